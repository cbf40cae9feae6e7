"""Two registrations, or organisations, become one: nothing of either is lost, and it can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from db.base import Base
from db.refusal import Refused
from db.store import Pace
from db.tables import (
    Absence,
    AcceptedCode,
    Attendee,
    CardVersion,
    Consent,
    CustomField,
    FormerAttendee,
    HandedOut,
    HandOut,
    KeptValue,
    MeetingPerson,
    MeetingProfile,
    MeetingRequest,
    Organisation,
    Photo,
    Printout,
    RequestCompanion,
    Scan,
)
from desktop_app.features.checkin.actions import check_in, check_in_attendee
from desktop_app.features.checkin.queries import ArrivalsWatch
from desktop_app.features.checkin.queries.inside import inside_count
from desktop_app.features.checkin.rules import Desk, Reason
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.actions.merging import _PASSED_ON, MERGED
from desktop_app.features.registrations.queries.merging import (
    named_organisations,
    organisation_side,
    organisations_apart,
    people_apart,
    person_side,
    question_labels,
    registrations,
)
from desktop_app.features.registrations.rules.field import Status
from desktop_app.features.registrations.rules.merging import (
    CHOSEN_FIELDS,
    MergeRefusal,
    joined_notes,
    theirs_at_first,
)
from tests.db.deeds import state
from tests.make import Forum, add_attendee, add_event, add_organisation, add_scan, make_forum

if TYPE_CHECKING:
    from db.store import Session, Store

NINE = datetime(2026, 5, 20, 6, 0, tzinfo=UTC)
TEN = datetime(2026, 5, 20, 7, 0, tzinfo=UTC)


def add_double(session: Session, forum: Forum) -> str:
    """Eglė a second time, with all that can hang on a registration."""
    values: dict[str, object] = {
        "email": "egle@x.lt",
        "phone": "+370 612 34567",
        "note": "Give show ticket",
        "attention": True,
        "source": "pretix",
        "source_key": "A1-1",
        "custom": {"diet": "vegan", "size": "M"},
        "registered_at": NINE,
    }
    category = forum.categories["Participant"]
    double = add_attendee(session, forum.event_id, category, "Egle", "Zydrunaite", **values)
    kept = session.get_one(Attendee, forum.attendee())
    kept.note, kept.custom, kept.walk_in, kept.registered_at = "Vegan", {"diet": "none"}, True, TEN
    for key in (double.id, kept.id):
        session.add(Consent(attendee_id=key, purpose="photos", given=key == kept.id, at=NINE))
        session.add(Printout(event_id=forum.event_id, attendee_id=key, document="badge", state="printed"))
        session.add(
            AcceptedCode(event_id=forum.event_id, attendee_id=key, code=f"foreign {key}", origin="pretix")
        )
        session.add(KeptValue(attendee_id=key, field="phone", value=key))
        add_scan(session, forum, key, at=NINE)
    session.add(KeptValue(attendee_id=double.id, field="email", value="old@x.lt"))
    bag, cup = (HandOut(event_id=forum.event_id, name=name) for name in ("Bag", "Cup"))
    session.add_all((bag, cup))
    session.flush()
    session.add_all(HandedOut(attendee_id=key, hand_out_id=bag.id) for key in (double.id, kept.id))
    session.add(HandedOut(attendee_id=double.id, hand_out_id=cup.id))
    return double.id


def names_apart(session: Session, one: str, other: str) -> None:
    actions.keep_people_apart(session, [(one, other)])


def rows(session: Session, of: Any, attendee_id: str) -> list[object]:  # noqa: ANN401 (several tables with the column)
    return list(session.scalars(select(of).where(of.attendee_id == attendee_id)))


@pytest.fixture
def double(store: Store, forum: Forum) -> str:
    return store.write("Register twice", add_double, forum)


def test_everything_of_both_is_kept(store: Store, forum: Forum, double: str) -> None:
    kept = forum.attendee()
    code = store.read(lambda session: session.get_one(Attendee, double).code)
    store.write("Merge", actions.merge_people, kept, double)
    with_kept = {
        of: len(store.read(rows, of, kept)) for of in (Scan, Printout, Consent, AcceptedCode, HandedOut)
    }
    assert with_kept == {Scan: 2, Printout: 2, Consent: 2, AcceptedCode: 3, HandedOut: 2}
    person = store.read(lambda session: session.get_one(Attendee, kept))
    assert (person.email, person.phone) == ("egle@x.lt", "+370 612 34567")
    assert person.given_name == "Eglė"
    assert person.note == "Vegan\nGive show ticket"
    assert person.custom == {"diet": "none", "size": "M"}
    assert (person.attention, person.walk_in, person.registered_at) == (True, False, NINE)
    details = store.read(queries.person, kept)
    assert details is not None
    assert details.former == ("pretix A1-1",)
    values = store.read(lambda session: {one.field: one.value for one in session.scalars(select(KeptValue))})
    assert values == {"phone": kept, "email": "old@x.lt"}
    own = store.read(
        lambda session: session.scalars(select(AcceptedCode).where(AcceptedCode.code == code)).one()
    )
    assert (own.attendee_id, own.origin, own.revoked_at) == (kept, MERGED, None)


def test_chosen_values_come_from_the_one_that_goes(store: Store, forum: Forum, double: str) -> None:
    kept = forum.attendee()
    chosen = ("name", "organisation", "custom:diet")
    store.write("Merge", actions.merge_people, kept, double, chosen)
    person = store.read(lambda session: session.get_one(Attendee, kept))
    assert (person.given_name, person.family_name) == ("Egle", "Zydrunaite")
    assert person.organisation_id is None
    assert person.custom == {"diet": "vegan", "size": "M"}
    assert person.email == "", "not chosen"


def test_a_badge_printed_before_still_opens_the_door(store: Store, forum: Forum, double: str) -> None:
    code = store.read(lambda session: session.get_one(Attendee, double).code)
    desk = Desk(forum.event_id, forum.door_id)
    store.write("Merge", actions.merge_people, forum.attendee(), double)
    answer = store.write("Scan", check_in, desk, code, TEN)
    assert answer.person is not None
    assert answer.person.attendee_id == forum.attendee()
    assert answer.verdict.reason in {Reason.INSIDE, Reason.ONCE}
    by_key = store.write("Choose", check_in_attendee, desk, double, TEN)
    assert by_key.person is not None
    assert by_key.person.attendee_id == forum.attendee()


def test_one_person_is_inside_once_and_arrived_once(store: Store, forum: Forum, double: str) -> None:
    watch = ArrivalsWatch(forum.event_id)
    inside = inside_count(forum.door_id)

    def counted() -> tuple[int, int]:
        return store.read(lambda s: s.scalar(inside) or 0), store.read(watch.arrivals, TEN).arrived

    assert counted() == (2, 2)
    store.write("Merge", actions.merge_people, forum.attendee(), double)
    assert counted() == (1, 1)
    store.undo()
    assert counted() == (2, 2)


@pytest.mark.parametrize("both", [True, False])
def test_a_person_keeps_one_photo(store: Store, forum: Forum, double: str, *, both: bool) -> None:
    def picture(session: Session) -> None:
        session.add(Photo(attendee_id=double, data="theirs"))
        if both:
            session.add(Photo(attendee_id=forum.attendee(), data="own"))

    store.write("Picture", picture)
    before = store.read(state)
    store.write("Merge", actions.merge_people, forum.attendee(), double)
    photos = store.read(lambda s: {one.attendee_id: one.data for one in s.scalars(select(Photo))})
    assert photos == {forum.attendee(): "own" if both else "theirs"}
    store.undo()
    assert store.read(state) == before


@pytest.mark.parametrize("pace", [Pace(), Pace(at_once=0, chunk=1), Pace(at_once=0, chunk=4)])
@pytest.mark.parametrize("chosen", [None, ("name", "email", "status", "custom:diet", "category")])
def test_a_merge_is_taken_back_and_done_again_to_the_letter(
    store: Store, forum: Forum, double: str, chosen: tuple[str, ...] | None, pace: Pace
) -> None:
    store.pace = pace
    strangers = (forum.attendee("Mägi"), forum.attendee("Bērziņš"))
    store.write("Apart", names_apart, double, strangers[0])
    store.write("Apart", names_apart, forum.attendee(), strangers[1])
    apart = store.read(state)
    for keep, merge in ((forum.attendee(), double), (double, forum.attendee())):
        store.write("Merge", actions.merge_people, keep, merge, chosen)
        joined = store.read(state)
        store.undo()
        assert store.read(state) == apart
        store.redo()
        assert store.read(state) == joined
        store.undo()


def test_merges_in_a_row_lead_to_the_last_one(store: Store, forum: Forum, double: str) -> None:
    middle, last = forum.attendee(), forum.attendee("Mägi")
    before = store.read(state)
    store.write("Merge", actions.merge_people, middle, double)
    store.write("Merge", actions.merge_people, last, middle)
    assert store.read(lambda s: {one.id: one.attendee_id for one in s.scalars(select(FormerAttendee))}) == {
        double: last,
        middle: last,
    }
    assert len(store.read(rows, Scan, last)) == 2
    store.undo()
    store.undo()
    assert store.read(state) == before


def test_who_is_expected_goes_before_who_cancelled() -> None:
    assert "status" in theirs_at_first({"status": "cancelled"}, {"status": "registered"})
    assert "status" in theirs_at_first({"status": "declined"}, {"status": "waitlisted"})
    assert "status" not in theirs_at_first({"status": "registered"}, {"status": "cancelled"})
    assert "status" not in theirs_at_first({"status": "cancelled"}, {"status": "declined"})


@pytest.mark.parametrize(
    ("kept", "merged", "joined"),
    [
        ("", "", ""),
        ("a", "", "a"),
        ("", "b", "b"),
        ("a", "a", "a"),
        ("a", "b", "a\nb"),
        ("a\nb", "b", "a\nb"),
        ("b", "a b", "a b"),
    ],
)
def test_notes_are_joined_without_saying_things_twice(kept: str, merged: str, joined: str) -> None:
    assert joined_notes(kept, merged) == joined


def test_the_living_status_wins(store: Store, forum: Forum, double: str) -> None:
    store.write("Cancel", actions.change_status, [forum.attendee()], Status.CANCELLED)
    store.write("Merge", actions.merge_people, forum.attendee(), double)
    found = store.read(queries.person, forum.attendee())
    assert found is not None
    assert found.row.status == "registered"


def test_what_cannot_be_merged_is_refused(store: Store, forum: Forum) -> None:
    elsewhere = store.write("Another", make_forum, slug="other", people=[("Ona", "Kitur", None, "Press")])
    own = forum.attendee()
    for other, reason in (
        (own, MergeRefusal.SAME),
        ("0" * 32, MergeRefusal.GONE),
        (elsewhere.attendee("Kitur"), MergeRefusal.OTHER_EVENT),
    ):
        with pytest.raises(Refused) as refused:
            store.write("Merge", actions.merge_people, own, other)
        assert refused.value.reason is reason


def test_what_hangs_on_an_attendee_is_passed_on() -> None:
    """A table that refers to attendees must say what becomes of its rows in a merge."""
    referring = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == "attendee" for key in table.foreign_keys)
    }
    meetings = (MeetingProfile, Absence, CardVersion, MeetingRequest, RequestCompanion, MeetingPerson)
    passed_on = {of.__tablename__ for of in (*_PASSED_ON, HandedOut, KeptValue, Photo, *meetings)}
    assert referring == passed_on


# --- kept apart --------------------------------------------------------------------------------------


def test_who_was_kept_apart_stays_so_after_a_merge(store: Store, forum: Forum, double: str) -> None:
    own, stranger = forum.attendee(), forum.attendee("Mägi")
    store.write("Apart", actions.keep_people_apart, [(stranger, double)])
    store.write("Apart", actions.keep_people_apart, [(double, stranger)])
    store.write("Apart", actions.keep_people_apart, [(own, double)])
    assert len(store.read(people_apart, forum.event_id)) == 2
    store.write("Merge", actions.merge_people, own, double)
    assert store.read(people_apart, forum.event_id) == {tuple(sorted((own, stranger)))}


def test_nobody_is_looked_for_who_was_erased(store: Store, forum: Forum, double: str) -> None:
    def erase(session: Session) -> None:
        session.get_one(Attendee, double).erased_at = NINE

    store.write("Erase", erase)
    assert double not in {one.id for one in store.read(registrations, forum.event_id)}
    with pytest.raises(Refused):
        store.write("Merge", actions.merge_people, forum.attendee(), double)


def test_people_are_read_in_slices(store: Store, forum: Forum) -> None:
    everybody = store.read(registrations, forum.event_id)
    assert store.read(registrations, forum.event_id, everybody[2].id) == everybody[3:]
    assert store.read(registrations, forum.event_id, everybody[-1].id) == []


def test_both_sides_are_shown_before_a_merge(store: Store, double: str) -> None:
    side = store.read(person_side, double)
    assert side is not None
    assert side.values["name"] == "Egle Zydrunaite"
    assert {*side.values} - {"custom:diet", "custom:size"} == {*CHOSEN_FIELDS}
    assert side.values["custom:size"] == "M"
    assert (side.belongings.scans, side.belongings.printouts, len(side.belongings.things)) == (1, 1, 2)


# --- organisations -----------------------------------------------------------------------------------


def add_twin(session: Session, forum: Forum) -> str:
    twin = add_organisation(session, forum.event_id, "UAB Lazerių slėnis", "research", "LT")
    twin.other_names = ["Laser Valley"]
    session.get_one(Attendee, forum.attendee("Åsgård")).organisation_id = twin.id
    return twin.id


@pytest.mark.parametrize("pace", [Pace(), Pace(at_once=0, chunk=1)])
def test_an_organisation_keeps_all_names_and_people(store: Store, forum: Forum, pace: Pace) -> None:
    store.pace = pace

    def clear(session: Session) -> None:
        row = session.get_one(Organisation, gauja)
        row.kind, row.country = "other", ""

    gauja = forum.organisations["Gauja Robotics"]
    twin = store.write("Add", add_twin, forum)
    store.write("Clear", clear)
    before = store.read(state)
    store.write("Merge", actions.merge_organisations, gauja, twin)
    kept = store.read(lambda session: session.get_one(Organisation, gauja))
    assert (kept.name, kept.kind, kept.country) == ("Gauja Robotics", "research", "LT")
    assert kept.other_names == ["UAB Lazerių slėnis", "Laser Valley"]
    joined = store.read(state)
    store.undo()
    assert store.read(state) == before
    store.redo()
    assert store.read(state) == joined
    found = store.write(
        "Walk in", actions.add_walk_in, forum.event_id, actions.WalkIn("Ona", "Ji", "Lazerių slėnis")
    )
    assert store.read(lambda session: session.get_one(Attendee, found).organisation_id) == gauja


def test_an_organisation_is_shown_and_compared_with_what_its_people_say(store: Store, forum: Forum) -> None:
    gauja = forum.organisations["Gauja Robotics"]
    store.write("Mail", actions.edit_attendee, forum.attendee("Bērziņš"), email="janis@Gauja.example")
    side = store.read(organisation_side, gauja)
    assert side is not None
    assert (side.name, side.kind, side.country, side.people) == ("Gauja Robotics", "company", "LV", 2)
    named = {one.id: one for one in store.read(named_organisations, forum.event_id)}
    assert named[gauja].domains == {"gauja.example"}


def test_own_questions_are_named_by_their_words(store: Store, forum: Forum) -> None:
    def ask(session: Session) -> None:
        session.add(CustomField(event_id=forum.event_id, key="diet", label="What do you eat?"))

    store.write("Ask", ask)
    assert store.read(question_labels, forum.event_id) == {"custom:diet": "What do you eat?"}


def test_organisations_are_kept_apart(store: Store, forum: Forum) -> None:
    one, other = (forum.organisations[name] for name in ("Gauja Robotics", "Nemunas Software Cluster"))
    store.write("Apart", actions.keep_organisations_apart, [(one, other)])
    store.write("Apart", actions.keep_organisations_apart, [(other, one)])
    assert store.read(organisations_apart, forum.event_id) == {tuple(sorted((one, other)))}
    with pytest.raises(Refused):
        store.write("Merge", actions.merge_organisations, one, one)


def test_organisations_of_two_events_stay_two(store: Store, forum: Forum) -> None:
    def elsewhere(session: Session) -> str:
        return add_organisation(session, add_event(session, slug="other").id, "Gauja Robotics").id

    other = store.write("Another", elsewhere)
    with pytest.raises(Refused) as refused:
        store.write("Merge", actions.merge_organisations, forum.organisations["Gauja Robotics"], other)
    assert refused.value.reason is MergeRefusal.OTHER_EVENT
