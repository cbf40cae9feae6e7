"""Tests of the changes that staff make to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import parse_code
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.actions import WalkIn
from desktop_app.features.registrations.rules.field import Status
from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.features.registrations.rules.person import PersonRefusal

if TYPE_CHECKING:
    from db.store import Store
    from tests.make import Forum


def row_of(store: Store, key: str) -> queries.PersonRow:
    found = store.read(queries.person, key)
    assert found is not None
    return found.row


def test_a_walk_in_has_a_code_that_is_valid_at_once(store: Store, forum: Forum) -> None:
    person = WalkIn(" Ieva ", "Kalniņa", organisation="gauja  robotics", consents={"photos": True})
    key = store.write("Walk-in", actions.add_walk_in, forum.event_id, person)
    row = row_of(store, key)
    assert (row.name, row.organisation, row.walk_in) == ("Ieva Kalniņa", "Gauja Robotics", True)
    assert parse_code(row.code) == row.code
    found = store.read(queries.person, key)
    assert found is not None
    assert [(consent.purpose, consent.given) for consent in found.consents] == [("photos", True)]
    store.undo()
    assert store.read(queries.person, key) is None


def test_a_walk_in_brings_a_new_organisation(store: Store, forum: Forum) -> None:
    before = len(store.read(queries.organisations, forum.event_id))
    person = WalkIn("Ieva", "", organisation="Rīga Sensors", country="LV")
    key = store.write("Walk-in", actions.add_walk_in, forum.event_id, person)
    assert row_of(store, key).organisation == "Rīga Sensors"
    assert len(store.read(queries.organisations, forum.event_id)) == before + 1


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        (WalkIn(" ", ""), PersonRefusal.NO_NAME),
        (WalkIn("Ieva", "K", email="ieva at example"), PersonRefusal.EMAIL_INVALID),
    ],
)
def test_a_walk_in_without_a_name_or_with_a_wrong_address_is_refused(
    store: Store, forum: Forum, person: WalkIn, reason: PersonRefusal
) -> None:
    with pytest.raises(Refused) as refused:
        store.write("Walk-in", actions.add_walk_in, forum.event_id, person)
    assert refused.value.reason is reason


def test_a_misspelt_name_is_corrected_and_found(store: Store, forum: Forum) -> None:
    key = forum.attendee("Bērziņš")
    store.write("Correct name", actions.edit_attendee, key, family_name="Bērziņš-Zālītis")
    only = queries.Filter(text="zalitis")
    assert store.read(queries.attendee_keys, forum.event_id, only) == [key]
    store.undo()
    assert store.read(queries.attendee_keys, forum.event_id, only) == []


def test_a_person_moves_to_another_organisation_or_none(store: Store, forum: Forum) -> None:
    key = forum.attendee("Bērziņš")
    store.write("Edit", actions.edit_attendee, key, organisation="Ministerstwo Portów")
    assert row_of(store, key).organisation == "Ministerstwo Portów"
    store.write("Edit", actions.edit_attendee, key, organisation="")
    assert row_of(store, key).organisation == ""


def test_an_edit_that_takes_the_name_away_is_refused(store: Store, forum: Forum) -> None:
    key = forum.attendee("Bērziņš")
    with pytest.raises(Refused) as refused:
        store.write("Edit", actions.edit_attendee, key, given_name="", family_name=" ")
    assert refused.value.reason is PersonRefusal.NO_NAME
    assert row_of(store, key).family_name == "Bērziņš"


def test_somebody_who_is_gone_cannot_be_edited(store: Store) -> None:
    for action in (actions.edit_attendee, actions.set_custom):
        with pytest.raises(Refused) as refused:
            store.write("Edit", action, "0" * 32, *(("a", 1) if action is actions.set_custom else ()))  # type: ignore[arg-type]  # either action
        assert refused.value.reason is PersonRefusal.GONE


def test_a_status_changes_for_many_in_one_step(store: Store, forum: Forum) -> None:
    keys = list(forum.attendees.values())[:3]
    assert store.write("Cancel 3", actions.change_status, keys, Status.CANCELLED) == 3
    only = queries.Filter(statuses=frozenset(("cancelled",)))
    assert set(store.read(queries.attendee_keys, forum.event_id, only)) == set(keys)
    store.undo()
    assert store.read(queries.attendee_keys, forum.event_id, only) == []


def test_an_own_question_is_answered_and_taken_back(store: Store, forum: Forum) -> None:
    key = forum.attendee("Bērziņš")
    store.write("Answer", actions.set_custom, key, "diet", "vegan")
    found = store.read(queries.person, key)
    assert found is not None
    assert found.custom["diet"] == "vegan"
    store.write("Answer", actions.set_custom, key, "diet", None)
    found = store.read(queries.person, key)
    assert found is not None
    assert "diet" not in found.custom


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UAB Baltlazeris", "Baltlazeris, UAB", True),
        ("UAB „Baltlazeris“", "uab baltlazeris", True),
        ("Müller & Söhne GmbH", "Muller  Sohne, GmbH", True),
        ("UAB Baltlazeris", "UAB Baltlazeriai", False),
        ("X Y", "XY", False),
    ],
)
def test_spellings_of_an_organisation_meet(one: str, other: str, *, same: bool) -> None:
    assert (organisation_key(one) == organisation_key(other)) is same
