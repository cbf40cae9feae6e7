"""Everything there is to see of the meetings at one moment: the board, its situation, all requests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.board import Board
from desktop_app.features.meetings.rules.meeting import BoardMeeting, MeetingState
from desktop_app.features.meetings.rules.request import OPEN, RequestState
from desktop_app.features.meetings.rules.roll import due_slots
from desktop_app.features.meetings.rules.schedule import figures
from desktop_app.features.meetings.rules.situation import broken_in, marked
from desktop_app.features.meetings.rules.unplaced import why_not

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from desktop_app.features.meetings.rules.check import Broken
    from desktop_app.features.meetings.rules.meeting import BoardView, Party
    from desktop_app.features.meetings.rules.problem import Placement
    from desktop_app.features.meetings.rules.request import RequestRow
    from desktop_app.features.meetings.rules.schedule import Figures, Schedule
    from desktop_app.features.meetings.rules.situation import Situation
    from desktop_app.features.meetings.rules.unplaced import Unplaced


@dataclass(frozen=True)
class Sight:
    """The board, the situation that belongs to it, and all requests; slots and tables lie alike in both.

    `as_of` is the number of the newest change in the journal that is seen in it.
    """

    view: BoardView
    situation: Situation
    requests: Mapping[str, RequestRow]
    known_conflicts: Mapping[str, list[Broken]] | None = None
    as_of: int = 0

    @cached_property
    def board(self) -> Board:
        """What answers what a drop would do."""
        return Board(self.situation.problem, self.situation.schedule)

    @cached_property
    def cells(self) -> dict[tuple[int, int], BoardMeeting]:
        """The meetings by slot and table."""
        return {(each.slot, each.table): each for each in self.view.meetings}

    @cached_property
    def meetings(self) -> dict[str, BoardMeeting]:
        """The meetings by key."""
        return {each.id: each for each in self.view.meetings}

    @cached_property
    def of_request(self) -> dict[str, BoardMeeting]:
        """The meetings by the key of their request."""
        return {each.request_id: each for each in self.view.meetings}

    @cached_property
    def people(self) -> dict[str, Party]:
        """Everybody of a request or meeting."""
        asked = (party for row in self.requests.values() for party in (*row.first, *row.second))
        placed = (party for meeting in self.view.meetings for party in meeting.parties)
        return {party.attendee_id: party for party in (*asked, *placed)}

    def here(self, keys: Collection[str]) -> tuple[Party, ...]:
        """Those of some people who are here, by name."""
        found = (self.people[key] for key in keys if key in self.people)
        return tuple(sorted((each for each in found if each.here), key=lambda each: each.name))

    @cached_property
    def days(self) -> dict[str, dict[int, BoardMeeting]]:
        """For each person of a request or meeting, the meetings by slot."""
        found: dict[str, dict[int, BoardMeeting]] = {key: {} for key in self.people}
        for meeting in self.view.meetings:
            for party in meeting.parties:
                found[party.attendee_id][meeting.slot] = meeting
        return found

    def unplaced(self, request: str) -> Unplaced | None:
        """Why an accepted request has no meeting; None of any other."""
        known = self.situation.problem.request.get(request)
        if known is None or request in self.situation.schedule:
            return None
        return why_not(self.board.occupancy, known)

    @cached_property
    def waiting(self) -> list[RequestRow]:
        """Requests that may still lead to a meeting and have none: those to be placed first."""
        rows = [row for row in self.requests.values() if row.state in OPEN and not row.placed]
        return sorted(rows, key=lambda row: (row.state is RequestState.PENDING, -row.priority, row.at))

    def missing_meetings(self, now: datetime) -> frozenset[str]:
        """The planned meetings of these slots to which somebody has not come."""
        due = due_slots(self.view, now)
        return frozenset(
            each.id
            for each in self.view.meetings
            if each.slot in due
            and each.state is MeetingState.PLANNED
            and not all(party.here for party in each.parties)
        )

    @cached_property
    def conflicts(self) -> Mapping[str, list[Broken]]:
        """What is wrong with a meeting, by its key; nothing of most."""
        if self.known_conflicts is not None:
            return self.known_conflicts
        found: dict[str, list[Broken]] = {}
        for broken in broken_in(self.situation):
            for request in broken.requests:
                if request in self.of_request:
                    found.setdefault(self.of_request[request].id, []).append(broken)
        return found

    @cached_property
    def figures(self) -> Figures:
        """How good the schedule is."""
        return figures(self.situation.problem, self.situation.schedule)

    @property
    def first_open(self) -> int:
        """The first slot that has not begun."""
        return self.situation.problem.first_open

    def is_fixed(self, meeting: BoardMeeting) -> bool:
        """Whether nothing may move a meeting: it began, is noted, or is locked."""
        begun = meeting.slot < self.first_open
        return begun or meeting.locked or meeting.state is not MeetingState.PLANNED

    def with_schedule(self, schedule: Schedule) -> Sight:
        """What the board would show with another schedule."""
        placed = schedule.placed
        kept = [
            _put(each, placed[each.request_id]) for each in self.view.meetings if each.request_id in placed
        ]
        view = replace(self.view, meetings=(*kept, *self._new(schedule)))
        return Sight(view, replace(self.situation, schedule=schedule), self.requests, as_of=self.as_of)

    def with_moved(self, places: Mapping[str, Placement]) -> Sight:
        """What the board shows after a few moves that were allowed: they brought nothing into conflict."""
        moved = self.with_schedule(self.situation.schedule.with_placed(places))
        gone = {meeting.id for key in places if (meeting := self.of_request.get(key)) is not None}
        conflicts = {key: broken for key, broken in self.conflicts.items() if key not in gone}
        return replace(moved, known_conflicts=conflicts)

    def settled(self, places: Mapping[str, Placement], now: datetime, as_of: int) -> Sight:
        """What would be read at `now` where nothing changed but the places of these meetings."""
        moved = self.with_schedule(self.situation.schedule.with_placed(places))
        problem, placed = self.situation.problem, moved.situation.schedule.placed
        meetings = tuple(sorted(moved.view.meetings, key=place_of))
        kept = {each.request_id: placed[each.request_id] for each in meetings if self.is_fixed(each)}
        if kept != problem.kept:
            problem = replace(problem, kept=kept)
        situation = marked(replace(moved.situation, now=now, problem=problem))
        return Sight(replace(moved.view, meetings=meetings), situation, self.requests, as_of=as_of)

    def _new(self, schedule: Schedule) -> list[BoardMeeting]:
        return [
            new_meeting(self.requests[key], place.slot, place.table or 0)
            for key, place in schedule.placed.items()
            if key not in self.of_request and key in self.requests
        ]


def place_of(meeting: BoardMeeting) -> tuple[int, int, str]:
    """What the meetings of a board are sorted by."""
    return meeting.slot, meeting.table, meeting.id


def _put(meeting: BoardMeeting, place: Placement) -> BoardMeeting:
    if (meeting.slot, meeting.table) == (place.slot, place.table):
        return meeting
    return replace(meeting, slot=place.slot, table=place.table or 0)


def new_meeting(row: RequestRow, slot: int, table: int) -> BoardMeeting:
    """The meeting that a request would become in that place."""
    return BoardMeeting(
        id=row.id,
        request_id=row.id,
        type_id=row.type_id,
        slot=slot,
        table=table,
        state=MeetingState.PLANNED,
        locked=False,
        first=row.first,
        second=row.second,
        priority=row.priority,
        needs=row.needs,
    )
