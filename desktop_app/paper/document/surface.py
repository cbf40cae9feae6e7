"""What can be drawn on: a page of PDF, or anything that shows the same (a screen); mm from the upper left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from desktop_app.paper.fonts import Line
    from desktop_app.paper.sheet import Segment

Colour = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""

PictureFit = Literal["contain", "cover", "stretch"]
"""Whole and as large as fits; filling the box and cut off; or pulled to its shape."""

Rect = tuple[float, float, float, float]
"""x, y, width, height."""


class Outline(NamedTuple):
    """A rectangle with corners of `radius` mm, or, where that is None, the ellipse that touches its sides."""

    x: float
    y: float
    width: float
    height: float
    radius: float | None = 0.0


class Surface(Protocol):
    """Where badges are drawn; everything that draws on it comes out alike on paper and on a screen."""

    def text(self, line: Line, x: float, y: float, size: float, colour: Colour) -> None:
        """One line whose ink begins at x and whose baseline is at y, in `size` points."""

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""

    def shape(
        self, outline: Outline, fill: Colour | None = None, stroke: Colour | None = None, weight: float = 0.5
    ) -> None:
        """A closed outline, filled and stroked `weight` points thick."""

    def turned(self, degrees: float, x: float, y: float) -> AbstractContextManager[None]:
        """What is drawn within is turned clockwise about the point x, y."""

    def picture(self, data: bytes, box: Rect, fit: PictureFit) -> None:
        """A PNG or JPEG in a box."""

    def segments(self, segments: Iterable[Segment], weight: float, colour: Colour) -> None:
        """Straight lines, `weight` points thick."""

    def qr(self, text: str, x: float, y: float, size: float, colour: Colour = (0, 0, 0)) -> None:
        """The QR code of `text` with its quiet zone in a square of `size`."""

    def emblem(self, x: float, y: float, height: float) -> None:
        """The emblem of the European Union, half as wide again as high."""


def placed_picture(box: Rect, aspect: float, fit: PictureFit) -> Rect:
    """Where a picture of that width to height lies for a box; what is out of the box is cut off."""
    x, y, width, height = box
    wide, high = width, height
    if fit != "stretch":
        wider = aspect > width / height
        wide, high = (width, width / aspect) if wider == (fit == "contain") else (height * aspect, height)
    return x + (width - wide) / 2, y + (height - high) / 2, wide, high
