"""What the program says no to: expected refusals with a reason that the page turns into a sentence."""

from __future__ import annotations

from db.refusal import Refused

__all__ = ["Refused", "Unreadable"]


class Unreadable(Refused):
    """A file that cannot be read as what it was given for."""
