"""A table as read from a file: headers, rows of texts with line numbers, and what was mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ReadRefusal(Enum):
    """Why a file cannot be read as a table."""

    MISSING = "missing"
    FOLDER = "folder"
    NO_PERMISSION = "no permission"
    EMPTY = "empty"
    NO_ROWS = "no rows"
    NO_SUCH_SHEET = "no such sheet"
    ENCRYPTED = "encrypted"
    TOO_BIG = "too big"
    WEB_PAGE = "web page"
    DAMAGED = "damaged"
    NOT_A_TABLE = "not a table"


class Repair(Enum):
    """What the reader did to the file's content, worth telling."""

    WRONG_EXTENSION = "wrong extension"
    GUESSED_ENCODING = "guessed encoding"
    SKIPPED_TITLE = "skipped title"
    NO_HEADER = "no header"
    RENAMED_HEADER = "renamed header"
    REMOVED_CHARACTERS = "removed characters"
    FILLED_MERGED = "filled merged"
    UNCLOSED_QUOTE = "unclosed quote"
    OTHER_SHEETS = "other sheets"
    SHORTENED = "shortened"
    RETURNED_PLUS = "returned plus"
    CHECKINS_LEFT = "check-ins left"


@dataclass(frozen=True, slots=True)
class ReadNote:
    """One repair; `detail` is what the sentence needs (an encoding, a header, a sheet), `count` how often."""

    repair: Repair
    detail: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file; `line` counts as the file's own program would show it, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and rows of one sheet; every row has as many cells as there are headers.

    `above` are the rows over the headers that were left out; `header_line` is 0 where there are no headers.
    Dates are ISO texts, whole numbers carry no point, yes and no are "yes" and "no".
    """

    file: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_line: int = 1
    notes: tuple[ReadNote, ...] = ()
    above: tuple[Row, ...] = ()

    def column(self, index: int) -> list[str]:
        """All cells of one column that hold something."""
        return [cell for row in self.rows if (cell := row.cells[index])]
