"""The search index follows every change of people and organisations, and forgets who is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from db.search import (
    CREATE,
    FULL_TEXT_TABLES,
    find_attendees,
    forget_removed,
    is_index_sound,
    rebuild,
    refresh_entries,
)
from db.tables import Attendee, Organisation, SearchEntry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum


def change(session: Session, /, key: str, **columns: str) -> None:
    person = session.get_one(Attendee, key)
    for name, value in columns.items():
        assert getattr(person, name) != value
        setattr(person, name, value)


def rename_organisation(session: Session, key: str, name: str) -> None:
    organisation = session.get_one(Organisation, key)
    assert organisation.name != name
    organisation.name = name


def delete(session: Session, key: str) -> None:
    session.delete(session.get_one(Attendee, key))


def entries(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(SearchEntry)) or 0


def found(store: Store, forum: Forum, typed: str) -> list[str]:
    assert store.read(is_index_sound)
    return [hit.attendee_id for hit in store.read(find_attendees, forum.event_id, typed)]


def test_everybody_has_an_entry(store: Store, forum: Forum) -> None:
    assert store.read(entries) == len(forum.attendees)
    for family_name, key in forum.attendees.items():
        assert found(store, forum, family_name) == [key]


@pytest.mark.parametrize(
    ("column", "value", "typed"),
    [
        ("given_name", "Rasa", "rasa"),
        ("family_name", "Ąžuolaitytė", "azuolaityte"),
        ("email", "rasa@miske.example", "rasa@miske.example"),
        ("phone", "+370 699 98765", "8765"),
        ("country", "IS", "iceland"),
        ("code", "XXKKTTPP", "xxkktt"),
    ],
)
def test_a_change_is_found_at_once_and_undo_takes_it_back(
    store: Store, forum: Forum, column: str, value: str, typed: str
) -> None:
    key = forum.attendee()
    assert found(store, forum, typed) == []
    store.write("Change", change, key, **{column: value})
    assert found(store, forum, typed) == [key]
    store.undo()
    assert found(store, forum, typed) == []


def test_an_old_name_is_no_longer_found(store: Store, forum: Forum) -> None:
    store.write("Change", change, forum.attendee(), family_name="Ąžuolaitytė", given_name="Rasa")
    assert found(store, forum, "zydrunaite") == []


def test_a_renamed_organisation_is_found_with_all_its_people(store: Store, forum: Forum) -> None:
    organisation = forum.organisations["Nemunas Software Cluster"]
    before = found(store, forum, "nemunas software")
    assert len(before) == 2
    store.write("Rename", rename_organisation, organisation, "Žalgirio klasteris")
    assert found(store, forum, "zalgirio") == before
    assert found(store, forum, "nemunas") == []


def test_who_is_deleted_has_no_entry_and_undo_brings_it_back(store: Store, forum: Forum) -> None:
    key = forum.attendee()
    store.write("Delete", delete, key)
    assert found(store, forum, "zydrunaite") == []
    assert store.read(entries) == len(forum.attendees) - 1
    store.undo()
    assert found(store, forum, "zydrunaite") == [key]


def test_a_refresh_without_changes_writes_nothing(store: Store, forum: Forum) -> None:
    def refresh(session: Session) -> int:
        before = session.connection().exec_driver_sql("SELECT total_changes()").scalar_one()
        refresh_entries(session, {"attendee": set(forum.attendees.values()), "scan": {"0" * 32}})
        after = session.connection().exec_driver_sql("SELECT total_changes()").scalar_one()
        return int(after - before)

    assert store.write("Refresh", refresh) == 0


def test_all_entries_can_be_made_again(store: Store, forum: Forum) -> None:
    def spoil_and_rebuild(session: Session) -> None:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM search_entry WHERE name LIKE 'egle%'")
        connection.exec_driver_sql("UPDATE search_entry SET name = 'somebody' WHERE name LIKE 'janis%'")
        connection.exec_driver_sql(
            "INSERT INTO search_entry (attendee_id, event_id, name, spellings, organisation, other) "
            "VALUES ('gone', ?, 'gone', '', '', '')",
            (forum.event_id,),
        )
        rebuild(session)

    store.write("Rebuild", spoil_and_rebuild)
    for typed, family_name in (("egle", "Žydrūnaitė"), ("janis", "Bērziņš")):
        assert found(store, forum, typed) == [forum.attendee(family_name)]
    assert found(store, forum, "somebody") == found(store, forum, "gone") == []


def test_an_index_that_disagrees_with_its_entries_is_not_sound(store: Store, forum: Forum) -> None:
    def part(session: Session) -> None:
        session.connection().exec_driver_sql("DROP TRIGGER search_entry_changed")
        session.connection().exec_driver_sql("UPDATE search_entry SET name = 'unknown'")

    assert forum.attendees
    store.write("Part", part)
    assert not store.read(is_index_sound)


def test_an_erased_name_leaves_the_index(store: Store, forum: Forum) -> None:
    key = forum.attendee()
    store.write("Name", change, key, given_name="Wilhelmina", email="wilhelmina@example.org")

    def blocks(session: Session) -> bytes:
        rows = session.connection().execute(text("SELECT block FROM attendee_search_data"))
        return b"".join(row[0] for row in rows)

    assert b"wilhelmina" in store.read(blocks)
    store.write("Erase", change, key, given_name="", email="")
    store.write("Forget", forget_removed)
    assert b"wilhelmina" not in store.read(blocks)
    assert found(store, forum, "zydrunaite") == [key]


def test_only_the_full_text_table_has_tables_without_a_model(store: Store) -> None:
    def names(session: Session) -> set[str]:
        rows = session.connection().exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE name LIKE 'attendee_search%' AND type = 'table'"
        )
        return {row[0] for row in rows}

    assert store.read(names) <= FULL_TEXT_TABLES
    assert len(CREATE) == 4
