"""Erasing where it could be kept up: people who are alike, and files beside the event file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from db.tables import Attendee, PrintJob
from desktop_app.features.registrations import actions
from tests.db.test_purging import purged

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum


def add_twins(session: Session, forum: Forum) -> list[str]:
    twin = actions.WalkIn("Jonas", "Petraitis", organisation="Gauja Robotics")
    return [actions.add_walk_in(session, forum.event_id, twin) for _ in range(2)]


def code_of(session: Session, key: str) -> str:
    return session.get_one(Attendee, key).code


def add_job(session: Session, event_id: str, people: list[str], state: str, file: str) -> str:
    job = PrintJob(
        event_id=event_id,
        station="Desk 1",
        printer="Zebra",
        title="Jonas Petraitis",
        file=file,
        state=state,
        attendee_ids=people,
        made_at=datetime(2026, 5, 1, tzinfo=UTC),
    )
    session.add(job)
    session.flush()
    return job.id


def job_of(session: Session, key: str) -> PrintJob:
    return session.get_one(PrintJob, key)


@pytest.fixture
def twins(store: Store, forum: Forum) -> list[str]:
    return store.write("Walk-ins", add_twins, forum)


@pytest.fixture
def jobs(store: Store) -> Path:
    return filled(store.path.with_name(f"{store.path.stem}-printing"), "one.pdf", "other.pdf")


def filled(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"%PDF")
    return folder


def names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_people_who_are_alike_in_everything_are_erased(store: Store, twins: list[str]) -> None:
    assert store.erase("Erase", twins[:1]).people == 1
    assert store.erase("Erase", twins[1:]).people == 1


def test_and_purged(store: Store, forum: Forum, twins: list[str]) -> None:
    assert len(twins) == 2
    purged(store, forum.event_id)


def test_a_job_of_a_registration_that_was_merged_goes_too(
    store: Store, forum: Forum, twins: list[str], jobs: Path
) -> None:
    stays, goes = twins
    job = store.write("Queue", add_job, forum.event_id, [goes], "waiting", "one.pdf")
    store.write("Merge", actions.merge_people, stays, goes)
    store.erase("Erase", [stays])
    assert names_in(jobs) == {"other.pdf"}
    left = store.read(job_of, job)
    assert (left.title, left.attendee_ids, left.state) == ("", [], "cancelled")


@pytest.mark.parametrize(("state", "after"), [("waiting", "cancelled"), ("sent", "sent")])
def test_a_job_that_waits_is_cancelled_with_the_reason(
    store: Store, forum: Forum, jobs: Path, state: str, after: str
) -> None:
    gone, stays = list(forum.attendees.values())[:2]
    job = store.write("Queue", add_job, forum.event_id, [gone, stays], state, "one.pdf")
    store.erase("Erase", [gone])
    left = store.read(job_of, job)
    assert (left.attendee_ids, left.state) == ([stays], after)
    assert ("print the others again" in left.words) is (after == "cancelled")
    assert names_in(jobs) == {"other.pdf"}


def test_a_file_that_cannot_be_removed_keeps_no_erasure_up(
    store: Store, forum: Forum, twins: list[str], jobs: Path
) -> None:
    (jobs / "folder.pdf").mkdir()
    store.write("Queue", add_job, forum.event_id, twins, "waiting", "folder.pdf")
    assert store.erase("Erase", twins).people == 2


def test_saved_badges_go_with_their_people(store: Store, forum: Forum, twins: list[str]) -> None:
    one, other = (store.read(code_of, key) for key in twins)
    names = (f"{one}.pdf", f"{one}+2.pdf", f"{other}.pdf", "notes.txt", f"{one}-mine.pdf")
    folder = filled(store.path.with_name("badges"), *names)
    store.write("Merge", actions.merge_people, *twins)
    store.erase("Erase", twins[:1])
    assert names_in(folder) == {"notes.txt", f"{one}-mine.pdf"}
    filled(folder, f"{one}.pdf", f"{store.read(code_of, forum.attendee('Mägi'))}.pdf")
    purged(store, forum.event_id)
    assert names_in(folder) == {"notes.txt", f"{one}-mine.pdf"}


def test_a_purge_empties_the_folder_of_jobs(store: Store, forum: Forum, jobs: Path) -> None:
    purged(store, forum.event_id)
    assert names_in(jobs) == set()
