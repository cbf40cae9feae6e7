"""What stands around the content of an office page: title, as-of line, emblem, funder line, page number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.paper.document.ink import MM, rgb
from desktop_app.paper.fonts import Typesetter, Weight
from desktop_app.paper.sheet import Segment
from desktop_app.paper.text import Fit, fit_text

if TYPE_CHECKING:
    from desktop_app.paper.document.ink import Ink

INK = rgb("#15202B")
MUTED = rgb("#5B6875")
LINE = rgb("#DDE2E8")
EMBLEM_HEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines come ready in the reader's language; empty ones take no room. Lengths in mm."""

    title: str
    subtitle: str = ""
    as_of: str = ""
    funder: str = ""
    emblem: bool = False
    margin: float = 18.0
    head: float = 16.0
    foot: float = 14.0


def draw_frame(
    ink: Ink, frame: Frame, width: float, height: float, page: str
) -> tuple[float, float, float, float]:
    """Draw the frame on a page of `width` by `height` mm; `page` is its number in words ("2 of 7").

    Returns the box left for the content: x, y, width, height in mm.
    """
    inner = width - 2 * frame.margin
    _heading(ink, frame, inner)
    top = height - frame.margin - frame.foot + 4
    ink.segments([Segment(frame.margin, top, width - frame.margin, top)], 0.5, LINE)
    left = frame.margin
    if frame.emblem:
        ink.emblem(left, top + 2.5, EMBLEM_HEIGHT)
        left += EMBLEM_HEIGHT * 1.5 + 3
    _footing(ink, frame, (left, top + 2.5, width - frame.margin), page)
    content_top = frame.margin + frame.head
    return frame.margin, content_top, inner, height - content_top - frame.margin - frame.foot


def _heading(ink: Ink, frame: Frame, inner: float) -> None:
    title = fit_text(Typesetter(Weight.BOLD), frame.title, inner * MM, 24, Fit(18, 10))
    for line in title.lines:
        ink.text(line, frame.margin, frame.margin + 5, title.size, INK)
    two_lines = Fit(10, 7, lines=2, leading=1.2)
    under = fit_text(Typesetter(Weight.REGULAR), frame.subtitle, inner * MM, 24, two_lines)
    for number, line in enumerate(under.lines):
        down = frame.margin + 10.5 + number * under.size * two_lines.leading / MM
        ink.text(line, frame.margin, down, under.size, MUTED)


def _footing(ink: Ink, frame: Frame, place: tuple[float, float, float], page: str) -> None:
    left, top, right = place
    small = Typesetter(Weight.REGULAR)
    number = small.line(" · ".join(part for part in (frame.as_of, page) if part))
    number_width = number.width * 8 / MM
    ink.text(number, right - number_width, top + 3, 8, MUTED)
    room = (right - number_width - 4 - left) * MM
    funder = fit_text(small, frame.funder, room, 2 * 8 * 1.3, Fit(8, 6, lines=2, leading=1.25))
    for line, down in zip(funder.lines, funder.baselines(), strict=True):
        ink.text(line, left, top + down / MM, funder.size, MUTED)
