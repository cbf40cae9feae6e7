"""The headers of a table taken from another row than the reader thought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.table import Repair, Row
from desktop_app.features.registrations.tasks.reading import distinct_headers

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.table import Table

_WITHIN: Final = 12
_ABOUT_HEADERS: Final = frozenset({Repair.SKIPPED_TITLE, Repair.NO_HEADER, Repair.RENAMED_HEADER})


def first_rows(table: Table) -> tuple[Row, ...]:
    """The rows that can hold the headers: those above, the header itself, and the first ones below."""
    return _all_rows(table)[: len(table.above) + 1 + _WITHIN]


def headed_at(table: Table, line: int) -> Table:
    """The same table with the headers from `line`; 0 makes every row one of data."""
    rows = _all_rows(table)
    place = next((place for place, row in enumerate(rows) if row.line == line), None)
    cells = list(rows[place].cells) if place is not None else [""] * len(table.headers)
    start = 0 if place is None else place + 1
    return replace(
        table,
        headers=distinct_headers(cells)[0],
        rows=rows[start:],
        above=rows[: max(start - 1, 0)],
        header_line=line if place is not None else 0,
        notes=tuple(note for note in table.notes if note.repair not in _ABOUT_HEADERS),
    )


def _all_rows(table: Table) -> tuple[Row, ...]:
    header = (Row(table.header_line, table.headers),) if table.header_line else ()
    return (*table.above, *header, *table.rows)
