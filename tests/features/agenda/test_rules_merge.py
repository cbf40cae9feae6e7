"""Tests of the merge of a newer file into local edits: what is taken, what is kept, what is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.features.agenda.rules import Person, Programme, Role, Room, Session, Track
from desktop_app.features.agenda.rules.merge import GONE, PLACE, Clash, Merged, Side, decided, merged
from tests.features.agenda.made import in_order
from tests.features.agenda.programmes import HALL, LAB, at, minutes, programme, talk

BASE = programme(talk("a", at(9), title="Opening"), talk("b", at(10)))


def changed(guid: str, whole: Programme = BASE, **fields: Any) -> Programme:  # noqa: ANN401 (any field)
    return replace(
        whole,
        sessions=tuple(replace(each, **fields) if each.guid == guid else each for each in whole.sessions),
    )


def without(guid: str) -> Programme:
    return replace(BASE, sessions=tuple(each for each in BASE.sessions if each.guid != guid))


def only(merge: Merged, guid: str) -> Session:
    return merge.programme.by_guid()[guid]


def test_both_sides_changed_different_things() -> None:
    theirs, ours = changed("a", title="Welcome"), changed("a", start=at(9, 30))
    merge = merged(BASE, theirs, ours)
    assert merge.conflicts == ()
    assert (only(merge, "a").title, only(merge, "a").start) == ("Welcome", at(9, 30))


def test_both_sides_moved_it_which_is_asked_as_one() -> None:
    theirs, ours = changed("a", start=at(11)), changed("a", room=LAB)
    merge = merged(BASE, theirs, ours)
    (conflict,) = merge.conflicts
    assert (conflict.clash, conflict.guid, conflict.field) == (Clash.BOTH_CHANGED, "a", PLACE)
    assert conflict.theirs == (at(11), HALL, minutes(30))
    assert conflict.ours == (at(9), LAB, minutes(30))
    assert only(merge, "a").room == LAB
    taken = decided(merge, {("a", PLACE): Side.THEIRS}).by_guid()["a"]
    assert (taken.start, taken.room) == (at(11), HALL)
    assert decided(merge, {("a", PLACE): Side.OURS}) == merge.programme


def test_both_sides_made_the_same_change() -> None:
    both = changed("a", title="Welcome")
    assert merged(BASE, both, both) == Merged(both, (), both, both)


def test_what_they_added_and_what_we_added_are_both_there() -> None:
    theirs = replace(BASE, sessions=(*BASE.sessions, talk("theirs", at(12))))
    ours = replace(BASE, sessions=(*BASE.sessions, talk("ours", at(13))))
    merge = merged(BASE, theirs, ours)
    assert set(merge.programme.by_guid()) == {"a", "b", "theirs", "ours"}
    assert merge.conflicts == ()


def test_both_added_the_same_guid_in_two_ways() -> None:
    theirs = replace(BASE, sessions=(*BASE.sessions, talk("new", at(12), title="Theirs")))
    ours = replace(BASE, sessions=(*BASE.sessions, talk("new", at(12), title="Ours")))
    (conflict,) = merged(BASE, theirs, ours).conflicts
    assert (conflict.field, conflict.theirs, conflict.ours) == ("title", "Theirs", "Ours")


def test_they_removed_what_we_left_alone() -> None:
    merge = merged(BASE, without("a"), BASE)
    assert set(merge.programme.by_guid()) == {"b"}
    assert merge.conflicts == ()


def test_they_removed_what_we_changed() -> None:
    merge = merged(BASE, without("a"), changed("a", title="Welcome"))
    (conflict,) = merge.conflicts
    assert (conflict.clash, conflict.field) == (Clash.THEY_REMOVED, GONE)
    assert only(merge, "a").title == "Welcome"
    assert set(decided(merge, {("a", GONE): Side.THEIRS}).by_guid()) == {"b"}


def test_we_removed_what_they_changed() -> None:
    theirs = replace(
        changed("a", people=(Role("new"),), room="annex"),
        people=(*BASE.people, Person("new", "Liis Uus")),
        rooms=(*BASE.rooms, Room("annex", "Annex")),
    )
    merge = merged(BASE, theirs, without("a"))
    (conflict,) = merge.conflicts
    assert conflict.clash is Clash.WE_REMOVED
    assert set(merge.programme.by_guid()) == {"b"}
    back = decided(merge, {("a", GONE): Side.THEIRS})
    assert back.names(back.by_guid()["a"]) == ("Liis Uus",)
    assert back.room_name(back.by_guid()["a"].room) == "Annex"


def test_we_removed_what_they_left_alone() -> None:
    merge = merged(BASE, BASE, without("a"))
    assert merge.programme == without("a")
    assert merge.conflicts == ()
    (choice,) = merge.choices
    assert (choice.clash, choice.side) == (Clash.OURS_ALONE, Side.OURS)
    assert decided(merge, {("a", GONE): Side.THEIRS}).by_guid() == BASE.by_guid()


def test_what_only_one_side_changed_may_still_be_chosen() -> None:
    theirs, ours = changed("a", title="Welcome"), changed("b", start=at(11))
    merge = merged(BASE, theirs, ours)
    assert [(each.guid, each.field, each.clash) for each in merge.choices] == [
        ("a", "title", Clash.THEIRS_ALONE),
        ("b", PLACE, Clash.OURS_ALONE),
    ]
    kept = decided(merge, {("a", "title"): Side.OURS, ("b", PLACE): Side.THEIRS})
    assert kept.sessions == BASE.sessions


def test_a_removed_session_that_is_kept_brings_its_room_and_people() -> None:
    base = replace(BASE, sessions=(*BASE.sessions, talk("c", at(12), room="attic", by=("zoe",), track="Old")))
    base = replace(
        base,
        rooms=(*base.rooms, Room("attic", "Attic")),
        people=(*base.people, Person("zoe", "Zoe Test")),
        tracks=(*base.tracks, Track("Old")),
    )
    merge = merged(base, BASE, base)
    assert merge.programme == BASE
    assert decided(merge, {("c", GONE): Side.OURS}) == base


def test_rooms_that_we_measured_stay_and_their_new_ones_come() -> None:
    ours = replace(BASE, rooms=(replace(BASE.rooms[0], capacity=180), *BASE.rooms[1:]))
    theirs = replace(BASE, rooms=(*BASE.rooms, Room("annex", "Annex")), tracks=(*BASE.tracks, Track("Green")))
    merge = merged(BASE, theirs, ours)
    assert [(room.name, room.capacity) for room in merge.programme.rooms] == [
        ("Hall", 180),
        ("Lab", 30),
        ("Yard", None),
        ("Annex", None),
    ]
    assert [track.name for track in merge.programme.tracks] == ["Plenary", "Green"]


def test_a_room_that_they_gave_up_stays_while_we_use_it() -> None:
    theirs = replace(BASE, rooms=BASE.rooms[1:], sessions=())
    ours = changed("a", title="Welcome")
    merge = merged(BASE, theirs, ours)
    assert merge.programme.room_name(only(merge, "a").room) == "Hall"


NAMES = ("a", "b", "c")
SIDES = st.fixed_dictionaries(
    {},
    optional={
        name: st.builds(
            talk,
            st.just(name),
            st.sampled_from([at(9), at(10)]),
            st.sampled_from([30, 60]),
            title=st.sampled_from(["One", "Two"]),
        )
        for name in NAMES
    },
).map(lambda sessions: programme(*sessions.values()))


@given(SIDES, SIDES)
@settings(deadline=None)
def test_a_side_that_changed_nothing_never_asks(base: Programme, changed_side: Programme) -> None:
    for merge in (merged(base, changed_side, base), merged(base, base, changed_side)):
        assert merge.conflicts == ()
        assert in_order(merge.programme).sessions == in_order(changed_side).sessions


@given(SIDES, SIDES, SIDES)
@settings(deadline=None)
def test_answering_always_theirs_or_always_ours_decides_every_conflict(
    base: Programme, theirs: Programme, ours: Programme
) -> None:
    merge = merged(base, theirs, ours)
    everything = {(each.guid, each.field): Side.THEIRS for each in merge.conflicts}
    chosen = decided(merge, everything)
    assert decided(merge, {}) == merge.programme
    as_here = decided(merge, {(each.guid, each.field): Side.OURS for each in merge.choices})
    assert in_order(as_here).sessions == in_order(ours).sessions
    for conflict in merge.conflicts:
        session = chosen.by_guid().get(conflict.guid)
        if conflict.field == GONE:
            assert session == conflict.theirs
        elif conflict.field == PLACE:
            assert session is not None
            assert (session.start, session.room, session.length) == conflict.theirs
