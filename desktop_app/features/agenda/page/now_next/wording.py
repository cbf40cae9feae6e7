"""What a board says, line by line: times, titles, people, and what is other than guests were told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.features.agenda.rules import SessionState
from desktop_app.features.agenda.rules.now_next import NoteKind, notes_of

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.rules.now_next import Note, RoomBoard


@dataclass(frozen=True, slots=True)
class Entry:
    """A session in words; `note` says what is other, `off` that it does not take place here."""

    when: str
    title: str
    people: str = ""
    note: str = ""
    off: bool = False

    def spoken(self) -> str:
        """The entry as one line, for a screen reader."""
        return ", ".join(part for part in (self.when, self.title, self.people, self.note) if part)


@dataclass(frozen=True, slots=True)
class BoardWords:
    """One room in words."""

    room: str
    now: tuple[Entry, ...]
    next: Entry | None
    rest: tuple[Entry, ...]

    def spoken(self) -> str:
        """The board as text, for a screen reader."""
        now = " / ".join(entry.spoken() for entry in self.now) or free_word()
        lines = [self.room, f"{now_word()}: {now}"]
        if self.next is not None:
            lines.append(f"{next_word()}: {self.next.spoken()}")
        return "\n".join([*lines, *(entry.spoken() for entry in self.rest)])


def board_words(board: RoomBoard, programme: Programme, before: Programme | None) -> BoardWords:
    """A board in the language of the screen, with times on the event's wall clock."""
    gone = tuple(_gone(session, programme) for session in board.gone)
    rest = tuple(_entry(session, programme, before) for session in board.rest)
    return BoardWords(
        board.room.name,
        tuple(_entry(session, programme, before) for session in board.now),
        _entry(board.next, programme, before) if board.next is not None else None,
        tuple(sorted((*gone, *rest), key=lambda entry: entry.when)),
    )


def _entry(session: Session, programme: Programme, before: Programme | None) -> Entry:
    said = " · ".join(_note(note) for note in notes_of(before, programme, session))
    off = session.state is SessionState.CANCELLED
    return Entry(_when(session, programme), session.title, ", ".join(programme.names(session)), said, off)


def _gone(session: Session, programme: Programme) -> Entry:
    begins = f"{programme.local(session.start):%H:%M}" if session.start is not None else ""
    note = QCoreApplication.translate("NowNext", "now in {room}").format(
        room=programme.room_name(session.room)
    )
    return Entry(begins, session.title, "", note, off=True)


def _when(session: Session, programme: Programme) -> str:
    span = session.span
    if span is None:
        return ""
    return f"{programme.local(span.start):%H:%M}–{programme.local(span.end):%H:%M}"


def _note(note: Note) -> str:
    return {
        NoteKind.NEW: QCoreApplication.translate("NowNext", "new"),
        NoteKind.TIME: QCoreApplication.translate("NowNext", "was {time}").format(time=note.was),
        NoteKind.ROOM: QCoreApplication.translate("NowNext", "was in {room}").format(room=note.was or "–"),
        NoteKind.CANCELLED: QCoreApplication.translate("NowNext", "cancelled"),
        NoteKind.SPEAKERS: QCoreApplication.translate("NowNext", "other speakers"),
    }[note.kind]


def now_word() -> str:
    return QCoreApplication.translate("NowNext", "Now")


def next_word() -> str:
    return QCoreApplication.translate("NowNext", "Next")


def free_word() -> str:
    return QCoreApplication.translate("NowNext", "Free now")
