"""The Meetings page: requests at the left, the board or another view in the middle, the inspector at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.meetings import queries
from desktop_app.features.meetings.page.chosen import Choice, Chosen, Thing
from desktop_app.features.meetings.page.deeds import Deeds
from desktop_app.features.meetings.page.doing import Doing
from desktop_app.features.meetings.page.inspector import MeetingsInspector
from desktop_app.features.meetings.page.left import LeftColumn
from desktop_app.features.meetings.page.paper import MeetingPaper
from desktop_app.features.meetings.page.planning import Planning
from desktop_app.features.meetings.page.views import Views
from desktop_app.features.meetings.dialogs.words import MeetingWords
from desktop_app.features.meetings.rules.problem import Placement
from desktop_app.features.meetings.rules.roll import people_away
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.rules.card_codes import CardCode
    from desktop_app.features.meetings.rules.meeting import BoardMeeting, Profile
    from desktop_app.features.meetings.rules.proposal import Proposal
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext

_TICK_MS: Final = 20_000


class MeetingsPage(Page):
    """Everything about bilateral meetings.

    Signals:
        paper_ordered(PaperOrder): print this; the room with the printers does it.
    """

    paper_ordered = Signal(object)

    watched = frozenset(
        (
            "absence",
            "annulment",
            "attendee",
            "meeting",
            "meeting_block",
            "meeting_person",
            "meeting_profile",
            "meeting_request",
            "meeting_table",
            "meeting_type",
            "organisation",
            "request_companion",
            "scan",
        )
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_title(self.tr("Meetings"))
        self.words = MeetingWords(context.local, self)
        self.chosen = Chosen(self)
        self.deeds = Deeds(context, self.words, self)
        self.planning = Planning(context, self)
        self.sight: Sight = self._read()
        self.left = LeftColumn(self.words)
        self.views = Views(context, self.words)
        self.doing = Doing(self.chosen, self.deeds, self.views, self._sight_now, self)
        self.inspector = MeetingsInspector(context, self.words)
        self.paper = MeetingPaper(context, self)
        self.print_button = self.add_secondary(self.tr("Print"), "printer")
        self.schedule_button = self.add_primary(self.tr("Schedule"))
        self._lay_out_middle()
        self.setFocusProxy(self.views)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._connect_views()
        self._connect_inspector()
        self._connect_planning()
        self._connect_paper()
        self._clock.start()

    def _lay_out_middle(self) -> None:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        self.left.setMinimumWidth(Size.INSPECTOR - Size.PICTURE)
        middle.addWidget(self.left)
        middle.addWidget(self.views)
        middle.setStretchFactor(1, 1)
        middle.setSizes([Size.INSPECTOR - Size.SHAPE - Space.WIDE, Size.WINDOW_WIDTH])
        self.content.addWidget(middle, 1)
        self.add_inspector(self.inspector)

    def _connect_views(self) -> None:
        views, requests = self.views, self.left.requests
        views.board.dropped.connect(self._on_dropped)
        views.board.swapped.connect(self._on_swapped)
        views.meeting_chosen.connect(self._on_meeting_chosen)
        views.person_chosen.connect(self._on_person_asked)
        views.opened.connect(self._on_opened)
        views.people.toggled.connect(self._on_availability_said)
        views.outcomes.said.connect(self.deeds.note)
        views.outcomes.cleared.connect(self.deeds.clear)
        self.deeds.refused.connect(views.complain)
        self.chosen.changed.connect(self._on_chosen)
        requests.list.chosen.connect(self._on_request_chosen)
        requests.list.opened.connect(self._on_place_asked)
        requests.list.lifted.connect(self._on_request_lifted)
        requests.list.carried.connect(self._on_request_carried)
        requests.list.dropped.connect(views.board.drop)
        requests.menu_asked.connect(self._on_request_menu_asked)
        self._clock.timeout.connect(self._on_time_passed)

    def _connect_inspector(self) -> None:
        meeting, person, doing = self.inspector.meeting, self.inspector.person, self.doing
        meeting.person_asked.connect(self._on_person_asked)
        meeting.place_asked.connect(doing.show_next_best)
        meeting.lock_asked.connect(doing.toggle_lock)
        meeting.cancel_asked.connect(doing.cancel)
        meeting.accept_asked.connect(doing.accept)
        meeting.decline_asked.connect(doing.decline)
        person.availability_said.connect(self._on_availability_said)
        person.stay_said.connect(self.deeds.set_stay)
        person.profile_said.connect(self._on_profile_said)
        person.meeting_asked.connect(self._on_meeting_chosen)
        person.registration_asked.connect(self.person_opened)

    def _connect_planning(self) -> None:
        planning, left = self.planning, self.left
        self.schedule_button.clicked.connect(self.schedule)
        left.repair.repair_asked.connect(self._on_repair_asked)
        left.repair.person_asked.connect(self._on_person_asked)
        left.repair.back_asked.connect(self.deeds.take_back_absence)
        left.running.stop_asked.connect(planning.stop)
        left.proposal.applied.connect(planning.apply)
        left.proposal.discarded.connect(planning.discard)
        left.proposal.list.chosen.connect(self._on_change_chosen)
        planning.begun.connect(self._on_planning_begun)
        planning.heard.connect(left.running.show_standing)
        planning.proposed.connect(self._on_proposed)
        planning.written.connect(self._on_plan_written)
        planning.ended.connect(self._on_planning_ended)
        planning.refused.connect(self.views.complain)

    def _connect_paper(self) -> None:
        self.print_button.clicked.connect(self.print_paper)
        self.paper.ordered.connect(self.paper_ordered)
        self.paper.told.connect(self.context.toaster.say)
        self.paper.refused.connect(self._on_paper_refused)

    def print_paper(self) -> None:
        """Ask what to print: cards, or sheets."""
        self.paper.ask()

    def answer_card(self, code: CardCode) -> None:
        """Say whether a meeting card that was scanned is out of date."""
        self.paper.answer_card(code)

    def _on_paper_refused(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.context.toaster.say(words_of(error))

    # --- what is seen ------------------------------------------------------------------------------------

    def _read(self) -> Sight:
        context = self.context
        return context.store.read(queries.sight, context.event_id, context.now())

    def _sight_now(self) -> Sight:
        return self.sight

    @override
    def refresh(self) -> None:
        context, now = self.context, self.context.now()
        self.sight = self._read()
        back = context.store.read(queries.people_back, context.event_id, now)
        self.left.show_sight(self.sight, people_away(self.sight.view, now), back)
        if self.planning.proposal is None:
            self.views.show_sight(self.sight, now)
        self.inspector.show_choice(self.sight, self.chosen.choice)
        self.set_sentence(self._sentence_of(self.sight))

    def _sentence_of(self, sight: Sight) -> str:
        if not sight.view.slots:
            return self.tr("No block of slots yet")
        figures = sight.figures
        words = self.tr("{placed} of {requested} requests placed, {gaps} idle gaps").format(
            placed=figures.placed, requested=figures.requested, gaps=figures.breaks
        )
        now = self.context.now()
        running = [slot for slot in sight.view.slots if slot.starts <= now < slot.ends]
        if running:
            until = self.words.time(running[0].ends)
            place = sight.view.slots.index(running[0]) + 1
            words += self.tr(", slot {number} runs until {time}").format(number=place, time=until)
        return words

    @override
    def show_thing(self, key: str) -> None:
        if key in self.sight.meetings:
            self.chosen.choose(Thing.MEETING, key)
        elif key in self.sight.requests:
            self.chosen.choose(Thing.REQUEST, key)
        else:
            self.chosen.choose(Thing.PERSON, key)

    @property
    def meeting(self) -> BoardMeeting | None:
        """The meeting that is chosen."""
        return self.doing.meeting

    # --- keys --------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys().get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            act()

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_N: self.doing.show_next_best,
            Qt.Key.Key_L: self.doing.toggle_lock,
            Qt.Key.Key_A: self.doing.accept,
            Qt.Key.Key_D: self.doing.decline,
            Qt.Key.Key_Delete: self.doing.cancel,
            Qt.Key.Key_R: self.repair,
            Qt.Key.Key_Slash: self.views.find.setFocus,
        }

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("↑ ↓ ← →", self.tr("On the board: choose a cell")),
            KeyHint("Ctrl+↑ ↓ ← →", self.tr("Lift the meeting and carry it; Enter drops it, Esc puts it back")),
            KeyHint("Enter", self.tr("To the inspector; in the list of requests: place the request")),
            KeyHint("N", self.tr("Hold it over the next best slot; N again for the one after")),
            KeyHint("L", self.tr("Lock or unlock the meeting")),
            KeyHint("Del", self.tr("Cancel the meeting or the request")),
            KeyHint("A, D", self.tr("Accept or decline the request")),
            KeyHint("R", self.tr("Who is missing; again: plan the repair")),
            KeyHint("Space", self.tr("By person: can or cannot meet in this slot")),
            KeyHint("/", self.tr("Find a person on the board")),
            KeyHint("+ −", self.tr("Nearer, farther")),
        )

    # --- plans -------------------------------------------------------------------------------------------

    def schedule(self) -> None:
        """Look for the best schedule."""
        self.planning.schedule()

    def repair(self) -> None:
        """Show who is missing; where that is shown already, plan the repair."""
        if self.left.front is self.left.repair:
            self.left.repair.ask()
        else:
            self.left.show_repair()

    def _on_repair_asked(self, news: object, refill: bool) -> None:  # noqa: FBT001 (a slot)
        self.planning.repair(news, refill=refill)  # type: ignore[arg-type]

    def _on_planning_begun(self, words: str) -> None:
        self.schedule_button.setEnabled(False)
        self.left.show_running(words)

    def _on_proposed(self, proposal: Proposal) -> None:
        self.left.show_proposal(self.sight, proposal)
        planned = self.sight.with_schedule(proposal.schedule)
        told = {each.request: self._told_of(each.before) for each in proposal.changes}
        self.views.show_sight(planned, self.context.now(), told)

    def _told_of(self, before: Placement | None) -> str:
        if before is None:
            return self.tr("new")
        return self.tr("was {place}").format(place=self.words.placement(self.sight, before))

    def _on_plan_written(self, proposal: Proposal) -> None:
        words = self.tr("Schedule written: {moved} moved, {cancelled} cancelled, {new} new")
        self.context.toaster.say_undoable(
            words.format(moved=proposal.moved, cancelled=proposal.cancelled, new=proposal.new)
        )

    def _on_planning_ended(self) -> None:
        self.schedule_button.setEnabled(True)
        self.left.show_usual()
        self.refresh()
        self.views.setFocus()

    def _on_change_chosen(self, request: str) -> None:
        self.views.see_request(request)

    # --- what happens ------------------------------------------------------------------------------------

    def _on_dropped(self, request: str, slot: int, table: int) -> None:
        if self.deeds.put(self.sight, request, slot, table):
            self._show_moved({request: Placement(slot, table)})

    def _on_swapped(self, one: str, other: str) -> None:
        placed = self.sight.situation.schedule.placed
        if self.deeds.swap(self.sight, one, other):
            self._show_moved({one: placed[other], other: placed[one]})

    def _show_moved(self, places: dict[str, Placement | None]) -> None:
        """Show at once what is written already; everything is read again when the event loop comes to it."""
        schedule = self.sight.situation.schedule.with_placed(places)
        self.sight = self.sight.with_schedule(schedule)
        self.views.board.show_sight(self.sight, self.context.now())
        meeting = self.sight.of_request.get(next(iter(places)))
        if meeting is not None:
            self.views.board.choose_meeting(meeting.id)
            self.chosen.choose(Thing.MEETING, meeting.id)

    def _on_meeting_chosen(self, key: str) -> None:
        self.chosen.choose(Thing.MEETING, key)

    def _on_person_asked(self, key: str) -> None:
        self.chosen.choose(Thing.PERSON, key)

    def _on_chosen(self, choice: Choice) -> None:
        self.inspector.show_choice(self.sight, choice)
        self.views.show_choice(choice)

    def _on_opened(self) -> None:
        self.inspector.take_keyboard()

    def _on_request_chosen(self, key: str) -> None:
        if key:
            self.chosen.choose(Thing.REQUEST, key)

    def _on_place_asked(self, key: str) -> None:
        self.chosen.choose(Thing.REQUEST, key)
        self.doing.show_next_best()

    def _on_request_lifted(self, key: str) -> None:
        self.views.tabs.setCurrentIndex(0)
        self.views.board.lift(key, by_mouse=True)

    def _on_request_carried(self, place: QPoint) -> None:
        board = self.views.board
        if board.carried is not None:
            board.carry_to_place(board.viewport().mapFromGlobal(place))

    def _on_request_menu_asked(self, key: str, place: QPoint) -> None:
        self.chosen.choose(Thing.REQUEST, key)
        self.doing.offer(self, place)

    def _on_availability_said(self, key: str, slot: int, available: bool) -> None:  # noqa: FBT001 (a slot)
        self.deeds.set_availability(self.sight, key, slot, available=available)

    def _on_profile_said(self, profile: Profile) -> None:
        self.deeds.set_profile(self.sight, profile)

    def _on_time_passed(self) -> None:
        if self.isVisible():
            self.refresh()
