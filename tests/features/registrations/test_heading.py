"""Tests of headers taken from another row."""

from __future__ import annotations

from desktop_app.features.registrations.rules.table import ReadNote, Repair, Row, Table
from desktop_app.features.registrations.tasks.heading import first_rows, headed_at

TABLE = Table(
    file="list.csv",
    headers=("Name", "Name (2)"),
    rows=(Row(3, ("Ona", "LT")), Row(4, ("Jānis", "LV"))),
    header_line=2,
    notes=(ReadNote(Repair.SKIPPED_TITLE, "Guests", 1), ReadNote(Repair.OTHER_SHEETS, "People", 1)),
    above=(Row(1, ("Guests", "")),),
)


def test_every_row_from_the_title_on_can_hold_the_headers() -> None:
    assert [row.line for row in first_rows(TABLE)] == [1, 2, 3, 4]


def test_a_lower_row_becomes_the_headers() -> None:
    headed = headed_at(TABLE, 3)
    assert headed.headers == ("Ona", "LT")
    assert [row.line for row in headed.rows] == [4]
    assert [row.line for row in headed.above] == [1, 2]
    assert headed.notes == (ReadNote(Repair.OTHER_SHEETS, "People", 1),)


def test_without_headers_every_row_is_data() -> None:
    headed = headed_at(TABLE, 0)
    assert headed.headers == ("Column 1", "Column 2")
    assert [row.line for row in headed.rows] == [1, 2, 3, 4]
    assert headed.header_line == 0


def test_the_choice_can_be_taken_back() -> None:
    assert headed_at(headed_at(headed_at(TABLE, 0), 4), 2).rows == TABLE.rows
