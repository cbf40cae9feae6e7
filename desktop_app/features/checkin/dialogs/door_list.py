"""Entering a ticked door list afterwards: each person with the time at which it happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import annul_scan, check_in_attendee
from desktop_app.features.checkin.dialogs.door_finder import DoorFinder
from desktop_app.features.checkin.dialogs.door_rows import EnteredRow, entered_columns, scan_of
from desktop_app.features.checkin.rules import AnnulReason, Direction, Status
from desktop_app.features.checkin.rules.door_kit import clock_in
from desktop_app.kit.refusals import words_of
from desktop_app.kit.rows_model import RowsModel
from desktop_app.kit.sounds import Sound
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from desktop_app.features.checkin.rules import Answer, Desk
    from desktop_app.kit.context import PageContext

_STATES: Final = {
    Status.ADMITTED: (State.ADMITTED, Sound.ADMITTED),
    Status.ATTENTION: (State.ATTENTION, Sound.ADMITTED),
    Status.INSIDE: (State.ATTENTION, Sound.ATTENTION),
    Status.REFUSED: (State.REFUSED, Sound.REFUSED),
}


class AnswerWords(Protocol):
    """Turns an answer into the words of the screen's language."""

    def word(self, status: Status, reason: str = "") -> str:
        """The one word for it."""
        ...

    def sentence(self, answer: Answer) -> str:
        """What a guest would be told; empty where the word says it all."""
        ...


