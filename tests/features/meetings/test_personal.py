"""What becomes of meetings when people are merged, erased or purged, and what is counted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db.erasing import people_left
from db.purging import purge
from db.tables import (
    Absence,
    CardVersion,
    Meeting,
    MeetingPerson,
    MeetingRequest,
    MeetingTable,
    Organisation,
    RequestCompanion,
)
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.meeting import Away, Profile
from desktop_app.features.meetings.rules.outcome import Outcome
from desktop_app.features.meetings.rules.situation import broken_in
from desktop_app.features.registrations.actions import merge_organisations, merge_people
from desktop_app.features.registrations.queries.figures import counted, figures_to_keep
from desktop_app.features.setup.page.figures import FigureWords
from tests.features.meetings.afternoon import (
    EGLE,
    JANIS,
    MORNING,
    OIE,
    OLENA,
    OYSTEIN,
    WLADEK,
    add_guest,
    at,
    state_of,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from db.base import Base
    from tests.features.meetings.afternoon import Afternoon


def count(session: Session, of: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(of)) or 0


def merge(afternoon: Afternoon, kept: str, merged: str) -> None:
    """Merge by family name."""
    pair = (afternoon.forum.attendee(kept), afternoon.forum.attendee(merged))
    afternoon.store.write("Merge", merge_people, *pair)


def day(afternoon: Afternoon, name: str) -> list[tuple[datetime, list[str]]]:
    meetings = afternoon.store.read(
        queries.day_of, afternoon.event_id, afternoon.forum.attendee(name), MORNING
    )
    return [(each.slot.starts, [party.name for party in each.partners]) for each in meetings]


# --- merging ----------------------------------------------------------------------------------------


def test_one_person_has_the_meetings_of_both(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    afternoon.meet(WLADEK, OIE, 1)
    merge(afternoon, EGLE, OIE)
    assert day(afternoon, EGLE) == [(at(0), ["Jānis Bērziņš"]), (at(1), ["Władysław Łącki"])]
    assert broken_in(afternoon.situation()) == []
    afternoon.store.undo()
    assert day(afternoon, OIE) == [(at(1), ["Władysław Łącki"])]


def test_of_two_meetings_at_once_one_stays(afternoon: Afternoon) -> None:
    """The locked one, though it is younger; the request of the other waits again."""
    first, second = afternoon.request(EGLE, JANIS), afternoon.request(OIE, WLADEK)
    one, other = afternoon.place(first, 0), afternoon.place(second, 0, 1)
    afternoon.store.write("Lock", actions.lock_meeting, other)
    merge(afternoon, EGLE, OIE)
    assert (afternoon.places()[one][2], afternoon.places()[other][2]) == ("cancelled", "planned")
    assert afternoon.store.read(state_of, first) == "accepted"
    assert first not in afternoon.situation().schedule


def test_what_took_place_stays_as_it_was(afternoon: Afternoon) -> None:
    one, other = afternoon.meet(EGLE, JANIS, 0), afternoon.meet(OIE, WLADEK, 0, 1)
    for meeting in (one, other):
        afternoon.store.write("Outcome", actions.note_outcome, meeting, Outcome(), at(0))
    merge(afternoon, EGLE, OIE)
    assert {place[2] for place in afternoon.places().values()} == {"held"}


def test_two_requests_with_one_partner_become_one_that_both_wish(afternoon: Afternoon) -> None:
    asked, asks = afternoon.request(EGLE, JANIS), afternoon.request(JANIS, OIE, priority=3)
    placed = afternoon.place(asks, 2)
    merge(afternoon, EGLE, OIE)
    rows = {row.id: row for row in afternoon.store.read(queries.requests, afternoon.event_id, MORNING)}
    assert (rows[asks].state.value, rows[asked].state.value) == ("accepted", "cancelled")
    assert (rows[asks].mutual, rows[asks].priority) == (True, 3)
    assert afternoon.places()[placed] == (2, 0, "planned")


def test_a_request_between_the_two_was_a_mistake(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, OIE, 0)
    merge(afternoon, EGLE, OIE)
    for of in (MeetingRequest, Meeting, MeetingPerson):
        assert afternoon.store.read(count, of) == 0


def test_nobody_comes_along_with_themselves(afternoon: Afternoon) -> None:
    request = afternoon.request(EGLE, JANIS, companions=[(afternoon.forum.attendee(OIE), 1)])
    afternoon.place(request, 0)
    merge(afternoon, EGLE, OIE)
    assert afternoon.store.read(count, RequestCompanion) == 0
    assert afternoon.store.read(count, MeetingPerson) == 2
    assert day(afternoon, EGLE) == [(at(0), ["Jānis Bērziņš"])]


def test_nobody_comes_along_to_a_meeting_that_became_theirs(afternoon: Afternoon) -> None:
    request = afternoon.request(OIE, JANIS, companions=[(afternoon.forum.attendee(EGLE), 2)])
    afternoon.place(request, 0)
    merge(afternoon, EGLE, OIE)
    assert afternoon.store.read(count, RequestCompanion) == 0
    assert afternoon.store.read(count, MeetingPerson) == 2
    assert broken_in(afternoon.situation()) == []


@pytest.mark.parametrize("held", [("older",), ("younger",), ("older", "younger")])
def test_a_request_whose_meeting_took_place_is_never_called_off(
    held: tuple[str, ...], afternoon: Afternoon
) -> None:
    requests = {"older": afternoon.request(EGLE, JANIS), "younger": afternoon.request(OIE, JANIS)}
    meetings = {name: afternoon.place(key, slot) for slot, (name, key) in enumerate(requests.items())}
    for name in held:
        afternoon.store.write("Outcome", actions.note_outcome, meetings[name], Outcome(), at(3))
    merge(afternoon, EGLE, OIE)
    for name, key in requests.items():
        expected = ("accepted", "held") if name in held else ("cancelled", "cancelled")
        assert (afternoon.store.read(state_of, key), afternoon.places()[meetings[name]][2]) == expected


def add_card(session: Session, attendee_id: str, version: int, partner: str = "") -> None:
    session.add(
        CardVersion(attendee_id=attendee_id, version=version, content={"n": 1}, partner_ids=[partner])
    )


def cards_of(session: Session) -> list[tuple[str, int, object]]:
    rows = session.scalars(select(CardVersion).order_by(CardVersion.version))
    return [(row.attendee_id, row.version, row.content) for row in rows]


def test_profiles_absences_and_cards_go_along(afternoon: Afternoon) -> None:
    store = afternoon.store
    kept, merged = afternoon.forum.attendee(EGLE), afternoon.forum.attendee(OIE)
    store.write("Profile", actions.set_profile, Profile(kept, ("lasers",), most=4))
    store.write("Profile", actions.set_profile, Profile(merged, ("optics",), ("help",), most=2))
    store.write("Away", actions.add_absence, merged, None, at(1))
    store.write("Card", add_card, merged, 3)
    merge(afternoon, EGLE, OIE)
    assert store.read(queries.profile, kept) == Profile(kept, ("lasers", "optics"), ("help",), most=4)
    assert list(store.read(queries.stretches, afternoon.event_id)) == [kept]
    assert store.read(cards_of) == [(kept, 3, {"n": 1})]


def test_a_table_of_an_organisation_goes_to_the_one_that_stays(afternoon: Afternoon) -> None:
    store, own = afternoon.store, afternoon.forum.organisations
    gone, kept = own["Gauja Robotics"], own["Nemunas Software Cluster"]
    store.write("Own", actions.edit_meeting_table, afternoon.tables[0], organisation_id=gone)
    store.write("Merge", merge_organisations, kept, gone)
    assert store.read(queries.tables, afternoon.event_id)[0].organisation_id == kept


# --- erasing ----------------------------------------------------------------------------------------


def test_an_erased_person_leaves_a_meeting_that_asks_for_repair(afternoon: Afternoon) -> None:
    store, forum = afternoon.store, afternoon.forum
    meeting = afternoon.meet(EGLE, JANIS, 1)
    store.write("Card", add_card, forum.attendee(JANIS), 1, forum.attendee(EGLE))
    store.write("Card", add_card, forum.attendee(OLENA), 2, forum.attendee(WLADEK))
    store.erase("Erase one person", [forum.attendee(EGLE)])
    assert afternoon.places()[meeting] == (1, 0, "planned")
    (away,) = store.read(queries.roll_call, afternoon.event_id, MORNING).away
    assert (away.party.attendee_id, away.why) == (forum.attendee(EGLE), Away.NOT_COMING)
    assert [broken.person for broken in broken_in(afternoon.situation())] == [forum.attendee(EGLE)]
    assert store.read(cards_of) == [(forum.attendee(JANIS), 1, {}), (forum.attendee(OLENA), 2, {"n": 1})]


def test_what_was_undone_is_forgotten_too(afternoon: Afternoon) -> None:
    """A comment that only the journal still knows."""
    store = afternoon.store
    request = afternoon.request(EGLE, JANIS)
    meeting = afternoon.place(request, 0)
    placed = store.newest
    store.write("Outcome", actions.note_outcome, meeting, Outcome(comment="Slaptas Ąžuolas"), at(0))
    store.undo()
    store.undo(placed)
    store.erase("Erase one person", [afternoon.forum.attendee(EGLE)])
    store.close()
    assert "Ąžuolas".encode() not in store.path.read_bytes()
    assert rb"\u0104\u017euolas" not in store.path.read_bytes()


def test_a_table_of_an_organisation_that_nobody_else_is_of_is_let_go(afternoon: Afternoon) -> None:
    store, forum = afternoon.store, afternoon.forum
    alone = forum.organisations["Saaremaa Institute of Optics"]
    store.write("Own", actions.edit_meeting_table, afternoon.tables[0], organisation_id=alone)
    store.erase("Erase one person", [forum.attendee(OIE)])
    assert store.read(queries.tables, afternoon.event_id)[0].organisation_id is None
    assert store.read(lambda session: session.get(Organisation, alone)) is None


# --- purging ----------------------------------------------------------------------------------------


def test_a_purge_leaves_figures_and_tables_and_nobody(afternoon: Afternoon) -> None:
    store = afternoon.store
    organisation = afternoon.forum.organisations["Gauja Robotics"]
    store.write("Own", actions.edit_meeting_table, afternoon.tables[0], organisation_id=organisation)
    store.write("Away", actions.add_absence, afternoon.forum.attendee(EGLE), None, at(0))
    for slot in range(3):
        meeting = afternoon.meet(EGLE, (JANIS, OIE, OYSTEIN)[slot], slot)
        outcome = Outcome(follow_up=True, comment="about lasers")
        store.write("Outcome", actions.note_outcome, meeting, outcome, at(slot))
    figures = store.read(counted, afternoon.event_id)
    assert (figures.requests, figures.meetings, figures.follow_ups) == ({"accepted": 3}, {"held": 3}, 3)
    for _ in purge(store, "Purge", afternoon.event_id, figures_to_keep):
        pass
    assert store.read(people_left, afternoon.event_id) == []
    for of in (MeetingRequest, Meeting, MeetingPerson, Absence, CardVersion, Organisation):
        assert store.read(count, of) == 0
    assert store.read(count, MeetingTable) == 3
    kept = store.read(figures_to_keep, afternoon.event_id)
    assert kept["meetings"] == {}, "nothing is left to be counted; the figures were kept before"


def test_few_meetings_tell_nobody_apart(afternoon: Afternoon) -> None:
    guest = afternoon.store.write("Guest", add_guest, afternoon.forum, "Svečias")
    assert guest
    afternoon.meet(EGLE, JANIS, 0)
    kept = afternoon.store.read(figures_to_keep, afternoon.event_id)
    assert (kept["meetings"], kept["requests"], kept["follow_ups"]) == ({}, {}, 0)


def test_the_figures_are_told_in_words(afternoon: Afternoon) -> None:
    for slot in range(3):
        afternoon.meet(EGLE, (JANIS, OIE, OYSTEIN)[slot], slot)
    figures = afternoon.store.read(counted, afternoon.event_id)
    told = dict(FigureWords(lambda moment: moment).lines(figures))
    assert told["Requests for meetings"] == "accepted 3"
    assert told["Meetings"] == "without an outcome 3"
    assert told["Follow-ups agreed"] == "0"
