"""The job of drawing meeting cards: one to a page of A6, or four to a sheet of A4 to be cut."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused
from desktop_app.features.meetings.tasks.paper.card_face import draw_face, row_room
from desktop_app.features.meetings.tasks.paper.card_pages import card_pages
from desktop_app.features.meetings.tasks.paper.card_rows import HEIGHT, WIDTH
from desktop_app.features.meetings.tasks.paper.words import CardWords
from desktop_app.paper.document import Document
from desktop_app.paper.sheet import Segment, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.features.meetings.rules.card import Card, CardEvent
    from desktop_app.features.meetings.tasks.paper.card_rows import CardRow
    from desktop_app.paper.calibration import Calibration
    from desktop_app.paper.warnings import PaperFault
    from desktop_app.progress import Progress


class CardPaperRefusal(Enum):
    """Why no cards are drawn."""

    NOBODY = "nobody"
    NO_MEETINGS = "no meetings"


class CardLayout(StrEnum):
    """How cards lie on the paper."""

    A6 = "a6"
    A4 = "a4"


SHEETS: Final = {
    CardLayout.A6: Sheet.of_one(WIDTH, HEIGHT),
    CardLayout.A4: Sheet(210, 297, WIDTH, HEIGHT, 2, 2, 0, 0.5, WIDTH, HEIGHT),
}
# The cards fill the sheet: what shows where to cut lies inside their margins.
_TICK: Final = 4.0
_CUTS: Final = (
    *(Segment(105, y, 105, y + _TICK) for y in (0, 297 - _TICK)),
    *(Segment(x, 148.5, x + _TICK, 148.5) for x in (0, 210 - _TICK)),
    Segment(105, 148.5 - _TICK, 105, 148.5 + _TICK),
    Segment(105 - _TICK, 148.5, 105 + _TICK, 148.5),
)


@dataclass(frozen=True, slots=True)
class CardJob:
    """Everything that drawing needs, so that it can be sent to another process."""

    cards: tuple[Card, ...]
    target: Path
    event: CardEvent
    layout: CardLayout = CardLayout.A6
    words: CardWords = field(default_factory=CardWords)
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True)
class CardWarning:
    """What somebody should look at before a card is handed out."""

    key: str
    person: str
    fault: PaperFault
    detail: str


@dataclass(frozen=True, slots=True)
class CardReport:
    """What was written; `long` counts the cards of more than one page."""

    target: Path
    cards: int
    pages: int
    long: int
    warnings: tuple[CardWarning, ...]


@dataclass(frozen=True, slots=True)
class _Face:
    card: Card
    rows: tuple[CardRow, ...]
    number: int
    of: int


def draw_cards(job: CardJob, progress: Progress) -> CardReport:
    """Draw all cards of the job into one PDF at its target.

    Raises:
        Refused: with a `CardPaperRefusal`, or a `FileRefusal` when the file cannot be written.
        Cancelled: out of `progress`; nothing is left behind.

    """
    if not job.cards:
        raise Refused(CardPaperRefusal.NOBODY)
    sheet = SHEETS[job.layout]
    faces = list(_faces(job, progress))
    with Document.written(job.target, title=job.event.title) as document:
        for number, (face, place) in enumerate(zip(faces, sheet.places(len(faces)), strict=True)):
            progress.at(len(job.cards) + number, len(job.cards) + len(faces))
            if number % sheet.labels == 0:
                document.page(sheet.width, sheet.height, job.calibration)
                if job.layout is CardLayout.A4:
                    document.crop_marks(list(_CUTS))
            with document.area(place.x, place.y, WIDTH, HEIGHT) as ink:
                draw_face(ink, face.card, job.event, job.words, face.rows, (face.number, face.of))
    progress.at(len(job.cards) + len(faces), len(job.cards) + len(faces))
    return CardReport(
        job.target,
        len(job.cards),
        document.pages,
        sum(face.number == 2 for face in faces),  # noqa: PLR2004 (the second page)
        tuple(_warnings(faces)),
    )


def _faces(job: CardJob, progress: Progress) -> Iterator[_Face]:
    for done, card in enumerate(job.cards):
        progress.at(done, 2 * len(job.cards))
        pages = card_pages(card, job.words, row_room(card, job.event)).pages
        for number, rows in enumerate(pages, 1):
            yield _Face(card, rows, number, len(pages))


def _warnings(faces: list[_Face]) -> Iterator[CardWarning]:
    """Each once, in the order of the cards."""
    found = dict.fromkeys(
        CardWarning(face.card.key, face.card.name, warning.fault, warning.detail)
        for face in faces
        for row in face.rows
        for warning in row.warnings
    )
    yield from found
