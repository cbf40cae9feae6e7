"""The grid by keyboard alone: choosing, carrying, resizing, swapping, copying, locking, adding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.agenda import actions
from desktop_app.features.agenda.rules import SessionKind
from tests.features.agenda.editing import ALT, CTRL, PLAIN, SHIFT, open_page, stored
from tests.features.agenda.programmes import HALL, LAB, YARD, at, minutes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.page import AgendaPage
    from desktop_app.kit.context import PageContext

Key = Qt.Key


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> AgendaPage:
    return open_page(context, qtbot)


def press(page: AgendaPage, qtbot: QtBot, *keys: Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press keys one after the other, with others held down."""
    for key in keys:
        qtbot.keyClick(page.grid, key, held)


def test_where_nothing_waits_for_a_time_it_is_said(page: AgendaPage, qtbot: QtBot) -> None:
    page.context.store.write("Remove", actions.remove_sessions, page.context.event_id, ["spare"])
    qtbot.waitUntil(page.left.isHidden)
    for key in (Key.Key_U, Key.Key_Slash):
        with qtbot.waitSignal(page.context.toaster.said) as told:
            press(page, qtbot, key)
        assert told.args == ["Every session has a time."]


def test_arrows_go_from_session_to_session(page: AgendaPage, qtbot: QtBot) -> None:
    press(page, qtbot, Key.Key_Down)
    assert page.chosen.guid == "open"
    press(page, qtbot, Key.Key_Down, Key.Key_Down)
    assert page.chosen.guid == "coffee"
    press(page, qtbot, Key.Key_Right)
    assert page.chosen.guid == "wind"
    press(page, qtbot, Key.Key_Left)
    assert page.chosen.guid == "coffee"
    press(page, qtbot, Key.Key_Up, held=SHIFT)
    assert page.chosen.guids == ("coffee", "ports")
    press(page, qtbot, Key.Key_End)
    assert page.chosen.guid == "wind"
    press(page, qtbot, Key.Key_Home)
    assert page.grid.accessibleDescription().startswith("Opening. Wed 20 May, 09:00–09:30. Hall")


def test_tab_goes_by_time_and_out_where_nothing_is_chosen(page: AgendaPage, qtbot: QtBot) -> None:
    press(page, qtbot, Key.Key_Down, Key.Key_Tab, Key.Key_Tab)
    assert page.chosen.guid == "coffee"
    press(page, qtbot, Key.Key_Backtab)
    assert page.chosen.guid == "ports"
    press(page, qtbot, Key.Key_Escape)
    assert page.chosen.guids == ()
    press(page, qtbot, Key.Key_Tab)
    assert not page.grid.hasFocus()


