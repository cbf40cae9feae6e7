"""A desk checks people in for a session of the programme: chosen by keyboard, scanned at, counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs import SessionDoorDialog
from desktop_app.features.agenda.rules import Session, SessionKind
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.rules import Reason
from desktop_app.features.setup.queries import points

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

HALF = timedelta(minutes=30)


@pytest.fixture
def event(context: PageContext, forum: Forum) -> str:
    """A talk that is over, one that is on now in a room of one place, one later, and a break."""
    store, event, now = context.store, forum.event_id, context.now().replace(second=0, microsecond=0)
    room = store.write("Room", actions.add_room, event, "Lake Room", 1)
    for guid, title, start, kind in (
        ("over", "Amber", now - 3 * HALF, SessionKind.SESSION),
        ("now", "Tides", now - HALF / 2, SessionKind.SESSION),
        ("later", "Ports", now + HALF, SessionKind.SESSION),
        ("tea", "Tea", now, SessionKind.BREAK),
    ):
        store.write("Add", actions.add_session, event, Session(guid, title, HALF, room, start, kind))
    return event


def titles(dialog: SessionDoorDialog) -> list[str]:
    rows = [dialog.sessions.item(row).text() for row in range(dialog.sessions.count())]
    return [next(title for title in ("Amber", "Tides", "Ports") if title in row) for row in rows]


def test_what_is_on_stands_first_and_letters_narrow_it(
    context: PageContext, event: str, qtbot: QtBot
) -> None:
    assert event
    dialog = SessionDoorDialog(context)
    qtbot.addWidget(dialog)
    assert titles(dialog) == ["Tides", "Ports", "Amber"]
    qtbot.keyClicks(dialog.field, "lake por")
    assert titles(dialog) == ["Ports"]
    qtbot.keyClicks(dialog.field, "zzz")
    assert (titles(dialog), dialog.go.isEnabled()) == ([], False)


def _answered(page: CheckinPage, reason: Reason) -> bool:
    return page.answer is not None and page.answer.verdict.reason is reason


def test_a_desk_stands_at_the_door_of_a_session_and_counts(
    context: PageContext, event: str, forum: Forum, qtbot: QtBot
) -> None:
    page = CheckinPage(context)
    qtbot.addWidget(page)
    page.show()
    dialog = SessionDoorDialog(context, page)
    dialog.opened.connect(page.stand_at)
    dialog.open()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.chooser.currentText() == "Tides: in")
    for name, reason in (("Mägi", Reason.WELCOME), ("Łącki", Reason.FULL)):
        qtbot.keyClicks(page.search.field, forum.code(name))
        qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(_answered, page, reason))
    face = page.verdict.card.face
    assert face is not None
    assert "Tides is full" in face.sentence
    (row,) = context.store.read(queries.attendance, event)
    assert (row.guid, row.came, row.inside, row.capacity) == ("now", 1, 1, 1)


def test_the_door_of_a_talk_given_again_has_its_time_as_the_screen_writes_it(
    context: PageContext, event: str, qtbot: QtBot
) -> None:
    talk = context.store.read(queries.programme, event).by_guid()["now"]
    later = datetime(2099, 5, 20, 6, 30, tzinfo=UTC)
    context.store.write("Again", actions.add_session, event, replace(talk, guid="again", start=later))
    context.store.write("Door", actions.open_session_door, event, "now")
    dialog = SessionDoorDialog(context)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.field, "tides")
    assert dialog.sessions.count() == 2
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.opened) as opened:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    names = {point.id: point.name for point in context.store.read(points, event)}
    assert names[str(opened.args[0])] == "Tides, 20 May 2099, 09:30"
