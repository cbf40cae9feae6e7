"""Purging an event: nothing tells who was there, the figures stay, and it can be stopped and gone on with."""

from __future__ import annotations

import time
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db import history
from db.base import Base
from db.erasing.purge import CHUNK
from db.purging import compact, purge
from db.search import find_attendees, is_index_sound
from db.store import Refused, Store, UndoRefusal
from db.tables import Action, Attendee, Change, Event, EventFigures, Scan
from tests.make import Forum, add_many_attendees, add_scan, make_forum
from tests.personal import add_guest, found_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from tests.db.other_process import OtherProcess

KILLS = 12


def people_counted(session: Session, event_id: str) -> Mapping[str, int]:
    counted = select(func.count()).where(Attendee.event_id == event_id, Attendee.erased_at.is_(None))
    return {"people": session.scalar(counted) or 0}


def purged(store: Store, event_id: str) -> None:
    for _ in purge(store, "Purge", event_id, people_counted):
        pass


def count(session: Session, of: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(of)) or 0


def event_of(session: Session, event_id: str) -> Event:
    return session.get_one(Event, event_id)


def figures_of(session: Session) -> list[EventFigures]:
    return list(session.scalars(select(EventFigures)))


def people_of(session: Session, event_id: str) -> list[Attendee]:
    return list(session.scalars(select(Attendee).where(Attendee.event_id == event_id)))


def is_sound(session: Session) -> bool:
    return is_index_sound(session)


def many_scanned(session: Session, forum: Forum, people: list[str]) -> None:
    for key in people:
        add_scan(session, forum, key)


@pytest.fixture
def full(store: Store, forum: Forum) -> Forum:
    """More people than one chunk takes, with scans, and one about whom everything is held."""
    people = store.write("Import", add_many_attendees, forum.event_id, forum.categories["VIP"], CHUNK + 50)
    store.write("Scans", many_scanned, forum, people[::2])
    add_guest(store, forum)
    return forum


def test_nothing_of_anybody_is_left(store: Store, full: Forum) -> None:
    scans = store.read(count, Scan)
    purged(store, full.event_id)
    compact(store.path)
    assert found_in(store.path) == []
    whole = store.path.read_bytes()
    for name in (*full.attendees, "guest17@example.org", "number000017"):
        assert name.encode() not in whole
    assert store.read(count, Scan) == scans
    rows = store.read(people_of, full.event_id)
    assert {(row.given_name, row.email, row.country, row.status, row.source_key) for row in rows} == {
        ("", "", "", "cancelled", None)
    }
    assert len({row.category_id for row in rows}) == 1
    assert store.read(is_sound)
    assert store.read(find_attendees, full.event_id, "guest") == []


def test_the_last_chunk_leaves_no_words(store: Store, forum: Forum) -> None:
    people = CHUNK - len(forum.attendees)
    store.write("Import", add_many_attendees, forum.event_id, forum.categories["VIP"], people)
    add_guest(store, forum)
    purged(store, forum.event_id)
    assert found_in(store.path) == []


def test_only_tables_without_people_keep_rows(store: Store, full: Forum) -> None:
    purged(store, full.event_id)
    for table in Base.metadata.sorted_tables:
        if "attendee_id" in table.columns and table.name != "scan":
            assert store.read(rows_in, table.name) == 0, table.name


def rows_in(session: Session, name: str) -> int:
    return session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0


def test_figures_and_day_are_kept(store: Store, full: Forum) -> None:
    people = len(store.read(people_of, full.event_id))
    purged(store, full.event_id)
    (kept,) = store.read(figures_of)
    assert kept.figures == {"people": people}
    assert store.read(event_of, full.event_id).purged_at is not None


def test_the_history_tells_of_the_purge_alone(store: Store, full: Forum) -> None:
    purged(store, full.event_id)
    entries = store.read(history.entries)
    assert {entry.label for entry in entries} == {"Purge"}
    with pytest.raises(Refused) as refused:
        store.undo()
    assert refused.value.reason is UndoRefusal.NOTHING
    for entry in entries:
        with pytest.raises(Refused) as refused:
            store.undo(entry.id)
        assert refused.value.reason is UndoRefusal.ERASED


def test_another_event_of_the_file_stays_whole(store: Store, full: Forum) -> None:
    other = store.write("Make another", make_forum, slug="other")
    purged(store, full.event_id)
    rows = store.read(people_of, other.event_id)
    assert {row.family_name for row in rows} == set(other.attendees)
    assert [entry.label for entry in store.read(history.entries)].count("Make another") == 1
    assert store.read(event_of, other.event_id).purged_at is None
    found = store.read(find_attendees, other.event_id, "zydrun")
    assert [hit.attendee_id for hit in found] == [other.attendee()]


def test_stopped_in_the_middle_it_goes_on_with_the_first_figures(store: Store, full: Forum) -> None:
    people = len(store.read(people_of, full.event_id))
    steps = purge(store, "Purge", full.event_id, people_counted)
    assert next(steps) == (CHUNK, people)
    steps.close()
    assert store.read(people_counted, full.event_id) == {"people": people - CHUNK}
    assert store.read(event_of, full.event_id).purged_at is None
    purged(store, full.event_id)
    assert store.read(figures_of)[0].figures == {"people": people}
    assert found_in(store.path) == []


def test_other_windows_are_told_of_each_chunk(store: Store, full: Forum) -> None:
    with closing(Store.open(store.path, station="Desk 2")) as other:
        other.poll()
        for _ in purge(store, "Purge", full.event_id, people_counted):
            assert "attendee" in other.poll()
        assert "event" in other.poll()


def test_a_killed_purge_is_whole_by_chunks_and_goes_on(
    store: Store, full: Forum, other: OtherProcess
) -> None:
    path, people = store.path, len(store.read(people_of, full.event_id))
    store.close()
    whole = path.read_bytes()
    random, left = Random(7), set()
    for _ in range(KILLS):
        path.write_bytes(whole)
        other.start("purge_everybody", path)
        assert other.hear() == "begun"
        time.sleep(random.uniform(0, 0.3))
        other.kill()
        with closing(Store.open(path)) as again:
            remaining = again.read(people_counted, full.event_id)["people"]
            assert remaining in {people, people - CHUNK, 0}
            left.add(remaining)
            purged(again, full.event_id)
            assert again.read(figures_of)[0].figures == {"people": people}
            assert again.read(is_sound)
        assert found_in(path) == []
    assert left


def test_purged_twice_changes_nothing_more(store: Store, full: Forum) -> None:
    purged(store, full.event_id)
    before = store.read(figures_of)[0].figures
    purged(store, full.event_id)
    assert store.read(figures_of)[0].figures == before
    assert store.read(count, Change) <= store.read(count, Action) * len(Base.metadata.tables)
