"""Tests of reading files: encodings, delimiters, headers, spreadsheets, and files that mean harm."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import Unreadable
from desktop_app.features.registrations.rules.sheet import as_typed
from desktop_app.features.registrations.rules.table import ReadRefusal, Repair
from desktop_app.features.registrations.rules.words import cleaned
from desktop_app.features.registrations.tasks.reading import MOST_BYTES, read_table
from desktop_app.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.features.registrations.rules.table import Table

HEADERS = ("Given name", "Family name", "E-mail")
ROWS = (("Žydrūnė", "Kopinskaitė", "z@one.example"), ("Jānis", "Bērziņš", "j@two.example"))
TEXT = "Given name;Family name;E-mail\nŽydrūnė;Kopinskaitė;z@one.example\nJānis;Bērziņš;j@two.example\n"


def read(path: Path, data: bytes | str | None = None, sheet: str | None = None) -> Table:
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_table(path, Silent(), sheet=sheet)


def cells(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(row.cells for row in table.rows)


def workbook(path: Path, rows: Sequence[Sequence[object]], **options: object) -> Path:
    with xlsxwriter.Workbook(path, options) as book:
        page = book.add_worksheet("People")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


def refusal(path: Path, data: bytes | str | None = None) -> ReadRefusal:
    with pytest.raises(Unreadable) as refused:
        read(path, data)
    assert refused.value.facts["file"] == path.name
    assert isinstance(refused.value.reason, ReadRefusal)
    return refused.value.reason


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1257"]
)
def test_baltic_names_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path / "people.csv", TEXT.encode(encoding))
    assert (table.headers, cells(table)) == (HEADERS, ROWS)


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1250", ("Łukasz Wiśniewski", "Małgorzata Źdźbło", "Jiří Dvořák", "Świętosława Żak")),
        ("cp1252", ("Jörg Müller", "Åse Bjørnstad", "François Lefèvre", "Grüße Weiß")),
        ("cp1251", ("Олена Шевчук", "Иван Петров", "Ольга Щербакова")),
        ("cp1257", ("Ąžuolas Šėža", "Ģirts Ķepīte", "Õie Mägi")),
    ],
)
def test_one_byte_encodings_are_told_by_their_letters(
    tmp_path: Path, encoding: str, names: tuple[str, ...]
) -> None:
    text = "Full name,Country\r\n" + "".join(f"{name},LT\r\n" for name in names)
    table = read(tmp_path / "people.csv", text.encode(encoding))
    assert tuple(row.cells[0] for row in table.rows) == names
    assert [note.repair for note in table.notes] == [Repair.GUESSED_ENCODING]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, newline: str) -> None:
    text = TEXT.replace(";", delimiter).replace("\n", newline)
    table = read(tmp_path / "people.txt", text)
    assert (table.headers, cells(table)) == (HEADERS, ROWS)


def test_semicolons_with_commas_inside(tmp_path: Path) -> None:
    text = "Name;Organisation;Fee\n" + "".join(f"Person, {n};Firm, Ltd, Riga;1,5{n}\n" for n in range(9))
    table = read(tmp_path / "people.csv", text)
    assert table.headers == ("Name", "Organisation", "Fee")
    assert table.rows[3].cells == ("Person, 3", "Firm, Ltd, Riga", "1,53")


def test_quoted_line_breaks_keep_line_numbers(tmp_path: Path) -> None:
    table = read(tmp_path / "people.csv", 'Name,Note\nAnna,"one\r\ntwo"\n\n\nBert,x\n')
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("Anna", "one\ntwo")), (6, ("Bert", "x"))]


def test_a_cell_of_a_hundred_lines_is_one_cell(tmp_path: Path) -> None:
    long = "\n".join(f'Line {number}, "so; to say"' for number in range(100))
    file = tmp_path / "long.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("Name", "Note"), ("Ona", long), ("Jonas", "short")])
    table = read_table(file, Silent())
    assert [row.cells[0] for row in table.rows] == ["Ona", "Jonas"]
    assert table.rows[0].cells[1].count("so; to say") == 100


def test_a_quote_never_closed_swallows_nothing(tmp_path: Path) -> None:
    lines = [f"Person {n},p{n}@x.example" for n in range(200)]
    lines[3] = '"Nick Person 3,p3@x.example'
    table = read(tmp_path / "people.csv", "Name,E-mail\n" + "\n".join(lines))
    assert len(table.rows) == 200
    assert Repair.UNCLOSED_QUOTE in {note.repair for note in table.notes}


def test_separator_line_of_excel(tmp_path: Path) -> None:
    table = read(tmp_path / "people.csv", "sep=|\nName|E-mail\nAnna|a@x.example\n")
    assert table.headers == ("Name", "E-mail")
    assert table.rows[0].line == 3


def test_titles_above_and_a_header_that_is_missing(tmp_path: Path) -> None:
    table = read(tmp_path / "a.csv", "Forum 2026,,\n,,\nName,E-mail,Country\nAnna,a@x.example,LT\n")
    assert (table.headers, table.header_line) == (("Name", "E-mail", "Country"), 3)
    bare = read(tmp_path / "b.csv", "Anna,a@x.example,LT\nBert,b@x.example,LV\n")
    assert bare.headers == ("Column 1", "Column 2", "Column 3")
    assert len(bare.rows) == 2


def test_headers_of_the_same_name_are_kept_apart(tmp_path: Path) -> None:
    table = read(tmp_path / "a.csv", "Name,Email,email,\nAnna,a@x.example,b@x.example,more\n")
    assert table.headers == ("Name", "Email", "email (2)", "Column 4")


def test_invisible_and_control_characters_are_made_harmless(tmp_path: Path) -> None:
    table = read(tmp_path / "a.csv", "Name,Note\n\u200bAn\x00na\u202e,\x07 bell\x1b[2J \n")
    assert table.rows[0].cells == ("Anna", "bell [2J")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("An\u200dna", "Anna"),
        ("\u200cAnna\u200d", "Anna"),
        ("می\u200cشود", "می\u200cشود"),
        ("\N{WOMAN}\u200d\N{ROCKET}", "\N{WOMAN}\u200d\N{ROCKET}"),
    ],
)
def test_joiners_stay_where_they_join(text: str, kept: str) -> None:
    assert cleaned(text) == kept


def test_cells_of_a_spreadsheet_become_texts(tmp_path: Path) -> None:
    header = ["Name", "Phone", "Code", "Seen", "Day", "Came"]
    row = ["Anna", 37061234567.0, "370 612 34567", True, 1.5, "007"]
    table = read(workbook(tmp_path / "a.xlsx", [header, row]))
    assert table.rows[0].cells == ("Anna", "37061234567", "370 612 34567", "yes", "1.5", "007")
    assert (table.sheet, table.sheets) == ("People", ("People",))


@pytest.mark.parametrize("date_1904", [False, True])
def test_dates_of_both_calendars(tmp_path: Path, date_1904: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": date_1904}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Name", "Registered at"])
        page.write(1, 0, "Anna")
        as_time = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        page.write_datetime(1, 1, datetime.fromisoformat("2026-03-19T09:30"), as_time)
    assert read(path).rows[0].cells == ("Anna", "2026-03-19 09:30:00")


def test_merged_cells_count_for_each_of_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Organisation", "Name"])
        page.merge_range(1, 0, 2, 0, "Gauja Robotics")
        page.write_column(1, 1, ["Anna", "Bert"])
    assert cells(read(path)) == (("Gauja Robotics", "Anna"), ("Gauja Robotics", "Bert"))


def test_the_sheet_with_people_is_found_and_another_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Fees").write_column(0, 0, ["Fee", *range(50)])
        book.add_worksheet("People").write_row(0, 0, HEADERS)
        book.get_worksheet_by_name("People").write_row(1, 0, ROWS[0])
        hidden = book.add_worksheet("Secret")
        hidden.write_row(0, 0, [*HEADERS, "Phone"])
        hidden.hide()
    table = read(path)
    assert (table.sheet, table.sheets) == ("People", ("Fees", "People", "Secret"))
    assert read(path, sheet="Fees").headers == ("Fee",)
    with pytest.raises(Unreadable) as refused:
        read(path, sheet="Nowhere")
    assert refused.value.reason is ReadRefusal.NO_SUCH_SHEET


def test_open_document_spreadsheets(tmp_path: Path) -> None:
    filled = ("".join(FILLED.format("").replace("Name", text) for text in row) for row in (HEADERS, *ROWS))
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in filled)
    (tmp_path / "a.ods").write_bytes(open_document(rows))
    assert cells(read(tmp_path / "a.ods")) == ROWS


def test_empty_rows_to_the_edge_of_the_sheet_are_no_burden(tmp_path: Path) -> None:
    rows = "".join(
        f"<table:table-row>{FILLED.format('').replace('Name', text)}</table:table-row>"
        for text in ("Name", "Anna")
    )
    assert cells(read(tmp_path / "a.ods", open_document(rows + EMPTY_ROWS))) == (("Anna",),)


def test_the_content_decides_and_not_the_extension(tmp_path: Path) -> None:
    table = read(tmp_path / "people.xlsx", TEXT)
    assert cells(table) == ROWS
    assert [note.repair for note in table.notes] == [Repair.WRONG_EXTENSION]
    packed = workbook(tmp_path / "b.xlsx", [list(HEADERS), list(ROWS[0])]).read_bytes()
    assert cells(read(tmp_path / "b.csv", packed)) == ROWS[:1]


def package(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


def far_cell() -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        page = book.add_worksheet()
        page.write(0, 0, "Name")
        page.write(1_048_575, 16_383, "far away")
    return packed.getvalue()


def rewritten(old: bytes, new: bytes) -> bytes:
    source = io.BytesIO()
    with xlsxwriter.Workbook(source) as book:
        book.add_worksheet().write_column(0, 0, ["Name", "Anna"])
    target = io.BytesIO()
    with zipfile.ZipFile(source) as was, zipfile.ZipFile(target, "w") as now:
        for member in was.infolist():
            now.writestr(member.filename, was.read(member).replace(old, new, 1))
    return target.getvalue()


def open_document(rows: str) -> bytes:
    begin = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="People">'
    )
    end = "</table:table></office:spreadsheet></office:body></office:document-content>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    members = {
        "mimetype": kind,
        "META-INF__manifest.xml": manifest,
        "content.xml": f"{begin}{rows}{end}".encode(),
    }
    return package(**members)


FILLED = "<table:table-cell office:value-type='string'{}><text:p>Name</text:p></table:table-cell>"
EMPTY_ROWS = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
MANY_COLUMNS = " table:number-columns-repeated='16384'"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HARMFUL = {
    "empty.csv": (b"", ReadRefusal.EMPTY),
    "blank.csv": (b"\xef\xbb\xbf \r\n\r\n", ReadRefusal.EMPTY),
    "commas.csv": (b",,,\n,,\n", ReadRefusal.EMPTY),
    "header.csv": (b"Name,E-mail\n", ReadRefusal.NO_ROWS),
    "page.xls": (b"<html><body><table><tr><td>Name</td></tr></table>", ReadRefusal.WEB_PAGE),
    "doctype.csv": (b"\xef\xbb\xbf\n<!DOCTYPE html><html></html>", ReadRefusal.WEB_PAGE),
    "paper.csv": (b"%PDF-1.7 and so on", ReadRefusal.NOT_A_TABLE),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ReadRefusal.NOT_A_TABLE),
    "noise.csv": (bytes(range(256)) * 20, ReadRefusal.NOT_A_TABLE),
    "letter.xlsx": (package(word__document=b"<w/>"), ReadRefusal.NOT_A_TABLE),
    "broken.xlsx": (b"PK\x03\x04 and then nothing", ReadRefusal.DAMAGED),
    "locked.xlsx": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), ReadRefusal.ENCRYPTED),
    "old.xls": (OLE + bytes(600), ReadRefusal.DAMAGED),
    "locked.ods": (
        package(**{"content.xml": b"x", "META-INF__manifest.xml": b"<manifest:encryption-data/>"}),
        ReadRefusal.ENCRYPTED,
    ),
    "bomb.xlsx": (
        package(**{"xl__workbook.xml": b"<x/>", "xl__worksheets__sheet1.xml": bytes(30 << 20)}),
        ReadRefusal.TOO_BIG,
    ),
    "far.xlsx": (far_cell(), ReadRefusal.TOO_BIG),
    "wide.ods": (
        open_document(
            f"<table:table-row table:number-rows-repeated='1000'>"
            f"{FILLED.format(MANY_COLUMNS)}</table:table-row>"
        ),
        ReadRefusal.TOO_BIG,
    ),
    "far.ods": (
        open_document(
            f"<table:table-row>{FILLED.format('')}</table:table-row>{EMPTY_ROWS}<table:table-row>"
            f"<table:table-cell table:number-columns-repeated='16383'/>{FILLED.format('')}</table:table-row>"
        ),
        ReadRefusal.TOO_BIG,
    ),
    "entities.xlsx": (
        rewritten(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet'),
        ReadRefusal.NOT_A_TABLE,
    ),
    "unclosed.ods": (
        open_document(f"<table:table-row>{FILLED.format('')}</tabRe-row></tablenames:tc>"),
        ReadRefusal.DAMAGED,
    ),
    "entities16.xlsx": (
        package(
            **{
                "xl__workbook.xml": b"<x/>",
                "xl__worksheets__sheet1.xml": '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'.encode("utf-16"),
            }
        ),
        ReadRefusal.NOT_A_TABLE,
    ),
    "encoding.xlsx": (rewritten(b'encoding="UTF-8"', b'encoding="UTF-es"'), ReadRefusal.DAMAGED),
    "torn.xlsx": (rewritten(b"</sheetData>", b"<row r="), ReadRefusal.DAMAGED),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_files_are_refused_with_their_reason(tmp_path: Path, name: str) -> None:
    data, reason = HARMFUL[name]
    assert refusal(tmp_path / name, data) is reason


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.csv") is ReadRefusal.MISSING
    assert refusal(tmp_path) is ReadRefusal.FOLDER
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refusal(huge) is ReadRefusal.TOO_BIG


@pytest.mark.parametrize("cut", range(30, 6000, 470))
def test_truncated_spreadsheets_are_refused(tmp_path: Path, cut: int) -> None:
    whole = workbook(tmp_path / "a.xlsx", [["Name"], ["Anna"]]).read_bytes()
    assert refusal(tmp_path / "b.xlsx", whole[: min(cut, len(whole) - 30)]) in {
        ReadRefusal.DAMAGED,
        ReadRefusal.NOT_A_TABLE,
    }


def read_or_refusal(path: Path, data: bytes) -> Table | ReadRefusal | None:
    """The table, or the reason why there is none; None if the reason is not one of ours."""
    try:
        return read(path, data)
    except Unreadable as refused:
        return refused.reason if isinstance(refused.reason, ReadRefusal) else None


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp"))
CELL = st.text(LETTERS | st.sampled_from(' ,;"\n'), max_size=12).map(cleaned).map(as_typed)
NAME = st.text(st.sampled_from("abcdefgąčęėįšųūžāēīķļņöäüõ"), min_size=1, max_size=9)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(NAME, CELL, CELL, CELL), min_size=2, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_was_written_is_read(
    tmp_path: Path, rows: list[tuple[str, ...]], delimiter: str, encoding: str, quoting: int
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoting else csv.QUOTE_MINIMAL)
    writer.writerows([("Given name", "Organisation", "Country", "E-mail"), *rows])
    table = read(tmp_path / "a.csv", text.getvalue().encode(encoding))
    assert table.headers == ("Given name", "Organisation", "Country", "E-mail")
    assert [row.cells for row in table.rows] == rows


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=400),
    start=st.sampled_from([b"", b"PK\x03\x04", OLE, b"\xff\xfe", b"Name;E-mail\n", b"\x00<"]),
)
def test_no_bytes_raise_anything_but_unreadable(tmp_path: Path, data: bytes, start: bytes) -> None:
    path = tmp_path / "a.csv"
    table = read_or_refusal(path, start + data)
    assert table is not None
    if not isinstance(table, ReadRefusal):
        assert all(len(row.cells) == len(table.headers) for row in table.rows)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_wrong_byte_in_a_spreadsheet_is_harmless(tmp_path: Path, place: int, byte: int) -> None:
    data = bytearray(rewritten(b"", b""))
    data[place % len(data)] = byte
    table = read_or_refusal(tmp_path / "a.xlsx", bytes(data))
    assert table is not None
    assert isinstance(table, ReadRefusal) or table.rows
