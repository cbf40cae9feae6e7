"""Drawing the box list: for each box a sheet with its name to read from afar, and who lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.boxes import BoxOrder, BoxRefusal
from desktop_app.paper.document import Document, Frame, draw_frame
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import LINE, MUTED, write
from desktop_app.paper.sheet import Segment

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.registrations.rules.boxes import Box, Place
    from desktop_app.paper.document import Ink
    from desktop_app.progress import Progress

# A4, lengths in mm, sizes in points.
WIDTH: Final = 210.0
HEIGHT: Final = 297.0
MARGIN: Final = 14.0
HEAD: Final = 19.0
FOOT: Final = 14.5
LABEL: Final = 34.0
ROW: Final = 8.0
COLUMNS: Final = 2
GAP: Final = 8.0
NUMBER: Final = 14.0
HUGE: Final = 64.0
LARGE: Final = 20.0
NAME: Final = 10.5
SMALL: Final = 8.0
PER_COLUMN: Final = int((HEIGHT - 2 * MARGIN - HEAD - LABEL - FOOT) / ROW)
PER_PAGE: Final = COLUMNS * PER_COLUMN


@dataclass(frozen=True, slots=True)
class BoxListJob:
    """Everything that drawing needs, so that it can be sent to another process.

    `as_of` and `page` are ready in the reader's language; `page` takes {page} and {pages}.
    """

    event: str
    boxes: tuple[Box, ...]
    target: Path
    funder: str = ""
    emblem: bool = False
    as_of: str = ""
    page: str = "page {page} of {pages}"


@dataclass(frozen=True, slots=True)
class BoxListReport:
    """What was written."""

    target: Path
    boxes: int
    pages: int


def draw_box_list(job: BoxListJob, progress: Progress) -> BoxListReport:
    """Draw the box list as a PDF at the job's target.

    Raises:
        Refused: with a `BoxRefusal`, or a `FileRefusal` when the file cannot be written.
        Cancelled: out of `progress`; nothing is left behind.

    """
    if not job.boxes:
        raise Refused(BoxRefusal.NOBODY)
    sheets = [
        (box, box.places[start : start + PER_PAGE])
        for box in job.boxes
        for start in range(0, len(box.places), PER_PAGE)
    ]
    with Document.written(job.target, title=job.event) as document:
        for number, (box, places) in enumerate(sheets):
            progress.at(number, len(sheets))
            _draw_sheet(document, job, box, places, len(sheets))
    progress.at(len(sheets), len(sheets))
    return BoxListReport(job.target, len(job.boxes), document.pages)


def _draw_sheet(document: Document, job: BoxListJob, box: Box, places: tuple[Place, ...], pages: int) -> None:
    document.page(WIDTH, HEIGHT)
    page = job.page.format(page=document.pages, pages=pages)
    frame = Frame(job.event, box.name, job.as_of, job.funder, job.emblem, margin=MARGIN, head=HEAD, foot=FOOT)
    with document.area(0, 0, WIDTH, HEIGHT) as ink:
        left, top, width, _ = draw_frame(ink, frame, WIDTH, HEIGHT, page)
        room = width - 62
        write(ink, box.name, (left, top + 21), room, HUGE, Weight.BOLD)
        write(ink, box.numbers, (left + room + 4, top + 10), 58, LARGE, Weight.BOLD)
        write(ink, box.span(BoxOrder.NAME), (left + room + 4, top + 19), 58, LARGE, colour=MUTED)
        wide = (width - GAP) / COLUMNS
        for column in range(COLUMNS):
            run = places[column * PER_COLUMN : (column + 1) * PER_COLUMN]
            _draw_column(ink, run, left + column * (wide + GAP), top + LABEL, wide)


def _draw_column(ink: Ink, places: tuple[Place, ...], left: float, top: float, width: float) -> None:
    lines = [Segment(left, top, left + width, top)] if places else []
    for place in places:
        person, at = place.person, left + NUMBER
        if place.number is not None:
            write(ink, str(place.number), (left, top + 5.6), NUMBER - 2, NAME, Weight.BOLD)
        upper = top + (3.9 if person.organisation else 5.6)
        write(ink, person.listed_name, (at, upper), width - NUMBER, NAME, country=person.country)
        write(ink, person.organisation, (at, top + 7.2), width - NUMBER, SMALL, colour=MUTED)
        top += ROW
        lines.append(Segment(left, top, left + width, top))
    ink.segments(lines, 0.5, LINE)
