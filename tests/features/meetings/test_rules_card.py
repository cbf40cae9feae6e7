"""When a printed card is stale, and what it says wrongly: a table of cases, and laws."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.meetings.rules.card import (
    Card,
    CardLine,
    FreeTime,
    card_from,
    content_of,
    kept_card,
    with_free_time,
)
from desktop_app.features.meetings.rules.card_changes import CardState, Changed, card_changes, card_state
from tests.features.meetings.cards import PARTNERS, SLOT, START, card, meeting, session_line

if TYPE_CHECKING:
    from collections.abc import Callable

ANNA, MOHAMMED = PARTNERS[0], PARTNERS[1]
BEFORE = replace(card(0), lines=(session_line(), meeting(1, ANNA, 4), meeting(3, MOHAMMED, 5)))


def _lines(*lines: CardLine) -> Card:
    return replace(BEFORE, lines=lines)


def _with(at: int, **changes: object) -> Card:
    lines = list(BEFORE.lines)
    lines[at] = replace(lines[at], **changes)  # type: ignore[arg-type]
    return _lines(*lines)


CASES: dict[str, tuple[Card, list[Changed]]] = {
    "nothing": (BEFORE, []),
    "printed later": (replace(BEFORE, version=9, code="X"), []),
    "another row for the same meeting": (_with(1, key="other"), []),
    "what the partner offers": (_with(1, partners=(replace(ANNA, offers=("glue",)),)), []),
    "the colour of the type": (_with(1, colour="#000000"), []),
    "another table": (_with(1, table=9), [Changed.TABLE]),
    "another time": (_with(1, starts=START + 2 * SLOT, ends=START + 3 * SLOT), [Changed.MOVED]),
    "another day": (
        _with(1, starts=START + SLOT + timedelta(days=1), ends=START + 2 * SLOT + timedelta(days=1)),
        [Changed.MOVED],
    ),
    "another length": (_with(1, ends=START + 3 * SLOT), [Changed.MOVED]),
    "another name of the partner": (
        _with(1, partners=(replace(ANNA, name="Anna Berg-Lind"),)),
        [Changed.WORDS],
    ),
    "another organisation": (_with(1, partners=(replace(ANNA, organisation="X"),)), [Changed.WORDS]),
    "another type": (_with(1, title="B2C"), [Changed.WORDS]),
    "somebody comes along": (_with(1, colleagues=("Ona",)), [Changed.WORDS]),
    "the session is in another room": (_with(0, place="Small hall"), [Changed.TABLE]),
    "one is cancelled": (_lines(*BEFORE.lines[:2]), [Changed.GONE]),
    "one is new": (_lines(*BEFORE.lines, meeting(5, PARTNERS[2])), [Changed.NEW]),
    "all are cancelled": (_lines(), [Changed.GONE] * 3),
    "two are swapped": (
        _lines(BEFORE.lines[0], meeting(1, MOHAMMED, 4, key="r3"), meeting(3, ANNA, 5, key="r1")),
        [Changed.MOVED, Changed.MOVED],
    ),
    "placed again as another request": (
        _lines(*BEFORE.lines[:2], meeting(5, MOHAMMED, 5, key="new")),
        [Changed.MOVED],
    ),
    "the owner's name": (replace(BEFORE, name="Jonas Petrauskis"), [Changed.OWNER]),
    "the owner's organisation": (replace(BEFORE, organisation="Y"), [Changed.OWNER]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_makes_a_card_stale(name: str) -> None:
    now, expected = CASES[name]
    changes = card_changes(kept_card(BEFORE), kept_card(now))
    assert [change.what for change in changes] == expected
    state = CardState.STALE if expected else CardState.CURRENT
    assert card_state(kept_card(BEFORE), kept_card(now)) is state


def test_a_change_names_the_line_before_and_now() -> None:
    (change,) = card_changes(kept_card(BEFORE), kept_card(_with(1, table=9)))
    assert change.before is not None
    assert change.now is not None
    assert (change.before.table, change.now.table) == (4, 9)
    assert change.now.starts == "13:20"
    assert change.now.partners == ("p0",)


def test_what_is_over_is_changed_no_more() -> None:
    moved = kept_card(_with(1, table=9))
    over = START + 2 * SLOT
    assert card_changes(kept_card(BEFORE), moved, at=over) == ()
    assert len(card_changes(kept_card(BEFORE), moved, at=over - timedelta(minutes=1))) == 1
    later = kept_card(_with(1, starts=START + 6 * SLOT, ends=START + 7 * SLOT))
    assert len(card_changes(kept_card(BEFORE), later, at=over)) == 1


def test_a_card_of_which_nothing_is_known_is_stale() -> None:
    assert card_from({}) is None
    (change,) = card_changes(None, kept_card(BEFORE))
    assert change.what is Changed.UNKNOWN


def test_what_is_kept_names_nobody() -> None:
    kept = json.dumps(content_of(kept_card(card(7))), ensure_ascii=False)
    for partner in PARTNERS:
        assert partner.name not in kept
        assert partner.organisation not in kept
    assert "Petrauskas" not in kept


def test_free_time_is_between_lines_of_one_day() -> None:
    lines = [meeting(1, ANNA), meeting(2, MOHAMMED), meeting(5, ANNA)]
    tomorrow = replace(
        lines[0], starts=lines[0].starts + timedelta(days=1), ends=lines[0].ends + timedelta(days=1)
    )
    found = list(with_free_time([*lines, tomorrow]))
    assert [line for line in found if isinstance(line, FreeTime)] == [
        FreeTime(START + 3 * SLOT, START + 5 * SLOT)
    ]


def test_the_way_to_the_next_table_is_no_break() -> None:
    near = replace(meeting(2, ANNA), starts=START + 2 * SLOT + timedelta(minutes=5))
    assert not any(isinstance(line, FreeTime) for line in with_free_time([meeting(1, ANNA), near]))


SLOTS = st.sets(st.integers(0, 13), max_size=14)
DAYS = SLOTS.flatmap(
    lambda slots: st.lists(st.integers(0, len(PARTNERS) - 1), min_size=len(slots), max_size=len(slots)).map(
        lambda who: tuple(
            meeting(slot, PARTNERS[each], table=slot + 1)
            for slot, each in zip(sorted(slots), who, strict=True)
        )
    )
)
CHANGES: dict[str, Callable[[CardLine], CardLine]] = {
    "table": lambda line: replace(line, table=line.table + 20),
    "time": lambda line: replace(line, starts=line.starts + timedelta(minutes=1)),
    "day": lambda line: replace(line, starts=line.starts + timedelta(days=1)),
    "end": lambda line: replace(line, ends=line.ends + timedelta(minutes=1)),
    "type": lambda line: replace(line, title=line.title + "!"),
    "name": lambda line: replace(line, partners=(replace(line.partners[0], name="Zita"),)),
    "organisation": lambda line: replace(line, partners=(replace(line.partners[0], organisation="?"),)),
    "partner more": lambda line: replace(line, partners=(*line.partners, PARTNERS[0])),
}


@given(DAYS, st.integers(1, 4000))
def test_a_card_of_which_nothing_changed_is_never_stale(lines: tuple[CardLine, ...], version: int) -> None:
    printed = card_from(json.loads(json.dumps(content_of(kept_card(_lines(*lines))))))
    now = replace(_lines(*lines), version=version)
    assert printed == kept_card(now)
    assert card_changes(printed, kept_card(now)) == ()


@given(DAYS.filter(bool), st.data())
def test_each_change_of_an_own_line_makes_the_card_stale(
    lines: tuple[CardLine, ...], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    how = data.draw(st.sampled_from(sorted(CHANGES)))
    changed = [*lines]
    changed[at] = CHANGES[how](lines[at])
    (change,) = card_changes(kept_card(_lines(*lines)), kept_card(_lines(*changed)))
    assert change.what in {Changed.TABLE, Changed.MOVED, Changed.WORDS}


@given(DAYS, DAYS)
def test_changes_are_told_whole(before: tuple[CardLine, ...], now: tuple[CardLine, ...]) -> None:
    """Who takes the changes to the printed lines has the lines of now."""
    printed, current = kept_card(_lines(*before)), kept_card(_lines(*now))
    left = [line.said for line in printed.lines]
    for change in card_changes(printed, current):
        if change.before is not None:
            left.remove(change.before.said)
        if change.now is not None:
            left.append(change.now.said)
    assert sorted(left) == sorted(line.said for line in current.lines)
