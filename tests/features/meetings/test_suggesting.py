"""Whom somebody should meet, and the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.tables import CustomField
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.meeting import Profile
from desktop_app.features.meetings.rules.profile_words import list_of, lists_from, phrases_of, stems_of
from desktop_app.features.meetings.rules.suggesting import Match, Suggester
from desktop_app.features.registrations.actions import edit_attendee
from tests.features.meetings.afternoon import EGLE, JANIS, MORNING, OIE, OLENA, OYSTEIN, WLADEK

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.features.meetings.afternoon import Afternoon


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lasers", "Laser"), ("energies", "energy"), ("lazeriai", "lazeris"), ("robotika", "robotikos"),
        ("photonics", "Photonics"), ("services", "service"), ("Fotonik", "fotonika"),
    ],
)  # fmt: skip
def test_words_are_one_whatever_their_ending(one: str, other: str) -> None:
    assert set(stems_of(one)) == set(stems_of(other))


def test_other_words_stay_apart_and_empty_ones_say_nothing() -> None:
    assert not set(stems_of("photonics")) & set(stems_of("photography"))
    assert stems_of("we are looking for the others") == {}


@pytest.mark.parametrize(
    ("answer", "phrases"),
    [
        (["a", "b"], ("a", "b")),
        ("lasers; optics,\nfibres", ("lasers", "optics", "fibres")),
        (None, ()),
        ("", ()),
    ],
)
def test_phrases_of_answers(answer: object, phrases: tuple[str, ...]) -> None:
    assert phrases_of(answer) == phrases


def test_lists_come_from_questions_that_ask_for_them() -> None:
    labels = {"a": "Siūlome", "b": "Topics of interest", "c": "Diet"}
    assert list_of("Looking for") == "needs"
    assert lists_from(labels, {"a": "lasers", "b": ["x"], "c": "vegan"}) == {
        "offers": ("lasers",),
        "topics": ("x",),
    }


def suggester() -> Suggester:
    return Suggester(
        [
            Profile("me", offers=("optical fibres",), needs=("lasers for cutting",), topics=("energy",)),
            Profile("seller", offers=("cutting lasers",), topics=("food",)),
            Profile("buyer", needs=("fibres",)),
            Profile("talker", topics=("Energies",)),
            Profile("other", offers=("timber",), needs=("wood",), topics=("food",)),
        ]
    )


def test_who_fits_comes_with_the_reasons_best_first() -> None:
    found = suggester().suggestions("me")
    assert [each.attendee_id for each in found] == ["seller", "buyer", "talker"]
    (reason,) = found[0].reasons
    assert (reason.match, reason.own, reason.theirs) == (
        Match.THEY_OFFER,
        "lasers for cutting",
        "cutting lasers",
    )
    assert [each.reasons[0].match for each in found[1:]] == [Match.THEY_NEED, Match.TOPIC]
    assert found[0].score == pytest.approx(sum(each.score for each in found[0].reasons))


def test_nobody_without_a_profile_and_nobody_left_out() -> None:
    assert suggester().suggestions("nobody") == []
    assert [each.attendee_id for each in suggester().suggestions("me", but={"seller"}, limit=1)] == ["buyer"]


def test_what_few_say_counts_more() -> None:
    many = [Profile(f"p{number}", topics=("energy",)) for number in range(9)]
    rare = Profile("rare", topics=("amber",))
    found = Suggester([*many, rare, Profile("me", topics=("energy", "amber"))]).suggestions("me")
    assert found[0].attendee_id == "rare"


def test_a_profile_is_kept_once_each_word(afternoon: Afternoon) -> None:
    person = afternoon.forum.attendee()
    given = Profile(person, offers=(" lasers ", "lasers"), needs=("optics",), most=3, wants_table=True)
    afternoon.store.write("Profile", actions.set_profile, given)
    assert afternoon.store.read(queries.profile, person) == Profile(
        person, ("lasers",), ("optics",), (), 3, wants_table=True
    )


def add_question(session: Session, event_id: str) -> None:
    session.add(CustomField(event_id=event_id, key="needs", label="We need", kind="text"))


def test_answers_of_the_registration_fill_the_profile(afternoon: Afternoon) -> None:
    store, person = afternoon.store, afternoon.forum.attendee()
    store.write("Ask", add_question, afternoon.event_id)
    store.write("Answer", edit_attendee, person, custom={"needs": "lasers; optics"})
    assert store.read(queries.profile, person).needs == ("lasers", "optics")
    store.write("Profile", actions.set_profile, Profile(person, needs=("timber",)))
    assert store.read(queries.profile, person).needs == ("timber",)


def test_suggestions_leave_out_colleagues_the_asked_and_who_is_not_coming(afternoon: Afternoon) -> None:
    store, forum = afternoon.store, afternoon.forum
    for name in (EGLE, "陳", JANIS, OIE, WLADEK, OLENA, OYSTEIN):
        store.write("Profile", actions.set_profile, Profile(forum.attendee(name), topics=("lasers",)))
    afternoon.request(EGLE, JANIS)
    store.write("Cancel", edit_attendee, forum.attendee(OIE), status="cancelled")
    found = store.read(queries.suggestions, afternoon.event_id, forum.attendee(EGLE), MORNING)
    assert {party.attendee_id for party, _ in found} == {
        forum.attendee(name) for name in (WLADEK, OLENA, OYSTEIN)
    }
