"""Tests of the changes to the settings, and of what is read back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.rules import SetupRefusal

if TYPE_CHECKING:
    from db.store import Store
    from tests.make import Forum

DAY = date(2026, 11, 26)


def new_event(store: Store, slug: str = "forum") -> str:
    return store.write(
        "New event",
        actions.create_event,
        title="Forum",
        slug=slug,
        starts_on=DAY,
        ends_on=DAY,
        zone="Europe/Vilnius",
        series="Weeks",
        place="Hall",
    )


def refusal(store: Store, action: object, *args: object, **kwargs: object) -> object:
    with pytest.raises(Refused) as refused:
        store.write("Try", action, *args, **kwargs)  # type: ignore[arg-type]  # any of the actions
    return refused.value.reason


def test_a_new_event_has_categories_and_a_door(store: Store) -> None:
    event_id = new_event(store)
    event = store.read(queries.event, event_id)
    assert (event.slug, event.place, event.starts_on, event.zone) == ("forum", "Hall", DAY, "Europe/Vilnius")
    names = [category.name for category in store.read(queries.categories, event_id)]
    assert names == ["Participant", "Speaker", "Organiser", "Press", "VIP"]
    assert [point.name for point in store.read(queries.points, event_id)] == ["Door"]


def test_making_an_event_is_one_step_back(store: Store) -> None:
    new_event(store)
    store.undo()
    assert store.read(queries.events) == []


def test_two_events_of_a_series_share_it(store: Store) -> None:
    new_event(store, "one")
    new_event(store, "two")
    assert {event.slug for event in store.read(queries.events)} == {"one", "two"}


def test_a_slug_is_given_once(store: Store) -> None:
    new_event(store)
    with pytest.raises(Refused) as refused:
        new_event(store)
    assert refused.value.reason is SetupRefusal.SLUG_TAKEN


def test_the_event_is_found_by_slug_or_alone(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        store.read(queries.event_named, None)
    assert refused.value.reason is SetupRefusal.NO_EVENT
    event_id = new_event(store, "one")
    assert store.read(queries.event_named, None).id == event_id
    new_event(store, "two")
    assert store.read(queries.event_named, "one").id == event_id
    with pytest.raises(Refused) as refused:
        store.read(queries.event_named, None)
    assert refused.value.reason is SetupRefusal.EVENT_AMBIGUOUS
    assert "one" in refused.value.facts["slugs"]
    with pytest.raises(Refused) as refused:
        store.read(queries.event_named, "three")
    assert refused.value.reason is SetupRefusal.EVENT_UNKNOWN


def test_an_event_is_edited_and_put_back(store: Store) -> None:
    event_id = new_event(store)
    store.write("Edit", actions.edit_event, event_id, title="Other", ends_on=date(2026, 11, 27))
    assert store.read(queries.event, event_id).title == "Other"
    store.undo()
    assert store.read(queries.event, event_id).ends_on == DAY


def test_an_edit_that_breaks_the_event_changes_nothing(store: Store) -> None:
    event_id = new_event(store)
    new_event(store, "two")
    for change, reason in (
        ({"title": ""}, SetupRefusal.TITLE_EMPTY),
        ({"slug": "two"}, SetupRefusal.SLUG_TAKEN),
        ({"ends_on": date(2020, 1, 1)}, SetupRefusal.DATES_SWAPPED),
    ):
        assert refusal(store, actions.edit_event, event_id, **change) is reason
    assert store.read(queries.event, event_id).slug == "forum"


def test_categories_are_added_edited_and_removed(store: Store) -> None:
    event_id = new_event(store)
    key = store.write("Add", actions.add_category, event_id, name=" Guest ", colour="#123456")
    store.write("Edit", actions.edit_category, key, name="Guests", hand_out="Ribbon", colour="#654321")
    row = store.read(queries.categories, event_id)[-1]
    assert (row.name, row.hand_out, row.colour, row.attendees) == ("Guests", "Ribbon", "#654321", 0)
    assert refusal(store, actions.edit_category, key, name="speaker") is SetupRefusal.NAME_TAKEN
    assert refusal(store, actions.edit_category, key, name=" ") is SetupRefusal.NAME_EMPTY
    assert refusal(store, actions.edit_category, key, colour="blue") is SetupRefusal.COLOUR_INVALID
    store.write("Remove", actions.remove_category, key)
    assert len(store.read(queries.categories, event_id)) == 5


def test_a_category_with_people_stays(store: Store, forum: Forum) -> None:
    used = next(row for row in store.read(queries.categories, forum.event_id) if row.attendees)
    assert refusal(store, actions.remove_category, used.id) is SetupRefusal.IN_USE


def test_a_category_that_a_point_is_for_leaves_it_open_to_nobody_else(store: Store, forum: Forum) -> None:
    keys = [store.write("Add", actions.add_category, forum.event_id, name=n, colour="#1E5AA8") for n in "AB"]
    store.write("Edit", actions.edit_point, forum.door_id, category_ids=keys)
    store.write("Remove", actions.remove_category, keys[0])
    assert store.read(queries.points, forum.event_id)[0].category_ids == (keys[1],)
    assert refusal(store, actions.remove_category, keys[1]) is SetupRefusal.ADMITTED_AT


def test_points_are_added_edited_and_removed_but_one_stays(store: Store) -> None:
    event_id = new_event(store)
    door = store.read(queries.points, event_id)[0].id
    key = store.write("Add", actions.add_point, event_id, name="Back door")
    store.write("Edit", actions.edit_point, key, name="Yard", direction="both", reentry_rule="daily")
    row = store.read(queries.point_named, event_id, "yard")
    assert (row.id, row.direction, row.reentry_rule) == (key, "both", "daily")
    assert store.read(queries.point_named, event_id, None).id == door
    assert refusal(store, actions.edit_point, key, name="door") is SetupRefusal.NAME_TAKEN
    store.write("Remove", actions.remove_point, key)
    assert refusal(store, actions.remove_point, door) is SetupRefusal.LAST_ONE
    with pytest.raises(Refused) as refused:
        store.read(queries.point_named, event_id, "Roof")
    assert refused.value.reason is SetupRefusal.POINT_UNKNOWN


def test_a_station_loses_the_point_that_is_removed(store: Store) -> None:
    event_id = new_event(store)
    key = store.write("Add", actions.add_point, event_id, name="Back door")
    station = store.write("Save", actions.save_station, name="Desk 1", point_id=key, printer="Brother")
    row = store.read(queries.station_named, "Desk 1")
    assert row is not None
    assert (row.id, row.point, row.printer) == (station, "Back door", "Brother")
    store.write("Remove", actions.remove_point, key)
    row = store.read(queries.station_named, "Desk 1")
    assert row is not None
    assert row.point_id is None


def test_stations_are_renamed_but_not_onto_another(store: Store) -> None:
    one = store.write("Save", actions.save_station, name="Desk 1")
    store.write("Save", actions.save_station, name="Desk 2")
    assert refusal(store, actions.rename_station, one, "Desk 2") is SetupRefusal.NAME_TAKEN
    assert refusal(store, actions.rename_station, one, " ") is SetupRefusal.NAME_EMPTY
    assert refusal(store, actions.save_station, name="") is SetupRefusal.NAME_EMPTY
    store.write("Rename", actions.rename_station, one, "Desk 3")
    assert [row.name for row in store.read(queries.stations)] == ["Desk 2", "Desk 3"]
