"""What one room asks the room with the printers to print: how it is drawn, for whom, and who is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.paper.calibration import Calibration
    from desktop_app.progress import Progress

MANY: Final = 60
"""From so many things to draw on, drawing in a process of its own is worth that process's start."""


@dataclass(frozen=True)
class PaperOrder:
    """One document for a printer of this computer.

    `draw` draws it into a file and gives the number of its pages; it goes to another process when `count`
    is large. `admit` is asked before the printer gets it, and refuses what must not be printed any more.
    `queued` is told the key of the job in the queue, `refused` why nothing came of it.
    An `urgent` one is for somebody who stands there and waits.
    """

    title: str
    printer: str
    document: str
    count: int
    draw: Callable[[Path, Calibration | None, Progress], int]
    admit: Callable[[], None]
    queued: Callable[[str], None]
    refused: Callable[[Exception], None]
    attendee_ids: tuple[str, ...] = ()
    urgent: bool = False
