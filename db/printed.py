"""Whether a person's badge has come out of a printer, as a condition for queries of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists

from db.tables import Attendee, PrintJob, Printout

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Exists

# States of a print job whose pages did not come out; those that did before a jam count as not out either,
# until the job is tried again.
_NOT_PRINTED = ("failed", "cancelled")


def did_not_fail() -> ColumnElement[bool]:
    """That the job a printout went with has not failed and was not given up."""
    return ~exists().where(PrintJob.id == Printout.job_id, PrintJob.state.in_(_NOT_PRINTED))


def badge_is_out() -> Exists:
    """That a badge of the attendee was printed, or is on its way."""
    return exists().where(Printout.attendee_id == Attendee.id, Printout.document == "badge", did_not_fail())
