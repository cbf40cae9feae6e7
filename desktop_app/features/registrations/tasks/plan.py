"""The plan of an import: rows of a file set against everybody who is there, nothing written yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.choices import kind_by_name, split_choices
from desktop_app.features.registrations.rules.field import CustomKind, Field, OrganisationKind
from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.features.registrations.rules.plan import (
    Doubt,
    FieldChange,
    ImportPlan,
    PlannedField,
    PlannedOrganisation,
    PlannedRow,
    Present,
    PresentPerson,
    Rejected,
    Remark,
    RowRefusal,
    Values,
)
from desktop_app.features.registrations.rules.words import folded
from desktop_app.features.registrations.tasks.add_ons import without_add_ons
from desktop_app.features.registrations.tasks.matching import Matcher, is_alike, look_alikes, row_key
from desktop_app.features.registrations.tasks.people import PeopleReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop_app.features.registrations.rules.mapping import ColumnMapping
    from desktop_app.features.registrations.rules.table import Row, Table
    from desktop_app.progress import Progress

_STEP: Final = 500
_MOST_CHOICES: Final = 30
_NOT_COMPARED: Final = frozenset({"organisation_kind", "registered_at", "source_key", "code"})
_NEVER_EMPTIED: Final = frozenset({"category", "status", "given_name", "family_name", "country"})


@dataclass(frozen=True, slots=True)
class _Match:
    """A row with the attendee it means, and whether it brings another system's code that is new."""

    line: int
    values: Values
    person: PresentPerson | None
    brings_code: bool


def plan_import(
    table: Table,
    mapping: ColumnMapping,
    present: Present,
    progress: Progress,
    same: Mapping[int, str] = MappingProxyType({}),
) -> ImportPlan:
    """What importing the table would do; `same` are lines of which staff said which attendee they mean.

    Raises:
        Cancelled: when the person who waits has cancelled.

    """
    reader = PeopleReader(mapping)
    lists: dict[str, list[PlannedRow]] = defaultdict(list)
    people, rejected, add_ons = without_add_ons(_people(table, reader, present, progress), reader)
    ordered = people[::-1] if reader.newest_last else people
    matches = list(_matches(ordered, Matcher(present, mapping.source, same), rejected, progress))
    speaking = _speaking(matches)
    for match in matches:
        planned = _planned(match, speaking, mapping.source)
        lists[_list_of(planned)].append(planned)
    for some in lists.values():
        some.sort(key=_line)
    strangers = [person for person in present.people if person.id not in speaking]
    planned_rows = [planned for some in lists.values() for planned in some]
    return ImportPlan(
        table.file,
        mapping.source,
        table.headers,
        tuple(lists["new"]),
        tuple(lists["changed"]),
        tuple(lists["unchanged"]),
        tuple(lists["conflicting"]),
        tuple(sorted(rejected, key=_line_of)),
        tuple(person for person in strangers if _has_vanished(person, mapping.source)),
        (*reader.remarks, *look_alikes(lists["new"], present.people), *_taken(planned_rows, same)),
        (*_custom_fields(table, mapping), *add_ons),
        {c.target.key: c.header for c in mapping.columns if c.target.field is Field.CONSENT},
        _organisations(planned_rows),
        present.seq,
    )


def _matches(
    people: list[tuple[Row, Values]], matcher: Matcher, rejected: list[Rejected], progress: Progress
) -> Iterator[_Match]:
    """Each row with the attendee it means; who has no name or stands in the file twice is rejected."""
    seen: dict[tuple[str, str, str], int] = {}
    for number, (row, values) in enumerate(people):
        if number % _STEP == 0:
            progress.at(len(people) + number, 2 * len(people))
        if not values["given_name"] and not values["family_name"]:
            rejected.append(Rejected(row, RowRefusal.NO_NAME))
            continue
        first = seen.setdefault(row_key(values), row.line)
        if first != row.line:
            rejected.append(Rejected(row, RowRefusal.SAME_AS_LINE, str(first)))
            continue
        person = matcher.find(values, row.line)
        if person is None and matcher.was_erased(values):
            rejected.append(Rejected(row, RowRefusal.ERASED))
            continue
        yield _Match(row.line, values, person, brings_code=matcher.is_new_code(values))
    progress.at(2 * len(people), 2 * len(people))


def _speaking(matches: Iterable[_Match]) -> dict[str, int]:
    """For each attendee the line that speaks for it: where two were merged, the one of its own key.

    Otherwise the two would overwrite each other by turns, at each import.
    """
    speaking: dict[str, _Match] = {}
    for match in matches:
        if match.person is not None:
            known = speaking.setdefault(match.person.id, match)
            if known.person is not None and known.person.merged and not match.person.merged:
                speaking[match.person.id] = match
    return {key: match.line for key, match in speaking.items()}


def _planned(match: _Match, speaking: Mapping[str, int], source: str) -> PlannedRow:
    person = match.person
    if person is None:
        return PlannedRow(match.line, match.values)
    if speaking[person.id] == match.line:
        planned = _compared(match.line, match.values, person, source)
        planned = replace(planned, merged_into=person.name if person.merged else "")
    else:
        planned = PlannedRow(match.line, match.values, person.id, merged_into=person.name)
    if person.key_is_new:
        number = FieldChange("source_key", "", person.source_key)
        planned = replace(planned, changes=(number, *planned.changes))
    if match.brings_code:
        planned = replace(planned, changes=(*planned.changes, _new_code(match.values)))
    return planned


