"""What the sheets for tables, host, wall and desk are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from db.tables import Event
from desktop_app.features.meetings.queries.board import board
from desktop_app.features.meetings.queries.cards import card_cases, card_event
from desktop_app.features.meetings.rules.sheets import (
    Row,
    Seat,
    SheetPlan,
    Sitting,
    Turn,
    seats_under_letters,
)
from desktop_app.features.registrations.rules.country import country_names

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.queries.cards import CardCase
    from desktop_app.features.meetings.rules.meeting import BoardMeeting, BoardView, Party


def sheet_plan(session: Session, event_id: str, now: datetime) -> SheetPlan:
    """Everything on the board at `now` as sheets show it: times at the venue, people by name."""
    zone = ZoneInfo(session.get_one(Event, event_id).zone)
    view = board(session, event_id, now)
    turns = tuple(
        Turn(number, slot.starts.astimezone(zone), slot.ends.astimezone(zone))
        for number, slot in enumerate(view.slots, 1)
    )
    sittings = tuple(_sitting(view, turns, each) for each in view.meetings)
    cases = [case for case in card_cases(session, event_id, now) if case.card.meetings]
    return SheetPlan(
        card_event(session, event_id),
        turns,
        tuple((table.number, table.place) for table in view.tables),
        sittings,
        _people(cases, turns),
    )


def _sitting(view: BoardView, turns: tuple[Turn, ...], each: BoardMeeting) -> Sitting:
    table, kind = view.tables[each.table], view.types[each.type_id]
    turn = turns[each.slot]
    return Sitting(
        turn.starts,
        turn.ends,
        table.number,
        table.place,
        kind.name,
        kind.colour,
        tuple(_seat(party) for party in each.first),
        tuple(_seat(party) for party in each.second),
        ", ".join(each.needs),
    )


def _seat(party: Party) -> Seat:
    country = country_names("en").get(party.country, party.country)
    return Seat(party.name, party.organisation, country, party.country)


def _people(cases: list[CardCase], turns: tuple[Turn, ...]) -> tuple[Row, ...]:
    places = {turn.starts: place for place, turn in enumerate(turns)}
    seats = seats_under_letters(
        (
            case.letter_key,
            Seat(case.card.name, case.card.organisation, case.card.country, case.card.country_code),
        )
        for case in cases
    )
    return tuple(
        Row(
            seat,
            tuple((places[line.starts], line.table) for line in case.card.meetings if line.starts in places),
            case.printed or 0,
        )
        for seat, case in zip(seats, cases, strict=True)
    )
