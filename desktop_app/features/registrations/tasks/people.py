"""Rows of a file made people: each cell cleaned into the field its column fills, doubts noted."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from itertools import zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from desktop_app.features.registrations.rules.choices import answer_of, kind_of, split_choices, status_of
from desktop_app.features.registrations.rules.country import country_code
from desktop_app.features.registrations.rules.field import CustomKind, Field, Status, Target
from desktop_app.features.registrations.rules.known_formats import format_named
from desktop_app.features.registrations.rules.person_name import NameOrder, split_full_name
from desktop_app.features.registrations.rules.plan import Doubt, Remark, Values
from desktop_app.features.registrations.rules.values import email_address, is_phone, moment
from desktop_app.features.registrations.rules.words import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.features.registrations.rules.mapping import Column, ColumnMapping
    from desktop_app.features.registrations.rules.table import Row

_NAMES = frozenset({Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME})
_ASIDE = re.compile(r"[,;]|\(\s*[a-z]")
_NUMBERED = re.compile(r" \(\d+\)$")
Reader = tuple[str, "Callable[[str], tuple[str, bool]]", "Doubt | None", "Callable[[Row], str]"]
Names = tuple["Column | None", "Column | None", "Column | None"]


class PeopleReader:
    """Makes values of rows under one mapping; `remarks` gathers the doubts.

    `newest_last`: of two rows for one person the later one counts.
    """

    def __init__(self, mapping: ColumnMapping) -> None:
        self.remarks: list[Remark] = []
        headers = [column.header for column in mapping.columns]
        known = format_named(mapping.known, headers)
        self.newest_last = known is not None and known.newest_last
        self._order = mapping.name_order
        self._names = _name_columns(mapping)
        self._twins = _twins(mapping.columns_of(Field.EMAIL))
        self._quantity = _place(headers, known.quantity if known else frozenset())
        self._main_ticket = _place(headers, known.add_on if known else frozenset())
        booking = _booking(mapping, known.booking if known else frozenset())
        self._readers = [
            _reader(target, columns, known.statuses if known else {})
            for target, columns in (*_by_target(mapping).items(), *booking)
        ]

    def values(self, row: Row) -> Values:
        """The fields of one row; columns that fill none are left out."""
        given, family = self._name(row)
        values = {"given_name": given, "family_name": family}
        for name, read, doubt, cell_of in self._readers:
            cell = cell_of(row)
            if not cell:
                values[name] = ""
                continue
            values[name], sure = read(cell)
            if not sure and doubt is not None:
                self.remarks.append(Remark(row.line, doubt, cell))
        self._look_twice(row)
        return values

    @property
    def knows_add_ons(self) -> bool:
        """Whether the file says which rows only add something to a ticket."""
        return self._main_ticket is not None

    def main_ticket(self, row: Row) -> str:
        """The position in the same order that this row only adds something to; "" for a person's own row."""
        return "" if self._main_ticket is None else row.cells[self._main_ticket]

    def _look_twice(self, row: Row) -> None:
        if self._quantity is not None:
            count = row.cells[self._quantity]
            if count.isdecimal() and int(count) > 1:
                self.remarks.append(Remark(row.line, Doubt.SEVERAL_TICKETS, count))
        if self._twins is not None:
            taken, other = (row.cells[index] for index in self._twins)
            if taken and other and taken.casefold() != other.casefold():
                self.remarks.append(Remark(row.line, Doubt.TWO_EMAILS, other, taken))

    def _name(self, row: Row) -> tuple[str, str]:
        """The name by the first columns that hold one: the attendee's own rather than the buyer's."""
        for columns in self._names:
            name = self._name_in(row, columns)
            if any(name):
                return name
        return "", ""

    def _name_in(self, row: Row, columns: Names) -> tuple[str, str]:
        given, family, full = ("" if c is None else " ".join(row.cells[c.index].split()) for c in columns)
        if given and family:
            return given, family
        whole = full or given or family
        if full or " " in whole:
            return split_full_name(whole, self._order if full else NameOrder.GIVEN_FIRST)
        return given, family


def _name_columns(mapping: ColumnMapping) -> list[Names]:
    given, family, full = (
        mapping.columns_of(field) for field in (Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME)
    )
    return list(zip_longest(given, family, full))


def _place(headers: list[str], wanted: frozenset[str]) -> int | None:
    return next((index for index, header in enumerate(headers) if folded(header) in wanted), None)


def _booking(mapping: ColumnMapping, named: frozenset[str]) -> list[tuple[Target, list[Column]]]:
    """The part of the key that tells who was booked together, where no column is there for that alone."""
    parts = [c for c in mapping.columns_of(Field.SOURCE_KEY) if folded(c.header) in named]
    free = mapping.index(Field.BOOKING) is None
    return [(Target(Field.BOOKING), parts[:1])] if parts and free else []


