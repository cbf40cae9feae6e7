"""The scanner test listens to every key and says what a scanner really types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from desktop_app.features.checkin.dialogs import SAMPLE_CODE, QrSample, ScannerTestDialog
from desktop_app.features.checkin.rules import LAYOUT_SAMPLE, KeyPress, describe_scanner, parse_code

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


@pytest.fixture
def dialog(qtbot: QtBot, context: PageContext) -> ScannerTestDialog:
    dialog = ScannerTestDialog(context)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_the_sample_is_a_code_of_our_own() -> None:
    assert parse_code(SAMPLE_CODE) == SAMPLE_CODE


@pytest.mark.parametrize("text", [SAMPLE_CODE, LAYOUT_SAMPLE])
def test_the_samples_can_be_scanned_from_the_screen(qtbot: QtBot, text: str) -> None:
    sample = QrSample(text)
    qtbot.addWidget(sample)
    sample.resize(sample.sizeHint())
    image = sample.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    found = zxingcpp.read_barcodes(pixels)
    assert [code.text for code in found] == [text]


def test_a_scan_into_the_dialog_is_measured(qtbot: QtBot, dialog: ScannerTestDialog) -> None:
    for letter in SAMPLE_CODE:
        QTest.keyClick(dialog.windowHandle(), Qt.Key[f"Key_{letter}"])
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.words[1] == SAMPLE_CODE.lower())
    assert "ends with Enter" in dialog.words[2]
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "gap", "says"),
    [
        (SAMPLE_CODE + "\r", 8, "This scanner works."),
        (SAMPLE_CODE + "\t", 8, "This scanner works."),
        (SAMPLE_CODE, 8, "no Enter follows"),
        (SAMPLE_CODE + "\r", 90, "comes slowly"),
        (LAYOUT_SAMPLE + "\r", 8, "arrive as printed"),
        ("ayqwzmf1234567890\r", 8, "change on the way"),
        ("something\r", 8, "not one of the two codes"),
    ],
)
def test_each_scanner_gets_its_advice(dialog: ScannerTestDialog, typed: str, gap: float, says: str) -> None:
    presses = [KeyPress(sign, at * gap) for at, sign in enumerate(typed)]
    dialog._show(describe_scanner(presses, SAMPLE_CODE))
    assert says in dialog.words[0]


def test_prefix_layout_and_control_characters_are_shown(dialog: ScannerTestDialog) -> None:
    dialog._show(describe_scanner([KeyPress(sign, 0) for sign in f"\x02~{SAMPLE_CODE}\r"], SAMPLE_CODE))
    assert dialog.words[1] == rf"\x02~{SAMPLE_CODE}"
    assert "prefix" in dialog.words[2]
    dialog._show(describe_scanner([KeyPress(sign, 0) for sign in "azqwymfąčęėįšųū90"], SAMPLE_CODE))
    assert "Lithuanian" in dialog.words[2]


def test_a_closed_dialog_gives_the_keys_back(qtbot: QtBot, dialog: ScannerTestDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_B)
    assert dialog._presses == []
