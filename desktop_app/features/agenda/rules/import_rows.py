"""The rows of a re-import: how a file and the agenda differ, in words, and whose side counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from desktop_app.features.agenda.rules.difference import ChangeKind
from desktop_app.features.agenda.rules.merge import GONE, PLACE, Clash, Side
from desktop_app.features.agenda.rules.session import SessionKind, SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, timedelta

    from desktop_app.features.agenda.rules.merge import MergeChoice, Merged
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Role

_KINDS: Final = {
    "title": ChangeKind.RENAMED,
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


class RowWords(Protocol):
    """Days, kinds and states in the words of whoever reads."""

    def day(self, day: date, /) -> str: ...
    def kind(self, kind: SessionKind, /) -> str: ...
    def state(self, state: SessionState, /) -> str: ...


def import_rows(merge: Merged, words: RowWords) -> tuple[ImportRow, ...]:
    """The rows of a merge: conflicts first, then what the file changes, then what was edited here."""
    grouped: dict[tuple[str, ChangeKind, Side], list[MergeChoice]] = {}
    for choice in merge.choices:
        if choice.clash is not Clash.OURS_ALONE or choice.field not in _OWN:
            place = choice.guid, kind_of(choice, merge), choice.side
            grouped.setdefault(place, []).append(choice)
    writer = _Writer(merge, words)
    rows = [writer.row(kind, choices) for (_, kind, _), choices in grouped.items()]
    return tuple(sorted(rows, key=_rank))


def _rank(row: ImportRow) -> tuple[int, str, str]:
    turn = 0 if row.is_conflict else 1 if row.side is Side.THEIRS else 2
    return turn, row.title.casefold(), row.kind.value


def kind_of(choice: MergeChoice, merge: Merged) -> ChangeKind:
    """What a choice is about."""
    if choice.field == GONE:
        return ChangeKind.REMOVED if choice.theirs is None else ChangeKind.ADDED
    if choice.field == PLACE:
        return _kind_of_place(choice)
    if choice.field == "state":
        return _kind_of_state(choice)
    if choice.field == "people":
        return _kind_of_people(choice, merge)
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


def _kind_of_people(choice: MergeChoice, merge: Merged) -> ChangeKind:
    here, there = _names(merge.ours, choice.ours), _names(merge.theirs, choice.theirs)
    if here == there:
        return ChangeKind.OTHER  # the parts that they play
    return ChangeKind.ORDER if sorted(here) == sorted(there) else ChangeKind.SPEAKERS


class _Writer:
    """Says both sides of choices in words."""

    def __init__(self, merge: Merged, words: RowWords) -> None:
        self._merge = merge
        self._words = words
        dates = {day.day for each in (merge.ours, merge.theirs) for day in each.days}
        self._days = len(dates) > 1
        self._years = len({each.year for each in dates}) > 1

    def row(self, kind: ChangeKind, choices: list[MergeChoice]) -> ImportRow:
        """The row of some choices of one kind."""
        merge, first = self._merge, choices[0]
        here, there, base = (
            self._side(programme, first.field, value)
            for programme, value in (
                (merge.ours, first.ours),
                (merge.theirs, first.theirs),
                (merge.ours, first.base),
            )
        )
        return ImportRow(kind, first.guid, first.title, here, there, base, first.clash, tuple(choices))

    def _side(self, programme: Programme, field: str, value: Any) -> str:  # noqa: ANN401 (any field)
        """One side of a choice in words."""
        if value is None:
            return ""
        if field == GONE:
            return self._place(programme, value.start, value.room, value.length)
        if field == PLACE:
            return self._place(programme, *value)
        if field == "people":
            return ", ".join(_names(programme, value))
        return self._plain(value)

    def _plain(self, value: object) -> str:
        if isinstance(value, SessionState):
            return self._words.state(value)
        if isinstance(value, SessionKind):
            return self._words.kind(value)
        plain = " ".join(value.split()) if isinstance(value, str) else ""
        return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"

    def _place(self, programme: Programme, start: datetime | None, room: str, length: timedelta) -> str:
        """When and where in words, "Wed 20 May 09:30–10:00, Hall"; the day only where there are several."""
        name = programme.room_name(room)
        if start is None:
            return name
        begin, end = programme.local(start), programme.local(start + length)
        day = f"{self._words.day(begin.date())} " if self._days else ""
        year = f"{begin.year}, " if self._years else ""
        return ", ".join(filter(None, (f"{year}{day}{begin:%H:%M}–{end:%H:%M}", name)))


def _names(programme: Programme, roles: Iterable[Role]) -> list[str]:
    people = programme.people_by_key()
    return [people[role.person].name if role.person in people else "" for role in roles]
