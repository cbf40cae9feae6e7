"""The designer beside the canvas: opening, adding, both sides, texts, previews, other people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from db.tables import Template
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.page.designer.previewing import LONGEST, WORDS
from desktop_app.features.badges.page.designer.properties.kinds import ImageForm
from desktop_app.features.badges.rules import builtin_template
from desktop_app.features.badges.rules.design.fresh import KINDS
from desktop_app.features.badges.rules.template import Area
from tests.features.badges.designer.hand import NONE, Hand
from tests.features.badges.designer.samples import at, card, everything
from tests.features.badges.pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.features.badges.page import BadgesPage
    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.kit.context import PageContext
    from tests.make import Forum


# --- opening and leaving -----------------------------------------------------------------------------


def test_enter_on_a_template_of_the_program_designs_a_copy_of_it(
    page: BadgesPage, forum: Forum, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.context.toaster.said_undoable.connect(said.append)
    page.templates.choose("A6")
    page.templates.setFocus()
    QTest.keyClick(page.templates, Qt.Key.Key_Return)
    assert page.designer is not None
    qtbot.waitUntil(page.designer.isVisible)
    title = builtin_template("A6").title
    assert said == [f"{title} comes with the program and stays as it is. You design a copy of it."]
    (copy,) = page.context.store.read(queries.event_templates, forum.event_id)
    assert (copy.title, copy.elements) == (f"{title} (copy)", builtin_template("A6").elements)
    qtbot.mouseClick(page.designer.done, Qt.MouseButton.LeftButton)
    assert not page.covered
    assert page.template.name == copy.name


def test_a_new_template_begins_empty(page: BadgesPage, qtbot: QtBot) -> None:
    (entry,) = [each for each in page.keeping.menu(page.template).actions() if each.text() == "New template"]
    entry.trigger()
    assert page.designer is not None
    qtbot.waitUntil(page.designer.isVisible)
    assert page.designer.design.template.title == "New template"
    assert page.designer.design.elements == ()
    assert page.designer.key_hints() == page.key_hints()


def test_a_template_that_somebody_removes_closes_the_designer(hand: Hand, qtbot: QtBot) -> None:
    hand.page.context.store.write("Remove", actions.remove_template, hand.kept.name)
    qtbot.waitUntil(lambda: not hand.page.covered)
    assert hand.page.panel.notice == "This template was removed meanwhile."


def test_what_somebody_else_changes_is_shown(hand: Hand, qtbot: QtBot) -> None:
    hand.choose(3)
    other = replace(hand.kept, elements=hand.kept.elements[:2])
    hand.page.context.store.write("Change", actions.save_template, other)
    qtbot.waitUntil(lambda: hand.designer.design.template == other)
    assert hand.chosen() == ()
    assert len(hand.designer.canvas.items_shown) == 2


def test_a_step_on_what_somebody_else_has_changed_is_refused_with_a_sentence(hand: Hand) -> None:
    other = replace(hand.kept, title="Renamed elsewhere")
    hand.page.context.store.write("Change", actions.save_template, other)
    hand.drag((15, 22), (28, 37))  # before the page has heard of it
    assert hand.kept == other
    assert hand.designer.design.template == other
    assert hand.designer.status.said.startswith("Somebody else has just changed this template.")


def test_keys_that_somebody_else_overtakes_are_not_lost_silently(hand: Hand, qtbot: QtBot) -> None:
    hand.choose(0)
    hand.key(Qt.Key.Key_Right)
    other = replace(hand.kept, title="Renamed elsewhere")
    hand.page.context.store.write("Change", actions.save_template, other)
    qtbot.waitUntil(lambda: hand.designer.design.template == other)
    assert hand.designer.status.said.startswith("Somebody else has just changed this template.")


def test_a_template_that_only_a_newer_program_reads_closes_the_designer(hand: Hand, qtbot: QtBot) -> None:
    key = hand.kept.name

    def strange(session: Session) -> None:
        session.get_one(Template, key).layout = {"version": 99}

    hand.page.context.store.write("Newer", strange)
    qtbot.waitUntil(lambda: not hand.page.covered)
    assert hand.page.panel.notice.startswith("The template was made by a newer version of Forum Desk")


def test_a_person_who_is_asked_for_is_shown_on_the_canvas(hand: Hand, forum: Forum) -> None:
    hand.page.show_thing(forum.attendee("Bērziņš"))
    assert hand.designer.design.badge.family_name == "Bērziņš"


def test_undo_and_redo_of_the_window_are_seen_at_once(hand: Hand, qtbot: QtBot) -> None:
    hand.drag((15, 22), (28, 37))
    moved = hand.kept
    hand.undo()
    assert hand.area(0) == Area(10, 20, 10, 5)
    hand.page.context.store.redo(own=True)
    qtbot.waitUntil(lambda: hand.designer.design.template == moved)


# --- adding ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "image"])
def test_each_kind_is_added_by_its_button(hand: Hand, qtbot: QtBot, kind: str) -> None:
    qtbot.mouseClick(hand.designer.elements.buttons[kind], Qt.MouseButton.LeftButton)
    assert len(hand.elements) == 5
    assert hand.chosen() == (4,)
    assert hand.steps()[0] == f"Add {hand.designer.design.words.kind(kind)} to a badge"


def test_a_picture_is_added_from_a_file(
    hand: Hand, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Our logo.png").write_bytes(picture_of(40, 30))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "Our logo.png"), ""))
    qtbot.mouseClick(hand.designer.elements.buttons["image"], Qt.MouseButton.LeftButton)
    assert [picture.name for picture in hand.kept.pictures] == ["Our-logo.png"]
    form = hand.designer.properties.form
    assert isinstance(form, ImageForm)
    (tmp_path / "b.jpg").write_bytes(picture_of(9, 9, kind="JPEG"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "b.jpg"), ""))
    qtbot.mouseClick(form.file.button, Qt.MouseButton.LeftButton)
    assert [picture.name for picture in hand.kept.pictures] == ["b.jpg"]
    hand.undo()
    assert [picture.data for picture in hand.kept.pictures] == [picture_of(40, 30)]


def test_a_broken_picture_is_named_and_nothing_is_added(
    hand: Hand, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG and nothing more")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.png"), ""))
    qtbot.mouseClick(hand.designer.elements.buttons["image"], Qt.MouseButton.LeftButton)
    assert len(hand.elements) == 4
    assert hand.designer.status.said.startswith("a.png cannot be read as a PNG or JPEG picture.")


# --- both sides, inline texts, previews --------------------------------------------------------------


def test_what_is_added_to_the_back_makes_two_sides(hand: Hand, qtbot: QtBot) -> None:
    hand.designer.sides.setCurrentIndex(1)
    qtbot.mouseClick(hand.designer.elements.buttons["schedule"], Qt.MouseButton.LeftButton)
    assert len(hand.kept.back) == 1
    assert hand.designer.sides.tabText(1) == "Back"
    hand.choose()
    qtbot.mouseClick(hand.designer.properties.template.one_sided, Qt.MouseButton.LeftButton)
    assert not hand.kept.back
    assert hand.designer.design.face == "front"


def test_a_text_is_edited_where_it_stands(hand: Hand, qtbot: QtBot) -> None:
    hand.double_click(15, 9)
    inline = hand.designer.inline
    assert inline.isVisible()
    assert inline.text() == "{first_line}"
    qtbot.keyClicks(inline, "Guest")
    qtbot.keyClick(inline, Qt.Key.Key_Return)
    assert not inline.isVisible()
    assert hand.first_text().texts[0].pattern == "Guest"
    hand.key(Qt.Key.Key_F2)
    qtbot.keyClicks(inline, "Nobody")
    qtbot.keyClick(inline, Qt.Key.Key_Escape)
    assert hand.first_text().texts[0].pattern == "Guest"
    hand.key(Qt.Key.Key_F2)
    inline.setText("{nothing_known}")
    qtbot.keyClick(inline, Qt.Key.Key_Return)
    assert inline.isVisible()
    assert hand.designer.status.said.startswith("There is no field {nothing_known}.")
    inline.clearFocus()
    assert hand.first_text().texts[0].pattern == "Guest"


def test_the_text_that_is_double_clicked_in_a_stack_is_edited(
    designing: Callable[[BadgeTemplate], Hand],
) -> None:
    texts = [{"text": pattern, "size": 14} for pattern in ("{first_line}", "{second_line}", "{country}")]
    hand = designing(card({"kind": "stack", "x": 10, "y": 5, "width": 60, "height": 30, "texts": texts}))
    hand.double_click(15, 14)
    assert hand.designer.inline.text() == "{second_line}"


def test_the_badge_is_shown_with_a_person_the_longest_and_plain_words(hand: Hand, qtbot: QtBot) -> None:
    previewing = hand.designer.previewing
    before = hand.designer.design.badge
    qtbot.mouseClick(previewing._after, Qt.MouseButton.LeftButton)
    assert hand.designer.design.badge.key != before.key
    previewing.mode.setCurrentIndex(LONGEST)
    previewing.mode.activated.emit(LONGEST)
    assert hand.designer.design.badge.organisation == "Saaremaa Institute of Optics"
    previewing.mode.setCurrentIndex(WORDS)
    previewing.mode.activated.emit(WORDS)
    assert hand.designer.design.badge.given_name == "Given name"
    qtbot.keyClicks(previewing.field, "berzins")
    previewing.field._offers.activated.emit(
        previewing.field._names.stringList()[0]
    ) if previewing.field.isVisible() else previewing.show_person(before.key)


def test_what_does_not_fit_is_marked_at_the_element(hand: Hand) -> None:
    form = hand.text_form()
    form.pattern.setText("Much too long a text for a line of this size and so small a width, and more of it")
    form.pattern.take()
    hand.designer.design.settle()
    item = hand.designer.canvas.items_shown[3]
    assert [warning.fault.name for warning in item.warnings] == ["TOO_SMALL"]
    assert hand.designer.properties.warnings.text().endswith("is very small.")
    hand.choose()
    hand.choose(3)
    assert hand.designer.properties.warnings.isVisible()


def test_what_cannot_be_drawn_can_still_be_made_larger(designing: Callable[[BadgeTemplate], Hand]) -> None:
    flat = at("image", 10, 10, 20, 0, picture="red.png")
    hand = designing(card(flat, at("text", 10, 30, 0, 0, text="{first_line}", size=12)))
    hand.choose(0)
    hand.element_form().place.height.setValue(10)
    hand.designer.design.settle()
    assert not hand.designer.canvas.items_shown[0].is_empty
    assert [each.fault.name for each in hand.designer.canvas.items_shown[0].warnings] == ["COARSE"]


def test_only_who_may_set_up_designs(
    page: BadgesPage, context: PageContext, monkeypatch: pytest.MonkeyPatch, forum: Forum
) -> None:
    monkeypatch.setattr(type(context.duty), "may", lambda *_: False)
    page.keeping.design(builtin_template("A6"))
    assert page.designer is None
    assert context.store.read(queries.event_templates, forum.event_id) == ()
    assert page.panel.notice


def test_f6_walks_from_canvas_to_settings_to_elements(focused: Hand) -> None:
    designer = focused.designer
    QTest.keyClick(designer.canvas, Qt.Key.Key_F6)
    assert designer.properties.isAncestorOf(designer.focusWidget())
    QTest.keyClick(designer.focusWidget(), Qt.Key.Key_F6)
    assert designer.elements.list.hasFocus()
    QTest.keyClick(designer.elements.list, Qt.Key.Key_F6)
    assert designer.canvas.hasFocus()
    QTest.keyClick(designer.canvas, Qt.Key.Key_F6)
    QTest.keyClick(designer.focusWidget(), Qt.Key.Key_Escape, NONE)
    assert designer.canvas.hasFocus()


def test_a_card_of_everything_opens_and_says_what_it_shows(
    designing: Callable[[BadgeTemplate], Hand],
) -> None:
    hand = designing(everything())
    for place in range(len(hand.elements)):
        hand.choose(place)
        assert hand.designer.properties.form.isVisible()
    hand.designer.sides.setCurrentIndex(1)
    hand.choose(0)
    assert hand.designer.properties.form.isVisible()
