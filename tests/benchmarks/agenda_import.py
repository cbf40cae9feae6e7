"""A schedule.xml of four megabytes brought into the event file, again, and changed; beside its bare rows."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from db.base import Base, new_key
from db.store import Store
from db.tables import AgendaPerson, AgendaRoom, AgendaSession, AgendaTrack, Event, SessionSpeaker
from desktop_app.features.agenda.rules.moves import move
from desktop_app.features.agenda.tasks.exchange.writing import xml_of
from desktop_app.terminal.agenda import bring_in
from tests.benchmarks.agenda_rules import made
from tests.benchmarks.figures import figure, in_process, timed

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme
    from tests.benchmarks.figures import Timing

ROUNDS = 5
MOVED, RENAMED, GONE = 120, 120, 100
"""How many sessions the second version of the file has elsewhere, under another title, and not at all."""
ZONE = "Europe/Vilnius"
LIMIT = {"cpu_median": 2.0}


def measure() -> list[dict[str, Any]]:
    """In a process of its own, with medians of some imports into new event files."""
    rows: list[dict[str, Any]] = in_process("agenda_import", "rows")
    return rows


def rows() -> list[dict[str, Any]]:
    dice = random.Random(20)
    programme = made(dice)
    with tempfile.TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        first, second = Path(folder) / "first.xml", Path(folder) / "second.xml"
        first.write_bytes(xml_of(programme))
        second.write_bytes(xml_of(_later(programme, dice)))
        megabytes = first.stat().st_size / 1e6
        rounds = [_imports(Path(folder) / f"{number}.forumdesk", first, second) for number in range(ROUNDS)]
        bare = [timed(_bare, Path(folder) / f"{number}.db", first) for number in range(ROUNDS)]
    name = f"agenda: schedule.xml of {megabytes:.1f} MB"
    new, again, changed = (list(timings) for timings in zip(*rounds, strict=True))
    return [
        figure(f"{name} imported", new, bare, limit=LIMIT),
        figure(f"{name} imported again, nothing changed", again, bare, limit=LIMIT),
        figure(f"{name} imported again, {MOVED + RENAMED + GONE} changes", changed, bare, limit=LIMIT),
    ]


def _later(programme: Programme, dice: random.Random) -> Programme:
    """The programme as its makers have it a week later."""
    chosen = [each.guid for each in dice.sample(programme.sessions, MOVED + RENAMED + GONE)]
    moved, renamed, gone = (
        set(chosen[:MOVED]),
        set(chosen[MOVED : MOVED + RENAMED]),
        set(chosen[MOVED + RENAMED :]),
    )
    for guid in sorted(moved):
        session = programme.by_guid()[guid]
        assert session.start is not None
        programme = move(programme, guid, session.room, session.start + timedelta(minutes=5)).applied(
            programme
        )
    sessions = tuple(
        replace(each, title=f"{each.title}, revised") if each.guid in renamed else each
        for each in programme.sessions
        if each.guid not in gone
    )
    return replace(programme, sessions=sessions, version="2")


def _imports(target: Path, first: Path, second: Path) -> tuple[Timing, Timing, Timing]:
    """One event file: the file new to it, once more, and its later version."""
    store = Store.open(target)
    event_id = store.write("Event", _add_event)
    timings = tuple(timed(bring_in, store, event_id, ZONE, path) for path in (first, first, second))
    store.close()
    return timings[0], timings[1], timings[2]


def _add_event(session: Session) -> str:
    day = date(2026, 5, 20)
    event = Event(
        id=new_key(), slug="bench", title="Bench", starts_on=day, ends_on=day + timedelta(days=1), zone=ZONE
    )
    session.add(event)
    session.flush()
    return event.id


def _bare(target: Path, path: Path) -> None:
    """The file parsed and its rows added to the same tables: neither understood, checked nor journalled."""
    engine = create_engine(f"sqlite:///{target}")
    Base.metadata.create_all(engine)
    root = ET.parse(path).getroot()  # noqa: S314 (made here)
    with Session(engine) as session:
        _add_rows(session, _add_event(session), root)
        session.commit()
    engine.dispose()


def _add_rows(session: Session, event_id: str, root: ET.Element) -> None:
    rooms: dict[str, str] = {}
    tracks: dict[str, str] = {}
    people: dict[str, str] = {}
    for event in root.iter("event"):
        texts = {child.tag: child.text or "" for child in event}
        row = AgendaSession(id=new_key(), event_id=event_id, guid=event.get("guid", ""), title=texts["title"])
        row.room_id = _known(session, AgendaRoom, rooms, texts["room"], event_id)
        row.track_id = _known(session, AgendaTrack, tracks, texts["track"], event_id)
        row.abstract, row.language = texts["abstract"], texts.get("language", "")
        session.add(row)
        for place, person in enumerate({each.text or "": 0 for each in event.iter("person")}):
            key = _known(session, AgendaPerson, people, person, event_id)
            session.add(SessionSpeaker(session_id=row.id, person_id=key, position=place))


def _known(session: Session, of: Any, ids: dict[str, str], name: str, event_id: str) -> str:  # noqa: ANN401 (a table)
    if name not in ids:
        ids[name] = new_key()
        key = {} if of is AgendaTrack else {"key": name}
        session.add(of(id=ids[name], event_id=event_id, name=name, **key))
    return ids[name]


if __name__ == "__main__":
    print(json.dumps(rows() if sys.argv[1:] == ["rows"] else measure(), indent=1))
