"""What the desk does with its printers: rolls changed and counted down, printers that rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables import Printer
from desktop_app.features.badges.rules.printers import DeskPrinter, left_after, warns

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.tables import PrintJob


def pause_printer(session: Session, name: str, *, paused: bool) -> None:
    """Send nothing to the printer, or go on."""
    _printer(session, name).paused = paused


def change_roll(session: Session, name: str, *, roll: int, left: int, warn_at: int) -> None:
    """Count the labels of a printer's roll: `left` of `roll` are on it; a `roll` of 0 counts no more."""
    row = _printer(session, name)
    row.roll, row.labels_left, row.warn_at = roll, left, warn_at


def count_down(session: Session, job: PrintJob, pages_done: int) -> DeskPrinter | None:
    """Take the pages that came out since the last report off the roll of the job's printer.

    Gives the printer where somebody is to be told that its roll is running out.
    """
    row = session.get(Printer, job.printer)
    if row is None or not row.roll:
        return None
    before = row.labels_left
    two_sided = job.file.removesuffix(".pdf").endswith(("-long", "-short"))
    row.labels_left = left_after(before, job.pages_done, pages_done, two_sided=two_sided)
    if not warns(before, row.labels_left, row.warn_at):
        return None
    return DeskPrinter(row.name, row.paused, row.roll, row.labels_left, row.warn_at)


def _printer(session: Session, name: str) -> Printer:
    row = session.get(Printer, name)
    if row is None:
        row = Printer(name=name, paused=False, roll=0, labels_left=0, warn_at=0)
        session.add(row)
    return row
