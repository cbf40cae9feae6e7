"""How meetings went, typed from the slot sheet: a slot, then table by table, one key each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.meetings.rules.meeting import TOOK_PLACE, MeetingState
from desktop_app.features.meetings.rules.outcome import Outcome
from desktop_app.kit.heir import FocusHeir
from desktop_app.kit.icons import dot, icon
from desktop_app.kit.page_keys import is_for_page
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QIcon, QKeyEvent

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import BoardMeeting, Party
    from desktop_app.features.meetings.rules.sight import Sight

_COMMENT: Final = 5
_SLOTS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class OutcomeTable(Table):
    """Rows on which letters act.

    Signals:
        struck(int): a key that is none of the table's own.
    """

    struck = Signal(int)
    keys: frozenset[Qt.Key] = frozenset()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in self.keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.struck.emit(event.key())
        elif is_for_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Outcomes(FocusHeir):
    """The entry of outcomes.

    Signals:
        said(BoardMeeting, Outcome, str): how this meeting went, also in words.
        cleared(BoardMeeting): nothing is known of it after all.
    """

    said = Signal(object, object, str)
    cleared = Signal(object)

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sight: Sight | None = None
        self._model: RowsModel[BoardMeeting] = RowsModel(self._columns(), self._rows, _key, self)
        self.table = OutcomeTable(self._model)
        self.table.setAccessibleName(self.tr("How the meetings of this slot went"))
        self.table.keys = frozenset((*self._acts(), *_SLOTS))
        self.slots = QComboBox()
        self.slots.setAccessibleName(self.tr("Slot"))
        self._done = label("", muted=True)
        self._lay_out()
        self.slots.currentIndexChanged.connect(self._show)
        self.table.struck.connect(self._on_struck)
        self.table.opened.connect(self._on_entered)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.MEDIUM)
        top.addWidget(self.slots)
        top.addWidget(self._done)
        top.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        hint = self.tr(
            "H held · 1 or 2: who asked, or was asked, did not come · B nobody came · F follow-up · "
            "C comment · X nothing known · Enter next"
        )
        column.addWidget(label(hint, muted=True, wrap=True))
        self.hand_focus_to(self.table)

    def _columns(self) -> list[Column[BoardMeeting]]:
        return [
            Column(self.tr("Table"), self._table, "", Size.TOUCH),
            Column(self.tr("How it went"), self._how, "", Size.PICTURE - Size.STATUS, icon=self._mark),
            Column(self.tr("Follow-up"), self._follow, "", Size.SHAPE),
            Column(self.tr("1  Who asked"), self._first, "", Size.FORM_LABEL),
            Column(self.tr("2  Who was asked"), self._second, "", Size.FORM_LABEL),
            Column(self.tr("Comment"), _comment, "", Size.FORM_LABEL, edit=self._on_comment_typed),
            Column(self.tr("Type"), self._type, "", Size.SHAPE, icon=self._dot),
        ]

    # --- what is seen ------------------------------------------------------------------------------------

    @property
    def slot(self) -> int:
        """The slot that is shown."""
        return max(self.slots.currentIndex(), 0)

    @property
    def meeting(self) -> BoardMeeting | None:
        """The meeting of the current row."""
        return self._sight.meetings.get(self.table.current_key) if self._sight else None

    def show_sight(self, sight: Sight, now: datetime) -> None:
        """Show the meetings of the chosen slot; at first, of the last one that has begun."""
        self._sight = sight
        kept = self.slots.currentIndex()
        titles = [self._words.slot(slot) for slot in sight.view.slots]
        if titles != [self.slots.itemText(row) for row in range(self.slots.count())]:
            self.slots.blockSignals(True)
            self.slots.clear()
            self.slots.addItems(titles)
            begun = max(sum(slot.starts <= now for slot in sight.view.slots) - 1, 0)
            self.slots.setCurrentIndex(kept if 0 <= kept < len(titles) else begun)
            self.slots.blockSignals(False)
        self._show()

    def _show(self) -> None:
        sight = self._sight
        if sight is None:
            return
        here = sorted(
            (each for each in sight.view.meetings if each.slot == self.slot), key=lambda each: each.table
        )
        self._model.reset([each.id for each in here])
        done = sum(each.state in TOOK_PLACE for each in here)
        self._done.setText(self.tr("{done} of {all} noted").format(done=done, all=len(here)))
        if here and not self.table.current_key:
            self.table.choose(here[0].id)

    def _rows(self, keys: Sequence[str]) -> list[BoardMeeting]:
        meetings = self._sight.meetings if self._sight else {}
        return [meetings[key] for key in keys if key in meetings]

    def _table(self, meeting: BoardMeeting) -> str:
        return str(self._sight.view.tables[meeting.table].number) if self._sight else ""

    def _type(self, meeting: BoardMeeting) -> str:
        return self._sight.view.types[meeting.type_id].name if self._sight else ""

    def _dot(self, meeting: BoardMeeting) -> QIcon | None:
        return dot(self._sight.view.types[meeting.type_id].colour) if self._sight else None

    def _first(self, meeting: BoardMeeting) -> str:
        return self._side(meeting.first)

    def _second(self, meeting: BoardMeeting) -> str:
        return self._side(meeting.second)

    def _side(self, parties: Sequence[Party]) -> str:
        absent = "✕ " if parties and all(party.absent for party in parties) else ""
        return absent + self._words.side(parties)

    def _how(self, meeting: BoardMeeting) -> str:
        return self._words.state(meeting.state) if meeting.state in TOOK_PLACE else "–"

    def _mark(self, meeting: BoardMeeting) -> QIcon | None:
        if meeting.state is MeetingState.HELD:
            return icon("check", State.ADMITTED)
        return icon("x", State.REFUSED) if meeting.state is MeetingState.NO_SHOW else None

    def _follow(self, meeting: BoardMeeting) -> str:
        return self.tr("yes") if meeting.follow_up else ""

    # --- what is typed -----------------------------------------------------------------------------------

    def _acts(self) -> dict[Qt.Key, str]:
        return {
            Qt.Key.Key_H: "held",
            Qt.Key.Key_1: "first",
            Qt.Key.Key_2: "second",
            Qt.Key.Key_B: "both",
            Qt.Key.Key_F: "follow",
            Qt.Key.Key_C: "comment",
            Qt.Key.Key_X: "clear",
        }

    def _on_struck(self, pressed: int) -> None:
        key = Qt.Key(pressed)
        if key in _SLOTS:
            self._step(_SLOTS[key])
            return
        meeting = self.meeting
        if meeting is None:
            return
        act = self._acts()[key]
        if act == "comment":
            cell = self._model.index(self.table.currentIndex().row(), _COMMENT)
            self.table.scrollTo(cell)
            self.table.edit(cell)
        elif act == "clear":
            self.cleared.emit(meeting)
        elif act == "follow":
            known = known_outcome(meeting)
            self._say(meeting, replace(known, follow_up=not known.follow_up))
        else:
            self._say(meeting, replace(known_outcome(meeting), absent=_absent(meeting, act)))

    def _say(self, meeting: BoardMeeting, outcome: Outcome) -> None:
        names = [party.name for party in meeting.parties if party.attendee_id in outcome.absent]
        words = self.tr("held")
        if names:
            words = self.tr("not there: {people}").format(people=", ".join(names))
        if outcome.follow_up:
            words = self.tr("{outcome}, follow-up").format(outcome=words)
        self.said.emit(meeting, outcome, words)

    def _on_comment_typed(self, key: str, text: str) -> bool:
        meeting = self._sight.meetings.get(key) if self._sight else None
        if meeting is not None:
            self.said.emit(meeting, replace(known_outcome(meeting), comment=text), self.tr("comment"))
        return True

    def _on_entered(self, key: str) -> None:
        place = self._model.place_of(key)
        if place is None:
            return
        if place + 1 < self._model.rowCount():
            self.table.choose(self._model.key_at(place + 1))
        else:
            self._step(1)

    def _step(self, by: int) -> None:
        slot = self.slots.currentIndex() + by
        if 0 <= slot < self.slots.count():
            self.slots.setCurrentIndex(slot)
            if self._model.rowCount():
                self.table.choose(self._model.key_at(0))


def known_outcome(meeting: BoardMeeting) -> Outcome:
    """What is noted of a meeting so far."""
    absent = frozenset(party.attendee_id for party in meeting.parties if party.absent)
    return Outcome(absent, meeting.follow_up, meeting.comment)


def _absent(meeting: BoardMeeting, act: str) -> frozenset[str]:
    sides = {
        "held": (),
        "first": meeting.first,
        "second": meeting.second,
        "both": meeting.parties,
    }
    return frozenset(party.attendee_id for party in sides[act])


def _key(meeting: BoardMeeting) -> str:
    return meeting.id


def _comment(meeting: BoardMeeting) -> str:
    return meeting.comment
