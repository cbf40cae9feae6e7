"""One column of a file: what it fills, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from desktop_app.features.registrations.rules.field import CustomKind

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.field import Target
    from desktop_app.features.registrations.rules.questions import Answer


class Confidence(IntEnum):
    """How a proposal came about, from a guess to a person's word."""

    NONE = 0
    CONTENT = 1
    PHRASE = 2
    HEADER = 3
    KNOWN = 4
    SAVED = 5
    CHOSEN = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: its header, what it fills and why, of what kind it is, a few samples.

    `rank`: which place it has where several columns fill one field. `answer`: the question and the answer
    that it ticks. `month_first`: its dates are American ones.
    """

    index: int
    header: str
    target: Target
    confidence: Confidence
    kind: CustomKind = CustomKind.TEXT
    samples: tuple[str, ...] = ()
    rank: int = 0
    answer: Answer | None = None
    month_first: bool = False
