"""The settings beside the canvas: figures, texts, colours, conditions, and the template itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.badges import actions
from desktop_app.features.badges.page.designer.fields import ColourField
from desktop_app.features.badges.rules import Condition
from desktop_app.features.badges.rules.template import Area
from desktop_app.paper.sheet import Sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.badges.page import BadgesPage
    from tests.features.badges.designer.hand import Hand
    from tests.make import Forum


def test_figures_are_set_in_millimetres(hand: Hand, qtbot: QtBot) -> None:
    hand.choose(0)
    place = hand.element_form().place
    place.x.lineEdit().setText("12,5")
    qtbot.keyClick(place.x, Qt.Key.Key_Return)
    place.height.setValue(8)
    hand.designer.design.settle()
    assert hand.area(0) == Area(12.5, 20, 10, 8)
    hand.choose(0, 1)
    place.y.setValue(30)
    hand.designer.design.settle()
    assert (hand.area(0).y, hand.area(1).y) == (30, 40)


def test_a_text_is_set_in_every_way(hand: Hand, qtbot: QtBot) -> None:
    form = hand.text_form()
    form.pattern.setFocus()
    form.pattern.selectAll()
    qtbot.keyClicks(form.pattern, "Dr ")
    form.pattern.insert_field("family_name")
    assert form.pattern.take()
    for field, value in ((form.gap, 0), (form.rotation, 90)):
        field.setValue(value)
    hand.designer.design.settle()
    element = hand.first_text()
    assert element.texts[0].pattern == "Dr {family_name}"
    assert element.rotation == 90
    assert hand.designer.design.template == hand.kept


def test_an_unknown_field_is_named_and_the_last_good_pattern_stays(hand: Hand, qtbot: QtBot) -> None:
    form = hand.text_form()
    form.pattern.setFocus()
    form.pattern.setText("{organization}")
    qtbot.keyClick(form.pattern, Qt.Key.Key_Return)
    assert hand.first_text().texts[0].pattern == "{first_line}"
    reason, _ = form._whys[form.pattern]
    assert reason.text().startswith("There is no field {organization}.")
    form.pattern.setText("{organisation}")
    qtbot.keyClick(form.pattern, Qt.Key.Key_Return)
    hand.designer.design.settle()
    assert hand.first_text().texts[0].pattern == "{organisation}"
    assert reason.text() == ""


def test_a_brace_offers_the_fields(hand: Hand, qtbot: QtBot) -> None:
    form = hand.text_form()
    form.pattern.setFocus()
    form.pattern.clear()
    qtbot.keyClicks(form.pattern, "{organ")
    assert form.pattern.is_offering
    offered = form.pattern._completer.currentCompletion()
    assert offered == "organisation – Organisation"
    form.pattern._completer.activated.emit(offered)
    form.pattern._list.hide()
    assert form.pattern.text() == "{organisation}"


def test_texts_are_stacked_moved_and_taken_away(hand: Hand, qtbot: QtBot) -> None:
    form = hand.text_form()
    add, up, _down, remove = form._buttons
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert [text.pattern for text in hand.first_text().texts] == ["{first_line}", "{second_line}"]
    qtbot.mouseClick(up, Qt.MouseButton.LeftButton)
    assert [text.pattern for text in hand.first_text().texts] == ["{second_line}", "{first_line}"]
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [text.pattern for text in hand.first_text().texts] == ["{first_line}"]


def test_the_smallest_size_is_never_above_the_largest(hand: Hand) -> None:
    form = hand.text_form()
    fields = [field for field, _ in form._bound if field.toolTip().startswith("Smallest size")]
    fields[0].setValue(20)
    hand.designer.design.settle()
    fit = hand.first_text().texts[0].fit
    assert (fit.size, fit.minimum) == (20, 20)


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("#c02020", "#C02020"), ("C02020", "#C02020"), ("white", "white"), ("reddish", "ink")],
)
def test_a_colour_is_a_name_or_written_out_and_nothing_else(
    hand: Hand, qtbot: QtBot, typed: str, colour: str
) -> None:
    hand.choose(0)
    form = hand.element_form()
    (field,) = [field for field, _ in form._bound if isinstance(field, ColourField)]
    field._line.setFocus()
    field._line.setText(typed)
    qtbot.keyClick(field._line, Qt.Key.Key_Return)
    hand.designer.design.settle()
    assert getattr(hand.elements[0], "colour", None) == colour
    complaint = form._whys[field][0].text()
    assert complaint.startswith("“reddish” is no colour") is (typed == "reddish")


def test_a_condition_is_set_and_shows_on_whom_it_holds(hand: Hand, qtbot: QtBot) -> None:
    hand.choose(0)
    condition = hand.element_form().condition
    condition.field.setCurrentIndex(condition.field.findData("category"))
    condition.field.activated.emit(condition.field.currentIndex())
    hand.designer.design.settle()
    assert hand.elements[0].when == Condition("category", ("Participant",))
    condition.values.setFocus()
    condition.values.setText("Speaker; Press")
    qtbot.keyClick(condition.values, Qt.Key.Key_Return)
    condition.comparison.setCurrentIndex(1)
    condition.comparison.activated.emit(1)
    hand.designer.design.settle()
    assert hand.elements[0].when == Condition("category", ("Speaker", "Press"), negated=True)
    badge = replace(hand.designer.design.badge, category="Press")
    hand.designer.design.show_badge(badge)
    assert not hand.designer.canvas.items_shown[0].is_shown


def test_the_template_itself_is_set(hand: Hand, qtbot: QtBot) -> None:
    hand.choose()
    form = hand.designer.properties.template
    form.title.setFocus()
    form.title.setText("Gala")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    form.bleed.setValue(3)
    qtbot.mouseClick(form.add_covered, Qt.MouseButton.LeftButton)
    form.sides[3].setValue(9)
    form.format.setCurrentIndex(form.format.findData("A7"))
    form.format.activated.emit(form.format.currentIndex())
    hand.designer.design.settle()
    kept = hand.kept
    assert (kept.title, kept.width, kept.height, kept.bleed) == ("Gala", 74, 105, 3)
    assert [area.height for area in kept.keep_clear] == [9]
    assert all(element.area.x + element.area.width <= 77 for element in kept.elements)


def test_a_template_takes_the_labels_of_the_events_own_sheet(page: BadgesPage, forum: Forum) -> None:
    store, sheet = page.context.store, Sheet(210, 297, 80, 50, 2, 5, 20, 10, 85, 55)
    key = store.write("Sheet", actions.add_sheet, forum.event_id, "Drawer 2", sheet)
    page.keeping.new()
    assert page.designer is not None
    form = page.designer.properties.template
    assert form.format.currentText() == "A6 portrait"
    form.format.setCurrentIndex(form.format.findText("Drawer 2"))
    form.format.activated.emit(form.format.currentIndex())
    kept = page.designer.design.template
    assert (kept.width, kept.height, kept.sheet, kept.sheet_title) == (80, 50, sheet, "Drawer 2")
    assert form.format.currentData() == key


def test_a_template_needs_a_title(hand: Hand, qtbot: QtBot) -> None:
    hand.choose()
    form = hand.designer.properties.template
    form.title.setFocus()
    form.title.setText("  ")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert hand.kept.title == "Card"
    assert form._whys[form.title][0].text() == "A template needs a title."
