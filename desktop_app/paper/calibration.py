"""Where a printer really prints: what is done to a page so that it comes out where it should."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EDGE: Final = 10.0
"""mm between the corner marks of the test page and the edges of the paper."""
LARGEST_SHIFT: Final = 20.0
LARGEST_STRETCH: Final = 0.05


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is done to a page so that it comes out where it should: moved by mm, and stretched.

    A printer that prints 0.5 mm too far right gets `right` -0.5; one whose 100 mm are 99.5 mm long gets
    `across` 100 / 99.5.
    """

    right: float = 0.0
    down: float = 0.0
    across: float = 1.0
    along: float = 1.0

    @classmethod
    def measured(cls, left: float, top: float, wide: float, high: float, length: float) -> Calibration:
        """From what a ruler says of the test page, in mm.

        Args:
            left: from the paper's left edge to the upright line of the upper left mark.
            top: from the paper's upper edge to the lying line of that mark.
            wide: the length of the lying ruler.
            high: the length of the upright one.
            length: what both should measure.

        """
        across, along = _stretch(length / wide), _stretch(length / high)
        return cls(_shift(EDGE - left), _shift(EDGE - top), across, along)


def _shift(value: float) -> float:
    return min(LARGEST_SHIFT, max(-LARGEST_SHIFT, round(value, 2)))


def _stretch(value: float) -> float:
    return min(1 + LARGEST_STRETCH, max(1 - LARGEST_STRETCH, value))
