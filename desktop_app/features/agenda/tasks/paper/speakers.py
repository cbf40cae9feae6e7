"""A sheet for each person on the programme: when and where they speak, and with whom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.tasks.paper.flow import largest
from desktop_app.features.agenda.tasks.paper.rows import RowStyle, heading, session_row
from desktop_app.features.agenda.tasks.paper.sheets import INNER, ROOM, by_day, draw_pages, frame_of

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Person, Programme, Session
    from desktop_app.features.agenda.rules.paper import ProgrammeFoot
    from desktop_app.features.agenda.tasks.paper.flow import Block
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
    from desktop_app.paper.document import Document
    from desktop_app.progress import Progress

SIZES: Final = (9.0, 10.5, 12.0, 14.0)


def draw_speakers(
    document: Document,
    programme: Programme,
    words: ProgrammeWords,
    foot: ProgrammeFoot,
    progress: Progress,
    *,
    only: frozenset[str],
) -> None:
    """The sheets in order of the names, of those who have something on the programme."""
    theirs: dict[str, list[Session]] = {}
    for session in programme.public():
        for key in session.persons:
            theirs.setdefault(key, []).append(session)
    people = [each for each in programme.people if each.key in theirs and (not only or each.key in only)]
    for done, person in enumerate(sorted(people, key=_by_name)):
        progress.at(done, len(people))
        _, pages = largest(SIZES, partial(_rows, programme, theirs[person.key], words), ROOM)
        under = f"{words.your_sessions} · {programme.title}"
        draw_pages(document, frame_of(programme, words, foot, person.name, under), pages, words)


def _by_name(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.key


def _rows(programme: Programme, sessions: list[Session], words: ProgrammeWords, size: float) -> list[Block]:
    style = RowStyle(INNER, times=8 + size * 1.3, rooms=38, size=size)
    blocks = []
    for day, each in by_day(programme, sessions).items():
        blocks.append(heading(words.day(day), size, INNER, above=4))
        for session in each:
            room = programme.room_name(session.room)
            blocks.append(session_row(programme, session, words, style, where=room))
    return blocks
