"""Releases, plans, accepted clashes, printed sheets, and doors of sessions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import (
    AcceptedConflict,
    AgendaPlacement,
    AgendaPlan,
    AgendaRelease,
    AgendaSheet,
    CheckinPoint,
)
from desktop_app.errors import Refused
from desktop_app.features.agenda.actions.session_writing import set_columns
from desktop_app.features.agenda.actions.writing import found_session, put_programme, put_step
from desktop_app.features.agenda.queries.programme import programme
from desktop_app.features.agenda.queries.snapshot import snapshot_of
from desktop_app.features.agenda.queries.versions import plans, released_programme, releases
from desktop_app.features.agenda.rules.moves import Step
from desktop_app.features.agenda.rules.refusing import AgendaRefusal
from desktop_app.features.agenda.rules.releasing import with_sequences
from desktop_app.features.agenda.rules.sheet import sheet_fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Programme


def release_agenda(
    session: RowSession,
    event_id: str,
    version: str,
    now: datetime,
    *,
    comment: str = "",
    staff_id: str | None = None,
) -> str:
    """Make the agenda as it stands known under a name; gives the release's key.

    Raises:
        Refused: NAME_EMPTY, VERSION_TAKEN, NOTHING_TO_RELEASE.

    """
    version = " ".join(version.split())
    if not version:
        raise Refused(AgendaRefusal.NAME_EMPTY)
    if any(row.version.casefold() == version.casefold() for row in releases(session, event_id)):
        raise Refused(AgendaRefusal.VERSION_TAKEN, version=version)
    here = programme(session, event_id)
    if not here.public():
        raise Refused(AgendaRefusal.NOTHING_TO_RELEASE)
    counted = with_sequences(here, released_programme(session, event_id))
    pairs = [(old, new) for old, new in zip(here.sessions, counted.sessions, strict=True) if old != new]
    put_step(session, event_id, Step(tuple(old for old, _ in pairs), tuple(new for _, new in pairs)))
    row = AgendaRelease(
        event_id=event_id,
        version=version,
        comment=comment.strip(),
        at=now,
        staff_id=staff_id,
        snapshot=snapshot_of(counted),
    )
    session.add(row)
    session.flush()
    return row.id


def reset_agenda(session: RowSession, event_id: str, release_id: str) -> Iterator[int]:
    """Set the agenda back to a release, for `Store.write_chunks`; yields how many sessions are written.

    Raises:
        Refused: GONE.

    """
    released = released_programme(session, event_id, release_id)
    if released is None:
        raise Refused(AgendaRefusal.GONE)
    yield from put_programme(session, event_id, programme(session, event_id), released)


def make_plan(session: RowSession, event_id: str, name: str, now: datetime) -> str:
    """Make a what-if copy of the agenda; gives its key.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN.

    """
    row = AgendaPlan(event_id=event_id, name=_free_plan_name(session, event_id, name), made_at=now)
    session.add(row)
    session.flush()
    return row.id


def rename_plan(session: RowSession, event_id: str, plan_id: str, name: str) -> None:
    """Give a what-if copy another name.

    Raises:
        Refused: GONE, NAME_EMPTY, NAME_TAKEN.

    """
    row = session.get(AgendaPlan, plan_id)
    if row is None:
        raise Refused(AgendaRefusal.GONE)
    row.name = _free_plan_name(session, event_id, name, plan_id)


def _free_plan_name(session: RowSession, event_id: str, name: str, plan_id: str = "") -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(AgendaRefusal.NAME_EMPTY)
    others = (row.name.casefold() for row in plans(session, event_id) if row.id != plan_id)
    if name.casefold() in others:
        raise Refused(AgendaRefusal.NAME_TAKEN, name=name)
    return name


def adopt_plan(session: RowSession, event_id: str, plan_id: str, only: Collection[str] | None = None) -> int:
    """Put sessions where a plan has them, and drop the plan; gives how many moved.

    With `only`, the sessions of these guids alone; the others stay where they are.

    Raises:
        Refused: GONE.

    """
    before, after = programme(session, event_id), programme(session, event_id, plan_id)
    pairs = [
        (old, new)
        for old, new in zip(before.sessions, after.sessions, strict=True)
        if old != new and (only is None or new.guid in only)
    ]
    put_step(session, event_id, Step(tuple(old for old, _ in pairs), tuple(new for _, new in pairs)))
    discard_plan(session, plan_id)
    return len(pairs)


def discard_plan(session: RowSession, plan_id: str) -> None:
    """Drop a what-if copy.

    Raises:
        Refused: GONE.

    """
    plan = session.get(AgendaPlan, plan_id)
    if plan is None:
        raise Refused(AgendaRefusal.GONE)
    for row in session.scalars(select(AgendaPlacement).where(AgendaPlacement.plan_id == plan_id)):
        session.delete(row)
    session.delete(plan)


def accept_conflict(
    session: RowSession,
    event_id: str,
    identity: Sequence[str],
    reason: str,
    now: datetime,
    staff_id: str | None = None,
) -> None:
    """Agree to live with a clash (by its `identity`), and say why; saying it again changes the reason.

    Raises:
        Refused: REASON_EMPTY.

    """
    reason = " ".join(reason.split())
    if not reason:
        raise Refused(AgendaRefusal.REASON_EMPTY)
    row = _accepted(session, event_id, identity)
    if row is None:
        row = AcceptedConflict(event_id=event_id, identity=_text(identity))
        session.add(row)
    row.reason, row.at, row.staff_id = reason, now, staff_id


def reopen_conflict(session: RowSession, event_id: str, identity: Sequence[str]) -> None:
    """Take the acceptance of a clash back.

    Raises:
        Refused: GONE.

    """
    row = _accepted(session, event_id, identity)
    if row is None:
        raise Refused(AgendaRefusal.GONE)
    session.delete(row)


def _text(identity: Sequence[str]) -> str:
    return json.dumps(list(identity), ensure_ascii=False)


def _accepted(session: RowSession, event_id: str, identity: Sequence[str]) -> AcceptedConflict | None:
    row = AcceptedConflict
    query = select(row).where(row.event_id == event_id, row.identity == _text(identity))
    return session.scalars(query).one_or_none()


def note_sheets(
    session: RowSession,
    event_id: str,
    sheets: Sequence[tuple[str, str]],
    now: datetime,
    printed: Programme | None = None,
) -> None:
    """Note that sheets were printed, each by kind and subject (see `AgendaSheet`).

    They say what `printed` says, the programme that was drawn; without it, the agenda as it stands.
    """
    drawn = printed or programme(session, event_id)
    for kind, subject in sheets:
        mark = sheet_fingerprint(drawn, kind, subject)
        session.add(AgendaSheet(event_id=event_id, kind=kind, subject=subject, fingerprint=mark, at=now))


def _plainly(start: datetime) -> str:
    return f"{start:%Y-%m-%d %H:%M}"


def open_session_door(
    session: RowSession,
    event_id: str,
    guid: str,
    *,
    signed_up_only: bool = False,
    told: Callable[[datetime], str] = _plainly,
) -> str:
    """Make a check-in point of a session, or bring the one it has up to date; gives its key.

    Whoever enters there attended the session, and who leaves makes room for another. It is called as the
    session is, and takes as many as the room holds in which the session is now. Where another point is called
    so, as for a talk that is given twice, the start by the wall clock follows, as `told` writes it.

    Raises:
        Refused: GONE.

    """
    row = found_session(session, event_id, guid)
    here = programme(session, event_id, only=[guid])
    room = here.room(here.sessions[0].room)
    capacity = room.capacity if room is not None else None
    point = session.scalars(select(CheckinPoint).where(CheckinPoint.session_id == row.id)).first()
    if point is None:
        point = CheckinPoint(
            event_id=event_id,
            name=_door_name(session, event_id, here, told),
            direction="both",
            reentry_rule="always",
            position=_last_position(session, event_id) + 1,
            capacity=capacity,
            session_id=row.id,
            signed_up_only=signed_up_only,
            category_ids=[],
        )
        session.add(point)
    else:
        set_columns(point, {"capacity": capacity, "signed_up_only": signed_up_only or point.signed_up_only})
    session.flush()
    return point.id


def _door_name(session: RowSession, event_id: str, here: Programme, told: Callable[[datetime], str]) -> str:
    (of,) = here.sessions
    taken = select(CheckinPoint.name).where(CheckinPoint.event_id == event_id, CheckinPoint.name == of.title)
    if of.start is None or session.scalars(taken).first() is None:
        return of.title
    return f"{of.title}, {told(here.local(of.start))}"


def _last_position(session: RowSession, event_id: str) -> int:
    query = select(func.max(CheckinPoint.position)).where(CheckinPoint.event_id == event_id)
    found = session.scalar(query)
    return -1 if found is None else found
