"""Remembering what meeting cards said that were printed, and noting each copy in the log of printouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from db.tables import CardVersion, Printout
from desktop_app.features.meetings.queries.card_answers import check_numbers
from desktop_app.features.meetings.queries.cards import DOCUMENT
from desktop_app.features.meetings.rules.card import content_of, kept_card

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.card import Card

# Rows written between two looks at the clock: well under 100 ms of holding the write lock.
CHUNK: Final = 200
VERSION: Final = "version {number}"
"""What the log of printouts says of a card as the reason of a copy."""


def record_cards(
    session: Session,
    event_id: str,
    cards: Sequence[Card],
    at: datetime,
    *,
    state: str = "pdf",
    station_id: str | None = None,
    job_id: str = "",
) -> Iterator[int]:
    """Note one more copy of each card as drawn; yields how many are noted so far.

    `state` says what was done: `pdf` was drawn into a file, `queued` went to a printer as part of the job
    `job_id`, which says what became of it.

    Raises:
        Refused: PRINTED_ELSEWHERE at the first step, where another station gave one of these versions to
            other lines meanwhile: two papers that differ would bear one number.

    """
    check_numbers(session, cards)
    for start in range(0, len(cards), CHUNK):
        chunk = cards[start : start + CHUNK]
        keys = [card.key for card in chunk]
        known = _versions(session, keys)
        copies = _copies(session, keys)
        for card in chunk:
            if (card.key, card.version) not in known:
                session.add(_version_row(card, at))
            session.add(
                Printout(
                    event_id=event_id,
                    attendee_id=card.key,
                    document=DOCUMENT,
                    copy_number=copies.get(card.key, 0) + 1,
                    reason=VERSION.format(number=card.version),
                    code=card.code,
                    state=state,
                    at=at,
                    station_id=station_id,
                    job_id=job_id,
                )
            )
        yield start + len(chunk)


def _versions(session: Session, attendee_ids: Sequence[str]) -> set[tuple[str, int]]:
    """The versions there are of these people's cards."""
    query = select(CardVersion.attendee_id, CardVersion.version)
    return {
        (row[0], row[1]) for row in session.execute(query.where(CardVersion.attendee_id.in_(attendee_ids)))
    }


def _version_row(card: Card, at: datetime) -> CardVersion:
    kept = kept_card(card)
    return CardVersion(
        attendee_id=card.key,
        version=card.version,
        content=content_of(kept),
        partner_ids=list(kept.partners),
        made_at=at,
    )


def _copies(session: Session, attendee_ids: Sequence[str]) -> dict[str, int]:
    """The number of the newest copy of each person who has one."""
    query = (
        select(Printout.attendee_id, func.max(Printout.copy_number))
        .where(Printout.attendee_id.in_(attendee_ids), Printout.document == DOCUMENT)
        .group_by(Printout.attendee_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
