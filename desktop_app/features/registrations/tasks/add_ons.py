"""Rows that only add something to a ticket, such as a dinner: told on the person, not counted as one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.field import CustomKind, Status
from desktop_app.features.registrations.rules.plan import (
    PlannedField,
    Rejected,
    RowRefusal,
    Values,
    name_words,
)
from desktop_app.features.registrations.tasks.matching import full_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.registrations.rules.table import Row
    from desktop_app.features.registrations.tasks.people import PeopleReader

_KEY: Final = "add_ons"
_FIELD: Final = f"custom:{_KEY}"
_GONE: Final = {Status.CANCELLED, Status.DECLINED}
Person = tuple["Row", Values]


def without_add_ons(
    people: Sequence[Person], reader: PeopleReader
) -> tuple[list[Person], list[Rejected], tuple[PlannedField, ...]]:
    """The people without the rows that only add to a ticket; what they add is told on the ticket's person.

    An add-on in somebody else's name is a person, too: whoever accompanies a guest.
    """
    if not reader.knows_add_ons:
        return list(people), [], ()
    names = {values.get("source_key", ""): name_words(full_name(values)) for _, values in people}
    added: dict[str, list[str]] = defaultdict(list)
    kept: list[Person] = []
    rejected: list[Rejected] = []
    for row, values in people:
        main = reader.main_ticket(row)
        key = f"{values.get('source_key', '').rpartition('-')[0]}-{main}"
        if not main or name_words(full_name(values)) not in {"", names.get(key, "")}:
            kept.append((row, values))
            continue
        rejected.append(Rejected(row, RowRefusal.ADD_ON, main))
        if values.get("status") not in _GONE:
            added[key] += [values.get("category", "")]
    for _, values in kept:
        values[_FIELD] = "; ".join(sorted(filter(None, added.get(values.get("source_key", ""), ()))))
    return kept, rejected, _field(added)


def _field(added: dict[str, list[str]]) -> tuple[PlannedField, ...]:
    choices = sorted({product for products in added.values() for product in products if product})
    return (PlannedField(_KEY, "Add-ons", CustomKind.MULTI_CHOICE, tuple(choices)),) if choices else ()
