"""schedule.xml taken apart, in all the ways in which its makers write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.extras import Dialect, Extra
from desktop_app.features.agenda.rules.session import Link, Recording
from desktop_app.features.agenda.tasks.exchange.found import (
    Found,
    FoundDay,
    FoundEvent,
    FoundPerson,
    FoundRoom,
    FoundTrack,
)
from desktop_app.features.agenda.tasks.exchange.xml_tree import read_tree

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.repair import Repairs
    from desktop_app.features.agenda.tasks.exchange.xml_tree import Node, Refuse, Tree

TEXTS: Final = frozenset(
    {
        *("date", "start", "duration", "room", "slug", "url", "title", "subtitle", "track", "type", "code"),
        *("language", "abstract", "description", "logo", "video_download_url", "feedback_url", "origin_url"),
    }
)
"""The elements of an event that hold nothing but text; `code` is one only at the hub's."""
_CONFERENCE: Final = frozenset(
    {
        *("title", "acronym", "start", "end", "days", "timeslot_duration", "base_url", "logo", "url"),
        *("time_zone_name", "day_change"),
    }
)
_EVENT_ATTRIBUTES: Final = frozenset({"id", "guid", "code"})
_PRETALX: Final = "pretalx"


def read_xml(data: bytes, refuse: Refuse, repairs: Repairs) -> Found:
    """What a schedule.xml says.

    Raises:
        Unreadable: damaged, dangerous, or XML that is no programme; the sentence says what it is.

    """
    tree = read_tree(data, refuse, repairs)
    root = tree.root
    if root is None:
        raise refuse(ProgrammeRefusal.EMPTY)
    _assert_schedule(root, refuse)
    dialect = _dialect(tree, root)
    return _Reader(dialect).read(root, tree.own)


def _assert_schedule(root: Node, refuse: Refuse) -> None:
    name = root.tag.rpartition(":")[2].lower()
    if name in {"feed", "rss"}:
        raise refuse(ProgrammeRefusal.FEED)
    if name == "html":
        raise refuse(ProgrammeRefusal.WEB_PAGE)
    if root.tag.endswith(":schema") or root.tag == "schema":
        raise refuse(ProgrammeRefusal.SCHEMA)
    if root.tag != "schedule":
        raise refuse(ProgrammeRefusal.OTHER_XML, root=root.tag[:40])
    if root.child("conference") is not None or _holds_events(root):
        return
    strange = next((node.tag for day in root.all("day") for node in day.children), "")
    raise refuse(ProgrammeRefusal.OTHER_SCHEDULE, element=(strange or "?")[:40])


def _holds_events(root: Node) -> bool:
    days = list(root.all("day"))
    return any(node.tag == "event" for day in days for room in (day, *day.children) for node in room.children)


def _dialect(tree: Tree, root: Node) -> Dialect:
    """Whose file it is: by its generator, else by habits that only one maker has."""
    generator = root.child("generator")
    named = generator.attributes.get("name", "").lower() if generator is not None else ""
    for dialect in (Dialect.FORUM_DESK, Dialect.PRETALX, Dialect.FRAB, Dialect.WAFER, Dialect.PENTABARF):
        if dialect.value in named:
            return dialect
    if _PRETALX in tree.comments.lower():
        return Dialect.PRETALX
    if root.child("tracks") is not None:
        return Dialect.FOSDEM
    first = _first_event(root)
    if first is not None and first.child("code") is not None:
        return Dialect.HUB
    return _old_dialect(root, first)


def _old_dialect(root: Node, first: Node | None) -> Dialect:
    conference = root.child("conference")
    if first is not None and "guid" not in first.attributes:
        return Dialect.PENTABARF
    if conference is not None and conference.child("day_change") is not None:
        return Dialect.FOSDEM
    if conference is not None and conference.child("time_zone_name") is None:
        return Dialect.FRAB
    return Dialect.VOC


def _first_event(root: Node) -> Node | None:
    return next(
        (event for day in root.all("day") for room in day.all("room") for event in room.all("event")), None
    )


