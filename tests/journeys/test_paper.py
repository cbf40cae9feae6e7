"""A morning without power: the list is printed, ticked by hand, and taken back when the lights are on."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.features.checkin.dialogs.door_list import DoorListDialog
from desktop_app.features.registrations.queries import attendee_keys, attendee_rows
from tests.paper.reading import codes, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.journeys.desk import Desk


def test_a_ticked_list_comes_back_with_its_true_times(
    imported: Path, open_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(shutil.copyfile(imported, tmp_path / "forum.forumdesk"))
    context = desk.session.context
    target = tmp_path / "door.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opened = desk.clock.now

    desk.checkin.save_door_list()
    desk.until(target.exists)
    desk.until_idle()
    ticked = sorted(codes(target))[:5]
    assert "page 1 of 11" in texts(target)[0]

    # The power is back two hours later; one of the five was scanned at the door meanwhile.
    desk.clock.wait(7200)
    desk.scan(ticked[4])
    desk.until(lambda: desk.verdict != "")
    desk.checkin.enter_door_list()
    dialog = desk.dialog(DoorListDialog)
    desk.until(dialog.finder.field.hasFocus)
    desk.type("9:20")
    desk.press(Qt.Key.Key_Return, into=dialog)
    for place, code in enumerate(ticked, start=1):
        desk.scan(code, into=dialog)
        desk.until(partial(_has_rows, dialog, place))
    assert dialog.count == "4 entered, 1 were inside already"
    dialog.close()

    people = context.store.read(attendee_rows, context.store.read(attendee_keys, context.event_id))
    arrived = {row.code: row.arrived_at for row in people if row.arrived_at is not None}
    assert arrived == {
        **dict.fromkeys(ticked[:4], opened + timedelta(minutes=5)),
        ticked[4]: opened + timedelta(hours=2),
    }

    desk.come_to_front()
    desk.press(Qt.Key.Key_F9)
    cockpit = desk.checkin.tools.cockpit
    assert cockpit is not None
    desk.until(lambda: cockpit.arrived.figure == "5")
    assert (cockpit.chart.past[0], cockpit.chart.past[-1], sum(cockpit.chart.past)) == (4, 1, 5)
    cockpit.close()


def _has_rows(dialog: DoorListDialog, count: int) -> bool:
    return len(dialog.rows) == count
