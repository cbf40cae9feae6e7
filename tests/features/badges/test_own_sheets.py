"""Sheets that an event describes itself: checked, kept, taken back, printed on, and carried by templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.dialogs import OwnSheetsDialog
from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.badges.rules import builtin_template
from desktop_app.features.badges.rules.own_sheets import (
    OwnSheetRefusal,
    SheetFault,
    SheetPlan,
    proposed_sheet,
    reaches_the_edge,
)
from desktop_app.features.badges.rules.papers import LabelSheet, label_sheets
from desktop_app.features.badges.tasks.package import open_package, save_package
from desktop_app.paper.sheet import Sheet
from tests.features.badges.test_page import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from desktop_app.kit.context import PageContext
    from tests.make import Forum

DRAWER = Sheet(210, 297, 90, 54, 2, 4, 10, 20, 95, 60)
PLAN = SheetPlan.of(DRAWER)
LENGTHS = st.floats(0, 300).map(lambda number: round(number, 2))
SIZES = st.floats(5, 300).map(lambda number: round(number, 2))
COUNTS = st.integers(1, 9)


@given(st.builds(SheetPlan, SIZES, SIZES, SIZES, SIZES, COUNTS, COUNTS, LENGTHS, LENGTHS, LENGTHS, LENGTHS))
def test_a_plan_without_findings_is_a_sheet_and_one_with_them_is_none(plan: SheetPlan) -> None:
    if plan.findings():
        with pytest.raises(ValueError, match="do not lie"):
            plan.sheet()
    else:
        assert SheetPlan.of(plan.sheet()).findings() == ()


@pytest.mark.parametrize(
    ("plan", "fault", "by"),
    [
        (replace(PLAN, left=30), SheetFault.OFF_RIGHT, 5),
        (replace(PLAN, top=70.5), SheetFault.OFF_BELOW, 7.5),
        (replace(PLAN, pitch_x=80), SheetFault.OVERLAP_ACROSS, 10),
        (replace(PLAN, pitch_y=53), SheetFault.OVERLAP_DOWN, 1),
    ],
)
def test_what_is_wrong_is_said_with_how_much(plan: SheetPlan, fault: SheetFault, by: float) -> None:
    (found,) = plan.findings()
    assert found.fault is fault
    assert found.by == pytest.approx(by)


@given(SIZES, SIZES)
def test_a_proposal_always_lies_on_its_paper(width: float, height: float) -> None:
    sheet = proposed_sheet(width, height)
    assert (sheet.label_width, sheet.label_height) == (width, height)
    assert SheetPlan.of(sheet).findings() == ()


def test_sheets_without_room_at_the_edge_are_known() -> None:
    reaching = {each.name for each in label_sheets() if reaches_the_edge(each.sheet)}
    assert "herma-10809" in reaching
    assert "durable-1445" not in reaching
    assert not reaches_the_edge(Sheet.of_one(105, 148))


def test_a_sheet_is_kept_changed_removed_and_each_step_taken_back(store: Store, forum: Forum) -> None:
    def own() -> tuple[LabelSheet, ...]:
        return store.read(queries.own_sheets, forum.event_id)

    key = store.write("Add", actions.add_sheet, forum.event_id, "  Drawer   2 ", DRAWER)
    assert own() == (LabelSheet(key, "Drawer 2", DRAWER),)
    wider = replace(DRAWER, pitch_x=100)
    store.write("Change", actions.change_sheet, key, "Drawer 3", wider)
    assert own() == (LabelSheet(key, "Drawer 3", wider),)
    store.undo()
    assert own() == (LabelSheet(key, "Drawer 2", DRAWER),)
    store.write("Remove", actions.remove_sheet, key)
    assert own() == ()
    store.undo()
    assert own() == (LabelSheet(key, "Drawer 2", DRAWER),)


def test_a_name_is_there_once(store: Store, forum: Forum) -> None:
    key = store.write("Add", actions.add_sheet, forum.event_id, "Drawer", DRAWER)
    store.write("Change", actions.change_sheet, key, "drawer", DRAWER)
    for title, reason in (("DRAWER ", OwnSheetRefusal.NAME_TAKEN), (" ", OwnSheetRefusal.NO_NAME)):
        with pytest.raises(Refused) as refusal:
            store.write("Add", actions.add_sheet, forum.event_id, title, DRAWER)
        assert refusal.value.reason is reason
    with pytest.raises(Refused) as refusal:
        store.write("Change", actions.change_sheet, "gone", "Other", DRAWER)
    assert refusal.value.reason is OwnSheetRefusal.GONE


def test_a_template_brings_its_sheet_along(store: Store, forum: Forum, tmp_path: Path) -> None:
    lying = replace(builtin_template("90x54"), sheet=DRAWER, sheet_title="Drawer 2")
    save_package(lying, tmp_path / "mine.fdbadge")
    taken = open_package(tmp_path / "mine.fdbadge")
    assert (taken.sheet, taken.sheet_title) == (DRAWER, "Drawer 2")
    other = replace(DRAWER, top=25.0)
    store.write("Add", actions.add_sheet, forum.event_id, "drawer 2", other)
    for _ in range(2):
        store.write("Take in", actions.add_template, forum.event_id, taken, title="Mine")
    own = store.read(queries.own_sheets, forum.event_id)
    assert [(each.title, each.sheet) for each in own] == [("drawer 2", other), ("Drawer 2 (2)", DRAWER)]
    store.undo()
    store.undo()
    assert [each.title for each in store.read(queries.own_sheets, forum.event_id)] == ["drawer 2"]


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> BadgesPage:
    page = BadgesPage(context)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    qtbot.waitExposed(page)
    settle(page, qtbot)
    page.templates.choose("90x54")
    return page


def _dialog(page: BadgesPage, qtbot: QtBot) -> OwnSheetsDialog:
    page.panel.sheets_button.setFocus()
    qtbot.keyClick(page.panel.sheets_button, Qt.Key.Key_Space)
    (asked,) = page.window().findChildren(OwnSheetsDialog)
    qtbot.waitUntil(asked.isVisible)
    return asked


def test_a_sheet_is_described_by_keyboard_and_printed_on(
    page: BadgesPage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _dialog(page, qtbot)
    assert not asked.keep.isEnabled()
    qtbot.keyClicks(asked.title, "Drawer 2")
    asked.rows.setValue(2)
    qtbot.keyClick(asked.title, Qt.Key.Key_Return)
    (own,) = page.context.store.read(queries.own_sheets, forum.event_id)
    assert (own.title, own.sheet.columns, own.sheet.rows) == ("Drawer 2", 2, 2)
    assert [asked.sheets.item(row).text() for row in range(asked.sheets.count())] == ["Drawer 2"]
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert page.panel.paper.currentText() == "Drawer 2"
    assert page.panel.start.isVisible()
    file = tmp_path / "all.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        qtbot.mouseClick(page.panel.print_button, Qt.MouseButton.LeftButton)
    assert len(PdfReader(file).pages) == -(-len(forum.attendees) // 4)
    settle(page, qtbot)


def test_what_is_wrong_is_said_and_cannot_be_kept(page: BadgesPage, qtbot: QtBot) -> None:
    asked = _dialog(page, qtbot)
    asked.title.setText("Drawer")
    assert asked.keep.isEnabled()
    asked.columns.setValue(3)
    assert "beyond the paper's right edge" in asked.said.text()
    assert not asked.keep.isEnabled()
    asked.pitch_x.setValue(50)
    assert "overlap by 40 mm" in asked.said.text()
    asked.columns.setValue(2)
    asked.pitch_x.setValue(90)
    assert asked.keep.isEnabled()


def test_a_sheet_is_removed_and_comes_back(page: BadgesPage, forum: Forum, qtbot: QtBot) -> None:
    page.context.store.write("Add", actions.add_sheet, forum.event_id, "Drawer", DRAWER)
    page.refresh()
    asked = _dialog(page, qtbot)
    asked.sheets.setCurrentRow(0)
    assert (asked.title.text(), asked.plan) == ("Drawer", SheetPlan.of(DRAWER))
    qtbot.mouseClick(asked.remove, Qt.MouseButton.LeftButton)
    assert page.context.store.read(queries.own_sheets, forum.event_id) == ()
    assert page.panel.paper.findText("Drawer") < 0
    page.context.store.undo()
    page.refresh()
    assert page.panel.paper.findText("Drawer") > 0
    settle(page, qtbot)


def test_a_template_of_the_event_is_put_on_a_sheet(page: BadgesPage, forum: Forum, qtbot: QtBot) -> None:
    store = page.context.store
    store.write("Add", actions.add_sheet, forum.event_id, "Drawer", DRAWER)
    card = builtin_template("90x54")
    key = store.write("Copy", actions.add_template, forum.event_id, card, title="Mine")
    page.refresh()
    page.templates.choose(key)
    page.panel.paper.setCurrentIndex(page.panel.paper.findText("Drawer"))
    menu = page.keeping.menu(page.template, (page.panel.sheet, page.panel.sheet_title))
    (entry,) = [each for each in menu.actions() if "Drawer" in each.text()]
    entry.trigger()
    (mine,) = store.read(queries.event_templates, forum.event_id)
    assert (mine.sheet, mine.sheet_title) == (DRAWER, "Drawer")
    settle(page, qtbot)
