"""The job itself: many badges into one PDF that is there whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.badges.tasks.drawing import BadgeDrawer
from desktop_app.paper.document import Document
from desktop_app.paper.qr import USUAL_DPI

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from desktop_app.features.badges.rules.badge import Badge
    from desktop_app.features.badges.rules.template import BadgeTemplate
    from desktop_app.features.badges.tasks.layout import BadgeWarning
    from desktop_app.paper.calibration import Calibration
    from desktop_app.paper.document import Ink
    from desktop_app.paper.sheet import Flip, Place
    from desktop_app.progress import Progress


class BadgeRefusal(Enum):
    """Why no badges are drawn."""

    NOBODY = "nobody"
    NO_SUCH_POSITION = "no such position"
    """The facts `start` and `labels` say which position of how many."""


@dataclass(frozen=True, slots=True)
class BadgeJob:
    """Everything that drawing needs, so that it can be sent to another process.

    `start` is the first free position of a used sheet, from 1, row by row; `stacked` puts the badges so that
    the cut piles are in order, and leaves no position free. Of a badge of two sides, each sheet of fronts is
    followed by its backs, for a printer that turns the paper about its `flip` edge.
    """

    badges: tuple[Badge, ...]
    template: BadgeTemplate
    target: Path
    title: str = "Badges"
    start: int = 1
    crop_marks: bool = False
    stacked: bool = False
    flip: Flip = "long"
    reason: str = ""
    """Why there is one more copy, for the log of printouts."""
    calibration: Calibration | None = None
    dpi: float = USUAL_DPI
    """Of the printer it is for."""


@dataclass(frozen=True, slots=True)
class BadgeReport:
    """What was written."""

    target: Path
    badges: int
    pages: int
    warnings: tuple[BadgeWarning, ...]


def draw_badges(job: BadgeJob, progress: Progress) -> BadgeReport:
    """Draw all badges of the job into one PDF at its target.

    Raises:
        Refused: with a `BadgeRefusal`, or a `FileRefusal` when the file cannot be written.
        Cancelled: out of `progress`; nothing is left behind.

    """
    admit(job)
    with Document.written(job.target, title=job.title) as document:
        warnings = _draw(job, document, progress)
    return BadgeReport(job.target, len(job.badges), document.pages, tuple(warnings))


def _draw(job: BadgeJob, document: Document, progress: Progress) -> list[BadgeWarning]:
    drawer = BadgeDrawer(document, job.template)
    total, done = len(job.badges), 0
    for _, run in groupby(_placed(job), key=lambda placed: placed[1].page):
        page = list(run)
        _begin_page(job, document)
        for badge, place in page:
            progress.at(done, total)
            with _label(document, job.template, place) as ink:
                drawer.draw(ink, badge)
            done += 1
        if job.template.back:
            _begin_page(job, document)
            for badge, place in page:
                with _label_behind(document, job, place) as ink:
                    drawer.draw_back(ink, badge)
    progress.at(total, total)
    return drawer.warnings


def _placed(job: BadgeJob) -> Iterator[tuple[Badge, Place]]:
    """Each badge with its place, page after page."""
    sheet, total = job.template.sheet, len(job.badges)
    if not job.stacked:
        return zip(job.badges, sheet.places(total, job.start), strict=True)
    placed = zip(job.badges, sheet.stacked_places(total), strict=True)
    return iter(sorted(placed, key=lambda placed: placed[1].page))


def _begin_page(job: BadgeJob, document: Document) -> None:
    sheet = job.template.sheet
    document.page(sheet.width, sheet.height, job.calibration)
    if job.crop_marks:
        document.crop_marks(sheet.crop_marks(job.template.bleed))


def _label(document: Document, template: BadgeTemplate, place: Place) -> AbstractContextManager[Ink]:
    sheet = template.sheet
    bleed = sheet.bleed_at(place, template.bleed)
    return document.area(place.x, place.y, sheet.label_width, sheet.label_height, bleed=bleed)


def _label_behind(document: Document, job: BadgeJob, front: Place) -> AbstractContextManager[Ink]:
    sheet = job.template.sheet
    place, bleed = sheet.behind(front, job.flip), sheet.bleed_at(front, job.template.bleed)
    mirrored = bleed._replace(left=bleed.right, right=bleed.left)
    return document.area(
        place.x, place.y, sheet.label_width, sheet.label_height, bleed=mirrored, turned=place.turned
    )


def admit(job: BadgeJob) -> None:
    """Whether there is anything to draw, and a place to draw it.

    Raises:
        Refused: with a `BadgeRefusal`.

    """
    if not job.badges:
        raise Refused(BadgeRefusal.NOBODY)
    labels = job.template.sheet.labels
    if not 1 <= job.start <= labels:
        raise Refused(BadgeRefusal.NO_SUCH_POSITION, start=str(job.start), labels=str(labels))
