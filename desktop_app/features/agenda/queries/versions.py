"""The agenda's releases, the files read into it, its plans; and what changed since a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import AgendaImport, AgendaPlacement, AgendaPlan, AgendaRelease, Staff
from desktop_app.features.agenda.queries.programme import programme
from desktop_app.features.agenda.queries.snapshot import programme_from
from desktop_app.features.agenda.rules.difference import Difference, difference

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Programme


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release as lists show it; `staff` is who made it, or empty."""

    id: str
    version: str
    at: datetime
    comment: str
    staff: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as lists show it; `moved` is how many sessions it puts elsewhere."""

    id: str
    name: str
    made_at: datetime
    moved: int


def releases(session: RowSession, event_id: str) -> list[ReleaseRow]:
    """The releases of an event, the newest first."""
    row = AgendaRelease
    query = (
        select(row.id, row.version, row.at, row.comment, func.coalesce(Staff.name, ""))
        .outerjoin(Staff, Staff.id == row.staff_id)
        .where(row.event_id == event_id)
        .order_by(row.id.desc())
    )
    return [ReleaseRow(*found) for found in session.execute(query)]


def released_programme(session: RowSession, event_id: str, release_id: str | None = None) -> Programme | None:
    """The programme of a release, by default of the last; None where there is none."""
    query = select(AgendaRelease).where(AgendaRelease.event_id == event_id).order_by(AgendaRelease.id.desc())
    if release_id is not None:
        query = query.where(AgendaRelease.id == release_id)
    row = session.scalars(query.limit(1)).first()
    return None if row is None else programme_from(row.snapshot)


def next_version(session: RowSession, event_id: str) -> str:
    """A name for the next release: the number at the end of the last one, and one more."""
    known = releases(session, event_id)
    if not known:
        return "1"
    last = known[0].version
    digits = last[len(last.rstrip("0123456789")) :]
    return last.removesuffix(digits) + str(int(digits) + 1) if digits else f"{last} 2"


def changes_since(session: RowSession, event_id: str, release_id: str | None = None) -> Difference:
    """What changed since a release, by default the last; everything is new where there is none."""
    now = programme(session, event_id)
    before = released_programme(session, event_id, release_id)
    return Difference(()) if before is None else difference(before, now)


def imported_programme(session: RowSession, event_id: str) -> Programme | None:
    """The file that was read last, as it was; None where nothing was read."""
    query = select(AgendaImport).where(AgendaImport.event_id == event_id).order_by(AgendaImport.id.desc())
    row = session.scalars(query.limit(1)).first()
    return None if row is None else programme_from(row.snapshot)


def plans(session: RowSession, event_id: str) -> list[PlanRow]:
    """The what-if copies of an event, oldest first."""
    row = AgendaPlan
    query = (
        select(row.id, row.name, row.made_at, func.count(AgendaPlacement.id))
        .outerjoin(AgendaPlacement, AgendaPlacement.plan_id == row.id)
        .where(row.event_id == event_id)
        .group_by(row.id)
        .order_by(row.id)
    )
    return [PlanRow(*found) for found in session.execute(query)]


def plan_difference(session: RowSession, event_id: str, plan_id: str) -> Difference:
    """What a plan would change."""
    return difference(programme(session, event_id), programme(session, event_id, plan_id))
