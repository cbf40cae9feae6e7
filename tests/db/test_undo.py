"""What can be taken back, what is refused and with whose name, and what becomes of scans."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db.base import Row, new_key
from db.history import entries
from db.store import Refused, Store, UndoRefusal
from db.tables import (
    Action,
    Annulment,
    Attendee,
    Category,
    Consent,
    FormerAttendee,
    Organisation,
    Scan,
)
from db.undo import CHUNK
from tests.db.deeds import state
from tests.make import Forum, add_attendee, add_many_attendees, add_organisation, add_scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session


def rename(session: Session, attendee_id: str, given_name: str) -> None:
    session.get_one(Attendee, attendee_id).given_name = given_name


def set_code(session: Session, attendee_id: str, code: str) -> None:
    session.get_one(Attendee, attendee_id).code = code


def move(session: Session, attendee_id: str, organisation_id: str | None) -> None:
    session.get_one(Attendee, attendee_id).organisation_id = organisation_id


def remove(session: Session, of: type[Row], key: str) -> None:
    session.delete(session.get_one(of, key))


def add_employer(session: Session, forum: Forum, attendee_id: str, name: str) -> str:
    """A new organisation, and the attendee moved there, in one action."""
    organisation = add_organisation(session, forum.event_id, name)
    move(session, attendee_id, organisation.id)
    return organisation.id


def add_category(session: Session, forum: Forum, name: str) -> str:
    category = Category(event_id=forum.event_id, name=name)
    session.add(category)
    session.flush()
    return category.id


def walk_in(session: Session, forum: Forum) -> tuple[str, str]:
    """A person who was not registered, and the scan that lets the person in, in one action."""
    person = add_attendee(session, forum.event_id, forum.categories["Participant"], "Ieva", walk_in=True)
    session.add(Consent(attendee_id=person.id, purpose="photos", given=True))
    return person.id, add_scan(session, forum, person.id).id


def attendee(session: Session, key: str) -> Attendee:
    return session.get_one(Attendee, key)


def count(session: Session, of: type[Row]) -> int:
    return session.scalar(select(func.count()).select_from(of)) or 0


def newest(session: Session) -> str:
    return session.scalars(select(Action.id).order_by(Action.seq.desc())).first() or ""


def refusal(attempt: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        attempt()
    return refused.value


# --- what is refused ---------------------------------------------------------------------------------


def test_nothing_to_undo_or_redo(store: Store) -> None:
    assert refusal(store.undo).reason is UndoRefusal.NOTHING
    assert refusal(store.redo).reason is UndoRefusal.NOTHING_TO_REDO
    for stranger in ("no such action", ""):
        assert refusal(partial(store.undo, stranger)).reason is UndoRefusal.UNKNOWN


def test_undo_names_who_changed_the_row_since(store: Store, forum: Forum) -> None:
    store.write("Rename", rename, forum.attendee(), "Eglute")
    mine = store.read(newest)
    store.staff, store.station = "Rasa", "Desk 2"
    store.write("Correct the name", rename, forum.attendee(), "Eglutė")
    before = store.read(state)
    refused = refusal(lambda: store.undo(mine))
    assert refused.reason is UndoRefusal.CHANGED_SINCE
    assert refused.facts["label"] == "Correct the name"
    assert (refused.facts["staff"], refused.facts["station"]) == ("Rasa", "Desk 2")
    assert store.read(state) == before


def test_a_change_of_another_column_is_no_obstacle(store: Store, forum: Forum) -> None:
    store.write("Rename", rename, forum.attendee(), "Eglute")
    mine = store.read(newest)
    store.write("New code", set_code, forum.attendee(), "ABCDEFG")
    store.undo(mine)
    person = store.read(attendee, forum.attendee())
    assert (person.given_name, person.code) == ("Eglė", "ABCDEFG")


def test_undo_is_refused_while_the_new_row_is_in_use(store: Store, forum: Forum) -> None:
    organisation = store.write("New organisation", lambda s: add_organisation(s, forum.event_id, "New").id)
    mine = store.read(newest)
    store.write("Move there", move, forum.attendee(), organisation)
    refused = refusal(lambda: store.undo(mine))
    assert refused.reason is UndoRefusal.IN_USE
    assert refused.facts["label"] == "Move there"
    store.undo()
    store.undo()
    assert store.read(lambda s: s.get(Organisation, organisation)) is None


def test_an_action_is_not_in_its_own_way(store: Store, forum: Forum) -> None:
    before = store.read(state)
    store.write("New employer", add_employer, forum, forum.attendee(), "Kuršių Startup")
    store.undo()
    assert store.read(state) == before


def test_undo_is_refused_where_the_code_has_gone_to_another(store: Store, forum: Forum) -> None:
    store.write("New code", set_code, forum.attendee("Mägi"), "FREED")
    old = forum.code("Mägi")
    mine = store.read(newest)
    store.write("Give the code away", set_code, forum.attendee("Łącki"), old)
    before = store.read(state)
    refused = refusal(lambda: store.undo(mine))
    assert refused.reason is UndoRefusal.IN_USE
    assert refused.facts["label"] == "Give the code away"
    assert store.read(state) == before


def test_undo_is_refused_where_the_parent_is_gone(store: Store, forum: Forum) -> None:
    organisation = forum.organisations["Saaremaa Institute of Optics"]
    store.write("Leave", move, forum.attendee("Mägi"), None)
    mine = store.read(newest)
    store.write("Close the institute", remove, Organisation, organisation)
    before = store.read(state)
    refused = refusal(lambda: store.undo(mine))
    assert refused.reason is UndoRefusal.CHANGED_SINCE
    assert refused.facts["label"] == "Close the institute"
    assert store.read(state) == before


def test_a_removed_row_comes_back_unless_its_name_is_taken(store: Store, forum: Forum) -> None:
    steward = store.write("New category", add_category, forum, "Steward")
    store.write("Remove the category", remove, Category, steward)
    mine = store.read(newest)
    store.write("Same name again", add_category, forum, "Steward")
    refused = refusal(lambda: store.undo(mine))
    assert (refused.reason, refused.facts["label"]) == (UndoRefusal.IN_USE, "Same name again")
    store.undo()
    store.undo(mine)
    assert store.read(lambda s: s.get_one(Category, steward).name) == "Steward"


def test_an_action_is_undone_once(store: Store, forum: Forum) -> None:
    store.write("Rename", rename, forum.attendee(), "Eglute")
    mine = store.read(newest)
    store.undo(mine)
    assert refusal(lambda: store.undo(mine)).reason is UndoRefusal.ALREADY_UNDONE


# --- undo and redo -----------------------------------------------------------------------------------


def test_redo_goes_forward_step_by_step(store: Store, forum: Forum) -> None:
    names = ["Eglė", "Agnė", "Ieva"]
    for name in names[1:]:
        store.write(f"Call her {name}", rename, forum.attendee(), name)
    assert [store.undo(), store.undo()] == ["Call her Ieva", "Call her Agnė"]
    assert store.read(attendee, forum.attendee()).given_name == "Eglė"
    assert [store.redo(), store.redo()] == ["Call her Agnė", "Call her Ieva"]
    assert store.read(attendee, forum.attendee()).given_name == "Ieva"
    assert refusal(store.redo).reason is UndoRefusal.NOTHING_TO_REDO


def test_what_is_done_after_an_undo_ends_the_redo(store: Store, forum: Forum) -> None:
    store.write("Call her Agnė", rename, forum.attendee(), "Agnė")
    store.undo()
    store.write("Call her Ieva", rename, forum.attendee(), "Ieva")
    assert refusal(store.redo).reason is UndoRefusal.NOTHING_TO_REDO


def test_undo_of_a_redo_by_its_name_leaves_the_action_undone(store: Store, forum: Forum) -> None:
    store.write("Call her Agnė", rename, forum.attendee(), "Agnė")
    store.undo()
    store.redo()
    store.undo(store.read(newest))
    assert store.read(attendee, forum.attendee()).given_name == "Eglė"
    newest_plain = next(entry for entry in store.read(entries) if not entry.undoes)
    assert (newest_plain.label, newest_plain.undone) == ("Call her Agnė", True)
    assert store.undo() == "Make the forum"


def test_undo_works_after_a_restart(store: Store, forum: Forum) -> None:
    before = store.read(state)
    store.write("Rename", rename, forum.attendee(), "Eglute")
    store.close()
    again = Store.open(store.path)
    assert again.undo() == "Rename"
    assert again.read(state) == before
    assert again.redo() == "Rename"
    again.close()


# --- scans -------------------------------------------------------------------------------------------


def test_a_scan_is_annulled_and_stays(store: Store, forum: Forum) -> None:
    scan = store.write("Check in", lambda s: add_scan(s, forum, forum.attendee()).id)
    store.undo()
    annulment = store.read(lambda s: s.scalars(select(Annulment)).one())
    assert (annulment.scan_id, annulment.reason) == (scan, "undo")
    assert store.read(count, Scan) == 1
    store.redo()
    assert (store.read(count, Scan), store.read(count, Annulment)) == (1, 0)


def test_a_scan_that_somebody_annulled_is_not_annulled_twice(store: Store, forum: Forum) -> None:
    scan = store.write("Check in", lambda s: add_scan(s, forum, forum.attendee()).id)
    mine = store.read(newest)
    store.write("Annul", lambda s: s.add(Annulment(scan_id=scan, reason="wrong person")))
    refused = refusal(lambda: store.undo(mine))
    assert (refused.reason, refused.facts["label"]) == (UndoRefusal.ALREADY_UNDONE, "Annul")


def test_a_walk_in_stays_on_the_list_as_cancelled(store: Store, forum: Forum) -> None:
    person, scan = store.write("Walk-in", walk_in, forum)
    inside = store.read(state)
    store.undo()
    assert store.read(attendee, person).status == "cancelled"
    assert store.read(lambda s: s.scalars(select(Annulment.scan_id)).all()) == [scan]
    assert store.read(lambda s: s.scalars(select(Consent.attendee_id)).all()) == [person]
    store.redo()
    assert store.read(state) == inside


def test_a_person_who_was_scanned_is_not_taken_off_the_list(store: Store, forum: Forum) -> None:
    person = store.write(
        "Register", lambda s: add_attendee(s, forum.event_id, forum.categories["Press"], "Ieva").id
    )
    mine = store.read(newest)
    store.write("Check in", add_scan, forum, person)
    refused = refusal(lambda: store.undo(mine))
    assert (refused.reason, refused.facts["label"]) == (UndoRefusal.SCANNED, "Check in")


# --- at length ---------------------------------------------------------------------------------------


def import_people(session: Session, forum: Forum, parts: int) -> Iterator[int]:
    """Each step adds people and corrects one of the step before."""
    person = ""
    for number in range(parts):
        if person:
            rename(session, person, "Corrected")
        person = add_attendee(session, forum.event_id, forum.categories["Press"], code=new_key()).id
        yield number


def test_what_is_written_at_length_is_one_action(store: Store, forum: Forum) -> None:
    before = store.read(state)
    assert list(store.write_chunks("Import", import_people, forum, 3)) == [0, 1, 2]
    assert store.read(count, Attendee) == len(forum.attendees) + 3
    assert store.undo() == "Import"
    assert store.read(state) == before


def test_others_can_write_between_two_steps(store: Store, forum: Forum) -> None:
    other = Store.open(store.path)
    steps = store.write_chunks("Import", import_people, forum, 2)
    next(steps)
    other.write("Rename", rename, forum.attendee(), "Eglute")
    assert list(steps) == [1]
    other.close()
    assert store.read(attendee, forum.attendee()).given_name == "Eglute"


def test_a_cancelled_write_is_taken_back(store: Store, forum: Forum) -> None:
    before = store.read(state)
    steps = store.write_chunks("Import", import_people, forum, 3)
    next(steps)
    next(steps)
    assert store.read(count, Attendee) == len(forum.attendees) + 2
    steps.close()
    assert store.read(state) == before
    assert refusal(store.redo).reason is UndoRefusal.NOTHING_TO_REDO
    assert [(e.label, e.verb, e.undone) for e in store.read(entries, limit=2)] == [
        ("Import", "take back", False),
        ("Import", "import_people", True),
    ]


def test_an_unfinished_write_cannot_be_undone_by_others(store: Store, forum: Forum) -> None:
    steps = store.write_chunks("Import", import_people, forum, 2)
    next(steps)
    unfinished = store.read(newest)
    assert refusal(lambda: store.undo(unfinished)).reason is UndoRefusal.UNFINISHED
    other = Store.open(store.path)
    assert other.read(count, Attendee) == len(forum.attendees) + 1
    assert list(steps) == [1]
    assert other.undo() == "Import"
    other.close()


def test_a_cancelled_write_stays_where_others_went_on_with_its_rows(store: Store, forum: Forum) -> None:
    steps = store.write_chunks("Import", import_people, forum, 2)
    next(steps)
    imported = store.read(lambda s: s.scalars(select(Attendee.id).order_by(Attendee.id.desc())).first())
    assert imported is not None
    store.write("Check in", add_scan, forum, imported)
    assert refusal(steps.close).facts["label"] == "Check in"
    store.close()
    again = Store.open(store.path)
    assert again.read(attendee, imported).id == imported
    assert again.undo() == "Check in"
    assert again.read(count, Scan) == again.read(count, Annulment) == 1
    again.close()


def test_a_large_action_is_taken_back_whole(store: Store, forum: Forum) -> None:
    before = store.read(state)
    store.write("Add", add_many_attendees, forum.event_id, forum.categories["Press"], 2 * CHUNK + 1)
    assert store.read(count, Attendee) == len(forum.attendees) + 2 * CHUNK + 1
    store.undo()
    assert store.read(state) == before


# --- two people who become one -----------------------------------------------------------------------


def join_people(session: Session, keep_id: str, merge_id: str) -> None:
    """One person takes over the scans of another, whose row goes."""
    merged = session.get_one(Attendee, merge_id)
    session.add(FormerAttendee(id=merged.id, event_id=merged.event_id, attendee_id=keep_id))
    session.flush()
    for scan in session.scalars(select(Scan).where(Scan.attendee_id == merge_id)):
        scan.attendee_id = keep_id
    session.delete(merged)


def join_again(session: Session, keep_id: str, merge_id: str) -> None:
    """As `join_people`, and whoever was merged before comes along."""
    join_people(session, keep_id, merge_id)
    for former in session.scalars(select(FormerAttendee).where(FormerAttendee.attendee_id == merge_id)):
        former.attendee_id = keep_id


def test_scans_go_back_and_forth_between_people_who_were_merged(store: Store, forum: Forum) -> None:
    kept, merged, third = map(forum.attendee, ("Žydrūnaitė", "Bērziņš", "Mägi"))
    for key in (kept, merged, third):
        store.write("Scan", add_scan, forum, key)
    apart = store.read(state)
    store.write("Merge", join_people, kept, merged)
    joined = store.read(state)
    assert store.undo() == "Merge"
    assert store.read(state) == apart
    assert store.redo() == "Merge"
    assert store.read(state) == joined


def test_a_merge_of_a_merged_person_is_taken_back_step_by_step(store: Store, forum: Forum) -> None:
    first, second, third = map(forum.attendee, ("Žydrūnaitė", "Bērziņš", "Mägi"))
    store.write("Scan", add_scan, forum, first)
    states = [store.read(state)]
    for keep_id, merge_id in ((second, first), (third, second)):
        store.write("Merge", join_again, keep_id, merge_id)
        states.append(store.read(state))
    for expected in reversed(states[:-1]):
        store.undo()
        assert store.read(state) == expected
    for expected in states[1:]:
        store.redo()
        assert store.read(state) == expected
