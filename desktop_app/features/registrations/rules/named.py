"""What staff keep under a name: the rules for names, and how the columns of a file were read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.column import Column, Confidence
from desktop_app.features.registrations.rules.field import IGNORED, MANY, CustomKind, Field, Target
from desktop_app.features.registrations.rules.mapping import propose, with_source
from desktop_app.features.registrations.rules.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_app.features.registrations.rules.mapping import ColumnMapping
    from desktop_app.features.registrations.rules.table import Table


class NameRefusal(Enum):
    """Why something is not kept under a name."""

    EMPTY = "empty"
    TAKEN = "taken"
    GONE = "gone"
    UNKNOWN = "unknown"


def checked_name(name: str, taken: Iterable[str] = ()) -> str:
    """The name with single spaces.

    Raises:
        Refused: EMPTY, or TAKEN where something else has that name, in capitals or not.

    """
    name = " ".join(name.split())
    if not name:
        raise Refused(NameRefusal.EMPTY)
    if name.casefold() in {other.casefold() for other in taken}:
        raise Refused(NameRefusal.TAKEN, name=name)
    return name


@dataclass(frozen=True, slots=True)
class NamedColumn:
    """What a column with this header fills, and of what kind its answers are."""

    header: str
    target: Target
    kind: CustomKind


@dataclass(frozen=True, slots=True)
class NamedMapping:
    """All columns of a file as somebody once said what they are."""

    id: str
    name: str
    columns: tuple[NamedColumn, ...]

    def fits(self, headers: Sequence[str]) -> bool:
        """Whether a file has exactly these headers, in any order."""
        return sorted(map(folded, headers)) == sorted(folded(column.header) for column in self.columns)

    def applied_to(self, mapping: ColumnMapping) -> ColumnMapping:
        """The mapping with every column of a known header as it is kept here.

        Another column gives way where it would fill the same field; a key lacking a part is none.
        """
        kept = {folded(column.header): column for column in self.columns}
        there = {folded(column.header) for column in mapping.columns}
        parts = {folded(c.header) for c in self.columns if c.target.field is Field.SOURCE_KEY}
        single = {c.target for c in self.columns if c.target.field not in MANY and folded(c.header) in there}
        columns = [_as_kept(column, kept.get(folded(column.header)), single) for column in mapping.columns]
        if not parts <= there:
            columns = [
                replace(c, target=IGNORED) if c.target.field is Field.SOURCE_KEY else c for c in columns
            ]
        return with_source(replace(mapping, columns=tuple(columns)))


def _as_kept(column: Column, kept: NamedColumn | None, single: set[Target]) -> Column:
    if kept is None:
        return replace(column, target=IGNORED) if column.target in single else column
    answer = column.answer if kept.target == column.target else None
    return replace(column, target=kept.target, kind=kept.kind, answer=answer, confidence=Confidence.SAVED)


def named_columns(mapping: ColumnMapping) -> tuple[NamedColumn, ...]:
    """The columns of a mapping, to be kept."""
    return tuple(NamedColumn(column.header, column.target, column.kind) for column in mapping.columns)


def proposal(
    table: Table, known: Mapping[str, str], named: Sequence[NamedMapping]
) -> tuple[ColumnMapping, NamedMapping | None]:
    """What each column of a file most likely fills, and the mapping kept for its headers, if there is one.

    `known`: headers the event knows → what they fill. Of several mappings that fit the newest counts.
    """
    fitting = max((one for one in named if one.fits(table.headers)), key=_age, default=None)
    return propose(table).with_known(known), fitting


def named_as(name: str, named: Sequence[NamedMapping]) -> NamedMapping:
    """The mapping of that name, in capitals or not.

    Raises:
        Refused: UNKNOWN.

    """
    found = [one for one in named if one.name.casefold() == " ".join(name.split()).casefold()]
    if not found:
        raise Refused(NameRefusal.UNKNOWN, name=name, names=", ".join(one.name for one in named) or "–")
    return found[0]


def _age(named: NamedMapping) -> str:
    return named.id
