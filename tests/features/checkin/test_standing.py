"""What changes behind the desk: questions and points, while the page is hidden or guests have the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.tables import AcceptedCode, CheckinPoint, CustomField, Scan
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import check_in, check_in_attendee
from desktop_app.features.checkin.rules import Desk, DeskRefusal, Reason
from desktop_app.features.setup import actions
from desktop_app.staff import Role
from tests.features.checkin.conftest import NINE, OLENA, REVOKED, ZYDRUNAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.page import CheckinPage
    from tests.features.checkin.conftest import Clock, Forum

PIN = "4711"


@pytest.fixture
def hall(page: CheckinPage, forum: Forum, qtbot: QtBot) -> Desk:
    """A second point, at which the desk stands now."""
    desk = forum.point(direction="entry")
    qtbot.waitUntil(lambda: page.chooser.count() == 3)
    while page.chooser.way is None or page.chooser.way.point_id != desk.point_id:
        page.chooser.choose_next()
    return desk


@pytest.fixture
def guests(page: CheckinPage, hall: Desk) -> Iterator[Desk]:
    """Guests have the screen, at the second point."""
    store, duty = page.context.store, page.context.duty
    boss = store.write("Add", actions.add_staff, name="Ana", role=Role.ORGANISER)
    store.write("PIN", actions.set_pin, boss, PIN)
    duty.sign_in(boss, PIN)
    page.begin_kiosk()
    yield hall
    page.kiosk._on_pin_given(PIN)


def ask_diet(forum: Forum) -> None:
    forum.add(CustomField(event_id=forum.event_id, key="diet", label="Diet?", at_checkin="require"))


def elsewhere(page: CheckinPage, verb: str, point_id: str) -> None:
    """What an organiser does at another computer."""
    store = page.context.store
    guard, store.guard = store.guard, lambda _verb: None
    if verb == "remove":
        store.write("Remove", actions.remove_point, point_id)
    else:
        store.write("Turn", _turn, point_id)
    store.guard = guard


def _turn(session: Session, point_id: str) -> None:
    session.get_one(CheckinPoint, point_id).direction = "exit"


def scan(page: CheckinPage, code: str) -> None:
    page.context.scanner.scanned.emit(code)


def places(rows: list[Scan]) -> list[str]:
    return [row.point_id for row in rows]


def test_a_scan_over_another_room_is_decided_by_what_is_asked_now(
    page: CheckinPage, forum: Forum, window: QMainWindow
) -> None:
    window.hide()
    ask_diet(forum)
    scan(page, ZYDRUNAS)
    assert page.answer is not None
    assert page.answer.verdict.reason is Reason.INCOMPLETE


def test_so_is_a_person_and_the_first_scan_after_coming_back(
    page: CheckinPage, forum: Forum, window: QMainWindow
) -> None:
    window.hide()
    ask_diet(forum)
    page.check_in_person(forum.people["Šimkus"])
    forum.add(CustomField(event_id=forum.event_id, key="bus", label="Bus?", at_checkin="require"))
    window.show()
    scan(page, OLENA)
    assert page.answer is not None
    assert [each.label for each in page.answer.questions] == ["Diet?", "Bus?"]


def test_a_scan_over_another_room_is_never_of_a_point_that_is_gone(
    page: CheckinPage, forum: Forum, hall: Desk, window: QMainWindow
) -> None:
    window.hide()
    elsewhere(page, "remove", hall.point_id)
    scan(page, ZYDRUNAS)
    assert places(forum.scans()) == [forum.desk.point_id]


def test_a_point_that_is_gone_is_said_and_the_badge_may_be_tried_again(
    page: CheckinPage, forum: Forum, hall: Desk, qtbot: QtBot, clock: Clock
) -> None:
    elsewhere(page, "remove", hall.point_id)
    scan(page, ZYDRUNAS)
    assert "was removed meanwhile" in str(page.verdict.card.face)
    assert forum.scans() == []
    qtbot.waitUntil(lambda: page.chooser.count() == 2)
    clock.pass_by(seconds=1)
    scan(page, ZYDRUNAS)
    assert places(forum.scans()) == [forum.desk.point_id]


@pytest.mark.parametrize("code", [ZYDRUNAS, "pretix-7x", REVOKED, "nobody's", "T-1"])
def test_nothing_is_decided_at_a_point_that_is_gone(forum: Forum, code: str) -> None:
    person = forum.people["Kowalski"]
    forum.add(AcceptedCode(event_id=forum.event_id, attendee_id=person, code="T-1", origin="x"))
    nowhere = Desk(forum.event_id, "gone", forum.desk.station_id)
    with pytest.raises(Refused) as refused:
        forum.store.write("Check in", check_in, nowhere, code, NINE)
    assert refused.value.reason is DeskRefusal.POINT_GONE
    with pytest.raises(Refused) as refused:
        forum.store.write("Check in", check_in_attendee, nowhere, person, NINE)
    assert refused.value.reason is DeskRefusal.POINT_GONE


def test_what_breaks_leaves_the_badge_to_be_tried_again(
    page: CheckinPage, forum: Forum, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(page.context.store, "write", broken)
        with pytest.raises(RuntimeError):
            page._checking_in.take_code(ZYDRUNAS)
    scan(page, ZYDRUNAS)
    assert [row.admitted for row in forum.scans()] == [True]


@pytest.mark.parametrize("verb", ["remove", "turn"])
def test_guests_are_never_taken_to_another_point(
    page: CheckinPage, forum: Forum, guests: Desk, verb: str
) -> None:
    elsewhere(page, verb, guests.point_id)
    shown = page.kiosk.window
    assert shown is not None
    scan(page, ZYDRUNAS)
    assert shown.told.title.text() == "Please come to the desk"
    shown.go_home()
    page.kiosk._on_name_given("Šimkus", ZYDRUNAS[-4:])
    assert shown.told.title.text() == "Please come to the desk"
    assert forum.scans() == []


def test_guests_go_on_where_nothing_changed_for_them(page: CheckinPage, forum: Forum, guests: Desk) -> None:
    store = page.context.store
    guard, store.guard = store.guard, lambda _verb: None
    forum.point(name="Side door")
    store.guard = guard
    scan(page, ZYDRUNAS)
    assert places(forum.scans()) == [guests.point_id]
