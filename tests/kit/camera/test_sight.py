"""A code is told once while it stays in sight, and the one in the middle is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.kit.camera import Found
from desktop_app.kit.camera.sight import AWAY_S, Sight


def at(text: str, x: float = 0.5, y: float = 0.5, *, linear: bool = False) -> Found:
    corners = ((x - 0.1, y - 0.1), (x + 0.1, y - 0.1), (x + 0.1, y + 0.1), (x - 0.1, y + 0.1))
    return Found(text, corners, linear=linear)


def test_a_code_is_told_once_while_it_stays() -> None:
    sight = Sight()
    told = [sight.see([at("A")], second / 30) for second in range(90)]
    assert told == ["A"] + [""] * 89


def test_a_code_that_flickers_is_still_the_same() -> None:
    sight = Sight()
    assert sight.see([at("A")], 0) == "A"
    assert sight.see([], 0.1) == ""
    assert sight.see([at("A")], AWAY_S - 0.1) == ""


def test_taken_away_and_shown_again_it_is_told_again() -> None:
    sight = Sight()
    sight.see([at("A")], 0)
    assert sight.see([], AWAY_S / 2) == ""
    assert sight.see([at("A")], AWAY_S) == "A"


def test_the_code_nearest_the_middle_is_meant() -> None:
    sight = Sight()
    neighbour, held = at("neighbour", 0.15), at("held", 0.45)
    assert sight.see([neighbour, held], 0) == "held"
    assert sight.see([neighbour, held], 0.1) == ""
    assert sight.meant([neighbour, held]) is held
    assert sight.meant([]) is None


def test_the_next_badge_is_told_although_it_stood_in_the_background() -> None:
    sight = Sight()
    sight.see([at("first"), at("next", 0.9)], 0)
    assert sight.see([at("next", 0.6)], 0.2) == "next"


def test_two_codes_held_side_by_side_are_not_told_in_turns() -> None:
    sight = Sight()
    told = []
    for turn in range(60):
        left, right = (0.45, 0.6) if turn % 2 else (0.4, 0.55)
        told.append(sight.see([at("A", left), at("B", right)], turn / 15))
    assert [text for text in told if text] in (["A"], ["B"], ["A", "B"], ["B", "A"])


@pytest.mark.parametrize(("linear", "told"), [(False, ["A", "", ""]), (True, ["", "A", ""])])
def test_bars_must_be_read_twice_running(linear: bool, told: list[str]) -> None:  # noqa: FBT001 (pytest gives it)
    sight = Sight()
    assert [sight.see([at("A", linear=linear)], step / 15) for step in range(3)] == told


def test_bars_that_read_differently_each_time_are_not_believed() -> None:
    sight = Sight()
    assert [sight.see([at(text, linear=True)], 0.0) for text in "ABAB"] == [""] * 4


@given(st.lists(st.tuples(st.sampled_from("AB "), st.floats(0.01, 0.9)), max_size=40))
def test_never_twice_within_a_stay(steps: list[tuple[str, float]]) -> None:
    sight, now, seen = Sight(), 0.0, dict[str, float]()
    for text, passed in steps:
        now += passed
        told = sight.see([at(text)] if text.strip() else [], now)
        if told:
            assert now - seen.get(told, -10) >= AWAY_S
        if text.strip():
            seen[text] = now
