"""The running day on the Agenda page: late sessions, copies that are tried, paper that is wrong."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs import (
    ImportProgrammeDialog,
    NowNextChoice,
    NowNextDialog,
    ProgrammeChoice,
)
from desktop_app.features.agenda.rules import SessionState
from desktop_app.features.agenda.rules.lateness import Remedy
from desktop_app.features.agenda.rules.paper import Layout
from desktop_app.features.agenda.tasks import read_programme
from desktop_app.progress import Silent
from desktop_app.rooms.commands import AGENDA_COMMANDS, run_command
from tests.features.agenda.files import event, schedule
from tests.features.agenda.pages import MORNING, now, on_the_day, open_agenda
from tests.features.agenda.programmes import at
from tests.paper.reading import texts

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.page import AgendaPage
    from desktop_app.features.agenda.page.late import LatePanel
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.order import PaperOrder
    from tests.make import Forum

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def day(context: PageContext) -> PageContext:
    return on_the_day(context)


@pytest.fixture
def page(day: PageContext, qtbot: QtBot) -> AgendaPage:
    return open_agenda(day, qtbot)


@pytest.fixture
def late(page: AgendaPage) -> LatePanel:
    """The panel, opened for the first talk."""
    page.chosen.choose("one")
    page.desk.show_late()
    return page.desk.late


@pytest.fixture
def chosen_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    file = tmp_path / "chosen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    return file


def starts(context: PageContext) -> dict[str, object]:
    return {each.guid: each.start for each in now(context).sessions}


def print_all(context: PageContext) -> None:
    ground = now(context)
    mari = next(person.key for person in ground.people if person.name == "Mari Näide")
    doors = [("door", room.key) for room in ground.rooms]
    sheets = [("page", ""), *doors, ("speaker", mari)]
    context.store.write("Print", actions.note_sheets, context.event_id, sheets, MORNING)


# --- a session is late --------------------------------------------------------------------------------


def test_it_says_whom_a_delay_hurts_and_what_each_way_changes(
    page: AgendaPage, day: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    day.store.write("Sign up", actions.sign_up, day.event_id, "one", forum.attendee(), MORNING)
    qtbot.waitUntil(lambda: page.sight.sign_ups("one") == 1)
    page.chosen.choose("one")
    qtbot.keyClick(page.grid, Qt.Key.Key_F8)
    late = page.desk.late
    assert page.right.currentWidget() is late
    assert late.hurt.splitlines() == [
        "On stage: Ona Testė (next 11:00, Studio)",
        "1 guest(s) signed up",
        "Next in Hall: 09:30 Two; 10:30 Three",
    ]
    shift, shorten, swap = late.cards
    assert "One: 09:00–09:30  →  09:10–09:40" in shift.lines
    assert "Also on stage: Mari Näide" in shift.lines
    assert shorten.lines[0] == "One: 09:00–09:30  →  09:10–09:30"
    assert swap.lines[0].startswith("Two: 09:30–10:00  →  09:00–09:30")


def test_minutes_are_chosen_by_chip_or_typed(late: LatePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(late.chips[30], LEFT)
    assert late.minutes.value() == 30
    assert "One: 09:00–09:30  →  09:30–10:00" in late.cards[0].lines
    assert [card.button.text() for card in late.cards] == ["&1  Shift the rest", "&3  Swap with the next"]
    late.minutes.setValue(7)
    assert not any(chip.isChecked() for chip in late.chips.values())
    assert "One: 09:00–09:30  →  09:07–09:37" in late.cards[0].lines


def test_one_press_shifts_and_lists_the_sheets_that_are_wrong_then(
    late: LatePanel, day: PageContext, qtbot: QtBot
) -> None:
    print_all(day)
    qtbot.mouseClick(late.cards[0].button, LEFT)
    assert starts(day) == {"one": at(9, 10), "two": at(9, 40), "three": at(10, 30), "four": at(11)}
    assert sorted(late.sheets.lines) == ["Door sheet of Hall", "Programme by time", "Sheet of Mari Näide"]
    assert late.sheets.print_button.text() == "Print 3 sheet(s) again"
    assert late.complaint == "✓ Done."
    assert day.store.undo() == "“One” is 10 minutes late"
    qtbot.waitUntil(late.sheets.isHidden)
    assert starts(day)["two"] == at(9, 30)


@pytest.mark.parametrize(
    ("remedy", "expected"),
    [(Remedy.SHORTEN, at(9, 30)), (Remedy.SWAP, at(9))],
)
def test_the_other_ways_are_done_as_well(
    late: LatePanel, day: PageContext, qtbot: QtBot, remedy: Remedy, expected: object
) -> None:
    card = late.cards[1 if remedy is Remedy.SHORTEN else 2]
    qtbot.mouseClick(card.button, LEFT)
    assert starts(day)["two"] == expected


def test_what_is_locked_is_said_and_escape_goes_back(
    page: AgendaPage, late: LatePanel, day: PageContext, qtbot: QtBot
) -> None:
    day.store.write("Lock", actions.lock_sessions, day.event_id, ["two"])
    qtbot.waitUntil(lambda: page.sight.sessions["two"].locked)
    page.chosen.choose("two")
    assert late.complaint == "“Two” is locked. Unlock it before you move it."
    assert late.cards == []
    qtbot.keyClick(late, Qt.Key.Key_Escape)
    assert page.right.currentWidget() is page.inspector


# --- what-if copies -----------------------------------------------------------------------------------


def test_in_a_copy_the_band_says_so_and_the_programme_stays(
    page: AgendaPage, day: PageContext, qtbot: QtBot
) -> None:
    key = day.store.write("Plan", actions.make_plan, day.event_id, "Storm", MORNING)
    band = page.desk.plans.band
    assert band.isHidden()
    page.desk.plans.show(key)
    page.chosen.choose("one")
    page.desk.show_late()
    qtbot.mouseClick(page.desk.late.cards[0].button, LEFT)
    assert band.words == "What-if copy “Storm” 2 session(s) moved; the programme stays."
    assert "The programme itself, and its sheets, stay as they are." in page.desk.late.complaint
    assert page.sight.sessions["one"].start == at(9, 10)
    assert starts(day)["one"] == at(9)
    qtbot.mouseClick(band.leave_button, LEFT)
    assert band.isHidden()
    assert page.sight.sessions["one"].start == at(9)


def test_the_band_counts_what_is_moved_by_hand_and_taken_back(page: AgendaPage, day: PageContext) -> None:
    key = day.store.write("Plan", actions.make_plan, day.event_id, "Storm", MORNING)
    page.desk.plans.show(key)
    band = page.desk.plans.band
    assert "0 session(s) moved" in band.words
    page.deeds.move("one", now(day).rooms[1].key, at(12))
    assert "1 session(s) moved" in band.words
    day.store.undo()
    page.refresh()
    assert "0 session(s) moved" in band.words


def test_a_copy_is_adopted_from_the_band(page: AgendaPage, day: PageContext, qtbot: QtBot) -> None:
    key = day.store.write("Plan", actions.make_plan, day.event_id, "Storm", MORNING)
    room = now(day).rooms[1].key
    day.store.write("Move", actions.move_session, day.event_id, "one", room, at(12), plan_id=key)
    page.desk.plans.show(key)
    dialog = page.desk.plans.adopt()
    assert dialog is not None
    qtbot.mouseClick(dialog.go, LEFT)
    assert page.desk.plans.band.isHidden()
    assert starts(day)["one"] == at(12)


def test_the_menu_switches_between_copies(page: AgendaPage, day: PageContext) -> None:
    day.store.write("Plan", actions.make_plan, day.event_id, "Storm", MORNING)
    page.refresh()
    menu = page.desk.plans.menu
    menu.aboutToShow.emit()
    programme, storm = menu.actions()[:2]
    assert (programme.text(), programme.isChecked()) == ("The programme", True)
    assert storm.text() == "Storm: 0 session(s) moved"
    storm.trigger()
    assert page.sight.plan is not None
    assert page.sight.plan.name == "Storm"


# --- paper --------------------------------------------------------------------------------------------


def test_the_programme_is_saved_and_its_sheets_are_noted(
    page: AgendaPage, day: PageContext, chosen_file: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.desk.paper.told, timeout=20_000) as told:
        page.desk.paper.make(ProgrammeChoice(Layout.DOORS))
    assert told.args == [f"2 page(s) saved as {chosen_file}"]
    assert "Hall" in texts(chosen_file)[0]
    printed = day.store.read(queries.printed_sheets, day.event_id)
    assert sorted(sheet.name for sheet in printed) == ["Hall", "Studio"]
    assert not any(sheet.wrong for sheet in printed)


def test_only_wrong_sheets_are_printed_again(
    late: LatePanel, page: AgendaPage, day: PageContext, chosen_file: Path, qtbot: QtBot
) -> None:
    ground = now(day)
    sheets = [("door", room.key) for room in ground.rooms]
    day.store.write("Print", actions.note_sheets, day.event_id, sheets, MORNING)
    qtbot.mouseClick(late.cards[0].button, LEFT)
    with qtbot.waitSignal(page.desk.paper.told, timeout=20_000):
        qtbot.mouseClick(late.sheets.print_button, LEFT)
    assert len(texts(chosen_file)) == 1
    qtbot.waitUntil(late.sheets.isHidden, timeout=20_000)
    assert day.store.read(queries.wrong_sheets, day.event_id) == []


def test_a_printer_gets_an_order_and_the_note_comes_with_the_queue(
    page: AgendaPage, day: PageContext, tmp_path: Path
) -> None:
    orders: list[PaperOrder] = []
    page.paper_ordered.connect(orders.append)
    page.desk.paper.make(ProgrammeChoice(Layout.PAGE, "Office"))
    (order,) = orders
    assert (order.printer, order.title) == ("Office", "Programme")
    assert order.draw(tmp_path / "drawn.pdf", None, Silent()) == 1
    day.store.write("Move", actions.unschedule_sessions, day.event_id, ["three"])
    order.queued("job")
    (sheet,) = day.store.read(queries.printed_sheets, day.event_id)
    assert (sheet.kind, sheet.wrong) == ("page", True)


def test_the_dialog_marks_what_is_wrong_and_shows_the_first_page(
    page: AgendaPage, day: PageContext, qtbot: QtBot
) -> None:
    print_all(day)
    day.store.write("Move", actions.unschedule_sessions, day.event_id, ["two"])
    dialog = page.desk.paper.ask()
    assert dialog.choices[Layout.PAGE].text().endswith("wrong by now")
    assert not dialog.choices[Layout.GRID].text().endswith("wrong by now")
    dialog.choices[Layout.GRID].setChecked(True)
    assert dialog.large.isEnabled()
    assert dialog.choice.layout is Layout.GRID
    qtbot.waitUntil(lambda: dialog.preview.told == "1 page(s)", timeout=20_000)
    assert not dialog.preview.picture.pixmap().isNull()
    dialog.choices[Layout.CHANGES].setChecked(True)
    qtbot.waitUntil(lambda: "nothing to announce" in dialog.preview.picture.text(), timeout=20_000)
    dialog.reject()


def test_the_menu_counts_wrong_sheets_and_prints_them(
    page: AgendaPage, day: PageContext, chosen_file: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    day.toaster.said.connect(said.append)
    page.desk.print_wrong()
    assert said == ["No printed sheet is wrong."]
    day.store.write("Print", actions.note_sheets, day.event_id, [("page", "")], MORNING)
    day.store.write("Move", actions.unschedule_sessions, day.event_id, ["two"])
    page.more.aboutToShow.emit()
    (again,) = [each for each in page.more.actions() if "wrong" in each.text()]
    assert again.text() == "Print 1 wrong sheet(s) again"
    with qtbot.waitSignal(page.desk.paper.told, timeout=20_000):
        again.trigger()
    assert chosen_file.exists()
    assert day.store.read(queries.wrong_sheets, day.event_id) == []


def test_the_palette_can_do_all_of_it(page: AgendaPage) -> None:
    assert all(callable(attrgetter(name)(page)) for _, name in AGENDA_COMMANDS)
    run_command("desk.show_late", page)
    assert page.right.currentWidget() is page.desk.late


# --- files and the second display ---------------------------------------------------------------------


def test_guests_get_a_file_without_drafts(
    page: AgendaPage, day: PageContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    day.store.write("Edit", actions.edit_session, day.event_id, "two", {"state": SessionState.DRAFT})
    file = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(page.desk.files.told, timeout=20_000) as told:
        page.desk.files.export("json", public=True)
    target = file.with_suffix(".json")
    assert told.args == [f"3 session(s) written to {target}"]
    read = read_programme(target, Silent())
    assert sorted(each.title for each in read.programme.sessions) == ["Four", "One", "Three"]


def test_a_file_that_is_dropped_is_imported(page: AgendaPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "schedule.xml"
    file.write_text(schedule(event()), encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    place, copy = page.rect().center(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place, copy, data, buttons, keys)
    entered.setAccepted(False)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(place), copy, data, buttons, keys))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportProgrammeDialog)
    qtbot.waitUntil(lambda: "1 session(s)" in dialog.summary, timeout=20_000)
    dialog.reject()


def test_now_and_next_follows_what_is_edited(page: AgendaPage, day: PageContext, qtbot: QtBot) -> None:
    dialog = page.desk.screen.ask()
    assert isinstance(dialog, NowNextDialog)
    dialog.accept()
    window = page.desk.screen.window
    assert window is not None
    assert "Now: 09:00–09:30, One" in window.cards[0].accessibleName()
    day.store.write("Move", actions.unschedule_sessions, day.event_id, ["one"])
    qtbot.waitUntil(lambda: "Now: Free now" in window.cards[0].accessibleName())
    again = page.desk.screen.show(NowNextChoice(QApplication.primaryScreen(), frozenset(), 1, dark=False))
    assert again is window
    assert len(window.cards) == 1
    page.window().hide()
    assert page.desk.screen.window is None
