"""Tests of the waitlist: how many places are free, whose turn it is, and that nobody loses their place."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.tables import Attendee, Category, Event
from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.field import Status
from desktop_app.features.registrations.rules.waitlist import (
    Places,
    Waiting,
    Waitlist,
    WaitlistRefusal,
    fitting,
    next_in_line,
)

if TYPE_CHECKING:
    from db.store import Session, Store
    from tests.make import Forum


def line_of(*categories: str) -> tuple[Waiting, ...]:
    """People 0, 1, 2 … who wait, each for a category."""
    return tuple(
        Waiting(str(number), f"N{number}", "", "", key, key) for number, key in enumerate(categories)
    )


def waitlist_of(
    waiting: str, event: int | None = None, taken: int = 0, **categories: tuple[int | None, int]
) -> Waitlist:
    """Who waits as letters of categories; the places of the event and, with those taken, of each category."""
    return Waitlist(
        Places(event, taken), {key: Places(*pair) for key, pair in categories.items()}, line_of(*waiting)
    )


@pytest.mark.parametrize(
    ("places", "taken", "free", "over", "full"),
    [
        (None, 5, None, 0, False),
        (5, 3, 2, 0, False),
        (5, 5, 0, 0, True),
        (5, 7, 0, 2, True),
        (0, 0, 0, 0, True),
    ],
)
def test_places(places: int | None, taken: int, free: int | None, over: int, full: bool) -> None:  # noqa: FBT001 (a case)
    one = Places(places, taken)
    assert (one.free, one.over, one.full) == (free, over, full)


@pytest.mark.parametrize(
    ("waitlist", "free"),
    [
        (waitlist_of("g"), None),
        (waitlist_of("g", 10, 8), 2),
        (waitlist_of("g", 10, 8, g=(None, 8)), 2),
        (waitlist_of("g", 10, 8, g=(9, 8)), 1),
        (waitlist_of("g", None, 8, g=(9, 8)), 1),
        (waitlist_of("g", 10, 8, g=(9, 8), s=(None, 0)), 2),
        (waitlist_of("g", 10, 8, g=(9, 8), s=(5, 0)), 2),
    ],
)
def test_free_places_of_all(waitlist: Waitlist, free: int | None) -> None:
    assert waitlist.free == free


@pytest.mark.parametrize(
    ("waitlist", "count", "skipped", "promoted"),
    [
        (waitlist_of("ggg", 2, 0), 2, "", "01"),
        (waitlist_of("ggg"), 2, "", "01"),
        (waitlist_of("ggg", 2, 0), 2, "0", "12"),
        (waitlist_of("sgg", 9, 0, s=(1, 1)), 2, "", "12"),
        (waitlist_of("ssg", 9, 0, s=(1, 0)), 2, "", "02"),
        (waitlist_of("ggg", 1, 0), 3, "", "012"),
        (waitlist_of("sgg", 9, 0, s=(1, 1)), 3, "", "012"),
        (waitlist_of("sg", 0, 0, s=(1, 1)), 1, "", "0"),
        (waitlist_of("gg", 5, 0), 0, "", ""),
        (waitlist_of("", 5, 0), 3, "", ""),
        (waitlist_of("gg", 5, 0), 2, "01", ""),
    ],
)
def test_whose_turn_it_is(waitlist: Waitlist, count: int, skipped: str, promoted: str) -> None:
    assert next_in_line(waitlist, count, skipped) == tuple(promoted)


lists = st.builds(
    waitlist_of,
    st.text("sg", max_size=8),
    st.none() | st.integers(0, 6),
    st.integers(0, 6),
    s=st.tuples(st.none() | st.integers(0, 4), st.integers(0, 4)),
    g=st.tuples(st.none() | st.integers(0, 4), st.integers(0, 4)),
)


@given(lists, st.integers(0, 9))
def test_as_many_as_wished_are_promoted_and_nobody_too_many_while_places_last(
    waitlist: Waitlist, count: int
) -> None:
    promoted = next_in_line(waitlist, count)
    assert len(promoted) == min(count, len(waitlist.waiting))
    assert list(promoted) == sorted(promoted, key=int)
    after = waitlist.promoted(promoted)
    if count <= fitting(waitlist):
        assert after.event.over == waitlist.event.over
        assert [p.over for p in after.categories.values()] == [p.over for p in waitlist.categories.values()]
    assert {one.id for one in after.waiting}.isdisjoint(promoted)


def set_places(session: Session, forum: Forum, event: int | None, /, **categories: int | None) -> None:
    session.get_one(Event, forum.event_id).places = event
    for name, places in categories.items():
        session.get_one(Category, forum.categories[name]).places = places


def wait(session: Session, forum: Forum, *names: str) -> None:
    """Put people on the waitlist, the first one registered first."""
    for day, name in enumerate(names, start=1):
        attendee = session.get_one(Attendee, forum.attendee(name))
        attendee.status = Status.WAITLISTED.value
        attendee.registered_at = datetime(2026, 3, day, tzinfo=UTC)


def names_of(waitlist: Waitlist) -> list[str]:
    return [one.name.split()[-1] for one in waitlist.waiting]


@pytest.fixture
def waiting(store: Store, forum: Forum) -> Forum:
    """Three of seven wait, with places for five."""
    store.write("Places", set_places, forum, 5)
    store.write("Wait", wait, forum, "Mägi", "Łącki", "Bērziņš")
    return forum


def test_the_waitlist_stands_in_the_order_of_registration(store: Store, waiting: Forum) -> None:
    found = store.read(queries.waitlist, waiting.event_id)
    assert names_of(found) == ["Mägi", "Łącki", "Bērziņš"]
    assert (found.event, found.free) == (Places(5, 4), 1)
    assert names_of(store.read(queries.waitlist, waiting.event_id, most=1)) == ["Mägi"]


def test_who_registered_at_one_time_stands_as_in_the_list(store: Store, forum: Forum) -> None:
    def wait_together(session: Session) -> None:
        for name in ("Åsgård", "Mägi"):
            attendee = session.get_one(Attendee, forum.attendee(name))
            attendee.status, attendee.registered_at = Status.WAITLISTED.value, None

    store.write("Wait", wait_together)
    assert names_of(store.read(queries.waitlist, forum.event_id)) == ["Mägi", "Åsgård"]


def test_promoting_is_one_step(store: Store, waiting: Forum) -> None:
    keys = [waiting.attendee("Mägi"), waiting.attendee("Łącki")]
    assert store.write("Promote", actions.promote_people, keys) == 2
    after = store.read(queries.waitlist, waiting.event_id)
    assert (names_of(after), after.event.over) == (["Bērziņš"], 1)
    assert store.undo() == "Promote"
    assert names_of(store.read(queries.waitlist, waiting.event_id)) == ["Mägi", "Łącki", "Bērziņš"]


def test_who_does_not_wait_any_more_is_not_promoted_and_neither_is_anybody_else(
    store: Store, waiting: Forum
) -> None:
    store.write("Cancel", actions.change_status, [waiting.attendee("Łącki")], Status.CANCELLED)
    with pytest.raises(Refused) as refused:
        store.write("Promote", actions.promote_people, [waiting.attendee("Mägi"), waiting.attendee("Łącki")])
    assert refused.value.reason is WaitlistRefusal.NOT_WAITING
    assert refused.value.facts["name"] == "Władysław Łącki"
    assert names_of(store.read(queries.waitlist, waiting.event_id)) == ["Mägi", "Bērziņš"]


def test_erased_people_neither_wait_nor_take_places(store: Store, waiting: Forum) -> None:
    erased = waiting.attendee("Mägi")
    store.erase("Erase", [erased, waiting.attendee("Åsgård")])
    found = store.read(queries.waitlist, waiting.event_id)
    assert (names_of(found), found.event) == (["Łącki", "Bērziņš"], Places(5, 3))
    assert names_of(store.read(queries.waitlist, waiting.event_id, most=1)) == ["Łącki"]
    with pytest.raises(Refused) as refused:
        store.write("Promote", actions.promote_people, [erased])
    assert refused.value.reason is WaitlistRefusal.NOT_WAITING
