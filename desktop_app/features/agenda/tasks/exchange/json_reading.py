"""schedule.json taken apart: the first version, in which rooms hold events, and the second, a flat list."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.extras import Dialect, Extra
from desktop_app.features.agenda.rules.repair import RepairKind, Repairs
from desktop_app.features.agenda.rules.session import Link, Part, Recording, SessionKind, SessionState
from desktop_app.features.agenda.tasks.exchange.found import (
    Found,
    FoundDay,
    FoundEvent,
    FoundPerson,
    FoundRoom,
    FoundTrack,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.agenda.tasks.exchange.xml_tree import Refuse

META: Final = "forum_desk"
"""The key under `conference.meta` in which Forum Desk keeps what the format has no place for."""
_CONFERENCE: Final = frozenset(
    {"acronym", "title", "start", "end", "timeslot_duration", "time_zone_name", "logo", "url"}
)
_CONFERENCE_PARTS: Final = frozenset({"daysCount", "colors", "tracks", "rooms", "days", "meta"})
_TEXTS: Final = frozenset(
    {
        *("date", "start", "end", "duration", "slug", "url", "title", "subtitle", "type", "code"),
        *("language", "abstract", "description", "logo", "video_download_url", "feedback_url", "origin_url"),
    }
)
_PARTS: Final = frozenset(
    {
        *("guid", "id", "room", "track", "persons", "participants", "links", "attachments", "state"),
        *("recording_license", "do_not_record"),
    }
)
_PERSON: Final = frozenset(
    {"name", "public_name", "guid", "id", "code", "biography", "url", "avatar", "role"}
)
_ROOM: Final = frozenset({"name", "guid", "slug", "capacity", "description"})
# Names of states in the second version of the schema, beside CONFIRMED and DELAYED.
_DRAFTS: Final = frozenset({"DRAFT", "SUBMITTED", "ACCEPTED"})
_CANCELLED: Final = frozenset({"CANCELED", "CANCELLED", "WITHDRAWN", "REJECTED", "DELETED"})
_NO_TEXT: Final = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
"""Half of a sign of two surrogates, if it stands alone (RFC 8259 §8.2), and the sign that ends texts in C."""


def read_json(data: bytes, refuse: Refuse, repairs: Repairs | None = None) -> Found:
    """What a schedule.json says; signs that no text can hold are replaced.

    Raises:
        Unreadable: damaged, nested too deep, or JSON that is no programme.

    """
    try:
        text = data.decode(json.detect_encoding(data), "replace")
        whole = json.loads(text)
        if _NO_TEXT.search(text):
            whole = _mended(whole, repairs or Repairs())
    except RecursionError as error:
        raise refuse(ProgrammeRefusal.TOO_DEEP) from error
    except json.JSONDecodeError as error:
        raise refuse(ProgrammeRefusal.DAMAGED, line=str(error.lineno), column=str(error.colno)) from error
    except ValueError as error:  # a number of thousands of digits, or no UTF-8
        raise refuse(ProgrammeRefusal.DAMAGED, line="1", column="1") from error
    _assert_schedule(whole, refuse)
    return _Reader(_dialect(whole)).read(whole)


def _mended(value: Any, repairs: Repairs) -> Any:  # noqa: ANN401 (any JSON)
    """The same without signs that no text can hold."""
    if isinstance(value, str):
        mended = value.encode("utf-8", "replace").decode().replace("\x00", "")
        if mended != value:
            repairs.add(RepairKind.SIGNS_REPLACED)
        return mended
    if isinstance(value, list):
        return [_mended(each, repairs) for each in value]
    if isinstance(value, dict):
        return {_mended(name, repairs): _mended(each, repairs) for name, each in value.items()}
    return value


def _assert_schedule(whole: object, refuse: Refuse) -> None:
    described = _map(whole)
    if "definitions" in described or "properties" in described:
        raise refuse(ProgrammeRefusal.SCHEMA)
    if not isinstance(_map(described.get("schedule")).get("conference"), dict):
        raise refuse(ProgrammeRefusal.OTHER_JSON)


def _dialect(whole: dict[str, Any]) -> Dialect:
    schedule = _map(whole["schedule"])
    generator = _map(whole.get("generator") or schedule.get("generator"))
    named = _text(generator.get("name")).lower()
    for dialect in (Dialect.FORUM_DESK, Dialect.PRETALX, Dialect.FRAB, Dialect.WAFER):
        if dialect.value in named:
            return dialect
    if isinstance(schedule.get("events"), list):
        return Dialect.HUB
    person = next((person for event in _events(schedule) for person in _maps(event.get("persons"))), {})
    if "code" in person:
        return Dialect.PRETALX
    return Dialect.FRAB if "public_name" in person else Dialect.VOC


def _events(schedule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for day in _maps(_map(schedule["conference"]).get("days")):
        for events in _map(day.get("rooms")).values():
            yield from _maps(events)


def _map(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _maps(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    """A text, also of a number, of a text in several languages (the first), or of a picture (its address)."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    inner = _map(value)
    return _text(inner.get("url") or inner.get("en") or next(iter(inner.values()), "")) if inner else ""


