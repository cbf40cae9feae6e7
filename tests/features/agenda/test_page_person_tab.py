"""The tab about a person's talks and chosen sessions in the inspector of the People room."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.agenda import actions
from desktop_app.features.agenda.page.person_tab import PersonSessions
from desktop_app.features.agenda.rules import Part, Session, SessionState
from desktop_app.features.registrations.page import PeoplePage
from tests.features.meetings.meeting_day import FIRST, MORNING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

HALF = timedelta(minutes=30)


@pytest.fixture
def event(context: PageContext, forum: Forum) -> str:
    """Two sessions in a room of one place, at 13:00 and 13:20, and a draft a day later."""
    store, event = context.store, forum.event_id
    room = store.write("Room", actions.add_room, event, "Lake Room", 1)
    for guid, title, start in (
        ("tides", "Tides", FIRST),
        ("ports", "Ports", FIRST + timedelta(minutes=20)),
        ("amber", "Amber", FIRST + timedelta(days=1)),
    ):
        store.write("Add", actions.add_session, event, Session(guid, title, HALF, room, start))
    store.write("Draft", actions.edit_session, event, "amber", {"state": SessionState.DRAFT})
    return event


def test_the_tab_in_the_people_room_tells_what_the_person_is_in(
    context: PageContext, event: str, forum: Forum, qtbot: QtBot
) -> None:
    store, key = context.store, forum.attendee("Mägi")
    person = store.write("Person", actions.add_person, event, "", key)
    store.write("Speaker", actions.add_speaker, event, "tides", person)
    store.write("Speaker", actions.add_speaker, event, "amber", person, Part.MODERATOR)
    store.write("Sign up", actions.sign_up, event, "ports", key, MORNING)
    people = PeoplePage(context)
    qtbot.addWidget(people)
    tab = PersonSessions(context)
    people.inspector.lend("Agenda", lambda: tab)
    people.show()
    people.show_thing(key)
    people.inspector.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(tab.lines) == 3)
    assert tab.lines == [
        "20 May 2026  ·  13:00–13:30  ·  Lake Room  ·  Tides  ·  speaks",
        "20 May 2026  ·  13:20–13:50  ·  Lake Room  ·  Ports  ·  signed up",
        "21 May 2026  ·  13:00–13:30  ·  Lake Room  ·  Amber  ·  moderates  ·  not public",
    ]
    assert tab.summary == "On stage in 2 session(s), signed up for 1 session(s)."
    store.write("Move", actions.shift_rest, event, "tides", HALF)
    qtbot.waitUntil(lambda: "13:30–14:00" in tab.lines[0])


def test_who_waits_for_a_place_is_told_at_which_one(
    context: PageContext, event: str, forum: Forum, qtbot: QtBot
) -> None:
    names = ("Bērziņš", "Łącki", "Mägi")
    for minutes, name in enumerate(names):
        at = MORNING + timedelta(minutes=minutes)
        context.store.write("Sign up", actions.sign_up, event, "ports", forum.attendee(name), at)
    tab = PersonSessions(context)
    qtbot.addWidget(tab)
    shown = []
    for name in names:
        tab.show_person(forum.attendee(name))
        shown.append(tab.lines)
    assert shown == [
        ["13:20–13:50  ·  Lake Room  ·  Ports  ·  signed up"],
        ["Ports  ·  on the waiting list, number 1"],
        ["Ports  ·  on the waiting list, number 2"],
    ]
    tab.show_person(forum.attendee("陳"))
    assert (tab.lines, tab.summary) == ([], "Not on stage, and signed up for no session.")


@pytest.mark.usefixtures("event")
def test_somebody_is_signed_up_and_off_by_keyboard_and_who_has_the_seat_is_told(
    context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    store, tab = context.store, PersonSessions(context)
    qtbot.addWidget(tab)
    tab.show()
    first, second = forum.attendee("Bērziņš"), forum.attendee("Mägi")

    def sign_up(key: str) -> str:
        tab.show_person(key)
        tab.sign_up.field.setFocus()
        qtbot.keyClicks(tab.sign_up.field, "po")
        assert "Ports" in tab.sign_up.found.item(0).text()
        with qtbot.waitSignal(context.toaster.said_undoable) as told:
            qtbot.keyClick(tab.sign_up.field, Qt.Key.Key_Return)
        return str(told.args[0])

    assert sign_up(first) == "Signed up for “Ports”"
    assert sign_up(second) == "Waits for a seat in “Ports”"
    assert tab.lines == ["Ports  ·  on the waiting list, number 1"]
    tab.show_person(first)
    with qtbot.waitSignal(context.toaster.said_undoable) as told:
        qtbot.mouseClick(tab.leave_buttons["ports"], Qt.MouseButton.LeftButton)
    assert told.args[0] == "Signed off from “Ports”. Õie Mägi has the free seat"
    assert tab.lines == []
    tab.show_person(second)
    assert tab.lines == ["13:20–13:50  ·  Lake Room  ·  Ports  ·  signed up"]
    store.undo()
    tab.show_person(second)
    assert tab.lines == ["Ports  ·  on the waiting list, number 1"]


def test_who_cannot_sign_up_is_told_why(context: PageContext, event: str, forum: Forum, qtbot: QtBot) -> None:
    key, tab = forum.attendee("Bērziņš"), PersonSessions(context)
    qtbot.addWidget(tab)
    context.store.write("Sign up", actions.sign_up, event, "ports", key, MORNING)
    tab.show_person(key)
    qtbot.keyClicks(tab.sign_up.field, "tides")
    qtbot.keyClick(tab.sign_up.field, Qt.Key.Key_Escape)
    assert (tab.sign_up.field.text(), tab.sign_up.found.count()) == ("", 0)
    qtbot.keyClicks(tab.sign_up.field, "ports")
    qtbot.keyClick(tab.sign_up.field, Qt.Key.Key_Return)
    assert tab._complaint.text()
    assert len(tab.lines) == 1
    tab.show_person(forum.attendee("Mägi"))
    assert not tab._complaint.text()
