"""What may be wrong with a printed page without stopping it: named, never silent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PaperFault(Enum):
    """Why somebody should look at this print before it is handed out."""

    TOO_SMALL = "too small"
    """The text fits only below its readable minimum."""
    WORD_SPLIT = "word split"
    """A single word is wider than its box and was broken inside."""
    NO_GLYPH = "no glyph"
    """No font at hand has these characters; they print as boxes."""
    EMPTY = "empty"
    """A required field has no text."""
    CODE_TOO_FINE = "code too fine"
    """The modules of the QR code are smaller than printers and scanners resolve."""
    COARSE = "coarse"
    """A picture has too few dots for the size it is printed in; `detail` is how many to the inch."""
    CODE_TOO_LONG = "code too long"
    """The text does not fit in a QR code; none is drawn."""


@dataclass(frozen=True, slots=True)
class PaperWarning:
    """`field` names the element, `detail` the figure or the characters the sentence needs."""

    field: str
    fault: PaperFault
    detail: str = ""
