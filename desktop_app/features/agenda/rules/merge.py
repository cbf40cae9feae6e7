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
    THEIRS_ALONE = "theirs alone"
    """No question: only the file changed it, so that the file counts."""
    OURS_ALONE = "ours alone"
    """No question: only we changed it, so that it stays."""


GONE: Final = ""
"""Stands as the field of a choice about a whole session."""
_SETTLED: Final = frozenset({Clash.THEIRS_ALONE, Clash.OURS_ALONE})


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """Which value of a session's field counts, theirs or ours. `field` is empty for the whole session.

    `place` holds the fields `start`, `room` and `length` together: a session is moved as one.
    """

    clash: Clash
    guid: str
    title: str
    field: str
    base: Any
    theirs: Any
    ours: Any

    @property
    def is_conflict(self) -> bool:
        """Whether both sides have a claim, so that somebody should decide."""
        return self.clash not in _SETTLED

    @property
    def side(self) -> Side:
        """Whose value counts unless somebody decides otherwise."""
        return Side.THEIRS if self.clash is Clash.THEIRS_ALONE else Side.OURS


@dataclass(frozen=True, slots=True)
class Merged:
    """The programme after the merge of `theirs` into `ours`.

    `choices` are all fields in which the two differ; the programme has the side of each that counts unless
    somebody decides otherwise.
    """

    programme: Programme
    choices: tuple[MergeChoice, ...]
    theirs: Programme
    ours: Programme

    @property
    def conflicts(self) -> tuple[MergeChoice, ...]:
        """What both sides have a claim to; it stays ours until somebody decides."""
        return tuple(choice for choice in self.choices if choice.is_conflict)


PLACE: Final = "place"
_PLACE: Final = ("start", "room", "length")
_FIELDS: Final = tuple(
    each.name for each in fields(Session) if each.name not in {"guid", "sequence", *_PLACE}
)


def merged(base: Programme, theirs: Programme, ours: Programme) -> Merged:
    """Three ways: what only one side changed counts, what both changed alike too, the rest are conflicts.

    `base` is the file that was read last, `theirs` the new one, `ours` what stands here. All three know
    sessions by the same guids and rooms and people by the same keys.
    """
    sessions: list[Session] = []
    choices: list[MergeChoice] = []
    old, new, own = base.by_guid(), theirs.by_guid(), ours.by_guid()
    for guid in dict.fromkeys((*own, *new)):
        kept, met = _merged_session(old.get(guid), new.get(guid), own.get(guid))
        sessions += [kept] if kept is not None else []
        choices += met
    programme = replace(
        ours,
        sessions=tuple(sessions),
        rooms=_merged_list(base.rooms, theirs.rooms, ours.rooms, "key"),
        tracks=_merged_list(base.tracks, theirs.tracks, ours.tracks, "name"),
        people=_merged_list(base.people, theirs.people, ours.people, "key"),
        days=_one(base.days, theirs.days, ours.days),
        version=_one(base.version, theirs.version, ours.version),
    )
    return Merged(_complete(programme, theirs, ours), tuple(choices), theirs, ours)


def _one(base: Any, theirs: Any, ours: Any) -> Any:  # noqa: ANN401 (any field)
    """Theirs where only they changed it, else ours."""
    return theirs if ours == base else ours


def _merged_session(
    base: Session | None, theirs: Session | None, ours: Session | None
) -> tuple[Session | None, list[MergeChoice]]:
    if theirs is None:
        return _without_theirs(base, ours)
    if ours is None:
        return _without_ours(base, theirs)
    return _field_by_field(base, theirs, ours)


def _without_theirs(base: Session | None, ours: Session | None) -> tuple[Session | None, list[MergeChoice]]:
    """Gone in the new file: gone here too, unless it was made or changed here."""
    if ours is None or base is None:
        return ours, []
    same = _content(ours) == _content(base)
    clash = Clash.THEIRS_ALONE if same else Clash.THEY_REMOVED
    return None if same else ours, [MergeChoice(clash, ours.guid, ours.title, GONE, base, None, ours)]