class DoorListDialog(QDialog):
    """Code, QR or name, Enter: an arrival at the time shown, which stays until it is changed."""

    def __init__(
        self, context: PageContext, desk: Desk, point: str, words: AnswerWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Enter the door list"))
        self._context = context
        self._desk, self._point = desk, point
        self._words = words
        self._entered: dict[str, EnteredRow] = {}
        self.finder = DoorFinder(context)
        self._title = label("", Type.TITLE)
        self._day, self._clock = QDateEdit(), QLineEdit()
        self._time = time()
        self._said = label("", wrap=True)
        self._count = label("", muted=True)
        self._model = RowsModel(entered_columns(), self._rows_of, scan_of, self)
        self._list = Table(self._model)
        self._undo = button(self.tr("Take back   F8"))
        self._close = button(self.tr("Close   Esc"))
        self._lay_out()
        self._connect()
        self.serve(desk, point)
        self._put_moment(context.local(context.now()))
        self._show_entered()

    @property
    def moment(self) -> datetime:
        """The time shown, as the venue's clock had it."""
        day = self._day.date()
        zone = ZoneInfo(self._context.zone)
        return datetime(day.year(), day.month(), day.day(), self._time.hour, self._time.minute, tzinfo=zone)

    @property
    def rows(self) -> list[EnteredRow]:
        """What was entered, newest first."""
        return list(self._entered.values())

    @property
    def sentence(self) -> str:
        """What was said last."""
        return self._said.text()

    @property
    def count(self) -> str:
        """How many were entered, in words."""
        return self._count.text()

    def serve(self, desk: Desk, point: str) -> None:
        """Enter at this point from now on; the list and the time stay."""
        self._desk, self._point = desk, point
        self._show_moment()

    def take_scan(self, text: str, prefix: str) -> None:
        """Enter the holder of a scanned code."""
        self.finder.take_scan(text, prefix)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.finder.setFocus()

    # --- building ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._clock.setFixedWidth(2 * Space.HUGE)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clock.setAccessibleName(self.tr("Time of arrival"))
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setCalendarPopup(True)
        self._day.setAccessibleName(self.tr("Day of arrival"))
        self._list.setAccessibleName(self.tr("Entered so far"))
        when = QHBoxLayout()
        when.setSpacing(Space.SMALL)
        when.addWidget(self._title, 1)
        when.addWidget(self._day)
        when.addWidget(self._clock)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self._count, 1)
        below.addWidget(self._undo)
        below.addWidget(self._close)
        hint = self.tr(
            "Ctrl+↑ and Ctrl+↓ move the time by a minute, Page↑ and Page↓ by ten; or type it: 9:41."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addLayout(when)
        column.addWidget(self.finder)
        column.addWidget(label(hint, Type.CAPTION))
        column.addWidget(self._said)
        column.addWidget(self._list, 1)
        column.addLayout(below)
        self.resize(Size.PALETTE_WIDTH + 2 * Size.RAIL, Size.WINDOW_LEAST_HEIGHT + Size.BAR)
        self._say(self.tr("Each line becomes an arrival at the time shown."))

    def _connect(self) -> None:
        self.finder.person_chosen.connect(self._on_person_chosen)
        self.finder.clock_typed.connect(self._on_clock_typed)
        self.finder.minutes_asked.connect(self._on_minutes_asked)
        self.finder.nobody_found.connect(self._on_nobody_found)
        self._day.dateChanged.connect(self._show_moment)
        self._clock.editingFinished.connect(self._on_clock_edited)
        self._list.chosen.connect(self._on_row_chosen)
        self._undo.clicked.connect(self._on_undo_asked)
        self._close.clicked.connect(self.reject)
        QShortcut(QKeySequence("F8"), self).activated.connect(self._on_undo_asked)

    # --- when -----------------------------------------------------------------------------------------

    def _put_moment(self, local: datetime) -> None:
        self._day.setDate(QDate(local.year, local.month, local.day))
        self._time = time(local.hour, local.minute)
        self._show_moment()

    def _on_clock_edited(self) -> None:
        self._time = clock_in(self._clock.text()) or self._time
        self._show_moment()

    def _show_moment(self) -> None:
        words = self.tr("{point}: arrived at {time}")
        self._title.setText(words.format(point=self._point, time=f"{self._time:%H:%M}"))
        self._clock.setText(f"{self._time:%H:%M}")

    def _on_minutes_asked(self, minutes: int) -> None:
        self._put_moment(self.moment + timedelta(minutes=minutes))

    def _on_clock_typed(self, clock: time) -> None:
        self._time = clock
        self._show_moment()
        self._say(self.tr("From here on, people arrived at {time}.").format(time=f"{clock:%H:%M}"))

    # --- entering -------------------------------------------------------------------------------------

    def _on_nobody_found(self, text: str) -> None:
        self._complain(self.tr("Nobody on the list is “{text}”. Nothing was entered.").format(text=text))

    def _on_person_chosen(self, attendee_id: str) -> None:
        at = self.moment
        if at > self._context.now():
            words = self.tr("{time} is still to come. Set the time at which it happened.")
            self._complain(words.format(time=f"{at:%H:%M}"))
            return
        try:
            answer = self._context.store.write(
                self.tr("Enter the door list"),
                check_in_attendee,
                replace(self._desk, asks=False),
                attendee_id,
                at,
                direction=Direction.ENTRY,
            )
        except Refused as refused:
            self._complain(words_of(refused))
        else:
            self._take(answer, f"{at:%H:%M}")

    def _take(self, answer: Answer, clock: str) -> None:
        person, verdict = answer.person, answer.verdict
        word = self._words.word(verdict.status, verdict.reason)
        words = f"{word}. {self._words.sentence(answer)}" if not verdict.admitted else word
        name, organisation = (person.name, person.organisation) if person else ("", "")
        row = EnteredRow(answer.scan_id, clock, name, organisation, verdict.status, words)
        self._entered = {answer.scan_id: row, **self._entered}
        state, sound = _STATES[verdict.status]
        self._context.sounds.play(sound)
        self.finder.clear()
        self._say(f"{clock}  {name}: {words}", state)
        self._show_entered()

    # --- taking back ----------------------------------------------------------------------------------

    def _on_row_chosen(self, _scan_id: str) -> None:
        self._undo.setEnabled(self._wanted() is not None)

    def _wanted(self) -> EnteredRow | None:
        """The row to take back: the one chosen, else the newest that counts."""
        chosen = self._entered.get(self._list.current_key)
        if chosen is not None:
            return chosen if chosen.counts else None
        return next((row for row in self._entered.values() if row.counts), None)

    def _on_undo_asked(self) -> None:
        row = self._wanted()
        if row is None:
            return
        try:
            self._context.store.write(
                self.tr("Take a check-in back"),
                annul_scan,
                row.scan_id,
                AnnulReason.BY_MISTAKE,
                self._context.now(),
                station_id=self._desk.station_id,
                staff_id=self._desk.staff_id,
            )
        except Refused as refused:
            self._complain(words_of(refused))
            return
        self._entered[row.scan_id] = replace(row, taken_back=True, words=self.tr("Taken back"))
        self._say(self.tr("{name} was taken back.").format(name=row.name))
        self._list.clearSelection()
        self._list.setCurrentIndex(self._list.rootIndex())
        self._show_entered()
        self.finder.setFocus()

    # --- showing --------------------------------------------------------------------------------------

    def _complain(self, words: str) -> None:
        self._context.sounds.play(Sound.REFUSED)
        self._say(words, State.REFUSED)

    def _say(self, words: str, state: State = State.PLAIN) -> None:
        put_state(self._said, state)
        self._said.setText(words)

    def _show_entered(self) -> None:
        self._model.reset(list(self._entered))
        self._undo.setEnabled(self._wanted() is not None)
        words = self.tr("{entered} entered, {inside} were inside already")
        entered = sum(row.counts for row in self._entered.values())
        inside = sum(row.status is Status.INSIDE for row in self._entered.values())
        self._count.setText(words.format(entered=entered, inside=inside))

    def _rows_of(self, keys: Sequence[str]) -> list[EnteredRow]:
        return [self._entered[key] for key in keys if key in self._entered]
