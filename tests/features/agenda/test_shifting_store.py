"""The laws of shifting the rest, in the event file: written, read back, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.features.agenda import actions, queries
from tests.features.agenda.programmes import HALL
from tests.features.agenda.test_rules_shifting import halls

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as RowSession

    from db.store import Store
    from desktop_app.features.agenda.rules import Programme, Session
    from tests.make import Forum


def add_hall(session: RowSession, event_id: str, sessions: list[Session]) -> None:
    """A room of its own with these sessions."""
    room = actions.add_room(session, event_id, str(uuid4()))
    for each in sessions:
        actions.add_session(session, event_id, replace(each, room=room))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=halls(), by=st.integers(-60, 240), data=st.data())
def test_shifted_sessions_overlap_nowhere_locked_ones_stay_and_undo_restores(
    store: Store, forum: Forum, made: Programme, by: int, data: st.DataObject
) -> None:
    event = forum.event_id
    mine = [replace(each, guid=str(uuid4())) for each in made.sessions if each.room == HALL]
    store.write("Hall", add_hall, event, mine)
    free = [each.guid for each in mine if not each.locked]
    before = store.read(queries.programme, event)
    store.write("Late", actions.shift_rest, event, data.draw(st.sampled_from(free)), timedelta(minutes=by))
    after = store.read(queries.programme, event)
    ours = [after.by_guid()[each.guid] for each in mine]
    spans = sorted(each.span for each in ours if each.span is not None)
    assert len(spans) == len(mine)
    assert all(not one.overlaps(two) for one, two in pairwise(spans))
    for each in mine:
        now = after.by_guid()[each.guid]
        assert now.length == each.length
        assert now.start == each.start or not each.locked
    elsewhere = {each.guid for each in before.sessions} - {each.guid for each in mine}
    assert all(before.by_guid()[guid] == after.by_guid()[guid] for guid in elsewhere)
    if after != before:
        store.undo()
    assert store.read(queries.programme, event) == before
