"""Finding people as somebody at the desk types: first, or among the first three."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.base import utc_now
from db.search import Vocabulary, Why, find_attendees, fold
from db.search.asking import read
from db.search.finding import CANDIDATES
from db.search.full_text import entries, like_statement
from db.store import Store
from db.tables import AcceptedCode, Attendee
from tests.db.search_pairs import GUESTS, Guest, pairs
from tests.make import add_attendee, add_categories, add_event, add_organisation
from tests.people import make_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

CROWD = 400


class House(NamedTuple):
    """An event with the guests and a crowd around them."""

    store: Store
    event_id: str
    keys: Mapping[Guest, str]
    crowd: Mapping[str, tuple[str, str]]

    def found(self, text: str) -> list[str]:
        return [hit.attendee_id for hit in self.store.read(find_attendees, self.event_id, text)]

    def why(self, text: str) -> Why:
        return self.store.read(find_attendees, self.event_id, text)[0].why


def _fill(session: Session) -> tuple[str, dict[Guest, str], dict[str, tuple[str, str]]]:
    event_id = add_event(session).id
    category = add_categories(session, event_id)["Participant"]
    names = {word for guest in GUESTS for word in fold(f"{guest.given} {guest.family}").split()}
    crowd = {}
    for person in make_people(CROWD):
        # A namesake cannot be told apart by a name alone.
        if names.isdisjoint(fold(f"{person.given_name} {person.family_name}").split()):
            columns = {"email": person.email, "country": person.country}
            pair = (person.given_name, person.family_name)
            crowd[add_attendee(session, event_id, category, *pair, **columns).id] = pair
    keys = {guest: _add_guest(session, event_id, category, guest) for guest in GUESTS}
    return event_id, keys, crowd


def _add_guest(session: Session, event_id: str, category: str, guest: Guest) -> str:
    return add_attendee(
        session,
        event_id,
        category,
        guest.given,
        guest.family,
        email=guest.email,
        phone=guest.phone,
        country=guest.country,
        code=guest.code,
        organisation_id=add_organisation(session, event_id, guest.organisation).id,
    ).id


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    store = Store.open(tmp_path_factory.mktemp("search") / "forum.forumdesk")
    yield House(store, *store.write("Fill", _fill))
    store.close()


def test_who_is_meant_comes_first_or_nearly_so(house: House) -> None:
    places = {
        (typed, guest.family): house.found(typed)[:3].index(house.keys[guest])
        if house.keys[guest] in house.found(typed)[:3]
        else None
        for typed, guest in pairs()
    }
    assert len(places) >= 200
    assert [pair for pair, place in places.items() if place is None] == []
    later = [pair for pair, place in places.items() if place]
    assert len(later) <= 0.03 * len(places), later


def test_every_guest_is_found_by_the_whole_name_in_either_order(house: House) -> None:
    for guest, key in house.keys.items():
        assert house.found(f"{guest.given} {guest.family}")[0] == key
        assert house.found(f"{guest.family} {guest.given}")[0] == key


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_everybody_is_found_by_name_in_either_order_and_with_a_letter_lost(
    house: House, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(house.crowd)))
    given_name, family_name = house.crowd[key]
    namesakes = [other for other, pair in house.crowd.items() if pair == house.crowd[key]]
    assert house.found(f"{given_name} {family_name}")[: len(namesakes)] == sorted(namesakes)
    assert set(house.found(f"{family_name} {given_name}")[: len(namesakes)]) == set(namesakes)
    folded = fold(family_name).split()[0]
    if folded.isascii() and len(folded) >= 6:
        lost = data.draw(st.integers(min_value=1, max_value=len(folded) - 1))
        assert key in house.found(f"{given_name} {folded[:lost]}{folded[lost + 1 :]}")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("HTDPLKXN", Why.CODE),
        ("ht dp lk xn", Why.CODE),
        ("zydrunas", Why.NAME),
        ("žydrūn", Why.NAME_START),
        ("4567", Why.ELSEWHERE),
        ("vandens", Why.ELSEWHERE),
        ("zydrumas", Why.NEARLY),
        ("ydrunas", Why.NEARLY),
        ("zzydrunas", Why.NEARLY),
        ("zydurnas", Why.NEARLY),
    ],
)
def test_why_somebody_was_found(house: House, typed: str, why: Why) -> None:
    assert house.found(typed)[0] == house.keys[GUESTS[0]]
    assert house.why(typed) is why


@pytest.mark.parametrize(
    "typed", ["", " ", "a", "-", "'", '"', "*", "ž", "7", "zydrumaz", "qwxqwx", "zzzz kkkk"]
)
def test_too_little_or_too_wrong_finds_nobody(house: House, typed: str) -> None:
    assert house.found(typed) == []


@given(typed=st.text(max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_typed(house: House, typed: str) -> None:
    found = house.found(typed)
    assert len(found) == len(set(found)) <= 50
    assert house.found(typed) == found


@pytest.mark.parametrize(
    "typed", ['zydrunas" OR name:a', "name:zydrunas", "NEAR(a b)", "zydrunas*", "a AND b", "{x}"]
)
def test_the_query_language_of_the_index_is_only_text(house: House, typed: str) -> None:
    assert len(house.found(typed)) <= 50


def test_no_more_than_asked_for(house: House) -> None:
    hits = house.store.read(find_attendees, house.event_id, "an", limit=7)
    assert len(hits) == 7
    assert hits == house.store.read(find_attendees, house.event_id, "an")[:7]


def test_as_many_as_there_are_when_asked_for(house: House) -> None:
    hits = house.store.read(find_attendees, house.event_id, "house", limit=10_000)
    assert {hit.attendee_id for hit in hits} >= set(house.crowd)
    assert len(hits) > CANDIDATES


def test_other_events_are_not_searched(house: House) -> None:
    assert house.store.read(find_attendees, "0" * 32, "zydrunas") == []


def test_who_cancelled_stands_behind_and_is_found(store: Store) -> None:
    def fill(session: Session) -> tuple[str, list[str]]:
        event_id = add_event(session).id
        category = add_categories(session, event_id)["Speaker"]
        rows = [
            add_attendee(session, event_id, category, "Ona", "Abromaitė", status="cancelled"),
            add_attendee(session, event_id, category, "Ona", "Zubrytė"),
            add_attendee(session, event_id, category, "Onutė", "Balsytė"),
        ]
        return event_id, [row.id for row in rows]

    event_id, (cancelled, coming, begun) = store.write("Fill", fill)
    hits = store.read(find_attendees, event_id, "ona")
    assert [hit.attendee_id for hit in hits] == [coming, cancelled]
    hits = store.read(find_attendees, event_id, "on")
    assert [hit.attendee_id for hit in hits] == [coming, begun, cancelled]


def test_codes_of_other_systems_and_revoked_ones_are_found(house: House) -> None:
    guest, key = next(iter(house.keys.items()))

    def add_codes(session: Session) -> None:
        common = {"event_id": house.event_id, "attendee_id": key, "origin": "elsewhere"}
        session.add(AcceptedCode(code="q7xyz-secret", **common))
        session.add(AcceptedCode(code="WWWWLOST", revoked_at=utc_now(), **common))

    house.store.write("Codes", add_codes)
    for code in ("q7xyz-secret", "wwwwlost"):
        assert house.store.read(find_attendees, house.event_id, code)[0].attendee_id == key
        assert house.why(code) is Why.CODE
    assert guest is GUESTS[0]


def _like(session: Session, event_id: str, text: str) -> set[str]:
    groups = read(text).anywhere()
    rows = session.connection().execute(like_statement(groups), {"event": event_id, "most": 10**6})
    return {row[0] for row in rows}


def _full_text(session: Session, event_id: str, text: str) -> set[str]:
    found = entries(session.connection(), event_id, read(text).anywhere(), 10**6)
    return {entry.attendee_id for entry in found}


@pytest.mark.parametrize(
    "typed", ["an", "zydr", "王", "lietuva", "jonas k", "4567", "obrien", "шев", "muller gross"]
)
def test_other_databases_find_the_same_entries(house: House, typed: str) -> None:
    by_like = house.store.read(_like, house.event_id, typed)
    assert by_like == house.store.read(_full_text, house.event_id, typed)


def test_names_are_kept_as_they_are(house: House) -> None:
    key = house.keys[GUESTS[0]]
    person = house.store.read(lambda session: session.get_one(Attendee, key))
    assert (person.given_name, person.family_name) == ("Žydrūnas", "Šimkevičius")


# --- what nobody can be found by ------------------------------------------------------------------------

STRANGERS = (
    "Qwzzx Vrkkplm",
    "Xx Yy",
    "",
    "a",
    "@",
    "+3701",
    "QQQQQQQQ",
    "王小明",
    "Zyd Qwzzx",
    "Unknown Person 12",
)


def test_a_text_that_finds_somebody_is_never_said_to_find_nobody(house: House) -> None:
    words = house.store.read(Vocabulary, house.event_id)
    typed = {text for guest in GUESTS for text in guest.typed.split("|")}
    typed |= {f"{given} {family}"[:size] for given, family in house.crowd.values() for size in (3, 8, 40)}
    finding = {text for text in typed if house.found(text)}
    assert len(finding) > CROWD
    assert {text for text in finding if not words.may_find(text)} == set()


@given(st.sampled_from(GUESTS), st.text(max_size=3), st.integers(0, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_slips_in_the_words_of_an_event_are_no_narrower_than_the_search(
    house: House, guest: Guest, slip: str, place: int
) -> None:
    text = f"{guest.given} {guest.family}"
    text = text[:place] + slip + text[place + 1 :]
    if house.found(text):
        assert house.store.read(Vocabulary, house.event_id).may_find(text)


def test_most_strangers_need_no_search(house: House) -> None:
    words = house.store.read(Vocabulary, house.event_id)
    assert [text for text in STRANGERS if words.may_find(text) and not house.found(text)] == []
