"""The notice for the doors: what has changed since guests were told, one row for each session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules import SessionKind, SessionState
from desktop_app.features.agenda.tasks.paper.doors import change_marks
from desktop_app.features.agenda.tasks.paper.flow import largest
from desktop_app.features.agenda.tasks.paper.rows import RowStyle, heading, session_row
from desktop_app.features.agenda.tasks.paper.sheets import INNER, ROOM, by_day, draw_pages, frame_of

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.rules.paper import ProgrammeFoot
    from desktop_app.features.agenda.tasks.paper.flow import Block
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
    from desktop_app.paper.document import Document

SIZES: Final = (9.0, 11.0, 13.0, 15.0, 18.0, 21.0)


def draw_changes(
    document: Document, before: Programme, now: Programme, words: ProgrammeWords, foot: ProgrammeFoot
) -> None:
    """The notice in the largest type with which it stands on one page; no page where nothing changed."""
    rows = changed_sessions(before, now, words)
    if not rows:
        return
    _, pages = largest(SIZES, lambda size: _blocks(now, rows, words, size), ROOM)
    title = words.changes.format(since=words.since)
    draw_pages(document, frame_of(now, words, foot, title), pages, words)


def changed_sessions(
    before: Programme, now: Programme, words: ProgrammeWords
) -> list[tuple[Session, tuple[str, ...]]]:
    """The sessions that are not as guests were told, in order of time, each with what is other."""
    old, new = ({session.guid: session for session in each.public()} for each in (before, now))
    rows = [(each, _marks(before, old.get(each.guid), now, each, words)) for each in now.public()]
    rows = [row for row in rows if row[1] or _newly_cancelled(old.get(row[0].guid), row[0])]
    gone = [each for each in before.public() if each.guid not in new]
    rows += [(each, (words.cancelled,)) for each in gone if each.kind is SessionKind.SESSION]
    return sorted(rows, key=lambda row: (row[0].start, row[0].guid))


def _marks(
    before: Programme, old: Session | None, now: Programme, new: Session, words: ProgrammeWords
) -> tuple[str, ...]:
    if new.state is SessionState.CANCELLED:
        return ()  # that it is cancelled says all
    return change_marks(before, old, now, new, words)


def _newly_cancelled(old: Session | None, new: Session) -> bool:
    was = old is not None and old.state is SessionState.CANCELLED
    return new.state is SessionState.CANCELLED and not was


def _blocks(
    now: Programme, rows: list[tuple[Session, tuple[str, ...]]], words: ProgrammeWords, size: float
) -> list[Block]:
    style = RowStyle(INNER, times=8 + size * 1.3, rooms=45, size=size)
    marks = {session.guid: said for session, said in rows}
    blocks = []
    days = by_day(now, [session for session, _ in rows])
    for day, sessions in days.items():
        blocks += [heading(words.day(day), size, INNER, above=4)] if len(days) > 1 else []
        for session in sessions:
            room = now.room_name(session.room)
            blocks.append(session_row(now, session, words, style, marks=marks[session.guid], where=room))
    return blocks
