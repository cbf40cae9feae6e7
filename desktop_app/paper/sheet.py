"""Sheets of labels as data, and imposition: where the n-th label lies; lengths in mm from the top left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Flip = Literal["long", "short"]
"""The edge about which a printer turns the sheet to print its other side."""

MARK_LENGTH = 4.0
MARK_GAP = 1.0
PLAY = 0.01


class Segment(NamedTuple):
    """A straight line between two points in mm."""

    x1: float
    y1: float
    x2: float
    y2: float


class Place(NamedTuple):
    """Which page (from 0) a label lies on, and its upper left corner in mm."""

    page: int
    x: float
    y: float
    turned: bool = False
    """Whether the label stands on its head there."""


class Edges(NamedTuple):
    """How far something reaches beyond each edge of a label, in mm."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """Equal labels in rows and columns on one paper, filled row by row."""

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

    def __post_init__(self) -> None:
        right = self.left + (self.columns - 1) * self.pitch_x + self.label_width
        bottom = self.top + (self.rows - 1) * self.pitch_y + self.label_height
        overlap = (self.columns > 1 and self.pitch_x < self.label_width) or (
            self.rows > 1 and self.pitch_y < self.label_height
        )
        small = (
            min(self.width, self.height, self.label_width, self.label_height, self.columns, self.rows) <= 0
        )
        if small or overlap or right > self.width + 0.01 or bottom > self.height + 0.01:
            raise ValueError(f"labels do not lie on the sheet: {self}")

    @classmethod
    def of_one(cls, width: float, height: float) -> Sheet:
        """A label that is its own page."""
        return cls(width, height, width, height)

    @property
    def labels(self) -> int:
        return self.columns * self.rows

    def pages(self, count: int, start: int = 1) -> int:
        """How many sheets `count` labels need when the first lies at position `start` (from 1)."""
        return -(-(count + start - 1) // self.labels) if count else 0

    def places(self, count: int, start: int = 1) -> Iterator[Place]:
        """Where each label lies; `start` skips the positions already used up on the first sheet."""
        if not 1 <= start <= self.labels:
            raise ValueError(f"position {start} is not on a sheet of {self.labels}")
        for number in range(start - 1, start - 1 + count):
            page, position = divmod(number, self.labels)
            yield self._place(page, position)

    def stacked_places(self, count: int) -> Iterator[Place]:
        """Where each label lies so that cut piles, put on one another in order, are in order themselves.

        The n-th labels of all sheets follow each other: with 3 sheets of 2, the first pile is 1, 2, 3.
        """
        sheets = self.pages(count)
        for number in range(count):
            position, page = divmod(number, sheets)
            yield self._place(page, position)

    def _place(self, page: int, position: int) -> Place:
        row, column = divmod(position, self.columns)
        return Place(page, self.left + column * self.pitch_x, self.top + row * self.pitch_y)

    def behind(self, place: Place, flip: Flip) -> Place:
        """Where the back of a label lies on the sheet's other side, on the same page number.

        A badge is turned about its upright axis. Where the printer turns the sheet about a horizontal one,
        the back stands on its head on that page.
        """
        upright_axis = (flip == "long") == (self.height >= self.width)
        if upright_axis:
            return place._replace(x=self.width - place.x - self.label_width)
        return place._replace(y=self.height - place.y - self.label_height, turned=True)

    def bleed_at(self, place: Place, bleed: float) -> Edges:
        """How far the label at a place of `places` may bleed: towards a neighbour, half the gap at most.

        Seen from behind, left and right change places, whichever edge the printer turns.
        """
        across = bleed if self.columns == 1 else min(bleed, (self.pitch_x - self.label_width) / 2)
        down = bleed if self.rows == 1 else min(bleed, (self.pitch_y - self.label_height) / 2)
        last_x = self.left + (self.columns - 1) * self.pitch_x
        last_y = self.top + (self.rows - 1) * self.pitch_y
        return Edges(
            bleed if place.x <= self.left + PLAY else across,
            bleed if place.y <= self.top + PLAY else down,
            bleed if place.x >= last_x - PLAY else across,
            bleed if place.y >= last_y - PLAY else down,
        )

    @property
    def has_margins(self) -> bool:
        """Whether there is paper beside the labels, for marks to cut by."""
        return self.labels > 1 or max(self.width - self.label_width, self.height - self.label_height) > PLAY

    def crop_marks(self, bleed: float = 0.0) -> list[Segment]:
        """Cutting lines in the sheet's margins, none across a label or what it bleeds."""
        xs = _edges(self.left, self.label_width, self.pitch_x, self.columns)
        ys = _edges(self.top, self.label_height, self.pitch_y, self.rows)
        marks: list[Segment] = []
        for x in xs:
            marks += [Segment(x, a, x, b) for a, b in _margins(ys[0] - bleed, ys[-1] + bleed, self.height)]
        for y in ys:
            marks += [Segment(a, y, b, y) for a, b in _margins(xs[0] - bleed, xs[-1] + bleed, self.width)]
        return marks


def _edges(first: float, size: float, pitch: float, count: int) -> list[float]:
    starts = [first + index * pitch for index in range(count)]
    return sorted({round(edge, 3) for start in starts for edge in (start, start + size)})


def _margins(low: float, high: float, end: float) -> list[tuple[float, float]]:
    """The stretch of a mark before the first label and the one after the last, where there is room."""
    before = (max(0.0, low - MARK_GAP - MARK_LENGTH), low - MARK_GAP)
    after = (high + MARK_GAP, min(end, high + MARK_GAP + MARK_LENGTH))
    return [(a, b) for a, b in (before, after) if b > a]
