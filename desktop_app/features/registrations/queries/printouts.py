"""What was printed for one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import PrintJob, Printout, Station, Template

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class PersonPrintout:
    """One copy of one document; `template` is empty where the template is gone.

    `state` is the print job's where there is one: what the print system says.
    """

    id: str
    at: datetime
    document: str
    template: str
    copy_number: int
    reason: str
    state: str
    station: str
    printer: str


def person_printouts(session: Session, attendee_id: str) -> list[PersonPrintout]:
    """The printouts of a person, newest first."""
    query = (
        select(
            Printout.id,
            Printout.at,
            Printout.document,
            func.coalesce(Template.name, ""),
            Printout.copy_number,
            Printout.reason,
            func.coalesce(PrintJob.state, Printout.state),
            func.coalesce(Station.name, PrintJob.station, ""),
            func.coalesce(PrintJob.printer, ""),
        )
        .outerjoin(Template, Template.id == Printout.template_id)
        .outerjoin(Station, Station.id == Printout.station_id)
        .outerjoin(PrintJob, PrintJob.id == Printout.job_id)
        .where(Printout.attendee_id == attendee_id)
        .order_by(Printout.at.desc(), Printout.id.desc())
    )
    return [PersonPrintout(*row) for row in session.execute(query)]
