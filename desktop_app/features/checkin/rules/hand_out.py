"""What a guest is given: for whom a thing is, whether it was given, and how many are left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

# From this share of the stock on the desk is warned, in per cent.
_LOW: Final = 10


class HandOutRefusal(Enum):
    """Why a thing is not given, or not taken back."""

    UNKNOWN = auto()
    ALREADY = auto()
    NONE_LEFT = auto()
    NOT_GIVEN = auto()


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing as one guest stands to it.

    ``left`` is how many the event still has, None where nobody counts; ``given_at`` is None while the guest
    has not got it; ``by`` names who or which station gave it.
    """

    thing_id: str
    name: str
    stock: int | None = None
    left: int | None = None
    given_at: datetime | None = None
    by: str = ""

    @property
    def given(self) -> bool:
        """Whether the guest has it."""
        return self.given_at is not None

    @property
    def gone(self) -> bool:
        """Whether there is none for this guest any more."""
        return not self.given and self.left is not None and self.left <= 0

    @property
    def low(self) -> bool:
        """Whether so few are left that somebody should know."""
        return self.stock is not None and self.left is not None and self.left * 100 <= self.stock * _LOW


def is_for(
    category_ids: tuple[str, ...] | list[str],
    field: tuple[str, str],
    category_id: str,
    known: Mapping[str, object],
) -> bool:
    """Whether a thing is meant for somebody of this category with these answers.

    ``field`` is the key of the question that decides and the answer it asks for, empty where none decides.
    """
    if category_ids and category_id not in category_ids:
        return False
    key, wanted = field
    if not key:
        return True
    answer = known.get(key)
    parts = answer if isinstance(answer, list) else str(answer or "").split(";")
    return wanted.strip().casefold() in {str(part).strip().casefold() for part in parts}
