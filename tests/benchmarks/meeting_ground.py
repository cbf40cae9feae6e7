"""An event file with a full board: 400 people, 24 slots, 60 tables, 3,000 requests, 1,400 meetings."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db.base import new_key
from db.store import Store
from db.tables import (
    Attendee,
    Category,
    CheckinPoint,
    Event,
    MeetingRequest,
    Organisation,
    Scan,
    Station,
)
from desktop_app.features.checkin.rules import new_code
from desktop_app.features.meetings import actions
from desktop_app.features.meetings.actions.placing import new_meeting
from desktop_app.features.meetings.queries import situation_at
from desktop_app.features.meetings.rules.problem import Placement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.problem import Problem

SLOTS, TABLES, PEOPLE, REQUESTS = 24, 60, 400, 3_000
START = datetime(2026, 5, 20, 7, 0, tzinfo=UTC)
NOW = START + timedelta(minutes=90)
CHUNK = 300


@dataclass(frozen=True)
class Board:
    """The file, and its event."""

    path: Path
    event_id: str


@contextmanager
def full_board(*, empty_cells: int = 40) -> Iterator[Board]:
    """The file in a folder of its own, which is gone afterwards; so many cells at the end stay free."""
    with TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        path = Path(folder) / "forum.forumdesk"
        store = Store.open(path, station="Desk 1")
        event_id = store.write("New event", _make_event)
        people = store.write("Import", _add_people, event_id)
        types = store.write("Types", _add_places, event_id)
        random, pairs = Random(11), _pairs(len(people))
        for start in range(0, REQUESTS, CHUNK):
            store.write(
                "Requests", _add_requests, event_id, people, pairs[start : start + CHUNK], types, random
            )
        store.write("Meetings", _fill, event_id, SLOTS * TABLES - empty_cells)
        store.close()
        yield Board(path, event_id)


def _make_event(session: Session) -> str:
    day = START.date()
    event = Event(slug="bench", title="Baltic Forum", starts_on=day, ends_on=day, zone="Europe/Vilnius")
    session.add_all([event, Station(name="Desk 1")])
    session.flush()
    return event.id


def _add_people(session: Session, event_id: str) -> list[str]:
    category = Category(event_id=event_id, name="Participant", colour="#1E5AA8")
    door = CheckinPoint(event_id=event_id, name="Door")
    organisations = [
        Organisation(event_id=event_id, name=f"Cluster of the {number}th harbour", kind="cluster")
        for number in range(PEOPLE // 2)
    ]
    session.add_all([category, door, *organisations])
    session.flush()
    random, codes, keys = Random(5), set[str](), []
    for number in range(PEOPLE):
        code = new_code(codes, random)
        codes.add(code)
        key = new_key()
        keys.append(key)
        session.add(
            Attendee(
                id=key,
                event_id=event_id,
                category_id=category.id,
                organisation_id=organisations[number // 2].id,
                given_name="Guest",
                family_name=f"Number{number:03}",
                country="LT",
                code=code,
            )
        )
    session.flush()
    for key in keys[::2]:
        session.add(
            Scan(
                event_id=event_id, point_id=door.id, attendee_id=key, at=START, admitted=True, nonce=new_key()
            )
        )
    return keys


def _add_places(session: Session, event_id: str) -> list[str]:
    actions.add_meeting_block(session, event_id, name="Day", starts_at=START, slots=SLOTS, slot_minutes=20)
    actions.add_meeting_tables(session, event_id, 1, TABLES)
    return [actions.add_meeting_type(session, event_id, name) for name in ("C2C", "B2C")]


def _pairs(people: int) -> list[tuple[int, int]]:
    random, found = Random(7), dict[tuple[int, int], None]()
    while len(found) < REQUESTS:
        one, other = random.sample(range(people), 2)
        if one // 2 != other // 2 and (other, one) not in found:
            found[one, other] = None
    return list(found)


def _add_requests(
    session: Session,
    event_id: str,
    people: list[str],
    pairs: list[tuple[int, int]],
    types: list[str],
    random: Random,
) -> None:
    session.add_all(
        MeetingRequest(
            event_id=event_id,
            type_id=random.choice(types),
            from_id=people[one],
            to_id=people[other],
            priority=random.choice((1, 2, 2, 3)),
            state="accepted",
            wish="",
            note="",
            source="",
            at=START,
        )
        for one, other in pairs
    )


def _fill(session: Session, event_id: str, count: int) -> None:
    """Place requests one after the other into the first cell where they fit."""
    situation = situation_at(session, event_id, START - timedelta(hours=1))
    for key, place in _places(situation.problem, count):
        new_meeting(session, situation, key, place)


def _places(problem: Problem, count: int) -> Iterator[tuple[str, Placement]]:
    busy: dict[str, int] = dict.fromkeys(problem.person, 0)
    pairs: set[tuple[object, int]] = set()
    used = [0] * SLOTS
    for request in problem.requests:
        pair = problem.pair_of(request)
        for slot in range(SLOTS):
            free = used[slot] < TABLES and not any(busy[key] >> slot & 1 for key in request.parties)
            if not free or (pair, slot) in pairs:
                continue
            if sum(used) >= count:
                return
            pairs.add((pair, slot))
            for key in request.parties:
                busy[key] |= 1 << slot
            yield request.key, Placement(slot, used[slot])
            used[slot] += 1
            break
