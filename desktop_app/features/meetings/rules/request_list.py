"""A list of requests as it is read from a file: pairs of people, or a matrix of who wants to meet whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules.request import Priority, RequestState
from desktop_app.features.meetings.rules.request_words import (
    column_of,
    is_mark,
    is_marked,
    priority_of,
    side_of,
    state_of,
)
from desktop_app.features.registrations.rules.field import Field
from desktop_app.features.registrations.rules.synonyms import header_field
from desktop_app.features.registrations.rules.values import is_email, moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from desktop_app.features.registrations.rules.table import Row, Table

_EMAIL: Final = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+\.[^\s<>(),;:]+")
_LEAST_MATRIX: Final = 2


class Shape(Enum):
    """How a file says who wants to meet whom."""

    PAIRS = "pairs"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Named:
    """How a file names somebody: any of these, each empty where it does not say."""

    name: str = ""
    email: str = ""
    key: str = ""
    code: str = ""
    organisation: str = ""

    @property
    def words(self) -> str:
        """What a person reads."""
        who = self.name or self.email or self.key or self.code
        return ", ".join(filter(None, (who, self.organisation)))

    def __bool__(self) -> bool:
        """Whether anybody is named at all."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One request of a file; `cells` is the row as it stands there, for the list of rejected ones."""

    line: int
    first: Named
    second: Named
    type: str = ""
    priority: int = Priority.NORMAL
    state: RequestState = RequestState.ACCEPTED
    wish: str = ""
    needs: tuple[str, ...] = ()
    key: str = ""
    at: datetime | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestList:
    """The requests of a file in its order; `unclear` are states that are not known, taken as pending."""

    file: str
    shape: Shape
    headers: tuple[str, ...]
    rows: tuple[AskedRow, ...]
    unclear: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Named, ...]:
        """Everybody who is named, each once."""
        named = (each for row in self.rows for each in (row.first, row.second) if each)
        return tuple(dict.fromkeys(named))


