"""Drawing the door kit: the alphabetical list with tick boxes and codes, and the sheet for exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import show_code
from desktop_app.features.checkin.rules.door_kit_job import DoorKitRefusal, DoorKitReport
from desktop_app.paper.document import Document, Frame, draw_frame
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, INK, LINE, MUTED, hex_colour, square, write
from desktop_app.paper.qr import QrTooLong
from desktop_app.paper.sheet import Segment

if TYPE_CHECKING:
    from desktop_app.features.checkin.rules.door_kit import DoorPerson
    from desktop_app.features.checkin.rules.door_kit_job import DoorKitJob
    from desktop_app.paper.document import Ink
    from desktop_app.progress import Progress

# A4, lengths in mm, sizes in points.
WIDTH: Final = 210.0
HEIGHT: Final = 297.0
MARGIN: Final = 14.0
HEAD: Final = 19.0
FOOT: Final = 14.5
ROW: Final = 10.5
BOX: Final = 5.0
# One module is then a third of a millimetre: a printer at 300 dpi draws it in four dots.
QR: Final = 9.7
LARGE: Final = 11.0
SMALL: Final = 8.5
LETTER: Final = 17.0
EXCEPTION_ROW: Final = 21.0
PEOPLE_PER_EXCEPTION_SHEET: Final = 250
MOST_EXCEPTION_SHEETS: Final = 4


def draw_door_kit(job: DoorKitJob, progress: Progress) -> DoorKitReport:
    """Draw the door kit as a PDF at the job's target.

    Raises:
        Refused: with a `DoorKitRefusal`, or a `FileRefusal` when the file cannot be written.
        Cancelled: out of `progress`; nothing is left behind.

    """
    people = job.kit.people
    if not people:
        raise Refused(DoorKitRefusal.NOBODY, point=job.kit.point)
    per_page = int((HEIGHT - 2 * MARGIN - HEAD - FOOT) / ROW)
    most = MOST_EXCEPTION_SHEETS if job.exceptions else 0
    sheets = min(most, -(-len(people) // PEOPLE_PER_EXCEPTION_SHEET))
    pages = -(-len(people) // per_page) + sheets
    with Document.written(job.target, title=job.kit.event) as document:
        for start in range(0, len(people), per_page):
            progress.at(start, len(people))
            _draw_list_page(document, job, people[start : start + per_page], pages)
        for _ in range(sheets):
            _draw_exceptions(document, job, pages)
    progress.at(len(people), len(people))
    return DoorKitReport(job.target, len(people), document.pages)


class _Columns(NamedTuple):
    """Where each column begins, in mm."""

    letter: float
    box: float
    time: float
    name: float
    category: float
    code: float
    qr: float
    right: float


_AT: Final = _Columns(
    letter=MARGIN,
    box=MARGIN + 10,
    time=MARGIN + 18,
    name=MARGIN + 33,
    category=MARGIN + 117,
    code=MARGIN + 148,
    qr=WIDTH - MARGIN - QR,
    right=WIDTH - MARGIN,
)


def _draw_list_page(document: Document, job: DoorKitJob, people: tuple[DoorPerson, ...], pages: int) -> None:
    words = job.words
    title = words.list_title.format(
        point=job.kit.point,
        first=people[0].family_name or people[0].given_name,
        last=people[-1].family_name or people[-1].given_name,
    )
    document.page(WIDTH, HEIGHT)
    zone = ZoneInfo(job.kit.zone)
    with document.area(0, 0, WIDTH, HEIGHT) as ink:
        top = _draw_page_frame(ink, job, title, document.pages, pages)
        for x, heading in (
            (_AT.time, words.time),
            (_AT.name, words.name),
            (_AT.category, words.category),
            (_AT.code, words.code),
        ):
            write(ink, heading, (x, top - 1.5), 30, SMALL, colour=MUTED)
        lines = [Segment(_AT.box, top, _AT.right, top)]
        letter = ""
        for number, person in enumerate(people):
            if person.letter != letter:
                letter = person.letter
                write(ink, letter, (_AT.letter, top + ROW - 3), 9, LETTER, Weight.BOLD, ACCENT)
            _draw_person(ink, person, top, zone)
            top += ROW
            lines.append(Segment(_AT.box, top, _AT.right, top))
            if (number + 1 < len(people)) and people[number + 1].letter != letter:
                lines[-1] = Segment(_AT.letter, top, _AT.right, top)
        ink.segments(lines, 0.5, LINE)


def _draw_person(ink: Ink, person: DoorPerson, top: float, zone: ZoneInfo) -> None:
    box_top = top + (ROW - BOX) / 2
    ink.segments(square(_AT.box, box_top, BOX), 1, INK)
    if person.arrived_at is not None:
        ink.segments(_tick(_AT.box, box_top, BOX), 1.5, INK)
        clock = person.arrived_at.astimezone(zone).strftime("%H:%M")
        write(ink, clock, (_AT.time, top + 6.6), 14, LARGE)
    room = _AT.category - _AT.name - 3
    upper = top + (4.8 if person.organisation else 6.6)
    write(ink, person.listed_name, (_AT.name, upper), room, LARGE, Weight.BOLD, country=person.country)
    write(ink, person.organisation, (_AT.name, top + 8.6), room, SMALL, colour=MUTED, country=person.country)
    upper = top + (4.6 if person.box or person.things else 6.4)
    if (colour := hex_colour(person.colour)) is not None:
        ink.rectangle(_AT.category, upper - 2.8, 2.2, 3.3, colour)
    room = _AT.code - _AT.category - 6
    write(ink, person.category, (_AT.category + 3.6, upper), room, SMALL)
    write(ink, person.box, (_AT.category + 3.6, top + 8.8), room, SMALL, Weight.BOLD)
    start = _AT.code if person.box else _AT.category + 3.6
    write(ink, person.things, (start, top + 8.8), _AT.qr - start - 1.5, SMALL, colour=MUTED)
    upper = upper if person.things else top + 6.4
    write(ink, show_code(person.code), (_AT.code, upper), _AT.qr - _AT.code - 1.5, SMALL)
    if person.code:
        _draw_code(ink, person.code, top)


def _draw_code(ink: Ink, code: str, top: float) -> None:
    """The QR code; one of another system that is too long for it stays text alone."""
    try:
        ink.qr(code, _AT.qr, top + (ROW - QR) / 2, QR)
    except QrTooLong:
        return


def _draw_exceptions(document: Document, job: DoorKitJob, pages: int) -> None:
    """Ruled lines for people who are not on the list: time, name, organisation, e-mail, and a note below."""
    words = job.words
    document.page(WIDTH, HEIGHT)
    with document.area(0, 0, WIDTH, HEIGHT) as ink:
        title = words.exceptions.format(point=job.kit.point)
        top = _draw_page_frame(ink, job, title, document.pages, pages)
        headings = (words.time, words.name, words.organisation, words.email)
        starts = (MARGIN, MARGIN + 18, MARGIN + 74, MARGIN + 124)
        for x, heading in zip(starts, headings, strict=True):
            write(ink, heading, (x, top - 1.5), 45, SMALL, colour=MUTED)
        thin = [Segment(MARGIN, top, WIDTH - MARGIN, top)]
        ends = (*(start - 4 for start in starts[1:]), WIDTH - MARGIN)
        rules: list[Segment] = []
        while top + EXCEPTION_ROW <= HEIGHT - MARGIN - FOOT:
            rules += [Segment(x, top + 10, end, top + 10) for x, end in zip(starts, ends, strict=True)]
            write(ink, words.note, (MARGIN, top + 18), 16, SMALL, colour=MUTED)
            rules.append(Segment(MARGIN + 18, top + 18.5, WIDTH - MARGIN, top + 18.5))
            top += EXCEPTION_ROW
            thin.append(Segment(MARGIN, top, WIDTH - MARGIN, top))
        ink.segments(thin, 0.5, LINE)
        ink.segments(rules, 0.5, MUTED)


def _draw_page_frame(ink: Ink, job: DoorKitJob, subtitle: str, page: int, pages: int) -> float:
    """Title, funder line, page number; gives where the rows begin."""
    kit, words = job.kit, job.words
    frame = Frame(
        kit.event, subtitle, words.as_of, kit.funder, kit.emblem, margin=MARGIN, head=HEAD, foot=FOOT
    )
    _, top, _, _ = draw_frame(ink, frame, WIDTH, HEIGHT, words.page.format(page=page, pages=pages))
    return top


def _tick(x: float, y: float, side: float) -> list[Segment]:
    foot_x, foot_y = x + 0.42 * side, y + 0.76 * side
    return [
        Segment(x + 0.18 * side, y + 0.52 * side, foot_x, foot_y),
        Segment(foot_x, foot_y, x + 0.84 * side, y + 0.22 * side),
    ]
