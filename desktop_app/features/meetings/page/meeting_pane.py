"""What the inspector shows of one meeting or request: who, when, why, and what can be done with it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.features.meetings.dialogs.words import BETWEEN
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.request import OPEN, RequestState
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, Pill, PushButton, button, clear_layout, label, line, put_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import BoardMeeting, Party
    from desktop_app.features.meetings.rules.request import RequestRow
    from desktop_app.features.meetings.rules.sight import Sight


class NameButton(PushButton):
    """A name to press, drawn shorter where it is longer than there is room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setProperty("kind", Kind.LINK.value)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Size.TOUCH, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        lacking = self.sizeHint().width() - self.width()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if lacking > 0:
            room = self.fontMetrics().horizontalAdvance(self.text()) - lacking
            option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class PartyLines(QWidget):
    """The people of one side: a button for each, and below it organisation and whether here.

    Signals:
        person_asked(str): show this person.
    """

    person_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._parties: Sequence[Party] = ()
        self.names: list[QPushButton] = []

    def show_parties(self, parties: Sequence[Party]) -> None:
        """Show these people."""
        if parties == self._parties:
            return
        self._parties = parties
        clear_layout(self._column)
        self.names.clear()
        for party in parties:
            self._add(party)

    def _add(self, party: Party) -> None:
        name = NameButton(party.name)
        name.setToolTip(self.tr("Show the day of {name}").format(name=party.name))
        name.setProperty("attendee", party.attendee_id)
        name.clicked.connect(self._on_clicked)
        words = BETWEEN.join(part for part in (party.organisation, party.country) if part)
        self._column.addWidget(name)
        self.names.append(name)
        about = label(words, Type.CAPTION, wrap=True)
        self._column.addWidget(about)
        # Only now: shown before it lies in the pane, it would be a window of its own that takes the keyboard.
        about.setVisible(bool(words))
        there = label(self._presence(party), Type.CAPTION)
        there.setContentsMargins(0, 0, 0, Space.HAIR)
        put_state(there, _state_of(party))
        self._column.addWidget(there)

    def _presence(self, party: Party) -> str:
        if party.absent:
            return self.tr("✕ did not come to the meeting")
        if not party.coming:
            return self.tr("✕ not coming any more")
        return self.tr("✓ here") if party.here else self.tr("not here yet")

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.person_asked.emit(str(sender.property("attendee")))


def _state_of(party: Party) -> State:
    if party.absent or not party.coming:
        return State.REFUSED
    return State.ADMITTED if party.here else State.PLAIN


