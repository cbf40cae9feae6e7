"""Two windows on one file: each sees what the other does, no update is lost, a dead one's half work goes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.history import entries
from db.store import Store
from db.tables import Attendee, Category
from tests.db.deeds import state
from tests.db.other_process import raise_position, rename_first
from tests.make import Forum, add_event, add_scan

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.db.other_process import OtherProcess


def imported(session: Session) -> int:
    found = select(func.count()).select_from(Attendee).where(Attendee.given_name == "Imported")
    return session.scalar(found) or 0


def highest_position(session: Session) -> int:
    return session.scalar(select(Category.position).order_by(Category.id).limit(1)) or 0


def test_poll_tells_what_the_other_changed_and_nothing_of_our_own(
    store: Store, forum: Forum, other: OtherProcess
) -> None:
    heard: list[frozenset[str]] = []
    store.write("Check in", add_scan, forum, forum.attendee())
    assert store.poll() == frozenset()
    stop = store.listen(heard.append)
    other.start("rename_somebody", store.path)
    other.finish()
    store.write("Check in", add_scan, forum, forum.attendee())
    assert store.poll() == {"attendee"}
    assert store.poll() == frozenset()
    assert heard == [frozenset({"scan"}), frozenset({"attendee"})]
    stop()
    store.write("Rename", rename_first)
    assert len(heard) == 2


def test_the_other_is_told_of_ours(store: Store, forum: Forum) -> None:
    with closing(Store.open(store.path)) as second:
        store.write("Check in", add_scan, forum, forum.attendee())
        assert second.poll() == {"scan"}
        store.undo()
        assert second.poll() == {"annulment"}


def test_two_may_make_the_same_new_file_at_once(tmp_path: Path, other: OtherProcess) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.fdesk"
        other.start("open_and_say", path)
        with closing(Store.open(path)) as store:
            store.write("Add an event", lambda session: add_event(session).id)
        assert other.finish() == ["written"]
        with closing(Store.open(path, create=False)) as store:
            assert len(store.read(entries)) == 2


def test_no_update_is_lost_between_two_who_count(store: Store, forum: Forum, other: OtherProcess) -> None:
    assert forum.door_id
    before = store.read(highest_position)
    other.start("count_up", store.path)
    assert other.hear() == "ready"
    for _ in range(40):
        store.write("Count", raise_position)
    assert other.finish() == []
    assert store.read(highest_position) == before + 80
    assert len({entry.id for entry in store.read(entries) if entry.label == "Count"}) == 80


def test_half_an_import_of_a_killed_process_is_taken_back_at_the_next_opening(
    store: Store, forum: Forum, other: OtherProcess
) -> None:
    assert forum.door_id
    before = store.read(state)
    other.start("import_people", store.path)
    assert other.hear() == "chunk 0"
    other.say("on")
    assert other.hear() == "chunk 1"
    other.kill()
    assert store.read(imported) == 10
    with closing(Store.open(store.path)) as next_morning:
        assert next_morning.read(state) == before
        assert next_morning.undo() == "Make the forum"


def test_an_import_that_is_going_on_is_left_alone(store: Store, forum: Forum, other: OtherProcess) -> None:
    assert forum.door_id
    other.start("import_people", store.path)
    assert other.hear() == "chunk 0"
    with closing(Store.open(store.path)) as second:
        assert second.read(imported) == 5
        for _ in range(3):
            other.say("on")
        assert other.finish() == ["chunk 1", "chunk 2"]
        assert second.read(imported) == 15
        assert second.undo() == "Import"
        assert second.read(imported) == 0
