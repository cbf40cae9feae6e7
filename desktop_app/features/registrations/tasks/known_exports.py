"""Tables of known programs put right: what the program takes away is given back, what stays out is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.choices import answer_of
from desktop_app.features.registrations.rules.country import country_code
from desktop_app.features.registrations.rules.field import Field
from desktop_app.features.registrations.rules.synonyms import header_field
from desktop_app.features.registrations.rules.table import ReadNote, Repair, Row, Table
from desktop_app.features.registrations.rules.words import folded

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.known_formats import KnownFormat

_CAME: Final = "checked in"


def as_meant(table: Table, known: KnownFormat) -> Table:
    """The table with lost pluses given back and notes on what is not imported."""
    if known.bare_phones:
        table = _with_pluses(table)
    came = _came(table, known)
    return table if came is None else replace(table, notes=(*table.notes, came))


def _came(table: Table, known: KnownFormat) -> ReadNote | None:
    """That somebody came is known by scans only; a file's word for it is not taken over."""
    for index, header in enumerate(table.headers):
        cells = table.column(index)
        if folded(header) in known.checkins:
            count = sum(answer_of(cell) is not False for cell in cells)
        elif known.statuses and (target := known.target(header)) and target.field is Field.STATUS:
            count = sum(folded(cell) == _CAME for cell in cells)
        else:
            continue
        if count:
            return ReadNote(Repair.CHECKINS_LEFT, header, count)
    return None


def _with_pluses(table: Table) -> Table:
    phones = [i for i, header in enumerate(table.headers) if header_field(header)[0] is Field.PHONE]
    countries = [i for i, header in enumerate(table.headers) if header_field(header)[0] is Field.COUNTRY]
    rows = tuple(_with_plus(row, phones, countries) for row in table.rows)
    count = sum(row is not old for row, old in zip(rows, table.rows, strict=True))
    if not count:
        return table
    note = ReadNote(Repair.RETURNED_PLUS, table.headers[phones[0]], count)
    return replace(table, rows=rows, notes=(*table.notes, note))


def _with_plus(row: Row, phones: list[int], countries: list[int]) -> Row:
    from desktop_app.features.registrations.rules.phone import (  # noqa: PLC0415 (one program's files need it)
        with_plus,
    )

    country = next((code for index in countries if (code := country_code(row.cells[index]))), "")
    cells = list(row.cells)
    for index in phones:
        cells[index] = with_plus(cells[index], country)
    return row if tuple(cells) == row.cells else Row(row.line, tuple(cells))
