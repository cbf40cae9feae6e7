"""Tests of previews that others overtook: nobody is doubled, nothing is overwritten unseen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db.store import Store
from db.tables import Attendee, Category
from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.field import Status
from desktop_app.features.registrations.rules.plan import Chosen, PlanRefusal
from tests.features.registrations.importing import (
    ANNA,
    BERT,
    HEADER,
    attendee,
    bring,
    counts,
    key,
    planned,
    values,
    write,
)
from tests.make import add_scan, make_forum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.make import Forum

KEYLESS = "Given name;Family name;E-mail\n"
GUESTS = "".join(f"Guest{n};Number{n};guest{n}@x.example\n" for n in range(250))


@pytest.fixture
def empty(store: Store) -> Forum:
    """An event with categories and a door, and nobody registered."""
    return store.write("Make the forum", make_forum, people=())


@pytest.fixture
def other(store: Store) -> Iterator[Store]:
    """A second window on the same file."""
    second = Store.open(store.path, station="Desk 2")
    yield second
    second.close()


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.reason is PlanRefusal.LIST_CHANGED


def saved(tmp_path: Path, text: str, name: str = "people.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def people(store: Store, forum: Forum) -> int:
    return len(store.read(queries.attendee_keys, forum.event_id))


def test_two_windows_with_one_list_without_keys_do_not_double_people(
    store: Store, other: Store, empty: Forum, tmp_path: Path
) -> None:
    path = saved(tmp_path, KEYLESS + GUESTS)
    mine, theirs = planned(store, empty.event_id, path), planned(other, empty.event_id, path)
    write(store, empty.event_id, mine)
    with refused():
        write(other, empty.event_id, theirs)
    assert people(store, empty) == 250
    again = planned(other, empty.event_id, path)
    assert counts(again) == (0, 0, 250, 0, 0)


def test_two_windows_that_write_by_turns_do_not_double_people(
    store: Store, other: Store, empty: Forum, tmp_path: Path
) -> None:
    path = saved(tmp_path, KEYLESS + GUESTS)
    # The other file begins with those who stand last in the first one.
    turned = saved(tmp_path, KEYLESS + "".join(reversed(GUESTS.splitlines(keepends=True))), "turned.csv")
    mine, theirs = planned(store, empty.event_id, path), planned(other, empty.event_id, turned)
    first = store.write_chunks("Import", actions.import_plan, empty.event_id, mine)
    next(first)
    with refused():
        write(other, empty.event_id, theirs)
    assert [done for done, _ in first] == [200, 250]
    assert people(store, empty) == 250


def test_an_import_overtaken_while_it_writes_takes_itself_back(
    store: Store, other: Store, empty: Forum, tmp_path: Path
) -> None:
    mine = planned(store, empty.event_id, saved(tmp_path, KEYLESS + GUESTS))
    chunks = store.write_chunks("Import", actions.import_plan, empty.event_id, mine)
    next(chunks)
    walk_in = actions.WalkIn("Guest249", "Number249", email="guest249@x.example")
    other.write("Walk-in", actions.add_walk_in, empty.event_id, walk_in)
    with refused():
        list(chunks)
    assert people(store, empty) == 1


def test_who_walked_in_since_the_preview_is_not_added_again(
    store: Store, other: Store, empty: Forum, tmp_path: Path
) -> None:
    plan = planned(store, empty.event_id, saved(tmp_path, HEADER + ANNA + BERT))
    walk_in = actions.WalkIn("Anna", "Kask", email="anna@x.example")
    other.write("Walk-in", actions.add_walk_in, empty.event_id, walk_in)
    with refused():
        write(store, empty.event_id, plan)
    write(store, empty.event_id, plan, Chosen(left_out=frozenset({2})))
    assert people(store, empty) == 2


def test_a_field_edited_since_the_preview_is_not_overwritten(
    store: Store, other: Store, empty: Forum, tmp_path: Path
) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    path = saved(tmp_path, HEADER + ANNA.replace("1234", "7777"))
    plan = planned(store, empty.event_id, path)
    other.write("Edit", actions.edit_attendee, key(store, "Anna"), phone="+372 999")
    with refused():
        write(store, empty.event_id, plan)
    assert values(store, "Anna")["phone"] == "+372 999"
    assert counts(planned(store, empty.event_id, path)) == (0, 0, 0, 1, 0)


def test_who_is_to_be_cancelled_may_have_changed_too(
    store: Store, other: Store, empty: Forum, tmp_path: Path
) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA + BERT)
    plan = planned(store, empty.event_id, saved(tmp_path, HEADER + ANNA))
    gone = Chosen(cancel=frozenset(person.id for person in plan.vanished))
    other.write("Waitlist", actions.change_status, [key(store, "Bert")], Status.WAITLISTED)
    with refused():
        write(store, empty.event_id, plan, gone)
    assert store.read(lambda session: attendee(session, "Bert").status) == Status.WAITLISTED


def rename(session: Session, event_id: str) -> None:
    category = session.scalars(select(Category).where(Category.event_id == event_id)).first()
    assert category is not None
    category.name = "Delegates"


def test_a_category_renamed_since_the_preview_is_not_made_again(
    store: Store, other: Store, empty: Forum, tmp_path: Path
) -> None:
    plan = planned(store, empty.event_id, saved(tmp_path, HEADER + ANNA))
    other.write("Rename", rename, empty.event_id)
    with refused():
        write(store, empty.event_id, plan)
    assert store.read(lambda session: session.scalars(select(Attendee)).all()) == []


def test_work_at_the_door_keeps_no_import_waiting(
    store: Store, other: Store, empty: Forum, tmp_path: Path
) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA + BERT)
    plan = planned(store, empty.event_id, saved(tmp_path, HEADER + ANNA.replace("1234", "7777") + BERT))
    bert = store.read(lambda session: attendee(session, "Bert").id)
    other.write("Check in", add_scan, empty, bert)
    other.write("Note", actions.edit_attendee, bert, note="Needs a taxi")
    other.write("Walk-in", actions.add_walk_in, empty.event_id, actions.WalkIn("Zoe", "Quist"))
    write(store, empty.event_id, plan)
    assert values(store, "Anna")["phone"] == "+372 555 7777"