def test_it_is_lifted_carried_and_dropped(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("ports")
    press(page, qtbot, Key.Key_Down, held=CTRL)
    press(page, qtbot, Key.Key_Down, Key.Key_Right)
    assert page.grid.hand.bubble.words.startswith("09:40–10:25 · 45 min · Lab")
    assert page.grid.accessibleDescription().startswith("09:40–10:25")
    assert stored(page, "ports").start == at(9, 30)
    press(page, qtbot, Key.Key_Return)
    assert (stored(page, "ports").room, stored(page, "ports").start) == (LAB, at(9, 40))
    assert page.chosen.guid == "ports"


def test_esc_puts_it_back(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("ports")
    press(page, qtbot, Key.Key_PageDown, Key.Key_Down, held=CTRL)
    press(page, qtbot, Key.Key_Escape)
    assert page.grid.hand.is_empty
    assert stored(page, "ports").start == at(9, 30)
    assert page.chosen.guid == "ports"


def test_it_is_carried_to_the_next_day(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("wind")
    press(page, qtbot, Key.Key_Down, Key.Key_PageDown, held=CTRL)
    assert page.days.currentIndex() == 1
    press(page, qtbot, Key.Key_Return)
    assert stored(page, "wind").start == at(11, 5, 21)


def test_several_are_carried_together(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("open", "ports")
    press(page, qtbot, Key.Key_Right, held=CTRL)
    assert "and 1 more" in page.grid.hand.bubble.words
    press(page, qtbot, Key.Key_Down, Key.Key_Space)
    assert [stored(page, guid).start for guid in ("open", "ports")] == [at(9, 5), at(9, 35)]
    assert [stored(page, guid).room for guid in ("open", "ports")] == [LAB, LAB]


@pytest.mark.parametrize(
    ("held", "key", "start", "length"),
    [
        (ALT, Key.Key_Down, at(11), 40),
        (ALT, Key.Key_Up, at(11), 20),
        (ALT | SHIFT, Key.Key_Up, at(10, 50), 40),
        (ALT | SHIFT, Key.Key_Down, at(11, 10), 20),
    ],
)
def test_an_edge_is_carried(
    page: AgendaPage, qtbot: QtBot, held: Qt.KeyboardModifier, key: Key, start: object, length: int
) -> None:
    page.chosen.choose("wind")
    press(page, qtbot, key, held=held)
    press(page, qtbot, key, Key.Key_Return)
    assert (stored(page, "wind").start, stored(page, "wind").length) == (start, minutes(length))


def test_it_is_never_shorter_than_five_minutes(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("wind")
    press(page, qtbot, Key.Key_Up, held=ALT)
    press(page, qtbot, *[Key.Key_Up] * 6)
    assert "short" in page.grid.hand.bubble.words or page.grid.hand.bubble.isHidden()
    press(page, qtbot, Key.Key_Return)
    assert stored(page, "wind").length == minutes(30)


def test_what_follows_makes_way(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("open")
    press(page, qtbot, Key.Key_Down, Key.Key_Down, held=CTRL)
    press(page, qtbot, Key.Key_P, Key.Key_Return)
    assert [stored(page, guid).start for guid in ("open", "ports", "coffee")] == [
        at(9, 10), at(9, 40), at(10, 25),
    ]  # fmt: skip
    page.context.store.undo()
    assert [stored(page, guid).start for guid in ("open", "ports", "coffee")] == [
        at(9), at(9, 30), at(10, 15),
    ]  # fmt: skip


def test_two_change_places(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("wind")
    press(page, qtbot, Key.Key_S)
    page.chosen.choose("ports")
    press(page, qtbot, Key.Key_S)
    assert (stored(page, "wind").room, stored(page, "wind").start) == (HALL, at(9, 30))
    assert (stored(page, "ports").room, stored(page, "ports").start) == (LAB, at(11))


def test_a_break_is_copied_to_all_rooms_and_nothing_else_is(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("open")
    press(page, qtbot, Key.Key_B)
    assert len(page.sight.sessions) == 6
    page.chosen.choose("coffee")
    press(page, qtbot, Key.Key_B)
    breaks = [each for each in page.sight.sessions.values() if each.kind is SessionKind.BREAK]
    assert {each.room for each in breaks} == {HALL, LAB, YARD}


def test_it_is_locked_and_unlocked(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("open")
    press(page, qtbot, Key.Key_L)
    assert stored(page, "open").locked
    press(page, qtbot, Key.Key_Down, held=CTRL)
    assert page.grid.hand.is_empty
    press(page, qtbot, Key.Key_L)
    assert not stored(page, "open").locked


def test_it_is_duplicated_behind_itself(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("wind")
    press(page, qtbot, Key.Key_D, held=CTRL)
    assert page.chosen.guid != "wind"
    copy = stored(page, page.chosen.guid)
    assert (copy.title, copy.room, copy.start) == ("Wind ferries", LAB, at(11, 30))


def test_del_takes_its_time_and_enter_gives_it_the_next_free_place(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("open")
    press(page, qtbot, Key.Key_Delete)
    assert stored(page, "open").start is None
    press(page, qtbot, Key.Key_U)
    assert page.left.list.hasFocus()
    assert page.left.list.choose("open")
    qtbot.keyClick(page.left.list, Key.Key_Return)
    assert (stored(page, "open").room, stored(page, "open").start) == (LAB, at(9, 30))


def test_n_holds_it_over_one_free_place_after_the_other(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("ports")
    press(page, qtbot, Key.Key_N)
    first = page.grid.hand.carry
    press(page, qtbot, Key.Key_N)
    second = page.grid.hand.carry
    assert first is not None
    assert second is not None
    assert (first.room, first.start) != (second.room, second.start)
    press(page, qtbot, Key.Key_Return)
    assert (stored(page, "ports").room, stored(page, "ports").start) == (second.room, second.start)
    assert page.sight.clashes == 0


def test_insert_adds_one_and_asks_for_its_title(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("wind")
    press(page, qtbot, Key.Key_Insert)
    title = page.inspector.fields.title
    qtbot.waitUntil(title.hasFocus)
    qtbot.keyClicks(title, "Round table")
    qtbot.keyClick(title, Key.Key_Return)
    new = stored(page, page.chosen.guid)
    assert (new.title, new.room, new.start) == ("Round table", LAB, at(11, 30))
    qtbot.keyClick(title, Key.Key_Escape)
    assert page.grid.hasFocus()


def test_shift_del_removes_it_for_good(page: AgendaPage, qtbot: QtBot) -> None:
    page.chosen.choose("wind")
    press(page, qtbot, Key.Key_Delete, held=SHIFT)
    assert "wind" not in page.sight.sessions
    page.context.store.undo()
    qtbot.waitUntil(lambda: "wind" in page.sight.sessions)


def test_days_and_zoom_by_key(page: AgendaPage, qtbot: QtBot) -> None:
    press(page, qtbot, Key.Key_PageDown, held=CTRL)
    assert page.days.currentIndex() == 1
    assert page.grid.day is not None
    assert set(page.grid.day.boxes) == {"end"}
    usual = page.grid.zoom_step
    press(page, qtbot, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)
    assert page.grid.zoom_step == usual + 1
    press(page, qtbot, Key.Key_0)
    assert page.grid.zoom_step == usual


def test_c_goes_from_clash_to_clash_on_whatever_day(page: AgendaPage, qtbot: QtBot) -> None:
    assert page.tools.clash.isHidden()
    page.deeds.move("wind", HALL, at(9))
    page.deeds.move("spare", YARD, at(10, 10, 21))
    assert page.tools.clash.isVisible()
    seen = []
    for _ in range(4):
        press(page, qtbot, Key.Key_C)
        seen.append((page.chosen.guid, page.days.currentIndex()))
    assert seen == [("open", 0), ("wind", 0), ("end", 1), ("spare", 1)]
    press(page, qtbot, Key.Key_C)
    assert page.chosen.guid == "open"


def test_the_menu_offers_what_fits_the_choice(page: AgendaPage) -> None:
    def offered() -> list[str]:
        return [act.text().split("\t")[0] for act in page._menu.made().actions() if act.text()]

    assert offered() == ["Add a session"]
    page.chosen.choose("coffee")
    assert "Copy to all rooms" in offered()
    page.chosen.choose("spare")
    assert "Unschedule" not in offered()
    page.chosen.choose("open")
    next(act for act in page._menu.made().actions() if act.text().startswith("Lock")).trigger()
    assert stored(page, "open").locked
    assert "Unlock" in offered()


def test_every_key_is_told_for_f1(page: AgendaPage) -> None:
    told = " ".join(hint.key for hint in page.key_hints())
    for key in ("Ctrl+↑", "Alt+↑", "F2", "Insert", "Ctrl+D", "Del", "Tab", "F8"):
        assert key in told
