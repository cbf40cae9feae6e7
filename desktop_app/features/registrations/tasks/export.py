"""Tables written as XLSX or CSV: whole or not at all, and harmless to the spreadsheet that opens them."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.sheet import ExportRefusal, ExportSheet, SheetCell, harmless
from desktop_app.paper.target import replaced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from desktop_app.progress import Progress

_STEP: Final = 500
_LONGEST_CELL: Final = 32_767
_LONGEST_TITLE: Final = 31
_NARROWEST: Final = 8
_WIDEST: Final = 48
_LOOKED_AT: Final = 200
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def export_table(path: Path, sheet: ExportSheet, progress: Progress) -> int:
    """Write a table as its file name says (.xlsx or .csv); gives the number of rows.

    Raises:
        Refused: with an `ExportRefusal` or a `FileRefusal`; what was at `path` before is untouched then.
        Cancelled: when the person who waits has cancelled.

    """
    make = _MAKERS.get(path.suffix.lower())
    if make is None:
        raise Refused(ExportRefusal.UNKNOWN_TYPE, file=path.name)
    data = make(sheet, progress)
    with replaced(path) as file:
        file.write(data)
    return len(sheet.rows)


def _xlsx(sheet: ExportSheet, progress: Progress) -> bytes:
    import xlsxwriter  # noqa: PLC0415 (the window opens sooner without it)

    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, _OPTIONS) as book:
        page = book.add_worksheet(
            "".join(char for char in sheet.title if char not in "[]:*?/\\'")[:_LONGEST_TITLE]
        )
        page.write_row(
            0, 0, sheet.headers, book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        )
        page.freeze_panes(1, 0)
        time = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for column, width in enumerate(_widths(sheet)):
            page.set_column(column, column, width)
        for number, row in enumerate(sheet.rows, start=1):
            if number % _STEP == 1:
                progress.at(number - 1, len(sheet.rows))
            for column, cell in enumerate(row):
                _write_cell(page, number, column, cell, time)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.headers) - 1)
    return packed.getvalue()


def _write_cell(page: Worksheet, row: int, column: int, cell: SheetCell, time: Format) -> None:
    """Each cell by its own type: XlsxWriter's guessing would make formulas, links and numbers of texts."""
    if isinstance(cell, datetime):
        page.write_datetime(row, column, cell, time)
    elif isinstance(cell, int):
        page.write_number(row, column, cell)
    elif cell:
        page.write_string(row, column, cell[:_LONGEST_CELL])


def _widths(sheet: ExportSheet) -> list[int]:
    """Columns as wide as their longest cell, within reason."""
    columns = zip(sheet.headers, *sheet.rows[:_LOOKED_AT], strict=True)
    return [min(_WIDEST, max(_NARROWEST, *(len(_text(cell)) + 2 for cell in column))) for column in columns]


def _csv(sheet: ExportSheet, progress: Progress) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(harmless, sheet.headers))
    for number, row in enumerate(sheet.rows):
        if number % _STEP == 0:
            progress.at(number, len(sheet.rows))
        writer.writerow([harmless(_text(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _text(cell: SheetCell) -> str:
    return cell.isoformat(sep=" ", timespec="minutes") if isinstance(cell, datetime) else str(cell)


_MAKERS: Final[dict[str, Callable[[ExportSheet, Progress], bytes]]] = {".xlsx": _xlsx, ".csv": _csv}
