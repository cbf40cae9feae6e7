"""What a file had that a template of ours has not, or has in another way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.features.badges.rules.template import BadgeTemplate


class LossKind(Enum):
    """What somebody should look at; the loss's `detail` names it."""

    FONT = "font"
    """A font that is not at hand: set in Noto Sans."""
    ITALIC = "italic"
    """Slanted text: set upright."""
    FIELD = "field"
    """A field that no badge of ours has: its name stands in brackets."""
    CUSTOM = "custom"
    """A question: read from the event's own field of that key."""
    IMAGE = "image"
    """A picture that the file does not hold."""
    TEXT_GROUND = "text ground"
    """A ground behind text: drawn as a shape of its own."""
    PAGE = "page"
    """A third or later page."""
    ELEMENT = "element"
    """An element of a kind that is not known."""
    SIZE = "size"
    """The file does not say how large the badge is; the detail says what was taken."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing to look at."""

    kind: LossKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """A template from a file, and what was lost on the way; each loss once."""

    template: BadgeTemplate
    losses: tuple[Loss, ...] = ()


class Losses:
    """Gathers losses, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self._met: dict[Loss, None] = {}

    def add(self, kind: LossKind, detail: str = "") -> None:
        self._met[Loss(kind, detail)] = None

    def all(self) -> tuple[Loss, ...]:
        return tuple(self._met)
