"""A hall fills: a desk is set to a session, the speaker is told of the talk, and the last chair is taken."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs import SessionDoorDialog
from desktop_app.features.agenda.rules import Session
from desktop_app.features.registrations.queries import attendee_keys, attendee_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.journeys.desk import Desk


def _is_told(desk: Desk, name: str) -> bool:
    return desk.verdict == name


def test_a_hall_fills_until_the_last_chair(
    imported: Path, open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = open_desk(shutil.copyfile(imported, tmp_path / "forum.forumdesk"))
    context = desk.session.context
    store, event = context.store, context.event_id
    people = store.read(attendee_rows, store.read(attendee_keys, event))
    speaker, second, third = [row for row in people if row.status == "registered"][:3]
    room = store.write("Room", actions.add_room, event, "Lake Room", 2)
    start = context.now() + timedelta(minutes=5)
    tides = Session("tides", "Tides", timedelta(minutes=30), room, start)
    store.write("Add", actions.add_session, event, tides)
    person = store.write("Person", actions.add_person, event, "", speaker.id)
    store.write("Speaker", actions.add_speaker, event, "tides", person)

    desk.checkin.ask_session()
    dialog = desk.dialog(SessionDoorDialog)
    desk.until(dialog.field.hasFocus)
    desk.type("tid")
    desk.press(Qt.Key.Key_Return, into=dialog)
    desk.until(lambda: desk.checkin.chooser.currentText() == "Tides: in")
    told = []
    for row in (speaker, second, third):
        desk.scan(row.code)
        desk.until(partial(_is_told, desk, row.name))
        told.append(str(desk.checkin.verdict.card.face))
    assert f"Speaks {context.local(start):%H:%M} in Lake Room" in told[0]
    assert "Tides is full" in told[2]
    found = store.read(queries.attendance, event)
    (figures,) = [each for each in found if each.guid == "tides"]
    assert (figures.came, figures.inside, figures.capacity) == (2, 2, 2)
