"""Search: each keystroke of some names, beside bare full-text tables with the same people."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from db.base import new_key
from db.search import find_attendees, fold
from db.store import Store
from db.tables import Attendee, Category, Event, Organisation
from tests.benchmarks.figures import Timing, figure, timed
from tests.people import Person, make_people

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

SIZES = (5_000, 100_000)
# Seconds for one keystroke, median, by number of people; and for one that has a typing error.
LIMITS = {5_000: 0.005, 100_000: 0.025}
NEAR_LIMIT = 0.040
CHUNK = 5_000
ROUNDS = 5

TYPED = (
    "jonas kaz",
    "egle zyd",
    "mägi",
    "müller",
    "anna nowak",
    "łukasz",
    "петренко",
    "chen",
    "lietuva",
    "am",
)
SLIPS = ("kazluaskas", "zydurnas", "jonsa kazl", "andresson anna", "shevchneko")


def measure() -> list[dict[str, Any]]:
    """One dict for each number of people and way of searching; seconds are medians of one keystroke."""
    return [result for size in SIZES for result in measure_size(size)]


def measure_size(size: int) -> list[dict[str, Any]]:
    """Keystrokes and typing errors among `size` people."""
    people = make_people(size)
    with tempfile.TemporaryDirectory() as folder:
        store, event_id = _filled(Path(folder) / "forum.forumdesk", people)
        bare = _bare(Path(folder) / "bare.db", people)
        keystrokes = [text[:end] for text in TYPED for end in range(2, len(text) + 1)]
        ours = _times(lambda typed: store.read(find_attendees, event_id, typed), keystrokes)
        floor = _times(lambda typed: _bare_search(bare, typed), keystrokes)
        near = _times(lambda typed: store.read(find_attendees, event_id, typed), list(SLIPS))
        near_floor = _times(lambda typed: _bare_search(bare, typed), list(SLIPS))
        bare.close()
        store.close()
    return [
        figure(f"search alone, {size} people", ours, floor, limit={"wall_median": LIMITS[size]}),
        figure(
            f"search alone with a typing error, {size} people",
            near,
            near_floor,
            limit={"wall_median": NEAR_LIMIT},
        ),
    ]


def _times(search: Callable[[str], object], texts: list[str]) -> list[Timing]:
    """How long every search takes, after one warm-up."""
    for typed in texts:
        search(typed)
    return [timed(search, typed) for _ in range(ROUNDS) for typed in texts]


def _filled(path: Path, people: list[Person]) -> tuple[Store, str]:
    """A store with one event and all people, written in chunks."""
    store = Store.open(path)
    event_id, category_id = store.write("Event", _add_event)
    organisations: dict[str, str] = {}
    for start in range(0, len(people), CHUNK):
        store.write(
            "People", _add_people, event_id, category_id, people[start : start + CHUNK], organisations, start
        )
    return store, event_id


def _add_event(session: Session) -> tuple[str, str]:
    day = date(2026, 5, 20)
    event = Event(id=new_key(), slug="bench", title="Bench", starts_on=day, ends_on=day, zone="UTC")
    category = Category(id=new_key(), event_id=event.id, name="Participant", colour="#1E5AA8", position=0)
    session.add_all([event, category])
    return event.id, category.id


def _add_people(
    session: Session,
    event_id: str,
    category_id: str,
    people: list[Person],
    organisations: dict[str, str],
    start: int,
) -> None:
    for number, person in enumerate(people, start):
        if person.organisation not in organisations:
            organisations[person.organisation] = new_key()
            session.add(
                Organisation(
                    id=organisations[person.organisation], event_id=event_id, name=person.organisation
                )
            )
        session.add(
            Attendee(
                event_id=event_id,
                category_id=category_id,
                organisation_id=organisations[person.organisation],
                given_name=person.given_name,
                family_name=person.family_name,
                email=person.email,
                phone=person.phone,
                country=person.country,
                code=f"BENCH{number}",
            )
        )


def _bare(path: Path, people: list[Person]) -> Any:  # noqa: ANN401 (the driver has no types)
    """A plain table of the people and a full-text table over it, as SQLite's own documents show it."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, organisation TEXT, email TEXT)"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5(name, organisation, email, "
        "content='person', content_rowid='id', prefix='2 3')"
    )
    rows = [(f"{p.given_name} {p.family_name}", p.organisation, p.email) for p in people]
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO person (name, organisation, email) VALUES (?, ?, ?)", rows)
    connection.execute("INSERT INTO found(found) VALUES ('rebuild')")
    connection.execute("COMMIT")
    return connection


def _bare_search(connection: Any, typed: str) -> object:  # noqa: ANN401 (the driver has no types)
    match = " ".join(f'"{word}"*' for word in fold(typed).split())
    return connection.execute(
        "SELECT person.* FROM found JOIN person ON person.id = found.rowid WHERE found MATCH ? LIMIT 50",
        (match,),
    ).fetchall()


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
