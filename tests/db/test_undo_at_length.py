"""Undo of a large action goes in chunks: others write in between, and all of it happens or none."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.base import Row, new_key
from db.choosing import TAKE_BACK
from db.history import entries
from db.store import Pace, Refused, Store, TakeBack, UndoRefusal
from db.tables import Action, Annulment, Attendee, Consent, Organisation, Scan
from tests.db.deeds import Deed, deeds, perform, state
from tests.make import Forum, add_attendee, add_many_attendees, add_organisation, add_scan, make_forum

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.db.other_process import OtherProcess

SLOW = Pace(at_once=0, chunk=2)


@pytest.fixture
def slow(store: Store) -> Store:
    """The store, taking back two rows in each step."""
    store.pace = SLOW
    return store


@pytest.fixture
def second(store: Store, forum: Forum) -> Iterator[Store]:
    """Another desk on the same file."""
    assert forum.door_id
    with closing(Store.open(store.path, station="Desk 2", staff="Rasa")) as second:
        yield second


def correct_notes(session: Session, words: str) -> None:
    for person in session.scalars(select(Attendee)):
        person.note = words


def note(session: Session, attendee_id: str, words: str) -> None:
    session.get_one(Attendee, attendee_id).note = words


def notes(session: Session) -> list[str]:
    return list(session.scalars(select(Attendee.note).order_by(Attendee.id)))


def count(session: Session, of: type[Row]) -> int:
    return session.scalar(select(func.count()).select_from(of)) or 0


def keys(session: Session) -> list[str]:
    return list(session.scalars(select(Attendee.id).order_by(Attendee.id)))


def newest(session: Session) -> str:
    return session.scalars(select(Action.id).order_by(Action.seq.desc())).first() or ""


def until(steps: Generator[tuple[int, int], None, str], share: float) -> None:
    """Let an undo go on until so much of its work is done."""
    for done, total in steps:
        if total and done >= share * total:
            return


def to_the_end(steps: Generator[tuple[int, int], None, str]) -> Refused:
    with pytest.raises(Refused) as refused:
        list(steps)
    return refused.value


# --- steps -------------------------------------------------------------------------------------------


def test_a_small_action_is_taken_back_before_the_first_step(store: Store, forum: Forum) -> None:
    assert forum.door_id
    store.write("Note", correct_notes, "Box C")
    steps = store.undo_chunks()
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert end.value.value == "Note"


def test_each_step_is_committed_and_says_how_far_it_is(slow: Store, forum: Forum, second: Store) -> None:
    assert forum.door_id
    slow.write("Note", correct_notes, "Box C")
    steps = slow.undo_chunks()
    seen = [(step, second.read(notes).count("Box C")) for step in steps]
    told = [step for step, _ in seen]
    assert told == sorted(told)
    assert told[-1] == (14, 14)
    assert [left for _, left in seen][-5:] == [7, 5, 3, 1, 0]
    assert slow.redo() == "Note"
    assert slow.read(notes).count("Box C") == 7


def test_the_default_pace_is_one_transaction_for_small_and_chunks_for_large(
    store: Store, forum: Forum
) -> None:
    before = store.read(state)
    for people, steps in ((500, False), (501, True)):
        store.write("Add", add_many_attendees, forum.event_id, forum.categories["Press"], people)
        assert bool(list(store.undo_chunks())) is steps
        assert store.read(state) == before


def test_others_write_between_two_steps(slow: Store, forum: Forum, second: Store) -> None:
    slow.write("Note", correct_notes, "Box C")
    steps = slow.undo_chunks()
    until(steps, 0.7)
    second.write("Check in", add_scan, forum, forum.attendee())
    list(steps)
    assert not any(slow.read(notes))
    assert slow.read(count, Scan) == 1


def test_scans_are_annulled_in_steps(slow: Store, forum: Forum) -> None:
    def check_all_in(session: Session) -> None:
        for key in keys(session):
            add_scan(session, forum, key)

    slow.write("Check everybody in", check_all_in)
    assert slow.undo() == "Check everybody in"
    assert slow.read(count, Annulment) == slow.read(count, Scan) == 7
    assert slow.redo() == "Check everybody in"
    assert slow.read(count, Annulment) == 0


def test_references_hold_at_every_step(slow: Store, forum: Forum, second: Store) -> None:
    """What was made is let go before it vanishes; what was removed is there before anybody gets it back."""

    def found_and_close(session: Session) -> None:
        old = session.scalars(select(Organisation)).all()
        for number, person in enumerate(session.scalars(select(Attendee))):
            person.organisation_id = add_organisation(session, forum.event_id, f"New {number}").id
        session.flush()
        for organisation in old:
            session.delete(organisation)

    def dangling(session: Session) -> int:
        connection = session.connection()
        return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())

    before = slow.read(state)
    slow.write("Reorganise", found_and_close)
    after = slow.read(state)
    assert [second.read(dangling) for _ in slow.undo_chunks()].count(0) > 20
    assert slow.read(state) == before
    assert sum(second.read(dangling) for _ in slow.redo_chunks()) == 0
    assert slow.read(state) == after


def test_codes_that_changed_hands_go_back(slow: Store, forum: Forum) -> None:
    """What is unique is free when it is needed, also where the one who holds it goes or comes."""

    def pass_codes_on(session: Session) -> None:
        people = session.scalars(select(Attendee).order_by(Attendee.id)).all()
        codes = [person.code for person in people]
        for person in people:
            person.code = new_key()
        session.flush()
        for person, code in zip(people[:-1], codes[1:], strict=True):
            person.code = code
        session.flush()
        session.delete(people[-1])
        session.flush()
        add_attendee(session, forum.event_id, forum.categories["Press"], code=codes[0])

    before = slow.read(state)
    slow.write("Pass the codes on", pass_codes_on)
    after = slow.read(state)
    slow.undo()
    assert slow.read(state) == before
    slow.redo()
    assert slow.read(state) == after


# --- others in between -------------------------------------------------------------------------------


def test_a_row_that_others_change_meanwhile_refuses_all_of_it(
    slow: Store, forum: Forum, second: Store
) -> None:
    slow.write("Note", correct_notes, "Box C")
    mine = slow.read(newest)
    steps = slow.undo_chunks()
    until(steps, 0.6)
    last = slow.read(lambda s: s.scalars(select(Attendee.id).where(Attendee.note != "")).all())
    second.write("Box D", note, last[-1], "Box D")
    refused = to_the_end(steps)
    assert (refused.reason, refused.facts["label"]) == (UndoRefusal.CHANGED_SINCE, "Box D")
    assert sorted(slow.read(notes)) == ["Box C"] * (len(forum.attendees) - 1) + ["Box D"]
    second.undo()
    slow.undo(mine)
    assert not any(slow.read(notes))


def test_a_new_row_that_others_use_meanwhile_refuses_all_of_it(
    slow: Store, forum: Forum, second: Store
) -> None:
    added = slow.write("Add", add_many_attendees, forum.event_id, forum.categories["Press"], 6)
    steps = slow.undo_chunks()
    until(steps, 0.7)
    left = sorted(set(added) & set(slow.read(keys)))
    assert 0 < len(left) < 6
    second.write("Check in", add_scan, forum, left[0])
    refused = to_the_end(steps)
    assert (refused.reason, refused.facts["label"]) == (UndoRefusal.SCANNED, "Check in")
    assert set(added) <= set(slow.read(keys))


def test_a_code_that_others_take_meanwhile_refuses_all_of_it(
    slow: Store, forum: Forum, second: Store
) -> None:
    def new_codes(session: Session) -> None:
        for person in session.scalars(select(Attendee)):
            person.code = new_key()

    codes = set(forum.codes.values())
    slow.write("New codes", new_codes)
    after = slow.read(state)
    steps = slow.undo_chunks()
    until(steps, 0.5)
    free = min(codes - set(slow.read(lambda s: s.scalars(select(Attendee.code)).all())))
    taken = second.write(
        "Walk-in", lambda s: add_attendee(s, forum.event_id, forum.categories["Press"], code=free).id
    )
    refused = to_the_end(steps)
    assert (refused.reason, refused.facts["label"]) == (UndoRefusal.IN_USE, "Walk-in")
    second.undo()
    assert taken not in slow.read(keys)
    assert slow.read(state) == after


def test_two_desks_do_not_take_back_the_same_thing(slow: Store, forum: Forum, second: Store) -> None:
    assert forum.door_id
    slow.write("Note", correct_notes, "Box C")
    mine = slow.read(newest)
    steps = slow.undo_chunks()
    until(steps, 0.7)
    with pytest.raises(Refused) as refused:
        second.undo(mine)
    assert (refused.value.reason, refused.value.facts["station"]) == (UndoRefusal.UNFINISHED, "Desk 1")
    with pytest.raises(Refused) as refused:
        second.redo()
    assert refused.value.reason is UndoRefusal.NOTHING_TO_REDO
    list(steps)
    assert not any(slow.read(notes))


def test_where_others_went_on_with_what_is_back_already_the_rest_stays_and_can_be_brought_back(
    slow: Store, forum: Forum, second: Store
) -> None:
    slow.write("Note", correct_notes, "Box C")
    after = slow.read(state)
    steps = slow.undo_chunks()
    until(steps, 0.6)
    back = slow.read(lambda s: s.scalars(select(Attendee.id).where(Attendee.note == "")).all())
    second.write("Box D", note, back[0], "Box D")
    with pytest.raises(Refused) as refused:
        steps.close()
    assert refused.value.facts["label"] == "Box D"
    assert 0 < slow.read(notes).count("Box C") < len(forum.attendees)
    half = slow.read(entries, limit=2)[1]
    assert (half.verb, half.undone) == ("undo", False)
    second.undo()
    slow.undo(half.id)
    assert slow.read(state) == after


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(mine=deeds, theirs=deeds, after=st.integers(0, 12))
def test_whatever_others_do_meanwhile_it_is_undone_or_not(
    tmp_path_factory: pytest.TempPathFactory, mine: list[Deed], theirs: list[Deed], after: int
) -> None:
    """Once the other desk has taken back its own, everything is as before the action, or as after it."""
    path = tmp_path_factory.mktemp("law") / "forum.fdesk"
    with closing(Store.open(path, station="Desk 1")) as slow, closing(Store.open(path)) as second:
        slow.pace = Pace(at_once=0, chunk=1)
        slow.write("Make the forum", make_forum)
        before = slow.read(state)
        slow.write("Act", perform, mine)
        done = slow.read(state)
        if done == before:
            return
        undone = _undone_beside(slow, second, theirs, after)
        assert slow.read(state) == (before if undone else done)


def _undone_beside(slow: Store, second: Store, theirs: list[Deed], after: int) -> bool:
    """Undo with another desk's work in between, which is taken back at the end; whether it was undone."""
    acted = slow.read(newest)
    steps = slow.undo_chunks(acted)
    for _, _ in zip(range(after), steps, strict=False):
        pass
    second.write("Other work", perform, theirs)
    their_id = second.newest
    try:
        list(steps)
    except Refused:
        half = [e for e in slow.read(entries) if e.undoes == acted and not e.undone]
        if their_id:
            second.undo(their_id)
        for entry in half:
            slow.undo(entry.id)
        return False
    if their_id:
        second.undo(their_id)
    return True


