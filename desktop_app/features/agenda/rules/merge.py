"""A newer file merged into what was edited here; what both sides changed differently is asked."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from desktop_app.features.agenda.rules.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.features.agenda.rules.programme import Person, Programme, Room, Track

Noun = TypeVar("Noun", bound="Room | Track | Person | Session")


class Side(Enum):
    """Whose answer counts in a conflict."""

    OURS = "ours"
    THEIRS = "theirs"


class Clash(Enum):
    """How two edits exclude each other."""

    BOTH_CHANGED = "both changed"
    WE_REMOVED = "we removed"
    """They changed what is no longer here."""
    THEY_REMOVED = "they removed"
    """We changed what is no longer there."""


GONE: Final = ""
"""Stands as the field of a conflict about a whole session."""


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """One question: which value of a session's field counts. `field` is empty for the whole session.

    `place` holds the fields `start`, `room` and `length` together: a session is moved as one.
    """

    clash: Clash
    guid: str
    title: str
    field: str
    base: Any
    theirs: Any
    ours: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The programme after the merge; where there is a conflict it has our side until somebody decides."""

    programme: Programme
    conflicts: tuple[MergeConflict, ...]


PLACE: Final = "place"
_PLACE: Final = ("start", "room", "length")
_ASIDE: Final = frozenset({"guid", "sequence", *_PLACE})


def merged(base: Programme, theirs: Programme, ours: Programme) -> Merged:
    """Three ways: what only one side changed counts, what both changed alike too, the rest are conflicts.

    `base` is the file that was read last, `theirs` the new one, `ours` what stands here. All three know
    sessions by the same guids and rooms and people by the same keys.
    """
    sessions: list[Session] = []
    conflicts: list[MergeConflict] = []
    old, new, own = base.by_guid(), theirs.by_guid(), ours.by_guid()
    for guid in dict.fromkeys((*own, *new)):
        kept, met = _merged_session(old.get(guid), new.get(guid), own.get(guid))
        sessions += [kept] if kept is not None else []
        conflicts += met
    programme = replace(
        ours,
        sessions=tuple(sessions),
        rooms=_merged_list(base.rooms, theirs.rooms, ours.rooms, "key"),
        tracks=_merged_list(base.tracks, theirs.tracks, ours.tracks, "name"),
        people=_merged_list(base.people, theirs.people, ours.people, "key"),
        days=_one(base.days, theirs.days, ours.days),
        version=_one(base.version, theirs.version, ours.version),
    )
    return Merged(_complete(programme, conflicts, theirs, ours), tuple(conflicts))


def _one(base: Any, theirs: Any, ours: Any) -> Any:  # noqa: ANN401 (any field)
    """Theirs where only they changed it, else ours."""
    return theirs if ours == base else ours


def _merged_session(
    base: Session | None, theirs: Session | None, ours: Session | None
) -> tuple[Session | None, list[MergeConflict]]:
    if theirs is None:
        return _without_theirs(base, ours)
    if ours is None:
        return _without_ours(base, theirs)
    return _field_by_field(base, theirs, ours)


def _without_theirs(base: Session | None, ours: Session | None) -> tuple[Session | None, list[MergeConflict]]:
    """Gone in the new file: gone here too, unless it was made or changed here."""
    if ours is None or base is None:
        return ours, []
    if _content(ours) == _content(base):
        return None, []
    return ours, [MergeConflict(Clash.THEY_REMOVED, ours.guid, ours.title, GONE, base, None, ours)]


def _without_ours(base: Session | None, theirs: Session) -> tuple[Session | None, list[MergeConflict]]:
    """Not here: new in the file, or taken out here."""
    if base is None:
        return theirs, []
    if _content(theirs) == _content(base):
        return None, []
    return None, [MergeConflict(Clash.WE_REMOVED, theirs.guid, theirs.title, GONE, base, theirs, None)]