def _twins(columns: tuple[Column, ...]) -> tuple[int, int] | None:
    """The two columns for e-mail that have the same header."""
    if len(columns) < 2 or len({_NUMBERED.sub("", c.header).casefold() for c in columns[:2]}) > 1:  # noqa: PLR2004 (twins)
        return None
    return columns[0].index, columns[1].index


def _by_target(mapping: ColumnMapping) -> dict[Target, list[Column]]:
    """The columns that fill each field, in the order in which they count."""
    found: dict[Target, list[Column]] = defaultdict(list)
    for column in sorted(mapping.columns, key=attrgetter("rank")):
        if column.target.field not in _NAMES and column.target.field is not Field.IGNORE:
            found[column.target].append(column)
    return found


def _reader(target: Target, columns: list[Column], statuses: Mapping[str, Status]) -> Reader:
    read, doubt = _READERS.get(target.field, (_as_typed, None))
    if target.field is Field.CUSTOM:
        read = _CUSTOM_READERS.get(columns[0].kind, read)
    elif target.field is Field.STATUS:
        read = partial(_status, statuses)
    elif target.field is Field.REGISTERED_AT:
        read = partial(_moment, columns[0].month_first)
    return str(target), read, doubt, _cell_reader(target.field, columns)


def _cell_reader(field: Field, columns: list[Column]) -> Callable[[Row], str]:
    places = [column.index for column in columns]
    if ticks := [(column.index, column.answer.text) for column in columns if column.answer]:
        return partial(_ticked, ticks)
    if len(places) == 1:
        return partial(_only, places[0])
    if field is Field.SOURCE_KEY:
        return partial(_whole, places)
    between = _BETWEEN.get(field)
    return partial(_first, places) if between is None else partial(_joined, between, places)


def _only(place: int, row: Row) -> str:
    return row.cells[place]


def _first(places: list[int], row: Row) -> str:
    return next((cell for place in places if (cell := row.cells[place])), "")


def _joined(between: str, places: list[int], row: Row) -> str:
    return between.join(dict.fromkeys(cell for place in places if (cell := row.cells[place])))


def _whole(places: list[int], row: Row) -> str:
    """A key put together of all its parts, or none."""
    parts = [row.cells[place] for place in places]
    return "-".join(parts) if all(parts) else ""


def _ticked(ticks: list[tuple[int, str]], row: Row) -> str:
    return "; ".join(text for place, text in ticks if answer_of(row.cells[place]))


def _as_typed(cell: str) -> tuple[str, bool]:
    return cell, True


def _one_line(cell: str) -> tuple[str, bool]:
    return " ".join(cell.split()), True


def _phone(cell: str) -> tuple[str, bool]:
    return cell, is_phone(_ASIDE.split(cell, maxsplit=1)[0])


def _country(cell: str) -> tuple[str, bool]:
    code = country_code(cell)
    return code, bool(code)


def _status(meant: Mapping[str, Status], cell: str) -> tuple[str, bool]:
    status = meant.get(folded(cell)) or status_of(cell)
    return (status or Status.REGISTERED).value, status is not None


def _kind(cell: str) -> tuple[str, bool]:
    kind = kind_of(cell)
    return (kind.value if kind else ""), kind is not None


def _moment(month_first: bool, cell: str) -> tuple[str, bool]:  # noqa: FBT001 (bound by `partial`)
    at = moment(cell, month_first=month_first)
    return (at.isoformat() if at else ""), at is not None


def _answer(cell: str) -> tuple[str, bool]:
    answer = answer_of(cell)
    return (cell if answer is None else "yes" if answer else "no"), True


def _several(cell: str) -> tuple[str, bool]:
    return "; ".join(split_choices(cell)), True


_BETWEEN = {Field.REGISTERED_AT: " ", Field.NOTE: "\n", Field.CATEGORY: " – "}
_CUSTOM_READERS = {CustomKind.YES_NO: _answer, CustomKind.MULTI_CHOICE: _several}
_READERS: dict[Field, tuple[Callable[[str], tuple[str, bool]], Doubt | None]] = {
    Field.EMAIL: (email_address, Doubt.EMAIL),
    Field.PHONE: (_phone, Doubt.PHONE),
    Field.COUNTRY: (_country, Doubt.COUNTRY),
    Field.STATUS: (_as_typed, Doubt.STATUS),
    Field.ORGANISATION: (_one_line, None),
    Field.ORGANISATION_KIND: (_kind, Doubt.ORGANISATION_KIND),
    Field.JOB_TITLE: (_one_line, None),
    Field.BOOKING: (_one_line, None),
    Field.BOX: (_one_line, None),
    Field.CATEGORY: (_one_line, None),
    Field.REGISTERED_AT: (_as_typed, Doubt.DATE),
    Field.ATTENTION: (_answer, None),
    Field.CONSENT: (_answer, None),
}
