"""What a wedge scanner really types, measured from its key strokes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from desktop_app.features.checkin.rules.codes import CodeKind, read_code

if TYPE_CHECKING:
    from collections.abc import Sequence


class LineEnd(StrEnum):
    """The key a scanner presses after the code."""

    ENTER = "enter"
    TAB = "tab"
    NONE = "none"


class Script(StrEnum):
    """The writing system the letters came in, which betrays the keyboard layout."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    GREEK = "greek"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class KeyPress:
    """One key as it arrived: its text and the moment in milliseconds."""

    text: str
    at_ms: float


@dataclass(frozen=True, slots=True)
class ScannerReport:
    """What the key strokes tell: ``own`` is the event's own code found in them, if any."""

    text: str
    keys: int
    gap_ms: float
    slowest_ms: float
    line_end: LineEnd
    script: Script
    prefix: str
    own: str | None
    matches: bool


def describe_scanner(presses: Sequence[KeyPress], expected: str) -> ScannerReport:
    """Measure one scan of the sample ``expected`` (a bare own code)."""
    typed = "".join(press.text for press in presses)
    text = typed.rstrip("\r\n\t")
    gaps = [late.at_ms - early.at_ms for early, late in pairwise(presses)]
    prefix = _prefix(text, expected)
    reading = read_code(text, prefix=prefix)
    own = reading.code if reading.kind is CodeKind.OWN else None
    return ScannerReport(
        text=text,
        keys=len(presses),
        gap_ms=median(gaps) if gaps else 0.0,
        slowest_ms=max(gaps, default=0.0),
        line_end=_line_end(typed[len(text) :]),
        script=_script(text),
        prefix=prefix,
        own=own,
        matches=own == expected,
    )


def _line_end(tail: str) -> LineEnd:
    if "\t" in tail:
        return LineEnd.TAB
    return LineEnd.ENTER if tail else LineEnd.NONE


def _script(text: str) -> Script:
    names = {unicodedata.name(sign, "").split(" ")[0] for sign in text if sign.isalpha()}
    if names <= {"LATIN"}:
        return Script.LATIN
    others = names - {"LATIN"}
    return {"CYRILLIC": Script.CYRILLIC, "GREEK": Script.GREEK}.get(others.pop(), Script.OTHER)


def _prefix(text: str, expected: str) -> str:
    """What stands in front of the sample; only told where the sample arrived letter by letter."""
    return text[: -len(expected)] if text.upper().endswith(expected) else ""