def _content(session: Session) -> Session:
    return replace(session, sequence=0)


def _field_by_field(
    base: Session | None, theirs: Session, ours: Session
) -> tuple[Session, list[MergeConflict]]:
    if theirs in (base, ours):  # most sessions of most files
        return ours, []
    values: dict[str, Any] = {}
    conflicts: list[MergeConflict] = []
    for names in (_PLACE, *((each.name,) for each in fields(Session) if each.name not in _ASIDE)):
        sides: list[tuple[Any, ...]] = [
            tuple(getattr(session, name, None) for name in names) for session in (base, theirs, ours)
        ]
        if sides[1] == sides[2] or (base is not None and sides[1] == sides[0]):
            continue
        if base is not None and sides[2] == sides[0]:
            values |= dict(zip(names, sides[1], strict=True))
            continue
        field = PLACE if names == _PLACE else names[0]
        facts = sides if field == PLACE else [side[0] for side in sides]
        conflicts.append(MergeConflict(Clash.BOTH_CHANGED, ours.guid, ours.title, field, *facts))
    return (replace(ours, **values) if values else ours), conflicts


def _merged_list(
    base: tuple[Noun, ...], theirs: tuple[Noun, ...], ours: tuple[Noun, ...], key: str
) -> tuple[Noun, ...]:
    """A list whose nouns are taken whole: theirs where ours was not touched, ours otherwise."""
    old, new, own = (_by(nouns, key) for nouns in (base, theirs, ours))
    kept: list[Noun] = []
    for name in dict.fromkeys((*own, *new)):
        if name in own and name in new:
            kept.append(_one(old.get(name), new[name], own[name]))
        elif name in new and name not in old:
            kept.append(new[name])
        elif name in own and own[name] != old.get(name):
            kept.append(own[name])
    return tuple(kept)


def _by(nouns: Iterable[Noun], key: str) -> dict[str, Noun]:
    return {getattr(noun, key): noun for noun in nouns}


def _complete(
    programme: Programme, conflicts: list[MergeConflict], theirs: Programme, ours: Programme
) -> Programme:
    """The programme with every room and person that a session names, or would if the answer is theirs."""
    asked = [conflict.theirs for conflict in conflicts if isinstance(conflict.theirs, Session)]
    named = {session.room for session in (*programme.sessions, *asked)}
    named |= {key for session in (*programme.sessions, *asked) for key in session.persons}
    for conflict in conflicts:
        if conflict.field == PLACE:
            named.add(conflict.theirs[_PLACE.index("room")])
        elif conflict.field == "people":
            named |= {role.person for role in conflict.theirs}
    rooms, people = _by(programme.rooms, "key"), _by(programme.people, "key")
    for side in (ours, theirs):
        rooms |= {room.key: room for room in side.rooms if room.key in named - rooms.keys()}
        people |= {person.key: person for person in side.people if person.key in named - people.keys()}
    return replace(programme, rooms=tuple(rooms.values()), people=tuple(people.values()))


def decided(merge: Merged, answers: Mapping[tuple[str, str], Side]) -> Programme:
    """The programme with the conflicts decided, by guid and field; what is not answered stays ours."""
    sessions = {session.guid: session for session in merge.programme.sessions}
    for conflict in merge.conflicts:
        if answers.get((conflict.guid, conflict.field)) is not Side.THEIRS:
            continue
        if conflict.field == GONE:
            sessions.pop(conflict.guid, None)
            if conflict.theirs is not None:
                sessions[conflict.guid] = conflict.theirs
        else:
            sessions[conflict.guid] = replace(sessions[conflict.guid], **_taken(conflict))
    return replace(merge.programme, sessions=tuple(sessions.values()))


def _taken(conflict: MergeConflict) -> dict[str, Any]:
    if conflict.field == PLACE:
        return dict(zip(_PLACE, conflict.theirs, strict=True))
    return {conflict.field: conflict.theirs}
