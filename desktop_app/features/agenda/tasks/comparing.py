"""A programme from a file compared with what stands here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.import_ground import compared

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.exchange import ReadProgramme
    from desktop_app.features.agenda.rules.import_ground import Comparison, ImportGround
    from desktop_app.progress import Progress


def compare_programme(ground: ImportGround, read: ReadProgramme, progress: Progress) -> Comparison:
    """What importing the file would do.

    Raises:
        Cancelled: when the person who waits has cancelled.

    """
    progress.at(0, 1)
    made = compared(ground, read)
    progress.at(1, 1)
    return made
