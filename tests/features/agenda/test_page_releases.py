"""Releases and what-if copies from the window: made, compared, gone back to, adopted in part."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs import AdoptDialog, PlanNameDialog, ReleaseDialog, ReleasesDialog
from desktop_app.features.agenda.rules import Session
from tests.features.agenda.programmes import at, minutes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.kit.context import PageContext

NOW = datetime(2026, 5, 20, 6, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(context: PageContext) -> PageContext:
    """A hall with two talks, released as version 1."""
    store, event = context.store, context.event_id
    hall = store.write("Room", actions.add_room, event, "Hall")
    for guid, hour in (("one", 9), ("two", 10)):
        session = Session(guid, guid.title(), minutes(30), hall, at(hour))
        store.write("Add", actions.add_session, event, session)
    store.write("Release", actions.release_agenda, event, "1", NOW, comment="First")
    return context


def now(context: PageContext) -> Programme:
    return context.store.read(queries.programme, context.event_id)


def move(context: PageContext, guid: str, hour: int, plan: str | None = None) -> None:
    room = now(context).rooms[0].key
    context.store.write("Move", actions.move_session, context.event_id, guid, room, at(hour), plan_id=plan)


def shown(dialog: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    dialog.show()


def test_a_release_is_made_after_reading_what_changed(desk: PageContext, qtbot: QtBot) -> None:
    move(desk, "one", 11)
    dialog = ReleaseDialog(desk)
    shown(dialog, qtbot)
    assert dialog.since.startswith("1 change(s) since version 1 of 20 May 2026, 09:00")
    assert dialog.changes.sentences == ["“One” begins Wed 20 May 11:00 instead of 09:00."]
    assert dialog.version.text() == "2"
    dialog.version.setText("1")
    qtbot.mouseClick(dialog.go, LEFT)
    assert dialog.complaint == "Version 1 was released already. Choose another name."
    dialog.version.setText("2")
    dialog.comment.setText("Ferry late")
    with qtbot.waitSignal(dialog.released):
        qtbot.mouseClick(dialog.go, LEFT)
    made = desk.store.read(queries.releases, desk.event_id)[0]
    assert (made.version, made.comment) == ("2", "Ferry late")


def test_a_release_without_changes_says_so(desk: PageContext, qtbot: QtBot) -> None:
    dialog = ReleaseDialog(desk)
    shown(dialog, qtbot)
    assert dialog.since == "Nothing changed since version 1 of 20 May 2026, 09:00."


def test_two_releases_are_compared_and_one_is_gone_back_to(desk: PageContext, qtbot: QtBot) -> None:
    first = now(desk)
    move(desk, "one", 11)
    desk.store.write("Release", actions.release_agenda, desk.event_id, "2", NOW + timedelta(hours=1))
    move(desk, "two", 12)
    dialog = ReleasesDialog(desk)
    shown(dialog, qtbot)
    assert dialog.changes.sentences == ["“Two” begins Wed 20 May 12:00 instead of 10:00."]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.told == "2 difference(s)"
    dialog.other.setCurrentIndex(1)
    assert dialog.changes.sentences == ["“One” begins Wed 20 May 11:00 instead of 09:00."]
    assert dialog.reset_button.text() == "Set the agenda back to version 1…"
    changed = now(desk)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        qtbot.mouseClick(dialog.reset_button, LEFT)
    assert {each.guid: each.start for each in now(desk).sessions} == {
        each.guid: each.start for each in first.sessions
    }
    assert desk.store.undo() == "Set the agenda back to version 1"
    assert now(desk) == changed


def test_without_a_release_the_list_says_so(context: PageContext, qtbot: QtBot) -> None:
    dialog = ReleasesDialog(context)
    shown(dialog, qtbot)
    assert dialog.told == "Nothing was released yet."
    assert dialog.reset_button.isHidden()


def test_a_copy_is_made_and_named(desk: PageContext, qtbot: QtBot) -> None:
    dialog = PlanNameDialog(desk)
    shown(dialog, qtbot)
    dialog.name.setText("Storm")
    with qtbot.waitSignal(dialog.named) as named:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    (plan,) = desk.store.read(queries.plans, desk.event_id)
    assert named.args == [plan.id]
    again = PlanNameDialog(desk)
    shown(again, qtbot)
    again.name.setText("storm")
    qtbot.mouseClick(again.go, LEFT)
    assert again.complaint == "There is “storm” already. Choose another name."
    other = PlanNameDialog(desk, plan)
    shown(other, qtbot)
    other.name.setText("Calm")
    qtbot.mouseClick(other.go, LEFT)
    assert [each.name for each in desk.store.read(queries.plans, desk.event_id)] == ["Calm"]


@pytest.fixture
def adopting(desk: PageContext, qtbot: QtBot) -> AdoptDialog:
    event = desk.event_id
    plan = desk.store.write("Plan", actions.make_plan, event, "Storm", NOW)
    move(desk, "one", 13, plan)
    move(desk, "two", 14, plan)
    dialog = AdoptDialog(desk, desk.store.read(queries.plans, event)[0])
    shown(dialog, qtbot)
    return dialog


def test_a_copy_is_adopted_session_by_session(desk: PageContext, adopting: AdoptDialog, qtbot: QtBot) -> None:
    assert adopting.told == "“Storm” would change 2 session(s)"
    assert adopting.go.text() == "Adopt 2 session(s)"
    adopting.changes.setFocus()
    qtbot.keyClick(adopting.changes, Qt.Key.Key_Space)
    assert adopting.go.text() == "Adopt 1 session(s)"
    (kept,) = {"one", "two"} - adopting.changes.ticked
    before = now(desk).by_guid()[kept].start
    with qtbot.waitSignal(adopting.settled):
        qtbot.mouseClick(adopting.go, LEFT)
    after = now(desk).by_guid()
    assert after[kept].start == before
    assert sum(each.start != at(9) and each.start != at(10) for each in after.values()) == 1
    assert desk.store.read(queries.plans, desk.event_id) == []
    assert desk.store.undo() == "Adopt “Storm”"


def test_a_copy_is_discarded(desk: PageContext, adopting: AdoptDialog, qtbot: QtBot) -> None:
    before = now(desk)
    with qtbot.waitSignal(adopting.settled):
        qtbot.mouseClick(adopting.drop_button, LEFT)
    assert desk.store.read(queries.plans, desk.event_id) == []
    assert now(desk) == before
