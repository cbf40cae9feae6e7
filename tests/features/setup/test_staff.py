"""The staff's rows: names, roles, PINs, leaving and coming back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.base import new_key
from desktop_app.errors import Refused
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.rules import StaffRefusal
from desktop_app.staff import Role, are_roles_in_force, pin_fits

if TYPE_CHECKING:
    from db.store import Store

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


def add(store: Store, name: str, role: Role = Role.VOLUNTEER, pin: str = "") -> str:
    key = store.write("Add", actions.add_staff, name=name, role=role)
    if pin:
        store.write("PIN", actions.set_pin, key, pin)
    return key


def names(store: Store) -> list[str]:
    return [worker.name for worker in store.read(queries.workers)]


def refusal(store: Store, action: object, *words: object) -> object:
    with pytest.raises(Refused) as refused:
        store.write("Change", action, *words)  # type: ignore[arg-type]  # any action with its words
    return refused.value.reason


def test_people_are_added_renamed_and_listed_by_name(store: Store) -> None:
    ona = add(store, "  Ona   Petraitė ")
    add(store, "Jānis", Role.DESK)
    store.write("Rename", actions.rename_staff, ona, "Ona P.")
    assert names(store) == ["Jānis", "Ona P."]
    assert store.read(queries.staff_named, "jānis").role is Role.DESK


def test_a_name_is_needed_and_is_one_persons(store: Store) -> None:
    ona = add(store, "Ona")
    add(store, "Rasa")
    assert refusal(store, actions.rename_staff, ona, "  ") is StaffRefusal.NAME_EMPTY
    assert refusal(store, actions.rename_staff, ona, "RASA") is StaffRefusal.NAME_TAKEN
    with pytest.raises(Refused):
        add(store, "ona")


def test_a_pin_is_kept_as_a_hash_and_taken_away_again(store: Store) -> None:
    ona = add(store, "Ona", Role.ORGANISER, "4711")
    kept = store.read(queries.pin_hash, ona)
    assert "4711" not in kept
    assert pin_fits(kept, "4711")
    store.write("PIN", actions.remove_pin, ona)
    assert store.read(queries.pin_hash, ona) == ""


def test_the_first_pin_is_an_organisers(store: Store) -> None:
    ona = add(store, "Ona", Role.SUPERVISOR)
    assert refusal(store, actions.set_pin, ona, "4711") is StaffRefusal.ORGANISER_FIRST
    add(store, "Rasa", Role.ORGANISER, "8305")
    store.write("PIN", actions.set_pin, ona, "4711")


def test_the_last_organiser_with_a_pin_stays_one_while_others_have_pins(store: Store) -> None:
    rasa = add(store, "Rasa", Role.ORGANISER, "8305")
    ona = add(store, "Ona", Role.DESK, "4711")
    for action, words in (
        (actions.change_role, (rasa, Role.DESK)),
        (actions.remove_pin, (rasa,)),
        (actions.let_staff_go, (rasa, NOON)),
    ):
        assert refusal(store, action, *words) is StaffRefusal.LAST_ORGANISER
    store.write("PIN", actions.remove_pin, ona)
    store.write("PIN", actions.remove_pin, rasa)
    assert not are_roles_in_force(store.read(queries.workers))


def test_who_left_is_gone_from_the_list_and_comes_back_without_a_pin(store: Store) -> None:
    add(store, "Rasa", Role.ORGANISER, "8305")
    ona = add(store, "Ona", Role.DESK, "4711")
    store.write("Leave", actions.let_staff_go, ona, NOON)
    assert names(store) == ["Rasa"]
    assert store.read(queries.pin_hash, ona) == ""
    assert [(row.name, row.left_at) for row in store.read(queries.staff)][-1] == ("Ona", NOON)
    other = add(store, "Ona")
    assert refusal(store, actions.bring_back_staff, ona) is StaffRefusal.NAME_TAKEN
    store.write("Leave", actions.let_staff_go, other, NOON)
    store.write("Return", actions.bring_back_staff, ona)
    assert names(store) == ["Ona", "Rasa"]


def test_a_name_that_nobody_has_is_refused_with_those_that_there_are(store: Store) -> None:
    add(store, "Rasa")
    with pytest.raises(Refused) as refused:
        store.read(queries.staff_named, "Onna")
    assert refused.value.facts["names"] == "Rasa"


def test_who_left_gets_no_pin_to_come_back_with(store: Store) -> None:
    ona = add(store, "Ona")
    store.write("Leave", actions.let_staff_go, ona, NOON)
    assert refusal(store, actions.set_pin, ona, "4711") is StaffRefusal.GONE


STEPS = st.lists(
    st.tuples(st.sampled_from(["pin", "no pin", "leave", "return", *Role]), st.integers(0, 2)), max_size=8
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_is_done_nobody_has_a_pin_without_an_organiser(
    store: Store, steps: list[tuple[str, int]]
) -> None:
    keys = [add(store, f"Person {new_key()}") for _ in range(3)]
    for step, number in steps:
        with suppress(Refused):
            _do(store, step, keys[number])
        with_pins = [worker for worker in store.read(queries.workers) if worker.has_pin]
        assert are_roles_in_force(with_pins) is bool(with_pins)
    for row in store.read(queries.staff):
        with suppress(Refused):
            store.write("Leave", actions.let_staff_go, row.id, NOON)
    for row in store.read(queries.staff):
        store.write("Leave", actions.let_staff_go, row.id, NOON)


def _do(store: Store, step: str, key: str) -> None:
    if step == "pin":
        store.write("PIN", actions.set_pin, key, "4711")
    elif step == "no pin":
        store.write("PIN", actions.remove_pin, key)
    elif step == "leave":
        store.write("Leave", actions.let_staff_go, key, NOON)
    elif step == "return":
        store.write("Return", actions.bring_back_staff, key)
    else:
        store.write("Role", actions.change_role, key, Role(step))
