"""Calendars taken apart: iCalendar (RFC 5545), and xCal as Pentabarf wrote it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.extras import Dialect
from desktop_app.features.agenda.rules.repair import RepairKind, Repairs
from desktop_app.features.agenda.rules.session import SessionState
from desktop_app.features.agenda.tasks.exchange.found import Found, FoundDay, FoundEvent, FoundPerson
from desktop_app.features.agenda.tasks.exchange.xml_tree import Node, read_tree

if TYPE_CHECKING:
    from icalendar.cal import Component

    from desktop_app.features.agenda.tasks.exchange.xml_tree import Refuse

PEOPLE: Final = "X-FORUM-DESK-PEOPLE"
KIND: Final = "X-FORUM-DESK-KIND"
LANGUAGE: Final = "X-FORUM-DESK-LANGUAGE"
SUBTITLE: Final = "X-FORUM-DESK-SUBTITLE"
ABSTRACT: Final = "X-FORUM-DESK-ABSTRACT"
HOST: Final = "@forum-desk"
_STATES: Final = {"CANCELLED": SessionState.CANCELLED, "TENTATIVE": SessionState.DRAFT}
_ESCAPED: Final = re.compile(r"\\([\\;,nN])")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)")


def read_calendar(data: bytes, refuse: Refuse, repairs: Repairs) -> Found:
    """What an .ics file says: an entry is a session, its place a room, its first category a track.

    Raises:
        Unreadable: damaged, or without a single entry.

    """
    from icalendar import Calendar  # noqa: PLC0415 (slow to load, and rarely asked)

    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except (ValueError, IndexError, KeyError, UnicodeDecodeError) as error:
        raise refuse(ProgrammeRefusal.DAMAGED, line="?", column="?") from error
    except RecursionError as error:
        raise refuse(ProgrammeRefusal.TOO_DEEP) from error
    found = Found(Dialect.CALENDAR)
    for calendar in calendars:
        _take_calendar(found, calendar, repairs)
    if not found.events:
        raise refuse(ProgrammeRefusal.CALENDAR_WITHOUT_EVENTS)
    return found


def _take_calendar(found: Found, calendar: Component, repairs: Repairs) -> None:
    texts = found.texts
    texts.setdefault("title", _word(calendar, "X-WR-CALNAME") or _word(calendar, "X-WR-CALDESC"))
    texts.setdefault("time_zone_name", _word(calendar, "X-WR-TIMEZONE"))
    for component in calendar.walk("VEVENT"):
        found.events.append(_event(component, repairs))
        if not texts["time_zone_name"]:
            texts["time_zone_name"] = _zone(component)


def _word(component: Component, name: str) -> str:
    """A property as text; of several, the first. The library leaves the escapes in those it does not know."""
    value = component.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    text = str(value).strip() if value is not None else ""
    return (
        _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
        if name.startswith("X-")
        else text
    )


def _part(value: Any, name: str) -> Any:  # noqa: ANN401 (what the library makes of a property)
    """A part of a property's value; None of one that is broken: the library raises there."""
    try:
        return getattr(value, name, None)
    except ValueError:
        return None


def _zone(component: Component) -> str:
    """The zone in which an entry is planned; a calendar need not name its own."""
    value = component.get("DTSTART")
    return str((_part(value, "params") or {}).get("TZID", ""))


def _moment(component: Component, name: str) -> datetime | date | None:
    value = component.get(name)
    moment = _part(value, "dt")
    return moment if isinstance(moment, date) else None


def _event(component: Component, repairs: Repairs) -> FoundEvent:
    texts = {
        "title": _word(component, "SUMMARY"),
        "description": _word(component, "DESCRIPTION"),
        "url": _word(component, "URL"),
        "track": _category(component),
        "type": _word(component, KIND),
        "language": _word(component, LANGUAGE),
        "subtitle": _word(component, SUBTITLE),
        "abstract": _word(component, ABSTRACT),
    }
    if PEOPLE in component or texts["abstract"]:  # the description only says all of this once more
        texts["description"] = ""
    guid = _word(component, "UID").removesuffix(HOST)
    event = FoundEvent(texts, guid, room=_word(component, "LOCATION"))
    event.state = _STATES.get(_word(component, "STATUS").upper(), SessionState.CONFIRMED)
    sequence = _word(component, "SEQUENCE")
    event.sequence = int(sequence) if sequence.isdecimal() and len(sequence) < 9 else 0  # noqa: PLR2004
    event.people = [FoundPerson(name) for name in _names(component)]
    if "RRULE" in component:
        repairs.add(RepairKind.REPEATING, event.place)
    _take_times(event, component, repairs)
    return event


