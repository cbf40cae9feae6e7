"""The job of drawing sheets: for tables, for the host, for the wall, for interpreters, for the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused
from desktop_app.features.meetings.rules.sheets import SheetKind
from desktop_app.features.meetings.tasks.paper.cards import CardPaperRefusal
from desktop_app.features.meetings.tasks.paper.door import draw_door
from desktop_app.features.meetings.tasks.paper.lists import draw_collected, draw_interpreters, draw_slots
from desktop_app.features.meetings.tasks.paper.table_sheets import draw_tables
from desktop_app.features.meetings.tasks.paper.words import SheetWords
from desktop_app.paper.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.meetings.rules.sheets import SheetPlan
    from desktop_app.progress import Progress

A4: Final = (210.0, 297.0)
A3: Final = (297.0, 420.0)
# So many slots stand beside each other on upright paper; more of them want it lying.
_UPRIGHT_SLOTS: Final = 9


@dataclass(frozen=True, slots=True)
class SheetJob:
    """Everything that drawing needs, to be sent to another process; `large` is A3, for the wall."""

    plan: SheetPlan
    kind: SheetKind
    target: Path
    words: SheetWords = field(default_factory=SheetWords)
    large: bool = False


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What was written."""

    target: Path
    pages: int


def draw_sheets(job: SheetJob, progress: Progress) -> SheetReport:
    """Draw the sheets of one kind into one PDF at the job's target.

    Raises:
        Refused: NO_MEETINGS where there is no slot or no table, or a `FileRefusal`.
        Cancelled: out of `progress`; nothing is left behind.

    """
    if not job.plan.turns or not job.plan.tables:
        raise Refused(CardPaperRefusal.NO_MEETINGS)
    with Document.written(job.target, title=job.plan.event.title) as document:
        _draw(document, job, progress)
        progress.at(1, 1)
    return SheetReport(job.target, document.pages)


def _draw(document: Document, job: SheetJob, progress: Progress) -> None:
    if job.kind is SheetKind.DOOR:
        draw_door(document, job.plan, job.words, _wall_paper(job), progress)
        return
    draw = {
        SheetKind.TABLES: draw_tables,
        SheetKind.SLOTS: draw_slots,
        SheetKind.INTERPRETERS: draw_interpreters,
        SheetKind.COLLECTED: draw_collected,
    }[job.kind]
    draw(document, job.plan, job.words, progress)


def _wall_paper(job: SheetJob) -> tuple[float, float]:
    width, height = A3 if job.large else A4
    most = _UPRIGHT_SLOTS if not job.large else 2 * _UPRIGHT_SLOTS
    return (width, height) if len(job.plan.turns) <= most else (height, width)
