"""Tests of tables that leave the program: whole or not at all, harmless, and readable by ourselves."""

from __future__ import annotations

import csv
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.sheet import ExportRefusal, ExportSheet, as_typed, harmless
from desktop_app.features.registrations.tasks import export_table
from desktop_app.paper.target import FileRefusal
from desktop_app.progress import Cancelled, Silent

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 3, 19, 9, 30)  # noqa: DTZ001 (a spreadsheet's wall clock)
EVIL = (
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "+370 612 34567",
    "https://x.example",
    "007",
    "\uff1d1",
    "+cmd|' /C calc'!A0",
)
SHEET = ExportSheet("People", ("Name", "Count", "At"), tuple((text, 3, AT) for text in EVIL))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@a", "'@a"),
        ("-2+3", "'-2+3"),
        ("-5.5", "-5.5"),
        ("+370 612 34567", "+370 612 34567"),
        ("+370 612 34567+1", "'+370 612 34567+1"),
        ("+370;cmd", "'+370;cmd"),
        ("\tx", "'\tx"),
        ("\r=x", "'\r=x"),
        ("\n=x", "'\n=x"),
        ("\uff1dx", "'\uff1dx"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_formulas_are_made_harmless_and_phones_are_not_touched(text: str, written: str) -> None:
    assert harmless(text) == written
    assert as_typed(written) == text


@given(st.text(max_size=12))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    written = harmless(text)
    assert written[:1] not in set("=@\t\r\n\uff1d\uff0b\uff0d\uff20")
    assert as_typed(written) == (text[1:] if text[:1] == "'" and harmless(text[1:]) == text else text)


def test_csv_for_spreadsheets(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    assert export_table(path, SHEET, Silent()) == len(EVIL)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Name", "Count", "At"]
    assert rows[1] == ["'=1+1", "3", "2026-03-19 09:30"]
    assert rows[4][0] == "+370 612 34567"


def test_xlsx_holds_texts_as_texts(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    export_table(path, SHEET, Silent())
    page = openpyxl.load_workbook(path).active
    assert page is not None
    column = [row[0] for row in page.iter_rows(min_row=2)]
    assert [cell.value for cell in column] == list(EVIL)
    assert {cell.data_type for cell in column} == {"s"}
    assert (page.freeze_panes, page["A1"].font.bold) == ("A2", True)
    assert (page["B2"].value, page["C2"].value) == (3, AT)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("people.pdf", ExportRefusal.UNKNOWN_TYPE), ("nowhere/people.csv", FileRefusal.NO_FOLDER)],
)
def test_refusals(tmp_path: Path, name: str, reason: ExportRefusal | FileRefusal) -> None:
    with pytest.raises(Refused) as refused:
        export_table(tmp_path / name, SHEET, Silent())
    assert refused.value.reason is reason
    assert list(tmp_path.iterdir()) == []


class Stop:
    """Somebody presses Cancel at once."""

    def at(self, done: int, total: int) -> None:
        raise Cancelled(done, total)


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"what was there")
    with pytest.raises(Cancelled):
        export_table(path, SHEET, Stop())
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"what was there"]
