"""How somebody is in a session, as paper and desk tell it: on stage, in the chair, or listening."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Attending(StrEnum):
    """What somebody comes to a session for."""

    SPEAKS = "speaks"
    MODERATES = "moderates"
    LISTENS = "listens"
    """Signed up for it."""


_IN_THE_CHAIR: Final = frozenset({"moderator", "host"})


def on_stage(part: str) -> Attending:
    """What a part on the programme, by the value of the agenda's `Part`, means to its owner."""
    return Attending.MODERATES if part in _IN_THE_CHAIR else Attending.SPEAKS
