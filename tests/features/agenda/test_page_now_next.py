"""The now/next window with a given clock: what its rooms say, its pages, its keys and its look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop_app.features.agenda.dialogs import NowNextDialog
from desktop_app.features.agenda.page.now_next import NowNextWindow
from desktop_app.features.agenda.page.now_next.window import TURN_SECONDS
from desktop_app.features.agenda.rules import Programme, Room
from desktop_app.kit.theme import DARK, LIGHT
from tests.features.agenda.forum_programme import changed, forum
from tests.features.agenda.programmes import at

if TYPE_CHECKING:
    from datetime import datetime

    from pytestqt.qtbot import QtBot


class Wall:
    """A clock that shows what it is set to."""

    def __init__(self) -> None:
        self.now = at(11, 35)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def window(qtbot: QtBot, wall: Wall) -> NowNextWindow:
    made = NowNextWindow(wall)
    qtbot.addWidget(made)
    made.show_programme(changed(forum()), forum())
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(window: NowNextWindow) -> list[str]:
    return [card.accessibleName() for card in window.cards]


def rooms_of(count: int) -> Programme:
    rooms = tuple(Room(f"r{number}", f"Room {number}", position=number) for number in range(count))
    return replace(forum(), rooms=rooms, sessions=())


def test_each_room_says_now_next_and_what_changed(window: NowNextWindow) -> None:
    hall, lake, forest, studio = told(window)
    assert "Now: Free now" in hall
    assert "Now: 11:30–12:00, Amber, algae and other exports, 王伟, was 10:45 · was in Studio" in lake
    assert "Next: 12:15–13:30, Lunch and bilateral meetings" in forest
    assert "11:30, Amber, algae and other exports, now in Lake Room" in studio


def test_time_and_changes_show_at_once(window: NowNextWindow, wall: Wall) -> None:
    wall.now = at(12, 15)
    window.tick()
    assert all("Now: 12:15–13:30, Lunch" in card for card in told(window))
    late = replace(forum(), sessions=(replace(forum().by_guid()["panel"], start=at(12, 0)),))
    window.show_programme(late, forum())
    assert "Now: 12:00–13:00, Panel" in told(window)[0]
    assert "was 13:30" in told(window)[0]


def test_one_room_has_the_whole_window(window: NowNextWindow) -> None:
    window.choose_rooms({"lake"})
    (card,) = window.cards
    assert card.width() > window.width() * 0.9
    assert card.height() > window.height() * 0.8
    assert "14:45–15:15, Wind-assisted ferries, two winters on" in card.accessibleName()


@pytest.mark.parametrize("count", range(1, 13))
def test_up_to_twelve_rooms_stand_beside_each_other(window: NowNextWindow, count: int) -> None:
    window.show_programme(rooms_of(count))
    boxes = [card.geometry() for card in window.cards]
    assert len(boxes) == count
    assert all(window.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_more_rooms_turn_by_themselves_and_by_the_arrows(window: NowNextWindow, qtbot: QtBot) -> None:
    window.show_programme(rooms_of(14))
    assert (window.pages, len(window.cards)) == (2, 12)
    for _ in range(TURN_SECONDS):
        window.tick()
    assert [card.splitlines()[0] for card in told(window)] == ["Room 12", "Room 13"]
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.page == 0
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.page == 1
    window.choose_most(7)
    assert (window.page, len(window.cards)) == (0, 7)


def test_f11_takes_the_screen_and_escape_gives_it_back_then_closes(
    window: NowNextWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_its_look_is_its_own(window: NowNextWindow, qtbot: QtBot) -> None:
    assert window.grab().toImage().pixelColor(1, 1) == QColor(DARK.surface)
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert window.grab().toImage().pixelColor(1, 1) == QColor(LIGHT.surface)


def test_the_clock_is_the_events(window: NowNextWindow, wall: Wall) -> None:
    before = window.grab().toImage()
    wall.now = at(11, 36)
    window.tick()
    assert window.grab().toImage() != before


def test_display_rooms_and_look_are_chosen(qtbot: QtBot) -> None:
    dialog = NowNextDialog(forum())
    qtbot.addWidget(dialog)
    assert dialog.choice().rooms == frozenset()
    assert dialog.choice().dark
    dialog.rooms.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.most.setValue(2)
    chosen = dialog.choice()
    assert chosen.rooms == {"lake", "forest", "studio"}
    assert chosen.most == 2
    assert chosen.screen is not None
    shown = NowNextWindow(Wall())
    qtbot.addWidget(shown)
    shown.show_programme(forum())
    shown.cover(chosen.screen)
    qtbot.waitUntil(shown.isFullScreen)
    assert shown.screen() is chosen.screen
