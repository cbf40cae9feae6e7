"""Lists of requests as people and programs write them: pairs, matrices, exports of other systems."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from desktop_app.features.meetings.rules.request import Priority, RequestState
from desktop_app.features.meetings.rules.request_list import Named, Shape, named
from desktop_app.features.meetings.rules.request_words import (
    column_of,
    is_mark,
    is_marked,
    priority_of,
    side_of,
    state_of,
)
from desktop_app.features.meetings.tasks.request_list import read_requests
from desktop_app.progress import Silent
from tests.terminal.conftest import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.meetings.rules.request_list import RequestList


class Read(NamedTuple):
    """What a row says, short."""

    first: str
    second: str
    priority: int = Priority.NORMAL
    state: str = "accepted"


def listed(folder: Path, text: str) -> RequestList:
    file = folder / "requests.csv"
    file.write_text(text, encoding="utf-8")
    return read_requests(file, Silent())


def short(asked: RequestList) -> list[Read]:
    return [Read(row.first.words, row.second.words, int(row.priority), row.state.value) for row in asked.rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Jonas Jonaitis;Ona Onaitė\nPetras Petraitis;Ona Onaitė\n",
         [Read("Jonas Jonaitis", "Ona Onaitė"), Read("Petras Petraitis", "Ona Onaitė")]),
        ("a@x.lt,b@x.lt\nc@x.lt,b@x.lt\n", [Read("a@x.lt", "b@x.lt"), Read("c@x.lt", "b@x.lt")]),
        ("Cluster;Company\nNemunas Cluster;Gauja Robotics\nKlaster Y;UAB X\n",
         [Read("Nemunas Cluster", "Gauja Robotics"), Read("Klaster Y", "UAB X")]),
        ("From;To;Priority\nOna;Jonas;1\nPetras;Jonas;low\nIeva;Jonas;\n",
         [Read("Ona", "Jonas", 3), Read("Petras", "Jonas", 1), Read("Ieva", "Jonas")]),
        ("Person 1,Person 2,Score\nOna,Jonas,3\nIeva,Jonas,1\n",
         [Read("Ona", "Jonas", 3), Read("Ieva", "Jonas", 1)]),
        ("Requester,Requester Organisation,Recipient,Status\nOna,Org A,Jonas,Declined\nIeva,,Jonas,Pending\n",
         [Read("Ona, Org A", "Jonas", 2, "declined"), Read("Ieva", "Jonas", 2, "pending")]),
        ("Sender e-mail,Receiver e-mail,Busena\nA@X.lt,b@x.lt,Patvirtinta\nc@x.lt,b@x.lt,Atšaukta\n",
         [Read("a@x.lt", "b@x.lt"), Read("c@x.lt", "b@x.lt", 2, "cancelled")]),
        ("Host,Host Organisation,Guest,Guest Organisation,State\nOna,Org A,Jonas,Org B,ok\nIeva,,Jonas,,no\n",
         [Read("Jonas, Org B", "Ona, Org A"), Read("Jonas", "Ieva", 2, "declined")]),
        ("From given name;From family name;To name\nOna;Onaitė;Jonas Jonaitis\nIeva;Ievaitė;Jonas Jonaitis\n",
         [Read("Ona Onaitė", "Jonas Jonaitis"), Read("Ieva Ievaitė", "Jonas Jonaitis")]),
    ],
)  # fmt: skip
def test_pairs(tmp_path: Path, text: str, rows: list[Read]) -> None:
    asked = listed(tmp_path, text)
    assert asked.shape is Shape.PAIRS
    assert short(asked) == rows


def test_a_matrix_of_marks_and_choices(tmp_path: Path) -> None:
    asked = listed(tmp_path, ";Ona Onaitė;Petras;Jānis\nOna Onaitė;;x;-\nPetras;1;;2\nJānis;no;3;\n")
    assert asked.shape is Shape.MATRIX
    assert short(asked) == [
        Read("Ona Onaitė", "Petras"),
        Read("Petras", "Ona Onaitė", 3),
        Read("Petras", "Jānis", 2),
        Read("Jānis", "Petras", 1),
    ]
    assert [row.line for row in asked.rows] == [2, 3, 3, 4]


def test_a_list_of_a_matchmaking_system(tmp_path: Path) -> None:
    asked = listed(
        tmp_path,
        "Meeting ID,Requester,Recipient,Status,Meeting type,Topic,Message,Date,Interpreter\n"
        "M7,Ona <ONA@x.lt>,Jonas,Accepted,C2C,Lasers,Hello,2026-05-01 10:00,yes\n"
        "M8,Ona,Jonas,Perhaps,B2C,,,,Polish; Ukrainian\n",
    )
    first, second = asked.rows
    assert first.first == Named("Ona", "ona@x.lt")
    assert (first.key, first.type, first.wish, first.needs) == (
        "M7",
        "C2C",
        "Lasers: Hello",
        ("interpreter",),
    )
    assert first.at is not None
    assert first.at.isoformat() == "2026-05-01T10:00:00"
    assert (second.state, second.needs) == (RequestState.PENDING, ("polish", "ukrainian"))
    assert asked.unclear == ("Perhaps",)


def test_the_sample_is_read_whole() -> None:
    asked = read_requests(SAMPLE / "meeting_requests.xlsx", Silent())
    assert (asked.shape, len(asked.rows), asked.unclear) == (Shape.PAIRS, 260, ())
    assert {row.type for row in asked.rows} == {"C2C", "B2C"}
    assert {row.state.value for row in asked.rows} == {"accepted", "pending", "declined"}
    assert all(row.first and row.second and row.key for row in asked.rows)


@pytest.mark.parametrize(
    ("header", "side"),
    [
        ("From e-mail", (1, "e mail")), ("To organisation", (2, "organisation")), ("Recipient", (2, "")),
        ("Participant 2", (2, "participant")), ("Requested by", (1, "")), ("Kam", (2, "")), ("Nuo", (1, "")),
        ("Organisation", (0, "organisation")), ("Odbiorca e-mail", (2, "e mail")),
    ],
)  # fmt: skip
def test_sides_of_headers(header: str, side: tuple[int, str]) -> None:
    assert side_of(header) == side


@pytest.mark.parametrize(
    ("header", "column"),
    [("Status", "state"), ("Nr.", "key"), ("Žinutė", "wish"), ("Prioritāte", "priority"), ("Colour", "")],
)
def test_columns_of_no_side(header: str, column: str) -> None:
    assert column_of(header) == column


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ACCEPTED", "accepted"), ("Meeting confirmed", "accepted"), ("atmesta", "declined"),
        ("withdrawn", "cancelled"), ("waiting for answer", "pending"), ("hm", None),
        ("Oczekujące", "pending"), ("no", "declined"),
    ],
)  # fmt: skip
def test_words_of_states(text: str, state: str | None) -> None:
    found = state_of(text)
    assert (found.value if found else None) == state


@pytest.mark.parametrize(
    ("text", "points", "priority"),
    [
        ("1", False, 3), ("2", False, 2), ("7", False, 1), ("2.0", False, 2), ("1", True, 1), ("9", True, 3),
        ("must have", False, 3), ("žemas", False, 1), ("?", False, 2), ("", False, 2),
    ],
)  # fmt: skip
def test_priorities(text: str, *, points: bool, priority: int) -> None:
    assert priority_of(text, more_is_better=points) == priority


@pytest.mark.parametrize(
    ("text", "mark", "marked"),
    [("x", True, True), ("✓", True, True), ("1", True, True), ("-", True, False), ("", True, False),
     ("no", True, False), ("Ona Onaitė", False, True), ("2026", False, True), ("high", True, True)],
)  # fmt: skip
def test_marks(text: str, *, mark: bool, marked: bool) -> None:
    assert is_mark(text) is mark
    assert is_marked(text) is marked


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("Ona Onaitė <Ona@X.lt>", "Ona Onaitė", "ona@x.lt"),
        ("ona@x.lt", "", "ona@x.lt"),
        ("Ona Onaitė; ona@x.lt", "Ona Onaitė", "ona@x.lt"),
        (" Ona  Onaitė ", "Ona Onaitė", ""),
    ],
)
def test_an_address_in_a_name_is_taken_out(text: str, name: str, email: str) -> None:
    assert named(text) == Named(name, email)
