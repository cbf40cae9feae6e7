"""What is on now and next in a room, and what guests should know of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from desktop_app.features.agenda.rules import SessionState
from desktop_app.features.agenda.rules.now_next import Note, NoteKind, RoomBoard, notes_of, room_boards
from tests.features.agenda.forum_programme import changed, forum
from tests.features.agenda.programmes import at, programme, talk


def _lake(hour: int, minute: int = 0, day: int = 20) -> RoomBoard:
    boards = room_boards(changed(forum()), at(hour, minute, day), {"lake"}, forum())
    assert len(boards) == 1
    return boards[0]


@pytest.mark.parametrize(
    ("moment", "now", "follows", "rest"),
    [
        ((8, 0), [], "coffee", ["pilot", "amber", "lunch", "wind"]),
        ((10, 15), ["coffee"], "pilot", ["amber", "lunch", "wind"]),
        ((10, 45), ["pilot"], "amber", ["lunch", "wind"]),
        ((14, 44), [], "wind", []),
        ((15, 15), [], None, []),
    ],
)
def test_a_room_through_its_day(
    moment: tuple[int, int], now: list[str], follows: str | None, rest: list[str]
) -> None:
    board = _lake(*moment)
    assert [session.guid for session in board.now] == now
    assert (board.next.guid if board.next else None) == follows
    assert [session.guid for session in board.rest] == rest


def test_a_session_that_went_elsewhere_is_told_where_it_was_until_it_is_over() -> None:
    assert [session.guid for session in _lake(10, 50).gone] == ["fuel"]
    assert _lake(11, 30).gone == ()


def test_what_is_cancelled_is_shown_and_never_on_now() -> None:
    off = talk("off", at(9), state=SessionState.CANCELLED)
    made = programme(off, talk("after", at(9, 30)))
    board = room_boards(made, at(9, 10), {"hall"})[0]
    assert board.now == ()
    assert board.next is not None
    assert board.next.guid == "after"
    assert board.rest == (off,)
    assert notes_of(None, made, off) == (Note(NoteKind.CANCELLED),)


def test_a_session_past_midnight_is_on_until_it_ends() -> None:
    made = replace(programme(talk("night", at(23, 30), 90)), days=(), day_change=time(4))
    assert [session.guid for session in room_boards(made, at(0, 30, 21), {"hall"})[0].now] == ["night"]


@pytest.mark.parametrize(
    ("guid", "notes"),
    [
        ("wind", (Note(NoteKind.TIME, "14:30"),)),
        ("amber", (Note(NoteKind.TIME, "10:45"), Note(NoteKind.ROOM, "Studio"))),
        ("panel", (Note(NoteKind.SPEAKERS),)),
        ("open", ()),
    ],
)
def test_what_is_other_than_guests_were_told(guid: str, notes: tuple[Note, ...]) -> None:
    now = changed(forum())
    assert notes_of(forum(), now, now.by_guid()[guid]) == notes
    assert notes_of(None, now, now.by_guid()[guid]) == ()


def test_what_guests_were_never_told_is_new() -> None:
    assert notes_of(programme(), programme(talk("late", at(9))), talk("late", at(9))) == (Note(NoteKind.NEW),)


def test_what_runs_over_midnight_is_on_until_it_ends() -> None:
    night = programme(talk("party", at(23), 120), talk("morning", at(9, day=21)))
    (board, *_) = room_boards(night, at(0, 30, 21))
    assert ([each.guid for each in board.now], board.next and board.next.guid) == (["party"], "morning")
    (board, *_) = room_boards(night, at(1, 0, 21))
    assert board.now == ()
