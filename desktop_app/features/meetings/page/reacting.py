"""What follows when something is chosen, dragged, ticked or asked for in one part of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from desktop_app.features.meetings.page.chosen import Choice, Thing
from desktop_app.features.meetings.rules.problem import Placement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.page.parts import Parts
    from desktop_app.features.meetings.rules.meeting import Profile
    from desktop_app.kit.context import PageContext


class Reacting(QObject):
    """Connects the parts with each other."""

    def __init__(self, context: PageContext, parts: Parts, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._parts = parts
        self._page = page
        self._connect_views()
        self._connect_left()
        self._connect_inspector()

    def _connect_views(self) -> None:
        views, deeds = self._parts.views, self._parts.deeds
        views.board.dropped.connect(self._on_dropped)
        views.board.swapped.connect(self._on_swapped)
        views.board.top.asked.connect(self._on_table_asked)
        views.board.menu_asked.connect(self._on_board_menu_asked)
        views.meeting_chosen.connect(self._on_meeting_chosen)
        views.person_chosen.connect(self._on_person_asked)
        views.opened.connect(self._parts.inspector.take_keyboard)
        views.people.toggled.connect(self._on_availability_said)
        views.outcomes.said.connect(deeds.note)
        views.outcomes.cleared.connect(deeds.clear)
        deeds.refused.connect(views.complain)
        self._parts.chosen.changed.connect(self._on_chosen)

    def _connect_left(self) -> None:
        parts, requests, repair = self._parts, self._parts.left.requests, self._parts.left.repair
        requests.list.chosen.connect(self._on_request_chosen)
        requests.list.opened.connect(self._on_place_asked)
        requests.list.lifted.connect(self._on_request_lifted)
        requests.list.carried.connect(self._on_request_carried)
        requests.list.dropped.connect(parts.views.board.drop)
        requests.menu_asked.connect(self._on_request_menu_asked)
        requests.add_asked.connect(self.add_request)
        requests.import_asked.connect(self._on_import_asked)
        repair.person_asked.connect(self._on_person_asked)
        repair.back_asked.connect(parts.deeds.take_back_absence)
        repair.cards_asked.connect(parts.paper.print_stale)

    def _connect_inspector(self) -> None:
        parts, doing = self._parts, self._parts.doing
        meeting, person = parts.inspector.meeting, parts.inspector.person
        meeting.person_asked.connect(self._on_person_asked)
        meeting.place_asked.connect(doing.show_next_best)
        meeting.lock_asked.connect(doing.toggle_lock)
        meeting.cancel_asked.connect(doing.cancel)
        meeting.accept_asked.connect(doing.accept)
        meeting.decline_asked.connect(doing.decline)
        person.availability_said.connect(self._on_availability_said)
        person.stay_said.connect(parts.deeds.set_stay)
        person.profile_said.connect(self._on_profile_said)
        person.meeting_asked.connect(self._on_meeting_chosen)
        person.request_asked.connect(self.add_request)
        person.suggestions_asked.connect(self._on_suggestions_asked)
        person.card_asked.connect(self._on_card_asked)

    def add_request(self, key: str = "") -> None:
        """Type in a request, of somebody or of anybody."""
        parts = self._parts
        parts.opening.add_request(key, parts.inspector.person.title if key else "")

    # --- the board ---------------------------------------------------------------------------------------

    def _on_dropped(self, request: str, slot: int, table: int) -> None:
        parts = self._parts
        if parts.deeds.put(parts.seeing.sight, request, slot, table):
            self._show_moved({request: Placement(slot, table)})

    def _on_swapped(self, one: str, other: str) -> None:
        parts = self._parts
        placed = parts.seeing.sight.situation.schedule.placed
        if parts.deeds.swap(parts.seeing.sight, one, other):
            self._show_moved({one: placed[other], other: placed[one]})

    def _show_moved(self, places: Mapping[str, Placement]) -> None:
        parts = self._parts
        sight = parts.seeing.move(places)
        parts.views.board.show_sight(sight, self._context.now())
        meeting = sight.of_request.get(next(iter(places)))
        if meeting is not None:
            parts.views.board.choose_meeting(meeting.id)
            parts.chosen.choose(Thing.MEETING, meeting.id)

    def _on_table_asked(self, column: int, place: QPoint) -> None:
        parts = self._parts
        parts.opening.offer_table(parts.seeing.sight.view.tables[column], place)

    def _on_board_menu_asked(self, place: QPoint) -> None:
        if self._parts.doing.meeting is not None:
            self._parts.doing.offer(self._page, place)

    # --- what is chosen ----------------------------------------------------------------------------------

    def _on_meeting_chosen(self, key: str) -> None:
        self._parts.chosen.choose(Thing.MEETING, key)

    def _on_person_asked(self, key: str) -> None:
        self._parts.chosen.choose(Thing.PERSON, key)

    def _on_chosen(self, choice: Choice) -> None:
        parts = self._parts
        parts.inspector.show_choice(parts.seeing.sight, choice)
        parts.views.show_choice(choice)

    # --- requests ----------------------------------------------------------------------------------------

    def _on_request_chosen(self, key: str) -> None:
        if key:
            self._parts.chosen.choose(Thing.REQUEST, key)

    def _on_place_asked(self, key: str) -> None:
        self._parts.chosen.choose(Thing.REQUEST, key)
        self._parts.doing.show_next_best()

    def _on_request_lifted(self, key: str) -> None:
        self._parts.views.tabs.setCurrentIndex(0)
        self._parts.views.board.lift(key, by_mouse=True)

    def _on_request_carried(self, place: QPoint) -> None:
        board = self._parts.views.board
        if board.carried is not None:
            board.carry_to_place(board.viewport().mapFromGlobal(place))

    def _on_request_menu_asked(self, key: str, place: QPoint) -> None:
        self._parts.chosen.choose(Thing.REQUEST, key)
        self._parts.doing.offer(self._page, place)

    def _on_import_asked(self) -> None:
        self._parts.opening.import_requests()

    # --- people ------------------------------------------------------------------------------------------

    def _on_availability_said(self, key: str, slot: int, available: bool) -> None:  # noqa: FBT001 (a slot)
        self._parts.deeds.set_availability(self._parts.seeing.sight, key, slot, available=available)

    def _on_profile_said(self, profile: Profile) -> None:
        self._parts.deeds.set_profile(self._parts.seeing.sight, profile)

    def _on_suggestions_asked(self, key: str) -> None:
        self._parts.opening.suggest(key, self._parts.inspector.person.title)

    def _on_card_asked(self, key: str) -> None:
        self._parts.paper.print_for([key])
