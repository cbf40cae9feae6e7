"""What the agenda decides without a database or a screen: programmes, clashes, moves, differences."""

from __future__ import annotations

from desktop_app.features.agenda.rules.extras import Dialect, Extra
from desktop_app.features.agenda.rules.programme import Day, Person, Programme, Room, Track
from desktop_app.features.agenda.rules.session import (
    Link,
    Part,
    Recording,
    Role,
    Session,
    SessionKind,
    SessionState,
)
from desktop_app.features.agenda.rules.span import Span, covered
from desktop_app.features.agenda.rules.wall_clock import zone_of

__all__ = [
    "Day",
    "Dialect",
    "Extra",
    "Link",
    "Part",
    "Person",
    "Programme",
    "Recording",
    "Role",
    "Room",
    "Session",
    "SessionKind",
    "SessionState",
    "Span",
    "Track",
    "covered",
    "zone_of",
]
