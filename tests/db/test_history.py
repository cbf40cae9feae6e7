"""The journal as people read it: overall, for one person, and row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.history import Detail, details, entries, guests
from db.tables import Attendee, Organisation
from tests.make import Forum, add_organisation, add_scan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def rename(session: Session, attendee_id: str, family_name: str) -> None:
    session.get_one(Attendee, attendee_id).family_name = family_name


def test_the_newest_comes_first(store: Store, forum: Forum) -> None:
    store.write("Check in", add_scan, forum, forum.attendee())
    store.write("Rename", rename, forum.attendee(), "Jonaitė")
    assert [entry.label for entry in store.read(entries)] == ["Rename", "Check in", "Make the forum"]
    assert [entry.label for entry in store.read(entries, limit=1)] == ["Rename"]


def test_what_was_undone_and_by_what(store: Store, forum: Forum) -> None:
    store.write("Rename", rename, forum.attendee(), "Jonaitė")
    store.undo()
    undo, renamed, made = store.read(entries)
    assert (undo.label, undo.verb, undo.undoes, undo.undone) == ("Rename", "undo", renamed.id, False)
    assert (renamed.undone, made.undone) == (True, False)
    store.redo()
    redo, undo, renamed, _ = store.read(entries)
    assert (redo.verb, redo.undoes) == ("redo", undo.id)
    assert (undo.undone, renamed.undone) == (True, False)


def test_what_happened_to_one_person(store: Store, forum: Forum) -> None:
    store.write("Rename her", rename, forum.attendee(), "Jonaitė")
    store.write("Rename him", rename, forum.attendee("Bērziņš"), "Kalniņš")
    found = store.read(entries, key=forum.attendee())
    assert [(entry.label, entry.rows) for entry in found] == [("Rename her", 1), ("Make the forum", 1)]


def test_how_many_rows_an_action_changed(store: Store, forum: Forum) -> None:
    (made,) = store.read(entries)
    rows = 1 + len(forum.categories) + 1 + len(forum.organisations) + len(forum.attendees)
    assert made.rows == rows
    found = store.read(details, made.id)
    assert len(found) == rows
    assert [detail.table for detail in found].index("event") == 0
    assert len(store.read(details, made.id, limit=3)) == 3


def test_a_row_before_and_after(store: Store, forum: Forum) -> None:
    def remove(session: Session) -> None:
        session.delete(session.get_one(Organisation, key))

    key = store.write("Add", lambda s: add_organisation(s, forum.event_id, "Kuršių Startup").id)
    store.write("Remove", remove)
    removed, added = (store.read(details, entry.id) for entry in store.read(entries, limit=2))
    columns = {"event_id": forum.event_id, "name": "Kuršių Startup", "kind": "company", "country": "LV"}
    row = columns | {"other_names": [], "id": key}
    assert added == [Detail("organisation", key, None, row)]
    assert removed == [Detail("organisation", key, row, None)]


def test_whom_an_action_concerned(store: Store, forum: Forum) -> None:
    store.write("Check in", add_scan, forum, forum.attendee("Łącki"))
    store.undo()
    undone, entry, made = store.read(entries, limit=3)
    assert store.read(guests, [undone.id, entry.id, made.id]) == {
        undone.id: "Władysław Łącki",
        entry.id: "Władysław Łącki",
    }
    assert store.read(guests, []) == {}
