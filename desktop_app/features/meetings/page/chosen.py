"""What is chosen on the page: one meeting, request or person, the same in every view."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal


class Thing(Enum):
    """What can be chosen."""

    NOTHING = auto()
    MEETING = auto()
    REQUEST = auto()
    PERSON = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing by its key."""

    thing: Thing = Thing.NOTHING
    key: str = ""


class Chosen(QObject):
    """Holds the choice.

    Signals:
        changed(Choice): another thing is chosen.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()

    def choose(self, thing: Thing, key: str = "") -> None:
        """Choose something else."""
        choice = Choice(thing, key) if key else Choice()
        if choice != self.choice:
            self.choice = choice
            self.changed.emit(choice)

    def of(self, thing: Thing) -> str:
        """The key of what is chosen where it is such a thing, or else ""."""
        return self.choice.key if self.choice.thing is thing else ""
