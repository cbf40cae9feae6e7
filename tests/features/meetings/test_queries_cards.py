"""Whose card is stale after what happens in the event file, and what is noted of cards that were printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db.tables import Attendee, CardVersion, PrintJob, Printout
from desktop_app.errors import Refused
from desktop_app.features.badges.queries import badges_of_people
from desktop_app.features.checkin.rules.card_codes import read_card_code
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.card_changes import CardState, Changed
from desktop_app.features.meetings.rules.meeting import Profile
from desktop_app.features.meetings.rules.refusing import CardRefusal
from desktop_app.features.registrations.actions import edit_attendee
from tests.features.meetings.meeting_day import FIRST, MORNING, MeetingDay, make_meeting_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.features.meetings.queries import CardCase
    from tests.make import Forum

OWNERS = ["Jānis Bērziņš", "Władysław Łącki", "Õie Mägi", "Eglė Žydrūnaitė", "怡君 陳"]


@pytest.fixture
def day(store: Store, forum: Forum) -> MeetingDay:
    return store.write("Make a day of meetings", make_meeting_day, forum)


def _cases(store: Store, forum: Forum) -> dict[str, CardCase]:
    return {case.card.name: case for case in store.read(queries.card_cases, forum.event_id, MORNING)}


def _print(store: Store, forum: Forum, **how: str) -> None:
    cards = [case.card for case in _cases(store, forum).values()]
    steps = store.write_chunks("Print cards", actions.record_cards, forum.event_id, cards, MORNING, **how)
    assert list(steps) == [len(cards)]


def _stale(store: Store, forum: Forum) -> dict[str, list[Changed]]:
    return {
        name: [change.what for change in case.changes]
        for name, case in _cases(store, forum).items()
        if case.state is CardState.STALE
    }


def test_everybody_with_meetings_has_a_card_in_the_order_of_names(
    store: Store, forum: Forum, day: MeetingDay
) -> None:
    cases = _cases(store, forum)
    assert sorted(cases) == sorted(OWNERS)
    egle = cases["Eglė Žydrūnaitė"].card
    assert [(f"{line.starts:%H:%M}", line.table, line.partners[0].name) for line in egle.lines] == [
        ("13:00", 1, "Jānis Bērziņš"),
        ("13:20", 2, "Õie Mägi"),
    ]
    janis = egle.lines[0].partners[0]
    assert (janis.organisation, janis.country, janis.offers, janis.needs) == (
        "Gauja Robotics",
        "Latvia",
        ("lasers",),
        ("oak",),
    )
    assert (egle.organisation, egle.country, egle.version) == ("Nemunas Software Cluster", "Lithuania", 1)
    code = read_card_code(egle.code)
    assert code is not None
    assert (code.person, code.version) == (forum.code(), 1)
    assert day.meetings


def test_never_printed_is_counted_apart(store: Store, forum: Forum, day: MeetingDay) -> None:
    counts = store.read(queries.card_counts, forum.event_id, MORNING)
    assert (counts.everybody, counts.never, counts.stale) == (5, 5, 0)
    _print(store, forum)
    store.write(
        "Move", actions.move_meeting, day.meetings["Łącki", "陳"], day.block, 3, day.tables[0], MORNING
    )
    counts = store.read(queries.card_counts, forum.event_id, MORNING)
    assert (counts.everybody, counts.never, counts.stale) == (5, 0, 2)


def test_only_those_whose_lines_changed_are_stale(store: Store, forum: Forum, day: MeetingDay) -> None:
    _print(store, forum)
    assert _stale(store, forum) == {}
    store.write(
        "Move", actions.move_meeting, day.meetings["Łącki", "陳"], day.block, 0, day.tables[1], MORNING
    )
    assert _stale(store, forum) == {"Władysław Łącki": [Changed.TABLE], "怡君 陳": [Changed.TABLE]}
    store.write("Cancel", actions.cancel_meeting, day.meetings["Žydrūnaitė", "Mägi"], MORNING)
    assert _stale(store, forum) == {
        "Władysław Łącki": [Changed.TABLE],
        "怡君 陳": [Changed.TABLE],
        "Eglė Žydrūnaitė": [Changed.GONE],
        "Õie Mägi": [Changed.GONE],
    }


def test_undo_makes_cards_current_again(store: Store, forum: Forum, day: MeetingDay) -> None:
    _print(store, forum)
    store.write(
        "Move", actions.move_meeting, day.meetings["Łącki", "陳"], day.block, 3, day.tables[0], MORNING
    )
    assert len(_stale(store, forum)) == 2
    store.undo()
    assert _stale(store, forum) == {}


def test_a_name_concerns_who_is_named_and_who_meets_them(store: Store, forum: Forum, day: MeetingDay) -> None:
    _print(store, forum)
    store.write("Edit", edit_attendee, forum.attendee("Bērziņš"), family_name="Kalniņš")
    assert _stale(store, forum) == {
        "Jānis Kalniņš": [Changed.OWNER],
        "Eglė Žydrūnaitė": [Changed.WORDS],
    }
    assert day.meetings


def test_what_partners_offer_makes_no_card_stale(store: Store, forum: Forum, day: MeetingDay) -> None:
    _print(store, forum)
    store.write("Profile", actions.set_profile, Profile(forum.attendee("Bērziņš"), offers=("glue",)))
    assert _stale(store, forum) == {}
    assert day.meetings


def test_an_unchanged_card_keeps_its_version_and_a_changed_one_has_the_next(
    store: Store, forum: Forum, day: MeetingDay
) -> None:
    _print(store, forum)
    _print(store, forum)
    store.write(
        "Move", actions.move_meeting, day.meetings["Łącki", "陳"], day.block, 3, day.tables[0], MORNING
    )
    versions = {name: case.card.version for name, case in _cases(store, forum).items()}
    assert versions["Władysław Łącki"] == versions["怡君 陳"] == 2
    assert versions["Eglė Žydrūnaitė"] == 1

    def rows(session: Session) -> tuple[int, list[tuple[int, str, str]]]:
        whose = forum.attendee("Łącki")
        kept = session.scalars(select(CardVersion).where(CardVersion.attendee_id == whose)).all()
        printed = session.scalars(select(Printout).where(Printout.attendee_id == whose)).all()
        return len(kept), sorted((each.copy_number, each.reason, each.document) for each in printed)

    assert store.read(rows) == (1, [(1, "version 1", "card"), (2, "version 1", "card")])


def test_a_card_that_the_printer_did_not_print_is_not_out(
    store: Store, forum: Forum, day: MeetingDay
) -> None:
    _print(store, forum)
    store.write(
        "Move", actions.move_meeting, day.meetings["Łącki", "陳"], day.block, 3, day.tables[0], MORNING
    )
    _print(store, forum, state="queued", job_id="job")

    def fail(session: Session) -> None:
        session.add(PrintJob(id="job", event_id=forum.event_id, state="failed"))

    store.write("Fail", fail)
    case = _cases(store, forum)["Władysław Łącki"]
    assert (case.state, case.printed, case.card.version) == (CardState.STALE, 1, 2)
    assert _cases(store, forum)["Eglė Žydrūnaitė"].state is CardState.CURRENT
    _print(store, forum)
    case = _cases(store, forum)["Władysław Łącki"]
    assert (case.state, case.printed) == (CardState.CURRENT, 2)


def test_two_papers_of_one_version_never_differ(store: Store, forum: Forum, day: MeetingDay) -> None:
    before = [case.card for case in _cases(store, forum).values()]
    store.write(
        "Move", actions.move_meeting, day.meetings["Łącki", "陳"], day.block, 3, day.tables[0], MORNING
    )
    _print(store, forum)
    steps = store.write_chunks("Print", actions.record_cards, forum.event_id, before, MORNING)
    with pytest.raises(Refused) as refused:
        list(steps)
    assert refused.value.reason is CardRefusal.PRINTED_ELSEWHERE


def test_who_lost_all_meetings_has_a_stale_card(store: Store, forum: Forum, day: MeetingDay) -> None:
    _print(store, forum)
    store.write("Cancel", actions.cancel_meeting, day.meetings["Łącki", "陳"], MORNING)
    case = _cases(store, forum)["怡君 陳"]
    assert (case.state, case.card.lines) == (CardState.STALE, ())
    code = read_card_code(case.card.code)
    assert code is not None
    answer = store.read(queries.card_answer, forum.event_id, replace(code, version=1), MORNING)
    assert answer is not None
    assert answer.names == {forum.attendee("Łącki"): "Władysław Łącki"}


def test_what_is_over_makes_no_card_stale(store: Store, forum: Forum, day: MeetingDay) -> None:
    _print(store, forum)
    store.write(
        "Move", actions.move_meeting, day.meetings["Łącki", "陳"], day.block, 0, day.tables[1], MORNING
    )
    evening = FIRST + timedelta(hours=6)
    assert store.read(queries.card_counts, forum.event_id, evening).stale == 0
    assert store.read(queries.card_counts, forum.event_id, MORNING).stale == 2


def test_who_is_not_expected_gets_no_card(store: Store, forum: Forum, day: MeetingDay) -> None:
    gone = forum.attendee("Łącki")

    def cancel(session: Session) -> None:
        session.get_one(Attendee, gone).status = "cancelled"

    store.write("Cancel", cancel)
    assert "Władysław Łącki" not in _cases(store, forum)
    assert store.read(queries.card_case, forum.event_id, gone, MORNING) is None
    assert day.meetings


def test_one_card_is_read_as_all_are(store: Store, forum: Forum, day: MeetingDay) -> None:
    _print(store, forum)
    store.write("Cancel", actions.cancel_meeting, day.meetings["Łącki", "陳"], MORNING)
    for case in _cases(store, forum).values():
        assert store.read(queries.card_case, forum.event_id, case.card.key, MORNING) == case
    nobody = forum.attendee("Åsgård")
    (alone,) = store.read(queries.card_cases_of, forum.event_id, [nobody], MORNING)
    assert (alone.state, alone.card.lines) == (CardState.NEVER, ())


def test_the_sheets_know_slots_tables_and_people(store: Store, forum: Forum, day: MeetingDay) -> None:
    _print(store, forum)
    plan = store.read(queries.sheet_plan, forum.event_id, MORNING)
    assert [turn.number for turn in plan.turns] == [1, 2, 3, 4, 5, 6]
    assert [number for number, _ in plan.tables] == [1, 2, 3]
    assert [(each.table, each.first[0].name, each.second[0].name, each.need) for each in plan.sittings] == [
        (1, "Eglė Žydrūnaitė", "Jānis Bērziņš", ""),
        (3, "Władysław Łącki", "怡君 陳", ""),
        (2, "Eglė Žydrūnaitė", "Õie Mägi", "interpreter"),
    ]
    rows = {row.seat.name: (row.seat.letter, row.tables, row.version) for row in plan.people}
    assert rows["Eglė Žydrūnaitė"] == ("Z", ((0, 1), (1, 2)), 1)
    assert day.block


def test_the_back_of_the_badge_carries_the_meetings(store: Store, forum: Forum, day: MeetingDay) -> None:
    keys = [forum.attendee(), forum.attendee("Åsgård")]
    egle, nobody = store.read(badges_of_people, forum.event_id, keys)
    assert [(each.time, each.title, each.place, each.meeting) for each in egle.schedule] == [
        ("13:00", "Jānis Bērziņš, Gauja Robotics", "Table 1", True),
        ("13:20", "Õie Mägi, Saaremaa Institute of Optics", "Table 2", True),
    ]
    assert nobody.schedule == ()
    assert day.block
