"""What an exchange of programmes gives: the programme with its repairs, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.session import SessionKind, SessionState

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.extras import Dialect
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.repair import Repair


class ProgrammeRefusal(Enum):
    """Why a file is not read as a programme; the fact `file` names it."""

    MISSING = "missing"
    FOLDER = "folder"
    NO_PERMISSION = "no permission"
    EMPTY = "empty"
    TOO_BIG = "too big"
    TOO_DEEP = "too deep"
    ENTITIES = "entities"
    DAMAGED = "damaged"
    """With the facts `line` and `column`."""
    FEED = "feed"
    OTHER_SCHEDULE = "other schedule"
    SCHEMA = "schema"
    WEB_PAGE = "web page"
    OTHER_XML = "other xml"
    """With the fact `root`: the name of the outermost element."""
    OTHER_JSON = "other json"
    ARCHIVE = "archive"
    PICTURE = "picture"
    PDF = "pdf"
    DATABASE = "database"
    CALENDAR_WITHOUT_EVENTS = "calendar without events"
    TABLE_WITHOUT_SESSIONS = "table without sessions"
    NO_SESSIONS = "no sessions"
    NOT_A_PROGRAMME = "not a programme"
    NO_DAYS = "no days"
    """There is nothing to write: neither a day nor a session with a time."""
    NOT_VALID = "not valid"
    """What was to be written breaks a rule of its format; the fact `fault` says which."""
    UNKNOWN_TYPE = "unknown type"
    """The name to write to ends in nothing that is known."""


@dataclass(frozen=True, slots=True)
class ReadProgramme:
    """A programme as a file had it, and what was mended on the way."""

    programme: Programme
    dialect: Dialect
    repairs: tuple[Repair, ...] = ()


def published(programme: Programme) -> Programme:
    """What guests may see: no drafts, blockers, unplanned sessions, availabilities or things kept aside."""
    sessions = tuple(
        replace(session, locked=False, extras=())
        for session in programme.public()
        if session.state is not SessionState.DRAFT and session.kind is not SessionKind.BLOCKER
    )
    named = {key for session in sessions for key in session.persons}
    return replace(
        programme,
        sessions=sessions,
        rooms=tuple(replace(room, availability=(), extras=()) for room in programme.rooms),
        tracks=tuple(replace(track, extras=()) for track in programme.tracks),
        people=tuple(
            replace(person, availability=(), extras=()) for person in programme.people if person.key in named
        ),
        extras=(),
    )
