"""Meeting cards: what each would say now, what was printed, and whose is stale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select

from db.printed import did_not_fail
from db.tables import Attendee, CardVersion, Event, Meeting, MeetingPerson, Organisation, Printout
from desktop_app.features.agenda.queries import appointments
from desktop_app.features.checkin.rules import full_name
from desktop_app.features.checkin.rules.card_codes import card_code, read_card_code
from desktop_app.features.meetings.queries.card_lines import card_lines
from desktop_app.features.meetings.queries.day import day_of, days
from desktop_app.features.meetings.queries.profiles import profile, profiles
from desktop_app.features.meetings.rules.card import (
    Card,
    CardEvent,
    CardLine,
    KeptCard,
    card_from,
    kept_card,
)
from desktop_app.features.meetings.rules.card_changes import CardChange, CardState, card_changes
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.registrations.rules.country import country_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session


DOCUMENT = "card"
"""What printouts call a meeting card."""


@dataclass(frozen=True, slots=True)
class CardCase:
    """A person's card as it is now, and the paper the person has.

    `printed` is the version that came out of a printer last, None where none did; `changes` is what that
    paper says wrongly. `letter_key` is by what the name is sorted.
    """

    card: Card
    state: CardState
    printed: int | None = None
    changes: tuple[CardChange, ...] = ()
    letter_key: str = ""


@dataclass(frozen=True, slots=True)
class CardCounts:
    """How many cards there are, and how many of them were never printed or are stale."""

    everybody: int
    never: int
    stale: int


def card_event(session: Session, event_id: str) -> CardEvent:
    """What stands on all paper of an event."""
    event = session.get_one(Event, event_id)
    return CardEvent(event.title, event.funder_line, event.publicity_line, event.emblem == "eu")


def card_cases(
    session: Session, event_id: str, now: datetime, *, states: frozenset[CardState] | None = None
) -> list[CardCase]:
    """The cards of everybody expected who has meetings, or a card that says so, in the order of names.

    With `states` only cards of these.
    """
    owners = session.execute(_owners().where(Attendee.event_id == event_id, _HAS_PAPER)).all()
    meetings = days(session, event_id, now)
    sessions = appointments(session, event_id)
    known = _Known(session, event_id, now)
    offers = profiles(session, event_id)
    cases = [
        known.case(row, card_lines(meetings.get(row.id, ()), sessions.get(row.id, ()), offers, known.zone))
        for row in owners
        if row.id in meetings or row.id in known.versions
    ]
    return [case for case in cases if states is None or case.state in states]


def card_case(session: Session, event_id: str, attendee_id: str, now: datetime) -> CardCase | None:
    """The card of one person, also of one without meetings; None where this person is not expected."""
    row = session.execute(_owners().where(Attendee.id == attendee_id)).one_or_none()
    if row is None:
        return None
    meetings = day_of(session, event_id, attendee_id, now)
    keys = {each.attendee_id for meeting in meetings for each in meeting.partners}
    offers = {key: profile(session, key) for key in keys}
    sessions = appointments(session, event_id, [attendee_id]).get(attendee_id, ())
    known = _Known(session, event_id, now, attendee_id)
    return known.case(row, card_lines(meetings, sessions, offers, known.zone))


def card_cases_of(
    session: Session, event_id: str, attendee_ids: Sequence[str], now: datetime
) -> list[CardCase]:
    """The cards of some people, in the order given; who is not expected is left out."""
    cases = [card_case(session, event_id, key, now) for key in attendee_ids]
    return [case for case in cases if case is not None]


def card_counts(session: Session, event_id: str, now: datetime) -> CardCounts:
    """How many cards there are to print."""
    states = [case.state for case in card_cases(session, event_id, now)]
    return CardCounts(len(states), states.count(CardState.NEVER), states.count(CardState.STALE))


_HAS_PAPER = exists().where(
    MeetingPerson.attendee_id == Attendee.id,
    Meeting.id == MeetingPerson.meeting_id,
    Meeting.state != MeetingState.CANCELLED,
).correlate(Attendee) | exists().where(CardVersion.attendee_id == Attendee.id).correlate(Attendee)


def _owners() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attendee.id,
            Attendee.given_name,
            Attendee.family_name,
            Attendee.country,
            Attendee.code,
            Attendee.sort_key,
            Organisation.name.label("organisation"),
        )
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Attendee.status == "registered", Attendee.erased_at.is_(None))
        .order_by(Attendee.sort_key, Attendee.id)
    )


class _Known:
    """The versions there are of an event's cards, or of one person's, and which of them came out."""

    def __init__(
        self, session: Session, event_id: str, now: datetime, attendee_id: str | None = None
    ) -> None:
        self.zone = ZoneInfo(session.get_one(Event, event_id).zone)
        self._now = now.astimezone(self.zone)
        versions = select(CardVersion).join(Attendee, Attendee.id == CardVersion.attendee_id)
        versions = versions.where(Attendee.event_id == event_id).order_by(CardVersion.version)
        printouts = select(Printout.attendee_id, Printout.code).where(
            Printout.event_id == event_id, Printout.document == DOCUMENT, did_not_fail()
        )
        if attendee_id is not None:
            versions = versions.where(CardVersion.attendee_id == attendee_id)
            printouts = printouts.where(Printout.attendee_id == attendee_id)
        self.versions: dict[str, list[CardVersion]] = {}
        for row in session.scalars(versions):
            self.versions.setdefault(row.attendee_id, []).append(row)
        self._out: dict[str, set[int]] = {}
        for key, text in session.execute(printouts):
            code = read_card_code(text)
            if code is not None:
                self._out.setdefault(key, set()).add(code.version)

    def case(self, row: Row[*tuple[Any, ...]], lines: tuple[CardLine, ...]) -> CardCase:
        """The card of one person with these lines; a content that was printed before keeps its version."""
        card = Card(
            key=row.id,
            name=full_name(row.given_name, row.family_name),
            code="",
            version=1,
            organisation=row.organisation or "",
            country=country_names("en").get(row.country, row.country),
            country_code=row.country,
            lines=lines,
        )
        versions = self.versions.get(row.id, [])
        now = kept_card(card)
        card = replace(card, version=_version(versions, now))
        card = replace(card, code=card_code(row.code, card.version))
        out = [each for each in versions if each.version in self._out.get(row.id, ())]
        if not out:
            return CardCase(card, CardState.NEVER, letter_key=row.sort_key)
        changes = card_changes(card_from(out[-1].content), now, at=self._now)
        state = CardState.STALE if changes else CardState.CURRENT
        return CardCase(card, state, out[-1].version, changes, row.sort_key)


def _version(versions: Sequence[CardVersion], now: KeptCard) -> int:
    if not versions:
        return 1
    last = versions[-1]
    printed = card_from(last.content)
    return last.version if printed is not None and not card_changes(printed, now) else last.version + 1