@dataclass
class _Columns:
    """Which column of a list of pairs holds what."""

    sides: dict[int, dict[Field, int]] = field(default_factory=lambda: {1: {}, 2: {}})
    others: dict[str, list[int]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return bool(self.sides[1] and self.sides[2])


_PERSON: Final = frozenset(
    {
        *(Field.FULL_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.EMAIL),
        *(Field.ORGANISATION, Field.CODE, Field.SOURCE_KEY),
    }
)


def requests_in(table: Table) -> RequestList:
    """Read a table as requests.

    Columns go by their headers in many languages ("From e-mail", "Recipient", "Status"); without such headers
    the first two columns that are full of words are the two sides. A table whose cells are marks or ranks is
    a matrix: whom a row names wants to meet whom the column names. Without a column of states everything is
    agreed.
    """
    columns = _columns(table.headers)
    if not columns.complete and _is_matrix(table):
        return RequestList(table.file, Shape.MATRIX, table.headers, tuple(_marked(table)))
    rows = table.rows
    if not columns.complete:
        columns, with_header = _by_place(table, columns)
        rows = (_header_row(table), *rows) if with_header else rows
    unclear: dict[str, None] = {}
    asked = tuple(_pair(row, columns, unclear) for row in rows if any(row.cells))
    return RequestList(table.file, Shape.PAIRS, table.headers, asked, tuple(unclear))


# --- pairs -----------------------------------------------------------------------------------------------


def _columns(headers: Sequence[str]) -> _Columns:
    columns = _Columns()
    for place, header in enumerate(headers):
        other = column_of(header)
        if other:
            columns.others.setdefault(other, []).append(place)
            continue
        side, rest = side_of(header)
        if side:
            columns.sides[side].setdefault(_field(rest), place)
    return columns


def _field(rest: str) -> Field:
    """What a column of one side holds; a header that only names the side holds a name."""
    if rest in {"id", "key", "number", "nr", "no"}:
        return Field.SOURCE_KEY
    found = header_field(rest)[0] if rest else None
    return found if found in _PERSON else Field.FULL_NAME


def _by_place(table: Table, known: _Columns) -> tuple[_Columns, bool]:
    """The first two columns that hold something and are nothing else; whether the headers are people too."""
    taken = {place for places in known.others.values() for place in places}
    free = [place for place in range(len(table.headers)) if place not in taken and table.column(place)]
    columns = _Columns(others=known.others)
    for side, place in zip((1, 2), free, strict=False):
        cells = table.column(place)
        mails = sum(map(is_email, cells)) * 2 > len(cells)
        columns.sides[side] = {Field.EMAIL if mails else Field.FULL_NAME: place}
    said = any(header_field(header)[0] for header in table.headers) or bool(known.others)
    return columns, table.header_line > 0 and not said and not any(known.sides.values())


def _header_row(table: Table) -> Row:
    return type(table.rows[0])(table.header_line, table.headers)


def _pair(row: Row, columns: _Columns, unclear: dict[str, None]) -> AskedRow:
    def cell(name: str) -> str:
        return next(filter(None, (row.cells[place].strip() for place in columns.others.get(name, ()))), "")

    words = cell("state")
    state = state_of(words) if words else RequestState.ACCEPTED
    if state is None:
        unclear[words] = None
        state = RequestState.PENDING
    points = cell("weight")
    return AskedRow(
        line=row.line,
        first=_named(row, columns.sides[1]),
        second=_named(row, columns.sides[2]),
        type=" ".join(cell("type").split()),
        priority=priority_of(points or cell("priority"), more_is_better=bool(points)),
        state=state,
        wish=": ".join(filter(None, (row.cells[place].strip() for place in columns.others.get("wish", ())))),
        needs=_needs(cell("needs")),
        key=cell("key"),
        at=moment(cell("at")) if cell("at") else None,
        cells=row.cells,
    )


def _named(row: Row, places: Mapping[Field, int]) -> Named:
    def cell(which: Field) -> str:
        place = places.get(which)
        return "" if place is None else " ".join(row.cells[place].split())

    name = cell(Field.FULL_NAME) or f"{cell(Field.GIVEN_NAME)} {cell(Field.FAMILY_NAME)}".strip()
    return named(
        name, email=cell(Field.EMAIL), key=cell(Field.SOURCE_KEY), code=cell(Field.CODE),
        organisation=cell(Field.ORGANISATION),
    )  # fmt: skip


def named(text: str, *, email: str = "", key: str = "", code: str = "", organisation: str = "") -> Named:
    """A person as one cell names it; an address in it ("Ona Onaitė <ona@x.lt>") is taken out."""
    found = _EMAIL.search(text)
    if found and not email:
        email = found.group()
        text = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" <>()[],;:")
    return Named(" ".join(text.split()), email.strip().casefold(), key, code, organisation)


def _needs(text: str) -> tuple[str, ...]:
    """What the table needs: words that a comma parts, or an interpreter where the cell only says yes."""
    plain = text.strip().casefold()
    if not is_marked(plain):
        return ()
    if is_mark(plain) or plain == "true":
        return ("interpreter",)
    return tuple(word for each in re.split(r"[,;/]", plain) if (word := " ".join(each.split())))


# --- matrix ----------------------------------------------------------------------------------------------


def _is_matrix(table: Table) -> bool:
    """Whether all cells but those of the first column are marks, and some ask for a meeting."""
    if len(table.headers) <= _LEAST_MATRIX or not table.header_line:
        return False
    cells = [cell for row in table.rows for cell in row.cells[1:]]
    return all(map(is_mark, cells)) and any(map(is_marked, cells))


def _marked(table: Table) -> Iterator[AskedRow]:
    for row in table.rows:
        for header, cell in zip(table.headers[1:], row.cells[1:], strict=True):
            if row.cells[0] and is_marked(cell):
                yield AskedRow(
                    line=row.line,
                    first=named(row.cells[0]),
                    second=named(header),
                    priority=priority_of(cell),
                    cells=(row.cells[0], header, cell),
                )
