"""Which role may do what, and which actions ask for it."""

from __future__ import annotations

import importlib
import pkgutil
from inspect import isfunction, signature
from itertools import pairwise

import pytest

from db.erasing import ERASE, PURGE
from desktop_app import features
from desktop_app.staff import (
    NOBODY,
    Permission,
    Role,
    Worker,
    are_roles_in_force,
    may,
    permission_for,
    rights_of,
)
from desktop_app.staff.roles import _NEEDED

EVERYBODY = {Permission.CHECK_IN, Permission.WALK_IN, Permission.ANNUL}
RIGHTS = {
    Role.VOLUNTEER: EVERYBODY,
    Role.DESK: EVERYBODY | {Permission.EDIT},
    Role.SUPERVISOR: EVERYBODY | {Permission.EDIT, Permission.OVERRULE, Permission.BULK, Permission.EXPORT},
    Role.ORGANISER: set(Permission),
}
BOSS = Worker("b", "Rasa", Role.ORGANISER, has_pin=True)


def worker(role: Role, *, has_pin: bool = True) -> Worker:
    return Worker("w", "Ona", role, has_pin)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_the_table_of_roles(role: Role, permission: Permission) -> None:
    assert may(worker(role), permission, [BOSS]) is (permission in RIGHTS[role])


def test_each_role_may_all_that_the_one_before_may() -> None:
    assert all(rights_of(worker(lower)) < rights_of(worker(higher)) for lower, higher in pairwise(Role))


@pytest.mark.parametrize("role", Role)
def test_a_role_counts_only_with_a_pin(role: Role) -> None:
    """A name is picked from a list: it proves nothing."""
    assert rights_of(worker(role, has_pin=False)) == EVERYBODY
    assert rights_of(NOBODY) == EVERYBODY


@pytest.mark.parametrize(
    ("workers", "in_force"),
    [
        ([], False),
        ([worker(Role.ORGANISER, has_pin=False)], False),
        ([worker(Role.SUPERVISOR)], False),
        ([worker(Role.VOLUNTEER), worker(Role.ORGANISER)], True),
    ],
)
def test_roles_count_once_an_organiser_has_a_pin(workers: list[Worker], *, in_force: bool) -> None:
    assert are_roles_in_force(workers) is in_force
    assert all(may(NOBODY, permission, workers) for permission in Permission) is not in_force


def actions() -> set[str]:
    """The names of the functions in the rooms' actions."""
    return {
        name
        for module in pkgutil.walk_packages(features.__path__, "desktop_app.features.")
        if "actions" in module.name.split(".")
        for name in vars(importlib.import_module(module.name))
    }


def test_what_needs_a_permission_is_an_action() -> None:
    assert set(_NEEDED) - actions() == {ERASE, PURGE}  # the store's own


# Parts of actions, which are never written by themselves.
PARTS = {
    "organisation_named",
    "fresh_code",
    "forget_category",
    "hand_out_at_entry",
    "take_back_all",
    "count_down",
    "new_meeting",
    "pass_on_meetings",
    "pass_on_agenda",
    "put_frame",
    "put_programme",
    "put_step",
    "agenda_row",
    "found_session",
    "found_place",
    "meetings_of",
    "free_slots",
    "free_slots_of_organisation",
    "give_free_seats",
    "settle_seats",
}


def test_nobody_forgot_to_say_who_may() -> None:
    """Whoever adds an action says in roles.py who may do it: a volunteer would be refused otherwise."""
    writes = {
        name
        for module in pkgutil.walk_packages(features.__path__, "desktop_app.features.")
        if "actions" in module.name.split(".")
        for name, value in vars(importlib.import_module(module.name)).items()
        if isfunction(value) and value.__module__ == module.name and "session" in signature(value).parameters
    }
    assert {name for name in writes if not name.startswith("_")} - PARTS - set(_NEEDED) == set()


def test_an_action_that_nobody_thought_of_is_not_for_volunteers() -> None:
    assert permission_for("invented_tomorrow") is Permission.EDIT
