"""The Meetings page: requests at the left, board or another view in the middle, inspector at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.meetings import queries
from desktop_app.features.meetings.dialogs.words import MeetingWords
from desktop_app.features.meetings.page.chosen import Chosen, Thing
from desktop_app.features.meetings.page.deeds import Deeds
from desktop_app.features.meetings.page.doing import Doing
from desktop_app.features.meetings.page.inspector import MeetingsInspector
from desktop_app.features.meetings.page.left import LeftColumn
from desktop_app.features.meetings.page.opening import Opening
from desktop_app.features.meetings.page.paper import MeetingPaper
from desktop_app.features.meetings.page.parts import Parts
from desktop_app.features.meetings.page.planning import Planning
from desktop_app.features.meetings.page.reacting import Reacting
from desktop_app.features.meetings.page.seeing import Seeing
from desktop_app.features.meetings.page.steering import Steering
from desktop_app.features.meetings.page.views import Views
from desktop_app.features.meetings.rules.roll import due_slots, people_away
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.rules.card_codes import CardCode
    from desktop_app.features.meetings.rules.meeting import BoardMeeting
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext

_TICK_MS: Final = 20_000
_SOON_MS: Final = 1500
# At the door somebody comes in every other second: who is here may be a little late on the board.
_AT_ONCE: Final = frozenset(
    (
        "absence", "agenda_person", "agenda_room", "agenda_session", "attendee",
        "meeting", "meeting_block", "meeting_person", "meeting_profile",
        "meeting_request", "meeting_table", "meeting_type", "organisation", "request_companion",
        "session_speaker", "sign_up",
    )
)  # fmt: skip
_THOROUGH_S: Final = 60.0


class MeetingsPage(Page):
    """Everything about bilateral meetings.

    Signals:
        paper_ordered(PaperOrder): print this; the room with the printers does it.
    """

    paper_ordered = Signal(object)

    watched = _AT_ONCE | {"annulment", "card_version", "printout", "scan"}

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_title(self.tr("Meetings"))
        self.words = MeetingWords(context.local, self)
        self.chosen = Chosen(self)
        self.seeing = Seeing(context)
        self.deeds = Deeds(context, self.words, self)
        self.planning = Planning(context, self)
        self.opening = Opening(context, self.deeds, self)
        self.left = LeftColumn(self.words)
        self.views = Views(context, self.words)
        self.doing = Doing(self.chosen, self.deeds, self.views, self.seeing, self)
        self.inspector = MeetingsInspector(context, self.words)
        self.paper = MeetingPaper(context, self)
        parts = Parts(
            self.left, self.views, self.inspector, self.chosen, self.seeing, self.deeds, self.doing,
            self.planning, self.opening, self.paper,
        )  # fmt: skip
        self.reacting = Reacting(context, parts, self)
        self.steering = Steering(context, parts, self.words, self)
        self.setup_button = self.add_secondary(self.tr("Set up"), "gear-six")
        self.print_button = self.add_secondary(self.tr("Print"), "printer")
        self.schedule_button = self.add_primary(self.tr("Schedule"))
        self._lay_out_content()
        self.hand_focus_to(self.views)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._connect()
        self._clock.start()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._on_time_passed)

    def _lay_out_content(self) -> None:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        self.left.setMinimumWidth(Size.INSPECTOR - Size.PICTURE)
        middle.addWidget(self.left)
        middle.addWidget(self.views)
        middle.setStretchFactor(1, 1)
        middle.setSizes([Size.INSPECTOR - Size.SHAPE - Space.WIDE, Size.WINDOW_WIDTH])
        self.empty = EmptyState(
            "handshake",
            self.tr("No meetings yet"),
            self.tr(
                "Bilateral meetings lie in blocks of slots, at numbered tables. Set up a block and tables "
                "first; then import requests, or type them in, and press Schedule."
            ),
            self.tr("Set up blocks and tables"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(middle)
        self.content.addWidget(self._stack, 1)
        self.add_inspector(self.inspector)

    def _connect(self) -> None:
        self.empty.asked.connect(self.set_up)
        self.setup_button.clicked.connect(self.set_up)
        self.schedule_button.clicked.connect(self.schedule)
        self.print_button.clicked.connect(self.print_paper)
        self.planning.begun.connect(self._on_planning_begun)
        self.steering.settled.connect(self._on_settled)
        self.paper.ordered.connect(self.paper_ordered)
        self.paper.told.connect(self.context.toaster.say)
        self.paper.refused.connect(self._on_paper_refused)
        self.opening.request_added.connect(self._on_request_added)
        self.left.repair.seen.connect(self._count_stale)
        self.inspector.person.registration_asked.connect(self.person_opened)
        self._clock.timeout.connect(self._on_time_passed)

    # --- what is seen ------------------------------------------------------------------------------------

    @property
    def sight(self) -> Sight:
        """What is seen of the meetings."""
        return self.seeing.sight

    @property
    def meeting(self) -> BoardMeeting | None:
        """The meeting that is chosen."""
        return self.doing.meeting

    @override
    def refresh(self) -> None:
        context, now = self.context, self.context.now()
        sight = self.seeing.catch_up()
        self._stack.setCurrentIndex(1 if sight.view.slots and sight.view.tables else 0)
        noted = context.store.read(queries.noted_missing, context.event_id, now)
        away, due = people_away(sight.view, now, noted), due_slots(sight.view, now)
        self.left.show_sight(sight, away, sight.here(noted), due)
        if self.left.front is self.left.repair:
            self._count_stale()
        if self.planning.proposal is None:
            self.views.show_sight(sight, now)
            self.views.follow(self.chosen.choice)
        # What was a request lies on the board now, under the key of its meeting.
        placed = sight.of_request.get(self.chosen.choice.key)
        if placed is not None:
            self.chosen.choose(Thing.MEETING, placed.id)
        self.inspector.show_choice(sight, self.chosen.choice)
        self.set_sentence(self._sentence_of(sight))

    @override
    def _on_changed(self, tables: frozenset[str]) -> None:
        if not tables & self.watched or not self.isVisible() or tables & _AT_ONCE:
            super()._on_changed(tables)
        elif not self._soon.isActive():
            self._soon.start()

    def _count_stale(self) -> None:
        context = self.context
        counts = context.store.read(queries.card_counts, context.event_id, context.now())
        self.left.repair.show_stale(counts.stale)

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

    # --- what can be asked for ---------------------------------------------------------------------------

    def schedule(self) -> None:
        """Look for the best schedule."""
        self.planning.schedule()

    def schedule_thoroughly(self) -> None:
        """Look for the best schedule for a minute."""
        self.planning.schedule(_THOROUGH_S)

    def repair(self) -> None:
        """Show who is missing, and then plan the repair."""
        self.steering.repair()

    def set_up(self) -> None:
        """Set up blocks, tables and types."""
        self.opening.set_up()

    def enter_outcomes(self) -> None:
        """Enter how meetings went."""
        self.views.show_outcomes()

    def add_request(self) -> None:
        """Type in a request."""
        self.reacting.add_request()

    def import_requests(self) -> None:
        """Import a list of requests."""
        self.opening.import_requests()

    def print_paper(self) -> None:
        """Ask what to print: cards, or sheets."""
        self.paper.ask()

    def print_stale_cards(self) -> None:
        """Print the cards that say something wrong by now."""
        self.paper.print_stale()

    def answer_card(self, code: CardCode) -> None:
        """Say whether a meeting card that was scanned is out of date."""
        self.paper.answer_card(code)

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
            Qt.Key.Key_Insert: self.add_request,
            Qt.Key.Key_R: self.repair,
            Qt.Key.Key_Q: self.left.show_requests,
            Qt.Key.Key_Slash: self.views.search.setFocus,
            Qt.Key.Key_Escape: self._leave,
        }

    def _leave(self) -> None:
        """Discard the plan that waits, or go back to the view in front."""
        if self.planning.proposal is not None:
            self.planning.discard()
        self.views.setFocus()

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("↑ ↓ ← →", self.tr("On the board: choose a cell")),
            KeyHint(
                "Ctrl+↑ ↓ ← →", self.tr("Lift the meeting and carry it; Enter drops it, Esc puts it back")
            ),
            KeyHint(
                "Enter", self.tr("To the inspector, Esc back; in the list of requests: place the request")
            ),
            KeyHint("N", self.tr("Hold it over the next best slot; N again for the one after")),
            KeyHint("L", self.tr("Lock or unlock the meeting")),
            KeyHint("Del", self.tr("Cancel the meeting or the request")),
            KeyHint("Insert", self.tr("Add a request")),
            KeyHint("A, D", self.tr("Accept or decline the request")),
            KeyHint("Q", self.tr("To the list of requests")),
            KeyHint("R", self.tr("Who is missing; again: plan the repair")),
            KeyHint("Ctrl+Enter, Esc", self.tr("Write the plan that is shown, or discard it")),
            KeyHint("H 1 2 B", self.tr("Outcomes: held; did not come: who asked, who was asked, both")),
            KeyHint("F C X", self.tr("Outcomes: follow-up, comment, nothing known")),
            KeyHint("PgUp PgDn", self.tr("Outcomes: the slot before, the next one")),
            KeyHint("Space", self.tr("By person: can or cannot meet in this slot")),
            KeyHint("/", self.tr("Find a person on the board")),
            KeyHint("+ -", self.tr("Nearer, farther")),
        )

    # --- what happens ------------------------------------------------------------------------------------

    def _on_request_added(self, key: str) -> None:
        self.refresh()
        self.left.show_requests()
        self.left.requests.list.choose(key)

    def _on_planning_begun(self, _words: str) -> None:
        self.schedule_button.setEnabled(False)

    def _on_settled(self) -> None:
        self.schedule_button.setEnabled(True)
        self.refresh()
        self.views.setFocus()

    def _on_paper_refused(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.context.toaster.say(words_of(error))

    def _on_time_passed(self) -> None:
        if self.views.board.carried is not None:
            # Who came in meanwhile may wait until what is in the hand lies down.
            self._soon.start()
        elif self.isVisible():
            self.refresh()
