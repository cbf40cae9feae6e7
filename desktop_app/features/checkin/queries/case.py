"""One case at the door as it is loaded: who holds the code, at which point, after which passages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, func, or_, select

from db.fingerprint import code_fingerprint
from db.tables import (
    AcceptedCode,
    Annulment,
    Attendee,
    Category,
    CheckinPoint,
    Event,
    FormerAttendee,
    Organisation,
    Printout,
    Scan,
    SignUp,
    Staff,
    Station,
)
from desktop_app.errors import Refused
from desktop_app.features.checkin.queries.awaiting import meetings_today
from desktop_app.features.checkin.queries.awaiting_sessions import next_session
from desktop_app.features.checkin.queries.inside import inside_count
from desktop_app.features.checkin.queries.questions import questions
from desktop_app.features.checkin.rules import (
    Answer,
    CodeKind,
    Desk,
    DeskRefusal,
    Direction,
    Guest,
    GuestStatus,
    Holding,
    Passage,
    Person,
    Point,
    PrintRule,
    Reading,
    Reason,
    ReentryRule,
    Status,
    Verdict,
    full_name,
    hand_outs,
    open_questions,
    read_code,
    shown_answers,
    unsigned_code,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.rules import Question


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the verdict asks for, as it was loaded; ``custom`` are the answers known of the person."""

    holding: Holding
    person: Person | None
    guest: Guest
    point: Point
    passages: tuple[Passage, ...]
    custom: Mapping[str, object] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()


def simulated(
    session: Session, desk: Desk, attendee_id: str, at: datetime, *, direction: Direction | None = None
) -> Answer:
    """What would be answered to a person at that time, as things stand now; nothing is written."""
    return decide(session, desk, case_of_attendee(session, desk, attendee_id), at, direction=direction)


def decide(
    session: Session,
    desk: Desk,
    case: Case,
    at: datetime,
    *,
    direction: Direction | None = None,
    raw_code: str = "",
    put: Collection[str] = (),
) -> Answer:
    """Ask the rule, and name what its sentence needs; a scan is no row yet.

    Without a ``direction`` the point's own holds (entry where it leads both ways). ``put`` are the questions
    that the guest was asked just now.
    """
    way = direction or (Direction.EXIT if case.point.direction is Direction.EXIT else Direction.ENTRY)
    limited = case.point.capacity is not None and way is Direction.ENTRY
    inside = _inside(session, desk, case.point, at) if limited else 0
    asked = open_questions(case.questions, case.guest.category_id, case.custom, put) if desk.asks else ()
    guest = replace(case.guest, unasked=bool(asked))
    decision = verdict(case.holding, guest, case.point, way, case.passages, at, inside=inside)
    if decision.reason is Reason.INCOMPLETE and decision.closest is not None:
        # Nobody is asked whom the point would not let in anyway, and no row says that somebody was.
        decision = decision.closest
    answer = answer_of(session, case, decision, raw_code=raw_code, direction=way, at=at)
    return replace(answer, questions=asked) if answer.asks else answer


def answer_of(
    session: Session, case: Case, decision: Verdict, *, raw_code: str, direction: Direction, at: datetime
) -> Answer:
    """The answer with what the card shows beside the verdict."""
    wrong_category = decision.told.reason is Reason.CATEGORY
    return Answer(
        scan_id="",
        verdict=decision,
        person=case.person,
        raw_code=raw_code,
        point=case.point.name,
        direction=direction,
        at=at,
        print_rule=case.point.print_rule,
        admits=_category_names(session, case.point) if wrong_category else (),
        shown=shown_answers(case.questions, case.guest.category_id, case.custom),
        reprinted=case.person is not None and bool(case.person.box) and _reprinted(session, case.person),
        **_awaiting(session, case, decision, direction, at),
    )


def _awaiting(
    session: Session, case: Case, decision: Verdict, direction: Direction, at: datetime
) -> dict[str, Any]:
    """What awaits a guest who is or comes in, by the fields of `Answer`."""
    inside = decision.status is not Status.REFUSED and direction is Direction.ENTRY
    if case.person is None or not inside:
        return {}
    asked = case.person.attendee_id, at, case.point.zone
    return {"meetings": meetings_today(session, *asked), "session": next_session(session, *asked)}


def _reprinted(session: Session, person: Person) -> bool:
    """Whether a badge was printed since the one in the box: for a reason, or once the guest had come."""
    came = exists().where(Scan.attendee_id == Printout.attendee_id, Scan.admitted, Scan.at <= Printout.at)
    again = select(Printout.id).where(
        Printout.attendee_id == person.attendee_id,
        Printout.document == "badge",
        Printout.copy_number > 1,
        or_(Printout.reason != "", came),
    )
    return session.scalar(again.limit(1)) is not None


def _category_names(session: Session, point: Point) -> tuple[str, ...]:
    names = select(Category.name).where(Category.id.in_(point.category_ids))
    return tuple(session.scalars(names.order_by(Category.position, Category.id)))


