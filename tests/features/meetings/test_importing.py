"""Requests of a file written: people found, nothing twice, staff's work kept, one step back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db.tables import MeetingRequest, MeetingType
from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.request_list import Named
from desktop_app.features.meetings.rules.request_plan import Likeness
from desktop_app.features.meetings.rules.request_planning import plan_requests
from desktop_app.features.meetings.tasks.request_list import read_requests
from desktop_app.features.registrations.actions import edit_attendee, merge_people
from desktop_app.progress import Silent
from tests.features.meetings.afternoon import EGLE, JANIS, MORNING, OIE, add_guest, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.request_plan import RequestPlan
    from tests.features.meetings.afternoon import Afternoon

LIST = "ID;From;To;Status\n1;Eglė Žydrūnaitė;Jānis Bērziņš;Accepted\n2;Mägi Õie;Eglė Žydrūnaitė;Pending\n"


def planned(afternoon: Afternoon, folder: Path, text: str) -> RequestPlan:
    file = folder / "requests.csv"
    file.write_text(text, encoding="utf-8")
    asked = read_requests(file, Silent())
    return plan_requests(asked, afternoon.store.read(queries.import_ground, afternoon.event_id, asked))


def write(afternoon: Afternoon, plan: RequestPlan) -> None:
    steps = afternoon.store.write_chunks("Import", actions.import_requests, afternoon.event_id, plan, MORNING)
    assert list(steps) == ([] if not (plan.new or plan.changed) else [len(plan.new) + len(plan.changed)])


def requests_of(session: Session) -> list[tuple[str, str, str, str | None]]:
    rows = session.scalars(select(MeetingRequest).order_by(MeetingRequest.source_key))
    return [(row.from_id, row.to_id, row.state, row.source_key) for row in rows]


def test_a_list_is_imported_once_however_often(afternoon: Afternoon, tmp_path: Path) -> None:
    write(afternoon, planned(afternoon, tmp_path, LIST))
    people = [afternoon.forum.attendee(name) for name in (EGLE, JANIS, OIE)]
    rows = [(people[0], people[1], "accepted", "1"), (people[2], people[0], "pending", "2")]
    assert afternoon.store.read(requests_of) == rows
    again = planned(afternoon, tmp_path, LIST)
    assert (len(again.new), len(again.changed), len(again.unchanged)) == (0, 0, 2)
    before = afternoon.store.newest
    write(afternoon, again)
    assert afternoon.store.read(requests_of) == rows
    assert afternoon.store.newest in ("", before)


def test_an_import_is_taken_back_in_one_step(afternoon: Afternoon, tmp_path: Path) -> None:
    write(
        afternoon, planned(afternoon, tmp_path, LIST.replace("Status", "Type").replace("Accepted", "Lunch"))
    )
    assert "Lunch" in afternoon.store.read(lambda session: list(session.scalars(select(MeetingType.name))))
    assert afternoon.store.undo() == "Import"
    assert afternoon.store.read(requests_of) == []
    assert set(afternoon.store.read(lambda session: list(session.scalars(select(MeetingType.name))))) == {
        "C2C",
        "B2C",
    }


def test_a_later_list_changes_what_staff_did_not(afternoon: Afternoon, tmp_path: Path) -> None:
    write(afternoon, planned(afternoon, tmp_path, LIST))
    first, second = afternoon.store.read(
        lambda session: list(session.scalars(select(MeetingRequest.id).order_by(MeetingRequest.source_key)))
    )
    afternoon.store.write("Decline", actions.decline_request, first, MORNING, note="ill")
    later = planned(afternoon, tmp_path, LIST.replace("Pending", "Accepted"))
    assert [one.request_id for one in later.changed] == [second]
    write(afternoon, later)
    assert afternoon.store.read(state_of, first) == "declined"
    assert afternoon.store.read(state_of, second) == "accepted"


def test_what_staff_took_back_counts_no_more(afternoon: Afternoon, tmp_path: Path) -> None:
    write(afternoon, planned(afternoon, tmp_path, LIST))
    (first, *_) = afternoon.store.read(
        lambda session: list(session.scalars(select(MeetingRequest.id).order_by(MeetingRequest.source_key)))
    )
    afternoon.store.write("Decline", actions.decline_request, first, MORNING)
    afternoon.store.undo()
    write(afternoon, planned(afternoon, tmp_path, LIST.replace("Accepted", "Withdrawn")))
    assert afternoon.store.read(state_of, first) == "cancelled"


def test_a_list_that_cancels_takes_the_meeting_off_the_board(afternoon: Afternoon, tmp_path: Path) -> None:
    write(afternoon, planned(afternoon, tmp_path, LIST))
    first = afternoon.situation().problem.requests[0].key
    meeting = afternoon.place(first, 0)
    locked = planned(afternoon, tmp_path, LIST.replace("Accepted", "Cancelled"))
    afternoon.store.write("Lock", actions.lock_meeting, meeting)
    write_nothing(afternoon, locked)
    assert afternoon.places()[meeting] == (0, 0, "planned")
    afternoon.store.write("Unlock", actions.unlock_meeting, meeting)
    write(afternoon, locked)
    assert afternoon.places()[meeting] == (0, 0, "cancelled")


def write_nothing(afternoon: Afternoon, plan: RequestPlan) -> None:
    list(afternoon.store.write_chunks("Import", actions.import_requests, afternoon.event_id, plan, MORNING))


def test_somebody_who_left_meanwhile_is_refused(afternoon: Afternoon, tmp_path: Path) -> None:
    plan = planned(afternoon, tmp_path, LIST)
    afternoon.store.write("Cancel", edit_attendee, afternoon.forum.attendee(JANIS), status="cancelled")
    with pytest.raises(Refused) as refused:
        write_nothing(afternoon, plan)
    assert refused.value.reason is MeetingRefusal.NOT_COMING
    assert afternoon.store.read(requests_of) == []


def test_a_request_made_meanwhile_stays_alone(afternoon: Afternoon, tmp_path: Path) -> None:
    plan = planned(afternoon, tmp_path, "From;To\nEglė Žydrūnaitė;Jānis Bērziņš\n")
    own = afternoon.request(JANIS, EGLE)
    write_nothing(afternoon, plan)
    assert [one.id for one in afternoon.store.read(queries.requests, afternoon.event_id, MORNING)] == [own]


# --- whom a name means -------------------------------------------------------------------------------


def meant(
    afternoon: Afternoon, folder: Path, cells: str, headers: str = "From;To"
) -> tuple[str | None, set[Likeness]]:
    """Who the first side of a row is, and why candidates may be it."""
    file = folder / "requests.csv"
    file.write_text(f"{headers}\n{cells};Jānis Bērziņš\n", encoding="utf-8")
    asked = read_requests(file, Silent())
    ground = afternoon.store.read(queries.import_ground, afternoon.event_id, asked)
    found = ground.meant[asked.rows[0].first]
    return found.attendee_id, {candidate.why for candidate in found.candidates}


@pytest.mark.parametrize(
    "cell",
    [
        "Eglė Žydrūnaitė",
        "ZYDRUNAITE Egle",
        "Eglė Žydrūnaitė (Nemunas Software Cluster)",
        "Žydrūnaitė, Eglė",
    ],
)
def test_a_name_is_found_however_it_is_written(afternoon: Afternoon, tmp_path: Path, cell: str) -> None:
    assert meant(afternoon, tmp_path, cell) == (afternoon.forum.attendee(), set())


def test_codes_addresses_numbers_and_organisations_name_people(afternoon: Afternoon, tmp_path: Path) -> None:
    store, forum = afternoon.store, afternoon.forum
    assert meant(afternoon, tmp_path, forum.code())[0] == forum.attendee()
    assert meant(afternoon, tmp_path, "Saaremaa Institute of Optics")[0] == forum.attendee(OIE)
    store.write("Edit", edit_attendee, forum.attendee(OIE), email="oie@optics.example")
    assert meant(afternoon, tmp_path, "Mägi <OIE@optics.example>")[0] == forum.attendee(OIE)
    double = store.write("Guest", add_guest, forum, "Dvigubas", source="pretix", source_key="A-17")
    headers = "From ID;From;To"
    assert meant(afternoon, tmp_path, "A-17;Dvigubas", headers)[0] == double
    store.write("Merge", merge_people, forum.attendee(OIE), double)
    assert meant(afternoon, tmp_path, "A-17;Dvigubas", headers)[0] == forum.attendee(OIE)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("Žydrunaitė Eglie;", Likeness.NEARLY),
        ("Eglė;", Likeness.PART_OF_NAME),
        ("Eglė Žydrūnaitė;Gauja Robotics", Likeness.OTHER_ORGANISATION),
        ("Petras Nežinomas;Gauja Robotics", Likeness.ORGANISATION_ONLY),
    ],
)
def test_doubtful_names_have_candidates_with_reasons(
    afternoon: Afternoon, tmp_path: Path, cells: str, why: Likeness
) -> None:
    assert meant(afternoon, tmp_path, cells, "From;From organisation;To") == (None, {why})


def test_two_of_one_name_are_told_apart_by_their_organisation(afternoon: Afternoon, tmp_path: Path) -> None:
    store, forum = afternoon.store, afternoon.forum
    other = store.write(
        "Guest", add_guest, forum, "Namesake", organisation_id=forum.organisations["Gauja Robotics"]
    )
    store.write("Guest", add_guest, forum, "Namesake")
    assert meant(afternoon, tmp_path, "Kazys Namesake") == (None, {Likeness.SAME_NAME_TWICE})
    headers = "From;From organisation;To"
    assert meant(afternoon, tmp_path, "Kazys Namesake;SIA Gauja Robotics", headers) == (other, set())


def test_an_address_that_an_office_shares_needs_the_name(afternoon: Afternoon, tmp_path: Path) -> None:
    store, forum = afternoon.store, afternoon.forum
    for name in (EGLE, OIE):
        store.write("Edit", edit_attendee, forum.attendee(name), email="office@x.example")
    headers = "From;From e-mail;To"
    assert meant(afternoon, tmp_path, "Õie Mägi;office@x.example", headers)[0] == forum.attendee(OIE)
    assert meant(afternoon, tmp_path, ";office@x.example", headers) == (None, {Likeness.SAME_NAME_TWICE})
    assert meant(afternoon, tmp_path, "Kita Moteris;office@x.example", headers) == (
        None,
        {Likeness.OTHER_NAME},
    )


def test_nobody_is_nobody(afternoon: Afternoon, tmp_path: Path) -> None:
    assert meant(afternoon, tmp_path, "Wolfgang Unbekannt") == (None, set())
    assert Named("Wolfgang Unbekannt")
    assert not Named()
    assert RequestState("pending") is RequestState.PENDING
