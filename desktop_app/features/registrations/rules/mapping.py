"""Which column of a file fills which field: proposed by headers and content, corrected by people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.column import Column, Confidence
from desktop_app.features.registrations.rules.content import Guess, content_of, contradicts
from desktop_app.features.registrations.rules.field import IGNORED, MANY, Field, Target
from desktop_app.features.registrations.rules.known_columns import (
    format_of,
    known_target,
    with_answers,
    with_whole_key,
)
from desktop_app.features.registrations.rules.person_name import NameOrder
from desktop_app.features.registrations.rules.synonyms import (
    ATTENDEE_WORDS,
    FAMILY_FIRST,
    PHRASES,
    header_field,
)
from desktop_app.features.registrations.rules.values import is_month_first
from desktop_app.features.registrations.rules.words import folded, slug

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Dictionary

    from desktop_app.features.registrations.rules.known_formats import KnownFormat
    from desktop_app.features.registrations.rules.table import Table

__all__ = ["Column", "ColumnMapping", "Confidence", "MappingRefusal", "corrected", "propose"]


class MappingRefusal(Enum):
    """Why a correction of the mapping is not understood."""

    MALFORMED = "malformed"
    UNKNOWN_HEADER = "unknown header"
    UNKNOWN_FIELD = "unknown field"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """All columns of a file; `source` names where the rows come from, `known` the known format or ""."""

    columns: tuple[Column, ...]
    source: str
    known: str = ""
    name_order: NameOrder = NameOrder.GIVEN_FIRST

    def index(self, field: Field) -> int | None:
        """The column that fills a field."""
        return next((column.index for column in self.columns if column.target.field is field), None)

    def columns_of(self, field: Field) -> tuple[Column, ...]:
        """All columns that fill a field, the one that counts first in front."""
        return tuple(sorted((c for c in self.columns if c.target.field is field), key=_rank))

    def with_target(self, index: int, target: Target) -> ColumnMapping:
        """The mapping with one column corrected; what only one column may fill is taken from the other.

        A key that loses one of its parts loses all.
        """
        taken = {target} if target.field not in MANY else set()
        taken |= {self.columns[index].target} & {Target(Field.SOURCE_KEY)}
        columns = tuple(
            replace(column, target=target, confidence=Confidence.CHOSEN, answer=None)
            if column.index == index
            else replace(column, target=IGNORED, confidence=Confidence.CHOSEN)
            if column.target in taken
            else column
            for column in self.columns
        )
        return with_source(replace(self, columns=columns))

    def with_known(self, known: Dictionary[str, str]) -> ColumnMapping:
        """The mapping with what the event knows of headers of the same words."""
        wanted = {folded(header): Target.parse(target) for header, target in known.items()}
        mapping = self
        for column in self.columns:
            target = wanted.get(folded(column.header), column.target)
            if target != mapping.columns[column.index].target:
                mapping = mapping.with_target(column.index, target)
        return mapping


def propose(table: Table) -> ColumnMapping:
    """What each column of the table most likely fills."""
    known = format_of(table)
    guesses = [content_of(table.column(index)) for index in range(len(table.headers))]
    columns = [_column(table, index, guess, known) for index, guess in enumerate(guesses)]
    columns = _settle_names(_each_once(columns), guesses)
    if known is not None:
        columns = with_answers(with_whole_key(columns, known, table), known, table, guesses)
    headers = {folded(column.header) for column in columns if column.target.field is Field.FULL_NAME}
    order = NameOrder.FAMILY_FIRST if headers & FAMILY_FIRST else NameOrder.GIVEN_FIRST
    return with_source(ColumnMapping(tuple(columns), "", known.name if known else "", order))


def corrected(mapping: ColumnMapping, corrections: Iterable[str]) -> ColumnMapping:
    """The mapping with corrections written as "Header=field".

    Raises:
        Refused: with a `MappingRefusal` when a correction is not understood.

    """
    for text in corrections:
        header, mark, name = text.rpartition("=")
        if not mark:
            raise Refused(MappingRefusal.MALFORMED, text=text)
        mapping = mapping.with_target(_place(mapping, header), _target(name))
    return mapping


def _place(mapping: ColumnMapping, header: str) -> int:
    exact = [column.index for column in mapping.columns if column.header == header.strip()]
    alike = [column.index for column in mapping.columns if folded(column.header) == folded(header)]
    if not exact and not alike:
        raise Refused(
            MappingRefusal.UNKNOWN_HEADER, header=header, headers=", ".join(c.header for c in mapping.columns)
        )
    return (exact or alike)[0]


def _target(name: str) -> Target:
    try:
        return Target.parse(name)
    except ValueError:
        raise Refused(MappingRefusal.UNKNOWN_FIELD, field=name, fields=", ".join(Field)) from None


def _rank(column: Column) -> int:
    return column.rank


def _column(table: Table, index: int, guess: Guess, known: KnownFormat | None) -> Column:
    header = table.headers[index]
    target, confidence = _proposal(header, guess, known)
    return Column(
        index,
        header,
        target,
        confidence,
        guess.kind,
        guess.samples,
        known.rank(header) if known else 0,
        month_first=target.field is Field.REGISTERED_AT
        and is_month_first(table.column(index), usually=known is not None and known.month_first),
    )


def _proposal(header: str, guess: Guess, known: KnownFormat | None) -> tuple[Target, Confidence]:
    if target := known_target(header, guess, known):
        return target, Confidence.KNOWN
    field, outright = header_field(header)
    if guess.empty and field is None:
        return IGNORED, Confidence.NONE
    if guess.yes_no and _asks_consent(header):
        return Target(Field.CONSENT, _purpose(header)), Confidence.HEADER
    if field and not contradicts(field, guess):
        return Target(field), Confidence.HEADER if outright else Confidence.PHRASE
    if guess.field:
        return Target(guess.field), Confidence.CONTENT
    return _custom(header), Confidence.NONE


def _asks_consent(header: str) -> bool:
    words = f" {folded(header)} "
    return any(f" {phrase}" in words for phrase in PHRASES)


def _purpose(header: str) -> str:
    """The key of a consent: "Consent to photos" → "photos"."""
    words = folded(header)
    for opening in (
        "i consent to ",
        "i agree to ",
        "i agree that ",
        "consent to ",
        "consent for ",
        "i agree ",
    ):
        words = words.removeprefix(opening)
    return slug(words)


def _custom(header: str) -> Target:
    return Target(Field.CUSTOM, slug(header))


def _each_once(columns: list[Column]) -> list[Column]:
    """Of several columns that claim one field the surest keeps it, the others become custom fields.

    Only a known format may fill one field from several columns.
    """
    best: dict[Field, Column] = {}
    for column in columns:
        rival = best.get(column.target.field)
        if rival is None or _surety(column) > _surety(rival):
            best[column.target.field] = column
    kept = [
        column
        if column.target.field in MANY
        or best[column.target.field] is column
        or column.confidence is Confidence.KNOWN
        else replace(column, target=_custom(column.header), confidence=Confidence.NONE)
        for column in columns
    ]
    return _apart(kept)


def _surety(column: Column) -> tuple[Confidence, bool]:
    """The attendee's own e-mail is rather meant than that of whoever ordered."""
    return column.confidence, bool(ATTENDEE_WORDS.intersection(folded(column.header).split()))


