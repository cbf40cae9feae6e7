"""What a known format makes of its columns: keys of several parts, and answers with a column each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.features.registrations.rules.column import Confidence
from desktop_app.features.registrations.rules.field import IGNORED, CustomKind, Field, Target
from desktop_app.features.registrations.rules.known_formats import known_format
from desktop_app.features.registrations.rules.questions import ticked_answers
from desktop_app.features.registrations.rules.values import moment
from desktop_app.features.registrations.rules.words import folded, slug

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.column import Column
    from desktop_app.features.registrations.rules.content import Guess
    from desktop_app.features.registrations.rules.known_formats import KnownFormat
    from desktop_app.features.registrations.rules.table import Table


def format_of(table: Table) -> KnownFormat | None:
    """The known format; where only the first column tells it, that must hold times."""
    known = known_format(table.headers)
    if known is None or not known.first:
        return known
    cells = table.column(0)
    return known if sum(moment(cell) is not None for cell in cells) * 4 > len(cells) * 3 else None


def known_target(header: str, guess: Guess, known: KnownFormat | None) -> Target | None:
    if known is None:
        return None
    single = folded(header) in known.quantity and set(guess.samples) <= {"1"}
    return IGNORED if single else known.target(header)


def with_whole_key(columns: list[Column], known: KnownFormat, table: Table) -> list[Column]:
    """Half a key would make one person of all who came with one order; it still tells who came together."""
    if known.has_whole_key(table.headers):
        return columns
    return [
        replace(column, target=Target(Field.BOOKING) if folded(column.header) in known.booking else IGNORED)
        if column.target.field is Field.SOURCE_KEY
        else column
        for column in columns
    ]


def with_answers(
    columns: list[Column], known: KnownFormat, table: Table, guesses: list[Guess]
) -> list[Column]:
    """Columns that each tick one answer of a question become one field with several choices."""
    free = {index for index, guess in enumerate(guesses) if guess.yes_no}
    free -= {column.index for column in columns if known.target(column.header)}
    answers = ticked_answers(table.headers, free)
    return [
        replace(
            column,
            target=Target(Field.CUSTOM, slug(answer.question)),
            confidence=Confidence.NONE,
            kind=CustomKind.MULTI_CHOICE,
            answer=answer,
        )
        if (answer := answers.get(column.index))
        else column
        for column in columns
    ]
