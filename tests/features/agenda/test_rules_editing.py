"""What the editor decides: where cards lie, what a drop does, what was typed, what clashes then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.agenda.rules import Programme, Session, SessionKind
from desktop_app.features.agenda.rules.carrying import Carry, Grip, free_places, outlook, step_of
from desktop_app.features.agenda.rules.conflicts import (
    Acceptance,
    ConflictKind,
    Index,
    Level,
    LiveCheck,
    Surroundings,
    all_conflicts,
)
from desktop_app.features.agenda.rules.day_grid import (
    DayGrid,
    Way,
    day_grid,
    day_grid_after,
    days_of,
    following,
    neighbour,
)
from desktop_app.features.agenda.rules.typed import on_day, typed_length, typed_time
from tests.features.agenda.made import programmes
from tests.features.agenda.programmes import HALL, LAB, YARD, at, minutes, programme, talk

ROOMS = (HALL, LAB, YARD)


def grid_of(*sessions: Session, rooms: tuple[str, ...] = ROOMS) -> DayGrid:
    made = programme(*sessions)
    return day_grid(made, days_of(made, sessions)[0], rooms, sessions)


# --- where cards lie ---------------------------------------------------------------------------------------


def test_what_overlaps_shares_a_column() -> None:
    grid = grid_of(talk("a", at(9), 60), talk("b", at(9, 30), 60), talk("c", at(10), 20), talk("d", at(11)))
    lanes = {guid: (box.lane, box.lanes) for guid, box in grid.boxes.items()}
    assert lanes == {"a": (0, 2), "b": (1, 2), "c": (0, 2), "d": (0, 1)}


def test_breaks_without_a_room_go_across_and_others_get_a_column() -> None:
    pause = talk("pause", at(10), 30, "", kind=SessionKind.BREAK)
    assert grid_of(pause).boxes["pause"].across
    grid = grid_of(pause, talk("lost", at(9), 30, ""))
    assert grid.rooms == (*ROOMS, "")
    assert grid.boxes["lost"].column == 3


def test_rooms_that_are_folded_away_are_left_out() -> None:
    assert set(grid_of(talk("a", at(9)), talk("b", at(9), 30, LAB), rooms=(LAB, YARD)).boxes) == {"b"}


def test_days_do_not_reach_into_each_other_and_hold_the_night() -> None:
    late = talk("late", at(2, 0, 21), 60)
    made = replace(programme(late, days=()), day_change=time(4))
    (day,) = days_of(made, [late])
    assert day.day == date(2026, 5, 20)
    assert (day.starts, day.ends) == (at(4), at(4, 0, 21))
    two = days_of(programme(), [])
    assert two[0].ends <= two[1].starts


def test_the_night_of_the_change_has_its_own_length() -> None:
    made = Programme("Night", "Europe/Vilnius", day_change=time())
    talks = [
        talk(str(hour), datetime(2026, 10, 24, 22, tzinfo=UTC) + timedelta(hours=hour)) for hour in (0, 30)
    ]
    days = days_of(made, talks)
    assert [(each.ends - each.starts) / timedelta(hours=1) for each in days] == [25, 24]


@given(
    st.lists(st.tuples(st.sampled_from([*ROOMS, ""]), st.integers(0, 200), st.integers(0, 40)), max_size=14),
    st.lists(st.tuples(st.integers(0, 13), st.sampled_from([*ROOMS, ""]), st.integers(0, 200)), max_size=4),
)
def test_no_cards_cover_each_other_and_a_change_lays_the_same_grid(
    places: list[tuple[str, int, int]], moves: list[tuple[int, str, int]]
) -> None:
    sessions = {
        str(number): talk(str(number), at(0) + minutes(5 * start), 5 * length, room)
        for number, (room, start, length) in enumerate(places)
    }
    made = programme()
    day = days_of(made, sessions.values())[0]
    grid = day_grid(made, day, ROOMS, sessions.values())
    _assert_apart(grid)
    for number, room, start in moves:
        guid = str(number)
        if guid in sessions:
            sessions[guid] = replace(sessions[guid], room=room, start=at(0) + minutes(5 * start))
            grid = day_grid_after(grid, made, day, sessions, [guid])
    whole = day_grid(made, day, ROOMS, sessions.values())
    assert grid.boxes == whole.boxes
    _assert_apart(grid)


def _assert_apart(grid: DayGrid) -> None:
    boxes = sorted(grid.boxes.values(), key=lambda box: (box.column, box.lane, box.span))
    for one, two in pairwise(boxes):
        if (one.column, one.lane) == (two.column, two.lane):
            assert one.span.end <= two.span.start


@pytest.mark.parametrize(
    ("guid", "way", "to"),
    [
        ("", Way.DOWN, "a"),
        ("a", Way.DOWN, "b"),
        ("b", Way.UP, "a"),
        ("a", Way.UP, ""),
        ("a", Way.RIGHT, "c"),
        ("c", Way.RIGHT, "d"),
        ("d", Way.RIGHT, ""),
        ("d", Way.LEFT, "c"),
    ],
)
def test_the_next_session_on_the_way(guid: str, way: Way, to: str) -> None:
    grid = grid_of(
        talk("a", at(9)), talk("b", at(10)), talk("c", at(9), 30, LAB), talk("d", at(12), 30, YARD)
    )
    assert neighbour(grid, guid, way) == to


def test_the_next_by_time() -> None:
    grid = grid_of(talk("a", at(9)), talk("b", at(9), 30, LAB), talk("c", at(8), 30, YARD))
    assert [following(grid, "c", 1), following(grid, "a", 1), following(grid, "b", 1)] == ["a", "b", ""]
    assert [following(grid, "elsewhere", 1), following(grid, "elsewhere", -1)] == ["c", "b"]
    assert following(grid, "", 1) == ""


# --- what a drop would do ----------------------------------------------------------------------------------


def live(*sessions: Session, **around: object) -> LiveCheck:
    return LiveCheck(Index(programme(*sessions), Surroundings(**around)))  # type: ignore[arg-type]  # its fields


def test_a_drop_tells_the_worst_first_and_no_hints() -> None:
    check = live(talk("a", at(9), by=("ona",)), talk("b", at(11), 30, LAB, by=("ona",)), talk("c", at(11)))
    found = outlook(programme(), check, Carry(("a",), HALL, at(11)))
    assert [each.kind for each in found.conflicts] == [ConflictKind.ROOM_TWICE, ConflictKind.PERSON_TWICE]
    assert found.level is Level.ERROR
    assert outlook(programme(), check, Carry(("c",), YARD, at(11))).level is None


def test_what_is_moved_together_does_not_clash_with_itself() -> None:
    check = live(talk("a", at(9)), talk("b", at(9, 30)))
    found = outlook(programme(), check, Carry(("a", "b"), HALL, at(9, 30)))
    assert found.conflicts == ()
    assert [each.start for each in found.step.after] == [at(9, 30), at(10)]


def test_edges_and_pushes_give_their_steps() -> None:
    sessions = {each.guid: each for each in (talk("a", at(9)), talk("b", at(9, 30)))}
    frame = programme()
    start = step_of(frame, sessions, Carry(("a",), HALL, at(8, 45), Grip.START))
    end = step_of(frame, sessions, Carry(("a",), HALL, at(9, 20), Grip.END))
    push = step_of(frame, sessions, Carry(("a",), HALL, at(9, 10), push=True))
    assert [(each.start, each.length) for each in start.after] == [(at(8, 45), minutes(45))]
    assert [each.length for each in end.after] == [minutes(20)]
    assert [each.start for each in push.after] == [at(9, 10), at(9, 40)]


def test_free_places_come_by_time_and_hold_the_whole_session() -> None:
    check = live(talk("a", at(9), 60), talk("b", at(9), 30, LAB), talk("new", None, 45, ""))
    session = check.index.sessions["new"]
    places = free_places(check, session, ROOMS, at(9), at(11))
    assert places == [(YARD, at(9)), (LAB, at(9, 30)), (HALL, at(10))]
    assert free_places(check, session, (HALL,), at(9), at(10, 30)) == []


# --- clashes after a change --------------------------------------------------------------------------------


@given(programmes(), st.lists(st.tuples(st.integers(0, 4), st.integers(-300, 300)), max_size=5))
def test_the_live_check_finds_what_the_whole_check_finds(
    made: Programme, changes: list[tuple[int, int]]
) -> None:
    around = Surroundings(turn_round=minutes(10), way=minutes(5))
    sessions = {each.guid: each for each in made.sessions}
    check = LiveCheck(Index(made, around))
    for number, by in changes:
        if number < len(made.sessions):
            old = sessions[made.sessions[number].guid]
            start = old.start + minutes(by) if old.start is not None else None
            sessions[old.guid] = replace(old, start=start)
            check.put(sessions[old.guid])
    if sessions:
        gone = min(sessions)
        del sessions[gone]
        check.take(gone)
    whole = all_conflicts(replace(made, sessions=tuple(sessions.values())), around)
    assert set(check.whole().open) == set(whole.open)
    for guid in sessions:
        assert set(check.of(guid)) == set(whole.of(guid))


def test_what_is_accepted_is_not_open_and_knows_its_reason() -> None:
    check = live(talk("a", at(9), by=("ona",)), talk("b", at(9), by=("janis",)))
    (conflict,) = check.of("a")
    check.accept([Acceptance(conflict.identity, "Half the room each")])
    assert check.of("b") == []
    assert check.worst("a") is None
    assert check.accepted_of("b") == [(conflict, "Half the room each")]


def test_other_sign_ups_are_other_clashes() -> None:
    check = live(talk("a", at(9), 30, LAB, by=("ona",)))
    check.surround(Surroundings(sign_ups={"a": 31}))
    assert [each.kind for each in check.of("a")] == [ConflictKind.TOO_MANY]


# --- what was typed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at_"),
    [
        ("9:30", time(9, 30)), ("9.30", time(9, 30)), ("930", time(9, 30)), ("0930", time(9, 30)),
        ("9", time(9)), ("24:00", time()), ("9h", time(9)), (" 14:05 ", time(14, 5)),
        ("25:00", None), ("9:75", None), ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_times_of_day(text: str, at_: time | None) -> None:
    assert typed_time(text) == at_


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("45", 45), ("90", 90), ("45 min", 45), ("1:15", 75), ("1h15", 75), ("1 h 15 min", 75), ("2 h", 120),
        ("0", None), ("", None), ("an hour", None), ("9999", None),
    ],
)  # fmt: skip
def test_lengths(text: str, length: int | None) -> None:
    assert typed_length(text) == (None if length is None else minutes(length))


def test_the_small_hours_belong_to_the_night_after_the_day() -> None:
    made = replace(programme(days=()), day_change=time(4))
    assert on_day(made, date(2026, 5, 20), time(9)) == at(9)
    assert on_day(made, date(2026, 5, 20), time(1, 30)) == at(1, 30, 21)
