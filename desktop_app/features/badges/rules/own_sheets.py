"""Sheets of labels that an event describes itself: what is wrong with one, and a first proposal."""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass
from enum import Enum
from typing import NamedTuple

from desktop_app.paper.sheet import Sheet

LARGEST = 1200.0
"""mm; the same as of a template."""
MOST_LABELS = 100
"""In a row and in a column."""
PLAY = 0.01
WHITE_EDGE = 4.0
"""mm that most office printers leave white along the edges of the paper."""
A4 = (210.0, 297.0)


class SheetFault(Enum):
    """What is wrong with a sheet; the finding's `by` says how much, in mm."""

    OFF_RIGHT = "off right"
    OFF_BELOW = "off below"
    OVERLAP_ACROSS = "overlap across"
    OVERLAP_DOWN = "overlap down"


class OwnSheetRefusal(Enum):
    """Why a sheet is not kept."""

    GONE = "gone"
    NO_NAME = "no name"
    NAME_TAKEN = "name taken"
    """The fact `title` names it."""


class SheetFinding(NamedTuple):
    """One thing that is wrong, and by how many mm."""

    fault: SheetFault
    by: float


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet as somebody types it, right or wrong; the measures are those of `Sheet`."""

    width: float
    height: float
    label_width: float
    label_height: float
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    pitch_x: float = 0.0
    pitch_y: float = 0.0

    @classmethod
    def of(cls, sheet: Sheet) -> SheetPlan:
        """A sheet that is right, to be changed."""
        return cls(*astuple(sheet))

    def findings(self) -> tuple[SheetFinding, ...]:
        """Everything that keeps the labels from lying on the paper beside one another."""
        right = self.left + (self.columns - 1) * self.pitch_x + self.label_width
        below = self.top + (self.rows - 1) * self.pitch_y + self.label_height
        over = {
            SheetFault.OFF_RIGHT: right - self.width,
            SheetFault.OFF_BELOW: below - self.height,
            SheetFault.OVERLAP_ACROSS: (self.label_width - self.pitch_x) * (self.columns > 1),
            SheetFault.OVERLAP_DOWN: (self.label_height - self.pitch_y) * (self.rows > 1),
        }
        return tuple(SheetFinding(fault, by) for fault, by in over.items() if by > PLAY)

    def sheet(self) -> Sheet:
        """The sheet, where nothing is wrong with it.

        Raises:
            ValueError: where something is.

        """
        if self.findings():
            raise ValueError(f"labels do not lie on the sheet: {self}")
        # A hair of overlap is a rounding of inches, not a mistake.
        pitch_x = max(self.pitch_x, self.label_width) if self.columns > 1 else self.pitch_x
        pitch_y = max(self.pitch_y, self.label_height) if self.rows > 1 else self.pitch_y
        return Sheet(**(asdict(self) | {"pitch_x": pitch_x, "pitch_y": pitch_y}))


def proposed_sheet(width: float, height: float, paper: tuple[float, float] = A4) -> Sheet:
    """As many labels of that size as lie on the paper, in its middle; at least the label as its own page."""
    columns, rows = int((paper[0] + PLAY) // width), int((paper[1] + PLAY) // height)
    if not columns or not rows:
        return Sheet.of_one(width, height)
    left, top = (paper[0] - columns * width) / 2, (paper[1] - rows * height) / 2
    return Sheet(*paper, width, height, columns, rows, round(left, 2), round(top, 2), width, height)


def reaches_the_edge(sheet: Sheet) -> bool:
    """Whether labels lie where most office printers print nothing; a label that is its own page does not."""
    right = sheet.width - sheet.left - (sheet.columns - 1) * sheet.pitch_x - sheet.label_width
    below = sheet.height - sheet.top - (sheet.rows - 1) * sheet.pitch_y - sheet.label_height
    return sheet.labels > 1 and min(sheet.left, sheet.top, right, below) < WHITE_EDGE - PLAY