def _apart(columns: list[Column]) -> list[Column]:
    """Custom fields and consents with the same key are numbered."""
    seen: dict[Target, int] = {}
    apart: list[Column] = []
    for column in columns:
        count = seen[column.target] = seen.get(column.target, 0) + 1
        if column.target.key and count > 1:
            apart.append(replace(column, target=Target(column.target.field, f"{column.target.key}_{count}")))
        else:
            apart.append(column)
    return apart


def _settle_names(columns: list[Column], guesses: list[Guess]) -> list[Column]:
    """Headers for names mean different things beside each other.

    "Name" beside "Vorname" is the family name; "Vardas" alone, with two words in each cell, is the full name.
    """
    places = {column.target.field: column.index for column in columns}
    given, family, full = (
        places.get(field) for field in (Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME)
    )
    known = {column.target.field for column in columns if column.confidence is Confidence.KNOWN}
    if known & {Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME}:
        return columns
    if full is not None and (given is None) != (family is None) and not guesses[full].several_words:
        missing = Field.FAMILY_NAME if family is None else Field.GIVEN_NAME
        columns[full] = replace(columns[full], target=Target(missing))
    elif full is None and family is None and given is not None and guesses[given].several_words:
        columns[given] = replace(columns[given], target=Target(Field.FULL_NAME))
    return columns


def with_source(mapping: ColumnMapping) -> ColumnMapping:
    """Rows are known again by source and key, so it names the format, or the header of the key column."""
    key = mapping.index(Field.SOURCE_KEY)
    source = mapping.known or ("list" if key is None else f"list by {folded(mapping.columns[key].header)}")
    return replace(mapping, source=source)
