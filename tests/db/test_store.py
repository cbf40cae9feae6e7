"""The one door: what a write leaves in the journal, who is told, and what may not pass."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db.history import Detail, details, entries
from db.store import Refused, Store, StoreRefusal
from db.tables import Attendee, CheckinPoint, Organisation, Scan
from tests.db.deeds import state
from tests.make import Forum, add_attendee, add_scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def rename(session: Session, attendee_id: str, given_name: str) -> str:
    attendee = session.get_one(Attendee, attendee_id)
    old, attendee.given_name = attendee.given_name, given_name
    return old


def newest(store: Store) -> Detail:
    """The only change of the newest action."""
    (detail,) = store.read(details, store.read(entries, limit=1)[0].id)
    return detail


# --- what a write leaves -----------------------------------------------------------------------------


def test_a_write_gives_what_its_action_gives(store: Store, forum: Forum) -> None:
    assert store.write("Rename", rename, forum.attendee(), given_name="Agnė") == "Eglė"


def test_the_journal_says_who_did_what_where_and_when(store: Store, forum: Forum) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    store.write("Rename", rename, forum.attendee(), "Agnė")
    entry = store.read(entries, limit=1)[0]
    assert (entry.label, entry.verb, entry.staff, entry.station) == ("Rename", "rename", "Ona", "Desk 1")
    assert before < entry.at < datetime.now(UTC) + timedelta(seconds=1)
    assert (entry.rows, entry.undone, entry.undoes) == (1, False, None)
    detail = newest(store)
    assert (detail.table, detail.key) == ("attendee", forum.attendee())
    assert detail.before == {"given_name": "Eglė", "sort_key": detail.before and detail.before["sort_key"]}
    assert detail.after == {"given_name": "Agnė", "sort_key": detail.after and detail.after["sort_key"]}


def test_an_action_that_changes_nothing_leaves_no_row(store: Store, forum: Forum) -> None:
    def there_and_back(session: Session) -> None:
        for name in ("Agnė", "Eglė"):
            rename(session, forum.attendee(), name)
            session.flush()

    before = store.read(entries)
    store.write("Rename", rename, forum.attendee(), "Eglė")
    store.write("There and back", there_and_back)
    assert store.read(entries) == before


def test_a_new_row_may_be_completed_in_the_same_action(store: Store, forum: Forum) -> None:
    def add_and_open(session: Session) -> None:
        point = CheckinPoint(event_id=forum.event_id, name="Side door")
        session.add(point)
        session.flush()
        point.opens_at = datetime(2026, 5, 20, 6, tzinfo=UTC)

    store.write("New point", add_and_open)
    after = newest(store).after
    assert after is not None
    assert (after["name"], after["opens_at"]) == ("Side door", "2026-05-20T06:00:00+00:00")


def test_a_row_changed_and_removed_is_journalled_as_it_lay_in_the_file(store: Store, forum: Forum) -> None:
    def change_and_remove(session: Session) -> None:
        session.delete(lonely := session.get_one(Organisation, key))
        lonely.name = "Something else"

    key = store.write("Add", lambda s: _added(s, Organisation(event_id=forum.event_id, name="Lonely")))
    store.write("Remove", change_and_remove)
    before = newest(store).before
    assert before is not None
    assert before["name"] == "Lonely"


def _added(session: Session, row: Organisation) -> str:
    session.add(row)
    session.flush()
    return row.id


def test_a_row_that_was_read_in_part_is_journalled_whole(store: Store, forum: Forum) -> None:
    def remove_unread(session: Session) -> None:
        organisation = session.get_one(Organisation, key)
        session.expire(organisation)
        session.delete(organisation)

    key = store.write("Add", lambda s: _added(s, Organisation(event_id=forum.event_id, name="Lonely")))
    before = store.read(state)
    store.write("Remove", remove_unread)
    store.undo()
    assert store.read(state) == before


def test_an_action_that_fails_leaves_no_trace(store: Store, forum: Forum) -> None:
    def rename_and_fail(session: Session) -> None:
        rename(session, forum.attendee(), "Agnė")
        session.flush()
        raise ZeroDivisionError

    before = store.read(state), store.read(entries)
    with pytest.raises(ZeroDivisionError):
        store.write("Fail", rename_and_fail)
    assert (store.read(state), store.read(entries)) == before


def test_an_action_that_the_file_does_not_take_leaves_no_trace(store: Store, forum: Forum) -> None:
    before = store.read(state), store.read(entries)
    with pytest.raises(IntegrityError):
        store.write("Twice", add_attendee, forum.event_id, forum.categories["Press"], code=forum.code())
    with pytest.raises(IntegrityError):
        store.write("No category", add_attendee, forum.event_id, "no such category")
    assert (store.read(state), store.read(entries)) == before


# --- telling -----------------------------------------------------------------------------------------


def test_listeners_hear_which_tables_a_write_touched(store: Store, forum: Forum) -> None:
    heard: list[frozenset[str]] = []
    stop = store.listen(heard.append)
    store.write("Rename", rename, forum.attendee(), "Agnė")
    store.write("Rename", rename, forum.attendee(), "Agnė")
    store.undo()
    list(store.write_chunks("Import", _two_tables, forum))
    stop()
    store.undo()
    assert heard == [{"attendee"}, {"attendee"}, {"organisation"}, {"attendee"}]


def _two_tables(session: Session, forum: Forum) -> Iterator[None]:
    session.add(Organisation(event_id=forum.event_id, name="New"))
    yield
    rename(session, forum.attendee(), "Agnė")
    yield


def test_a_listener_may_read_and_write(store: Store, forum: Forum) -> None:
    def count_scans(tables: frozenset[str]) -> None:
        if "scan" in tables:
            seen.append(store.read(lambda s: len(s.scalars(select(Scan.id)).all())))
            store.write("Rename", rename, forum.attendee(), "Inside")

    seen: list[int] = []
    store.listen(count_scans)
    store.write("Check in", add_scan, forum, forum.attendee())
    assert seen == [1]
    assert store.undo() == "Rename"


def test_a_write_is_seen_by_a_second_window_at_once(store: Store, forum: Forum) -> None:
    with closing(Store.open(store.path)) as second:
        store.write("Rename", rename, forum.attendee(), "Agnė")
        assert second.read(lambda s: s.get_one(Attendee, forum.attendee()).given_name) == "Agnė"


def test_a_writer_who_keeps_the_file_too_long_is_not_waited_for(store: Store, forum: Forum) -> None:
    with closing(Store.open(store.path)) as second, store._writing.begin() as connection:
        connection.exec_driver_sql("UPDATE category SET position = 9")
        with second._writing.connect() as waiting:
            waiting.connection.cursor().execute("PRAGMA busy_timeout=1")
        with pytest.raises(Refused) as refused:
            second.write("Rename", rename, forum.attendee(), "Agnė")
    assert refused.value.reason is StoreRefusal.BUSY
