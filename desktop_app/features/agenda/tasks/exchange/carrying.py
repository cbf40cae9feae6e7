"""What a format has no place for, carried in the file beside the rest: a round trip loses nothing.

Each value is carried with what a reader sees instead; where somebody has changed that since, the change wins.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from desktop_app.features.agenda.rules.own_fields import dumped, loaded, whole
from desktop_app.features.agenda.rules.programme import Person, Programme, Room, Track
from desktop_app.features.agenda.rules.repair import RepairKind, Repairs
from desktop_app.features.agenda.rules.session import Role, Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Noun = TypeVar("Noun", Room, Track, Person, Session)
_LISTS: Final = frozenset({"rooms", "tracks", "sessions", "people"})
_FAULTS: Final = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Aliases:
    """What sessions, rooms and people are called in the file, by what they are called here."""

    sessions: Mapping[str, str] = field(default_factory=dict)
    rooms: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def turned(self) -> Aliases:
        """From the file's names to ours."""
        return Aliases(*({alias: name for name, alias in names.items()} for names in self._all()))

    def changed(self) -> Aliases:
        """Only those that differ."""
        return Aliases(*({a: b for a, b in names.items() if a != b} for names in self._all()))

    def _all(self) -> tuple[Mapping[str, str], ...]:
        return self.sessions, self.rooms, self.people


@dataclass(frozen=True, slots=True)
class _List(Generic[Noun]):
    """One list of a programme: its nouns, and by which field they are known."""

    name: str
    noun: type[Noun]
    key: str

    def by_key(self, programme: Programme) -> dict[str, Noun]:
        return {getattr(each, self.key): each for each in getattr(programme, self.name)}

    def carried(self, meant: Programme, seen: Programme) -> dict[str, Any]:
        """The fields in which both differ, by key, and whole what is not to be seen at all."""
        there = self.by_key(seen)
        ours = self.by_key(meant)
        parts: dict[str, Any] = {"changed": {}, "more": [], "gone": [key for key in there if key not in ours]}
        for key, each in ours.items():
            if key not in there:
                parts["more"].append(whole(each))
            elif there[key] != each:
                parts["changed"][key] = _differing(there[key], each)
        return {name: part for name, part in parts.items() if part}

    def joined(self, programme: Programme, parts: Mapping[str, Any]) -> tuple[Noun, ...]:
        """The list with what was carried beside it."""
        there = self.by_key(programme)
        for key in parts.get("gone", []):
            there.pop(key, None)
        for key, changes in parts.get("changed", {}).items():
            if key in there:
                there[key] = _changed(there[key], changes)
        for values in parts.get("more", []):
            each = self.noun(**{name: loaded(name, value) for name, value in values.items()})
            there.setdefault(getattr(each, self.key), each)
        return tuple(there.values())


_PARTS: Final[tuple[_List[Any], ...]] = (
    _List("rooms", Room, "key"),
    _List("tracks", Track, "name"),
    _List("people", Person, "key"),
    _List("sessions", Session, "guid"),
)


def _differing(seen: Any, meant: Any, names: Iterable[str] = ()) -> dict[str, Any]:  # noqa: ANN401 (nouns)
    return {
        name: [dumped(name, getattr(seen, name)), dumped(name, getattr(meant, name))]
        for name in names or [each.name for each in fields(seen)]
        if getattr(seen, name) != getattr(meant, name)
    }


def _changed(noun: Any, changes: Mapping[str, Any]) -> Any:  # noqa: ANN401 (nouns)
    """The noun with what is meant wherever it still has what was seen."""
    values = {
        name: loaded(name, meant)
        for name, (seen, meant) in changes.items()
        if dumped(name, getattr(noun, name)) == seen
    }
    return replace(noun, **values)


def zone_only(programme: Programme) -> str:
    """What is carried before it is known what else has to be."""
    return json.dumps({"zone": programme.zone})


def carried(programme: Programme, seen: Programme, aliases: Aliases) -> str:
    """What a reader of the file does not see of the programme, as JSON in plain ASCII."""
    renamed = _renamed(seen, aliases.turned())
    own: dict[str, Any] = {"zone": programme.zone, "programme": _differing(renamed, programme, _plain())}
    changed = aliases.turned().changed()
    own["names"] = {"sessions": changed.sessions, "rooms": changed.rooms, "people": changed.people}
    own |= {part.name: part.carried(programme, renamed) for part in _PARTS}
    own["names"] = {name: part for name, part in own["names"].items() if part}
    return json.dumps({name: part for name, part in own.items() if part}, separators=(",", ":"))


def _plain() -> list[str]:
    return [each.name for each in fields(Programme) if each.name not in _LISTS]


def own_zone(own: str) -> str:
    """The zone that was carried; "" where there is none."""
    try:
        zone = json.loads(own).get("zone", "") if own else ""
    except _FAULTS:
        return ""
    return zone if isinstance(zone, str) else ""


def with_own(programme: Programme, own: str, repairs: Repairs) -> Programme:
    """The programme with what was carried; what somebody has spoilt is passed over as a whole."""
    if not own:
        return programme
    try:
        return _with_own(programme, json.loads(own))
    except _FAULTS:
        repairs.add(RepairKind.OWN_PART_LOST)
        return programme


def _with_own(programme: Programme, own: Mapping[str, Any]) -> Programme:
    names = own.get("names", {})
    aliases = Aliases(names.get("sessions", {}), names.get("rooms", {}), names.get("people", {}))
    programme = _renamed(programme, aliases)
    programme = _changed(programme, own.get("programme", {}))
    lists: dict[str, Any] = {part.name: part.joined(programme, own.get(part.name, {})) for part in _PARTS}
    lists["rooms"] = tuple(sorted(lists["rooms"], key=lambda room: room.position))
    return replace(programme, **lists)


def _renamed(programme: Programme, names: Aliases) -> Programme:
    """The programme with other keys; those that are not named stay."""
    rooms = tuple(replace(room, key=names.rooms.get(room.key, room.key)) for room in programme.rooms)
    people = tuple(
        replace(person, key=names.people.get(person.key, person.key)) for person in programme.people
    )
    sessions = tuple(_session_renamed(session, names) for session in programme.sessions)
    return replace(programme, rooms=rooms, people=people, sessions=sessions)


def _session_renamed(session: Session, names: Aliases) -> Session:
    guid = names.sessions.get(session.guid, session.guid)
    room = names.rooms.get(session.room, session.room)
    if names.people.keys().isdisjoint(session.persons):
        if (guid, room) == (session.guid, session.room):
            return session
        return replace(session, guid=guid, room=room)
    people = tuple(Role(names.people.get(role.person, role.person), role.part) for role in session.people)
    return replace(session, guid=guid, room=room, people=people)