class MeetingPane(QWidget):
    """One meeting, or one request without one.

    Signals:
        person_asked(str): show this person.
        place_asked(), lock_asked(), cancel_asked(), accept_asked(), decline_asked(): the buttons.
    """

    person_asked = Signal(str)
    place_asked = Signal()
    lock_asked = Signal()
    cancel_asked = Signal()
    accept_asked = Signal()
    decline_asked = Signal()

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._kind = Pill("", "", self)
        self._what = label("", wrap=True)
        self._wrong = label("", wrap=True)
        put_state(self._wrong, State.REFUSED)
        self.first, self.second = PartyLines(), PartyLines()
        self._about = label("", Type.CAPTION, wrap=True)
        self.place_button = button(self.tr("Next best slot  N"), picture="magic-wand")
        self.lock_button = button(self.tr("Lock  L"), picture="lock-simple")
        self.accept_button = button(self.tr("Accept  A"), picture="check")
        self.decline_button = button(self.tr("Decline  D"), picture="prohibit")
        self.cancel_button = button(self.tr("Cancel meeting  Del"), Kind.DESTRUCTIVE, "x")
        self._lay_out()
        for lines in (self.first, self.second):
            lines.person_asked.connect(self.person_asked)
        self.place_button.clicked.connect(self.place_asked)
        self.lock_button.clicked.connect(self.lock_asked)
        self.accept_button.clicked.connect(self.accept_asked)
        self.decline_button.clicked.connect(self.decline_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (
            self._kind,
            self._what,
            self._wrong,
            self.first,
            line(),
            self.second,
            line(),
            self._about,
        ):
            column.addWidget(part)
        buttons = QGridLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.place_button, 0, 0, 1, 2)
        buttons.addWidget(self.accept_button, 1, 0)
        buttons.addWidget(self.decline_button, 1, 1)
        buttons.addWidget(self.lock_button, 2, 0, 1, 2)
        buttons.addWidget(self.cancel_button, 3, 0, 1, 2)
        column.addSpacing(Space.SMALL)
        column.addLayout(buttons)
        column.addStretch()

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the meeting."""
        return self._wrong.text()

    def show_meeting(self, sight: Sight, meeting: BoardMeeting) -> None:
        """Show a meeting on the board."""
        row = sight.requests.get(meeting.request_id)
        self._show_people(sight, meeting)
        table = sight.view.tables[meeting.table]
        self._tell(BETWEEN.join(part for part in (table.place, *table.features) if part))
        wrong = [self._words.broken(sight, each) for each in sight.conflicts.get(meeting.id, ())]
        self._say_wrong("\n".join(dict.fromkeys(wrong)))
        state = self._words.state(meeting.state)
        locked = self.tr("locked") if meeting.locked else ""
        follow = self.tr("follow-up agreed") if meeting.follow_up else ""
        about = BETWEEN.join(part for part in (state, locked, follow) if part)
        self._about.setText("\n".join(part for part in (about, meeting.comment, self._wish(row)) if part))
        begun = meeting.slot < sight.first_open or meeting.state is not MeetingState.PLANNED
        self.lock_button.setText(self.tr("Unlock  L") if meeting.locked else self.tr("Lock  L"))
        self.cancel_button.setText(self.tr("Cancel meeting  Del"))
        self._show_buttons(lock=True, answer=False)
        self.lock_button.setEnabled(not begun)
        for part in (self.place_button, self.cancel_button):
            part.setEnabled(not begun and not meeting.locked)

    def show_request(self, sight: Sight, row: RequestRow) -> None:
        """Show a request without a meeting."""
        self._show_people(sight, row)
        self._tell(self._words.waiting(sight, row) or self._words.request_state(row.state))
        self._say_wrong("")
        self._about.setText(
            "\n".join(part for part in (self._words.request_state(row.state), self._wish(row)) if part)
        )
        self.cancel_button.setText(self.tr("Cancel request  Del"))
        self._show_buttons(lock=False, answer=row.state in OPEN)
        self.accept_button.setEnabled(row.state is RequestState.PENDING)
        self.place_button.setEnabled(row.state is RequestState.ACCEPTED)
        self.cancel_button.setEnabled(row.state in OPEN)

    def _show_people(self, sight: Sight, row: BoardMeeting | RequestRow) -> None:
        kind = sight.view.types[row.type_id]
        self._kind.show_category(kind.name, kind.colour)
        self.first.show_parties(row.first)
        self.second.show_parties(row.second)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Let Tab go from the names, which were made last, to the buttons below them."""
        buttons = (
            self.place_button, self.accept_button, self.decline_button, self.lock_button, self.cancel_button,
        )  # fmt: skip
        for one, next_one in pairwise((*self.first.names, *self.second.names, *buttons)):
            QWidget.setTabOrder(one, next_one)

    def _tell(self, words: str) -> None:
        self._what.setText(words)
        self._what.setVisible(bool(words))

    def _show_buttons(self, *, lock: bool, answer: bool) -> None:
        self.lock_button.setVisible(lock)
        self.accept_button.setVisible(answer)
        self.decline_button.setVisible(answer)

    def _say_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    def _wish(self, row: RequestRow | None) -> str:
        if row is None:
            return ""
        priority = self.tr("Priority: {priority}").format(priority=self._words.priority(row.priority))
        mutual = self.tr("both asked") if row.mutual else ""
        needs = self.tr("Needs: {needs}").format(needs=", ".join(row.needs)) if row.needs else ""
        first = BETWEEN.join(part for part in (priority, mutual, needs) if part)
        return "\n".join(part for part in (first, row.wish, row.note) if part)
