"""What the program says no to: expected refusals, and the sentence that a person reads for each."""

from __future__ import annotations

from db.refusal import Refused
from desktop_app.errors.sentences import sentence_of

__all__ = ["Refused", "Unreadable", "sentence_of"]


class Unreadable(Refused):
    """A file that cannot be read as what it was given for."""
