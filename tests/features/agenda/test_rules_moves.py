"""Tests of moves: what changes, what snaps, what is refused, and that each can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules import SessionKind
from desktop_app.features.agenda.rules.moves import (
    MoveRefusal,
    copy_to_rooms,
    duplicate,
    move,
    move_all,
    move_days,
    resize,
    swap,
    unschedule,
)
from tests.features.agenda.programmes import HALL, LAB, YARD, at, minutes, programme, talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.moves import Step

WHOLE = programme(
    talk("a", at(9)),
    talk("b", at(9, 30), 60),
    talk("c", at(9), room=LAB),
    talk("locked", at(14), locked=True),
    talk("unplanned", None, room=""),
    talk("tea", at(11), 15, kind=SessionKind.BREAK),
    talk("busy", at(11), 30, room=LAB),
)


def refusal_of(attempt: Callable[[], Step]) -> object:
    with pytest.raises(Refused) as refused:
        attempt()
    return refused.value.reason


def placed(whole: Programme, guid: str) -> tuple[object, ...]:
    session = whole.by_guid()[guid]
    return session.room, session.start, session.length


def test_a_session_is_moved_and_snaps() -> None:
    after = move(WHOLE, "a", LAB, at(10, 3)).applied(WHOLE)
    assert placed(after, "a") == (LAB, at(10, 5), minutes(30))


def test_what_has_no_time_is_put_into_the_grid() -> None:
    assert placed(move(WHOLE, "unplanned", HALL, at(12)).applied(WHOLE), "unplanned")[:2] == (HALL, at(12))


def test_several_move_together_and_stop_at_the_last_room() -> None:
    after = move_all(WHOLE, ["a", "c"], minutes(20), rooms=5).applied(WHOLE)
    assert placed(after, "a")[:2] == (LAB, at(9, 20))
    assert placed(after, "c")[:2] == (YARD, at(9, 20))


def test_several_move_to_another_day() -> None:
    after = move_days(WHOLE, ["a", "b"], 1).applied(WHOLE)
    assert placed(after, "a")[1] == at(9, 0, 21)
    assert placed(after, "b")[1] == at(9, 30, 21)


def test_one_locked_session_holds_all_back() -> None:
    assert refusal_of(lambda: move_all(WHOLE, ["a", "locked"], minutes(20))) is MoveRefusal.LOCKED


def test_either_edge_is_pulled() -> None:
    assert placed(resize(WHOLE, "b", end=at(10, 48)).applied(WHOLE), "b") == (HALL, at(9, 30), minutes(80))
    assert placed(resize(WHOLE, "b", start=at(9, 41)).applied(WHOLE), "b") == (HALL, at(9, 40), minutes(50))


def test_a_session_keeps_five_minutes() -> None:
    assert refusal_of(lambda: resize(WHOLE, "b", end=at(9, 32))) is MoveRefusal.TOO_SHORT


def test_back_to_the_list_of_what_has_no_time() -> None:
    assert placed(unschedule(WHOLE, "a").applied(WHOLE), "a") == ("", None, minutes(30))


def test_a_copy_is_free_and_has_no_number_of_its_own() -> None:
    whole = programme(talk("a", at(9), locked=True, number=7, code="ABC123", url="https://example.org/a"))
    after = duplicate(whole, "a", "copy", LAB, at(10)).applied(whole)
    copy = after.by_guid()["copy"]
    assert placed(after, "copy") == (LAB, at(10), minutes(30))
    assert (copy.locked, copy.number, copy.code, copy.url) == (False, None, "", "")
    assert copy.title == "Session a"


def test_a_break_is_copied_to_the_rooms_that_are_free() -> None:
    step = copy_to_rooms(WHOLE, "tea", {LAB: "tea-lab", YARD: "tea-yard", HALL: "tea-hall"})
    assert [(copy.guid, copy.room) for copy in step.after] == [("tea-yard", YARD)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a", "b", {"b": (HALL, at(9), minutes(60)), "a": (HALL, at(10), minutes(30))}),
        ("b", "a", {"b": (HALL, at(9), minutes(60)), "a": (HALL, at(10), minutes(30))}),
        ("a", "c", {"a": (LAB, at(9), minutes(30)), "c": (HALL, at(9), minutes(30))}),
        ("b", "busy", {"b": (LAB, at(11), minutes(60)), "busy": (HALL, at(9, 30), minutes(30))}),
    ],
)
def test_two_change_places(first: str, second: str, expected: dict[str, tuple[object, ...]]) -> None:
    after = swap(WHOLE, first, second).applied(WHOLE)
    assert {guid: placed(after, guid) for guid in expected} == expected


def test_two_with_something_between_them_take_each_others_start() -> None:
    after = swap(WHOLE, "a", "tea").applied(WHOLE)
    assert placed(after, "tea")[1] == at(9)
    assert placed(after, "a")[1] == at(11)


@pytest.mark.parametrize(
    ("attempt", "reason"),
    [
        pytest.param(lambda: move(WHOLE, "locked", HALL, at(9)), MoveRefusal.LOCKED, id="move locked"),
        pytest.param(lambda: unschedule(WHOLE, "locked"), MoveRefusal.LOCKED, id="unschedule locked"),
        pytest.param(lambda: swap(WHOLE, "a", "locked"), MoveRefusal.LOCKED, id="swap locked"),
        pytest.param(lambda: swap(WHOLE, "a", "a"), MoveRefusal.NOTHING_TO_SWAP, id="swap alone"),
        pytest.param(lambda: swap(WHOLE, "a", "unplanned"), MoveRefusal.NOT_SCHEDULED, id="swap unplanned"),
        pytest.param(
            lambda: resize(WHOLE, "unplanned", end=at(9)), MoveRefusal.NOT_SCHEDULED, id="resize unplanned"
        ),
        pytest.param(
            lambda: copy_to_rooms(WHOLE, "unplanned", {}), MoveRefusal.NOT_SCHEDULED, id="copy unplanned"
        ),
        pytest.param(lambda: duplicate(WHOLE, "nobody", "x", HALL, None), MoveRefusal.GONE, id="copy nobody"),
    ],
)
def test_what_may_not_be_is_refused(attempt: Callable[[], Step], reason: MoveRefusal) -> None:
    assert refusal_of(attempt) is reason


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(lambda: move(WHOLE, "a", LAB, at(10)), id="move"),
        pytest.param(lambda: move_all(WHOLE, ["a", "b"], minutes(30), rooms=1), id="several"),
        pytest.param(lambda: resize(WHOLE, "b", end=at(11)), id="resize"),
        pytest.param(lambda: duplicate(WHOLE, "a", "copy", LAB, at(10)), id="duplicate"),
        pytest.param(lambda: swap(WHOLE, "a", "b"), id="swap"),
        pytest.param(lambda: unschedule(WHOLE, "a"), id="unschedule"),
        pytest.param(lambda: copy_to_rooms(WHOLE, "tea", {YARD: "tea-yard"}), id="copies"),
        pytest.param(lambda: move(WHOLE, "a", HALL, at(9)), id="nothing"),
    ],
)
def test_every_step_can_be_taken_back(attempt: Callable[[], Step]) -> None:
    step = attempt()
    assert step.undone(step.applied(WHOLE)) == WHOLE
