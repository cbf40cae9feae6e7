"""Self check-in: what a guest is told, what nobody is told, and that there is no way out without a PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from db.tables import CheckinPoint, CustomField, HandOut, Station
from desktop_app.features.checkin.queries.hand_outs import things_of
from desktop_app.features.setup import actions
from desktop_app.kit.theme import Size
from desktop_app.staff import NOBODY, Role
from tests.features.checkin.conftest import OLENA, ZYDRUNAS
from tests.features.checkin.test_kiosk_guests import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.page import CheckinPage
    from desktop_app.features.checkin.page.kiosk import KioskWindow
    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Clock, Forum

PIN = "4711"


@pytest.fixture
def boss(context: PageContext) -> str:
    key = context.store.write("Add", actions.add_staff, name="Rasa Kalniņa", role=Role.ORGANISER)
    context.store.write("PIN", actions.set_pin, key, PIN)
    context.duty.sign_in(key, PIN)
    return key


@pytest.fixture
def kiosk(page: CheckinPage, boss: str, qtbot: QtBot) -> Iterator[KioskWindow]:
    assert boss
    page.begin_kiosk()
    window = page.kiosk.window
    assert window is not None
    qtbot.waitExposed(window)
    yield window
    if page.kiosk.running:
        page.kiosk._on_pin_given(PIN)


def seen(window: KioskWindow) -> str:
    """All that can be read on the screen."""
    panel = window.stack.currentWidget()
    assert panel is not None
    texts = [each.text() for each in panel.findChildren(QLabel)]
    texts += [each.text() for each in panel.findChildren(QPushButton)]
    fields = [each.displayText() for each in panel.findChildren(QLineEdit)]
    return "\n".join(text for text in (*texts, *fields) if text)


def by_name(window: KioskWindow, name: str, letters: str) -> None:
    window.start.type_button.click()
    window.name.name.setText(name)
    window.name.letters.setText(letters)
    window.name.go.click()


# --- beginning -----------------------------------------------------------------------------------------


def test_it_does_not_begin_where_nobody_could_leave_it(
    page: CheckinPage, context: PageContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.toaster.said) as said:
        page.begin_kiosk()
    assert "Set a PIN" in said.args[0]
    assert not page.kiosk.running


@pytest.mark.usefixtures("boss")
def test_it_does_not_begin_at_a_way_out(page: CheckinPage, context: PageContext, qtbot: QtBot) -> None:
    page.chooser.choose_next()  # Door: out
    with qtbot.waitSignal(context.toaster.said) as said:
        page.begin_kiosk()
    assert "leads out" in said.args[0]


def test_the_desk_is_gone_and_nobody_is_signed_in(
    kiosk: KioskWindow, window: QMainWindow, context: PageContext
) -> None:
    assert kiosk.isFullScreen()
    assert not window.isVisible()
    assert context.duty.worker is NOBODY
    assert "Baltic Cluster Forum" in [each.text() for each in kiosk.findChildren(QLabel)]


# --- guests --------------------------------------------------------------------------------------------


def test_a_scan_checks_in_and_greets_by_the_given_name(
    kiosk: KioskWindow, forum: Forum, context: PageContext
) -> None:
    context.scanner.scanned.emit(ZYDRUNAS)
    assert "Welcome, Žydrūnas." in seen(kiosk)
    assert "Šimkus" not in seen(kiosk)
    [scan] = forum.scans()
    assert (scan.admitted, scan.attendee_id, scan.staff_id) == (True, forum.people["Šimkus"], None)
    assert scan.station_id == forum.desk.station_id


def test_name_and_letters_check_in_with_the_keys_on_the_screen(
    kiosk: KioskWindow, forum: Forum, qtbot: QtBot
) -> None:
    kiosk.start.type_button.click()
    qtbot.waitUntil(kiosk.name.name.hasFocus)
    keys = {key.text(): key for key in kiosk.name.keys.findChildren(QPushButton)}
    for letter in "SIMKUZ":
        keys[letter].click()
    keys["⌫"].click()
    keys["S"].click()
    kiosk.name.go.click()
    assert kiosk.name.letters.hasFocus()
    for letter in ZYDRUNAS[-4:]:
        keys[letter].click()
    qtbot.keyClick(kiosk.name.letters, Qt.Key.Key_Return)
    assert "Welcome, Žydrūnas." in seen(kiosk)
    assert [scan.admitted for scan in forum.scans()] == [True]


def test_who_came_already_is_greeted_and_not_sent_away(
    kiosk: KioskWindow, context: PageContext, clock: Clock
) -> None:
    context.scanner.scanned.emit(ZYDRUNAS)
    clock.pass_by(minutes=5)
    context.scanner.scanned.emit(ZYDRUNAS)
    assert "checked in already" in seen(kiosk)


def test_who_has_something_at_the_desk_is_sent_there(kiosk: KioskWindow, context: PageContext) -> None:
    context.scanner.scanned.emit(OLENA)
    assert "we have something for you" in seen(kiosk)
    assert "show ticket" not in seen(kiosk)


@pytest.fixture
def lanyard(forum: Forum) -> str:
    return forum.add(HandOut(event_id=forum.event_id, name="Lanyard"))


def test_what_is_handed_out_waits_at_the_desk(
    lanyard: str, kiosk: KioskWindow, context: PageContext, forum: Forum
) -> None:
    context.scanner.scanned.emit(ZYDRUNAS)
    assert forum.scans()[-1].admitted
    assert "we have something for you" in seen(kiosk)
    things = forum.store.read(things_of, forum.event_id, forum.people["Šimkus"])
    assert [(thing.thing_id, thing.given) for thing in things] == [(lanyard, False)]


def test_who_was_cancelled_hears_of_it_at_the_desk(kiosk: KioskWindow, context: PageContext) -> None:
    context.scanner.scanned.emit("K")
    assert "Please come to the desk" in seen(kiosk)
    assert "Jan" not in seen(kiosk)
    assert "cancelled" not in seen(kiosk)


def test_what_the_desk_wants_to_know_is_asked_there(
    page: CheckinPage, boss: str, forum: Forum, context: PageContext, qtbot: QtBot
) -> None:
    """Also where another desk begins to ask while the screen is the guests'."""
    assert boss
    page.begin_kiosk()
    question = CustomField(event_id=forum.event_id, key="diet", label="Diet", kind="text")
    question.at_checkin = "require"
    with_guard, context.store.guard = context.store.guard, lambda _verb: None
    forum.add(question)
    context.store.guard = with_guard
    qtbot.waitUntil(lambda: bool(page._here.desk and page._here.desk.questions))
    assert page.kiosk.window is not None
    context.scanner.scanned.emit(ZYDRUNAS)
    assert "a question for you" in seen(page.kiosk.window)
    assert [scan.admitted for scan in forum.scans()] == [False]
    page.kiosk._on_pin_given(PIN)


