"""Why somebody who waits for a place is not let in at the door after all."""

from __future__ import annotations

from enum import Enum


class PromotionRefusal(Enum):
    """Why a guest of the waitlist is not promoted."""

    FULL = "full"
