"""Tests of a late start: the three remedies, and whom each hurts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.agenda.rules import Programme, Span
from desktop_app.features.agenda.rules.conflicts import ConflictKind, Index, Surroundings
from desktop_app.features.agenda.rules.lateness import Offer, Remedy, offers
from tests.features.agenda.programmes import HALL, LAB, at, minutes, programme, talk
from tests.features.agenda.test_rules_shifting import halls

WHOLE = programme(
    talk("late", at(9), 30, by=("ona",)),
    talk("next", at(9, 30), 30, by=("janis",)),
    talk("last", at(10, 10), 20, by=("mari",)),
    talk("elsewhere", at(10), 30, room=LAB, by=("janis",)),
)
AROUND = Surroundings(
    meetings={"ona": (Span(at(9, 40), at(10)),)}, sign_ups={"late": 12, "next": 30, "last": 5}
)


def offered(late: int = 20) -> dict[Remedy, Offer]:
    index = Index(WHOLE, AROUND)
    found = offers(index, WHOLE, "late", minutes(late))
    assert index.sessions == dict(WHOLE.by_guid())
    return {offer.remedy: offer for offer in found}


def test_shifting_tells_who_speaks_later_and_what_clashes_then() -> None:
    hurt = offered()[Remedy.SHIFT].hurt
    assert hurt.sessions == ("late", "next", "last")
    assert hurt.people == ("ona", "janis", "mari")
    assert hurt.sign_ups == 47
    assert hurt.meetings == ("ona",)
    assert {each.kind for each in hurt.conflicts} == {ConflictKind.PERSON_MEETS, ConflictKind.PERSON_TWICE}


def test_shortening_hurts_only_the_late_one() -> None:
    offer = offered()[Remedy.SHORTEN]
    assert offer.hurt.sessions == ("late",)
    assert offer.hurt.conflicts == ()
    assert [(each.start, each.length) for each in offer.step.after] == [(at(9, 20), minutes(10))]


def test_nothing_is_left_to_shorten() -> None:
    assert set(offered(late=28)) == {Remedy.SHIFT, Remedy.SWAP}


def test_the_next_one_goes_first() -> None:
    offer = offered()[Remedy.SWAP]
    assert {each.guid: each.start for each in offer.step.after} == {"next": at(9), "late": at(9, 30)}
    assert offer.step.undone(offer.step.applied(WHOLE)) == WHOLE


def test_who_comes_very_late_follows_when_here() -> None:
    offer = offered(late=60)[Remedy.SWAP]
    assert {each.guid: each.start for each in offer.step.after} == {
        "next": at(9),
        "late": at(10),
        "last": at(10, 30),
    }


def test_the_last_one_of_a_day_has_nobody_to_swap_with() -> None:
    whole = programme(talk("late", at(17)), talk("tomorrow", at(9, 0, 21)))
    found = offers(Index(whole), whole, "late", minutes(10))
    assert [offer.remedy for offer in found] == [Remedy.SHIFT, Remedy.SHORTEN]


@given(halls(), st.integers(1, 240), st.data())
def test_no_way_out_overlaps_moves_what_is_locked_or_touches_what_was_before(
    before: Programme, late: int, data: st.DataObject
) -> None:
    free = sorted(each.guid for each in before.sessions if not each.locked and each.room == HALL)
    guid = data.draw(st.sampled_from(free))
    old = before.by_guid()
    for offer in offers(Index(before, Surroundings()), before, guid, minutes(late)):
        after = offer.step.applied(before)
        assert offer.step.undone(after) == before
        spans = sorted(each.span for each in after.sessions if each.room == HALL and each.span is not None)
        assert all(not one.overlaps(two) for one, two in pairwise(spans))
        for each in offer.step.after:
            known = old[each.guid]
            assert not known.locked
            assert known.room == HALL
            assert known.start is not None
            assert known.start >= (old[guid].start or known.start)
