"""The rows of the booklet: sessions with their abstracts, and the index of speakers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.tasks.paper.flow import Block
from desktop_app.features.agenda.tasks.paper.pen import placed, run_text, tall
from desktop_app.features.agenda.tasks.paper.plain import paragraphs
from desktop_app.features.agenda.tasks.paper.rows import RowStyle, session_row
from desktop_app.paper.document import MM
from desktop_app.paper.fonts import Weight
from desktop_app.paper.paragraph import from_the_right, set_paragraph
from desktop_app.paper.pen import INK, MUTED, Piece, setter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.features.agenda.rules import Person, Programme, Session
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords

INNER: Final = 124.0
SIZE: Final = 9.5
TEXT: Final = 8.0
_STYLE: Final = RowStyle(INNER, times=18, rooms=26, size=SIZE, pad=0.5)
_PARAGRAPH: Final = 1.0
_NUMBERS: Final = 20.0
_LINES: Final = 8.0


def session_blocks(programme: Programme, session: Session, words: ProgrammeWords) -> Iterator[Block]:
    """The session's row and the lines of its abstract, or of its description where it has none."""
    texts = paragraphs(session.abstract or session.description)
    room = programme.room_name(session.room)
    row = session_row(programme, session, words, _STYLE, where=room, heads=bool(texts))
    yield replace(row, key=session.guid)
    for text in texts:
        yield from _paragraph(text)
    if texts:
        yield Block(_PARAGRAPH)


def _paragraph(text: str) -> Iterator[Block]:
    """Each line is a block, so that long abstracts go on over the next page."""
    width = INNER - _STYLE.times
    fitted = set_paragraph(setter(), text, width * MM, TEXT)
    turned = from_the_right(text)
    step = max([TEXT * fitted.leading / MM, *(TEXT * (line.top + line.depth) / MM for line in fitted.lines)])
    for line in fitted.lines:
        x = INNER - line.width * TEXT / MM if turned else _STYLE.times
        yield Block(step, (Piece(line, x, line.top * TEXT / MM, TEXT, INK),))
    yield Block(_PARAGRAPH)


def index_rows(programme: Programme, where: Mapping[str, int], width: float) -> list[Block]:
    """Each speaker with the pages of their sessions; `where` gives the page of each session by its guid."""
    pages: dict[str, set[int]] = {}
    for session in programme.public():
        for key in session.persons:
            pages.setdefault(key, set()).add(where[session.guid])
    people = sorted((each for each in programme.people if each.key in pages), key=_by_name)
    return [_index_row(person.name, pages[person.key], width) for person in people]


def note_lines(room: float) -> list[Block]:
    """Lines to write on, as many as `room` mm hold."""
    return [Block(_LINES, ruled=INNER) for _ in range(int(room / _LINES))]


def _by_name(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.key


def _index_row(name: str, pages: set[int], width: float) -> Block:
    told = run_text(name, width - _NUMBERS - 4, TEXT + 0.5, Weight.SEMIBOLD)
    numbers = run_text(", ".join(str(page) for page in sorted(pages)), _NUMBERS, TEXT + 0.5)
    pieces = placed(told, 0, 0.8, INK, width - _NUMBERS - 4) + placed(numbers, width - _NUMBERS, 0.8, MUTED)
    return Block(max(tall(told), tall(numbers)) + 1.6, tuple(pieces), ruled=width)
