"""The Meetings page: requests at the left, the board or another view in the middle, the inspector at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QSplitter
from typing_extensions import override

from desktop_app.features.meetings import queries
from desktop_app.features.meetings.page.chosen import Choice, Chosen, Thing
from desktop_app.features.meetings.page.deeds import Deeds
from desktop_app.features.meetings.page.inspector import MeetingsInspector
from desktop_app.features.meetings.page.request_panel import RequestPanel
from desktop_app.features.meetings.page.views import Views
from desktop_app.features.meetings.page.words import MeetingWords
from desktop_app.features.meetings.rules.problem import Placement
from desktop_app.features.meetings.rules.request import OPEN, RequestState
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.rules.meeting import BoardMeeting
    from desktop_app.features.meetings.rules.request import RequestRow
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext

_TICK_MS: Final = 20_000


class MeetingsPage(Page):
    """Everything about bilateral meetings."""

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
        self.sight: Sight = context.store.read(queries.sight, context.event_id, context.now())
        self.requests = RequestPanel(self.words)
        self.views = Views(context, self.words)
        self.inspector = MeetingsInspector(context, self.words)
        self._middle = QSplitter(Qt.Orientation.Horizontal)
        self._middle.setChildrenCollapsible(False)
        self._middle.setHandleWidth(Space.LARGE)
        self.requests.setMinimumWidth(Size.INSPECTOR - Size.PICTURE)
        self._middle.addWidget(self.requests)
        self._middle.addWidget(self.views)
        self._middle.setStretchFactor(1, 1)
        self._middle.setSizes([Size.INSPECTOR - Size.SHAPE, Size.WINDOW_WIDTH])
        self.content.addWidget(self._middle, 1)
        self.add_inspector(self.inspector)
        self.setFocusProxy(self.views)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._connect()

    def _connect(self) -> None:
        board = self.views.board
        board.dropped.connect(self._on_dropped)
        board.swapped.connect(self._on_swapped)
        board.told.connect(self.views.tell)
        board.cursor_moved.connect(self._on_cursor_moved)
        board.opened.connect(self._on_opened)
        self.deeds.refused.connect(self.views.complain)
        self.chosen.changed.connect(self._on_chosen)
        requests = self.requests
        requests.list.chosen.connect(self._on_request_chosen)
        requests.list.opened.connect(self._on_place_asked)
        requests.list.lifted.connect(self._on_request_lifted)
        requests.list.carried.connect(self._on_request_carried)
        requests.list.dropped.connect(board.drop)
        requests.menu_asked.connect(self._on_request_menu_asked)
        meeting = self.inspector.meeting
        meeting.person_asked.connect(self._on_person_asked)
        meeting.place_asked.connect(self.show_next_best)
        meeting.lock_asked.connect(self.toggle_lock)
        meeting.cancel_asked.connect(self.cancel_chosen)
        meeting.accept_asked.connect(self.accept_chosen)
        meeting.decline_asked.connect(self.decline_chosen)
        self._clock.timeout.connect(self._on_time_passed)
        self._clock.start()

    # --- what is seen ------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        context = self.context
        self.sight = context.store.read(queries.sight, context.event_id, context.now())
        self.views.show_sight(self.sight, context.now())
        self.requests.show_sight(self.sight)
        self.inspector.show_choice(self.sight, self.chosen.choice)
        self.set_sentence(self._words_of(self.sight))

    def _words_of(self, sight: Sight) -> str:
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
        return self.sight.meetings.get(self.chosen.of(Thing.MEETING))

    @property
    def request(self) -> RequestRow | None:
        """The request without a meeting that is chosen."""
        return self.sight.requests.get(self.chosen.of(Thing.REQUEST))

    # --- what is done with what is chosen ----------------------------------------------------------------

    def show_next_best(self) -> None:
        """Hold what is chosen over the best place for it; once more, over the next one."""
        request = self.meeting.request_id if self.meeting else (self.request.id if self.request else "")
        if request:
            self.views.show_board()
            self.views.board.carry_to_best(request)

    def toggle_lock(self) -> None:
        """Lock the chosen meeting, or let it go."""
        if self.meeting is not None:
            self.deeds.toggle_lock(self.meeting)

    def cancel_chosen(self) -> None:
        """Cancel the chosen meeting, or the chosen request."""
        if self.meeting is not None:
            self.deeds.cancel(self.meeting)
        elif self.request is not None and self.request.state in OPEN:
            self.deeds.withdraw(self.request)

    def accept_chosen(self) -> None:
        """The other side of the chosen request agrees."""
        if self.request is not None and self.request.state is RequestState.PENDING:
            self.deeds.accept(self.request)

    def decline_chosen(self) -> None:
        """The other side of the chosen request does not wish to meet."""
        if self.request is not None and self.request.state in OPEN:
            self.deeds.decline(self.request)

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
            Qt.Key.Key_N: self.show_next_best,
            Qt.Key.Key_L: self.toggle_lock,
            Qt.Key.Key_A: self.accept_chosen,
            Qt.Key.Key_D: self.decline_chosen,
            Qt.Key.Key_Delete: self.cancel_chosen,
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
            KeyHint("/", self.tr("Find a person on the board")),
            KeyHint("+ −", self.tr("Nearer, farther")),
        )

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

    def _on_cursor_moved(self) -> None:
        meeting = self.views.board.meeting
        self.chosen.choose(Thing.MEETING, meeting.id if meeting else "")

    def _on_chosen(self, choice: Choice) -> None:
        self.inspector.show_choice(self.sight, choice)
        self.views.show_choice(choice)

    def _on_opened(self) -> None:
        self.inspector.setFocus()
        self.inspector.focusNextChild()

    def _on_request_chosen(self, key: str) -> None:
        if key:
            self.chosen.choose(Thing.REQUEST, key)

    def _on_place_asked(self, key: str) -> None:
        self.chosen.choose(Thing.REQUEST, key)
        self.show_next_best()

    def _on_request_lifted(self, key: str) -> None:
        self.views.show_board()
        self.views.board.lift(key, by_mouse=True)

    def _on_request_carried(self, place: QPoint) -> None:
        board = self.views.board
        if board.carried is not None:
            board.carry_to_place(board.viewport().mapFromGlobal(place))

    def _on_request_menu_asked(self, key: str, place: QPoint) -> None:
        self.chosen.choose(Thing.REQUEST, key)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in (
            (self.tr("Place at the next best slot"), self.show_next_best),
            (self.tr("Accept"), self.accept_chosen),
            (self.tr("Decline"), self.decline_chosen),
            (self.tr("Cancel the request"), self.cancel_chosen),
        ):
            menu.addAction(words).triggered.connect(act)
        menu.popup(place)

    def _on_person_asked(self, key: str) -> None:
        self.chosen.choose(Thing.PERSON, key)

    def _on_time_passed(self) -> None:
        if self.isVisible():
            self.refresh()