# --- broken off --------------------------------------------------------------------------------------


def test_cancel_brings_back_in_steps_what_was_undone(slow: Store, forum: Forum) -> None:
    assert forum.door_id
    slow.write("Note", correct_notes, "Box C")
    after = slow.read(state)
    steps = slow.undo_chunks()
    until(steps, 0.8)
    assert 0 < slow.read(notes).count("Box C") < 7
    seen = [steps.throw(TakeBack())]
    with pytest.raises(TakeBack):
        seen.extend(steps)
    assert len(seen) > 2
    assert slow.read(state) == after
    assert [(e.label, e.verb, e.undone) for e in slow.read(entries, limit=3)] == [
        ("Note", TAKE_BACK, False),
        ("Note", "undo", True),
        ("Note", "correct_notes", False),
    ]
    assert slow.undo() == "Note"


def test_who_stops_waiting_for_a_cancel_leaves_nothing_half_done(slow: Store, forum: Forum) -> None:
    assert forum.door_id
    slow.write("Note", correct_notes, "Box C")
    after = slow.read(state)
    steps = slow.undo_chunks()
    until(steps, 0.8)
    steps.throw(TakeBack())
    steps.close()
    assert slow.read(state) == after


def test_a_long_write_is_cancelled_in_steps_too(slow: Store, forum: Forum) -> None:
    def add_consents(session: Session) -> Iterator[int]:
        for number, key in enumerate(keys(session)):
            session.add(Consent(attendee_id=key, purpose="photos", given=True))
            yield number

    assert forum.door_id
    steps = slow.write_chunks("Ask everybody", add_consents)
    for _ in range(5):
        next(steps)
    taken: list[object] = [steps.throw(TakeBack())]
    with pytest.raises(TakeBack):
        taken.extend(steps)
    assert len(taken) > 2
    assert slow.read(count, Consent) == 0


@pytest.mark.parametrize("deed", ["undo_at_length", "cancel_undo_at_length"])
def test_an_undo_of_a_killed_process_is_brought_back_at_the_next_opening(
    tmp_path: Path, other: OtherProcess, deed: str
) -> None:
    path = tmp_path / "forum.fdesk"
    with closing(Store.open(path)) as store:
        store.write("Make the forum", make_forum)
        store.write("Note", correct_notes, "Box C")
        after = store.read(state)
    other.start(deed, path)
    for _ in range(3):
        assert other.hear() == "step"
        other.say("on")
    assert other.hear() == "step"
    other.kill()
    with closing(Store.open(path)) as next_morning:
        assert next_morning.read(state) == after
        assert not next_morning.read(lambda s: s.scalars(select(Action).where(Action.open_by != "")).all())
        assert next_morning.undo() == "Note"
        assert not any(next_morning.read(notes))
