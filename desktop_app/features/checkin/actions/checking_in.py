"""Checking in: a scan with its verdict, a delegation, an entry against the rules, an annulment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.base import new_key
from db.tables import Annulment, Attendee, Scan
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions.handing_out import hand_out_at_entry, take_back_all
from desktop_app.features.checkin.queries.case import (
    Case,
    answer_of,
    case_of_attendee,
    case_of_code,
    decide,
)
from desktop_app.features.checkin.queries.questions import questions
from desktop_app.features.checkin.rules import (
    AnnulReason,
    AnnulRefusal,
    Answer,
    Desk,
    Direction,
    Holding,
    OverrideReason,
    OverrideRefusal,
    Reason,
    Verdict,
    answers_to,
    overruled,
    status_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.rules import Value

# People of a delegation written at once: well under 100 ms of holding the write lock.
CHUNK = 25


def check_in(
    session: Session,
    desk: Desk,
    code_text: str,
    at: datetime,
    *,
    direction: Direction | None = None,
    prefix: str = "",
    nonce: str = "",
    given: Mapping[str, Value] | None = None,
) -> Answer:
    """Decide on a code that was scanned or typed, and keep the scan, refused ones too.

    Without a ``direction`` the point's own holds (entry where it leads both ways). A ``nonce`` seen before
    gives the answer of then and writes nothing. ``given`` are the answers to what the desk asked, by the
    questions' keys, empty for a question that was passed over; they are kept even where the guest is refused.

    Raises:
        Refused: with an AnswerRefusal where something given is no answer; then nothing is written.

    """
    if nonce and (earlier := _answer_of(session, nonce)) is not None:
        return earlier
    case = case_of_code(session, desk, code_text, prefix)
    return _decided(session, desk, case, code_text, at, direction=direction, nonce=nonce, given=given)


def check_in_attendee(
    session: Session,
    desk: Desk,
    attendee_id: str,
    at: datetime,
    *,
    direction: Direction | None = None,
    nonce: str = "",
    raw_code: str = "",
    given: Mapping[str, Value] | None = None,
) -> Answer:
    """Decide on a person who was chosen from the list, or who answers now what the desk asked.

    ``raw_code`` is what the person was asked for with; ``given`` as for `check_in`.

    Raises:
        Refused: with an AnswerRefusal where something given is no answer; then nothing is written.

    """
    if nonce and (earlier := _answer_of(session, nonce)) is not None:
        return earlier
    case = case_of_attendee(session, desk, attendee_id)
    return _decided(session, desk, case, raw_code, at, direction=direction, nonce=nonce, given=given)


def check_in_delegation(
    session: Session,
    desk: Desk,
    attendee_ids: Sequence[str],
    at: datetime,
    *,
    direction: Direction | None = None,
) -> Iterator[tuple[Answer, ...]]:
    """Decide on people who came together, each as if alone: one refusal keeps nobody else out.

    Yields the answers a few at a time; a person named twice is decided on once. What the desk may ask is
    passed over; who must answer something first is refused, and is asked alone.
    """
    known = questions(session, desk.event_id) if desk.questions is None else desk.questions
    desk = replace(desk, questions=known)
    passed_over = {each.key: "" for each in known if not each.required}
    wanted = list(dict.fromkeys(attendee_ids))
    for start in range(0, len(wanted), CHUNK):
        yield tuple(
            check_in_attendee(session, desk, each, at, direction=direction, given=passed_over)
            for each in wanted[start : start + CHUNK]
        )


def overrule_scan(
    session: Session,
    desk: Desk,
    scan_id: str,
    reason: OverrideReason,
    at: datetime,
) -> Answer:
    """Let somebody in whose entry was refused; the refused scan stays and a forced entry stands beside it.

    ``desk`` says who lets them in and where from; the point is the one that refused. Where the rules admit
    by now, it is an entry like any other.

    Raises:
        Refused: with an OverrideRefusal.

    """
    scan = _overrulable(session, scan_id)
    desk = replace(desk, point_id=scan.point_id)
    case = case_of_attendee(session, desk, scan.attendee_id or "")
    asked = decide(session, desk, case, at, direction=Direction.ENTRY)
    verdict = overruled(asked.verdict)
    answer = answer_of(session, case, verdict, raw_code=scan.raw_code, direction=Direction.ENTRY, at=at)
    nonce = _nonce_of_override(scan_id)
    if asked.verdict.admitted:
        return _kept(session, desk, case, answer, nonce=nonce)
    return _kept(session, desk, case, answer, nonce=nonce, forced=reason)


def _overrulable(session: Session, scan_id: str) -> Scan:
    scan = session.get(Scan, scan_id)
    if scan is None:
        raise Refused(OverrideRefusal.UNKNOWN)
    if scan.admitted:
        raise Refused(OverrideRefusal.NOT_REFUSED)
    if scan.attendee_id is None:
        raise Refused(OverrideRefusal.NOBODY)
    if scan.direction != Direction.ENTRY.value:
        raise Refused(OverrideRefusal.NOT_ENTRY)
    known = select(Scan.id).where(Scan.nonce == _nonce_of_override(scan_id))
    if session.scalar(known) is not None:
        raise Refused(OverrideRefusal.ALREADY)
    return scan


def _nonce_of_override(scan_id: str) -> str:
    """A refused scan is overruled once, from however many stations."""
    return f"overrules {scan_id}"


def annul_scan(
    session: Session,
    scan_id: str,
    reason: AnnulReason,
    at: datetime,
    *,
    station_id: str | None = None,
    staff_id: str | None = None,
) -> None:
    """Take a check-in back, and what was handed out with it; the scan stays, the annulment beside it.

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
    if scan.attendee_id is not None:
        take_back_all(session, scan.attendee_id, scan.at)
    session.add(
        Annulment(scan_id=scan_id, at=at, reason=reason.value, station_id=station_id, staff_id=staff_id)
    )


