"""The job itself: many badges into one PDF that is there whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.badges.tasks.drawing import BadgeDrawer
from desktop_app.features.badges.tasks.layout import BadgeWarning, check, fixed_key, named
from desktop_app.paper.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.badges.rules.badge import Badge
    from desktop_app.features.badges.rules.template import BadgeTemplate
    from desktop_app.progress import Progress


class BadgeRefusal(Enum):
    """Why no badges are drawn."""

    NOBODY = "nobody"
    NO_SUCH_POSITION = "no such position"
    """The facts `start` and `labels` say which position of how many."""


@dataclass(frozen=True, slots=True)
class BadgeJob:
    """Everything that drawing needs, so that it can be sent to another process.

    `start` is the first free position of a used sheet, from 1, row by row.
    """

    badges: tuple[Badge, ...]
    template: BadgeTemplate
    target: Path
    title: str = "Badges"
    start: int = 1
    crop_marks: bool = False


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
    _admit(job)
    with Document.written(job.target, title=job.title) as document:
        warnings = _draw(job, document, progress)
    return BadgeReport(job.target, len(job.badges), document.pages, tuple(warnings))


def preflight(job: BadgeJob, progress: Progress) -> tuple[BadgeWarning, ...]:
    """Everything that somebody should look at before the batch is printed; writes nothing."""
    _admit(job)
    fixed = [element for element in job.template.elements if not element.personal]
    personal = [element for element in job.template.elements if element.personal]
    warnings: list[BadgeWarning] = []
    seen: set[tuple[str, ...]] = set()
    for done, badge in enumerate(job.badges):
        progress.at(done, len(job.badges))
        key = fixed_key(job.template, badge)
        if key not in seen:
            seen.add(key)
            warnings += named(check(fixed, badge), None)
        warnings += named(check(personal, badge), badge)
    return tuple(warnings)


def _draw(job: BadgeJob, document: Document, progress: Progress) -> list[BadgeWarning]:
    drawer = BadgeDrawer(document, job.template)
    sheet = job.template.sheet
    total = len(job.badges)
    for done, (badge, place) in enumerate(zip(job.badges, sheet.places(total, job.start), strict=True)):
        progress.at(done, total)
        if document.pages == place.page:
            document.page(sheet.width, sheet.height)
            if job.crop_marks:
                document.crop_marks(sheet.crop_marks())
        with document.area(place.x, place.y, sheet.label_width, sheet.label_height) as ink:
            drawer.draw(ink, badge)
    progress.at(total, total)
    return drawer.warnings


def _admit(job: BadgeJob) -> None:
    if not job.badges:
        raise Refused(BadgeRefusal.NOBODY)
    labels = job.template.sheet.labels
    if not 1 <= job.start <= labels:
        raise Refused(BadgeRefusal.NO_SUCH_POSITION, start=str(job.start), labels=str(labels))
