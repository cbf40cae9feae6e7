"""A table on its way out of the program: headers and rows of texts, numbers and wall-clock times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.features.registrations.rules.plan import ImportPlan, RowRefusal

SheetCell = str | int | datetime

_FORMULA: Final = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_HARMLESS: Final = re.compile(r"\+[\d ]+|-?\d+(?:\.\d+)?", re.ASCII)
_MADE_HARMLESS: Final = re.compile("'(?=[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20])")


class ExportRefusal(Enum):
    """Why a table is not written."""

    UNKNOWN_TYPE = "unknown type"


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """What is written: `title` names the sheet; times are naive, on the event's wall clock."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


def harmless(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula; phone numbers and plain numbers stay as they are.

    The characters are OWASP's ("CSV Injection") with their full-width forms.
    """
    if text[:1] in _FORMULA and text and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def as_typed(text: str) -> str:
    """The cell that `harmless` was given."""
    return text[1:] if _MADE_HARMLESS.match(text) else text


def rejected_sheet(plan: ImportPlan, words: Mapping[RowRefusal, str]) -> ExportSheet:
    """The rows that were not imported, with line number and reason in front.

    `words` says each reason; "{line}" in it becomes the number of the other line.
    """
    rows: list[tuple[SheetCell, ...]] = [
        (one.row.line, words[one.reason].format(line=one.fact), *one.row.cells) for one in plan.rejected
    ]
    return ExportSheet("Rejected", ("Line", "Reason", *plan.headers), tuple(rows))
