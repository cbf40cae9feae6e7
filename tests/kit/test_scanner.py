"""A scan never reaches what has the focus; what a person types always does, in order and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.kit.scanner import GAP_MS, Scan, Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FAST_MS = 4.0
HUMAN_MS = 90.0
RETURN = Qt.Key.Key_Return


class Hands:
    """Presses keys in a window, at a pace of its own clock."""

    def __init__(self, window: QWidget) -> None:
        self.now_ms = 1000.0
        self._window = window

    def stamp(self, _event: QKeyEvent) -> float:
        return self.now_ms

    def press(
        self, key: Qt.Key, gap_ms: float, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.now_ms += gap_ms
        QTest.keyClick(self._window.windowHandle(), key, modifier)

    def type(self, text: str, gap_ms: float) -> None:
        for letter in text:
            self.now_ms += gap_ms
            QTest.sendKeyEvent(
                QTest.KeyAction.Click,
                self._window.windowHandle(),
                Qt.Key(ord(letter.upper())),
                letter,
                Qt.KeyboardModifier.NoModifier,
            )

    def scan(self, text: str, end: Qt.Key = RETURN) -> None:
        self.type(text, FAST_MS)
        self.press(end, FAST_MS)


class Foyer(QWidget):
    """A window with the four things that a scan must not touch."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.delete = QPushButton("Delete")
        self.paid = QCheckBox("Paid")
        self.deletions = 0
        self.entered = 0
        column = QVBoxLayout(self)
        for part in (self.field, self.delete, self.paid):
            column.addWidget(part)
        self.delete.setAutoDefault(True)
        self.delete.clicked.connect(self._on_deleted)
        self.field.returnPressed.connect(self._on_entered)

    def _on_deleted(self) -> None:
        self.deletions += 1

    def _on_entered(self) -> None:
        self.entered += 1


@pytest.fixture
def foyer(qtbot: QtBot) -> Foyer:
    foyer = Foyer()
    qtbot.addWidget(foyer)
    with qtbot.waitExposed(foyer):
        foyer.show()
    foyer.activateWindow()
    qtbot.waitUntil(foyer.isActiveWindow)
    foyer.field.setFocus()
    return foyer


@pytest.fixture
def hands(foyer: Foyer) -> Hands:
    return Hands(foyer)


@pytest.fixture
def scanner(qapp: QApplication, hands: Hands) -> Iterator[Scanner]:
    scanner = Scanner(qapp, stamp=hands.stamp)
    yield scanner
    scanner.stop()


@pytest.mark.parametrize("focus", ["field", "delete", "paid"])
@pytest.mark.parametrize("end", [RETURN, Qt.Key.Key_Enter, Qt.Key.Key_Tab], ids=lambda key: key.name)
def test_a_scan_is_announced_and_touches_nothing(
    qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner, focus: str, end: Qt.Key
) -> None:
    part: QWidget = getattr(foyer, focus)
    part.setFocus()
    with qtbot.waitSignal(scanner.scanned) as heard:
        hands.scan("bh kmsx vw", end)
    assert heard.args == ["bh kmsx vw"]
    assert (foyer.field.text(), foyer.deletions, foyer.paid.isChecked(), foyer.entered) == ("", 0, False, 0)
    assert part.hasFocus()


@pytest.mark.parametrize("letter", ["J", "M"])
def test_a_line_feed_ends_a_scan_too(
    qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner, letter: str
) -> None:
    hands.type("BHKMSX", FAST_MS)
    hands.now_ms += FAST_MS
    feed = chr(ord(letter) - ord("A") + 1)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(scanner.measured) as measured:
        QTest.sendKeyEvent(QTest.KeyAction.Click, foyer.windowHandle(), Qt.Key(ord(letter)), feed, control)
    assert measured.args == [Scan("BHKMSX", RETURN, 6 * FAST_MS)]
    assert foyer.field.text() == ""


def test_two_scans_in_a_row_are_two(qtbot: QtBot, hands: Hands, scanner: Scanner) -> None:
    heard: list[str] = []
    scanner.scanned.connect(heard.append)
    hands.scan("BHKMSX")
    hands.scan("VWXZTY")
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["BHKMSX", "VWXZTY"]


def test_typing_arrives_whole(qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner) -> None:
    with qtbot.assertNotEmitted(scanner.scanned):
        hands.type("zydrune", HUMAN_MS)
        hands.press(RETURN, HUMAN_MS)
    assert foyer.field.text() == "zydrune"
    assert foyer.entered == 1


def test_fast_but_short_typing_is_typing(qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner) -> None:
    with qtbot.assertNotEmitted(scanner.scanned):
        hands.scan("kosta")
    assert foyer.field.text() == "kosta"
    assert foyer.entered == 1


def test_a_burst_without_an_end_key_is_typing(
    qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner
) -> None:
    with qtbot.assertNotEmitted(scanner.scanned):
        hands.type("kaunas baltic", FAST_MS)
        qtbot.waitUntil(lambda: foyer.field.text() == "kaunas baltic")


