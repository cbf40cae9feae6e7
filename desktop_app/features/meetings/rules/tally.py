"""What there is to report of the meetings."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_app.features.meetings.rules.meeting import TOOK_PLACE, MeetingState
from desktop_app.features.meetings.rules.request import RequestState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from desktop_app.features.meetings.rules.meeting import BoardMeeting, Party
    from desktop_app.features.meetings.rules.request import RequestRow


@dataclass(frozen=True, slots=True)
class Tally:
    """Meetings of one kind: in all, by how they went, and with how many a follow-up was agreed."""

    meetings: int = 0
    held: int = 0
    no_shows: int = 0
    follow_ups: int = 0

    def with_meeting(self, meeting: BoardMeeting) -> Tally:
        """The tally with one meeting more."""
        return Tally(
            self.meetings + 1,
            self.held + (meeting.state is MeetingState.HELD),
            self.no_shows + (meeting.state is MeetingState.NO_SHOW),
            self.follow_ups + meeting.follow_up,
        )


@dataclass(frozen=True)
class MeetingFigures:
    """The meetings of an event in numbers.

    `requested` counts requests of every state, `accepted` those that could be placed, `placed` those with a
    meeting. `open` are meetings whose outcome is not noted. A meeting counts once for each country, kind and
    organisation that took part; `people` and `organisations` are those with a meeting that is not a no-show
    of theirs.
    """

    requested: int = 0
    pending: int = 0
    accepted: int = 0
    declined: int = 0
    cancelled: int = 0
    placed: int = 0
    open: int = 0
    total: Tally = Tally()
    people: int = 0
    organisations: int = 0
    countries: int = 0
    by_type: Mapping[str, Tally] = field(default_factory=dict)
    by_country: Mapping[str, Tally] = field(default_factory=dict)
    by_kind: Mapping[str, Tally] = field(default_factory=dict)
    by_organisation: Mapping[str, Tally] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As scripts read them."""
        return asdict(self)


def figures_of(
    requests: Iterable[RequestRow], meetings: Iterable[BoardMeeting], types: Mapping[str, str]
) -> MeetingFigures:
    """Count; `types` are the names of types by key."""
    states = [request.state for request in requests]
    everything = list(meetings)
    there = [party for meeting in everything for party in meeting.parties if not party.absent]
    return MeetingFigures(
        requested=len(states),
        pending=states.count(RequestState.PENDING),
        accepted=states.count(RequestState.ACCEPTED),
        declined=states.count(RequestState.DECLINED),
        cancelled=states.count(RequestState.CANCELLED),
        placed=len(everything),
        open=sum(meeting.state not in TOOK_PLACE for meeting in everything),
        total=_tally(everything),
        people=len({party.attendee_id for party in there}),
        organisations=len({party.organisation_id for party in there} - {None}),
        countries=len({party.country for party in there} - {""}),
        by_type=_grouped((types[meeting.type_id], meeting) for meeting in everything),
        by_country=_grouped(_each(everything, lambda party: party.country)),
        by_kind=_grouped(_each(everything, lambda party: party.kind)),
        by_organisation=_grouped(_each(everything, lambda party: party.organisation)),
    )


def _tally(meetings: Iterable[BoardMeeting]) -> Tally:
    tally = Tally()
    for meeting in meetings:
        tally = tally.with_meeting(meeting)
    return tally


def _each(meetings: Iterable[BoardMeeting], of: Callable[[Party], str]) -> Iterator[tuple[str, BoardMeeting]]:
    for meeting in meetings:
        for name in sorted({of(party) for party in meeting.parties} - {""}):
            yield name, meeting


def _grouped(pairs: Iterable[tuple[str, BoardMeeting]]) -> dict[str, Tally]:
    """The tallies by name, the largest first."""
    groups: dict[str, Tally] = {}
    for name, meeting in pairs:
        groups[name] = groups.get(name, Tally()).with_meeting(meeting)
    return dict(sorted(groups.items(), key=lambda each: (-each[1].meetings, each[0])))