class _Reader:
    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._found = Found(dialect)

    def read(self, root: Node, own: str) -> Found:
        self._found.own = own
        self._found.texts["version"] = root.word("version")
        for node in root.children:
            if node.tag == "conference":
                self._conference(node)
            elif node.tag == "day":
                self._day(node)
            elif node.tag == "tracks":
                self._found.tracks += [self._track(track) for track in node.all("track")]
            elif node.tag not in {"version", "generator"}:
                self._found.extras.append(self._kept(node))
        return self._found

    def _kept(self, node: Node) -> Extra:
        return Extra(self._dialect, node.tag, node.written())

    def _conference(self, conference: Node) -> None:
        texts = self._found.texts
        for node in conference.children:
            if node.tag in _CONFERENCE and not texts.get(node.tag):
                texts[node.tag] = node.text.strip()
            elif node.tag == "track":
                self._found.tracks.append(self._track(node))
            elif node.tag == "color":
                texts["color"] = node.attributes.get("primary") or node.text.strip()
                if len(node.attributes) > 1:
                    self._found.extras.append(self._kept(node))
            elif node.text.strip() or node.children:
                self._found.extras.append(self._kept(node))

    def _track(self, node: Node) -> FoundTrack:
        known = {"name", "slug", "color"}
        extras = [
            Extra(self._dialect, f"@{name}", value)
            for name, value in node.attributes.items()
            if name not in known
        ]
        name = node.attributes.get("name") or node.text.strip()
        return FoundTrack(
            name.strip(), node.attributes.get("slug", ""), node.attributes.get("color", ""), extras
        )

    def _day(self, node: Node) -> None:
        attributes = node.attributes
        day = FoundDay(attributes.get("date", ""), attributes.get("start", ""), attributes.get("end", ""))
        self._found.days.append(day)
        self._events(node, day, None)

    def _events(self, node: Node, day: FoundDay, room: FoundRoom | None) -> None:
        """All entries within: before 2008 without a room around them, some with a house around rooms."""
        for child in node.children:
            if child.tag == "event":
                self._event(child, day, room)
            else:
                self._events(child, day, self._room(child) if child.tag == "room" else room)

    def _room(self, node: Node) -> FoundRoom:
        attributes = node.attributes
        room = FoundRoom(
            attributes.get("name", "").strip(), attributes.get("guid", ""), slug=attributes.get("slug", "")
        )
        room.extras += [
            Extra(self._dialect, f"@{name}", value)
            for name, value in attributes.items()
            if name not in {"name", "guid", "slug"}
        ]
        self._found.rooms.append(room)
        return room

    def _event(self, node: Node, day: FoundDay, room: FoundRoom | None) -> None:
        attributes = node.attributes
        event = FoundEvent(
            {}, attributes.get("guid", "").strip(), attributes.get("id", "").strip(), node.line
        )
        event.day = day
        if room is not None:
            event.room, event.room_guid = room.name, room.guid
        if "code" in attributes:
            event.texts["code"] = attributes["code"].strip()
        event.extras += [
            Extra(self._dialect, f"@{name}", value)
            for name, value in attributes.items()
            if name not in _EVENT_ATTRIBUTES
        ]
        for child in node.children:
            self._field(event, child)
        self._found.events.append(event)

    def _field(self, event: FoundEvent, node: Node) -> None:
        if node.tag in TEXTS and not node.children:
            _take_text(event, node)
        elif node.tag == "persons":
            event.people += [self._person(person) for person in node.all("person")]
        elif node.tag == "recording":
            event.recording = _recording(node)
        elif node.tag in {"links", "attachments"}:
            there = event.links if node.tag == "links" else event.attachments
            there += [_link(link) for link in node.children]
        elif node.text.strip() or node.children or node.attributes:
            event.extras.append(self._kept(node))

    def _person(self, node: Node) -> FoundPerson:
        attributes = node.attributes
        person = FoundPerson(
            node.text.strip(),
            attributes.get("guid", "").strip(),
            attributes.get("id", "").strip(),
            attributes.get("code", "").strip(),
        )
        person.extras += [
            Extra(self._dialect, f"@{name}", value)
            for name, value in attributes.items()
            if name not in _EVENT_ATTRIBUTES
        ]
        return person


def _take_text(event: FoundEvent, node: Node) -> None:
    """A field of text; of two, the first that says something."""
    if not event.texts.get(node.tag):
        event.texts[node.tag] = node.text.strip()
    if node.tag == "track" and "slug" in node.attributes:
        event.track_slug = node.attributes["slug"]


def _link(node: Node) -> Link:
    """A link; the hub writes its kind and title as elements within."""
    attributes = node.attributes
    title = node.text.strip() or node.word("title")
    kind = attributes.get("type", "") or node.word("type")
    return Link(attributes.get("href", "").strip(), title, kind, attributes.get("service", ""))


def _recording(node: Node) -> Recording:
    opted_out = node.word("optout").lower() in {"true", "1"}
    return Recording(node.word("license"), opted_out, node.word("url"), node.word("link"))