def test_an_end_key_after_a_pause_is_typing(
    qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner
) -> None:
    with qtbot.assertNotEmitted(scanner.scanned):
        hands.type("pasted by a robot", FAST_MS)
        hands.press(RETURN, GAP_MS + 1)
    assert foyer.field.text() == "pasted by a robot"
    assert foyer.entered == 1


@pytest.mark.usefixtures("scanner")
def test_space_still_presses_a_button(qtbot: QtBot, foyer: Foyer, hands: Hands) -> None:
    foyer.paid.setFocus()
    hands.press(Qt.Key.Key_Space, HUMAN_MS)
    qtbot.waitUntil(foyer.paid.isChecked)


@pytest.mark.usefixtures("scanner")
def test_enter_alone_is_not_held(foyer: Foyer, hands: Hands) -> None:
    hands.press(RETURN, HUMAN_MS)
    assert foyer.entered == 1


def test_capital_letters_come_with_shift(qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner) -> None:
    hands.press(Qt.Key.Key_Shift, HUMAN_MS)
    with qtbot.waitSignal(scanner.scanned) as heard:
        for letter in "BHKMSX":
            hands.press(Qt.Key.Key_Shift, FAST_MS)
            hands.type(letter, FAST_MS)
        hands.press(RETURN, FAST_MS)
    assert heard.args == ["BHKMSX"]
    assert foyer.field.text() == ""


def test_commands_are_never_held(qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner) -> None:
    shortcut = QShortcut(QKeySequence("Ctrl+K"), foyer)
    hands.type("ab", FAST_MS)
    with qtbot.waitSignal(shortcut.activated), qtbot.assertNotEmitted(scanner.scanned):
        hands.press(Qt.Key.Key_K, FAST_MS, Qt.KeyboardModifier.ControlModifier)
    assert foyer.field.text() == "ab"


def test_a_scan_does_not_fire_shortcuts(qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner) -> None:
    shortcut = QShortcut(QKeySequence("K"), foyer)
    foyer.paid.setFocus()
    with qtbot.assertNotEmitted(shortcut.activated), qtbot.waitSignal(scanner.scanned):
        hands.scan("kkkkkk")


def test_with_a_prefix_only_bursts_with_it_are_scans(
    qtbot: QtBot, foyer: Foyer, hands: Hands, scanner: Scanner
) -> None:
    scanner.set_prefix("~")
    with qtbot.assertNotEmitted(scanner.scanned):
        hands.scan("BHKMSXVW")
    assert foyer.field.text() == "BHKMSXVW"
    with qtbot.waitSignal(scanner.scanned) as heard:
        hands.scan("~BHKMSXVW")
    assert heard.args == ["BHKMSXVW"]
    assert foyer.field.text() == "BHKMSXVW"


@pytest.mark.usefixtures("scanner")
def test_a_click_hands_held_keys_on(foyer: Foyer, hands: Hands) -> None:
    hands.type("on", FAST_MS)
    assert foyer.field.text() == ""
    spot = QPointF(2, 2)
    button = Qt.MouseButton.LeftButton
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, spot, spot, button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(foyer.windowHandle(), press)
    assert foyer.field.text() == "on"


def test_the_scanner_test_learns_how_fast_it_was(qtbot: QtBot, hands: Hands, scanner: Scanner) -> None:
    with qtbot.waitSignal(scanner.measured) as measured:
        hands.scan("BHKMSX", Qt.Key.Key_Tab)
    assert measured.args == [Scan("BHKMSX", Qt.Key.Key_Tab, 6 * FAST_MS)]


def test_a_dialog_is_watched_too(qtbot: QtBot, foyer: Foyer, scanner: Scanner) -> None:
    dialog = QLineEdit()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    hands = Hands(dialog)
    scanner._stamp = hands.stamp
    with qtbot.waitSignal(scanner.scanned):
        hands.scan("BHKMSXVW")
    assert (dialog.text(), foyer.field.text()) == ("", "")


def test_nothing_is_held_once_stopped(foyer: Foyer, hands: Hands, qapp: QApplication) -> None:
    scanner = Scanner(qapp, stamp=hands.stamp)
    scanner.stop()
    hands.scan("BHKMSXVW")
    assert foyer.field.text() == "BHKMSXVW"
    assert foyer.entered == 1


LETTERS = st.text(alphabet="abcdefghij", min_size=1, max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strokes=st.lists(st.tuples(LETTERS, st.sampled_from([FAST_MS, HUMAN_MS])), max_size=6))
def test_no_letter_is_lost_or_doubled(
    foyer: Foyer, hands: Hands, scanner: Scanner, strokes: list[tuple[str, float]]
) -> None:
    """Whatever the pace, what was typed and never ended as a scan stands in the field, in order."""
    foyer.field.clear()
    for text, gap_ms in strokes:
        hands.type(text, gap_ms)
    hands.press(Qt.Key.Key_Left, HUMAN_MS)
    assert foyer.field.text() == "".join(text for text, _gap in strokes)
    assert scanner._burst.events == []