def _taken(rows: list[PlannedRow], same: Mapping[int, str]) -> Iterator[Remark]:
    """A word on each line of which staff said whom it means, so that it can be taken back."""
    for row in rows:
        if row.line in same and row.attendee_id:
            yield Remark(row.line, Doubt.TAKEN_AS, row.merged_into, row.attendee_id)


def _people(
    table: Table, reader: PeopleReader, present: Present, progress: Progress
) -> list[tuple[Row, Values]]:
    people: list[tuple[Row, Values]] = []
    for number, row in enumerate(table.rows):
        if number % _STEP == 0:
            progress.at(number, 2 * len(table.rows))
        values = reader.values(row)
        if name := values.get("organisation"):
            values["organisation"] = present.other_names.get(organisation_key(name), name)
        people.append((row, values))
    return people


def _line_of(rejected: Rejected) -> int:
    return rejected.row.line


def _new_code(values: Values) -> FieldChange:
    """The other system gave out another ticket: that opens the door from now on."""
    return FieldChange("code", "", values["code"])


def _list_of(planned: PlannedRow) -> str:
    if planned.attendee_id is None:
        return "new"
    if planned.conflicts:
        return "conflicting"
    return "changed" if planned.changes else "unchanged"


def _compared(line: int, values: Values, person: PresentPerson, source: str) -> PlannedRow:
    stranger = not is_alike(values, person.known_as)
    changes: list[FieldChange] = []
    conflicts: list[FieldChange] = []
    for name, new in values.items():
        old = person.values.get(name, "")
        if name in _NOT_COMPARED or _is_same(name, old, new) or _keeps(name, new, person, source):
            continue
        if not (stranger or _is_disputed(name, old, person)):
            changes.append(FieldChange(name, old, new))
        elif not (name in person.kept and _is_same(name, person.kept[name], new)):
            conflicts.append(FieldChange(name, old, new))
    return PlannedRow(line, values, person.id, tuple(changes), tuple(conflicts))


def _keeps(name: str, new: str, person: PresentPerson, source: str) -> bool:
    """Whether the file has nothing to say: an empty cell that may not empty, or what it said last time."""
    if not new and (name in _NEVER_EMPTIED or person.by_hand or person.source != source):
        return True
    return name in person.imported and _is_same(name, person.imported[name], new)


def _is_disputed(name: str, old: str, person: PresentPerson) -> bool:
    return name in person.imported or (person.by_hand and bool(old))


def _is_same(name: str, old: str, new: str) -> bool:
    if old == new:
        return True
    if name == "organisation":
        return organisation_key(old) == organisation_key(new)
    if name == "category":
        return folded(old) == folded(new)
    if name == "attention":
        return (old == "yes") is (new == "yes")
    if name.startswith("custom:"):
        return sorted(split_choices(old)) == sorted(split_choices(new))
    return name == "email" and old.casefold() == new.casefold()


def _has_vanished(person: PresentPerson, source: str) -> bool:
    return person.source == source and person.values.get("status") in {"registered", "waitlisted"}


def _custom_fields(table: Table, mapping: ColumnMapping) -> tuple[PlannedField, ...]:
    fields: dict[str, PlannedField] = {}
    for column in mapping.columns_of(Field.CUSTOM):
        key, answer = column.target.key, column.answer
        if answer is None:
            choices = _choices(table, column.index, column.kind)
            fields.setdefault(key, PlannedField(key, column.header, column.kind, choices))
        else:
            known = fields.get(key) or PlannedField(key, answer.question, column.kind)
            fields[key] = replace(known, choices=(*known.choices, answer.text))
    return tuple(fields.values())


def _choices(table: Table, index: int, kind: CustomKind) -> tuple[str, ...]:
    if kind not in {CustomKind.CHOICE, CustomKind.MULTI_CHOICE}:
        return ()
    cells = table.column(index)
    parts = cells if kind is CustomKind.CHOICE else [part for cell in cells for part in split_choices(cell)]
    return tuple(sorted(dict.fromkeys(parts)))[:_MOST_CHOICES]


def _organisations(rows: list[PlannedRow]) -> dict[str, PlannedOrganisation]:
    """Words of the name → the organisation, with the first kind and country that any of its rows gives."""
    found: dict[str, tuple[str, list[str], list[str]]] = {}
    for row in sorted(rows, key=_line):
        name = row.values.get("organisation", "")
        if name:
            _, kinds, countries = found.setdefault(organisation_key(name), (name, [], []))
            kinds += [kind] if (kind := row.values.get("organisation_kind")) else []
            countries += [country] if (country := row.values.get("country")) else []
    return {
        words: PlannedOrganisation(name, _kind(name, kinds), countries[0] if countries else "")
        for words, (name, kinds, countries) in found.items()
    }


def _line(row: PlannedRow) -> int:
    return row.line


def _kind(name: str, kinds: list[str]) -> OrganisationKind:
    return OrganisationKind(kinds[0]) if kinds else kind_by_name(name)
