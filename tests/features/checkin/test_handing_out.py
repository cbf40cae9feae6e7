"""What people are given: noted with the first entry, and counted right whatever is done and undone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.store import Store
from db.tables import Attendee, HandedOut, HandOut
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import (
    annul_scan,
    check_in,
    check_in_attendee,
    check_in_delegation,
    give_thing,
    overrule_scan,
    take_back_thing,
)
from desktop_app.features.checkin.queries.hand_outs import things_of
from desktop_app.features.checkin.rules import (
    AnnulReason,
    Answer,
    Direction,
    HandOutRefusal,
    OverrideReason,
    Thing,
    is_for,
)
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.features.checkin.conftest import Forum


@pytest.mark.parametrize(
    ("categories", "field", "known", "meant"),
    [
        ((), ("", ""), {}, True),
        (("press",), ("", ""), {}, True),
        (("guests",), ("", ""), {}, False),
        ((), ("diet", "Vegan"), {"diet": "vegan"}, True),
        ((), ("diet", "vegan"), {"diet": ["no nuts", "vegan"]}, True),
        ((), ("diet", "vegan"), {"diet": "no nuts; vegan"}, True),
        ((), ("diet", "vegan"), {"diet": "vegetarian"}, False),
        ((), ("diet", "vegan"), {}, False),
        (("guests",), ("diet", "vegan"), {"diet": "vegan"}, False),
    ],
)
def test_a_thing_is_for_its_categories_and_answers(
    categories: tuple[str, ...],
    field: tuple[str, str],
    known: dict[str, object],
    meant: bool,  # noqa: FBT001 (a column of the table)
) -> None:
    assert is_for(categories, field, "press", known) is meant


def test_few_are_left_from_a_tenth_on() -> None:
    assert not Thing("t", "Bag", stock=200, left=21).low
    assert Thing("t", "Bag", stock=200, left=20).low
    assert not Thing("t", "Bag").low
    assert Thing("t", "Bag", stock=200, left=0).gone
    assert not Thing("t", "Bag", stock=200, left=0, given_at=NINE).gone


# --- in the event file -----------------------------------------------------------------------------------


def add(forum: Forum, name: str = "Lanyard", **columns: object) -> str:
    return forum.add(HandOut(event_id=forum.event_id, name=name, **columns))


def scan(forum: Forum, code: str = ZYDRUNAS, minutes: int = 0) -> Answer:
    at = NINE + timedelta(minutes=minutes)
    return forum.store.write("Check in", check_in, forum.desk, code, at)


def things(forum: Forum, name: str = "Šimkus") -> dict[str, bool]:
    found = forum.store.read(things_of, forum.event_id, forum.people[name])
    return {thing.name: thing.given for thing in found}


def given_count(session: Session, thing_id: str) -> int:
    count = select(func.count()).select_from(HandedOut).where(HandedOut.hand_out_id == thing_id)
    return session.scalar(count) or 0


def refusal(forum: Forum, action: object, *args: object) -> HandOutRefusal:
    with pytest.raises(Refused) as refused:
        forum.store.write("Try", action, *args)  # type: ignore[arg-type] # an action of either shape
    assert isinstance(refused.value.reason, HandOutRefusal)
    return refused.value.reason


def test_the_first_entry_notes_everything_that_is_meant_for_the_guest(forum: Forum) -> None:
    add(forum, "Lanyard", stock=10)
    add(forum, "Headset", position=1, field_key="headset", field_value="yes")
    answer = scan(forum)
    (lanyard,) = answer.things
    assert (lanyard.name, lanyard.given_at, lanyard.left) == ("Lanyard", NINE, 9)
    assert things(forum) == {"Lanyard": True}


def test_coming_again_tells_when_and_where_it_was_given(forum: Forum) -> None:
    add(forum)
    scan(forum)
    again = scan(forum, minutes=12)
    (lanyard,) = again.things
    assert not again.verdict.admitted
    assert (lanyard.given_at, lanyard.by) == (NINE, "Desk 1")


def test_what_was_not_taken_is_not_noted_at_the_next_door(forum: Forum) -> None:
    key = add(forum)
    scan(forum)
    forum.store.write("Take back", take_back_thing, forum.people["Šimkus"], key)
    hall = forum.point()
    later = forum.store.write("Check in", check_in, hall, ZYDRUNAS, NINE + timedelta(hours=1))
    assert later.verdict.admitted
    assert [thing.given for thing in later.things] == [False]


def test_what_ran_out_is_said_and_not_noted(forum: Forum) -> None:
    key = add(forum, stock=1)
    scan(forum)
    (lanyard,) = scan(forum, OLENA).things
    assert (lanyard.gone, lanyard.left, lanyard.stock) == (True, 0, 1)
    assert forum.store.read(given_count, key) == 1
    assert refusal(forum, give_thing, forum.desk, forum.people["Коваленко"], key, NINE) is (
        HandOutRefusal.NONE_LEFT
    )


def test_nothing_is_given_to_who_is_refused_or_leaves_or_checks_in_alone(forum: Forum) -> None:
    add(forum)
    assert scan(forum, "K").things == ()
    out = forum.store.write("Out", check_in, forum.desk, ZYDRUNAS, NINE, direction=Direction.EXIT)
    assert out.things == ()
    alone = replace(forum.desk, gives=False)
    answer = forum.store.write("In", check_in, alone, OLENA, NINE)
    assert [thing.given for thing in answer.things] == [False]
    assert things(forum, "Коваленко") == {"Lanyard": False}


def test_somebody_who_is_let_in_by_the_staff_is_given_everything(forum: Forum) -> None:
    add(forum)
    refused = scan(forum, "K")
    answer = forum.store.write(
        "Let in", overrule_scan, forum.desk, refused.scan_id, OverrideReason.AGREED, NINE
    )
    assert [thing.given for thing in answer.things] == [True]


def test_taking_an_entry_back_takes_back_what_came_with_it(forum: Forum) -> None:
    key = add(forum)
    answer = scan(forum)
    forum.store.write("Annul", annul_scan, answer.scan_id, AnnulReason.WRONG_PERSON, NINE)
    assert forum.store.read(given_count, key) == 0
    forum.store.undo()
    assert forum.store.read(given_count, key) == 1
    assert scan(forum, minutes=1).things[0].given_at == NINE


def test_undoing_an_entry_takes_back_what_came_with_it(forum: Forum) -> None:
    key = add(forum)
    scan(forum)
    forum.store.undo()
    assert forum.store.read(given_count, key) == 0


def test_single_things_are_given_and_taken_back_once(forum: Forum) -> None:
    key, guest = add(forum), forum.people["Šimkus"]
    forum.store.write("Give", give_thing, forum.desk, guest, key, NINE)
    assert refusal(forum, give_thing, forum.desk, guest, key, NINE) is HandOutRefusal.ALREADY
    forum.store.write("Take back", take_back_thing, guest, key)
    assert refusal(forum, take_back_thing, guest, key) is HandOutRefusal.NOT_GIVEN
    assert refusal(forum, give_thing, forum.desk, guest, "gone", NINE) is HandOutRefusal.UNKNOWN


def test_a_delegation_gets_no_more_than_there_is(forum: Forum) -> None:
    key = add(forum, stock=1)
    guests = [forum.people["Šimkus"], forum.people["Коваленко"]]
    answers = list(
        forum.store.write_chunks("Check in", check_in_delegation, forum.desk, guests, NINE, direction=None)
    )
    assert len(answers) >= 1
    assert forum.store.read(given_count, key) == 1


def test_two_desks_do_not_both_give_the_last_one(forum: Forum) -> None:
    key = add(forum, stock=1)
    with closing(Store.open(forum.store.path, station="Desk 2")) as other:
        first = scan(forum)
        second = other.write("Check in", check_in, forum.desk, OLENA, NINE)
    assert [first.things[0].given, second.things[0].given] == [True, False]
    assert second.things[0].gone
    assert forum.store.read(given_count, key) == 1


STEPS = st.lists(
    st.tuples(st.sampled_from(["give", "take", "undo", "enter"]), st.integers(0, 2)), max_size=14
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, stock=st.integers(0, 2))
def test_counts_are_right_after_any_steps(forum: Forum, steps: list[tuple[str, int]], stock: int) -> None:
    """Never more than there are, and what the desk shows as left is what is left."""
    key = add(forum, f"Bag {len(forum.store.read(all_names))}", stock=stock)
    guests = list(forum.people.values())
    for step, who in steps:
        try:
            if step == "give":
                forum.store.write("Give", give_thing, forum.desk, guests[who], key, NINE)
            elif step == "take":
                forum.store.write("Take", take_back_thing, guests[who], key)
            elif step == "enter":
                forum.store.write("In", check_in_attendee, forum.desk, guests[who], NINE)
            else:
                forum.store.undo()
        except Refused:
            pass
        count = forum.store.read(given_count, key)
        assert 0 <= count <= stock
        lefts = {
            thing.left
            for guest in guests
            for thing in forum.store.read(things_of, forum.event_id, guest)
            if thing.thing_id == key
        }
        assert lefts <= {stock - count}


def all_names(session: Session) -> list[str]:
    assert session.scalar(select(Attendee.id).limit(1))
    return list(session.scalars(select(HandOut.name)))
