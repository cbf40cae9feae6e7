"""Tests of the Setup page by typing and clicking."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QToolButton, QWidget

from desktop_app.features.setup import queries
from desktop_app.features.setup.page import SetupPage
from desktop_app.features.setup.page.points import PointsSection
from desktop_app.features.setup.rules import moment_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


W = TypeVar("W", bound=QWidget)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> SetupPage:
    page = SetupPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def retype(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def shown(qtbot: QtBot, section: QWidget, kind: type[W], words: str = "") -> W:
    """The visible editor whose text or tip has `words`; rows that were just laid show a moment later."""

    def found() -> list[W]:
        every = section.findChildren(kind)
        return [w for w in every if w.isVisible() and words in f"{w.property('text')} {w.toolTip()}"]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_a_field_is_saved_when_it_is_left(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    title = next(w for w in page.sections[0].findChildren(QLineEdit) if w.accessibleName() == "Title")
    with qtbot.waitSignal(context.toaster.said_undoable):
        retype(qtbot, title, "Forum of Clusters")
    assert context.store.read(queries.event, context.event_id).title == "Forum of Clusters"


def test_a_refused_field_says_why_and_goes_back(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    before = context.store.read(queries.event, context.event_id).title
    title = next(w for w in page.sections[0].findChildren(QLineEdit) if w.accessibleName() == "Title")
    retype(qtbot, title, " ")
    assert "needs a title" in page.sections[0].complaint
    assert title.text() == before
    assert context.store.read(queries.event, context.event_id).title == before


def test_a_category_is_added_renamed_and_removed(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    page.show_section("Categories")
    section = page.sections[1]
    count = len(context.store.read(queries.categories, context.event_id))
    qtbot.mouseClick(section.add_button, Qt.MouseButton.LeftButton)
    rows = context.store.read(queries.categories, context.event_id)
    assert len(rows) == count + 1
    editor = shown(qtbot, section, QLineEdit, "New category")
    retype(qtbot, editor, "Guests")
    assert context.store.read(queries.categories, context.event_id)[-1].name == "Guests"
    remover = shown(qtbot, section, QToolButton, "Guests")
    qtbot.mouseClick(remover, Qt.MouseButton.LeftButton)
    assert len(context.store.read(queries.categories, context.event_id)) == count


def test_places_are_set_and_taken_away(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    places = next(w for w in page.sections[0].findChildren(QLineEdit) if w.accessibleName() == "Places")
    with qtbot.waitSignal(context.signals.changed):
        retype(qtbot, places, "120")
    assert context.store.read(queries.event, context.event_id).places == 120
    places.selectAll()
    qtbot.keyClick(places, Qt.Key.Key_Delete)
    qtbot.keyClick(places, Qt.Key.Key_Return)
    assert context.store.read(queries.event, context.event_id).places is None
    page.show_section("Categories")
    of_category = next(w for w in page.sections[1].findChildren(QLineEdit) if w.accessibleName() == "Places")
    retype(qtbot, of_category, "12")
    qtbot.waitUntil(lambda: context.store.read(queries.categories, context.event_id)[0].places == 12)


def test_a_point_gets_a_direction(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    page.show_section("Check-in points")
    box = shown(qtbot, page.sections[2], QComboBox, "In which way")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert context.store.read(queries.points, context.event_id)[0].direction == "exit"


@pytest.fixture
def points(page: SetupPage) -> PointsSection:
    page.show_section("Check-in points")
    section = page.sections[2]
    assert isinstance(section, PointsSection)
    return section


def first_point(context: PageContext) -> queries.PointRow:
    return context.store.read(queries.points, context.event_id)[0]


def test_the_rules_of_a_point_are_saved_as_they_are_chosen(
    points: PointsSection, context: PageContext, qtbot: QtBot
) -> None:
    rules = points.rules
    for box in (rules.reentry, rules.printing):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Down)
    rules.capacity.setFocus()
    rules.capacity.selectAll()
    qtbot.keyClicks(rules.capacity, "120")
    qtbot.keyClick(rules.capacity, Qt.Key.Key_Return)
    press = next(box for box in rules.findChildren(QCheckBox) if box.text() == "Press")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton, pos=QPoint(5, press.height() // 2))
    row = first_point(context)
    assert (row.reentry_rule, row.print_rule, row.capacity) == ("after_exit", "once", 120)
    categories = context.store.read(queries.categories, context.event_id)
    assert [c.name for c in categories if c.id in row.category_ids] == ["Press"]


def test_the_capacity_of_a_point_is_emptied_again(
    points: PointsSection, context: PageContext, qtbot: QtBot
) -> None:
    capacity = points.rules.capacity
    with qtbot.waitSignal(context.signals.changed):
        retype(qtbot, capacity, "120")
    capacity.selectAll()
    qtbot.keyClick(capacity, Qt.Key.Key_Delete)
    qtbot.keyClick(capacity, Qt.Key.Key_Return)
    assert first_point(context).capacity is None


def test_a_point_opens_and_closes_by_the_clock_of_the_venue(
    points: PointsSection, context: PageContext, qtbot: QtBot
) -> None:
    event = context.store.read(queries.event, context.event_id)
    retype(qtbot, points.rules.opens, "08:30")
    retype(qtbot, points.rules.closes, "17.00")
    row = first_point(context)
    assert row.opens_at == moment_of("08:30", event.starts_on, event.zone)
    qtbot.waitUntil(lambda: points.rules.closes.text() == "17:00")
    points.rules.closes.selectAll()
    qtbot.keyClick(points.rules.closes, Qt.Key.Key_Delete)
    qtbot.keyClick(points.rules.closes, Qt.Key.Key_Return)
    assert first_point(context).closes_at is None


def test_a_time_that_is_none_stays_to_be_mended(
    points: PointsSection, context: PageContext, qtbot: QtBot
) -> None:
    retype(qtbot, points.rules.opens, "early")
    assert points.rules.opens.text() == "early"
    assert points.rules.opens.property("wrong") == "true"
    retype(qtbot, points.rules.opens, "09:00")
    assert points.rules.opens.property("wrong") == "false"
    retype(qtbot, points.rules.closes, "08:00")
    assert "close before it opens" in points.complaint
    assert (points.rules.closes.text(), first_point(context).closes_at) == ("", None)


def test_the_rules_of_another_point_are_shown(
    points: PointsSection, page: SetupPage, context: PageContext, qtbot: QtBot
) -> None:
    qtbot.mouseClick(points.add_button, Qt.MouseButton.LeftButton)
    second = context.store.read(queries.points, context.event_id)[1]
    show = shown(qtbot, points, QPushButton, second.name)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.simulator_asked) as asked:
        qtbot.mouseClick(points.simulate_button, Qt.MouseButton.LeftButton)
    assert asked.args == [second.id]
    points.rules.reentry.setFocus()
    qtbot.keyClick(points.rules.reentry, Qt.Key.Key_End)
    rows = context.store.read(queries.points, context.event_id)
    assert [row.reentry_rule for row in rows] == ["never", "always"]


def test_the_wheel_scrolls_the_rules_and_chooses_nothing(points: PointsSection, context: PageContext) -> None:
    box = points.rules.reentry
    box.setFocus()
    spot, none = QPointF(box.rect().center()), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        spot,
        QPointF(box.mapToGlobal(box.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert (box.currentIndex(), first_point(context).reentry_rule) == (0, "never")


def test_a_station_is_added(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    page.show_section("Stations and printers")
    before = len(context.store.read(queries.stations))
    qtbot.mouseClick(page.sections[5].add_button, Qt.MouseButton.LeftButton)
    assert len(context.store.read(queries.stations)) == before + 1


def test_each_section_opens_by_keyboard(page: SetupPage, qtbot: QtBot) -> None:
    page.setFocus()
    listed = page.focusWidget()
    assert listed is not None
    for section in page.sections[1:]:
        qtbot.keyClick(listed, Qt.Key.Key_Down)
        assert section.isVisible()
