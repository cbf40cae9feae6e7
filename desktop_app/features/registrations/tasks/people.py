"""Rows of a file made people: each cell cleaned into the field its column fills, doubts noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.features.registrations.rules.choices import answer_of, kind_of, split_choices, status_of
from desktop_app.features.registrations.rules.country import country_code
from desktop_app.features.registrations.rules.field import CustomKind, Field, Status
from desktop_app.features.registrations.rules.person_name import NameOrder, split_full_name
from desktop_app.features.registrations.rules.plan import Doubt, Remark, Values
from desktop_app.features.registrations.rules.values import email_address, is_phone, moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.registrations.rules.mapping import ColumnMapping
    from desktop_app.features.registrations.rules.table import Row

_NAMES = frozenset({Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME})
_ASIDE = re.compile(r"[,;]|\(\s*[a-z]")
Reader = tuple[str, "Callable[[str], tuple[str, bool]]", "Doubt | None", int]


class PeopleReader:
    """Makes values of rows under one mapping; `remarks` gathers the doubts."""

    def __init__(self, mapping: ColumnMapping) -> None:
        self.remarks: list[Remark] = []
        self._order = mapping.name_order
        self._names = {field: mapping.index(field) for field in _NAMES}
        self._readers: list[Reader] = []
        for column in mapping.columns:
            target = column.target
            if target.field in _NAMES or target.field is Field.IGNORE:
                continue
            read, doubt = _READERS.get(target.field, (_as_typed, None))
            if target.field is Field.CUSTOM:
                read = _CUSTOM_READERS.get(column.kind, read)
            self._readers.append((str(target), read, doubt, column.index))

    def values(self, row: Row) -> Values:
        """The fields of one row; columns that fill none are left out."""
        given, family = self._name(row)
        values = {"given_name": given, "family_name": family}
        for name, read, doubt, index in self._readers:
            cell = row.cells[index]
            if not cell:
                values[name] = ""
                continue
            values[name], sure = read(cell)
            if not sure and doubt is not None:
                self.remarks.append(Remark(row.line, doubt, cell))
        return values

    def _name(self, row: Row) -> tuple[str, str]:
        given, family, full = (
            "" if (index := self._names[field]) is None else " ".join(row.cells[index].split())
            for field in (Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME)
        )
        if given and family:
            return given, family
        whole = full or given or family
        if full or " " in whole:
            return split_full_name(whole, self._order if full else NameOrder.GIVEN_FIRST)
        return given, family


def _as_typed(cell: str) -> tuple[str, bool]:
    return cell, True


def _one_line(cell: str) -> tuple[str, bool]:
    return " ".join(cell.split()), True


def _phone(cell: str) -> tuple[str, bool]:
    return cell, is_phone(_ASIDE.split(cell, maxsplit=1)[0])


def _country(cell: str) -> tuple[str, bool]:
    code = country_code(cell)
    return code, bool(code)


def _status(cell: str) -> tuple[str, bool]:
    status = status_of(cell)
    return (status or Status.REGISTERED).value, status is not None


def _kind(cell: str) -> tuple[str, bool]:
    kind = kind_of(cell)
    return (kind.value if kind else ""), kind is not None


def _moment(cell: str) -> tuple[str, bool]:
    at = moment(cell)
    return (at.isoformat() if at else ""), at is not None


def _answer(cell: str) -> tuple[str, bool]:
    answer = answer_of(cell)
    return (cell if answer is None else "yes" if answer else "no"), True


def _several(cell: str) -> tuple[str, bool]:
    return "; ".join(split_choices(cell)), True


_CUSTOM_READERS = {CustomKind.YES_NO: _answer, CustomKind.MULTI_CHOICE: _several}
_READERS: dict[Field, tuple[Callable[[str], tuple[str, bool]], Doubt | None]] = {
    Field.EMAIL: (email_address, Doubt.EMAIL),
    Field.PHONE: (_phone, Doubt.PHONE),
    Field.COUNTRY: (_country, Doubt.COUNTRY),
    Field.STATUS: (_status, Doubt.STATUS),
    Field.ORGANISATION: (_one_line, None),
    Field.ORGANISATION_KIND: (_kind, Doubt.ORGANISATION_KIND),
    Field.JOB_TITLE: (_one_line, None),
    Field.CATEGORY: (_one_line, None),
    Field.REGISTERED_AT: (_moment, Doubt.DATE),
    Field.ATTENTION: (_answer, None),
    Field.CONSENT: (_answer, None),
}
