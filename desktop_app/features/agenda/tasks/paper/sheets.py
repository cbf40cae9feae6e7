"""Office pages of the programme: the frame around them, their days, and times in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.tasks.paper.flow import draw_blocks
from desktop_app.paper.document import Frame, draw_frame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.rules.paper import ProgrammeFoot
    from desktop_app.features.agenda.tasks.paper.flow import Block
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
    from desktop_app.paper.document import Document

A4: Final = (210.0, 297.0)
MARGIN: Final = 14.0
HEAD: Final = 17.0
FOOT: Final = 14.5
INNER: Final = A4[0] - 2 * MARGIN
ROOM: Final = A4[1] - 2 * MARGIN - HEAD - FOOT


def stamp(programme: Programme, words: ProgrammeWords) -> str:
    """As of when, and which version."""
    as_of = words.as_of.format(clock=words.clock) if words.clock else ""
    version = words.version.format(version=programme.version) if programme.version else ""
    return " · ".join(part for part in (as_of, version) if part)


def frame_of(
    programme: Programme, words: ProgrammeWords, foot: ProgrammeFoot, title: str, under: str = ""
) -> Frame:
    """What stands around a page; under the title stands the event's unless told otherwise."""
    subtitle = under or programme.title
    marks = stamp(programme, words)
    return Frame(title, subtitle, marks, foot.small_print, foot.emblem, margin=MARGIN, head=HEAD, foot=FOOT)


def draw_pages(
    document: Document, frame: Frame, pages: Sequence[Sequence[Block]], words: ProgrammeWords
) -> None:
    """One A4 page for each list of blocks, numbered among themselves."""
    for number, blocks in enumerate(pages, 1):
        document.page(*A4)
        with document.area(0, 0, *A4) as ink:
            page = words.page.format(page=number, pages=len(pages)) if len(pages) > 1 else ""
            left, top, _, _ = draw_frame(ink, frame, *A4, page)
            draw_blocks(ink, blocks, left, top)


def by_day(programme: Programme, sessions: Sequence[Session]) -> dict[date, list[Session]]:
    """Scheduled sessions by the day they belong to, in the order given."""
    days: dict[date, list[Session]] = {}
    for session in sessions:
        if session.start is not None:
            days.setdefault(programme.day_of(session.start), []).append(session)
    return days


def begins(programme: Programme, session: Session) -> str:
    """When it begins on the wall, "09:30"; empty for no time."""
    return f"{programme.local(session.start):%H:%M}" if session.start is not None else ""


def ends(programme: Programme, session: Session) -> str:
    """When it ends on the wall; empty for no time."""
    return f"{programme.local(session.end):%H:%M}" if session.end is not None else ""


def times(programme: Programme, session: Session) -> str:
    """From when to when."""
    return f"{begins(programme, session)}–{ends(programme, session)}"
