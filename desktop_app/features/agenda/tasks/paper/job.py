"""The job of drawing the programme in one of its layouts into one PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules.paper import Layout, PaperRefusal, ProgrammeFoot
from desktop_app.features.agenda.tasks.paper.booklet import draw_booklet
from desktop_app.features.agenda.tasks.paper.changes import draw_changes
from desktop_app.features.agenda.tasks.paper.doors import draw_doors
from desktop_app.features.agenda.tasks.paper.grid import draw_grid
from desktop_app.features.agenda.tasks.paper.one_page import draw_page
from desktop_app.features.agenda.tasks.paper.speakers import draw_speakers
from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
from desktop_app.paper.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.progress import Progress


@dataclass(frozen=True, slots=True)
class ProgrammeJob:
    """Everything that drawing needs, to be sent to another process.

    `before` is the programme that guests know; what differs from it is marked on doors and listed in the
    notice of changes. `large` is A3 for the grid. `folded` puts the booklet's A5 pages on A4 as they are
    folded; without, they follow each other. `only` names the rooms or people whose sheets are wanted, none
    for all.
    """

    programme: Programme
    layout: Layout
    target: Path
    words: ProgrammeWords = field(default_factory=ProgrammeWords)
    foot: ProgrammeFoot = field(default_factory=ProgrammeFoot)
    before: Programme | None = None
    large: bool = False
    folded: bool = True
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ProgrammeReport:
    """What was written."""

    target: Path
    pages: int


def draw_programme(job: ProgrammeJob, progress: Progress) -> ProgrammeReport:
    """Draw the programme at the job's target.

    Raises:
        Refused: a `PaperRefusal` where nothing would stand on the paper, or a `FileRefusal`.
        Cancelled: out of `progress`; nothing is left behind.

    """
    if not job.programme.public():
        raise Refused(PaperRefusal.NOTHING_SCHEDULED)
    with Document.written(job.target, title=job.programme.title) as document:
        _draw(document, job, progress)
        if not document.pages:
            changed = job.layout is Layout.CHANGES
            raise Refused(PaperRefusal.NOTHING_CHANGED if changed else PaperRefusal.NOTHING_SCHEDULED)
        progress.at(1, 1)
    return ProgrammeReport(job.target, document.pages)


def _draw(document: Document, job: ProgrammeJob, progress: Progress) -> None:
    programme, words, foot = job.programme, job.words, job.foot
    if job.layout is Layout.GRID:
        draw_grid(document, programme, words, foot, progress, large=job.large)
    elif job.layout is Layout.BOOKLET:
        draw_booklet(document, programme, words, foot, progress, folded=job.folded)
    elif job.layout is Layout.DOORS:
        draw_doors(document, programme, words, foot, progress, before=job.before, only=job.only)
    elif job.layout is Layout.SPEAKERS:
        draw_speakers(document, programme, words, foot, progress, only=job.only)
    elif job.layout is Layout.CHANGES:
        draw_changes(document, job.before or programme, programme, words, foot)
    else:
        draw_page(document, programme, words, foot, progress)
