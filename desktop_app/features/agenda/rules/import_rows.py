"""The rows of a re-import: how a file and the agenda differ, in words, and whose side counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.agenda.rules.difference import ChangeKind
from desktop_app.features.agenda.rules.merge import GONE, PLACE, Clash, Side
from desktop_app.features.agenda.rules.session import SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, timedelta

    from desktop_app.features.agenda.rules.merge import MergeChoice, Merged
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Role, Session

_KINDS: Final = {
    "title": ChangeKind.RENAMED,
    "people": ChangeKind.SPEAKERS,
    "language": ChangeKind.LANGUAGE,
    "track": ChangeKind.TRACK,
    "kind": ChangeKind.KIND,
    "type": ChangeKind.KIND,
    "subtitle": ChangeKind.TEXT,
    "abstract": ChangeKind.TEXT,
    "description": ChangeKind.TEXT,
}
_OWN: Final = frozenset({"locked", "extras"})
"""What files of others never say: that it is other here is no difference."""
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One difference of one session; `here` and `there` say both sides, `base` the last file, empty for none.

    Several choices of one kind and side (subtitle and abstract, changed in the file) are one row.
    """

    kind: ChangeKind
    guid: str
    title: str
    here: str
    there: str
    base: str
    clash: Clash
    choices: tuple[MergeChoice, ...]

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.guid}\x1f{self.kind.value}\x1f{self.side.value}"

    @property
    def is_conflict(self) -> bool:
        """Whether both sides changed it."""
        return any(choice.is_conflict for choice in self.choices)

    @property
    def side(self) -> Side:
        """Whose side counts unless somebody decides otherwise."""
        return Side.OURS if self.is_conflict else self.choices[0].side

    def answers(self, side: Side) -> dict[tuple[str, str], Side]:
        """The answer to each choice of the row."""
        return {(choice.guid, choice.field): side for choice in self.choices}


def import_rows(merge: Merged) -> tuple[ImportRow, ...]:
    """The rows of a merge: conflicts first, then what the file changes, then what was edited here."""
    grouped: dict[tuple[str, ChangeKind, Side], list[MergeChoice]] = {}
    for choice in merge.choices:
        if choice.clash is not Clash.OURS_ALONE or choice.field not in _OWN:
            place = choice.guid, kind_of(choice), choice.side
            grouped.setdefault(place, []).append(choice)
    rows = [_row(merge, kind, choices) for (_, kind, _), choices in grouped.items()]
    return tuple(sorted(rows, key=_rank))


def _rank(row: ImportRow) -> tuple[int, str, str]:
    turn = 0 if row.is_conflict else 1 if row.side is Side.THEIRS else 2
    return turn, row.title.casefold(), row.kind.value


def kind_of(choice: MergeChoice) -> ChangeKind:
    """What a choice is about."""
    if choice.field == GONE:
        return ChangeKind.REMOVED if choice.theirs is None else ChangeKind.ADDED
    if choice.field == PLACE:
        return _kind_of_place(choice)
    if choice.field == "state":
        return _kind_of_state(choice)
    return _KINDS.get(choice.field, ChangeKind.OTHER)


def _kind_of_place(choice: MergeChoice) -> ChangeKind:
    (start, room, _), (our_start, our_room, _) = choice.theirs, choice.ours
    if start != our_start:
        return ChangeKind.MOVED
    return ChangeKind.ROOM if room != our_room else ChangeKind.RESIZED


def _kind_of_state(choice: MergeChoice) -> ChangeKind:
    if choice.theirs is SessionState.CANCELLED:
        return ChangeKind.CANCELLED
    return ChangeKind.REVIVED if choice.ours is SessionState.CANCELLED else ChangeKind.OTHER


def _row(merge: Merged, kind: ChangeKind, choices: list[MergeChoice]) -> ImportRow:
    first = choices[0]
    here, there, base = (
        _words(programme, first.field, value)
        for programme, value in (
            (merge.ours, first.ours),
            (merge.theirs, first.theirs),
            (merge.ours, first.base),
        )
    )
    return ImportRow(kind, first.guid, first.title, here, there, base, first.clash, tuple(choices))


def _words(programme: Programme, field: str, value: Any) -> str:  # noqa: ANN401 (any field)
    """One side of a choice in words."""
    if value is None:
        return ""
    if field == GONE:
        return _session_words(programme, value)
    if field == PLACE:
        return place_words(programme, *value)
    if field == "people":
        return _names(value, {key: person.name for key, person in programme.people_by_key().items()})
    plain = " ".join(str(getattr(value, "value", value)).split()) if isinstance(value, str | Enum) else ""
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _session_words(programme: Programme, session: Session) -> str:
    return place_words(programme, session.start, session.room, session.length)


def place_words(programme: Programme, start: datetime | None, room: str, length: timedelta) -> str:
    """When and where in words, "2026-05-20 09:30–10:00, Hall"; the day only where there are several."""
    if start is None:
        return programme.room_name(room)
    begin, end = programme.local(start), programme.local(start + length)
    day = f"{begin:%Y-%m-%d} " if len(programme.days) > 1 else ""
    return ", ".join(filter(None, (f"{day}{begin:%H:%M}–{end:%H:%M}", programme.room_name(room))))


def _names(roles: Iterable[Role], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(role.person, "") for role in roles)
