"""Plain undo is a desk's own: it takes back nothing that another did, and each goes back and forth alone."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from typing_extensions import override

from db.history import entries
from db.store import Pace, Refused, Store, UndoRefusal
from db.tables import Attendee, Printout
from tests.make import Forum, make_forum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it)
DESKS = ("Desk 1", "Desk 2")

desks = st.sampled_from(DESKS)
paces = st.sampled_from((Pace(), Pace(at_once=0, chunk=1)))


def note(session: Session, attendee_id: str, words: str) -> None:
    session.get_one(Attendee, attendee_id).note = words


def note_of(session: Session, attendee_id: str) -> str:
    return session.get_one(Attendee, attendee_id).note


def reason(attempt: Callable[[], object]) -> object:
    with pytest.raises(Refused) as refused:
        attempt()
    return refused.value.reason


class TwoDesks(RuleBasedStateMachine):
    """Each desk writes notes about a person of its own; beside it the notes that were, and can come back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        path = Path(self.folder.name) / "forum.fdesk"
        self.stores = {desk: Store.open(path, station=desk) for desk in DESKS}
        with closing(Store.open(path)) as setup:
            forum = setup.write("Make the forum", make_forum)
        self.people = dict(zip(DESKS, forum.attendees.values(), strict=False))
        self.past: dict[str, list[str]] = {desk: [] for desk in DESKS}
        self.now = dict.fromkeys(DESKS, "")
        self.future: dict[str, list[str]] = {desk: [] for desk in DESKS}
        self.count = 0

    @rule(desk=desks)
    def act(self, desk: str) -> None:
        self.count += 1
        self.stores[desk].write(f"Note {self.count}", note, self.people[desk], f"{self.count}")
        self.past[desk].append(self.now[desk])
        self.now[desk] = f"{self.count}"
        self.future[desk].clear()

    @rule(desk=desks, pace=paces)
    def undo(self, desk: str, pace: Pace) -> None:
        self.stores[desk].pace = pace
        if not self.past[desk]:
            assert reason(lambda: self.stores[desk].undo(own=True)) is UndoRefusal.NOTHING_HERE
            return
        assert self.stores[desk].undo(own=True) == f"Note {self.now[desk]}"
        self.future[desk].append(self.now[desk])
        self.now[desk] = self.past[desk].pop()

    @rule(desk=desks, pace=paces)
    def redo(self, desk: str, pace: Pace) -> None:
        self.stores[desk].pace = pace
        if not self.future[desk]:
            assert reason(lambda: self.stores[desk].redo(own=True)) is UndoRefusal.NOTHING_TO_REDO
            return
        assert self.stores[desk].redo(own=True) == f"Note {self.future[desk][-1]}"
        self.past[desk].append(self.now[desk])
        self.now[desk] = self.future[desk].pop()

    @invariant()
    def each_desk_sees_its_own_way(self) -> None:
        for desk, key in self.people.items():
            assert self.stores[desk].read(note_of, key) == self.now[desk]

    @override
    def teardown(self) -> None:
        for store in self.stores.values():
            store.close()
        self.folder.cleanup()


TestTwoDesks = TwoDesks.TestCase
TestTwoDesks.settings = settings(
    max_examples=12,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture
def other(store: Store, forum: Forum) -> Iterator[Store]:
    """Another desk on the same file."""
    assert forum.door_id
    with closing(Store.open(store.path, station="Desk 2", staff="Rasa")) as other:
        yield other


def test_any_action_can_be_taken_back_by_its_name(store: Store, forum: Forum, other: Store) -> None:
    store.write("Note", note, forum.attendee(), "Box C")
    assert reason(lambda: other.undo(own=True)) is UndoRefusal.NOTHING_HERE
    assert other.undo(store.newest) == "Note"
    assert store.read(note_of, forum.attendee()) == ""
    assert store.undo(own=True) == "Make the forum"


def test_who_undid_brings_back(store: Store, forum: Forum, other: Store) -> None:
    store.write("Note", note, forum.attendee(), "Box C")
    other.undo(store.newest)
    assert reason(lambda: store.redo(own=True)) is UndoRefusal.NOTHING_TO_REDO
    assert other.redo(own=True) == "Note"
    assert store.undo(own=True) == "Note"


def test_at_one_desk_everybody_who_signs_in_has_an_own_undo(store: Store, forum: Forum) -> None:
    store.write("Note of Ona", note, forum.attendee(), "Box C")
    store.staff = "Rasa"
    assert reason(lambda: store.undo(own=True)) is UndoRefusal.NOTHING_HERE
    store.write("Note of Rasa", note, forum.attendee("Mägi"), "Box D")
    store.staff = "Ona"
    assert store.undo(own=True) == "Note of Ona"
    store.staff = ""
    assert store.undo(own=True) == "Note of Rasa"


def test_what_became_of_paper_is_passed_over(store: Store, forum: Forum) -> None:
    """A door that prints on entry notes a badge after each check-in; people mean the step before that."""

    def note_badge(session: Session) -> None:
        session.add(
            Printout(
                event_id=forum.event_id,
                attendee_id=forum.attendee(),
                document="badge",
                copy_number=1,
                state="pdf",
            )
        )

    store.write("Note", note, forum.attendee(), "Box C")
    store.write("Print 1 badge", note_badge)
    assert store.undo(own=True) == "Note"
    store.write("Print 1 badge", note_badge)
    assert store.redo(own=True) == "Note"
    assert store.undo() == "Print 1 badge"


def test_without_own_it_is_the_newest_of_the_file(store: Store, forum: Forum, other: Store) -> None:
    store.write("Note", note, forum.attendee(), "Box C")
    other.write("Note there", note, forum.attendee("Mägi"), "Box D")
    assert store.undo() == "Note there"
    assert [(e.label, e.station) for e in store.read(entries, limit=1)] == [("Note there", "Desk 1")]
