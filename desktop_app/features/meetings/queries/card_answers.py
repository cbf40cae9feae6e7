"""What is asked about single cards: whether a scanned one still holds, whether some may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db.tables import AcceptedCode, AgendaSession, Attendee, CardVersion, Event
from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import full_name
from desktop_app.features.meetings.queries.cards import card_case
from desktop_app.features.meetings.queries.people import chunks
from desktop_app.features.meetings.rules.card import LineKind, card_from, kept_card
from desktop_app.features.meetings.rules.card_changes import card_changes
from desktop_app.features.meetings.rules.refusing import CardRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.rules.card_codes import CardCode
    from desktop_app.features.meetings.queries.cards import CardCase
    from desktop_app.features.meetings.rules.card import Card, KeptCard
    from desktop_app.features.meetings.rules.card_changes import CardChange


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """What somebody at the help desk is told of a card that was scanned there.

    `scanned` is the version of that paper and `changes` what it says wrongly; `names` are those of whom the
    changes are about, by attendee, and the titles of sessions, by guid.
    """

    case: CardCase
    scanned: int
    changes: tuple[CardChange, ...]
    names: Mapping[str, str]


def card_answer(session: Session, event_id: str, code: CardCode, now: datetime) -> CardAnswer | None:
    """What a scanned card says wrongly; None where nobody who is expected holds it.

    The card of somebody whose badge was lost bears the old code, and is still that person's.
    """
    holder = _holder(session, event_id, code.person)
    case = card_case(session, event_id, holder, now) if holder else None
    if case is None:
        return None
    zone = ZoneInfo(session.get_one(Event, event_id).zone)
    printed = _printed(session, case.card.key, code.version)
    changes = card_changes(printed, kept_card(case.card), at=now.astimezone(zone))
    names = _names(session, changes) | _titles(session, event_id, changes)
    return CardAnswer(case, code.version, changes, names)


def check_numbers(session: Session, cards: Sequence[Card]) -> None:
    """Refuse to print cards of whose version another paper says something else.

    Raises:
        Refused: PRINTED_ELSEWHERE.

    """
    by_key = {card.key: card for card in cards}
    for part in chunks(by_key):
        for row in session.scalars(select(CardVersion).where(CardVersion.attendee_id.in_(part))):
            card = by_key[row.attendee_id]
            printed = card_from(row.content)
            if row.version == card.version and (printed is None or card_changes(printed, kept_card(card))):
                raise Refused(CardRefusal.PRINTED_ELSEWHERE, name=card.name)


def _holder(session: Session, event_id: str, code: str) -> str | None:
    own = select(Attendee.id).where(Attendee.event_id == event_id, Attendee.code == code)
    former = select(AcceptedCode.attendee_id).where(
        AcceptedCode.event_id == event_id, AcceptedCode.code == code
    )
    return session.scalar(own) or session.scalar(former)


def _printed(session: Session, attendee_id: str, version: int) -> KeptCard | None:
    """What one version of a card said; None where that is not known, or no longer."""
    row = session.scalars(
        select(CardVersion).where(CardVersion.attendee_id == attendee_id, CardVersion.version == version)
    ).one_or_none()
    return card_from(row.content) if row is not None else None


def _names(session: Session, changes: Iterable[CardChange]) -> dict[str, str]:
    lines = [line for change in changes for line in (change.before, change.now) if line is not None]
    keys = {key for line in lines for key in line.partners}
    found = select(Attendee.id, Attendee.given_name, Attendee.family_name).where(Attendee.id.in_(keys))
    return {row.id: full_name(row.given_name, row.family_name) for row in session.execute(found)}


def _titles(session: Session, event_id: str, changes: Iterable[CardChange]) -> dict[str, str]:
    lines = [line for change in changes for line in (change.before, change.now) if line is not None]
    guids = {line.key for line in lines if line.kind is LineKind.SESSION}
    row = AgendaSession
    found = select(row.guid, row.title).where(row.event_id == event_id, row.guid.in_(guids))
    return {row[0]: row[1] for row in session.execute(found)}