# One statement brings person, point and earlier passages: the door waits for each round trip.
_PASSED = and_(
    Scan.attendee_id == Attendee.id,
    Scan.point_id == CheckinPoint.id,
    Scan.admitted,
    ~exists().where(Annulment.scan_id == Scan.id),
)
# Whether the person has a place in the session that the point is the door of.
_CHOSE = exists().where(
    SignUp.session_id == CheckinPoint.session_id,
    SignUp.attendee_id == Attendee.id,
    SignUp.state == "signed_up",
)
_LOADED = (
    select(
        Attendee.id,
        Attendee.given_name,
        Attendee.family_name,
        Attendee.job_title,
        Attendee.box,
        Attendee.country,
        Attendee.status,
        Attendee.note,
        Attendee.attention,
        Attendee.code,
        Attendee.category_id,
        Attendee.custom,
        Attendee.erased_at,
        Organisation.name.label("organisation"),
        Category.name.label("category"),
        Category.colour,
        Category.hand_out,
        CheckinPoint.name.label("point"),
        CheckinPoint.direction.label("point_direction"),
        CheckinPoint.reentry_rule,
        CheckinPoint.print_rule,
        CheckinPoint.opens_at,
        CheckinPoint.closes_at,
        CheckinPoint.capacity,
        CheckinPoint.category_ids,
        CheckinPoint.signed_up_only,
        _CHOSE.label("chose"),
        Event.zone,
        Scan.direction.label("way"),
        Scan.at,
        Scan.nonce,
        func.coalesce(Staff.name, Station.name, "").label("by"),
    )
    .join(Event, Event.id == Attendee.event_id)
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


def case_of_code(session: Session, desk: Desk, code_text: str, prefix: str) -> Case:
    """Who holds the code: by an own code, by an accepted code of another system, or nobody."""
    reading = read_code(code_text, prefix=prefix)
    for code in filter(None, reading.codes):
        if rows := _rows(session, _BY_CODE, desk, code):
            return _case_of(session, desk, rows)
    found = (_accepted(session, desk, code) for code in reading.codes)
    accepted = next((each for each in found if each is not None), None)
    if accepted is None:
        return _nobody(session, desk, _worth_of(session, desk, reading))
    rows = _rows(session, _BY_KEY, desk, accepted.attendee_id)
    if not rows:
        return _nobody(session, desk, Holding.UNKNOWN)
    holding = Holding.HELD if accepted.revoked_at is None else Holding.REVOKED
    return _asked(session, desk, _case(rows, holding))


def _accepted(session: Session, desk: Desk, code: str) -> Row[str, datetime | None] | None:
    """The code of another system as it is, else without the signature that its export leaves out."""
    for wanted in filter(None, (code, unsigned_code(code))):
        found = session.execute(_ACCEPTED, {"event_id": desk.event_id, "wanted": wanted}).first()
        if found is not None:
            return found
    return None


def case_of_attendee(session: Session, desk: Desk, attendee_id: str) -> Case:
    """The case of a person who was chosen from the list, by the key of now or of before a merge."""
    rows = _rows(session, _BY_KEY, desk, attendee_id) if attendee_id else ()
    if attendee_id and not rows and (former := session.get(FormerAttendee, attendee_id)) is not None:
        rows = _rows(session, _BY_KEY, desk, former.attendee_id)
    if not rows:
        return _nobody(session, desk, Holding.UNKNOWN)
    return _case_of(session, desk, rows)


def _asked(session: Session, desk: Desk, case: Case) -> Case:
    """The case with the event's questions, read where the desk did not bring them along."""
    known = questions(session, desk.event_id) if desk.questions is None else desk.questions
    return replace(case, questions=known)


def _case_of(session: Session, desk: Desk, rows: Sequence[Row[Any]]) -> Case:
    """The case of who holds the code; who was erased is nobody, whatever was printed before."""
    if rows[0].erased_at:
        return _nobody(session, desk, Holding.ERASED)
    return _asked(session, desk, _case(rows, Holding.HELD))


def _worth_of(session: Session, desk: Desk, reading: Reading) -> Holding:
    """What a code is that nobody holds: that of somebody erased is known by its fingerprint alone."""
    for code in filter(None, (reading.code, unsigned_code(reading.code))):
        if _accepted(session, desk, code_fingerprint(desk.event_id, code)) is not None:
            return Holding.ERASED
    return Holding.MISREAD if reading.kind is CodeKind.MISREAD else Holding.UNKNOWN


def _rows(
    session: Session, statement: Select[*tuple[Any, ...]], desk: Desk, wanted: str
) -> Sequence[Row[Any]]:
    values = {"event_id": desk.event_id, "point_id": desk.point_id, "wanted": wanted}
    return session.execute(statement, values).all()


def _nobody(session: Session, desk: Desk, holding: Holding) -> Case:
    """The case of a code that nobody holds; the point is named all the same.

    Raises:
        Refused: POINT_GONE where somebody has removed the point meanwhile: nobody is found there either.

    """
    point = session.execute(
        select(CheckinPoint.name, CheckinPoint.direction).where(CheckinPoint.id == desk.point_id)
    ).one_or_none()
    if point is None:
        raise Refused(DeskRefusal.POINT_GONE)
    return Case(holding, None, Guest(), Point(point.name, Direction(point.direction)), ())


def _case(rows: Sequence[Row[Any]], holding: Holding) -> Case:
    """One person and point, repeated for each earlier passage."""
    row = rows[0]
    point = Point(
        name=row.point,
        direction=Direction(row.point_direction),
        reentry_rule=ReentryRule(row.reentry_rule),
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        category_ids=frozenset(row.category_ids or ()),
        capacity=row.capacity,
        zone=row.zone,
        print_rule=PrintRule(row.print_rule),
        signed_up_only=row.signed_up_only,
    )
    passages = tuple(
        Passage(Direction(each.way), each.at, each.point, each.by, each.nonce)
        for each in rows
        if each.way is not None
    )
    guest = Guest(GuestStatus(row.status), row.category_id, row.attention, row.note, chose=row.chose)
    return Case(holding, _person(row), guest, point, passages, row.custom or {})


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
        box=row.box.strip(),
    )


def _inside(session: Session, desk: Desk, point: Point, at: datetime) -> int:
    """How many people the point counts inside: those whose newest passage led in."""
    since = point.counts_from(at)
    return session.scalar(inside_count(desk.point_id, since)) or 0