def _decided(
    session: Session,
    desk: Desk,
    case: Case,
    raw_code: str,
    at: datetime,
    *,
    direction: Direction | None,
    nonce: str,
    given: Mapping[str, Value] | None,
) -> Answer:
    """Take what was answered, ask the rule, add the scan, give the answer."""
    given = given or {}
    told: dict[str, Value] = {}
    if case.person is not None and case.holding is Holding.HELD:
        told = answers_to(case.questions, given)
        if told:
            # A new mapping: a change within the old one would not be seen.
            attendee = session.get_one(Attendee, case.person.attendee_id)
            attendee.custom = {**attendee.custom, **told}
            case = replace(case, custom=attendee.custom)
    # The code of somebody erased is a trace of them; it does not come back with the badge.
    kept = "" if case.holding is Holding.ERASED else raw_code
    answer = decide(session, desk, case, at, direction=direction, raw_code=kept, put=given.keys())
    return _kept(session, desk, case, answer, nonce=nonce, told=told)


def _kept(
    session: Session,
    desk: Desk,
    case: Case,
    answer: Answer,
    *,
    nonce: str = "",
    forced: OverrideReason | None = None,
    told: Mapping[str, Value] | None = None,
) -> Answer:
    """Write the scan that an answer was given to, with what the guest was asked and is given."""
    # What was noted before this entry is looked at before the entry itself is there.
    answer = hand_out_at_entry(session, desk, answer, case.guest.category_id, case.custom)
    key = new_key()
    session.add(
        Scan(
            id=key,
            event_id=desk.event_id,
            point_id=desk.point_id,
            attendee_id=answer.person.attendee_id if answer.person else None,
            station_id=desk.station_id,
            staff_id=desk.staff_id,
            direction=answer.direction.value,
            at=answer.at,
            raw_code=answer.raw_code,
            admitted=answer.verdict.admitted,
            reason=answer.verdict.reason.value,
            explanation=forced.value if forced else "",
            forced=forced is not None,
            nonce=nonce or key,
            answers=dict(told or {}),
        )
    )
    return replace(answer, scan_id=key)


def _answer_of(session: Session, nonce: str) -> Answer | None:
    """The answer given to a scan that is already here."""
    scan = session.scalars(select(Scan).where(Scan.nonce == nonce)).first()
    if scan is None:
        return None
    case = case_of_attendee(session, Desk(scan.event_id, scan.point_id), scan.attendee_id or "")
    reason = Reason(scan.reason)
    answer = answer_of(
        session,
        case,
        Verdict(status_of(reason), reason),
        raw_code=scan.raw_code,
        direction=Direction(scan.direction),
        at=scan.at,
    )
    return replace(answer, scan_id=scan.id)
