"""The check-in page as staff use it: scan, type, choose, take back, and always the keyboard in the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu
from sqlalchemy import select

from db import history
from db.tables import Annulment, CheckinPoint, Organisation
from desktop_app.features.checkin.actions import check_in
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.rules import (
    AnnulReason,
    Direction,
    Reason,
    show_code,
)
from desktop_app.kit.theme import State
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Clock, Forum


def shown(page: CheckinPage) -> str:
    return str(page.verdict.card.face)


def rename_organisation(session: Session, name: str) -> None:
    session.scalars(select(Organisation)).one().name = name


def annulment_reasons(session: Session) -> list[str]:
    return [row.reason for row in session.scalars(select(Annulment))]


def scan(page: CheckinPage, code: str) -> None:
    page.context.scanner.scanned.emit(code)


def test_a_scan_shows_the_verdict_and_is_on_disk(page: CheckinPage, forum: Forum) -> None:
    scan(page, ZYDRUNAS)
    face = page.verdict.card.face
    assert face is not None
    assert (face.word, face.name, face.organisation, face.country) == (
        "Admitted",
        "Žydrūnas Šimkus",
        "UAB Šviesa",
        "Lithuania",
    )
    assert (face.state, face.hand_out, face.where) == (
        State.ADMITTED,
        ("Badge", "Lanyard"),
        "Door  ·  09:00:00",
    )
    kept = forum.scans()
    assert [(row.attendee_id, row.admitted) for row in kept] == [(forum.people["Šimkus"], True)]
    assert (kept[0].station_id, kept[0].direction) == (forum.desk.station_id, "entry")
    page.check_in_person(forum.people["Šimkus"])
    verbs = [entry.verb for entry in forum.store.read(history.entries, limit=2)]
    assert verbs == ["check_in_attendee", "check_in"]


def test_everything_around_the_verdict_follows(qtbot: QtBot, page: CheckinPage) -> None:
    scan(page, ZYDRUNAS)
    qtbot.waitUntil(lambda: page._sentence.text() == "1 of 2 arrived, 1 in the last 5 minutes")
    assert page.latest.sparkline.counts[-1] == 1
    assert page.latest.latest.model().index(0, 0).data() == "Žydrūnas Šimkus"


def test_a_note_calls_for_attention(page: CheckinPage) -> None:
    scan(page, OLENA)
    face = page.verdict.card.face
    assert face is not None
    assert (face.word, face.state, face.note) == (
        "Admitted – attention",
        State.ATTENTION,
        "Give show ticket",
    )


def test_a_second_guest_with_the_same_badge_is_already_inside(page: CheckinPage, clock: Clock) -> None:
    scan(page, ZYDRUNAS)
    clock.pass_by(minutes=4)
    scan(page, ZYDRUNAS)
    assert "Already inside" in shown(page)
    assert "Came in at 09:00 through Door (Desk 1)." in shown(page)
    assert not page.verdict.undo.isEnabled()


def test_the_same_badge_within_three_seconds_is_passed_over(
    page: CheckinPage, clock: Clock, forum: Forum
) -> None:
    scan(page, ZYDRUNAS)
    clock.pass_by(seconds=2)
    scan(page, show_code(ZYDRUNAS).lower())
    assert "Admitted" in shown(page)
    assert len(forum.scans()) == 1


def test_a_refusal_says_what_to_tell_the_guest(page: CheckinPage) -> None:
    scan(page, "FFFFFFFFG")
    assert "This code was mistyped or misread. Please scan it again." in shown(page)
    assert "FFF-FFF-FFG" in shown(page)
    assert not page.verdict.badge.isEnabled()


def test_typing_finds_and_enter_checks_in(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    qtbot.keyClicks(page.search.field, "zydr")
    assert [person.name for person in page.search.results.people] == ["Žydrūnas Šimkus"]
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert "Admitted" in shown(page)
    assert page.search.field.text() == ""
    assert forum.scans()[0].attendee_id == forum.people["Šimkus"]


def test_arrows_choose_among_look_alikes(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    qtbot.keyClicks(page.search.field, "ko")
    names = [person.name for person in page.search.results.people]
    assert sorted(names) == ["Jan Kowalski", "Olena Коваленко"]
    qtbot.keyClick(page.search.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.search.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert names[1] in shown(page)
    assert len(forum.scans()) == 1


def test_one_letter_finds_nobody_yet(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    qtbot.keyClicks(page.search.field, "z")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert page.search.results.people == ()
    assert "Two letters" in page.search.words
    assert forum.scans() == []


def test_an_unknown_name_offers_a_walk_in(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    qtbot.keyClicks(page.search.field, "xyxyxy")
    assert page.search.words == "Nobody found for “xyxyxy”. F2 registers a walk-in."
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert forum.scans() == []
    with qtbot.waitSignal(page.walk_in_asked) as asked:
        qtbot.keyClick(page.search.field, Qt.Key.Key_F2)
    assert asked.args == ["xyxyxy"]


def test_a_typed_code_is_a_code_whatever_was_found(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    qtbot.keyClicks(page.search.field, "fff fff ffh")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert forum.scans()[0].raw_code == "fff fff ffh"
    assert "Žydrūnas" in shown(page)


def test_a_typed_code_of_another_system_is_looked_up(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    qtbot.keyClicks(page.search.field, "pretix-7x")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert forum.scans()[0].raw_code == "pretix-7x"


def test_an_unknown_code_is_refused_and_not_taken_for_somebody_similar(
    qtbot: QtBot, page: CheckinPage, forum: Forum
) -> None:
    qtbot.keyClicks(page.search.field, "kowalski9")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert forum.scans()[0].reason == Reason.UNKNOWN


def test_a_name_with_a_figure_in_it_is_still_a_name(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    forum.store.write("Rename", rename_organisation, "Vision2030")
    qtbot.keyClicks(page.search.field, "vision2030")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert "Žydrūnas" in shown(page)
    assert forum.scans()[0].raw_code == ""


def test_escape_empties_the_field(qtbot: QtBot, page: CheckinPage) -> None:
    qtbot.keyClicks(page.search.field, "zydr")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert (page.search.field.text(), page.search.results.people) == ("", ())


def test_a_scanner_that_ends_with_tab_keeps_the_keyboard_in_the_field(
    qtbot: QtBot, page: CheckinPage, forum: Forum
) -> None:
    page.search.field.setText(ZYDRUNAS)
    qtbot.keyClick(page.search.field, Qt.Key.Key_Tab)
    assert len(forum.scans()) == 1
    assert page.window().focusWidget() is page.search.field


def test_nothing_else_takes_the_keyboard(qtbot: QtBot, page: CheckinPage) -> None:
    scan(page, ZYDRUNAS)
    qtbot.waitUntil(lambda: len(page.latest.latest.scans) == 1)
    for part in (page.verdict.badge, page.latest.latest.viewport(), page.verdict.card):
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert page.window().focusWidget() is page.search.field


def test_a_click_on_a_result_checks_that_person_in(qtbot: QtBot, page: CheckinPage) -> None:
    qtbot.keyClicks(page.search.field, "zydr")
    place = page.search.results.visualRect(page.search.results.model().index(0, 0)).center()
    qtbot.mouseClick(page.search.results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Žydrūnas" in shown(page)


def test_f5_asks_for_the_badge_of_the_person_shown(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    scan(page, ZYDRUNAS)
    with qtbot.waitSignal(page.badge_asked) as asked:
        qtbot.keyClick(page.search.field, Qt.Key.Key_F5)
    assert asked.args == [forum.people["Šimkus"]]


def test_f5_asks_for_nothing_after_a_refusal(qtbot: QtBot, page: CheckinPage) -> None:
    scan(page, "K")
    assert "This registration was cancelled." in shown(page)
    with qtbot.assertNotEmitted(page.badge_asked):
        qtbot.keyClick(page.search.field, Qt.Key.Key_F5)


def test_undo_offers_reasons_and_takes_the_check_in_back(
    qtbot: QtBot, page: CheckinPage, forum: Forum
) -> None:
    scan(page, ZYDRUNAS)
    qtbot.mouseClick(page.verdict.undo, Qt.MouseButton.LeftButton)
    menu = page.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    assert [action.text()[4:] for action in menu.actions()] == [
        "Wrong person",
        "Scanned by mistake",
        "Turned away at the door",
    ]
    with qtbot.waitSignal(page.context.toaster.said_undoable):
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert page.verdict.card.face is None
    scan(page, ZYDRUNAS)
    assert "Admitted" in shown(page)
    assert len(forum.scans()) == 2


def test_f8_takes_back_by_keyboard_alone(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    scan(page, ZYDRUNAS)
    qtbot.keyClick(page.search.field, Qt.Key.Key_F8)
    menu = page.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_2)
    assert page.verdict.card.face is None
    assert forum.store.read(annulment_reasons) == [AnnulReason.BY_MISTAKE]


def test_before_the_first_scan_the_right_column_says_what_belongs_there(
    qtbot: QtBot, page: CheckinPage
) -> None:
    qtbot.waitUntil(lambda: bool(page._sentence.text()))
    assert page.latest._nobody.isVisible()
    assert not page.latest.sparkline.isVisible()
    scan(page, ZYDRUNAS)
    qtbot.waitUntil(page.latest.sparkline.isVisible)
    assert not page.latest._nobody.isVisible()


def test_an_older_check_in_is_taken_back_from_the_last_scans(qtbot: QtBot, page: CheckinPage) -> None:
    scan(page, ZYDRUNAS)
    first = page.answer
    scan(page, OLENA)
    qtbot.waitUntil(lambda: len(page.latest.latest.scans) == 2)
    assert first is not None
    page.latest.menu_asked.emit(first.scan_id, QPoint(10, 10))
    menu = page.findChild(QMenu)
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.latest.latest.scans[1].annulled)
    assert "Olena" in shown(page)


def test_taking_back_twice_says_why_not(qtbot: QtBot, page: CheckinPage) -> None:
    scan(page, ZYDRUNAS)
    assert page.answer is not None
    scan_id = page.answer.scan_id
    page.answering.taking_back._menu.reason_picked.emit(scan_id, AnnulReason.BY_MISTAKE.value)
    with qtbot.waitSignal(page.context.toaster.said) as said:
        page.answering.taking_back._menu.reason_picked.emit(scan_id, AnnulReason.BY_MISTAKE.value)
    assert said.args == ["This check-in was taken back already."]


def test_a_check_in_undone_elsewhere_leaves_the_card(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    scan(page, ZYDRUNAS)
    forum.store.undo()
    qtbot.waitUntil(lambda: page.verdict.card.face is None)
    assert page.latest.latest.scans[0].annulled


def test_scans_of_another_desk_appear(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    forum.store.write("Check in", check_in, forum.desk, OLENA, NINE)
    qtbot.waitUntil(lambda: [scan.name for scan in page.latest.latest.scans] == ["Olena Коваленко"])
    assert page.verdict.card.face is None


def test_the_card_dims_after_quiet_and_comes_back(qtbot: QtBot, page: CheckinPage) -> None:
    scan(page, ZYDRUNAS)
    card = page.verdict.card
    card._dimming.start(1)
    qtbot.waitUntil(lambda: card.dimmed)
    assert card.face is not None
    assert card.face.initials == "Ž. Š."
    bright = card.grab().toImage()
    qtbot.keyClick(page.search.field, Qt.Key.Key_F4)
    assert not card.dimmed
    assert card.grab().toImage() != bright


def test_a_narrow_window_folds_the_last_scans_away(page: CheckinPage, window: QMainWindow) -> None:
    assert page.latest.isVisible()
    window.resize(1000, 700)
    assert not page.latest.isVisible()


def test_the_way_out_is_a_choice_of_its_own(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    assert [page.chooser.itemText(row) for row in range(2)] == ["Door: in", "Door: out"]
    qtbot.keyClick(page.search.field, Qt.Key.Key_F7)
    scan(page, ZYDRUNAS)
    assert "Checked out" in shown(page)
    assert forum.scans()[0].direction == Direction.EXIT


def test_a_new_point_is_offered_and_the_choice_is_kept(
    qtbot: QtBot, page: CheckinPage, forum: Forum, context: PageContext
) -> None:
    hall = forum.add(CheckinPoint(event_id=forum.event_id, name="Hall", position=5))
    qtbot.waitUntil(lambda: page.chooser.count() == 3)
    assert page.chooser.currentText() == "Door: in"
    page.chooser.setCurrentIndex(2)
    page.chooser.activated.emit(2)
    again = CheckinPage(context)
    qtbot.addWidget(again)
    again.show()
    assert again.chooser.way == (hall, Direction.ENTRY)


def test_a_scan_while_a_dialog_is_open_lets_nobody_in(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    dialog = QDialog(page)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(page.context.toaster.said):
        scan(page, ZYDRUNAS)
    assert forum.scans() == []


def test_a_scan_in_another_room_brings_the_check_in_back(
    qtbot: QtBot, page: CheckinPage, forum: Forum
) -> None:
    page.hide()
    with qtbot.waitSignal(page.room_opened) as asked:
        scan(page, ZYDRUNAS)
    assert asked.args == ["checkin", ""]
    assert len(forum.scans()) == 1


def test_a_tap_on_a_person_checks_them_in(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    qtbot.keyClicks(page.search.field, "olena")
    results = page.search.results
    place = results.visualRect(results.model().index(0, 0)).center()
    screen = QTest.createTouchDevice()
    QTest.touchEvent(results.viewport(), screen).press(0, place, results.viewport()).commit()
    QTest.touchEvent(results.viewport(), screen).release(0, place, results.viewport()).commit()
    qtbot.waitUntil(lambda: len(forum.scans()) == 1)
    assert forum.scans()[0].attendee_id == forum.people["Коваленко"]


def test_a_click_is_not_lost_when_a_scan_of_another_desk_arrives_under_it(
    qtbot: QtBot, page: CheckinPage, forum: Forum
) -> None:
    qtbot.keyClicks(page.search.field, "olena")
    ground = page.search.results.viewport()
    place = page.search.results.visualRect(page.search.results.model().index(0, 0)).center()
    qtbot.mousePress(ground, Qt.MouseButton.LeftButton, pos=place)
    page._finding.search_again()
    qtbot.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=place)
    assert len(forum.scans()) == 1


@pytest.mark.parametrize("width", [960, 1100, 1280, 1920])
def test_the_field_keeps_its_width_and_nothing_is_cut(
    qtbot: QtBot, page: CheckinPage, window: QMainWindow, forum: Forum, width: int
) -> None:
    window.resize(width, 720)
    parts = (page.verdict.badge, page.verdict.undo, page.verdict.let_in, page.verdict.again)

    def whole() -> bool:
        return all(part.width() >= part.sizeHint().width() for part in parts if part.isVisible())

    with qtbot.waitSignal(page._following.counted):
        page.refresh()
    widths = {page.search.field.width()}
    for _ in range(2):  # admitted with Undo, then refused with Let in
        with qtbot.waitSignal(page._following.counted):
            page.check_in_person(forum.people["Šimkus"])
        assert whole()
        widths.add(page.search.field.width())
    assert len(widths) == 1
    assert page.verdict.let_in.isVisible()
    assert page.rect().contains(page.verdict.geometry())


def test_the_next_scan_closes_the_menu_about_the_guest_before(
    qtbot: QtBot, page: CheckinPage, forum: Forum
) -> None:
    scan(page, ZYDRUNAS)
    qtbot.keyClick(page.search.field, Qt.Key.Key_F8)
    menus = page.findChildren(QMenu)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in menus))
    scan(page, OLENA)
    assert not any(menu.isVisible() for menu in menus)
    assert not page.verdict.let_in.isEnabled()
    assert len(forum.scans()) == 2
