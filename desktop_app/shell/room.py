"""A room as the frame knows it: its place in the rail and how its page is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext
    from desktop_app.kit.page import Page

# The room that listens to the scanner, and the one that shows people whom other rooms open.
CHECKIN: Final = "checkin"
PEOPLE: Final = "people"
# The room that has the staff list, and the list's name as a thing in it.
SETUP: Final = "setup"
STAFF_LIST: Final = "staff"


@dataclass(frozen=True)
class Command:
    """Something the search palette can do: `run` is called on the page after its room was opened."""

    title: str
    run: Callable[[Page], None]


@dataclass(frozen=True)
class Room:
    """One entry of the rail; its page is made when it is first opened.

    `make` makes it in the place where it will be: to style all its parts once more there would take longer.
    `number` is the fixed digit of Ctrl+1…7. `needing` counts what needs someone there, for the rail.
    """

    key: str
    number: int
    title: str
    picture: str
    make: Callable[[PageContext, QWidget], Page]
    commands: Sequence[Command] = ()
    needing: Callable[[], int] | None = None
