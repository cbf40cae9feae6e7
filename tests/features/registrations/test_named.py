"""Tests of mappings kept under a name: used again, recognised by their headers, renamed, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.tables import SavedMapping
from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.field import CustomKind, Field, Target
from desktop_app.features.registrations.rules.mapping import corrected, propose
from desktop_app.features.registrations.rules.named import (
    NamedColumn,
    NamedMapping,
    NameRefusal,
    checked_name,
    named_as,
    proposal,
)
from desktop_app.features.registrations.rules.table import Row, Table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.features.registrations.rules.mapping import ColumnMapping

HEADERS = ("Wer", "Woher", "Schuhgröße")


def table(*headers: str) -> Table:
    return Table("list.csv", headers, (Row(2, tuple("Anna Kask" for _ in headers)),))


def by_hand() -> ColumnMapping:
    return corrected(
        propose(table(*HEADERS)), ["Wer=full_name", "Woher=organisation", "Schuhgröße=custom:shoe"]
    )


def named(*columns: str) -> NamedMapping:
    """A mapping of columns written as "Header=field"."""
    pairs = (column.split("=") for column in columns)
    return NamedMapping(
        "1", "Ours", tuple(NamedColumn(head, Target.parse(to), CustomKind.TEXT) for head, to in pairs)
    )


@pytest.mark.parametrize("name", ["b2match", "  b2match  ", "Ž list"])
def test_a_name_is_kept_with_single_spaces(name: str) -> None:
    assert checked_name(name, ["other"]) == name.strip()


@pytest.mark.parametrize(("name", "reason"), [(" ", NameRefusal.EMPTY), ("Ours", NameRefusal.TAKEN)])
def test_names_that_are_refused(name: str, reason: NameRefusal) -> None:
    with pytest.raises(Refused) as refused:
        checked_name(name, ["ours"])
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("headers", "fits"),
    [
        (HEADERS, True),
        (("schuhgrosse", "WOHER", "wer"), True),
        (HEADERS[:2], False),
        ((*HEADERS, "More"), False),
    ],
)
def test_a_file_is_known_by_its_headers_in_any_order(headers: tuple[str, ...], fits: bool) -> None:  # noqa: FBT001 (a case)
    kept = named(*(f"{header}=ignore" for header in HEADERS))
    assert proposal(table(*headers), {}, [kept])[1] is (kept if fits else None)


def test_what_is_kept_takes_a_field_from_another_column() -> None:
    kept = named("Rank=job_title")
    mapping = kept.applied_to(propose(table("Job title", "Rank", "Name")))
    fields = [column.target.field for column in mapping.columns]
    assert fields == [Field.IGNORE, Field.JOB_TITLE, Field.FULL_NAME]


def test_half_a_kept_key_is_none() -> None:
    kept = named("Order=source_key", "Seat=source_key", "Name=full_name")
    assert kept.applied_to(propose(table("Order", "Name"))).index(Field.SOURCE_KEY) is None
    assert len(kept.applied_to(propose(table("Order", "Seat", "Name"))).columns_of(Field.SOURCE_KEY)) == 2


def test_a_mapping_is_saved_replaced_renamed_and_deleted(store: Store) -> None:
    key = store.write("Save", actions.save_mapping, "Ours", propose(table(*HEADERS)))
    assert store.write("Save again", actions.save_mapping, " OURS ", by_hand()) == key
    store.write("Rename", actions.rename_mapping, key, "Theirs")
    (kept,) = store.read(queries.named_mappings)
    assert (kept.name, [str(column.target) for column in kept.columns]) == (
        "Theirs",
        ["full_name", "organisation", "custom:shoe"],
    )
    assert kept.applied_to(propose(table(*HEADERS))).columns[2].target == Target(Field.CUSTOM, "shoe")
    store.write("Delete", actions.delete_mapping, key)
    assert store.read(queries.named_mappings) == []
    store.undo()
    assert [one.name for one in store.read(queries.named_mappings)] == ["Theirs"]


def test_two_mappings_have_two_names(store: Store) -> None:
    key = store.write("Save", actions.save_mapping, "Ours", by_hand())
    store.write("Save", actions.save_mapping, "Theirs", by_hand())
    with pytest.raises(Refused) as refused:
        store.write("Rename", actions.rename_mapping, key, "theirs")
    assert refused.value.reason is NameRefusal.TAKEN
    store.write("Delete", actions.delete_mapping, key)
    with pytest.raises(Refused) as refused:
        store.write("Rename", actions.rename_mapping, key, "Mine")
    assert refused.value.reason is NameRefusal.GONE


def test_the_newest_mapping_that_fits_counts(store: Store) -> None:
    store.write("Save", actions.save_mapping, "Older", by_hand())
    store.write("Save", actions.save_mapping, "Newer", by_hand())
    _, fitting = proposal(table(*HEADERS), {}, store.read(queries.named_mappings))
    assert fitting is not None
    assert fitting.name == "Newer"


def from_the_future(session: Session) -> None:
    columns = [{"header": "Wer", "target": "telepathy", "kind": "text"}]
    session.add(SavedMapping(name="Later", headers=["Wer"], columns=columns))


def test_a_mapping_of_a_newer_program_leaves_out_what_is_not_known_here(store: Store) -> None:
    store.write("Save", from_the_future)
    (kept,) = store.read(queries.named_mappings)
    assert kept.columns[0].target.field is Field.IGNORE


def test_a_mapping_is_asked_for_by_name() -> None:
    kept = named("Name=full_name")
    assert named_as(" ours", [kept]) is kept
    with pytest.raises(Refused) as refused:
        named_as("theirs", [kept])
    assert (refused.value.reason, refused.value.facts["names"]) == (NameRefusal.UNKNOWN, "Ours")
