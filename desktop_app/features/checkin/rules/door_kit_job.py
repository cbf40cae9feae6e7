"""What a door list on paper is drawn from, and what its drawing tells; nothing of paper is loaded for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.checkin.rules.door_kit import DoorKit


class DoorKitRefusal(Enum):
    """Why no door list is drawn."""

    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class DoorKitWords:
    """The words on paper in the reader's language; those with braces take what they name."""

    list_title: str = "Door list, {point}: {first} to {last}"
    as_of: str = ""
    page: str = "page {page} of {pages}"
    time: str = "Time"
    name: str = "Name"
    category: str = "Category"
    code: str = "Code"
    exceptions: str = "Not on the list, {point}: write down everybody who is let in all the same"
    organisation: str = "Organisation"
    email: str = "E-mail"
    note: str = "Note"


@dataclass(frozen=True, slots=True)
class DoorKitJob:
    """Everything that drawing needs, so that it can be sent to another process.

    A list of a thing to hand out has no sheets for ``exceptions``.
    """

    kit: DoorKit
    target: Path
    words: DoorKitWords = DoorKitWords()
    exceptions: bool = True


@dataclass(frozen=True, slots=True)
class DoorKitReport:
    """What was written."""

    target: Path
    people: int
    pages: int
