"""Sheets for the doors: what is in this room today, to be read at arm's length, with what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules import SessionState
from desktop_app.features.agenda.tasks.paper.flow import Block, largest
from desktop_app.features.agenda.tasks.paper.pen import one_line, placed, tall
from desktop_app.features.agenda.tasks.paper.rows import RowStyle, session_row
from desktop_app.features.agenda.tasks.paper.sheets import (
    INNER,
    ROOM,
    begins,
    by_day,
    draw_pages,
    ends,
    frame_of,
)
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.features.agenda.rules import Programme, Room, Session
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeFoot, ProgrammeWords
    from desktop_app.paper.document import Document
    from desktop_app.progress import Progress

SIZES: Final = (13.0, 15.0, 17.0, 19.0, 22.0, 25.0)
NAME: Final = 52.0
"""Points: the room's name, to be read across a corridor."""


def draw_doors(
    document: Document,
    programme: Programme,
    words: ProgrammeWords,
    foot: ProgrammeFoot,
    progress: Progress,
    *,
    before: Programme | None,
    only: frozenset[str],
) -> None:
    """A sheet for each room and each day on which something is, or was to be, in it."""
    rooms = [room for room in programme.rooms if not only or room.key in only]
    for done, room in enumerate(sorted(rooms, key=lambda room: room.position)):
        progress.at(done, len(rooms))
        door = _Door(programme, before, words, room)
        for day in door.days():
            pages = door.pages(day)
            under = " · ".join(part for part in (programme.title, foot.place) if part)
            draw_pages(document, frame_of(programme, words, foot, words.day(day), under), pages, words)


class _Door:
    """The sheets of one room; `before` is what guests were told."""

    def __init__(
        self, programme: Programme, before: Programme | None, words: ProgrammeWords, room: Room
    ) -> None:
        self._now, self._before, self._words, self._room = programme, before, words, room
        self._old = before.by_guid() if before is not None else {}
        self._new = programme.by_guid()
        here = [session for session in programme.public() if session.room == room.key]
        self._here = by_day(programme, here)
        told = before.public() if before is not None else ()
        self._gone = by_day(programme, [old for old in told if old.room == room.key and self._left(old)])

    def days(self) -> list[date]:
        return sorted({*self._here, *self._gone})

    def pages(self, day: date) -> list[list[Block]]:
        _, pages = largest(SIZES, lambda size: self._rows(day, size), ROOM - _name(self._room).height)
        return [[_name(self._room), *page] for page in pages]

    def _rows(self, day: date, size: float) -> list[Block]:
        style = RowStyle(INNER, times=9 + size * 1.3, rooms=0, size=size, pad=0.42)
        rows = [(session, self._marks(session)) for session in self._here.get(day, ())]
        rows += [(old, (self._whereto(old),)) for old in self._gone.get(day, ())]
        rows.sort(key=lambda row: (row[0].start, row[0].guid))
        return [session_row(self._now, each, self._words, style, marks=marks) for each, marks in rows]

    def _left(self, old: Session) -> bool:
        """Whether somebody who read the old sheet would wait here in vain."""
        new = self._new.get(old.guid)
        if new is None or new.start is None or old.start is None:
            return True
        return new.room != old.room or self._now.day_of(new.start) != self._now.day_of(old.start)

    def _whereto(self, old: Session) -> str:
        new = self._new.get(old.guid)
        if new is None or new.start is None or new.state is SessionState.CANCELLED:
            return self._words.gone
        day = self._now.day_of(new.start)
        other_day = old.start is not None and day != self._now.day_of(old.start)
        time = begins(self._now, new)
        room = self._now.room_name(new.room) or self._words.no_room
        return self._words.gone_to.format(
            time=f"{self._words.day(day)} {time}" if other_day else time, room=room
        )

    def _marks(self, session: Session) -> tuple[str, ...]:
        if self._before is None:
            return ()
        return change_marks(self._before, self._old.get(session.guid), self._now, session, self._words)


def change_marks(
    before: Programme, old: Session | None, now: Programme, new: Session, words: ProgrammeWords
) -> tuple[str, ...]:
    """What is other than guests were told, in words: nothing where nothing is."""
    if old is None or old.start is None:
        return (words.new,)
    marks = []
    if old.start != new.start:
        marks.append(words.new_time.format(time=_told(before, old, now, new, words)))
    elif old.end != new.end:
        marks.append(words.new_length.format(time=ends(now, new)))
    if before.room_name(old.room) != now.room_name(new.room):
        marks.append(words.new_room.format(room=before.room_name(old.room) or words.no_room))
    if sorted(before.names(old)) != sorted(now.names(new)):
        marks.append(words.new_people)
    return tuple(marks)


def _told(before: Programme, old: Session, now: Programme, new: Session, words: ProgrammeWords) -> str:
    time = begins(before, old)
    if old.start is None or new.start is None:
        return time
    day = before.day_of(old.start)
    return time if day == now.day_of(new.start) else f"{words.day(day)} {time}"


def _name(room: Room) -> Block:
    name = one_line(room.name, INNER, NAME, Weight.BOLD)
    return Block(tall(name) + 5, tuple(placed(name, 0, 0, ACCENT, INNER)))
