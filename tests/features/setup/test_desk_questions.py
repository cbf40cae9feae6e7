"""Arranging what the desk asks and gives: actions with their refusals, and two sections by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton, QWidget
from sqlalchemy import select

from db.tables import Attendee, Category, CustomField, HandedOut, HandOut
from desktop_app.errors import Refused
from desktop_app.features.checkin.queries.questions import questions as asked
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.page import SetupPage
from desktop_app.features.setup.page.questions import QuestionsSection
from desktop_app.features.setup.page.things import ThingsSection
from desktop_app.features.setup.rules import SetupRefusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.kit.context import PageContext
    from tests.make import Forum

W = TypeVar("W", bound=QWidget)


def refusal(store: Store, action: Callable[..., object], *args: object, **kwargs: object) -> SetupRefusal:
    with pytest.raises(Refused) as refused:
        store.write("Try", action, *args, **kwargs)
    assert isinstance(refused.value.reason, SetupRefusal)
    return refused.value.reason


def add_question(store: Store, forum: Forum, label: str) -> str:
    return store.write("Add", actions.add_question, forum.event_id, label=label)


def add_thing(store: Store, forum: Forum, name: str) -> str:
    return store.write("Add", actions.add_thing, forum.event_id, name=name)


def answer(session: Session, attendee_id: str, key: str, value: object) -> None:
    session.get_one(Attendee, attendee_id).custom = {key: value}


def give(session: Session, attendee_id: str, thing_id: str) -> None:
    session.add(HandedOut(attendee_id=attendee_id, hand_out_id=thing_id))


def labels(store: Store, forum: Forum) -> list[str]:
    return [row.label for row in store.read(queries.questions, forum.event_id)]


def test_a_key_is_made_from_the_label_and_stays(store: Store, forum: Forum) -> None:
    first = add_question(store, forum, "Dydis?")
    add_question(store, forum, "Dydis!")
    store.write("Edit", actions.edit_question, first, label="T-shirt size")
    assert [row.key for row in store.read(queries.questions, forum.event_id)] == ["dydis", "dydis_2"]


def test_two_questions_are_not_called_the_same(store: Store, forum: Forum) -> None:
    first = add_question(store, forum, "Diet")
    add_question(store, forum, "Hotel")
    assert refusal(store, actions.add_question, forum.event_id, label="diet") is SetupRefusal.NAME_TAKEN
    assert refusal(store, actions.add_question, forum.event_id, label=" ") is SetupRefusal.NAME_EMPTY
    assert refusal(store, actions.edit_question, first, label="hotel") is SetupRefusal.NAME_TAKEN


def test_a_question_that_was_answered_stays_and_keeps_its_kind(store: Store, forum: Forum) -> None:
    key = add_question(store, forum, "Diet")
    store.write("Edit", actions.edit_question, key, kind="choice", choices=["vegan", " ", "vegan"])
    assert store.read(queries.questions, forum.event_id)[0].choices == ("vegan",)
    store.write("Answer", answer, forum.attendee("Bērziņš"), "diet", "vegan")
    assert refusal(store, actions.remove_question, key) is SetupRefusal.ANSWERED
    assert refusal(store, actions.edit_question, key, kind="number") is SetupRefusal.ANSWERED
    store.write("Edit", actions.edit_question, key, kind="text")
    store.write("Answer", answer, forum.attendee("Bērziņš"), "diet", "")
    store.write("Remove", actions.remove_question, key)
    assert labels(store, forum) == []
    store.undo()
    assert labels(store, forum) == ["Diet"]


def test_questions_are_put_in_order_and_asked_in_it(store: Store, forum: Forum) -> None:
    keys = [add_question(store, forum, label) for label in ("A", "B", "C")]
    for key in keys:
        store.write("Edit", actions.edit_question, key, at_checkin="ask")
    store.write("Move", actions.move_question, keys[2], -1)
    store.write("Move", actions.move_question, keys[0], 9)
    assert labels(store, forum) == ["C", "B", "A"]
    assert [question.label for question in store.read(asked, forum.event_id)] == ["C", "B", "A"]


def test_a_thing_that_was_given_stays_with_a_stock_that_can_be_true(store: Store, forum: Forum) -> None:
    key = add_thing(store, forum, "Lanyard")
    store.write("Give", give, forum.attendee("Bērziņš"), key)
    assert refusal(store, actions.remove_thing, key) is SetupRefusal.HANDED_OUT
    assert refusal(store, actions.edit_thing, key, stock=0) is SetupRefusal.STOCK_LESS
    store.write("Edit", actions.edit_thing, key, stock=1)
    row = store.read(queries.things, forum.event_id)[0]
    assert (row.stock, row.given) == (1, 1)
    assert refusal(store, actions.add_thing, forum.event_id, name="LANYARD") is SetupRefusal.NAME_TAKEN


def test_a_question_that_decides_about_a_thing_stays(store: Store, forum: Forum) -> None:
    question = add_question(store, forum, "Diet")
    thing = add_thing(store, forum, "Vegan lunch")
    store.write("Edit", actions.edit_thing, thing, field_key="diet", field_value="vegan")
    assert refusal(store, actions.remove_question, question) is SetupRefusal.NEEDED_BY
    store.write("Remove", actions.remove_thing, thing)
    store.write("Remove", actions.remove_question, question)
    assert labels(store, forum) == []


def test_a_category_that_goes_leaves_nothing_meant_for_everybody_by_accident(
    store: Store, forum: Forum
) -> None:
    guest, other = (
        store.write("Add", actions.add_category, forum.event_id, name=name, colour="#123456")
        for name in ("Guest", "Other")
    )
    thing = add_thing(store, forum, "Gift")
    store.write("Edit", actions.edit_thing, thing, category_ids=[guest, other])
    store.write("Remove", actions.remove_category, guest)
    assert store.read(queries.things, forum.event_id)[0].category_ids == (other,)
    assert refusal(store, actions.remove_category, other) is SetupRefusal.MEANT_FOR
    assert other in store.read(category_keys)


def category_keys(session: Session) -> list[str]:
    return list(session.scalars(select(Category.id)))


# --- on the screen ---------------------------------------------------------------------------------------


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> SetupPage:
    page = SetupPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def shown(qtbot: QtBot, section: QWidget, kind: type[W], words: str = "") -> W:
    """The visible editor whose text, tip or name has `words`."""

    def found() -> list[W]:
        every = [w for w in section.findChildren(kind) if w.isVisible()]
        return [w for w in every if words in f"{w.property('text')} {w.toolTip()} {w.accessibleName()}"]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def retype(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def press(qtbot: QtBot, pressed: QWidget) -> None:
    pressed.setFocus()
    qtbot.keyClick(pressed, Qt.Key.Key_Space)


def questions(context: PageContext) -> list[queries.QuestionRow]:
    return context.store.read(queries.questions, context.event_id)


def test_a_question_is_made_by_keyboard(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    page.show_section("Questions")
    section = next(each for each in page.sections if isinstance(each, QuestionsSection))
    press(qtbot, section.add_button)
    retype(qtbot, shown(qtbot, section, QLineEdit, "New question"), "T-shirt size")
    kind = shown(qtbot, section, QComboBox, "Answer")
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    asking = shown(qtbot, section, QComboBox, "At check-in")
    asking.setFocus()
    qtbot.keyClick(asking, Qt.Key.Key_End)
    qtbot.waitUntil(section.details.choices.isEnabled)
    retype(qtbot, section.details.choices, "S; M;; L")
    press(qtbot, section.details.categories.boxes[next(iter(section.details.categories.boxes))])
    row = questions(context)[0]
    assert (row.label, row.kind, row.at_checkin, row.choices) == (
        "T-shirt size",
        "choice",
        "require",
        ("S", "M", "L"),
    )
    assert len(row.category_ids) == 1
    assert context.store.read(asked, context.event_id)[0].required


def test_questions_are_moved_chosen_and_removed(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    page.show_section("Questions")
    section = next(each for each in page.sections if isinstance(each, QuestionsSection))
    for _ in range(2):
        press(qtbot, section.add_button)
    assert section.chosen == questions(context)[1].id
    press(qtbot, section.up_button)
    assert [row.label for row in questions(context)] == ["New question 2", "New question"]
    press(qtbot, shown(qtbot, section, QPushButton, "details of New question"))
    press(qtbot, shown(qtbot, section, QToolButton, "Remove New question"))
    assert len(questions(context)) == 1


def test_a_thing_is_made_by_keyboard(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Ask", actions.add_question, context.event_id, label="Diet")
    page.show_section("Hand-outs")
    section = next(each for each in page.sections if isinstance(each, ThingsSection))
    press(qtbot, section.add_button)
    retype(qtbot, shown(qtbot, section, QLineEdit, "New thing"), "Vegan lunch")
    retype(qtbot, shown(qtbot, section, QLineEdit, "Stock"), "12")
    section.details.field.setFocus()
    qtbot.keyClick(section.details.field, Qt.Key.Key_Down)
    qtbot.waitUntil(section.details.value.isEnabled)
    value = section.details.value.lineEdit()
    assert value is not None
    retype(qtbot, value, "vegan")
    row = context.store.read(queries.things, context.event_id)[0]
    assert (row.name, row.stock, row.field_key, row.field_value) == ("Vegan lunch", 12, "diet", "vegan")


def test_a_refused_stock_says_why_and_goes_back(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Stock", add_given, context.event_id)
    page.show_section("Hand-outs")
    section = next(each for each in page.sections if isinstance(each, ThingsSection))
    editor = shown(qtbot, section, QLineEdit, "Stock")
    retype(qtbot, editor, "0")
    assert "1 of “Lanyard” are handed out already" in section.complaint
    assert shown(qtbot, section, QLineEdit, "Stock").text() == "5"


def add_given(session: Session, event_id: str) -> None:
    thing = HandOut(event_id=event_id, name="Lanyard", stock=5)
    session.add(thing)
    session.flush()
    guest = session.scalars(select(Attendee.id).where(Attendee.event_id == event_id).limit(1)).one()
    session.add(HandedOut(attendee_id=guest, hand_out_id=thing.id))
    assert session.scalar(select(CustomField.id).limit(1)) is None
