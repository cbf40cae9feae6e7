"""What clashes about a session, each with the way to live with it and say why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.features.agenda.rules.conflicts import Level
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, Shape, VerdictShape, button, label, put_state

if TYPE_CHECKING:
    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules.conflicts import Conflict

_SHAPES = {Level.ERROR: Shape.REFUSED, Level.WARNING: Shape.ATTENTION, Level.HINT: Shape.ATTENTION}
_STATES = {Level.ERROR: State.REFUSED, Level.WARNING: State.ATTENTION, Level.HINT: State.PLAIN}


class Clash(QWidget):
    """One clash: its word and sentence; a button that asks why it is accepted, or that reopens it.

    Signals:
        accepted(str): for this reason.
        reopened(): it is not accepted any more.
    """

    accepted = Signal(str)
    reopened = Signal()

    def __init__(self, word: str, sentence: str, level: Level, reason: str = "") -> None:
        super().__init__()
        shape = VerdictShape(side=Size.ICON)
        shape.show_shape(Shape.ADMITTED if reason else _SHAPES[level])
        head = label(self.tr("Accepted: {reason}").format(reason=reason) if reason else word, Type.CAPTION)
        head.setWordWrap(True)
        put_state(head, State.ADMITTED if reason else _STATES[level])
        self.sentence = label(sentence, wrap=True)
        self.button = button(self.tr("Reopen") if reason else self.tr("Accept because…"), Kind.LINK)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why is it all right? Enter"))
        self.reason.setAccessibleName(self.tr("Why it is accepted"))
        self.reason.hide()
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for part in (head, self.sentence, self.reason):
            lines.addWidget(part)
        lines.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(shape, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self.button.clicked.connect(self.reopened if reason else self._on_asked)
        self.reason.returnPressed.connect(self._on_typed)

    def _on_asked(self) -> None:
        self.reason.show()
        self.reason.setFocus()
        self.button.hide()

    def _on_typed(self) -> None:
        if self.reason.text().strip():
            self.accepted.emit(self.reason.text())


class Clashes(QWidget):
    """All clashes of one session.

    Signals:
        accepted(Conflict, str): somebody lives with it, for this reason.
        reopened(Conflict): nobody does any more.
    """

    accepted = Signal(object, str)
    reopened = Signal(object)

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: tuple[object, ...] = ()
        self.rows: list[Clash] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_session(self, sight: Sight, guid: str) -> None:
        """Show the clashes of a session."""
        opened, accepted = sight.live.of(guid), sight.live.accepted_of(guid)
        shown = (guid, *opened, *accepted)
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        for conflict in opened:
            self._add(sight, conflict)
        for conflict, reason in accepted:
            self._add(sight, conflict, reason)
        self.setVisible(bool(self.rows))

    def _clear(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows.clear()

    def _add(self, sight: Sight, conflict: Conflict, reason: str = "") -> None:
        sessions = sight.sessions

        def title(guid: str) -> str:
            return sessions[guid].title if guid in sessions else ""

        sentence = self._words.conflict(sight.frame, title, conflict)
        row = Clash(self._words.level(conflict.level), sentence, conflict.level, reason)
        row.accepted.connect(partial(self.accepted.emit, conflict))
        row.reopened.connect(partial(self.reopened.emit, conflict))
        self.rows.append(row)
        self._column.addWidget(row)
