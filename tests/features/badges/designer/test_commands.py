"""Commands on elements: arranging by keys, restacking, the clipboard, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest

from desktop_app.features.badges.rules import ImageElement
from desktop_app.features.badges.rules.design.clip import MIME
from desktop_app.features.badges.rules.template import Area
from tests.features.badges.designer.samples import everything
from tests.features.badges.pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.features.badges.rules import BadgeTemplate
    from tests.features.badges.designer.hand import Hand


def run(hand: Hand, keys: str) -> None:
    """Press a shortcut on the canvas."""
    QTest.keySequence(hand.designer.canvas, QKeySequence(keys))


@pytest.mark.parametrize(
    ("keys", "xs", "ys"),
    [
        ("Ctrl+Shift+Left", [10, 10, 10], [20, 30, 40]),
        ("Ctrl+Shift+Right", [66, 66, 66], [20, 30, 40]),
        ("Ctrl+Shift+Down", [10, 30.4, 66], [40, 40, 40]),
        ("Ctrl+Shift+C", [38, 38, 38], [20, 30, 40]),
        ("Ctrl+Shift+H", [10, 38, 66], [20, 30, 40]),
    ],
)
def test_elements_are_arranged_by_keys(focused: Hand, keys: str, xs: list[float], ys: list[float]) -> None:
    focused.choose(0, 1, 2)
    run(focused, keys)
    assert [focused.area(place).x for place in range(3)] == xs
    assert [focused.area(place).y for place in range(3)] == ys
    assert focused.steps()[0].startswith("Arrange 3 element")


def test_elements_are_restacked_by_keys_and_by_the_list(focused: Hand) -> None:
    first = focused.elements[0]
    focused.choose(0)
    run(focused, "Ctrl+PgUp")
    assert focused.elements[1] == first
    assert focused.chosen() == (1,)
    run(focused, "Ctrl+Shift+PgUp")
    assert focused.elements[3] == first
    focused.designer.elements.list.reordered.emit([3, 0, 1, 2])
    assert focused.elements[0] == first


def test_copy_cut_paste_duplicate_and_remove(focused: Hand) -> None:
    focused.choose(0, 3)
    run(focused, "Ctrl+C")
    run(focused, "Ctrl+V")
    assert len(focused.elements) == 6
    assert focused.chosen() == (4, 5)
    assert focused.area(4) == Area(14, 24, 10, 5)
    run(focused, "Ctrl+X")
    assert len(focused.elements) == 4
    run(focused, "Ctrl+V")
    run(focused, "Ctrl+D")
    assert len(focused.elements) == 8
    run(focused, "Del")
    run(focused, "Ctrl+A")
    assert focused.chosen() == tuple(range(6))


def test_elements_travel_with_their_pictures_into_another_template(
    designing: Callable[[BadgeTemplate], Hand], qtbot: QtBot
) -> None:
    hand = designing(everything())
    hand.choose(1)
    hand.designer.commands.actions["copy"].trigger()
    hand.designer.leave()
    hand.page.keeping.new()
    qtbot.waitUntil(lambda: hand.designer.design.template.title == "New template")
    hand.designer.commands.actions["paste"].trigger()
    assert isinstance(hand.elements[0], ImageElement)
    assert [picture.data for picture in hand.kept.pictures] == [picture_of(40, 20)]


def test_a_hostile_clipboard_is_refused_with_a_sentence(hand: Hand) -> None:
    data = QMimeData()
    data.setData(MIME, b'{"elements": [{"kind": "virus"}]}')
    QGuiApplication.clipboard().setMimeData(data)
    hand.designer.commands.actions["paste"].trigger()
    assert len(hand.elements) == 4
    assert hand.designer.status.said.startswith("The template has a figure out of range at clipboard")


def test_a_picture_is_pasted_from_elsewhere(hand: Hand) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    hand.designer.commands.actions["paste"].trigger()
    assert isinstance(hand.elements[4], ImageElement)


def test_the_menu_offers_what_can_be_done(hand: Hand) -> None:
    hand.choose(0)
    enabled = {
        action.text() for action in hand.designer.commands.menu(hand.designer).actions() if action.isEnabled()
    }
    assert {"Cut", "Copy", "Duplicate", "Remove", "Arrange"} <= enabled
    assert "Edit text" not in enabled
