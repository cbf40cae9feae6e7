"""The check-in page where something is in the way: overruling the door, printing, refusals, no point."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from sqlalchemy import select

from db.tables import Attendee, CheckinPoint, Event, Printout, Scan
from desktop_app.features.checkin.actions import check_in
from desktop_app.features.checkin.dialogs import ScannerTestDialog
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.rules import (
    Direction,
    OverrideReason,
    Reason,
    Status,
)
from tests.features.checkin.conftest import NINE, ZYDRUNAS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Clock, Forum


def shown(page: CheckinPage) -> str:
    return str(page.verdict.card.face)


def scan_count(session: Session) -> int:
    return len(session.scalars(select(Scan)).all())


def scan(page: CheckinPage, code: str) -> None:
    page.context.scanner.scanned.emit(code)


def test_staff_let_somebody_in_by_keyboard_alone(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    scan(page, "K")
    assert page.verdict.let_in.isVisible()
    assert not page.verdict.undo.isVisible()
    qtbot.keyClick(page.search.field, Qt.Key.Key_F3)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert [action.text()[4:] for action in menu.actions()] == [
        "The organiser agrees",
        "Our list is wrong",
        "Went out without a scan",
    ]
    qtbot.keyClick(menu, Qt.Key.Key_2)
    assert "Let in by the staff" in shown(page)
    assert [(row.admitted, row.explanation) for row in forum.scans()] == [(False, ""), (True, "list_wrong")]
    assert page.verdict.undo.isEnabled()
    assert not page.verdict.let_in.isVisible()


def test_nobody_is_let_in_where_nobody_is_known(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    scan(page, "nobody")
    assert not page.verdict.let_in.isVisible()
    qtbot.keyClick(page.search.field, Qt.Key.Key_F3)
    assert len(forum.scans()) == 1


def test_an_older_refusal_is_overruled_from_the_last_scans(
    qtbot: QtBot, page: CheckinPage, forum: Forum
) -> None:
    scan(page, "K")
    refused = forum.scans()[0].id
    qtbot.waitUntil(lambda: len(page.latest.latest.scans) == 1)
    page.latest.menu_asked.emit(refused, QPoint(10, 10))
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    qtbot.keyClick(menu, Qt.Key.Key_1)
    with qtbot.waitSignal(page.context.toaster.said) as said:
        page.answering.overruling._menu.reason_picked.emit(refused, OverrideReason.AGREED.value)
    assert said.args == ["The staff let this guest in already."]
    assert len(forum.scans()) == 2


def set_rules(session: Session, /, **rules: str) -> None:
    point = session.scalars(select(CheckinPoint)).one()
    for name, rule in rules.items():
        setattr(point, name, rule)


@pytest.mark.parametrize(("rule", "expected"), [("never", [0, 0]), ("once", [1, 1]), ("always", [1, 2])])
def test_an_entry_prints_the_badge_as_the_point_says(
    qtbot: QtBot, page: CheckinPage, forum: Forum, clock: Clock, rule: str, expected: list[int]
) -> None:
    forum.store.write("Rules", set_rules, reentry_rule="always", print_rule=rule)
    asked: list[str] = []
    page.badges_asked.connect(asked.extend)
    counts = []
    for _ in expected:
        clock.pass_by(minutes=1)
        scan(page, ZYDRUNAS)
        qtbot.waitUntil(lambda: not page.answering._printing._waiting)
        counts.append(len(asked))
        for attendee_id in asked:
            forum.add(Printout(event_id=forum.event_id, attendee_id=attendee_id, state="sent"))
    assert counts == expected
    assert set(asked) <= {forum.people["Šimkus"]}


def test_a_refusal_or_an_exit_prints_nothing(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    forum.store.write("Rules", set_rules, print_rule="always")
    asked: list[str] = []
    page.badges_asked.connect(asked.extend)
    scan(page, "K")
    qtbot.keyClick(page.search.field, Qt.Key.Key_F7)
    scan(page, ZYDRUNAS)
    assert page.answering._printing._waiting == []
    assert (asked, len(forum.scans())) == ([], 2)


def test_a_disk_that_does_not_take_the_scan_lets_nobody_in(page: CheckinPage, forum: Forum) -> None:
    # The one connection of the pool, made read-only behind the program's back.
    with forum.store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    scan(page, ZYDRUNAS)
    assert "Not saved" in shown(page)
    assert "read-only" in shown(page)
    assert page.answer is None
    with forum.store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
    scan(page, ZYDRUNAS)
    assert "Admitted" in shown(page)
    assert len(forum.scans()) == 1


def test_every_reason_has_its_words(page: CheckinPage) -> None:
    for reason in Reason:
        if reason in {Reason.WELCOME, Reason.LEFT, Reason.NOTE, Reason.INSIDE}:
            continue
        assert page.wording._sentences()[reason].endswith(".")
    assert page.wording.word(Status.REFUSED) == "Refused"
    assert len({page.wording.override_reason(reason) for reason in OverrideReason}) == len(OverrideReason)


def test_a_wrong_category_is_told_who_is_let_in(page: CheckinPage, forum: Forum) -> None:
    press = forum.store.read(lambda session: session.get_one(Attendee, forum.people["Коваленко"]).category_id)
    lounge = forum.point(name="Lounge", category_ids=[press])
    answer = forum.store.write("Check in", check_in, lounge, ZYDRUNAS, NINE)
    assert page.wording.sentence(answer) == "Lounge is for: Press. Please use the main entrance."


def test_once_a_day_says_when_and_when_again(page: CheckinPage, forum: Forum) -> None:
    hall = forum.point(direction="both", reentry_rule="daily")
    for way in (Direction.ENTRY, Direction.EXIT, Direction.ENTRY):
        answer = forum.store.write("Check in", check_in, hall, ZYDRUNAS, NINE, direction=way)
    assert page.wording.sentence(answer) == (
        "Hall lets each guest in once a day, and you came in at 09:00. Please come tomorrow."
    )


def test_another_room_hands_a_person_over(page: CheckinPage, forum: Forum) -> None:
    page.check_in_person(forum.people["Šimkus"])
    assert "Žydrūnas Šimkus" in shown(page)
    assert forum.scans()[0].admitted


def test_an_event_without_a_point_says_what_to_do(
    qtbot: QtBot, store: Store, context: PageContext, forum: Forum
) -> None:
    day = NINE.date()
    other = forum.add(Event(slug="bare", starts_on=day, ends_on=day))
    page = CheckinPage(replace(context, event_id=other))
    qtbot.addWidget(page)
    page.show()
    page.context.scanner.scanned.emit(ZYDRUNAS)
    assert page.verdict.card._hint[0] == "No check-in point yet"
    assert not page.chooser.isVisible()
    assert store.read(scan_count) == 0


def test_the_keys_of_the_page_are_told(page: CheckinPage) -> None:
    keys = [hint.key for hint in page.key_hints()]
    assert {"Enter", "↑ ↓", "Esc", "F2", "F3", "F4", "F5", "F7", "F8"} <= set(keys)
    assert len(set(keys)) == len(keys)


def test_a_failed_choice_from_the_list_is_said(page: CheckinPage, forum: Forum) -> None:
    with forum.store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    page.check_in_person(forum.people["Šimkus"])
    assert "Not saved" in shown(page)
    with forum.store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")


def test_the_scanner_test_opens_from_the_page(qtbot: QtBot, page: CheckinPage) -> None:
    page._scanner_test.click()
    dialog = page.findChild(ScannerTestDialog)
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
