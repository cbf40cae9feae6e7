"""Why a badge is printed once more, and whether the old one still opens the door."""

from __future__ import annotations

from enum import Enum, StrEnum


class ReprintReason(StrEnum):
    """What became of the badge before; kept with the printout."""

    DAMAGED = "damaged"
    CORRECTED = "corrected"
    LOST = "lost"

    @property
    def withdraws(self) -> bool:
        """Whether the old badge may be in somebody else's hands, so that its code must stop working."""
        return self is ReprintReason.LOST


class ReprintRefusal(Enum):
    """Why no new code can be given."""

    GONE = "gone"
