"""Files of registrations read as tables: format by content, sheet and header row found."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median_high
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Unreadable
from desktop_app.features.registrations.rules.known_formats import known_format
from desktop_app.features.registrations.rules.synonyms import header_field
from desktop_app.features.registrations.rules.table import ReadNote, ReadRefusal, Repair, Row, Table
from desktop_app.features.registrations.rules.values import is_email, is_phone, moment
from desktop_app.features.registrations.tasks.known_exports import as_meant
from desktop_app.features.registrations.tasks.text_file import DELIMITERS, decoded, is_text, text_rows
from desktop_app.features.registrations.tasks.workbook import (
    MOST_CELLS,
    OLE,
    ZIP,
    assert_harmless,
    open_workbook,
    sheet_rows,
    visible_sheets,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.progress import Progress

Lines = list[tuple[int, list[str]]]

MOST_BYTES: Final = 64 << 20
MOST_COLUMNS: Final = 1000
LONGEST_CELL: Final = 32_767
_HEADER_WITHIN: Final = 25
_WEB_PAGE: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|table|meta|style|body|head|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP: Final = re.compile(
    rb"\s*(?:<\?xml|\{\\rtf|%PDF|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc\xaf|\x1f\x8b|SQLite format 3)"
)
_HEADER_LENGTH: Final = 80
_STEPS: Final = 3
_SPREADSHEETS: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


def read_table(path: Path, progress: Progress, *, sheet: str | None = None) -> Table:
    """The table in a file; without `sheet` the sheet that looks most like a list of people.

    Raises:
        Unreadable: with a `ReadRefusal` and the fact `file`.
        Cancelled: when the person who waits has cancelled.

    """

    def refuse(reason: ReadRefusal) -> Unreadable:
        return Unreadable(reason, file=name)

    name = _name_of(path)
    progress.at(0, _STEPS)
    data = _bytes_of(path, refuse)
    progress.at(1, _STEPS)
    if data.startswith((ZIP, OLE)):
        table = _from_workbook(name, data, sheet, refuse)
        wrong = path.suffix.lower() not in _SPREADSHEETS
    else:
        table = _from_text(name, data, refuse)
        wrong = path.suffix.lower() in _SPREADSHEETS
    progress.at(_STEPS, _STEPS)
    if wrong:
        return _noted(table, ReadNote(Repair.WRONG_EXTENSION, path.suffix))
    return table


def _name_of(path: Path) -> str:
    """The file's name as text; names of files are bytes on some systems, and not always text."""
    return (path.name or str(path)).encode("utf-8", "backslashreplace").decode("utf-8")


def _bytes_of(path: Path, refuse: Callable[[ReadRefusal], Unreadable]) -> bytes:
    try:
        if path.is_dir():
            raise refuse(ReadRefusal.FOLDER)
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise refuse(ReadRefusal.NOT_A_TABLE)
        if path.stat().st_size > MOST_BYTES:
            raise refuse(ReadRefusal.TOO_BIG)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise refuse(ReadRefusal.MISSING) from error
    except PermissionError as error:
        raise refuse(ReadRefusal.NO_PERMISSION) from error
    except (OSError, ValueError) as error:
        raise refuse(ReadRefusal.MISSING) from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refuse(ReadRefusal.EMPTY)
    return data


def _from_text(name: str, data: bytes, refuse: Callable[[ReadRefusal], Unreadable]) -> Table:
    if _WEB_PAGE.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]):
        raise refuse(ReadRefusal.WEB_PAGE)
    text, guessed = decoded(data)
    if _MARKUP.match(data) or not is_text(text):
        raise refuse(ReadRefusal.NOT_A_TABLE)
    if max(map(text.count, DELIMITERS)) > MOST_CELLS:
        raise refuse(ReadRefusal.TOO_BIG)
    rows, unclosed = text_rows(text)
    notes = [ReadNote(Repair.GUESSED_ENCODING, guessed)] if guessed else []
    notes += [ReadNote(Repair.UNCLOSED_QUOTE)] if unclosed else []
    return _table(name, rows, refuse, notes)


def _from_workbook(
    name: str, data: bytes, wanted: str | None, refuse: Callable[[ReadRefusal], Unreadable]
) -> Table:
    assert_harmless(data, refuse)
    workbook = open_workbook(data, refuse)
    names = list(workbook.sheet_names)
    if wanted is not None and wanted not in names:
        raise Unreadable(ReadRefusal.NO_SUCH_SHEET, file=name, sheet=wanted)
    candidates = [wanted] if wanted is not None else visible_sheets(workbook)
    best: tuple[tuple[bool, int, int], str, Lines] | None = None
    for candidate in candidates:
        rows = list(sheet_rows(workbook, candidate, refuse))
        rank = _rank(rows)
        if best is None or rank > best[0]:
            best = rank, candidate, rows
    if best is None or not best[2]:
        raise refuse(ReadRefusal.NO_ROWS)
    others = len(candidates) - 1
    notes = [ReadNote(Repair.OTHER_SHEETS, best[1], others)] if others else []
    return _table(name, best[2], refuse, notes, sheet=best[1], sheets=tuple(names))