@pytest.mark.parametrize(("printer", "words"), [("Zebra", "is printing"), ("", "at the desk")])
def test_the_badge_is_printed_as_the_point_says(
    page: CheckinPage, boss: str, forum: Forum, context: PageContext, qtbot: QtBot, printer: str, words: str
) -> None:
    assert boss

    def set_up(session: Session) -> None:
        session.get_one(CheckinPoint, forum.desk.point_id).print_rule = "always"
        session.get_one(Station, forum.desk.station_id).printer = printer

    forum.store.write("Set", set_up)
    page.begin_kiosk()
    assert page.kiosk.window is not None
    with qtbot.waitSignal(page.badges_asked) as asked:
        context.scanner.scanned.emit(ZYDRUNAS)
    assert asked.args == [[forum.people["Šimkus"]]]
    assert words in page.kiosk.window.told.more.text()
    page.kiosk._on_pin_given(PIN)


def test_the_answer_goes_and_leaves_nobodys_name(kiosk: KioskWindow, context: PageContext) -> None:
    context.scanner.scanned.emit(ZYDRUNAS)
    kiosk._home.timeout.emit()
    assert kiosk.stack.currentWidget() is kiosk.start
    every = "\n".join(each.text() for each in kiosk.findChildren(QLabel))
    assert "Žydrūnas" not in every


