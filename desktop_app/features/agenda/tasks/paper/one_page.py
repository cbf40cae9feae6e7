"""The programme as a list: a page for each day, in the largest type with which the day stands on one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.tasks.paper.flow import largest
from desktop_app.features.agenda.tasks.paper.rows import RowStyle, session_row
from desktop_app.features.agenda.tasks.paper.sheets import INNER, ROOM, by_day, draw_pages, frame_of

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.rules.paper import ProgrammeFoot
    from desktop_app.features.agenda.tasks.paper.flow import Block
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
    from desktop_app.paper.document import Document
    from desktop_app.progress import Progress

SIZES: Final = (7.0, 8.0, 9.0, 10.0, 11.0, 12.5, 14.0)
_LOOSE: Final = 0.55
_CLOSE: Final = 0.3
_CLOSE_BELOW: Final = 9.0


def draw_page(
    document: Document,
    programme: Programme,
    words: ProgrammeWords,
    foot: ProgrammeFoot,
    progress: Progress,
) -> None:
    """Each day on one A4 page; one that has no room even in the smallest type goes on over further pages."""
    days = by_day(programme, programme.public())
    for done, (day, sessions) in enumerate(days.items()):
        progress.at(done, len(days))
        _, pages = largest(SIZES, _Day(programme, sessions, words).rows, ROOM)
        under = " · ".join(part for part in (programme.title, foot.place) if part)
        draw_pages(document, frame_of(programme, words, foot, words.day(day), under), pages, words)


class _Day:
    """The rows of one day at any size."""

    def __init__(self, programme: Programme, sessions: list[Session], words: ProgrammeWords) -> None:
        self._programme = programme
        self._sessions = sessions
        self._words = words
        self._several = len({session.room for session in sessions if session.room}) > 1

    def rows(self, size: float) -> list[Block]:
        style = RowStyle(
            INNER,
            times=7 + size * 1.35,
            rooms=34 if self._several else 0,
            size=size,
            pad=_CLOSE if size < _CLOSE_BELOW else _LOOSE,
        )
        programme = self._programme
        return [
            session_row(
                programme,
                session,
                self._words,
                style,
                where=programme.room_name(session.room) if self._several else "",
            )
            for session in self._sessions
        ]
