"""What was changed since: told by the journal, session by session, whoever did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.actions.writing import put_programme
from desktop_app.features.agenda.rules import Part
from tests.features.agenda.editing import day
from tests.features.agenda.programmes import HALL, LAB, at

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Store
    from tests.make import Forum


@pytest.fixture
def event(store: Store, forum: Forum) -> str:
    before = store.read(queries.programme, forum.event_id)
    for _ in store.write_chunks("Programme", put_programme, forum.event_id, before, day()):
        pass
    return forum.event_id


def touched(store: Store, event: str, since: int) -> queries.Touched:
    return store.read(queries.touched_sessions, event, since)


CHANGES: dict[str, Callable[[Store, str], object]] = {
    "move": lambda store, event: store.write("M", actions.move_session, event, "open", LAB, at(12)),
    "speaker": lambda store, event: store.write("S", actions.add_speaker, event, "open", "mari"),
    "part": lambda store, event: store.write("S", actions.add_speaker, event, "open", "mari", Part.HOST),
    "no speaker": lambda store, event: store.write("S", actions.remove_speaker, event, "open", "ona"),
    "remove": lambda store, event: store.write("R", actions.remove_sessions, event, ["open"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_session_that_was_changed_is_named_and_named_again_after_undo(
    store: Store, event: str, change: str
) -> None:
    since = store.read(queries.standing, event).seq
    CHANGES[change](store, event)
    found = touched(store, event, since)
    assert found.guids == {"open"}
    assert not found.whole
    store.undo()
    assert touched(store, event, found.seq).guids == {"open"}
    assert store.read(queries.sessions_now, event, None, ["open"]) == [day().by_guid()["open"]]


def test_nothing_changed_is_nothing(store: Store, event: str) -> None:
    since = store.read(queries.standing, event).seq
    assert touched(store, event, since) == queries.Touched(since)


def test_another_room_is_more_than_single_sessions(store: Store, event: str) -> None:
    since = store.read(queries.standing, event).seq
    store.write("Room", actions.add_room, event, "Attic")
    assert touched(store, event, since).whole


def test_a_plans_moves_are_told_and_seen_only_in_it(store: Store, event: str) -> None:
    plan = store.write("Plan", actions.make_plan, event, "B", at(8))
    since = store.read(queries.standing, event).seq
    store.write("M", actions.move_session, event, "open", LAB, at(12), plan_id=plan)
    assert touched(store, event, since).guids == {"open"}
    (there,) = store.read(queries.sessions_now, event, plan, ["open"])
    (here,) = store.read(queries.sessions_now, event, None, ["open"])
    assert (there.room, here.room) == (LAB, HALL)


def test_a_plan_that_is_gone_is_the_agenda_itself(store: Store, event: str) -> None:
    assert store.read(queries.standing, event, "nothing").plan_id is None


def test_the_history_of_a_session_is_its_own(store: Store, event: str) -> None:
    store.write("Move the opening", actions.move_session, event, "open", LAB, at(12))
    store.write("Move the wind", actions.move_session, event, "wind", LAB, at(14))
    labels = [each.label for each in store.read(queries.session_history, event, "open")]
    assert labels == ["Move the opening", "Programme"]
    assert store.read(queries.session_history, event, "nothing") == []


def test_sessions_are_found_by_words_of_their_title(store: Store, event: str) -> None:
    store.write("T", actions.edit_session, event, "spare", {"title": "Žuvis ir jūra"})
    found = {
        text: [each.guid for each in store.read(queries.sessions_like, event, text)]
        for text in ("ports small", "zuvis", "nothing", "")
    }
    assert found["ports small"] == ["ports"]
    assert found["zuvis"] == ["spare"]
    assert found["nothing"] == found[""] == []