def _rank(rows: Lines) -> tuple[bool, int, int]:
    """Known formats first, then the most recognised headers, then the most rows."""
    if not rows:
        return False, 0, 0
    place = _header_place(rows)
    header = rows[place][1] if place is not None else []
    return known_format(header) is not None, _recognised(header), len(rows)


def _table(
    name: str,
    rows: Lines,
    refuse: Callable[[ReadRefusal], Unreadable],
    notes: list[ReadNote],
    *,
    sheet: str = "",
    sheets: tuple[str, ...] = (),
) -> Table:
    """Headers and rows, all of one width; what stands above the header is left out."""
    if not rows:
        raise refuse(ReadRefusal.EMPTY if not sheet else ReadRefusal.NO_ROWS)
    width = max(map(_filled_width, rows))
    if width > MOST_COLUMNS or width * len(rows) > MOST_CELLS:
        raise refuse(ReadRefusal.TOO_BIG)
    rows, cut = _cut(rows, width)
    notes += [ReadNote(Repair.SHORTENED, count=cut)] if cut else []
    place = _header_place(rows)
    if place is None:
        header_line, header, body = 0, [""] * width, rows
        notes.append(ReadNote(Repair.NO_HEADER))
    else:
        header_line, header = rows[place]
        body = rows[place + 1 :]
        notes += [ReadNote(Repair.SKIPPED_TITLE, rows[0][1][0], place)] if place else []
    if not body:
        raise refuse(ReadRefusal.NO_ROWS)
    headers, renamed = distinct_headers(header + [""] * (width - len(header)))
    notes += [ReadNote(Repair.RENAMED_HEADER, one) for one in renamed]
    padding = ("",) * width

    def padded(lines: Lines) -> tuple[Row, ...]:
        return tuple(Row(line, (*cells, *padding[len(cells) :])) for line, cells in lines)

    above = padded(rows[: place or 0])
    table = Table(name, headers, padded(body), sheet, sheets, header_line, tuple(notes), above)
    known = known_format(headers)
    return table if known is None else as_meant(table, known)


def _cut(rows: Lines, width: int) -> tuple[Lines, int]:
    """The rows without empty cells at their ends, no cell longer than a spreadsheet's; how many were."""
    count = sum(len(cell) > LONGEST_CELL for _, cells in rows for cell in cells)
    if count:
        rows = [(line, [cell[:LONGEST_CELL] for cell in cells]) for line, cells in rows]
    return [(line, cells[:width]) for line, cells in rows], count


def _filled_width(line: tuple[int, list[str]]) -> int:
    """Up to which column a row holds something."""
    cells = line[1]
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)


def _header_place(rows: Lines) -> int | None:
    """Where the header stands: a known export's, where most headers are known, or a full row of words."""
    head = rows[:_HEADER_WITHIN]
    for place, (_, cells) in enumerate(head):
        if known_format(cells) is not None:
            return place
    known = [_recognised(cells) for _, cells in head]
    if max(known) > 1 or (max(known) == 1 and _width(head) == 1):
        return known.index(max(known))
    usual = median_high([sum(map(bool, cells)) for _, cells in rows])
    for place, (_, cells) in enumerate(head):
        filled = [cell for cell in cells if cell]
        if len(filled) * 5 >= usual * 3:
            return None if any(map(_is_data, filled)) else place
    return None


def _width(rows: Lines) -> int:
    return max(len(cells) for _, cells in rows)


def _recognised(cells: list[str]) -> int:
    """How many different fields the cells name; a row of data names hardly any."""
    if any(is_email(cell) for cell in cells):
        return 0
    return len(
        {field for cell in cells if cell and len(cell) < _HEADER_LENGTH and (field := header_field(cell)[0])}
    )


def _is_data(cell: str) -> bool:
    return is_email(cell) or is_phone(cell) or moment(cell) is not None or cell.replace(".", "").isdecimal()


def distinct_headers(cells: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Headers that differ from each other, on one line each; and those that had to be numbered."""
    seen: dict[str, str] = {}
    renamed: list[str] = []
    for index, cell in enumerate(cells, start=1):
        plain = " ".join(cell.split()) or f"Column {index}"
        name, count = plain, 1
        while name.casefold() in seen:
            count += 1
            name = f"{plain} ({count})"
        seen[name.casefold()] = name
        renamed += [name] if count > 1 else []
    return tuple(seen.values()), renamed


def _noted(table: Table, note: ReadNote) -> Table:
    return replace(table, notes=(*table.notes, note))
