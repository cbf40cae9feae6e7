"""Tests of whom a late session reaches: what people have next, and what follows in the room."""

from __future__ import annotations

from desktop_app.features.agenda.rules import SessionState
from desktop_app.features.agenda.rules.hurting import next_in_room, on_stage
from tests.features.agenda.programmes import LAB, at, programme, talk

DAY = programme(
    talk("late", at(9), by=("ona", "janis")),
    talk("after", at(10), by=("mari",)),
    talk("gone", at(10, 30), room=LAB, by=("ona",), state=SessionState.CANCELLED),
    talk("own", at(11), room=LAB, by=("ona",)),
    talk("last", at(12)),
    talk("tomorrow", at(9, 0, 21)),
)


def test_people_have_their_next_session_or_none() -> None:
    stage = on_stage(DAY, ("ona", "janis", "nobody"), {"late"})
    assert [(each.name, each.next.guid if each.next else None) for each in stage] == [
        ("Ona Testė", "own"),
        ("Jānis Paraugs", None),
    ]


def test_what_changes_itself_is_nobodys_next() -> None:
    (ona,) = on_stage(DAY, ("ona",), {"late", "own"})
    assert ona.next is None
    assert on_stage(DAY, ("ona",), set())[0].next is None


def test_the_room_has_its_next_sessions_of_the_day() -> None:
    sessions = DAY.by_guid()
    assert [each.guid for each in next_in_room(DAY, sessions["late"])] == ["after", "last"]
    assert [each.guid for each in next_in_room(DAY, sessions["late"], 1)] == ["after"]
    assert next_in_room(DAY, sessions["last"]) == ()
