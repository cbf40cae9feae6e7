"""The flow through the doors: arrivals once each, who is inside, the pace of busy stretches, the forecast."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.checkin.rules.awaited import is_awaited
from desktop_app.features.checkin.rules.flow import (
    LEAST_STEPS,
    MOST_STEPS,
    STEP,
    Flow,
    Passing,
    busy_gaps,
    is_in_the_house,
)
from desktop_app.features.checkin.rules.forecast import STEPS, forecast
from tests.features.checkin.conftest import NINE

IN, OUT = True, False


def passing(
    number: int,
    person: str | None,
    minutes: float,
    way: bool = IN,  # noqa: FBT001 (in or out)
    *,
    point: str = "door",
    station: str = "desk",
    admitted: bool = True,
    later: timedelta = timedelta(),
) -> Passing:
    at = NINE + timedelta(minutes=minutes)
    return Passing(f"{number:05}", person, "guest", point, station, way, at, at + later, admitted)


def after(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_a_person_arrives_once_at_the_first_entry_whatever_the_order() -> None:
    flow = Flow()
    flow.add([passing(3, "ona", 12), passing(1, "ona", 1), passing(2, "jan", 6)])
    found = flow.figures(after(13))
    assert (found.arrived, sum(found.per_step), found.last_minutes, found.last_quarter) == (2, 2, 0, 2)
    start = (NINE - found.since) // STEP
    assert found.per_step[start : start + 3] == (1, 1, 0)
    assert dict(found.by_category) == {"guest": 2}
    assert flow.missing(["ona", "eva"]) == ["eva"]


def test_refused_and_unknown_readings_are_nobodys_arrival_but_cost_time() -> None:
    flow = Flow()
    flow.add([passing(1, None, 0, admitted=False), passing(2, "ona", 0.5, admitted=False)])
    found = flow.figures(after(1))
    assert (found.arrived, found.inside, found.lanes, flow.has_readings) == (0, 0, 1, False)


@pytest.mark.parametrize(
    ("passages", "inside"),
    [
        ([], False),
        ([("door", IN)], True),
        ([("door", IN), ("door", OUT)], False),
        ([("door", IN), ("hall", IN), ("hall", OUT)], True),
        ([("door", IN), ("hall", IN), ("door", OUT)], False),
        ([("door", IN), ("way out", OUT)], False),
        ([("door", IN), ("hall", IN), ("door", IN), ("hall", OUT)], False),
        ([("door", OUT), ("door", IN)], True),
        ([("door", IN), ("door", IN), ("door", OUT)], False),
    ],
)
def test_who_is_in_the_house(passages: list[tuple[str, bool]], *, inside: bool) -> None:
    rows = [(after(place), "", point, way) for place, (point, way) in enumerate(passages)]
    assert is_in_the_house(rows) is inside


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=20), st.randoms())
def test_one_door_holds_those_whose_newest_passage_led_in(
    steps: list[tuple[str, bool]], random: object
) -> None:
    rows = [passing(place, person, place, way) for place, (person, way) in enumerate(steps)]
    newest = dict(steps)
    shuffled = rows[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    flow = Flow()
    flow.add(shuffled)
    found = flow.figures(after(60))
    assert found.inside == sum(newest.values())
    assert found.arrived == len({person for person, way in steps if way})


def test_only_busy_stretches_tell_the_pace() -> None:
    times = [after(0) + timedelta(seconds=second) for second in (0, 20, 50, 400, 900, 915, 930)]
    assert busy_gaps(times) == [20, 30, 15, 15]


def test_a_station_has_its_own_pace_and_what_is_entered_afterwards_has_none() -> None:
    flow = Flow()
    flow.add(passing(place, f"p{place}", place / 3) for place in range(6))
    flow.add(
        passing(10 + place, f"q{place}", place / 10, station="late", later=timedelta(hours=1))
        for place in range(6)
    )
    found = flow.figures(after(3))
    assert [(each.station_id, each.entries, each.seconds) for each in found.stations] == [
        ("desk", 6, 20.0),
        ("late", 6, None),
    ]
    assert (found.seconds, found.lanes, found.arrived) == (20.0, 1, 12)


@pytest.mark.parametrize(("hours", "steps"), [(0, LEAST_STEPS), (2, 25), (3.9, 47), (9, LEAST_STEPS)])
def test_the_curve_begins_with_the_first_arrival_and_ends_now_or_with_the_last(
    hours: float, steps: int
) -> None:
    flow = Flow()
    flow.add([passing(1, "ona", 0)])
    found = flow.figures(NINE + timedelta(hours=hours))
    assert (len(found.per_step), sum(found.per_step)) == (steps, 1)
    assert len(found.per_step) <= MOST_STEPS


def test_a_clock_that_runs_ahead_counts_in_the_newest_step() -> None:
    flow = Flow()
    flow.add([passing(1, "ona", 0), passing(2, "jan", 40)])
    assert flow.figures(after(1)).per_step[-1] == 2


def test_no_forecast_while_it_would_be_guessing() -> None:
    known = {"arrived": 40, "expected": 200, "last_quarter": 20, "lanes": 2, "seconds": 15.0}
    for name, value in {"arrived": 9, "last_quarter": 0, "lanes": 0, "seconds": None}.items():
        assert forecast(**{**known, name: value}) is None  # type: ignore[arg-type]  # one figure at a time
    assert forecast(**known) is not None  # type: ignore[arg-type]  # a mapping of figures


@given(
    arrived=st.integers(10, 5000),
    more=st.integers(0, 5000),
    quarter=st.integers(1, 2000),
    lanes=st.integers(1, 20),
    seconds=st.floats(2, 120),
)
def test_a_forecast_never_exceeds_those_expected(
    arrived: int, more: int, quarter: int, lanes: int, seconds: float
) -> None:
    found = forecast(
        arrived=arrived, expected=arrived + more, last_quarter=quarter, lanes=lanes, seconds=seconds
    )
    assert found is not None
    assert len(found.arrivals) == len(found.queue) == STEPS
    assert all(step >= 0 for step in found.arrivals + found.queue)
    assert arrived + found.coming <= arrived + max(more, 1) + 0.001
    enough = forecast(
        arrived=arrived,
        expected=arrived + more,
        last_quarter=quarter,
        lanes=found.lanes_needed,
        seconds=seconds,
    )
    assert enough is not None
    assert max(enough.queue) <= 0.001


def test_too_few_stations_make_a_queue_that_says_how_many_are_needed() -> None:
    found = forecast(arrived=60, expected=300, last_quarter=45, lanes=1, seconds=30)
    assert found is not None
    assert (round(max(found.queue)), found.lanes_needed) == (59, 3)
    # One station takes two people a minute.
    assert found.wait_minutes == pytest.approx(max(found.queue) / 2)


@pytest.mark.parametrize(
    ("category", "awaited"),
    [
        ("Speaker", True),
        ("VIP", True),
        ("Pranešėjai", True),
        ("Докладчики", True),
        ("Press", False),
        ("", False),
    ],
)
def test_speakers_and_guests_of_honour_are_awaited(category: str, *, awaited: bool) -> None:
    assert is_awaited(category) is awaited
