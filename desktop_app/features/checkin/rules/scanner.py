"""What a wedge scanner really types, measured from its key strokes."""

from __future__ import annotations

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


class Layout(StrEnum):
    """The keyboard layout that a computer applies to the scanner's keys."""

    QWERTY = "qwerty"
    QWERTZ = "qwertz"
    AZERTY = "azerty"
    LITHUANIAN = "lithuanian"
    LITHUANIAN_STANDARD = "lithuanian_standard"
    CYRILLIC = "cyrillic"
    GREEK = "greek"
    UNKNOWN = "unknown"


# Letters and digits that tell layouts apart, and what those keys type (rows of xkeyboard-config).
_DIGITS = "1234567890"
LAYOUT_SAMPLE = "azqwymf" + _DIGITS
_TYPED = {
    LAYOUT_SAMPLE: Layout.QWERTY,
    "ayqwzmf" + _DIGITS: Layout.QWERTZ,
    "qwazy,f&é\"'(-è_çà": Layout.AZERTY,
    "azqwymfąčęėįšųū90": Layout.LITHUANIAN,
    "azqwymfąčęėįšųū„“": Layout.LITHUANIAN,
    "azążymš!-/;:,.=()": Layout.LITHUANIAN_STANDARD,
    "фяйцньа" + _DIGITS: Layout.CYRILLIC,
    "αζ;ςυμφ" + _DIGITS: Layout.GREEK,
}


@dataclass(frozen=True, slots=True)
class KeyPress:
    """One key as it arrived: its text and the moment in milliseconds."""

    text: str
    at_ms: float


@dataclass(frozen=True, slots=True)
class ScannerReport:
    """What the key strokes tell: ``own`` is the event's own code found in them, if any.

    ``layout`` is known from the layout sample, ``prefix`` where the own sample came letter by letter.
    """

    text: str
    keys: int
    gap_ms: float
    slowest_ms: float
    line_end: LineEnd
    layout: Layout
    prefix: str
    own: str | None
    matches: bool


def describe_scanner(presses: Sequence[KeyPress], expected: str) -> ScannerReport:
    """Measure one scan: of the own code ``expected``, or of the layout sample."""
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
        layout=_TYPED.get(text.lower(), Layout.UNKNOWN),
        prefix=prefix,
        own=own,
        matches=own == expected,
    )


def _line_end(tail: str) -> LineEnd:
    if "\t" in tail:
        return LineEnd.TAB
    return LineEnd.ENTER if tail else LineEnd.NONE


def _prefix(text: str, expected: str) -> str:
    """What stands in front of the sample; only told where the sample arrived letter by letter."""
    return text[: -len(expected)] if text.upper().endswith(expected) else ""
