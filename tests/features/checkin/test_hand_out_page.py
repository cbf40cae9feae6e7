"""The things below the card by keyboard: ticked with the entry, taken back by a key, dimmed with the card."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from db.store import Store
from db.tables import HandOut
from desktop_app.features.checkin.actions import give_thing
from desktop_app.features.checkin.queries.hand_outs import things_of
from tests.features.checkin.conftest import OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow
    from pytestqt.qtbot import QtBot

    from desktop_app.features.checkin.page import CheckinPage
    from tests.features.checkin.conftest import Clock, Forum


@pytest.fixture
def things(forum: Forum) -> list[str]:
    """The keys of a lanyard for everybody, and of the one bag that there is."""
    return [
        forum.add(HandOut(event_id=forum.event_id, name="Lanyard")),
        forum.add(HandOut(event_id=forum.event_id, name="Bag & book", position=1, stock=1)),
    ]


def scan(page: CheckinPage, code: str) -> None:
    page.context.scanner.scanned.emit(code)


def shown(page: CheckinPage) -> list[tuple[str, bool, str]]:
    """Each box: its words, whether it is ticked, and the line below it."""
    lines = [tick.findChild(QLabel) for tick in page.verdict.things.ticks]
    return [
        (tick.box.text(), tick.box.isChecked(), line.text() if line is not None else "")
        for tick, line in zip(page.verdict.things.ticks, lines, strict=True)
    ]


def press(qtbot: QtBot, window: QMainWindow, digit: Qt.Key) -> None:
    handle = window.windowHandle()
    assert handle is not None
    qtbot.keyClick(handle, digit, Qt.KeyboardModifier.AltModifier)


def has(forum: Forum, name: str = "Šimkus") -> list[bool]:
    return [thing.given for thing in forum.store.read(things_of, forum.event_id, forum.people[name])]


@pytest.mark.usefixtures("things")
def test_an_entry_ticks_everything_without_one_more_key(page: CheckinPage, forum: Forum) -> None:
    scan(page, ZYDRUNAS)
    assert shown(page) == [("1   Lanyard", True, ""), ("2   Bag && book", True, "none left of 1")]
    assert has(forum) == [True, True]
    face = page.verdict.card.face
    assert face is not None
    assert face.hand_out == ()
    head = page.verdict.things.findChild(QLabel)
    assert head is not None
    assert head.text().startswith("Hand out: Badge   ·")  # the category's own list, without what is ticked
    assert page.search.field.hasFocus()


@pytest.mark.usefixtures("things")
def test_a_key_takes_a_thing_back_and_gives_it_again(
    page: CheckinPage, forum: Forum, qtbot: QtBot, window: QMainWindow
) -> None:
    scan(page, ZYDRUNAS)
    with qtbot.waitSignal(page.context.toaster.said_undoable) as said:
        press(qtbot, window, Qt.Key.Key_2)
    assert said.args == ["Take back Bag & book"]
    assert has(forum) == [True, False]
    forum.store.undo()
    qtbot.waitUntil(lambda: shown(page)[1][1])
    press(qtbot, window, Qt.Key.Key_1)
    press(qtbot, window, Qt.Key.Key_1)
    assert has(forum) == [True, True]
    press(qtbot, window, Qt.Key.Key_9)  # nothing has this number
    assert page.search.field.text() == ""


@pytest.mark.usefixtures("things")
def test_one_key_gives_everything_that_is_left(
    page: CheckinPage, forum: Forum, qtbot: QtBot, window: QMainWindow
) -> None:
    scan(page, ZYDRUNAS)
    press(qtbot, window, Qt.Key.Key_1)
    press(qtbot, window, Qt.Key.Key_2)
    assert has(forum) == [False, False]
    press(qtbot, window, Qt.Key.Key_0)
    assert has(forum) == [True, True]
    assert forum.store.undo() == "Hand out everything"
    assert has(forum) == [False, False]
    scan(page, OLENA)
    press(qtbot, window, Qt.Key.Key_0)  # everything is given: nothing to write, nothing to undo
    assert forum.store.newest != ""
    assert has(forum, "Коваленко") == [True, True]


@pytest.mark.usefixtures("things")
def test_a_click_does_the_same(page: CheckinPage, forum: Forum, qtbot: QtBot) -> None:
    scan(page, ZYDRUNAS)
    box = page.verdict.things.ticks[0].box
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(5, box.height() // 2))
    assert has(forum) == [False, True]
    assert [ticked for _, ticked, _ in shown(page)] == [False, True]


@pytest.mark.usefixtures("things")
def test_who_comes_again_is_told_what_was_given_when_and_where(page: CheckinPage, clock: Clock) -> None:
    scan(page, ZYDRUNAS)
    clock.pass_by(minutes=12)
    scan(page, ZYDRUNAS)
    assert shown(page)[0] == ("1   Lanyard", True, "already given 09:00 at Desk 1")


@pytest.mark.usefixtures("things")
def test_what_ran_out_cannot_be_ticked(
    page: CheckinPage, forum: Forum, qtbot: QtBot, window: QMainWindow
) -> None:
    scan(page, ZYDRUNAS)
    scan(page, OLENA)
    assert shown(page)[1] == ("2   Bag && book", False, "no more: 0 of 1 left")
    assert not page.verdict.things.ticks[1].box.isEnabled()
    with qtbot.waitSignal(page.context.toaster.said) as said:
        press(qtbot, window, Qt.Key.Key_2)
    assert said.args is not None
    assert "There is no “Bag & book” left" in said.args[0]
    assert has(forum, "Коваленко") == [True, False]


def test_what_another_desk_gives_is_seen_here(
    page: CheckinPage, forum: Forum, things: list[str], qtbot: QtBot, window: QMainWindow
) -> None:
    scan(page, ZYDRUNAS)
    press(qtbot, window, Qt.Key.Key_1)
    assert not shown(page)[0][1]
    with closing(Store.open(forum.store.path, station="Desk 2")) as other:
        other.write("Give", give_thing, forum.desk, forum.people["Šimkus"], things[0], page.context.now())
    assert "handed_out" in forum.store.poll()
    qtbot.waitUntil(lambda: shown(page)[0][1])
    assert has(forum) == [True, True]


@pytest.mark.usefixtures("things")
def test_what_a_guest_is_given_dims_with_the_card(page: CheckinPage) -> None:
    scan(page, ZYDRUNAS)
    page.verdict.card._dimming.timeout.emit()
    assert [words.strip() for words, _, _ in shown(page)] == ["1", "2"]
    page.answering.show_again()
    assert [words for words, _, _ in shown(page)] == ["1   Lanyard", "2   Bag && book"]


@pytest.mark.usefixtures("things")
def test_nobody_who_is_refused_is_given_anything(page: CheckinPage) -> None:
    scan(page, ZYDRUNAS)
    scan(page, "K")
    assert not page.verdict.things.isVisible()
    scan(page, OLENA)
    assert page.verdict.things.isVisible()
