"""The middle of the screen: the verdict card and the buttons that belong to it, with their keys on them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.page.card import VerdictCard
from desktop_app.features.checkin.page.delegation_line import DelegationLine
from desktop_app.features.checkin.page.hand_out_panel import HandOutPanel
from desktop_app.features.checkin.page.question_panel import QuestionPanel
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import Kind, button

_RESTYLED: Final = frozenset(
    {QEvent.Type.Polish, QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange}
)


class VerdictColumn(QWidget):
    """The card, full height, and its buttons.

    Signals:
        badge_asked(): Print badge.
        undo_asked(QPoint): Undo; the reasons open at this place on the screen.
        let_in_asked(QPoint): Let in all the same; the reasons open at this place on the screen.
    """

    badge_asked = Signal()
    undo_asked = Signal(QPoint)
    let_in_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = VerdictCard()
        self.questions = QuestionPanel()
        self.things = HandOutPanel()
        self.delegation = DelegationLine()
        self.badge = self._made(self.tr("Print badge   F5"), "printer")
        self.undo = self._made(self.tr("Undo   F8"), "arrow-u-up-left")
        self.let_in = self._made(self.tr("Let in   F3"), "sign-in")
        self.again = self._made(self.tr("Show again   F4"), "eye")
        self._lay_out()
        self.offer(badge=False, undo=False, again=False)
        self.badge.clicked.connect(self.badge_asked)
        self.undo.clicked.connect(self._on_undo_clicked)
        self.let_in.clicked.connect(self._on_let_in_clicked)
        self.again.clicked.connect(self.card.reveal)

    def offer(self, *, badge: bool, undo: bool, again: bool, let_in: bool = False) -> None:
        """Say which buttons mean something now; Undo makes way for letting in, both never mean something."""
        self.let_in.setVisible(let_in)
        self.let_in.setEnabled(let_in)
        self.undo.setVisible(not let_in)
        self.badge.setEnabled(badge)
        self.undo.setEnabled(undo)
        self.again.setEnabled(again)

    @override
    def event(self, event: QEvent) -> bool:
        """Ask for the same width whichever buttons are there, so that nothing beside moves with them."""
        if event.type() in _RESTYLED:
            room = (self.badge, max(self.undo, self.let_in, key=_width), self.again)
            self.setMinimumWidth(sum(map(_width, room)) + len(room) * Space.SMALL)
        return super().event(event)

    def _made(self, words: str, picture: str) -> QPushButton:
        made = button(words, Kind.PLAIN, picture)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _lay_out(self) -> None:
        self.card.put_at_foot(self.delegation)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.badge)
        row.addWidget(self.undo)
        row.addWidget(self.let_in)
        row.addStretch()
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.card, 1)
        column.addWidget(self.questions)
        column.addWidget(self.things)
        column.addLayout(row)

    def _on_undo_clicked(self) -> None:
        self.undo_asked.emit(_above(self.undo))

    def _on_let_in_clicked(self) -> None:
        self.let_in_asked.emit(_above(self.let_in))


def _width(part: QWidget) -> int:
    return part.sizeHint().width()


def _above(asked: QPushButton) -> QPoint:
    """Where a menu opens: above the button, since below it the window ends."""
    return asked.mapToGlobal(asked.rect().topLeft())
