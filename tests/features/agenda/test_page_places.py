"""Rooms, tracks and times set up from the window: typed, ordered by keys, refused in words."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs import PlacesDialog
from desktop_app.features.agenda.rules import Session, Span
from desktop_app.kit.theme import SERIES
from tests.features.agenda.programmes import at, minutes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.setup_pane import SetupPane

NAME, HOLDS, OPEN = range(3)


@pytest.fixture
def dialog(context: PageContext, qtbot: QtBot) -> PlacesDialog:
    made = PlacesDialog(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def now(context: PageContext) -> Programme:
    return context.store.read(queries.programme, context.event_id)


def add(dialog: PlacesDialog, name: str, holds: str, qtbot: QtBot) -> None:
    dialog.rooms.name.setText(name)
    dialog.rooms.capacity.setText(holds)
    qtbot.keyClick(dialog.rooms.capacity, Qt.Key.Key_Return)


def edit(pane: SetupPane[Any], row: int, column: int, text: str) -> None:
    model = pane.table.model()
    model.setData(model.index(row, column), text, Qt.ItemDataRole.EditRole)


def test_rooms_are_added_changed_and_ordered_by_keys(
    dialog: PlacesDialog, context: PageContext, qtbot: QtBot
) -> None:
    add(dialog, "Hall", "200", qtbot)
    add(dialog, "Studio", "", qtbot)
    add(dialog, "Hall", "", qtbot)
    assert dialog.rooms.complaint == "There is “Hall” already. Choose another name."
    assert dialog.isVisible()
    add(dialog, "Attic", "many", qtbot)
    assert dialog.rooms.complaint == "“many” is not a whole number."
    assert [(room.name, room.capacity) for room in now(context).rooms] == [("Hall", 200), ("Studio", None)]
    dialog.rooms.table.choose(now(context).rooms[1].key)
    dialog.rooms.table.setFocus()
    qtbot.waitUntil(dialog.rooms.table.hasFocus)
    qtbot.keyClick(dialog.rooms.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert [room.name for room in now(context).rooms] == ["Studio", "Hall"]
    edit(dialog.rooms, 1, HOLDS, "180")
    edit(dialog.rooms, 1, NAME, "Great Hall")
    edit(dialog.rooms, 1, OPEN, "09:00–12:30")
    room = now(context).rooms[1]
    assert (room.name, room.capacity, room.availability) == ("Great Hall", 180, (Span(at(9), at(12, 30)),))
    edit(dialog.rooms, 1, OPEN, "mornings")
    assert dialog.rooms.complaint.startswith("Type when it is open as")
    edit(dialog.rooms, 1, HOLDS, "")
    assert now(context).rooms[1].capacity is None
    assert context.store.undo() == "Change the room Great Hall"


def test_a_room_is_hidden_and_only_an_empty_one_removed(
    dialog: PlacesDialog, context: PageContext, qtbot: QtBot
) -> None:
    add(dialog, "Hall", "", qtbot)
    (room,) = now(context).rooms
    dialog.rooms.table.choose(room.key)
    dialog.rooms.fold_button.click()
    assert context.store.read(queries.hidden_rooms, context.event_id) == {room.key}
    session = Session("one", "One", minutes(30), room.key, at(9))
    context.store.write("Add", actions.add_session, context.event_id, session)
    qtbot.keyClick(dialog.rooms.table, Qt.Key.Key_Delete)
    assert dialog.rooms.complaint == "“Hall” has sessions (1). Move them elsewhere first."
    context.store.write("Remove", actions.remove_sessions, context.event_id, ["one"])
    qtbot.keyClick(dialog.rooms.table, Qt.Key.Key_Delete)
    assert now(context).rooms == ()


def test_tracks_have_names_and_colours(dialog: PlacesDialog, context: PageContext, qtbot: QtBot) -> None:
    dialog.tabs.setCurrentWidget(dialog.tracks)
    dialog.tracks.name.setText("Green ports")
    qtbot.keyClick(dialog.tracks.name, Qt.Key.Key_Return)
    # Nobody chose a colour yet: it is told which one its sessions wear, and a new name leaves it that.
    assert dialog.tracks.table.model().index(0, 1).data().upper() == SERIES[0]
    edit(dialog.tracks, 0, 0, "Ports")
    assert now(context).tracks[0].colour == SERIES[0].lower()
    edit(dialog.tracks, 0, 1, "#15803d")
    edit(dialog.tracks, 0, 0, "Clean ports")
    (track,) = now(context).tracks
    assert (track.name, track.colour) == ("Clean ports", "#15803d")
    edit(dialog.tracks, 0, 1, "greenish")
    assert dialog.tracks.complaint
    qtbot.keyClick(dialog.tracks.table, Qt.Key.Key_Delete)
    assert now(context).tracks == ()


def test_times_are_saved_when_their_field_is_left(
    dialog: PlacesDialog, context: PageContext, qtbot: QtBot
) -> None:
    dialog.tabs.setCurrentWidget(dialog.times)
    dialog.times.turn_round.setValue(10)
    qtbot.keyClick(dialog.times.turn_round, Qt.Key.Key_Return)
    dialog.times.day_change.setFocus()
    qtbot.keyClick(dialog.times.day_change, Qt.Key.Key_Down)
    kept = context.store.read(queries.agenda_settings, context.event_id)
    assert (kept.day_change, kept.turn_round, kept.way) == (time(5), timedelta(minutes=10), timedelta())
    assert context.store.undo() == "Change the times of the agenda"
