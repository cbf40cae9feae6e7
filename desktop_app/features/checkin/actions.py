"""What the check-in room writes: a scan with its verdict, and the annulment of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, func, select

from db.base import new_key
from db.tables import (
    AcceptedCode,
    Annulment,
    Attendee,
    Category,
    CheckinPoint,
    Organisation,
    Scan,
    Staff,
    Station,
)
from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import (
    AnnulReason,
    AnnulRefusal,
    Answer,
    CodeKind,
    Direction,
    Guest,
    GuestStatus,
    Holding,
    Passage,
    Person,
    Point,
    Reason,
    Verdict,
    full_name,
    hand_outs,
    read_code,
    status_of,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and by whom a scan is made."""

    event_id: str
    point_id: str
    station_id: str | None = None
    staff_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything the verdict asks for, as it was loaded."""

    holding: Holding
    person: Person | None
    guest: Guest
    point: Point
    passages: tuple[Passage, ...]


def check_in(
    session: Session,
    desk: Desk,
    code_text: str,
    at: datetime,
    *,
    direction: Direction | None = None,
    prefix: str = "",
    nonce: str = "",
) -> Answer:
    """Decide on a code that was scanned or typed, and keep the scan, refused ones too.

    Without a ``direction`` the point's own holds (entry where it leads both ways). A ``nonce`` seen before
    gives the answer of then and writes nothing.
    """
    if nonce and (earlier := _answer_of(session, nonce)) is not None:
        return earlier
    case = _case_of_code(session, desk, code_text, prefix)
    return _decided(session, desk, case, code_text, at, direction=direction, nonce=nonce)


def check_in_attendee(
    session: Session,
    desk: Desk,
    attendee_id: str,
    at: datetime,
    *,
    direction: Direction | None = None,
    nonce: str = "",
) -> Answer:
    """Decide on a person who was chosen from the list."""
    if nonce and (earlier := _answer_of(session, nonce)) is not None:
        return earlier
    rows = _rows(session, _BY_KEY, desk, attendee_id)
    case = _case(rows, Holding.HELD) if rows else _nobody(session, desk, Holding.UNKNOWN)
    return _decided(session, desk, case, "", at, direction=direction, nonce=nonce)


def annul_scan(
    session: Session,
    scan_id: str,
    reason: AnnulReason,
    at: datetime,
    *,
    station_id: str | None = None,
    staff_id: str | None = None,
) -> None:
    """Take a check-in back; the scan stays and the annulment stands beside it.

    Raises:
        Refused: with an AnnulRefusal where there is nothing to take back.

    """
    scan = session.get(Scan, scan_id)
    if scan is None:
        raise Refused(AnnulRefusal.UNKNOWN)
    if not scan.admitted:
        raise Refused(AnnulRefusal.NOT_ADMITTED)
    if session.scalar(select(Annulment.id).where(Annulment.scan_id == scan_id)) is not None:
        raise Refused(AnnulRefusal.ALREADY)
    session.add(
        Annulment(scan_id=scan_id, at=at, reason=reason.value, station_id=station_id, staff_id=staff_id)
    )


def _decided(
    session: Session,
    desk: Desk,
    case: _Case,
    raw_code: str,
    at: datetime,
    *,
    direction: Direction | None,
    nonce: str,
) -> Answer:
    """Ask the rule, add the scan, give the answer."""
    way = direction or _own_way(case.point)
    inside = 0 if case.point.capacity is None else _inside(session, desk.point_id)
    decision = verdict(case.holding, case.guest, case.point, way, case.passages, at, inside=inside)
    key = new_key()
    session.add(
        Scan(
            id=key,
            event_id=desk.event_id,
            point_id=desk.point_id,
            attendee_id=case.person.attendee_id if case.person else None,
            station_id=desk.station_id,
            staff_id=desk.staff_id,
            direction=way.value,
            at=at,
            raw_code=raw_code,
            admitted=decision.admitted,
            reason=decision.reason.value,
            nonce=nonce or key,
        )
    )
    return Answer(key, decision, case.person, raw_code, case.point.name, way, at)


def _own_way(point: Point) -> Direction:
    return Direction.EXIT if point.direction is Direction.EXIT else Direction.ENTRY


# One statement brings person, point and earlier passages: the door waits for each round trip.
_PASSED = and_(
    Scan.attendee_id == Attendee.id,
    Scan.point_id == CheckinPoint.id,
    Scan.admitted,
    ~exists().where(Annulment.scan_id == Scan.id),
)
_LOADED = (
    select(
        Attendee.id,
        Attendee.given_name,
        Attendee.family_name,
        Attendee.job_title,
        Attendee.country,
        Attendee.status,
        Attendee.note,
        Attendee.attention,
        Attendee.code,
        Attendee.category_id,
        Organisation.name.label("organisation"),
        Category.name.label("category"),
        Category.colour,
        Category.hand_out,
        CheckinPoint.name.label("point"),
        CheckinPoint.direction.label("point_direction"),
        CheckinPoint.reentry,
        CheckinPoint.opens_at,
        CheckinPoint.closes_at,
        CheckinPoint.capacity,
        CheckinPoint.category_ids,
        Scan.direction.label("way"),
        Scan.at,
        Scan.nonce,
        func.coalesce(Staff.name, Station.name, "").label("by"),
    )
    .join(Category, Category.id == Attendee.category_id)
    .join(CheckinPoint, CheckinPoint.id == bindparam("point_id"))
    .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
    .outerjoin(Scan, _PASSED)
    .outerjoin(Staff, Staff.id == Scan.staff_id)
    .outerjoin(Station, Station.id == Scan.station_id)
    .where(Attendee.event_id == bindparam("event_id"))
    .order_by(Scan.at, Scan.id)
)
_BY_CODE = _LOADED.where(Attendee.code == bindparam("wanted"))
_BY_KEY = _LOADED.where(Attendee.id == bindparam("wanted"))
_ACCEPTED = select(AcceptedCode.attendee_id, AcceptedCode.revoked_at).where(
    AcceptedCode.event_id == bindparam("event_id"), AcceptedCode.code == bindparam("wanted")
)


def _case_of_code(session: Session, desk: Desk, code_text: str, prefix: str) -> _Case:
    """Who holds the code: by an own code, by an accepted code of another system, or nobody."""
    reading = read_code(code_text, prefix=prefix)
    if reading.code and (rows := _rows(session, _BY_CODE, desk, reading.code)):
        return _case(rows, Holding.HELD)
    accepted = session.execute(_ACCEPTED, {"event_id": desk.event_id, "wanted": reading.code}).first()
    if accepted is None:
        misread = reading.kind is CodeKind.MISREAD
        return _nobody(session, desk, Holding.MISREAD if misread else Holding.UNKNOWN)
    holding = Holding.HELD if accepted.revoked_at is None else Holding.REVOKED
    return _case(_rows(session, _BY_KEY, desk, accepted.attendee_id), holding)


def _rows(
    session: Session, statement: Select[*tuple[Any, ...]], desk: Desk, wanted: str
) -> Sequence[Row[Any]]:
    values = {"event_id": desk.event_id, "point_id": desk.point_id, "wanted": wanted}
    return session.execute(statement, values).all()


def _nobody(session: Session, desk: Desk, holding: Holding) -> _Case:
    """The case of a code that nobody holds; the point is named all the same."""
    point = session.execute(
        select(CheckinPoint.name, CheckinPoint.direction).where(CheckinPoint.id == desk.point_id)
    ).one()
    return _Case(holding, None, Guest(), Point(point.name, Direction(point.direction)), ())


def _case(rows: Sequence[Row[Any]], holding: Holding) -> _Case:
    """One person and point, repeated for each earlier passage."""
    row = rows[0]
    point = Point(
        name=row.point,
        direction=Direction(row.point_direction),
        reentry=row.reentry,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        category_ids=frozenset(row.category_ids or ()),
        capacity=row.capacity,
    )
    passages = tuple(
        Passage(Direction(each.way), each.at, each.point, each.by, each.nonce)
        for each in rows
        if each.way is not None
    )
    guest = Guest(GuestStatus(row.status), row.category_id, row.attention, row.note)
    return _Case(holding, _person(row), guest, point, passages)


def _person(row: Row[Any]) -> Person:
    return Person(
        attendee_id=row.id,
        name=full_name(row.given_name, row.family_name),
        organisation=row.organisation or "",
        country=row.country,
        category=row.category,
        colour=row.colour,
        hand_out=hand_outs(row.hand_out),
        note=row.note.strip(),
        code=row.code,
        job_title=row.job_title,
    )


def _inside(session: Session, point_id: str) -> int:
    """How many people the point counts inside: those whose newest passage led in."""
    newest = (
        select(
            Scan.direction,
            func.row_number()
            .over(partition_by=Scan.attendee_id, order_by=(Scan.at.desc(), Scan.id.desc()))
            .label("place"),
        )
        .where(Scan.point_id == point_id, Scan.admitted, ~exists().where(Annulment.scan_id == Scan.id))
        .subquery()
    )
    count = select(func.count()).where(newest.c.place == 1, newest.c.direction == Direction.ENTRY.value)
    return session.scalar(count.select_from(newest)) or 0


def _answer_of(session: Session, nonce: str) -> Answer | None:
    """The answer given to a scan that is already here."""
    scan = session.scalars(select(Scan).where(Scan.nonce == nonce)).first()
    if scan is None:
        return None
    desk = Desk(scan.event_id, scan.point_id)
    rows = _rows(session, _BY_KEY, desk, scan.attendee_id) if scan.attendee_id else ()
    case = _case(rows, Holding.HELD) if rows else _nobody(session, desk, Holding.UNKNOWN)
    reason = Reason(scan.reason)
    return Answer(
        scan_id=scan.id,
        verdict=Verdict(status_of(reason), reason),
        person=case.person,
        raw_code=scan.raw_code,
        point=case.point.name,
        direction=Direction(scan.direction),
        at=scan.at,
    )
