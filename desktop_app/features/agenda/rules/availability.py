"""When a room is open, as people type it: “09:00–12:30; 2026-05-21 10:00–18:00”, or nothing for always."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.span import Span
from desktop_app.features.agenda.rules.wall_clock import read_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.features.agenda.rules.programme import Programme

_STRETCH: Final = re.compile(
    r"(?:(?P<day>\d{4}-\d\d-\d\d)\s+)?(?P<begin>\d{1,2}[:.]\d\d)\s*(?:-|–|—|to)\s*(?P<end>\d{1,2}[:.]\d\d)"
)


def spans_of(programme: Programme, typed: str) -> tuple[Span, ...] | None:
    """The stretches that somebody typed; without a day, the same on each day. None where it makes no sense.

    An end before its begin is on the next morning.
    """
    found: list[Span] = []
    for part in filter(None, (each.strip() for each in re.split(r"[;,]", typed))):
        spans = _stretch(programme, part)
        if spans is None:
            return None
        found += spans
    return tuple(sorted(found))


def _stretch(programme: Programme, typed: str) -> list[Span] | None:
    match = _STRETCH.fullmatch(typed)
    if match is None:
        return None
    try:
        begin, end = (_time(match[name]) for name in ("begin", "end"))
        days = [date.fromisoformat(match["day"])] if match["day"] else _days(programme)
    except ValueError:
        return None
    return [_span(programme, day, begin, end) for day in days]


def _time(typed: str) -> time:
    hour, minute = typed.replace(".", ":").split(":")
    return time(int(hour), int(minute))


def _days(programme: Programme) -> list[date]:
    return [each.day for each in programme.days]


def _span(programme: Programme, day: date, begin: time, end: time) -> Span:
    last = day + timedelta(days=end <= begin)
    edges = (datetime.combine(day, begin), datetime.combine(last, end))
    return Span(*(read_clock(edge, programme.zone).instant for edge in edges))


def spans_words(programme: Programme, spans: Iterable[Span]) -> str:
    """Stretches as `spans_of` reads them; one that is the same on every day is named once."""
    told: dict[str, list[date]] = {}
    for span in sorted(spans):
        begin, end = programme.local(span.start), programme.local(span.end)
        told.setdefault(f"{begin:%H:%M}–{end:%H:%M}", []).append(begin.date())
    return "; ".join(part for times, days in told.items() for part in _told(programme, times, days))


def _told(programme: Programme, times: str, days: Sequence[date]) -> list[str]:
    if sorted(days) == sorted(_days(programme)):
        return [times]
    return [f"{day.isoformat()} {times}" for day in days]
