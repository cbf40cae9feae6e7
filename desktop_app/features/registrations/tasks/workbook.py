"""Spreadsheets (XLSX, XLS, ODS) opened safely: looked through before they are parsed, cells made texts."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar
from xml.parsers import expat

import python_calamine
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from desktop_app.features.registrations.rules.table import ReadRefusal
from desktop_app.features.registrations.rules.words import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pyexpat import XMLParserType

    from desktop_app.errors import Unreadable

T = TypeVar("T")
Cell: TypeAlias = float | str | bool | time | date | datetime | timedelta

_MEBIBYTE: Final = 1 << 20
MOST_UNPACKED: Final = 400 * _MEBIBYTE
MOST_RATIO: Final = 150
_RATIO_MATTERS: Final = 20 * _MEBIBYTE
MOST_CELLS: Final = 6_000_000
_DAMAGES: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError),
    *(RuntimeError, expat.ExpatError, LookupError),  # LookupError: XML in an encoding that nobody knows
)
_XML: Final = (".xml", ".rels")
_BLOCK: Final = 4 * _MEBIBYTE
_REFERENCE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_REPEATED: Final = re.compile(rb"""repeated\s*=\s*["'](\d{1,12})["']""")
_ODS_ROW: Final = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_ODS_CELL: Final = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def assert_harmless(data: bytes, refuse: Callable[[ReadRefusal], Unreadable]) -> None:
    """Look through a spreadsheet before a parser sees it.

    Raises:
        Unreadable: encrypted, too big once unpacked, damaged, or no spreadsheet at all.

    """
    if data.startswith(OLE):
        if _ENCRYPTED_STREAM in data:
            raise refuse(ReadRefusal.ENCRYPTED)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _assert_small(packed, refuse)
            _assert_spreadsheet(packed, refuse)
            for member in packed.infolist():
                _assert_honest(packed, member, refuse)
    except _DAMAGES as error:
        raise refuse(ReadRefusal.DAMAGED) from error


def _assert_small(packed: zipfile.ZipFile, refuse: Callable[[ReadRefusal], Unreadable]) -> None:
    members = packed.infolist()
    unpacked = sum(member.file_size for member in members)
    ratio = unpacked / max(1, sum(member.compress_size for member in members))
    if unpacked > MOST_UNPACKED or (unpacked > _RATIO_MATTERS and ratio > MOST_RATIO):
        raise refuse(ReadRefusal.TOO_BIG)
    if any(member.flag_bits & 1 for member in members):
        raise refuse(ReadRefusal.ENCRYPTED)


def _assert_spreadsheet(packed: zipfile.ZipFile, refuse: Callable[[ReadRefusal], Unreadable]) -> None:
    names = {name.lower() for name in packed.namelist()}
    if "content.xml" in names:
        manifest = (
            packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in packed.namelist() else b""
        )
        if b"encryption-data" in manifest:
            raise refuse(ReadRefusal.ENCRYPTED)
        if _open_document_cells(packed.read("content.xml")) > MOST_CELLS:
            raise refuse(ReadRefusal.TOO_BIG)
    elif not any(name.startswith("xl/workbook") for name in names):
        raise refuse(ReadRefusal.NOT_A_TABLE)


def _assert_honest(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, refuse: Callable[[ReadRefusal], Unreadable]
) -> None:
    """Unpack a member block by block: size and checksum must be true, cells few, no entities declared.

    Sheets may lie anywhere in the package, so every member is looked at as if it were one.
    """
    seen = _Extent()
    grammar = _grammar(refuse) if member.file_size and member.filename.lower().endswith(_XML) else None
    with packed.open(member) as stream:
        tail = b""
        while block := stream.read(_BLOCK):
            if grammar is not None:
                grammar.Parse(block, False)
            if seen.grow(tail + block) > MOST_CELLS:
                raise refuse(ReadRefusal.TOO_BIG)
            tail = block[-64:]
    if grammar is not None:
        grammar.Parse(b"", True)


def _grammar(refuse: Callable[[ReadRefusal], Unreadable]) -> XMLParserType:
    """A parser that only checks: calamine may run for ever on tags that are never closed.

    Neither format needs a document type, and only there can entities be declared.
    """

    def refuse_document_type(*_facts: object) -> None:
        raise refuse(ReadRefusal.NOT_A_TABLE)

    grammar = expat.ParserCreate()
    grammar.StartDoctypeDeclHandler = refuse_document_type
    return grammar


class _Extent:
    """The rectangle that a sheet's cells span; parsers set aside memory for all of it."""

    def __init__(self) -> None:
        self._columns: set[bytes] = set()
        self._last_row = 0

    def grow(self, text: bytes) -> int:
        """Take a piece of the sheet in; gives the number of cells so far."""
        for letters, row in _REFERENCE.findall(text):
            self._columns.add(letters)
            self._last_row = max(self._last_row, int(row))
        return max(map(_column_number, self._columns), default=0) * self._last_row


def _open_document_cells(content: bytes) -> int:
    """The cells that the largest sheet of an OpenDocument file spans, repetitions counted out."""
    return max((_spanned(sheet) for sheet in content.split(b"<table:table ")), default=0)


def _spanned(sheet: bytes) -> int:
    width = rows = first = last = 0
    for row in _ODS_ROW.finditer(sheet):
        repeated = _count(row[1])
        if wide := _filled_width(row[2] or b""):
            width, first, last = max(width, wide), first or rows + 1, rows + repeated
        rows += repeated
    return width * (last - first + 1) if last else 0


def _filled_width(row: bytes) -> int:
    columns = filled = 0
    for cell in _ODS_CELL.finditer(row):
        columns += _count(cell[1])
        filled = filled if cell[2] else columns
    return filled


def _count(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    return int(match[1]) if match else 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def open_workbook(data: bytes, refuse: Callable[[ReadRefusal], Unreadable]) -> CalamineWorkbook:
    """The workbook, whatever its file was called.

    Raises:
        Unreadable: when the parser cannot make sense of it.

    """
    return _parsed(lambda: python_calamine.load_workbook(io.BytesIO(data)), refuse)


def visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of the sheets that people see, or of all when none is to be seen."""
    shown = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    return shown or list(workbook.sheet_names)


def sheet_rows(
    workbook: CalamineWorkbook, name: str, refuse: Callable[[ReadRefusal], Unreadable]
) -> Iterator[tuple[int, list[str]]]:
    """The filled rows of a sheet with their line numbers; what is merged downwards is on each line."""
    sheet = _parsed(lambda: workbook.get_sheet_by_name(name), refuse)
    rows = _parsed(sheet.to_python, refuse)
    if sheet.start is None:
        return
    first, left = sheet.start
    _fill_merged(rows, sheet.merged_cell_ranges or [], first, left)
    for line, row in enumerate(rows, start=first + 1):
        cells = [cell if type(cell) is str and cell.isalnum() else _text(cell) for cell in row]
        if any(cells):
            yield line, cells


def _fill_merged(
    rows: list[list[Cell]],
    ranges: list[tuple[tuple[int, int], tuple[int, int]]],
    first: int,
    left: int,
) -> None:
    for (top, start), (bottom, end) in ranges:
        if start != end or top == bottom:
            continue
        column = start - left
        for row in rows[top - first + 1 : bottom - first + 1]:
            row[column] = row[column] or rows[top - first][column]


def _parsed(parse: Callable[[], T], refuse: Callable[[ReadRefusal], Unreadable]) -> T:
    """What the parser gives; its panics (which are no `Exception`) count as a damaged file too."""
    try:
        return parse()
    except PasswordError as error:
        raise refuse(ReadRefusal.ENCRYPTED) from error
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise refuse(ReadRefusal.DAMAGED) from error


def _text(cell: object) -> str:
    """A cell as a text: whole numbers without a point, dates in ISO order, yes and no in words."""
    if isinstance(cell, str):
        return cleaned(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return (
            cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="seconds")
        )
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell)
