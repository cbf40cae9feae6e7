"""Checking in people who came together: everyone of a booking or organisation, ticked and let in at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import check_in_delegation
from desktop_app.features.checkin.dialogs.member_list import MemberList
from desktop_app.features.checkin.queries.delegation import fitting, holder, members
from desktop_app.features.checkin.rules import Direction, Status
from desktop_app.features.checkin.rules.delegation import Bond, everybody
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.icons import icon
from desktop_app.kit.refusals import words_of
from desktop_app.kit.sounds import Sound
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import FilterChip, Kind, button, chip_row, label, put_state

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QShowEvent

    from desktop_app.features.checkin.rules import Answer, Desk
    from desktop_app.features.checkin.rules.delegation import Delegation, Member
    from desktop_app.kit.context import PageContext

_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WALKS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class DeskWords(Protocol):
    """The words of the desk for answers, registrations and times."""

    def word(self, status: Status, reason: str = "") -> str:
        """The one word for an answer."""
        ...

    def sentence(self, answer: Answer) -> str:
        """What a guest would be told; empty where the word says it all."""
        ...

    def registration(self, status: str) -> str:
        """What became of a registration, where it is not simply there."""
        ...

    def clock(self, at: datetime, *, seconds: bool = False) -> str:
        """The time of day at the venue."""
        ...


class DelegationDialog(QDialog):
    """Tick who stands there, press Enter: all of them are checked in, and it is one step to undo.

    Signals:
        checked_in(object, object): the `Delegation`, and the answers given to its people, on disk.
    """

    checked_in = Signal(object, object)

    def __init__(self, context: PageContext, words: DeskWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who came together"))
        self._context = context
        self._words = words
        self._desk: Desk | None = None
        self._bonds: tuple[Delegation, ...] = ()
        self._shown: Delegation | None = None
        self._members: dict[str, Member] = {}
        self._ticked: frozenset[str] = frozenset()
        self._answers: dict[str, str] = {}
        self._given: list[Answer] = []
        self._writing: ChunkedWrite | None = None
        self._stopping = False
        self._title = label("", Type.TITLE, wrap=True)
        self._count = label("", muted=True)
        self._chips = {bond: FilterChip("") for bond in Bond}
        self.field = QLineEdit()
        self.list = MemberList(words.clock, words.registration)
        self._said = label("", wrap=True)
        self._close = button(self.tr("Close   Esc"))
        self.enter = button(self.tr("Check in   Enter"), Kind.PRIMARY)
        self._lay_out()
        self._connect()

    @property
    def sentence(self) -> str:
        """What was said last."""
        return self._said.text()

    @property
    def heading(self) -> tuple[str, str]:
        """Whose people are shown, and how many of them are here, in words."""
        return self._title.text(), self._count.text()

    @property
    def members(self) -> list[Member]:
        """Everybody who is shown, filtered or not."""
        return list(self._members.values())

    @property
    def ticked(self) -> frozenset[str]:
        """Who stands there."""
        return self._ticked

    @property
    def answers(self) -> dict[str, str]:
        """What is still to be said about those who were not simply let in."""
        return dict(self._answers)

    def serve(self, desk: Desk, delegations: Sequence[Delegation]) -> None:
        """Show the people of the first of these; with a second one there is a way to switch.

        Ticks stay as long as the same people are shown, also where a scan of somebody else came between.
        """
        self._desk, self._bonds = desk, tuple(delegations)
        self._answers, self._given = {}, []
        for bond, chip in self._chips.items():
            named = next((each for each in delegations if each.bond is bond), None)
            chip.setVisible(named is not None and len(delegations) > 1)
            if named is not None:
                chip.setText(f"{self._name(named)}  ·  {named.people}".replace("&", "&&"))
        self.field.clear()
        self._say("")
        self._show(delegations[0])

    def takes_scan(self, text: str, prefix: str) -> bool:
        """Tick the holder of a scanned code; False where nobody of those shown holds it."""
        if self._desk is None:
            return False
        found = self._members.get(self._context.store.read(holder, self._desk, text, prefix))
        if found is None or self._writing is not None:
            return False
        self._context.sounds.play(Sound.ATTENTION)
        self.field.clear()
        self.list.choose(found.attendee_id)
        if found.inside:
            self._say(self.tr("{name} is here already.").format(name=found.name))
            return True
        self._ticked |= {found.attendee_id}
        self._show_list()
        self._say(self.tr("{name} is ticked. Enter checks in.").format(name=found.name))
        return True

    def give_way(self) -> bool:
        """Close for a scan of somebody else, ticks and all; False while people are being written down."""
        if self._writing is None:
            super().reject()
        return self._writing is None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus()

    @override
    def reject(self) -> None:
        """Close; while people are being checked in, stop that first: nobody of them is in then."""
        if self._writing is not None:
            self._stopping = True
            self._writing.cancel()
            self._say(self.tr("Stopping: all of them are taken back."))
            return
        self._ticked = frozenset()  # who closes the list has let these people go
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6:
            self._on_other_asked()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.field.setFocus()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field: the arrows walk through the list, Enter ticks who is chosen there."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _WALKS:
            self.list.setFocus()
        elif key in _ENTERS:
            self._toggle(self.list.current_key)
            self._leave_field()
        elif key == Qt.Key.Key_Escape and self.field.text():
            self._leave_field()
        else:
            return False
        return True

    # --- building ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Type letters of a name"))
        self.field.setAccessibleName(self.tr("Filter by name"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setAccessibleName(self.tr("Who came together"))
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = self.tr("Space ticks, A ticks everybody who is missing, other letters filter; or scan badges.")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._count)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self._said, 1)
        below.addWidget(self._close)
        below.addWidget(self.enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addLayout(words)
        column.addLayout(chip_row(self._chips.values()))
        column.addWidget(self.field)
        column.addWidget(label(hint, Type.CAPTION))
        column.addWidget(self.list, 1)
        column.addLayout(below)
        self.resize(Size.WINDOW_LEAST_WIDTH - 2 * Space.WIDE, Size.WINDOW_LEAST_HEIGHT)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show_list)
        self.list.toggled.connect(self._toggle)
        self.list.all_asked.connect(self._on_all_asked)
        self.list.entered.connect(self.enter.click)
        self.list.typed.connect(self._on_typed)
        self.enter.clicked.connect(self._on_entered)
        self._close.clicked.connect(self.reject)
        self._chips[Bond.BOOKING].clicked.connect(self._on_booking_asked)
        self._chips[Bond.ORGANISATION].clicked.connect(self._on_organisation_asked)

    # --- whom to show --------------------------------------------------------------------------------

    def _show(self, delegation: Delegation) -> None:
        if self._shown is None or (self._shown.bond, self._shown.key) != (delegation.bond, delegation.key):
            self._ticked = frozenset()
        self._shown = delegation
        for bond, chip in self._chips.items():
            chip.setChecked(bond is delegation.bond)
        self._title.setText(self._name(delegation))
        self._read()

    def _read(self) -> None:
        if self._desk is None or self._shown is None:
            return
        shown, at = self._shown, self._context.now()
        found = self._context.store.read(members, self._desk, shown.bond, shown.key, at)
        self._members = {each.attendee_id: each for each in found}
        self._ticked -= {each.attendee_id for each in found if each.inside}
        here = sum(each.here_since is not None for each in found)
        people = sum(each.here_since is not None or each.status == "registered" for each in found)
        self._count.setText(self.tr("{here} of {people} are here").format(here=here, people=people))
        self._show_list()

    def _show_list(self) -> None:
        fits = fitting(self.members, self.field.text())
        fits.sort(key=lambda each: each.attendee_id not in self._answers)
        mixed = self._shown is not None and self._shown.bond is Bond.BOOKING
        self.list.show_members(fits, self._ticked, self._answers, mixed=mixed)
        ticked = len(self._ticked)
        words = self.tr("Check in %n people   Enter", "", ticked) if ticked else self.tr("Check in   Enter")
        self.enter.setText(words)
        self.enter.setEnabled(bool(ticked) and self._writing is None)

    def _name(self, delegation: Delegation) -> str:
        if delegation.bond is Bond.BOOKING:
            return self.tr("Booking {number}").format(number=delegation.name)
        return delegation.name

    def _on_booking_asked(self) -> None:
        self._switch(Bond.BOOKING)

    def _on_organisation_asked(self) -> None:
        self._switch(Bond.ORGANISATION)

    def _on_other_asked(self) -> None:
        if len(self._bonds) > 1 and self._shown is not None:
            self._switch(next(each.bond for each in self._bonds if each.bond is not self._shown.bond))

    def _switch(self, bond: Bond) -> None:
        if self._writing is None:
            self._answers = {}
            self._show(next(each for each in self._bonds if each.bond is bond))
            self.list.setFocus()

    # --- ticking -------------------------------------------------------------------------------------

    def _toggle(self, attendee_id: str) -> None:
        member = self._members.get(attendee_id)
        if member is None or self._writing is not None:
            return
        if member.inside:
            self._say(self.tr("{name} is here already.").format(name=member.name))
            return
        self._say("")
        self._ticked ^= {attendee_id}
        self._show_list()

    def _on_all_asked(self) -> None:
        if self._writing is None:
            everyone = everybody(self.members)
            self._ticked = self._ticked - everyone if everyone <= self._ticked else self._ticked | everyone
            self._show_list()

    def _on_typed(self, letter: str) -> None:
        self.field.setFocus()
        self.field.insert(letter)

    def _leave_field(self) -> None:
        self.field.clear()
        self.list.setFocus()

    # --- checking in ---------------------------------------------------------------------------------

    def _on_entered(self) -> None:
        if self._desk is None or not self._ticked or self._writing is not None:
            return
        # In the order of the list, whatever the order of the ticks.
        wanted = [each.attendee_id for each in self.members if each.attendee_id in self._ticked]
        self._given, self._answers = [], {}
        try:
            steps = self._context.store.write_chunks(
                self.tr("Check in %n people together", "", len(wanted)),
                check_in_delegation,
                # Somebody else may have opened the lock since the window opened.
                replace(self._desk, staff_id=self._context.duty.staff_id),
                wanted,
                self._context.now(),
                direction=Direction.ENTRY,
            )
        except Refused as refused:
            self._on_refused(refused)
            return
        self._writing = writing = ChunkedWrite(steps, self)
        writing.stepped.connect(self._on_stepped)
        writing.finished.connect(self._on_written)
        writing.refused.connect(self._on_refused)
        writing.cancelled.connect(self._on_cancelled)
        writing.broken.connect(self._on_cancelled)
        self.enter.setEnabled(False)
        writing.start()

    def _on_stepped(self, answers: Sequence[Answer]) -> None:
        if self._stopping:
            return
        self._given.extend(answers)
        words = self.tr("{done} of {all} are checked in. Esc stops, and takes all of them back.")
        self._say(words.format(done=len(self._given), all=len(self._ticked)))

    def _on_written(self) -> None:
        self._put_away()
        self._ticked = frozenset()
        self._answers = {
            answer.person.attendee_id: self._told(answer)
            for answer in self._given
            if answer.person is not None and answer.verdict.status is not Status.ADMITTED
        }
        if self._shown is not None:
            self.checked_in.emit(self._shown, tuple(self._given))
        if not self._answers:
            self.accept()
            return
        self._read()
        admitted = sum(answer.verdict.admitted for answer in self._given)
        self._say(
            self.tr("{admitted} of {all} were let in; see the others, and the notes, on top.").format(
                admitted=admitted, all=len(self._given)
            ),
            State.ATTENTION,
        )

    def _told(self, answer: Answer) -> str:
        """Why somebody was not let in, or what to look at though they were."""
        word = self._words.word(answer.verdict.status, answer.verdict.reason)
        note = answer.person.note if answer.person is not None and answer.verdict.admitted else ""
        return f"{word}. {note or self._words.sentence(answer)}".strip()

    def _on_refused(self, refused: Refused) -> None:
        self._put_away()
        self._context.sounds.play(Sound.REFUSED)
        self._say(words_of(refused), State.REFUSED)
        self._read()

    def _on_cancelled(self) -> None:
        self._put_away()
        self._say(self.tr("Stopped. Nobody of them was checked in."))
        self._read()

    def _put_away(self) -> None:
        if self._writing is not None:
            self._writing.deleteLater()
        self._writing, self._stopping = None, False

    def _say(self, words: str, state: State = State.PLAIN) -> None:
        put_state(self._said, state)
        self._said.setText(words)
