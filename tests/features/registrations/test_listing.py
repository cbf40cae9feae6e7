"""Tests of the list of people: filters, orders, rows, counts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from db.tables import Printout
from desktop_app.features.checkin import actions as door
from desktop_app.features.checkin.rules import AnnulReason
from desktop_app.features.registrations import queries
from desktop_app.features.registrations.queries import Filter, Ordering

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum

NOW = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


def listed(store: Store, forum: Forum, only: Filter, order: Ordering = Ordering.NAME) -> list[str]:
    keys = store.read(queries.attendee_keys, forum.event_id, only, order)
    return [row.family_name for row in store.read(queries.attendee_rows, keys)]


def arrive(store: Store, forum: Forum, family_name: str) -> str:
    desk = door.Desk(forum.event_id, forum.door_id)
    return store.write("Check in", door.check_in_attendee, desk, forum.attendee(family_name), NOW).scan_id


def test_everybody_is_listed_by_name_both_ways(store: Store, forum: Forum) -> None:
    keys = store.read(queries.attendee_keys, forum.event_id)
    assert set(keys) == set(forum.attendees.values())
    down = store.read(queries.attendee_keys, forum.event_id, Filter(), Ordering.NAME, ascending=False)
    assert down == keys[::-1]


@pytest.mark.parametrize(
    ("only", "names"),
    [
        (Filter(countries=frozenset(("EE",))), {"Mägi"}),
        (Filter(kinds=frozenset(("company",))), {"Bērziņš", "Шевчук"}),
        (Filter(statuses=frozenset(("cancelled",))), set()),
        (Filter(text="zydrun"), {"Žydrūnaitė"}),
        (Filter(text="gauja", kinds=frozenset(("cluster",))), set()),
        (Filter(text="gauja", countries=frozenset(("LV",))), {"Bērziņš", "Шевчук"}),
    ],
)
def test_a_filter_lets_through_whom_it_names(
    store: Store, forum: Forum, only: Filter, names: set[str]
) -> None:
    assert set(listed(store, forum, only)) == names


def test_categories_filter_and_count(store: Store, forum: Forum) -> None:
    speakers = Filter(categories=frozenset((forum.categories["Speaker"],)))
    assert listed(store, forum, speakers) == ["Bērziņš"]
    counts = store.read(queries.filter_counts, forum.event_id)
    assert {choice.words: choice.count for choice in counts.categories}["Participant"] == 3
    assert counts.everybody == len(forum.attendees)
    assert sum(choice.count for choice in counts.statuses) == counts.everybody


def test_who_arrived_is_seen_filtered_and_sorted(store: Store, forum: Forum) -> None:
    scan = arrive(store, forum, "Mägi")
    assert listed(store, forum, Filter(arrived=True)) == ["Mägi"]
    assert "Mägi" not in listed(store, forum, Filter(arrived=False))
    assert listed(store, forum, Filter(), Ordering.ARRIVED)[0] == "Mägi"
    row = store.read(queries.attendee_rows, [forum.attendee("Mägi")])[0]
    assert row.arrived_at == NOW
    store.write("Undo", door.annul_scan, scan, AnnulReason.BY_MISTAKE, NOW)
    assert listed(store, forum, Filter(arrived=True)) == []


def test_printed_badges_are_counted(store: Store, forum: Forum) -> None:
    def print_twice(session: Session) -> None:
        for copy in (1, 2):
            session.add(
                Printout(event_id=forum.event_id, attendee_id=forum.attendee("Mägi"), copy_number=copy)
            )

    store.write("Print", print_twice)
    assert listed(store, forum, Filter(printed=True)) == ["Mägi"]
    assert store.read(queries.attendee_rows, [forum.attendee("Mägi")])[0].printed == 2
    assert store.read(queries.filter_counts, forum.event_id).printed == 1


@pytest.mark.parametrize("order", [order for order in Ordering if order is not Ordering.MATCH])
def test_every_order_lists_everybody_once(store: Store, forum: Forum, order: Ordering) -> None:
    for ascending in (True, False):
        keys = store.read(queries.attendee_keys, forum.event_id, Filter(), order, ascending=ascending)
        assert sorted(keys) == sorted(forum.attendees.values())


def test_who_has_no_organisation_stands_last(store: Store, forum: Forum) -> None:
    assert listed(store, forum, Filter(), Ordering.ORGANISATION)[-1] == "Åsgård"


def test_the_best_match_stands_first(store: Store, forum: Forum) -> None:
    assert listed(store, forum, Filter(text="berzins"), Ordering.MATCH)[0] == "Bērziņš"


def test_rows_keep_the_order_asked_for_and_leave_out_who_is_gone(store: Store, forum: Forum) -> None:
    keys = list(forum.attendees.values())[::-1]
    rows = store.read(queries.attendee_rows, [*keys, "0" * 32])
    assert [row.id for row in rows] == keys


def test_one_person_is_read_in_full(store: Store, forum: Forum) -> None:
    arrive(store, forum, "Bērziņš")
    found = store.read(queries.person, forum.attendee("Bērziņš"))
    assert found is not None
    assert (found.row.organisation, found.category_id) == ("Gauja Robotics", forum.categories["Speaker"])
    scans = store.read(queries.person_scans, forum.attendee("Bērziņš"))
    assert [(scan.point, scan.admitted, scan.annulled) for scan in scans] == [("Door", True, "")]
    assert store.read(queries.person, "0" * 32) is None


def test_organisations_are_offered_by_name_with_their_people(store: Store, forum: Forum) -> None:
    rows = store.read(queries.organisations, forum.event_id)
    assert [row.name for row in rows] == sorted(row.name for row in rows)
    assert {row.name: row.people for row in rows}["Gauja Robotics"] == 2
