"""The grid by mouse: what is dragged, resized, framed and drawn lies there afterwards, in the file too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.page import AgendaPage
from desktop_app.features.agenda.rules import Room, Span
from desktop_app.kit.theme import Space, tokens_of
from tests.features.agenda.editing import (
    CTRL,
    LEFT,
    PLAIN,
    SHIFT,
    day,
    drag,
    fill,
    middle_of,
    open_page,
    place_of,
    sentence,
    stored,
)
from tests.features.agenda.programmes import HALL, LAB, YARD, at, minutes, programme, talk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> AgendaPage:
    return open_page(context, qtbot)


def test_the_sentence_counts_and_the_days_are_tabs(page: AgendaPage) -> None:
    assert sentence(page) == "4 session in 3 room, 0 conflict, not released yet"
    assert [page.days.tabText(place) for place in range(page.days.count())] == ["Wed 20 May", "Thu 21 May"]
    assert set(page.grid.day.boxes) == {"open", "ports", "coffee", "wind"} if page.grid.day else False


def test_a_session_is_dragged_to_another_room_and_time(page: AgendaPage, qtbot: QtBot) -> None:
    start = middle_of(page, "ports")
    target = place_of(page, LAB, at(12)) + QPoint(0, start.y() - page.grid.rect_of("ports").top())
    drag(page, qtbot, start, target)
    assert (stored(page, "ports").room, stored(page, "ports").start) == (LAB, at(12))
    assert page.grid.rect_of("ports").top() == place_of(page, LAB, at(12)).y() + 1


def test_while_it_is_dragged_it_says_when_and_what_clashes(page: AgendaPage, qtbot: QtBot) -> None:
    start = middle_of(page, "open")
    target = place_of(page, YARD, at(11)) + QPoint(0, start.y() - page.grid.rect_of("open").top())
    drag(page, qtbot, start, target, drop=False)
    words = page.grid.hand.bubble.words
    assert words.startswith("11:00–11:30 · 30 min · Yard")
    assert "Ona Testė is in “Opening” and in “Wind ferries” at the same time" in words
    qtbot.keyClick(page.grid, "\x1b")
    assert page.grid.hand.is_empty
    assert page.grid.hand.bubble.isHidden()
    assert stored(page, "open").start == at(9)


def test_a_clash_is_marked_counted_and_gone_after_undo(page: AgendaPage, qtbot: QtBot) -> None:
    start = middle_of(page, "wind")
    drag(page, qtbot, start, place_of(page, HALL, at(9, 15)) + QPoint(0, 20))
    assert "3 conflict" in sentence(page)
    assert page.grid.look_of("wind").word == "Conflict"
    page.context.store.undo()
    qtbot.waitUntil(lambda: "0 conflict" in sentence(page))
    assert stored(page, "wind").room == LAB
    assert page.grid.look_of("wind").word == ""


@pytest.mark.parametrize(
    ("now", "first"),
    [(at(8), at(8, 30)), (at(11, 20), at(10, 50)), (at(20), at(8, 30))],
    ids=["before", "during", "after"],
)
def test_the_grid_opens_where_something_takes_place(
    context: PageContext, qtbot: QtBot, now: datetime, first: datetime
) -> None:
    page = open_page(context, qtbot, now)
    assert page.grid.instant_at(QPoint(10, Space.LARGE)) == first


def test_a_programme_that_is_imported_is_in_sight(context: PageContext, qtbot: QtBot) -> None:
    page = AgendaPage(replace(context, now=lambda: at(8)))
    qtbot.addWidget(page)
    page.resize(1300, 500)
    page.show()
    fill(context)
    qtbot.waitUntil(lambda: page.grid.day is not None and bool(page.grid.day.boxes))
    assert page.grid.instant_at(QPoint(10, Space.LARGE)) == at(8, 30)


@pytest.mark.parametrize(("now", "dimmed"), [(at(12), True), (at(8), False), (at(12, day=21), False)])
def test_only_what_is_past_of_today_is_dimmed(
    context: PageContext, qtbot: QtBot, now: datetime, *, dimmed: bool
) -> None:
    """On a day that is over, or still to come, there is nothing to tell apart: it is read in full ink."""
    page = open_page(context, qtbot, now)
    page.days.show_day(date(2026, 5, 20))
    card = page.grid.viewport().grab(page.grid.rect_of("open")).toImage()
    places = [(x, y) for x in range(card.width()) for y in range(card.height())]
    tokens = tokens_of(page)
    text, ground = QColor(tokens.text).lightness(), QColor(tokens.surface).lightness()
    farthest = max(abs(card.pixelColor(x, y).lightness() - ground) for x, y in places)
    muted = abs(QColor(tokens.muted).lightness() - ground)
    assert (farthest < (muted + abs(text - ground)) / 2) == dimmed


@pytest.mark.parametrize(
    ("edge", "to", "start", "length"),
    [("bottom", at(10, 0), at(9), 60), ("top", at(8, 30), at(8, 30), 60)],
)
def test_an_edge_is_dragged(
    page: AgendaPage, qtbot: QtBot, edge: str, to: object, start: object, length: int
) -> None:
    rect = page.grid.rect_of("open")
    grip = QPoint(rect.center().x(), rect.bottom() - 1 if edge == "bottom" else rect.top() + 1)
    target = place_of(page, HALL, to)  # type: ignore[arg-type]  # an instant
    drag(page, qtbot, grip, QPoint(grip.x(), target.y()))
    assert stored(page, "open").start == start
    assert stored(page, "open").length == minutes(length)


def test_several_are_chosen_by_a_frame_and_moved_together(page: AgendaPage, qtbot: QtBot) -> None:
    viewport = page.grid.viewport()
    corner, end = place_of(page, HALL, at(8, 40)), place_of(page, HALL, at(9, 50))
    qtbot.mousePress(viewport, LEFT, SHIFT, corner - QPoint(30, 0))
    qtbot.mouseMove(viewport, corner)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, LEFT, SHIFT, end)
    assert set(page.chosen.guids) == {"open", "ports"}
    start = middle_of(page, "open")
    drag(page, qtbot, start, start + QPoint(page.grid.column_width, 0))
    assert [stored(page, guid).room for guid in ("open", "ports")] == [LAB, LAB]
    assert [stored(page, guid).start for guid in ("open", "ports")] == [at(9), at(9, 30)]


def test_something_new_is_drawn_on_empty_space(page: AgendaPage, qtbot: QtBot) -> None:
    drag(page, qtbot, place_of(page, YARD, at(9)), place_of(page, YARD, at(9, 40)))
    new = page.sight.sessions[page.chosen.guid]
    assert (new.room, new.start, new.length) == (YARD, at(9), minutes(40))
    assert stored(page, new.guid).title == "New session"
    qtbot.waitUntil(page.inspector.fields.title.hasFocus)


def test_a_stray_twitch_draws_nothing(page: AgendaPage, qtbot: QtBot) -> None:
    before = set(page.sight.sessions)
    drag(page, qtbot, place_of(page, YARD, at(9)), place_of(page, YARD, at(9, 5)))
    assert set(page.sight.sessions) == before


def test_what_is_locked_stays(page: AgendaPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.toaster.said_undoable):
        page.chosen.choose("open")
        page.doing.toggle_lock()
    with qtbot.waitSignal(page.context.toaster.said) as told:
        drag(page, qtbot, middle_of(page, "open"), place_of(page, LAB, at(12)))
    assert "locked" in told.args[0]
    assert stored(page, "open").room == HALL


def test_over_a_tab_it_goes_to_that_day_at_the_same_time(page: AgendaPage, qtbot: QtBot) -> None:
    viewport, tabs = page.grid.viewport(), page.days
    start = middle_of(page, "wind")
    qtbot.mousePress(viewport, LEFT, PLAIN, start)
    qtbot.mouseMove(viewport, start + QPoint(0, 20))
    qtbot.mouseMove(viewport, start)
    over = viewport.mapFromGlobal(tabs.mapToGlobal(tabs.tabRect(1).center()))
    qtbot.mouseMove(viewport, over)
    assert tabs.currentIndex() == 1
    qtbot.mouseRelease(viewport, LEFT, PLAIN, over)
    assert stored(page, "wind").start == at(11, 0, 21)


def test_out_of_the_list_into_the_grid_and_back(page: AgendaPage, qtbot: QtBot) -> None:
    listed = page.left.list.viewport()
    grid = page.grid.viewport()
    row = page.left.list.visualRect(page.left.list.model().index(0, 0)).center()
    target = listed.mapFromGlobal(grid.mapToGlobal(place_of(page, YARD, at(9)) + QPoint(0, 25)))
    qtbot.mousePress(listed, LEFT, PLAIN, row)
    qtbot.mouseMove(listed, row + QPoint(20, 20))
    qtbot.mouseMove(listed, target)
    qtbot.mouseRelease(listed, LEFT, PLAIN, target)
    assert stored(page, "spare").room == YARD
    assert stored(page, "spare").start is not None
    assert page.left.isHidden()


def test_while_shift_is_held_what_follows_makes_way(page: AgendaPage, qtbot: QtBot) -> None:
    viewport = page.grid.viewport()
    start = middle_of(page, "open")
    end = start + QPoint(0, page.grid.y_of(at(9, 15)) - page.grid.y_of(at(9)))
    qtbot.mousePress(viewport, LEFT, PLAIN, start)
    qtbot.mouseMove(viewport, start + QPoint(0, 20))
    qtbot.mouseMove(viewport, end)
    page.grid.hand.push(push=True)
    assert "make way" in page.grid.hand.bubble.words
    page.grid.hand.drop()
    assert [stored(page, guid).start for guid in ("open", "ports", "coffee")] == [
        at(9, 15), at(9, 45), at(10, 30),
    ]  # fmt: skip


def test_ctrl_click_chooses_one_more_and_one_less(page: AgendaPage, qtbot: QtBot) -> None:
    viewport = page.grid.viewport()
    qtbot.mouseClick(viewport, LEFT, PLAIN, middle_of(page, "open"))
    qtbot.mouseClick(viewport, LEFT, CTRL, middle_of(page, "wind"))
    assert page.chosen.guids == ("open", "wind")
    qtbot.mouseClick(viewport, LEFT, CTRL, middle_of(page, "open"))
    assert page.chosen.guid == "wind"
    assert len(page.chosen.guids) == 1


def test_another_windows_change_is_seen(page: AgendaPage, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Elsewhere", actions.move_session, context.event_id, "open", LAB, at(15))
    qtbot.waitUntil(lambda: page.sight.sessions["open"].room == LAB)
    assert page.grid.rect_of("open").top() == place_of(page, LAB, at(15)).y() + 1


def test_rooms_are_folded_and_ordered(page: AgendaPage, qtbot: QtBot) -> None:
    page.tools.room_folded.emit(LAB, True)
    assert page.grid.day is not None
    assert page.grid.day.rooms == (HALL, YARD)
    assert "wind" not in page.grid.day.boxes
    page.tools.room_folded.emit(LAB, False)
    page.tools.move_room(2, 0)
    assert page.context.store.read(queries.programme, page.context.event_id).rooms[0].key == YARD
    qtbot.waitUntil(lambda: page.grid.day is not None and page.grid.day.rooms == (YARD, HALL, LAB))


def test_zoom_keeps_what_lies_under_the_pointer(page: AgendaPage) -> None:
    grid, place = page.grid, QPoint(200, 200)
    before = grid.instant_at(place)
    for step in (5, 4, 2, 3):
        grid.set_zoom(step, place)
        assert grid.zoom_step == step
    assert abs(grid.instant_at(place) - before) <= minutes(10)


def test_an_empty_agenda_says_what_belongs_there(context: PageContext, qtbot: QtBot) -> None:
    page = open_page(context, qtbot, wanted=programme(rooms=(), tracks=(), people=()))
    assert sentence(page) == "Nothing planned yet"
    assert page.empty.isVisible()
    page.setFocus()
    qtbot.waitUntil(page.empty.button.hasFocus)
    qtbot.keyClick(page.empty.button, Qt.Key.Key_Insert)
    assert len(page.sight.sessions) == 1
    assert not page.grid.grab().isNull()
    assert page.empty.isHidden()


def test_hostile_titles_nights_and_closed_rooms_are_painted(context: PageContext, qtbot: QtBot) -> None:
    closed = Room(LAB, "Lab " * 60, 30, 1, (Span(at(8), at(12)),))
    wanted = replace(
        day(),
        rooms=(Room(HALL, "Hall", 200, 0), closed, Room(YARD, "ساحة", None, 2)),
        sessions=(
            talk("long", at(9), 5, HALL, title="Everything about the harbour " * 20),
            talk("word", at(9, 30), 90, HALL, title="Donaudampfschiff" * 40),
            talk("rtl", at(10), 45, YARD, title="وقود نظيف للسفن الصغيرة"),
            talk("none", at(10), 0, YARD, title=""),
            talk("night", at(23, 30), 180, LAB, title="After midnight"),
            talk("nowhere", at(12), 30, "", title="No room yet"),
        ),
    )
    page = open_page(context, qtbot, wanted=wanted)
    for step in range(6):
        page.grid.set_zoom(step)
        assert not page.grid.grab().isNull()
    assert page.grid.day is not None
    assert page.grid.day.rooms[-1] == ""
    assert page.grid.day.boxes["night"].span.end <= page.grid.day.window.end


def test_the_night_of_the_change_shows_its_offsets(context: PageContext, qtbot: QtBot) -> None:
    night = datetime(2026, 10, 24, 21, tzinfo=UTC)
    talks = [talk(str(hour), night + hour * minutes(60)) for hour in range(8)]
    page = open_page(
        context, qtbot, wanted=replace(day(), days=(), sessions=tuple(talks), day_change=time(12))
    )
    page.days.show_day(date(2026, 10, 24))
    page.grid.see_time(night)
    hours = [words for _, words in page.grid.hours()]
    assert "03:00 +3" in hours
    assert "03:00 +2" in hours


def test_a_session_that_is_carried_and_removed_elsewhere_is_let_go(
    page: AgendaPage, context: PageContext, qtbot: QtBot
) -> None:
    page.grid.hand.lift(("open",))
    context.store.write("Elsewhere", actions.remove_sessions, context.event_id, ["open"])
    qtbot.waitUntil(lambda: "open" not in page.sight.sessions)
    assert page.grid.hand.is_empty
    assert not page.grid.grab().isNull()


def test_what_follows_still_makes_way_while_the_grid_scrolls_on(page: AgendaPage, qtbot: QtBot) -> None:
    viewport, start = page.grid.viewport(), middle_of(page, "open")
    qtbot.mousePress(viewport, LEFT, PLAIN, start)
    qtbot.mouseMove(viewport, start + QPoint(0, 40))
    page.grid.hand.push(push=True)
    page.grid.mouse.carry_to(viewport.mapToGlobal(start + QPoint(0, 60)))
    assert page.grid.hand.carry is not None
    assert page.grid.hand.carry.push
    qtbot.keyClick(page.grid, "\x1b")
