"""Whom a name in a list means: candidates with their reasons, chosen by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.meetings.dialogs.words import BETWEEN
from desktop_app.features.meetings.rules.request_plan import Likeness
from desktop_app.kit.theme import Space, Type, row_height
from desktop_app.kit.widgets import button, label

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules.request_plan import Candidate, Doubt

_KEY: Final = Qt.ItemDataRole.UserRole
_SHOWN_LINES: Final = 8


class DoubtPane(QWidget):
    """One question.

    Signals:
        answered(Named, str): whom the name means; "" leaves its rows out.
        skipped(): ask no more.
    """

    answered = Signal(object, str)
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubt: Doubt | None = None
        self._question = label("", Type.STRONG, wrap=True)
        self._where = label("", muted=True, wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Who may be meant"))
        self.skip_button = button(self.tr("Ask no more: leave doubtful rows out"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._question, self._where):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.skip_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.list)
        self.list.itemActivated.connect(self._on_activated)
        self.list.installEventFilter(self)
        self.skip_button.clicked.connect(self.skipped)

    @property
    def question(self) -> str:
        """What is asked."""
        return self._question.text()

    def ask(self, doubt: Doubt, left: int) -> None:
        """Ask whom a name means."""
        self._doubt = doubt
        self._question.setText(self.tr("Who is “{name}”?").format(name=doubt.named.words))
        lines = ", ".join(str(each) for each in doubt.lines[:_SHOWN_LINES])
        place = self.tr("Line {lines}") if len(doubt.lines) == 1 else self.tr("Lines {lines}")
        rest = self.tr("names to ask about: {left} · press the digit, or Enter").format(left=left)
        self._where.setText(f"{place.format(lines=lines)} · {rest}")
        self.list.clear()
        for digit, candidate in enumerate(doubt.candidates, 1):
            self._add(f"{digit}   {self._words(candidate)}", candidate.attendee_id)
        self._add(self.tr("0   None of them: leave these rows out"), "")
        self.list.setCurrentRow(0)

    def _add(self, words: str, key: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_KEY, key)
        item.setSizeHint(QSize(0, row_height()))
        self.list.addItem(item)

    def _words(self, candidate: Candidate) -> str:
        parts = (candidate.name, candidate.organisation, candidate.country)
        return BETWEEN.join((*(part for part in parts if part), self._why(candidate.why)))

    def _why(self, why: Likeness) -> str:
        return {
            Likeness.SAME_NAME_TWICE: self.tr("several have this name"),
            Likeness.OTHER_ORGANISATION: self.tr("is of another organisation"),
            Likeness.OTHER_NAME: self.tr("has this e-mail but another name"),
            Likeness.PART_OF_NAME: self.tr("has this name as a part"),
            Likeness.NEARLY: self.tr("has nearly this name"),
            Likeness.ORGANISATION_ONLY: self.tr("is of this organisation"),
        }[why]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits answer; in a list they would look for a row that begins with them."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        digit, last = event.text(), self.list.count() - 1
        if not digit.isdecimal() or int(digit) > last:
            return False
        self._answer(self.list.item(int(digit) - 1 if int(digit) else last))
        return True

    def _on_activated(self, item: QListWidgetItem) -> None:
        self._answer(item)

    def _answer(self, item: QListWidgetItem) -> None:
        if self._doubt is not None:
            self.answered.emit(self._doubt.named, item.data(_KEY))