def test_what_one_guest_typed_cannot_be_brought_back(kiosk: KioskWindow, qtbot: QtBot) -> None:
    kiosk.start.type_button.click()
    qtbot.keyClicks(kiosk.name.name, "Kowalski")
    kiosk.name.back.click()
    kiosk.start.type_button.click()
    assert kiosk.name.name.text() == ""
    assert not kiosk.name.name.isUndoAvailable()


def test_nothing_of_the_desk_can_be_pasted(page: CheckinPage, boss: str, qtbot: QtBot) -> None:
    assert boss
    QGuiApplication.clipboard().setText("Ona Petraitė, ona@example.org")
    page.begin_kiosk()
    window = page.kiosk.window
    assert window is not None
    assert QGuiApplication.clipboard().text() == ""
    window.start.type_button.click()
    QGuiApplication.clipboard().setText("late")
    qtbot.keyClick(window.name.name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.name.name.text() == ""
    page.kiosk._on_pin_given(PIN)


NAMES = st.sampled_from(
    ["Šimkus", "Kowalski", "Коваленко", "Kovalenko", "Žydrūnas", "Olena", "Jan", "UAB Šviesa"]
)
TAILS = st.sampled_from([ZYDRUNAS, ZYDRUNAS[-4:], OLENA, OLENA[-4:], "HHHV", "pretix-7x", "K", "T-7x"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES | st.text(max_size=30), TAILS | st.text(max_size=12))
def test_whatever_is_typed_nothing_is_said_about_anybody_else(
    kiosk: KioskWindow, page: CheckinPage, forum: Forum, name: str, letters: str
) -> None:
    """A wrong pair reads the same whether the name, the letters, both or neither exist."""
    page.kiosk._tries = page.kiosk._tries.passed("guest")
    before = len(forum.scans())
    kiosk.go_home()
    by_name(kiosk, name, letters)
    if found(forum, name, letters) is not None:
        return
    told = kiosk.stack.currentWidget() is kiosk.told
    assert len(forum.scans()) == before
    if told:
        assert "We could not find you with this." in seen(kiosk)
        assert not any(
            part in seen(kiosk) for part in ("Žydrūnas", "Olena", "Šimkus", "Jan ", "Kowalski", "Šviesa")
        )
    else:
        assert not (name.strip() and letters.strip())  # nothing was asked yet


def test_guessing_names_is_slowed_down_and_scanning_is_not(
    kiosk: KioskWindow, context: PageContext, clock: Clock, forum: Forum
) -> None:
    for _ in range(5):
        by_name(kiosk, "Šimkus", "XXXX")
        kiosk.go_home()
    by_name(kiosk, "Šimkus", ZYDRUNAS[-4:])
    assert "not right too often" in seen(kiosk)
    assert forum.scans() == []
    context.scanner.scanned.emit(OLENA)
    assert "Welcome, Olena." in seen(kiosk)
    clock.pass_by(seconds=60)
    by_name(kiosk, "Šimkus", ZYDRUNAS[-4:])
    assert "Welcome, Žydrūnas." in seen(kiosk)


def test_who_has_the_letters_may_write_the_name_again_and_again(kiosk: KioskWindow) -> None:
    for _ in range(9):
        by_name(kiosk, "Zimkus", ZYDRUNAS[-4:])
        assert "We could not find you with this." in seen(kiosk)
        kiosk.go_home()
    by_name(kiosk, "Šimkus", ZYDRUNAS[-4:])
    assert "Welcome, Žydrūnas." in seen(kiosk)


def test_what_may_be_asked_keeps_no_guest_outside(
    page: CheckinPage, boss: str, forum: Forum, context: PageContext
) -> None:
    assert boss
    forum.add(CustomField(event_id=forum.event_id, key="diet", label="Diet", at_checkin="ask"))
    page.begin_kiosk()
    assert page.kiosk.window is not None
    context.scanner.scanned.emit(ZYDRUNAS)
    assert "Welcome, Žydrūnas." in seen(page.kiosk.window)
    assert [scan.admitted for scan in forum.scans()] == [True]
    page.kiosk._on_pin_given(PIN)


# --- no way out ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_key_leads_out(
    kiosk: KioskWindow, window: QMainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(kiosk.windowHandle(), key, modifier)
    assert kiosk.isVisible()
    assert kiosk.isFullScreen()
    assert not window.isVisible()
    assert QApplication.activeModalWidget() is None


def test_it_does_not_close_and_does_not_shrink(kiosk: KioskWindow) -> None:
    assert not kiosk.close()
    assert kiosk.isVisible()
    kiosk.showNormal()
    assert kiosk.isFullScreen()
    kiosk.showMinimized()
    assert kiosk.isFullScreen()


def test_what_a_task_opens_meanwhile_is_put_away(
    kiosk: KioskWindow, window: QMainWindow, qtbot: QtBot
) -> None:
    late = QDialog(window)
    qtbot.addWidget(late)
    late.show()
    qtbot.waitUntil(lambda: not late.isVisible())
    assert kiosk.isVisible()


def test_the_pin_of_anybody_on_the_staff_leads_back(
    kiosk: KioskWindow, page: CheckinPage, window: QMainWindow, context: PageContext, boss: str, qtbot: QtBot
) -> None:
    kiosk.staff_button.click()
    assert "Rasa" not in seen(kiosk)
    qtbot.keyClicks(kiosk.staff.pin, "8888")
    kiosk.staff.go.click()
    assert "Nobody of the staff has this PIN" in kiosk.staff.trouble.text()
    assert kiosk.isVisible()
    assert not window.isVisible()
    qtbot.keyClicks(kiosk.staff.pin, PIN)
    qtbot.keyClick(kiosk.staff.pin, Qt.Key.Key_Return)
    assert not page.kiosk.running
    qtbot.waitUntil(lambda: not isValid(kiosk))
    assert window.isVisible()
    assert context.duty.staff_id == boss
    assert context.settings.value("station/kiosk") == "no"


def test_wrong_pins_bring_a_pause_here_too(kiosk: KioskWindow, context: PageContext) -> None:
    for _ in range(5):
        kiosk.pin_given.emit("8888")
    assert "Too many wrong PINs" in kiosk.staff.trouble.text()
    kiosk.pin_given.emit(PIN)
    assert kiosk.isVisible()
    context.duty._tries = context.duty._tries.passed("anybody")


def test_a_restart_gives_the_screen_back_to_the_guests(
    page: CheckinPage, boss: str, context: PageContext
) -> None:
    assert boss
    assert not page.kiosk.resume()
    context.settings.setValue("station/kiosk", "yes")
    assert page.kiosk.resume()
    page.kiosk._on_pin_given(PIN)
    assert not page.kiosk.resume()


def test_a_restart_without_any_pin_left_gives_the_desk_back(page: CheckinPage, context: PageContext) -> None:
    context.settings.setValue("station/kiosk", "yes")
    assert not page.kiosk.resume()
    assert context.settings.value("station/kiosk") == "no"


def test_everything_to_touch_is_large_enough(kiosk: KioskWindow) -> None:
    for panel in (kiosk.start, kiosk.name, kiosk.told, kiosk.staff):
        kiosk.stack.setCurrentWidget(panel)
        QApplication.processEvents()
        assert all(each.height() >= 48 for each in panel.findChildren(QPushButton))
    assert kiosk.staff_button.height() >= 48
    assert Size.TOUCH >= 48
