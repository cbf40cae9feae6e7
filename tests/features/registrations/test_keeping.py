"""Tests of values that staff refused: not asked again as long as the file says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db.tables import Action, KeptValue
from desktop_app.features.registrations import actions
from desktop_app.features.registrations.rules.plan import Chosen, ImportPlan
from tests.features.registrations.importing import ANNA, HEADER, bring, counts, key, planned, values, write
from tests.make import make_forum

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store
    from tests.make import Forum


@pytest.fixture
def empty(store: Store) -> Forum:
    """An event with categories and a door, and nobody registered."""
    return store.write("Make the forum", make_forum, people=())


def asked(plan: ImportPlan) -> frozenset[tuple[int, str]]:
    """Every conflict of a plan."""
    return frozenset((row.line, change.field) for row in plan.conflicting for change in row.conflicts)


def kept_values(store: Store) -> set[tuple[str, str]]:
    return store.read(lambda s: set(s.execute(select(KeptValue.field, KeptValue.value))))


@pytest.fixture
def refused(store: Store, empty: Forum, tmp_path: Path) -> Path:
    """Anna's phone is changed on site; a later file gives it differently, and staff keep theirs."""
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    store.write("Edit", actions.edit_attendee, key(store, "Anna"), phone="+372 999")
    path = tmp_path / "later.csv"
    path.write_text(HEADER + ANNA.replace("1234", "7777"), encoding="utf-8")
    plan = planned(store, empty.event_id, path)
    write(store, empty.event_id, plan, Chosen(mine=asked(plan)))
    return path


def test_a_value_that_was_refused_is_not_asked_again(store: Store, empty: Forum, refused: Path) -> None:
    assert values(store, "Anna")["phone"] == "+372 999"
    again = planned(store, empty.event_id, refused)
    assert counts(again) == (0, 0, 1, 0, 0)
    write(store, empty.event_id, again)
    assert values(store, "Anna")["phone"] == "+372 999"


def test_a_different_value_asks_again_and_takes_the_place_of_the_refused_one(
    store: Store, empty: Forum, refused: Path
) -> None:
    refused.write_text(HEADER + ANNA.replace("1234", "8888"), encoding="utf-8")
    plan = planned(store, empty.event_id, refused)
    assert counts(plan) == (0, 0, 0, 1, 0)
    write(store, empty.event_id, plan, Chosen(mine=asked(plan)))
    assert kept_values(store) == {("phone", "+372 555 8888")}
    assert counts(planned(store, empty.event_id, refused)) == (0, 0, 1, 0, 0)


def test_undoing_the_import_forgets_what_was_refused_in_it(store: Store, empty: Forum, refused: Path) -> None:
    assert store.undo() == "Import"
    assert kept_values(store) == set()
    assert counts(planned(store, empty.event_id, refused)) == (0, 0, 0, 1, 0)


def test_a_file_that_wins_later_leaves_nothing_refused(store: Store, empty: Forum, refused: Path) -> None:
    refused.write_text(HEADER + ANNA.replace("1234", "8888"), encoding="utf-8")
    plan = planned(store, empty.event_id, refused)
    write(store, empty.event_id, plan, Chosen(theirs=asked(plan)))
    assert (values(store, "Anna")["phone"], kept_values(store)) == ("+372 555 8888", set())


def test_a_refusal_does_not_outlive_the_edit_it_protected(store: Store, empty: Forum, refused: Path) -> None:
    edit = store.read(lambda s: s.scalars(select(Action.id).where(Action.label == "Edit")).one())
    store.undo(edit)
    plan = planned(store, empty.event_id, refused)
    assert counts(plan) == (0, 1, 0, 0, 0)
    write(store, empty.event_id, plan)
    assert (values(store, "Anna")["phone"], kept_values(store)) == ("+372 555 7777", set())


def test_an_import_that_nobody_looked_at_refuses_nothing(
    store: Store, empty: Forum, tmp_path: Path, refused: Path
) -> None:
    text = HEADER + ANNA.replace("1234", "8888")
    assert counts(bring(store, empty.event_id, tmp_path, text)) == (0, 0, 0, 1, 0)
    assert kept_values(store) == {("phone", "+372 555 7777")}
    assert refused.exists()