class _Reader:
    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._found = Found(dialect)
        self._tracks: dict[str, str] = {}

    def read(self, whole: dict[str, Any]) -> Found:
        schedule = whole["schedule"]
        conference = schedule["conference"]
        self._conference(conference)
        texts = self._found.texts
        texts["version"] = _text(schedule.get("version"))
        texts["base_url"] = _text(schedule.get("base_url"))
        texts["url"] = texts.get("url") or _text(schedule.get("url"))
        known = {"version", "base_url", "conference", "generator", "events", "persons", "rooms", "url"}
        self._keep(self._found.extras, schedule, known)
        for room in [*_maps(conference.get("rooms")), *_maps(schedule.get("rooms"))]:
            self._found.rooms.append(self._room(room))
        for person in _maps(schedule.get("persons")):
            self._found.people.append(self._person(person))
        for day in _maps(conference.get("days")):
            self._day(day)
        for event in _maps(schedule.get("events")):
            self._event(event, None, "")
        return self._found

    def _keep(self, extras: list[Extra], values: dict[str, Any], known: set[str] | frozenset[str]) -> None:
        for name, value in values.items():
            if name not in known and value not in (None, "", [], {}):
                extras.append(Extra(self._dialect, name, json.dumps(value, ensure_ascii=False)))

    def _conference(self, conference: dict[str, Any]) -> None:
        found = self._found
        found.texts |= {name: _text(conference.get(name)) for name in _CONFERENCE}
        found.texts["color"] = _text(_map(conference.get("colors")).get("primary"))
        for track in _maps(conference.get("tracks")):
            name, slug = _text(track.get("name")), _text(track.get("slug"))
            colour = _text(track.get("color")) or _text(_map(track.get("colors")).get("light"))
            self._tracks[slug] = name
            extras: list[Extra] = []
            self._keep(extras, track, {"name", "slug", "color"})
            found.tracks.append(FoundTrack(name, slug, colour, extras))
        meta = _map(conference.get("meta"))
        found.own = _text(meta.get(META))
        others = {name: value for name, value in meta.items() if name != META}
        self._keep(found.extras, {"meta": others}, set())
        self._keep(found.extras, conference, _CONFERENCE | _CONFERENCE_PARTS)
        colours = _map(conference.get("colors"))
        self._keep(found.extras, {"colors": colours} if len(colours) > 1 else {}, set())

    def _room(self, room: dict[str, Any]) -> FoundRoom:
        capacity = room.get("capacity")
        number = int(capacity) if isinstance(capacity, int | float) and 0 <= capacity < 10**7 else None
        description = room.get("description")
        found = FoundRoom(
            _text(room.get("name")),
            _text(room.get("guid")),
            number,
            _text(room.get("slug")),
            description.strip() if isinstance(description, str) else "",
        )
        known = _ROOM if isinstance(description, str) else _ROOM - {"description"}
        self._keep(found.extras, room, known)
        return found

    def _day(self, values: dict[str, Any]) -> None:
        day = FoundDay(
            _text(values.get("date")),
            _text(values.get("day_start") or values.get("start")),
            _text(values.get("day_end") or values.get("end")),
        )
        self._found.days.append(day)
        for room, events in _map(values.get("rooms")).items():
            for event in _maps(events):
                self._event(event, day, room.strip())

    def _event(self, values: dict[str, Any], day: FoundDay | None, room: str) -> None:
        texts = {name: text for name in _TEXTS if (text := _text(values.get(name)))}
        event = FoundEvent(texts, _text(values.get("guid")), _text(values.get("id")), room=room, day=day)
        if day is None:  # the second version writes the whole instant as start
            texts["date"] = texts.pop("start", "")
        self._place(event, values)
        event.kind = SessionKind.BREAK if texts.get("type") in {"BREAK", "META"} else None
        event.state = _state(_text(values.get("state")))
        people = _maps(values.get("persons")) + _maps(values.get("participants"))
        event.people += [self._person(person) for person in people]
        event.recording = _recording(values)
        for link in _maps(values.get("links")):
            self._link(event, link)
        event.attachments += [_link(each) for each in _maps(values.get("attachments"))]
        self._keep(event.extras, values, _TEXTS | _PARTS)
        self._found.events.append(event)

    def _place(self, event: FoundEvent, values: dict[str, Any]) -> None:
        """Room and track, each by name or by a reference."""
        room, track = values.get("room"), values.get("track")
        if isinstance(room, dict):
            event.room, event.room_guid = _text(room.get("name")), _text(room.get("guid"))
        elif isinstance(room, str):
            event.texts["room"] = room.strip()
        if isinstance(track, dict):
            slug = _text(track.get("slug"))
            event.texts["track"] = _text(track.get("name")) or self._tracks.get(slug, slug)
        else:
            event.texts["track"] = _text(track)

    def _person(self, values: dict[str, Any]) -> FoundPerson:
        role = _text(values.get("role")).lower()
        person = FoundPerson(
            _text(values.get("public_name")) or _text(values.get("name")),
            _text(values.get("guid")),
            _text(values.get("id")),
            _text(values.get("code")),
            Part(role) if role in {part.value for part in Part} else Part.SPEAKER,
            _text(values.get("biography")),
            _text(values.get("url")),
            _text(values.get("avatar")),
        )
        self._keep(person.extras, values, _PERSON)
        return person

    def _link(self, event: FoundEvent, values: dict[str, Any]) -> None:
        """A link; the second version hides two addresses of the event among them."""
        kind = _text(values.get("type"))
        if kind in {"ORIGIN", "FEEDBACK"} and not event.texts.get(f"{kind.lower()}_url"):
            event.texts[f"{kind.lower()}_url"] = _text(values.get("url"))
        else:
            event.links.append(_link(values))


def _link(values: dict[str, Any]) -> Link:
    return Link(
        _text(values.get("url") or values.get("href")),
        _text(values.get("title")),
        _text(values.get("type")),
        _text(values.get("service")),
    )


def _recording(values: dict[str, Any]) -> Recording | None:
    licence, forbidden = _text(values.get("recording_license")), values.get("do_not_record")
    if not licence and not isinstance(forbidden, bool):
        return None
    return Recording(licence, forbidden is True)


def _state(written: str) -> SessionState:
    if written in _DRAFTS:
        return SessionState.DRAFT
    return SessionState.CANCELLED if written in _CANCELLED else SessionState.CONFIRMED
