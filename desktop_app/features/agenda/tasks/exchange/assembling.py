"""What a file says made into a programme: zone, days, rooms, people and sessions, each repair noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfoNotFoundError

from desktop_app.features.agenda.rules.programme import MIDNIGHT, Day, Programme, Track
from desktop_app.features.agenda.rules.repair import RepairKind, Repairs
from desktop_app.features.agenda.rules.wall_clock import read_clock, zone_of
from desktop_app.features.agenda.tasks.exchange.casting import Cast
from desktop_app.features.agenda.tasks.exchange.moments import Clock
from desktop_app.features.agenda.tasks.exchange.placing import Rooms
from desktop_app.features.agenda.tasks.exchange.sessions import Sessions
from desktop_app.features.agenda.tasks.exchange.times import (
    Parts,
    fixed_zone,
    read_date,
    read_length,
    read_moment,
    read_time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.features.agenda.rules.session import Session
    from desktop_app.features.agenda.tasks.exchange.found import Found, FoundDay, FoundEvent, FoundTrack

_SLOT: Final = timedelta(minutes=5)
_DAY: Final = timedelta(days=1)


def assembled(found: Found, repairs: Repairs, *, zone: str, name: str) -> Programme:
    """The programme that a file means.

    `zone` is the event's own, "" where there is none yet: it counts where the file names none and its offsets
    agree. `name` is the file's, without its ending, for an event without a title.
    """
    texts = found.texts
    clock = Clock(_zone(found, zone, repairs), _day_change(texts), repairs)
    title = texts.get("title") or ""
    if not title:
        repairs.add(RepairKind.TITLE_OF_EVENT_MISSING, detail=name)
    rooms, cast = Rooms(found, repairs), Cast(found, repairs)
    # Not the file's name: the next version of a table may well be called otherwise.
    source = texts.get("acronym") or title
    slot = _slot(texts)
    maker = Sessions(clock, rooms, cast, source, slot, repairs)
    sessions = maker.of(found)
    if zone and _clocks_differ(clock.zone, zone, sessions):
        repairs.add(RepairKind.ZONE_OF_ANOTHER_PLACE, detail=clock.zone)
    return Programme(
        title=title or name,
        zone=clock.zone,
        days=_days(found, maker.pairs, clock, repairs),
        rooms=rooms.all(),
        tracks=_tracks(found),
        sessions=sessions,
        people=cast.all(),
        acronym=texts.get("acronym", ""),
        version=texts.get("version", ""),
        url=texts.get("url", ""),
        base_url=texts.get("base_url", ""),
        logo=texts.get("logo", ""),
        colour=texts.get("color", ""),
        slot=slot,
        day_change=clock.day_change,
        extras=tuple(found.extras),
    )


def _zone(found: Found, own: str, repairs: Repairs) -> str:
    named = found.texts.get("time_zone_name", "")
    if named and _is_zone(named):
        return named
    if named:
        repairs.add(RepairKind.ZONE_UNKNOWN, detail=named[:60])
    first = next((moment for moment in map(read_moment, _dates(found)) if moment and moment.tzinfo), None)
    if own and (first is None or first.astimezone(zone_of(own)).utcoffset() == first.utcoffset()):
        repairs.add(RepairKind.ZONE_OF_EVENT, detail=own)
        return own
    zone = fixed_zone(first.utcoffset() or timedelta()) if first is not None else "UTC"
    repairs.add(RepairKind.ZONE_FROM_OFFSET if first is not None else RepairKind.ZONE_OF_EVENT, detail=zone)
    return zone


def _clocks_differ(zone: str, own: str, sessions: tuple[Session, ...]) -> bool:
    """Whether people at the event would read other hours than those who wrote the file."""
    here, there = zone_of(own), zone_of(zone)
    starts = (each.start for each in sessions if each.start is not None)
    return any(start.astimezone(here).utcoffset() != start.astimezone(there).utcoffset() for start in starts)


def _dates(found: Found) -> list[str]:
    return [event.texts.get("date", "") for event in found.events]


def _is_zone(name: str) -> bool:
    try:
        zone_of(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _day_change(texts: dict[str, str]) -> time:
    return read_time(texts.get("day_change", "")) or MIDNIGHT


def _slot(texts: dict[str, str]) -> timedelta:
    """The grid of the planning; it is written in two parts or in three, and never in days."""
    text = texts.get("timeslot_duration", "")
    return read_length(text, Parts.SECONDS) or _SLOT


def _tracks(found: Found) -> tuple[Track, ...]:
    """The tracks that are listed, then those that only sessions name; each name once."""
    tracks: dict[str, Track] = {}
    for each in found.tracks:
        if each.name and each.name not in tracks:
            tracks[each.name] = _track(each)
    for event in found.events:
        name = event.texts.get("track", "")
        if name and name not in tracks:
            tracks[name] = Track(name, event.track_slug)
    return tuple(tracks.values())


def _track(found: FoundTrack) -> Track:
    return Track(found.name, found.slug, found.colour.lower(), tuple(found.extras))


def _days(
    found: Found, pairs: Sequence[tuple[FoundEvent, Session]], clock: Clock, repairs: Repairs
) -> tuple[Day, ...]:
    """The days of the file, and one for each date on which sessions begin that is in none of them."""
    empty = Programme("", clock.zone, day_change=clock.day_change)
    days: dict[date, Day] = {}
    for each in found.days:
        if (day := _day(each, empty, repairs)) is not None:
            days.setdefault(day.day, day if each.end else _until_its_last(day, each, pairs))
    listed = replace(empty, days=_apart(days.values()))
    days = {day.day: day for day in listed.days}
    for _, session in pairs:
        if session.start is not None and (on := listed.day_of(session.start)) not in days:
            days[on] = listed.whole_day(on)
    return tuple(days[on] for on in sorted(days))


def _until_its_last(day: Day, found: FoundDay, pairs: Sequence[tuple[FoundEvent, Session]]) -> Day:
    """A day whose end the file does not give: until the last session that it has on it, a night at most."""
    ends = [session.end for event, session in pairs if event.day is found and session.end is not None]
    late = [end for end in ends if end <= day.starts + _DAY]
    return replace(day, ends=max((day.ends, *late)))


def _apart(days: Iterable[Day]) -> tuple[Day, ...]:
    """Days in their order, none of them longer than until the next one begins."""
    ordered = sorted(days, key=lambda day: day.starts)
    cut = [
        replace(day, ends=following.starts) if day.starts < following.starts < day.ends else day
        for day, following in pairwise(ordered)
    ]
    return (*cut, *ordered[-1:])


def _day(found: FoundDay, empty: Programme, repairs: Repairs) -> Day | None:
    """A day with the window that the file gives it, or from one change of day to the next."""
    on = read_date(found.date) or read_date(found.start)
    if on is None:
        repairs.add(RepairKind.DAY_UNREADABLE, f"“{found.date[:30]}”")
        return None
    whole = empty.whole_day(on)
    starts, ends = _edge(found.start, empty.zone) or whole.starts, _edge(found.end, empty.zone) or whole.ends
    if not starts < ends <= starts + 2 * _DAY:
        repairs.add(RepairKind.DAY_UNREADABLE, found.date)
        return whole
    return Day(on, starts, ends)


def _edge(text: str, zone: str) -> datetime | None:
    moment = read_moment(text)
    if moment is None:
        return None
    return read_clock(moment, zone).instant if moment.tzinfo is None else moment.astimezone(UTC)