def _without_ours(base: Session | None, theirs: Session) -> tuple[Session | None, list[MergeChoice]]:
    """Not here: new in the file, or taken out here."""
    if base is None:
        return theirs, [_whole(Clash.THEIRS_ALONE, base, theirs)]
    same = _content(theirs) == _content(base)
    return None, [_whole(Clash.OURS_ALONE if same else Clash.WE_REMOVED, base, theirs)]


def _whole(clash: Clash, base: Session | None, theirs: Session) -> MergeChoice:
    return MergeChoice(clash, theirs.guid, theirs.title, GONE, base, theirs, None)


def _content(session: Session) -> Session:
    return replace(session, sequence=0)


def _field_by_field(
    base: Session | None, theirs: Session, ours: Session
) -> tuple[Session, list[MergeChoice]]:
    if theirs == ours:
        return ours, []
    values: dict[str, Any] = {}
    choices: list[MergeChoice] = []
    for names in (_PLACE, *((name,) for name in _FIELDS)):
        sides: list[tuple[Any, ...]] = [
            tuple(getattr(session, name, None) for name in names) for session in (base, theirs, ours)
        ]
        if sides[1] == sides[2]:
            continue
        field = PLACE if names == _PLACE else names[0]
        facts = sides if field == PLACE else [side[0] for side in sides]
        choice = MergeChoice(_clash(base, *sides), ours.guid, ours.title, field, *facts)
        choices.append(choice)
        if choice.side is Side.THEIRS:
            values |= dict(zip(names, sides[1], strict=True))
    return (replace(ours, **values) if values else ours), choices


def _clash(known: Session | None, base: object, theirs: object, ours: object) -> Clash:
    """Who changed a field in which both sides differ."""
    if known is None:
        return Clash.BOTH_CHANGED
    if theirs == base:
        return Clash.OURS_ALONE
    return Clash.THEIRS_ALONE if ours == base else Clash.BOTH_CHANGED


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


def _complete(programme: Programme, theirs: Programme, ours: Programme) -> Programme:
    """The programme with every room, track and person that its sessions name."""
    sessions = programme.sessions
    people = {key for session in sessions for key in session.persons}
    rooms = {session.room for session in sessions}
    tracks = {session.track for session in sessions}
    sides = ours, theirs
    return replace(
        programme,
        rooms=_with_named(programme.rooms, rooms, [side.rooms for side in sides], "key"),
        tracks=_with_named(programme.tracks, tracks, [side.tracks for side in sides], "name"),
        people=_with_named(programme.people, people, [side.people for side in sides], "key"),
    )


def _with_named(
    nouns: tuple[Noun, ...], named: set[str], sources: Iterable[tuple[Noun, ...]], key: str
) -> tuple[Noun, ...]:
    known = _by(nouns, key)
    for source in sources:
        missing = named - known.keys()
        known |= {name: noun for name, noun in _by(source, key).items() if name in missing}
    return tuple(known.values())


def decided(merge: Merged, answers: Mapping[tuple[str, str], Side]) -> Programme:
    """The programme with choices made, by guid and field; what is not answered stays as the merge has it."""
    sessions = {session.guid: session for session in merge.programme.sessions}
    for choice in merge.choices:
        side = answers.get((choice.guid, choice.field), choice.side)
        if side is choice.side:
            continue
        value = choice.theirs if side is Side.THEIRS else choice.ours
        if choice.field != GONE:
            sessions[choice.guid] = replace(sessions[choice.guid], **_taken(choice.field, value))
        elif value is None:
            del sessions[choice.guid]
        else:
            sessions[choice.guid] = value
    programme = replace(merge.programme, sessions=tuple(sessions.values()))
    return _complete(programme, merge.theirs, merge.ours)


def _taken(field: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 (any field)
    return dict(zip(_PLACE, value, strict=True)) if field == PLACE else {field: value}
