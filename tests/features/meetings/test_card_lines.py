"""Own talks and sessions that somebody signed up for, on meeting cards and the backs of badges."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.agenda import actions as agenda
from desktop_app.features.agenda import queries as agenda_queries
from desktop_app.features.agenda.rules import Part, Session, SessionState
from desktop_app.features.badges.queries import badges_of_people
from desktop_app.features.checkin.rules.attending import Attending, on_stage
from desktop_app.features.checkin.rules.card_codes import CardCode
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.dialogs.card_telling import CardTelling
from desktop_app.features.meetings.rules.card import LineKind
from desktop_app.features.meetings.rules.card_changes import CardState, Changed
from desktop_app.features.meetings.tasks.paper import CardJob, draw_cards
from desktop_app.progress import Silent
from tests.features.meetings.cards import EVENT
from tests.features.meetings.meeting_day import FIRST, MORNING, make_meeting_day
from tests.paper.reading import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.store import Store
    from desktop_app.features.meetings.queries import CardCase
    from tests.make import Forum

HOUR = timedelta(hours=1)
LONG_BEFORE = FIRST - 3 * HOUR
LATER = Session("new", "Amber", HOUR, start=FIRST + 3 * HOUR)


@pytest.fixture
def programme(store: Store, forum: Forum) -> None:
    """Žydrūnaitė speaks at 10:00 and moderates at 15:00, Łącki signed up for the talk; both have meetings."""
    event = forum.event_id
    store.write("Meetings", make_meeting_day, forum)
    hall = store.write("Room", agenda.add_room, event, "Amber Hall", 80)
    speaker = store.write("Person", agenda.add_person, event, "", forum.attendee())
    for guid, title, start, part in (
        ("tides", "Tides", LONG_BEFORE, Part.SPEAKER),
        ("ports", "Ports", FIRST + 2 * HOUR, Part.MODERATOR),
    ):
        store.write("Add", agenda.add_session, event, Session(guid, title, HOUR / 2, hall, start))
        store.write("Speaker", agenda.add_speaker, event, guid, speaker, part)
    store.write("Sign up", agenda.sign_up, event, "tides", forum.attendee("Łącki"), MORNING)


def _case(store: Store, forum: Forum, name: str = "Žydrūnaitė") -> CardCase:
    case = store.read(queries.card_case, forum.event_id, forum.attendee(name), MORNING)
    assert case is not None
    return case


def _print(store: Store, forum: Forum) -> None:
    cards = [case.card for case in store.read(queries.card_cases, forum.event_id, MORNING)]
    assert list(store.write_chunks("Print", actions.record_cards, forum.event_id, cards, MORNING))


@pytest.mark.usefixtures("programme")
def test_a_card_has_talks_and_meetings_in_the_order_of_time(store: Store, forum: Forum) -> None:
    lines = _case(store, forum).card.lines
    assert [
        (f"{line.starts:%H:%M}", line.kind, line.place or line.table, line.attends) for line in lines
    ] == [
        ("10:00", LineKind.SESSION, "Amber Hall", Attending.SPEAKS),
        ("13:00", LineKind.MEETING, 1, Attending.LISTENS),
        ("13:20", LineKind.MEETING, 2, Attending.LISTENS),
        ("15:00", LineKind.SESSION, "Amber Hall", Attending.MODERATES),
    ]
    assert [line.title for line in _case(store, forum, "Łącki").card.lines] == ["Tides", "C2C"]
    alike = {case.card.key: case.card for case in store.read(queries.card_cases, forum.event_id, MORNING)}
    assert alike[forum.attendee()].lines == lines


@pytest.mark.usefixtures("programme")
def test_the_card_on_paper_says_who_is_on_stage(store: Store, forum: Forum, tmp_path: Path) -> None:
    target = tmp_path / "cards.pdf"
    cards = (_case(store, forum).card, _case(store, forum, "Łącki").card)
    report = draw_cards(CardJob(cards, target, EVENT), Silent())
    assert report.warnings == ()
    speaker, guest = (" ".join(page.split()) for page in texts(target))
    assert "You speak: Tides" in speaker
    assert "Amber Hall · until 10:30" in speaker
    assert "You moderate: Ports" in speaker
    assert "Tides" in guest
    assert "You speak" not in guest


@pytest.mark.usefixtures("programme")
def test_the_back_of_a_badge_has_the_whole_day(store: Store, forum: Forum) -> None:
    (badge,) = store.read(badges_of_people, forum.event_id, [forum.attendee()])
    assert [(each.time, each.title, each.place, each.meeting) for each in badge.schedule][::3] == [
        ("10:00", "You speak: Tides", "Amber Hall", False),
        ("15:00", "You moderate: Ports", "Amber Hall", False),
    ]
    assert [each.meeting for each in badge.schedule] == [False, True, True, False]


def test_a_badge_has_talks_where_nobody_meets(store: Store, forum: Forum) -> None:
    event = forum.event_id
    store.write("Add", agenda.add_session, event, Session("one", "Tides", HOUR, start=FIRST))
    store.write("Sign up", agenda.sign_up, event, "one", forum.attendee("Mägi"), MORNING)
    badges = store.read(badges_of_people, event, [forum.attendee("Mägi"), forum.attendee()])
    assert [[each.title for each in badge.schedule] for badge in badges] == [["Tides"], []]


def _other_hall(store: Store, event: str) -> None:
    room = store.write("Room", agenda.add_room, event, "Lake Room", 20)
    store.write("Move", agenda.move_session, event, "tides", room, LONG_BEFORE)


def _later(store: Store, event: str) -> None:
    store.write("Late", agenda.shift_rest, event, "tides", timedelta(minutes=20))


def _renamed(store: Store, event: str) -> None:
    store.write("Rename", agenda.edit_session, event, "tides", {"title": "High tides"})


def _cancelled(store: Store, event: str) -> None:
    store.write("Cancel", agenda.edit_session, event, "tides", {"state": SessionState.CANCELLED})


def _added(store: Store, event: str) -> None:
    guid = store.write(
        "Add", agenda.add_session, event, Session("new", "Amber", HOUR, start=FIRST + 3 * HOUR)
    )
    (person,) = {
        role.person for role in store.read(agenda_queries.programme, event).by_guid()["tides"].people
    }
    store.write("Speaker", agenda.add_speaker, event, guid, person)


CHANGES: dict[str, tuple[Callable[[Store, str], None], Changed, str]] = {
    "moved": (_later, Changed.MOVED, "10:00, “Tides”: moved to 10:20, Amber Hall"),
    "elsewhere": (_other_hall, Changed.TABLE, "10:00, “Tides”: moved to Lake Room"),
    "renamed": (
        _renamed,
        Changed.WORDS,
        "10:00, “High tides”: the title or the person's part in it is another now",
    ),
    "cancelled": (_cancelled, Changed.GONE, "10:00, “Tides”: cancelled, or no longer this person's"),
    "new": (_added, Changed.NEW, "New at 16:00: “Amber”, no room yet"),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.usefixtures("programme", "qtbot")
def test_a_talk_that_changes_makes_the_card_stale(what: str, store: Store, forum: Forum) -> None:
    change, kind, sentence = CHANGES[what]
    _print(store, forum)
    assert _case(store, forum).state is CardState.CURRENT
    change(store, forum.event_id)
    case = _case(store, forum)
    assert (case.state, [each.what for each in case.changes]) == (CardState.STALE, [kind])
    answer = store.read(queries.card_answer, forum.event_id, CardCode(forum.code(), 1), MORNING)
    assert answer is not None
    assert CardTelling().changes(answer) == [sentence]


@pytest.mark.usefixtures("programme")
def test_a_card_is_right_again_once_the_move_is_taken_back(store: Store, forum: Forum) -> None:
    _print(store, forum)
    _later(store, forum.event_id)
    assert _case(store, forum, "Łącki").state is CardState.STALE
    store.undo()
    assert _case(store, forum, "Łącki").state is CardState.CURRENT


@pytest.mark.usefixtures("programme")
def test_drafts_and_blockers_are_on_no_paper(store: Store, forum: Forum) -> None:
    store.write("Draft", agenda.edit_session, forum.event_id, "tides", {"state": SessionState.DRAFT})
    assert [line.title for line in _case(store, forum).card.lines if line.kind is LineKind.SESSION] == [
        "Ports"
    ]


def test_a_guest_of_a_panel_is_on_stage() -> None:
    assert [on_stage(part.value) for part in (Part.GUEST, Part.SPEAKER, Part.HOST)] == [
        Attending.SPEAKS,
        Attending.SPEAKS,
        Attending.MODERATES,
    ]
