"""Lists brought again after a merge: nobody comes back, and nothing goes to and fro."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db.tables import AcceptedCode, Attendee, Organisation
from desktop_app.features.registrations import actions
from desktop_app.features.registrations.rules.plan import Chosen, Doubt
from tests.db.deeds import state
from tests.features.registrations.importing import (
    HEADER,
    attendee,
    bring,
    counts,
    key,
    planned,
    values,
    write,
)
from tests.make import make_forum

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store
    from desktop_app.features.registrations.rules.plan import ImportPlan
    from tests.make import Forum

ANNA = "1;Anna;Kask;anna@x.example;+372 555 1234;Saaremaa Optics;Estonia;paid;Fish\n"
DOUBLE = "9;Anne;Kask-Tamm;anne@home.example;+372 555 9999;Saaremaa Optika OÜ;EE;paid;Vegan\n"
BOTH = HEADER + ANNA + DOUBLE


@pytest.fixture
def empty(store: Store) -> Forum:
    """An event with categories and a door, and nobody registered."""
    return store.write("Make the forum", make_forum, people=())


def everybody(store: Store) -> int:
    return store.read(lambda session: session.scalar(select(func.count()).select_from(Attendee)) or 0)


def merge(store: Store, keep: str, goes: str, theirs: tuple[str, ...] | None = None) -> str:
    kept = key(store, keep)
    store.write("Merge", actions.merge_people, kept, key(store, goes), theirs)
    return kept


def test_the_same_list_changes_nothing_after_a_merge(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, BOTH)
    merge(store, "Anna", "Anne")
    merged = store.read(state)
    for _ in range(2):
        plan = bring(store, empty.event_id, tmp_path, BOTH)
        assert counts(plan) == (0, 0, 2, 0, 0)
        assert plan.vanished == ()
        assert [row.merged_into for row in plan.unchanged] == ["", "Anna Kask"]
        assert store.read(state) == merged


@pytest.mark.parametrize("theirs", [(), ("name", "email", "phone", "organisation", "custom:diet")])
def test_chosen_values_are_not_overwritten_by_turns(
    store: Store, empty: Forum, tmp_path: Path, theirs: tuple[str, ...]
) -> None:
    bring(store, empty.event_id, tmp_path, BOTH)
    merge(store, "Anna", "Anne", theirs)
    merged = store.read(state)
    changed = DOUBLE.replace("anne@home", "anne@new")
    for text in (BOTH, HEADER + ANNA + changed, BOTH):
        plan = bring(store, empty.event_id, tmp_path, text)
        assert (plan.new, plan.changed, plan.vanished) == ((), (), ())
        assert store.read(state) == merged


def test_the_kept_ones_own_row_still_speaks_for_it(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, BOTH)
    merge(store, "Anna", "Anne")
    plan = bring(store, empty.event_id, tmp_path, BOTH.replace("+372 555 1234", "+372 555 7777"))
    assert counts(plan) == (0, 1, 1, 0, 0)
    assert values(store, "Anna")["phone"] == "+372 555 7777"


def test_a_walk_in_goes_on_as_the_registration_that_was_merged_into_it(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + DOUBLE)
    walk_in = actions.WalkIn("Anna", "Kask", "Saaremaa Optics")
    store.write("Walk in", actions.add_walk_in, empty.event_id, walk_in)
    merge(store, "Anna", "Anne")
    assert counts(bring(store, empty.event_id, tmp_path, HEADER + DOUBLE)) == (0, 0, 1, 0, 0)
    changed = DOUBLE.replace("anne@home", "anne@new")
    plan = bring(store, empty.event_id, tmp_path, HEADER + changed)
    assert [change.new for row in plan.changed for change in row.changes] == ["anne@new.example"]
    found = store.read(attendee, "Anna")
    assert (found.email, found.source, found.source_key) == ("anne@new.example", "walk-in", None)
    assert everybody(store) == 1
    gone = bring(store, empty.event_id, tmp_path, HEADER + "5;Carl;Ek;;;;SE;paid;\n")
    assert gone.vanished == ()


def test_what_staff_chose_against_the_merged_row_is_asked_and_not_overwritten(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + DOUBLE)
    walk_in = actions.WalkIn("Anna", "Kask", "Saaremaa Optics", email="anna@desk.example")
    store.write("Walk in", actions.add_walk_in, empty.event_id, walk_in)
    merge(store, "Anna", "Anne")
    plan = bring(store, empty.event_id, tmp_path, HEADER + DOUBLE.replace("anne@home", "anne@new"))
    assert [(change.old, change.new) for row in plan.conflicting for change in row.conflicts] == [
        ("anna@desk.example", "anne@new.example")
    ]
    assert store.read(attendee, "Anna").email == "anna@desk.example"


def test_a_list_without_numbers_finds_the_merged_one_by_name_and_address(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    head, row = "Given name;Family name;E-mail\n", "Anne;Kask-Tamm;anne@home.example\n"
    bring(store, empty.event_id, tmp_path, head + row + "Anna;Kask;anna@x.example\n")
    merge(store, "Anna", "Anne")
    plan = bring(store, empty.event_id, tmp_path, head + row)
    assert counts(plan) == (0, 0, 1, 0, 0)
    assert everybody(store) == 1


def test_a_new_ticket_of_the_merged_row_opens_the_door_beside_the_old_ones(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    head = "Order code;Position ID;Ticket secret;Attendee name;Attendee email\n"
    one, other = "AB1;1;secretone11;Anna Kask;a@x.lt\n", "AB2;1;secrettwo22;Anne Tamm;b@x.lt\n"
    bring(store, empty.event_id, tmp_path, head + one + other)
    merge(store, "Anna", "Anne")
    bring(store, empty.event_id, tmp_path, head + one + other.replace("two22", "new33"))
    codes = store.read(
        lambda s: {c.code: c.revoked_at for c in s.scalars(select(AcceptedCode)) if c.origin != "merged"}
    )
    assert set(codes) == {"secretone11", "secrettwo22", "secretnew33"}
    assert set(codes.values()) == {None}


def test_after_the_merge_is_undone_there_are_two_again(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, BOTH)
    merge(store, "Anna", "Anne")
    store.undo()
    plan = bring(store, empty.event_id, tmp_path, BOTH.replace("anne@home", "anne@new"))
    assert counts(plan) == (0, 1, 1, 0, 0)
    assert store.read(attendee, "Anne").email == "anne@new.example"


def test_an_organisation_is_found_by_a_name_it_took_over(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, BOTH)
    names = {
        one.name: one.id
        for one in store.read(lambda s: s.scalars(select(Organisation)).all())
        if one.name.startswith("Saaremaa Opti")
    }
    store.write("Merge", actions.merge_organisations, names["Saaremaa Optics"], names["Saaremaa Optika OÜ"])
    plan = bring(store, empty.event_id, tmp_path, BOTH + "7;Uus;Inimene;;;Saaremaa Optika;EE;paid;\n")
    assert counts(plan) == (1, 0, 2, 0, 0)
    assert values(store, "Uus")["organisation_id"] == names["Saaremaa Optics"]
    assert values(store, "Anne")["organisation_id"] == names["Saaremaa Optics"]


# --- a row that staff say is somebody who is there ---------------------------------------------------


def said(store: Store, event_id: str, tmp_path: Path, text: str) -> ImportPlan:
    """The plan in which each row that resembles somebody is taken for that person."""
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    plan = planned(store, event_id, path)
    whom = {one.line: one.other for one in plan.remarks if one.doubt is Doubt.LOOK_ALIKE_PERSON}
    return planned(store, event_id, path, whom)


def test_a_row_that_staff_say_is_somebody_adds_nobody(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA.replace("+372 555 1234", ""))
    again = "8;Ana;Kask;anna@x.example;+372 555 0000;Saaremaa Optics;EE;paid;\n"
    plan = said(store, empty.event_id, tmp_path, HEADER + again)
    assert counts(plan) == (0, 0, 0, 1, 0)
    (row,) = plan.conflicting
    assert [(change.field, change.new) for change in row.changes] == [
        ("source_key", "8"),
        ("phone", "+372 555 0000"),
    ]
    assert [(change.field, change.new) for change in row.conflicts] == [("given_name", "Ana")]
    assert [(one.doubt, one.value) for one in plan.remarks] == [(Doubt.TAKEN_AS, "Anna Kask")]
    write(store, empty.event_id, plan, Chosen(mine=frozenset({(row.line, "given_name")})))
    assert everybody(store) == 1
    found = store.read(attendee, "Anna")
    assert (found.source_key, found.phone) == ("1", "+372 555 0000")


def test_what_staff_said_holds_for_the_next_list(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    again = "8;Ana;Kask;anna@x.example;;Saaremaa Optics;EE;paid;\n"
    before = store.read(state)
    plan = said(store, empty.event_id, tmp_path, HEADER + again)
    write(store, empty.event_id, plan, Chosen(mine=frozenset({(2, "given_name"), (2, "custom:diet")})))
    for text in (HEADER + again, HEADER + ANNA + again):
        plan = bring(store, empty.event_id, tmp_path, text)
        assert (plan.new, plan.changed, plan.conflicting, plan.vanished) == ((), (), (), ())
    store.undo()
    assert store.read(state) == before
