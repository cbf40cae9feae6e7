"""Whether a schedule.xml keeps the rules of the c3voc schema, by tables of those rules.

Written from the published rules (c3voc.de/wiki/schedule); the benchmark of schedules compares the verdicts
with those of the schema itself.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.errors import Refused, Unreadable
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.repair import Repairs
from desktop_app.features.agenda.tasks.exchange.strict import ADDRESS, CODE, COLOUR, TRACK_SLUG, XML_SLUG
from desktop_app.features.agenda.tasks.exchange.xml_tree import Node, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_START: Final = re.compile(r"[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?")
_LENGTH: Final = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{1,2})?")
_GUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ACRONYM: Final = re.compile(r"[a-z0-9_-]{4,}")
_POSITIVE: Final = re.compile(r"\+?0*[1-9][0-9]*")
_WHOLE: Final = re.compile(r"[+-]?[0-9]+")
_FLAG: Final = re.compile(r"true|false|0|1")
_ANY: Final = re.compile(r".*", re.DOTALL)
_EMPTY_OR_ADDRESS: Final = re.compile(rf"\s*|{ADDRESS.pattern}")


def _is_moment(text: str) -> bool:
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2025-01-01")


def _is_date_or_moment(text: str) -> bool:
    return _is_date(text) or _is_moment(text)


class _Rule(NamedTuple):
    """What may stand in an element or attribute, and whether it must be there."""

    test: re.Pattern[str] | Callable[[str], bool]
    required: bool = False

    def holds(self, text: str) -> bool:
        return bool(self.test.fullmatch(text) if isinstance(self.test, re.Pattern) else self.test(text))


_TEXT: Final = _Rule(_ANY)
_EVENT_TEXTS: Final = {
    **dict.fromkeys(("room", "title", "type", "abstract", "track"), _Rule(_ANY, required=True)),
    **dict.fromkeys(("subtitle", "language", "description"), _TEXT),
    **dict.fromkeys(("video_download_url", "url", "feedback_url", "origin_url"), _Rule(ADDRESS)),
    "date": _Rule(_is_moment, required=True),
    "start": _Rule(_START, required=True),
    "duration": _Rule(_LENGTH, required=True),
    "slug": _Rule(XML_SLUG),
    "logo": _Rule(_EMPTY_OR_ADDRESS),
}
_EVENT_PARTS: Final = frozenset({"persons", "recording", "links", "attachments"})
_EVENT_ATTRIBUTES: Final = {"id": _Rule(_POSITIVE, True), "guid": _Rule(_GUID, True), "code": _Rule(CODE)}
_CONFERENCE: Final = {
    "title": _TEXT,
    "acronym": _Rule(_ACRONYM),
    "start": _Rule(_is_date_or_moment),
    "end": _Rule(_is_date_or_moment),
    "days": _Rule(_WHOLE),
    "timeslot_duration": _Rule(_LENGTH),
    **dict.fromkeys(("base_url", "logo", "url"), _Rule(ADDRESS)),
    "time_zone_name": _TEXT,
    "color": _TEXT,
    "track": _TEXT,
}
_DAY: Final = {
    "index": _Rule(_POSITIVE, True),
    "start": _Rule(_is_moment, True),
    "end": _Rule(_is_moment, True),
    "date": _Rule(_is_date),
}
_ROOM: Final = {"name": _Rule(_ANY, True), "guid": _Rule(_GUID)}
_TRACK: Final = {"name": _Rule(_ANY, True), "slug": _Rule(TRACK_SLUG), "color": _Rule(COLOUR)}
_RECORDING: Final = {
    "license": _Rule(_ANY, True),
    "optout": _Rule(_FLAG, True),
    "url": _Rule(ADDRESS),
    "link": _Rule(ADDRESS),
}
_PERSON: Final = {"id": _Rule(_WHOLE), "guid": _Rule(_GUID)}
_LINK: Final = dict.fromkeys(("href", "type", "service"), _TEXT)
_ATTACHMENT: Final = dict.fromkeys(("href", "type"), _TEXT)
_ORDER: Final = ("generator", "url", "version", "conference", "day")
_ONCE: Final = frozenset(_ORDER) - {"day"}
_LISTS: Final = {
    "persons": ("person", _PERSON),
    "links": ("link", _LINK),
    "attachments": ("attachment", _ATTACHMENT),
}


def assert_valid_xml(data: bytes) -> None:
    """Stop before an invalid file is written.

    Raises:
        Refused: with `ProgrammeRefusal.NOT_VALID` and the first fault.

    """
    fault = next(xml_faults(data), None)
    if fault is not None:
        raise Refused(ProgrammeRefusal.NOT_VALID, fault=fault)


def xml_faults(data: bytes) -> Iterator[str]:
    """What breaks a rule, one after the other; nothing for a valid file."""
    try:
        root = read_tree(data, Unreadable, Repairs()).root
    except Refused as refused:
        yield f"it cannot be read: {refused.reason.value}"
        return
    if root is None or root.tag != "schedule":
        yield "the outermost element is not schedule"
        return
    yield from _outline_faults(root)
    for conference in root.all("conference"):
        yield from _children_faults(conference, _CONFERENCE, repeatable=frozenset(_CONFERENCE))
        for track in conference.all("track"):
            yield from _attribute_faults(track, _TRACK)
        for colour in conference.all("color"):
            if not COLOUR.fullmatch(colour.attributes.get("primary", "")):
                yield f"color has no primary (line {colour.line})"
    for day in root.all("day"):
        yield from _attribute_faults(day, _DAY)
        yield from _day_faults(day)
    yield from _repetition_faults(root)


def _outline_faults(root: Node) -> Iterator[str]:
    tags = [node.tag for node in root.children]
    places = [_ORDER.index(tag) if tag in _ORDER else -1 for tag in tags]
    if -1 in places or places != sorted(places):
        yield f"schedule holds {', '.join(dict.fromkeys(tags))}, not {', '.join(_ORDER)} in this order"
    for tag in ("version", "conference", "day"):
        if tag not in tags:
            yield f"schedule has no {tag}"
    for tag in _ONCE:
        if tags.count(tag) > 1:
            yield f"schedule has {tag} twice"


def _day_faults(day: Node) -> Iterator[str]:
    for room in day.children:
        if room.tag != "room":
            yield f"day holds {room.tag} (line {room.line})"
        yield from _attribute_faults(room, _ROOM)
        for event in room.children:
            if event.tag != "event":
                yield f"room holds {event.tag} (line {event.line})"
            yield from _event_faults(event)


def _event_faults(event: Node) -> Iterator[str]:
    yield from _attribute_faults(event, _EVENT_ATTRIBUTES)
    yield from _children_faults(event, _EVENT_TEXTS, others=_EVENT_PARTS)
    for part in event.children:
        if part.tag in _LISTS:
            inner, rules = _LISTS[part.tag]
            for each in part.children:
                if each.tag != inner or each.children:
                    yield f"{part.tag} holds {each.tag} (line {each.line})"
                yield from _attribute_faults(each, rules)
        elif part.tag == "recording":
            yield from _children_faults(part, _RECORDING)


def _attribute_faults(node: Node, rules: dict[str, _Rule]) -> Iterator[str]:
    for name, value in node.attributes.items():
        if name not in rules:
            yield f"{node.tag} has an attribute {name} (line {node.line})"
        elif not rules[name].holds(value):
            yield f"{name} of {node.tag} is “{value[:40]}” (line {node.line})"
    for name, rule in rules.items():
        if rule.required and name not in node.attributes:
            yield f"{node.tag} has no {name} (line {node.line})"


def _children_faults(
    node: Node,
    rules: dict[str, _Rule],
    others: frozenset[str] = frozenset(),
    repeatable: frozenset[str] = frozenset(),
) -> Iterator[str]:
    seen: set[str] = set()
    for child in node.children:
        if child.tag not in rules and child.tag not in others:
            yield f"{node.tag} holds {child.tag} (line {child.line})"
        elif child.tag in seen and child.tag not in repeatable:
            yield f"{node.tag} holds {child.tag} twice (line {child.line})"
        elif child.tag in rules and (child.children or not rules[child.tag].holds(child.text)):
            yield f"{child.tag} is “{child.text[:40]}” (line {child.line})"
        seen.add(child.tag)
    for name, rule in rules.items():
        if rule.required and name not in seen:
            yield f"{node.tag} has no {name} (line {node.line})"


def _repetition_faults(root: Node) -> Iterator[str]:
    days = list(root.all("day"))
    events = [event for day in days for room in day.all("room") for event in room.all("event")]
    columns = {name: [event.attributes.get(name) for event in events] for name in ("guid", "id", "code")}
    columns["slug"] = [slug.text for event in events for slug in event.all("slug")]
    columns["index"] = [day.attributes.get("index") for day in days]
    for name, values in columns.items():
        seen: set[str] = set()
        for value in values:
            if value is not None and value in seen:
                yield f"{name} “{value[:40]}” stands twice"
            seen.add(value or "")
