"""Why a change to the agenda is refused, but for moves."""

from __future__ import annotations

from enum import Enum, auto


class AgendaRefusal(Enum):
    """Why the agenda stays as it is."""

    GONE = auto()
    NAME_EMPTY = auto()
    NAME_TAKEN = auto()
    """With the fact `name`."""
    IN_USE = auto()
    """A room or a track has sessions: with the facts `name` and `count`."""
    HAS_GUESTS = auto()
    """A session was chosen or has a door; the fact `title`."""
    TOO_SHORT = auto()
    NEGATIVE = auto()
    SWAPPED = auto()
    """A stretch ends before it begins."""
    VERSION_TAKEN = auto()
    """With the fact `version`."""
    NOTHING_TO_RELEASE = auto()
    NOT_COMING = auto()
    """With the fact `name`."""
    SIGNED_UP_BEFORE = auto()
    SPEAKS_BEFORE = auto()
    REASON_EMPTY = auto()
    NOT_IN_PLAN = auto()
    """A plan moves sessions; new ones are made in the agenda itself."""
    PLACES_ONLY = auto()
    """In a plan only times and places are changed; everything else is the agenda's own."""
    CHANGED_MEANWHILE = auto()
    NO_SUCH_SESSION = auto()
    """With the fact `title`."""
    SEVERAL_SESSIONS = auto()
    """With the facts `title` and `guids`."""
    NO_REMEDY = auto()
