"""What a session refuses: statements past the journal, and writes in a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, text, update

from db.guard import PastTheJournalError
from db.history import entries
from db.tables import Attendee, Category
from tests.db.deeds import state

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum


def rename(session: Session, attendee_id: str, given_name: str) -> None:
    session.get_one(Attendee, attendee_id).given_name = given_name


PAST: dict[str, Callable[[Session], object]] = {
    "update": lambda s: s.execute(update(Attendee).values(note="x")),
    "delete": lambda s: s.execute(delete(Category)),
    "insert": lambda s: s.execute(insert(Category), [{"event_id": "e", "name": "n"}]),
    "insert returning": lambda s: s.scalars(insert(Category).returning(Category.id), [{"name": "n"}]),
    "text update": lambda s: s.execute(text("UPDATE attendee SET note = 'x'")),
    "text delete": lambda s: s.execute(text("  delete FROM attendee")),
    "text with": lambda s: s.execute(text("WITH x AS (SELECT 1) DELETE FROM attendee")),
    "query update": lambda s: s.query(Attendee).update({"note": "x"}),
    "query delete": lambda s: s.query(Attendee).delete(),
    "bulk save": lambda s: s.bulk_save_objects([Category(event_id="e", name="n")]),
    "bulk insert": lambda s: s.bulk_insert_mappings(Category.__mapper__, [{"name": "n"}]),
    "bulk update": lambda s: s.bulk_update_mappings(Category.__mapper__, [{"id": "k", "name": "n"}]),
    "commit": lambda s: s.commit(),
    "rollback": lambda s: s.rollback(),
    "savepoint": lambda s: s.begin_nested(),
}


@pytest.mark.parametrize("deed", PAST.values(), ids=PAST)
def test_nothing_passes_the_journal(store: Store, forum: Forum, deed: Callable[[Session], object]) -> None:
    assert forum.door_id
    before = store.read(state), store.read(entries)
    for door in (store.read, lambda action: store.write("Past the journal", action)):
        with pytest.raises(PastTheJournalError):
            door(deed)
    assert (store.read(state), store.read(entries)) == before


def test_a_query_cannot_write(store: Store, forum: Forum) -> None:
    def rename_and_look(session: Session) -> int:
        rename(session, forum.attendee(), "Agnė")
        return len(session.scalars(select(Attendee)).all())

    before = store.read(state)
    with pytest.raises(PastTheJournalError, match="a query wrote"):
        store.read(rename_and_look)
    store.read(rename, forum.attendee(), "Agnė")
    store.read(lambda s: s.connection().exec_driver_sql("UPDATE attendee SET note = 'x'"))
    assert store.read(state) == before


def test_text_may_be_read_by_a_select(store: Store, forum: Forum) -> None:
    found = store.read(lambda s: s.execute(text("SELECT count(*) FROM attendee")).scalar())
    assert found == len(forum.attendees)
