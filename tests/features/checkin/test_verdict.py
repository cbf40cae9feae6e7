"""Each answer at the door, its reason, and the order in which reasons win."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.checkin.rules import (
    Direction,
    Guest,
    GuestStatus,
    Holding,
    Passage,
    Point,
    Reason,
    ReentryRule,
    Status,
    Verdict,
    is_inside,
    overruled,
    verdict,
)

ENTRY, EXIT, BOTH = Direction.ENTRY, Direction.EXIT, Direction.BOTH
NINE = datetime(2026, 3, 19, 9, tzinfo=UTC)
DOOR = Point("Door")
LUNCH = Point("Door", reentry_rule=ReentryRule.AFTER_EXIT)
ALWAYS = Point("Door", reentry_rule=ReentryRule.ALWAYS)
DAILY = Point("Door", reentry_rule=ReentryRule.DAILY, zone="Europe/Vilnius")
GUEST = Guest(category_id="guests")
CAME = Passage(ENTRY, NINE - timedelta(hours=2), "Door", "Rasa")
YESTERDAY = Passage(ENTRY, NINE - timedelta(days=1), "Door", "Rasa")
LEFT = Passage(EXIT, NINE - timedelta(hours=1), "Door", "Rasa")


def ask(
    guest: Guest = GUEST,
    point: Point = DOOR,
    direction: Direction = ENTRY,
    passages: tuple[Passage, ...] = (),
    holding: Holding = Holding.HELD,
) -> Verdict:
    return verdict(holding, guest, point, direction, passages, NINE)


@pytest.mark.parametrize(
    ("answer", "status", "reason"),
    [
        (ask(), Status.ADMITTED, Reason.WELCOME),
        (ask(Guest(note="Give show ticket")), Status.ATTENTION, Reason.NOTE),
        (ask(Guest(attention=True)), Status.ATTENTION, Reason.NOTE),
        (ask(Guest(note="  ")), Status.ADMITTED, Reason.WELCOME),
        (ask(holding=Holding.UNKNOWN), Status.REFUSED, Reason.UNKNOWN),
        (ask(holding=Holding.MISREAD), Status.REFUSED, Reason.MISREAD),
        (ask(holding=Holding.REVOKED), Status.REFUSED, Reason.REVOKED),
        (ask(holding=Holding.AMBIGUOUS), Status.REFUSED, Reason.AMBIGUOUS),
        (ask(Guest(GuestStatus.CANCELLED)), Status.REFUSED, Reason.CANCELLED),
        (ask(Guest(GuestStatus.DECLINED)), Status.REFUSED, Reason.DECLINED),
        (ask(Guest(GuestStatus.WAITLISTED)), Status.REFUSED, Reason.WAITLISTED),
        (ask(point=Point(direction=EXIT)), Status.REFUSED, Reason.DIRECTION),
        (ask(point=Point(direction=ENTRY), direction=EXIT), Status.REFUSED, Reason.DIRECTION),
        (ask(point=Point(opens_at=NINE + timedelta(minutes=1))), Status.REFUSED, Reason.NOT_YET),
        (ask(point=Point(opens_at=NINE)), Status.ADMITTED, Reason.WELCOME),
        (ask(point=Point(closes_at=NINE)), Status.REFUSED, Reason.CLOSED),
        (ask(point=Point(closes_at=NINE + timedelta(minutes=1))), Status.ADMITTED, Reason.WELCOME),
        (ask(point=Point(closes_at=NINE), direction=EXIT), Status.ADMITTED, Reason.LEFT),
        (ask(point=Point(category_ids=frozenset({"press"}))), Status.REFUSED, Reason.CATEGORY),
        (ask(point=Point(category_ids=frozenset({"guests"}))), Status.ADMITTED, Reason.WELCOME),
        (ask(Guest(unasked=True)), Status.REFUSED, Reason.INCOMPLETE),
        (ask(Guest(unasked=True, note="Call Rasa")), Status.REFUSED, Reason.INCOMPLETE),
        (ask(Guest(GuestStatus.CANCELLED, unasked=True)), Status.REFUSED, Reason.CANCELLED),
        (ask(Guest(unasked=True), point=Point(closes_at=NINE)), Status.REFUSED, Reason.CLOSED),
        (ask(Guest(unasked=True), point=Point(capacity=0)), Status.REFUSED, Reason.FULL),
        (ask(Guest(unasked=True), passages=(CAME,)), Status.REFUSED, Reason.INCOMPLETE),
        (ask(Guest(unasked=True), direction=EXIT), Status.ADMITTED, Reason.LEFT),
        (ask(passages=(CAME,)), Status.INSIDE, Reason.INSIDE),
        (ask(passages=(CAME, LEFT)), Status.REFUSED, Reason.ONCE),
        (ask(point=ALWAYS, passages=(CAME,)), Status.ADMITTED, Reason.RETURNED),
        (ask(point=ALWAYS, passages=(CAME, LEFT)), Status.ADMITTED, Reason.RETURNED),
        (ask(point=DAILY, passages=(CAME,)), Status.INSIDE, Reason.INSIDE),
        (ask(point=DAILY, passages=(CAME, LEFT)), Status.REFUSED, Reason.TODAY),
        (ask(point=DAILY, passages=(YESTERDAY,)), Status.ADMITTED, Reason.RETURNED),
        (ask(point=DAILY, passages=(YESTERDAY, LEFT)), Status.ADMITTED, Reason.RETURNED),
        (ask(point=DAILY, passages=(YESTERDAY, CAME)), Status.INSIDE, Reason.INSIDE),
        (ask(point=LUNCH, passages=(CAME,)), Status.INSIDE, Reason.INSIDE),
        (ask(point=LUNCH, passages=(CAME, LEFT)), Status.ADMITTED, Reason.RETURNED),
        (ask(passages=(LEFT,)), Status.ADMITTED, Reason.WELCOME),
        (ask(direction=EXIT), Status.ADMITTED, Reason.LEFT),
        (ask(direction=EXIT, passages=(CAME,)), Status.ADMITTED, Reason.LEFT),
        (ask(direction=EXIT, passages=(CAME, LEFT)), Status.ADMITTED, Reason.LEFT),
        (ask(Guest(note="Call Rasa"), direction=EXIT), Status.ADMITTED, Reason.LEFT),
    ],
)
def test_each_answer_has_its_reason(answer: Verdict, status: Status, reason: Reason) -> None:
    assert (answer.status, answer.reason) == (status, reason)
    assert answer.admitted is (status in {Status.ADMITTED, Status.ATTENTION})


def test_reasons_win_in_the_order_of_the_tests() -> None:
    """Everything is wrong at first; each mending uncovers the next reason."""
    guest = Guest(GuestStatus.CANCELLED, category_id="guests", unasked=True)
    point = Point(direction=EXIT, closes_at=NINE, category_ids=frozenset({"press"}), capacity=0)
    seen = [ask(guest, point, passages=(CAME,), holding=Holding.REVOKED).reason]
    seen.append(ask(guest, point, passages=(CAME,)).reason)
    guest = replace(guest, status=GuestStatus.REGISTERED)
    seen.append(ask(guest, point, passages=(CAME,)).reason)
    point = replace(point, direction=BOTH)
    seen.append(ask(guest, point, passages=(CAME,)).reason)
    point = replace(point, closes_at=None)
    seen.append(ask(guest, point, passages=(CAME,)).reason)
    point = replace(point, category_ids=frozenset())
    seen.append(ask(guest, point, passages=(CAME, LEFT)).reason)
    point = replace(point, capacity=None)
    seen.append(ask(guest, point, passages=(CAME,)).reason)
    guest = replace(guest, unasked=False)
    seen.append(ask(guest, point, passages=(CAME,)).reason)
    seen.append(ask(guest, point).reason)
    assert seen == [
        Reason.REVOKED,
        Reason.CANCELLED,
        Reason.DIRECTION,
        Reason.CLOSED,
        Reason.CATEGORY,
        Reason.FULL,
        Reason.INCOMPLETE,
        Reason.INSIDE,
        Reason.WELCOME,
    ]


@pytest.mark.parametrize("gone", [Guest(GuestStatus.CANCELLED), Guest(category_id="press")])
def test_nobody_who_is_inside_is_kept_from_leaving(gone: Guest) -> None:
    vip = Point(category_ids=frozenset({"guests"}), closes_at=NINE)
    assert ask(gone, vip, EXIT, (CAME,)).reason is Reason.LEFT
    assert not ask(gone, vip, EXIT, (CAME, LEFT)).admitted
    assert ask(gone, Point(direction=ENTRY), EXIT, (CAME,)).admitted is False


def test_a_full_room_takes_back_whom_it_counts_already() -> None:
    full = replace(ALWAYS, capacity=1)
    assert verdict(Holding.HELD, GUEST, full, ENTRY, (CAME,), NINE, inside=1).admitted
    answer = verdict(Holding.HELD, GUEST, full, ENTRY, (CAME, LEFT), NINE, inside=1)
    assert answer.reason is Reason.FULL


def test_a_guest_is_told_the_obstacle_that_lasts() -> None:
    """Nobody waits an hour for a door that is not for them."""
    vip = Point(opens_at=NINE + timedelta(hours=1), category_ids=frozenset({"vip"}), capacity=0)
    answer = ask(point=vip)
    assert (answer.reason, answer.told.reason) == (Reason.NOT_YET, Reason.CATEGORY)
    answer = ask(point=replace(vip, category_ids=frozenset()))
    assert (answer.reason, answer.told.reason, answer.told.limit) == (
        Reason.NOT_YET,
        Reason.NOT_YET,
        vip.opens_at,
    )


def test_nobody_is_asked_whom_the_point_would_not_let_in_anyway() -> None:
    answer = ask(Guest(unasked=True), passages=(CAME,))
    assert (answer.reason, answer.told.reason, answer.told.earlier) == (
        Reason.INCOMPLETE,
        Reason.INSIDE,
        CAME,
    )
    assert overruled(ask(Guest(unasked=True))).reason is Reason.FORCED


def test_letting_somebody_in_changes_refusals_only() -> None:
    assert overruled(ask()) == ask()
    refused = ask(passages=(CAME,))
    assert overruled(refused) == Verdict(Status.ATTENTION, Reason.FORCED, earlier=CAME)


def test_already_inside_tells_when_where_and_by_whom() -> None:
    later = Passage(ENTRY, NINE - timedelta(minutes=5), "Side door", "Anna")
    assert ask(passages=(CAME, LEFT, later)).earlier == later


def test_a_closed_point_tells_its_time() -> None:
    assert ask(point=Point(opens_at=NINE + timedelta(hours=1))).limit == NINE + timedelta(hours=1)


def test_a_full_room_lets_nobody_in_and_everybody_out() -> None:
    full = Point(capacity=2)
    assert verdict(Holding.HELD, GUEST, full, ENTRY, (), NINE, inside=2).reason is Reason.FULL
    assert verdict(Holding.HELD, GUEST, full, ENTRY, (), NINE, inside=1).admitted
    assert verdict(Holding.HELD, GUEST, full, EXIT, (), NINE, inside=2).admitted


def test_opening_times_hold_across_the_change_of_the_clock() -> None:
    vilnius = ZoneInfo("Europe/Vilnius")
    point = Point(opens_at=datetime(2026, 3, 29, 4, 30, tzinfo=vilnius))
    before = datetime(2026, 3, 29, 1, 29, tzinfo=UTC)
    assert verdict(Holding.HELD, GUEST, point, ENTRY, (), before, inside=0).reason is Reason.NOT_YET
    assert verdict(Holding.HELD, GUEST, point, ENTRY, (), before + timedelta(minutes=1), inside=0).admitted


@given(
    steps=st.lists(st.sampled_from([ENTRY, EXIT])),
    rule=st.sampled_from([ReentryRule.NEVER, ReentryRule.AFTER_EXIT]),
)
def test_admitted_passages_never_enter_twice_in_a_row(steps: list[Direction], rule: ReentryRule) -> None:
    point = Point(reentry_rule=rule)
    passages: list[Passage] = []
    for minute, direction in enumerate(steps):
        at = NINE + timedelta(minutes=minute)
        was_inside = is_inside(passages)
        answer = verdict(Holding.HELD, GUEST, point, direction, passages, at)
        assert not (was_inside and direction is ENTRY and answer.admitted)
        if answer.admitted:
            passages.append(Passage(direction, at))
    entries = [passage for passage in passages if passage.direction is ENTRY]
    assert rule is ReentryRule.AFTER_EXIT or len(entries) <= 1