def _take_times(event: FoundEvent, component: Component, repairs: Repairs) -> None:
    start, end = _moment(component, "DTSTART"), _moment(component, "DTEND")
    if start is not None and not isinstance(start, datetime):
        repairs.add(RepairKind.WHOLE_DAY, event.place)
        event.day = FoundDay(start.isoformat())
        return
    event.texts["date"] = start.isoformat() if start is not None else ""
    event.texts["end"] = end.isoformat() if isinstance(end, datetime) else ""
    duration = _part(component.get("DURATION"), "dt")
    if isinstance(duration, timedelta) and duration > timedelta():
        event.texts["duration"] = str(int(duration.total_seconds() // 60))


def _category(component: Component) -> str:
    value: Any = component.get("CATEGORIES")
    if isinstance(value, list):
        value = value[0] if value else None
    names = [str(name).strip() for name in _part(value, "cats") or ()]
    return names[0] if names else ""


def _names(component: Component) -> list[str]:
    """Who speaks: our own list, else the names of the attendees that are no addresses."""
    own = _word(component, PEOPLE)
    if own:
        return [name.strip() for name in own.split(";") if name.strip()]
    several = component.get("ATTENDEE", [])
    attendees = several if isinstance(several, list) else [several]
    names = [_name(each) for each in attendees if each is not None]
    return [name for name in names if "@" not in name]


def _name(attendee: Any) -> str:  # noqa: ANN401 (what the library makes of a property)
    return str((_part(attendee, "params") or {}).get("CN", "")) or str(attendee)


def read_xcal(data: bytes, refuse: Refuse, repairs: Repairs) -> Found:
    """What Pentabarf's xCal says.

    Raises:
        Unreadable: damaged, or without a single entry.

    """
    root = read_tree(data, refuse, repairs).root
    calendar = root.child("vcalendar") if root is not None else None
    if calendar is None:
        raise refuse(ProgrammeRefusal.OTHER_XML, root=root.tag[:40] if root is not None else "?")
    found = Found(Dialect.CALENDAR)
    found.texts["title"] = calendar.word("x-wr-caldesc") or calendar.word("x-wr-calname")
    found.events += [_xcal_event(node) for node in calendar.all("vevent")]
    if not found.events:
        raise refuse(ProgrammeRefusal.CALENDAR_WITHOUT_EVENTS)
    return found


def _xcal_event(node: Node) -> FoundEvent:
    def own(name: str) -> str:
        return node.word(f"pentabarf:{name}")

    texts = {
        "title": own("title") or node.word("summary"),
        "subtitle": own("subtitle"),
        "language": own("language"),
        "track": own("track") or node.word("categories"),
        "slug": own("event-slug"),
        "description": node.word("description"),
        "url": node.word("url"),
        "date": _instant(own("start"), node.word("dtstart")),
        "end": _instant(own("end"), node.word("dtend")),
    }
    event = FoundEvent(
        texts, node.word("uid"), own("event-id"), node.line, room=node.word("location"), day=FoundDay()
    )
    event.state = _STATES.get(node.word("status").upper(), SessionState.CONFIRMED)
    event.people = [FoundPerson(person.text.strip()) for person in node.all("attendee")]
    return event


def _instant(own: str, compact: str) -> str:
    """Pentabarf's own "2015-02-01 09:00:00 +0100" in ISO order, else the plain one, which has no offset."""
    with suppress(ValueError):
        return datetime.strptime(own, "%Y-%m-%d %H:%M:%S %z").isoformat()
    match = _COMPACT.fullmatch(compact)
    if match is None:
        return ""
    try:
        moment = datetime(*(int(part) for part in match.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return ""
    return (moment.replace(tzinfo=UTC) if match[7] else moment).isoformat()
