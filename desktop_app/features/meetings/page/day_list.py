"""One person's day: each slot with its meeting, ticked while the person can meet then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from desktop_app.features.meetings.dialogs.words import BETWEEN
from desktop_app.kit.page_keys import is_for_page
from desktop_app.kit.theme import Space, tokens_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import BoardMeeting
    from desktop_app.features.meetings.rules.sight import Sight

_SLOT: Final = Qt.ItemDataRole.UserRole
_MEETING: Final = Qt.ItemDataRole.UserRole + 1


class DayList(QListWidget):
    """Slots under each other; Space ticks, Enter opens the meeting.

    Signals:
        toggled(int, bool): the person can, or cannot, meet in this slot.
        meeting_asked(str): show this meeting.
    """

    toggled = Signal(int, bool)
    meeting_asked = Signal(str)

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._filling = False
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Slots of this person; Space says whether the person can meet"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_item_changed)
        self.itemDoubleClicked.connect(self._on_opened)

    def show_day(self, sight: Sight, key: str, away: Collection[int]) -> None:
        """Show the slots of a person who cannot meet in those of `away`."""
        row = self.currentRow()
        self._filling = True
        self.clear()
        day = sight.days.get(key, {})
        for place, slot in enumerate(sight.view.slots):
            meeting = day.get(place)
            words = self._line(sight, key, meeting, away=place in away)
            item = QListWidgetItem(BETWEEN.join((self._words.time(slot.starts), words)))
            item.setData(_SLOT, place)
            item.setData(_MEETING, meeting.id if meeting else "")
            item.setToolTip(item.text())
            item.setFlags(self._flags(open_=place >= sight.first_open))
            item.setCheckState(Qt.CheckState.Unchecked if place in away else Qt.CheckState.Checked)
            if meeting is None or place < sight.first_open:
                item.setForeground(QColor(tokens_of(self).muted))
            item.setSizeHint(QSize(0, Space.WIDE))
            self.addItem(item)
        self.setCurrentRow(row)
        self._filling = False
        self.setFixedHeight(Space.WIDE * self.count() + Space.HAIR)

    def _flags(self, *, open_: bool) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if open_ else flags

    def _line(self, sight: Sight, key: str, meeting: BoardMeeting | None, *, away: bool) -> str:
        if meeting is None:
            return self.tr("cannot meet") if away else self.tr("free")
        first = any(party.attendee_id == key for party in meeting.first)
        partners = meeting.second if first else meeting.first
        words = [self._words.table(sight.view.tables[meeting.table]), self._words.side(partners)]
        return BETWEEN.join((*words, self.tr("cannot meet!")) if away else words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._on_opened(item)
        elif is_for_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.toggled.emit(item.data(_SLOT), item.checkState() == Qt.CheckState.Checked)

    def _on_opened(self, item: QListWidgetItem) -> None:
        if item.data(_MEETING):
            self.meeting_asked.emit(item.data(_MEETING))
