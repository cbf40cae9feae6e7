"""Asking at the desk by keyboard: the question below the card, Enter, and whom the answer belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.tables import Attendee, CustomField, Staff
from desktop_app.features.checkin.page.answer_editors import ChipsEditor, LineEditor, ListEditor
from desktop_app.kit.theme import State
from tests.features.checkin.conftest import OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.page import CheckinPage
    from tests.features.checkin.conftest import Clock, Forum


def add_fields(session: Session, event_id: str, fields: list[dict[str, object]]) -> None:
    for position, columns in enumerate(fields):
        row = {"event_id": event_id, "position": position, "at_checkin": "require"} | columns
        session.add(CustomField(**row))


def custom_of(session: Session, attendee_id: str) -> dict[str, object]:
    return dict(session.get_one(Attendee, attendee_id).custom)


SHIRT: dict[str, object] = {"key": "shirt", "label": "T-shirt size?", "kind": "choice", "choices": ["S", "M"]}
DIET: dict[str, object] = {
    "key": "diet",
    "label": "Diet",
    "kind": "multi_choice",
    "choices": ["vegan", "no nuts"],
    "at_checkin": "ask",
}
NIGHTS: dict[str, object] = {"key": "nights", "label": "Nights", "kind": "number"}


@pytest.fixture
def fields() -> list[dict[str, object]]:
    return [SHIRT]


@pytest.fixture
def asking(page: CheckinPage, forum: Forum, fields: list[dict[str, object]], qtbot: QtBot) -> CheckinPage:
    """The page of an event whose desk asks `fields`."""
    forum.store.write("Ask", add_fields, forum.event_id, fields)
    qtbot.waitUntil(lambda: len(page._following.standing.questions) == len(fields))
    return page


def scan(page: CheckinPage, code: str) -> None:
    page.context.scanner.scanned.emit(code)


def press(qtbot: QtBot, page: CheckinPage, *keys: Qt.Key | str) -> None:
    """Keys into whatever has the keyboard, which must be the open question."""
    for key in keys:
        there = QApplication.focusWidget()
        assert there is not None
        assert page.verdict.questions.isAncestorOf(there)
        if isinstance(key, str):
            qtbot.keyClicks(there, key)
        else:
            qtbot.keyClick(there, key)


def custom(forum: Forum, name: str = "Šimkus") -> dict[str, object]:
    return forum.store.read(custom_of, forum.people[name])


def rows(forum: Forum) -> list[tuple[str | None, bool, str]]:
    return [(row.attendee_id, row.admitted, row.reason) for row in forum.scans()]


def test_a_digit_and_enter_answer_and_admit(asking: CheckinPage, forum: Forum, qtbot: QtBot) -> None:
    scan(asking, ZYDRUNAS)
    face = asking.verdict.card.face
    assert face is not None
    assert (face.word, face.state) == ("Question open", State.ATTENTION)
    assert face.sentence == "Please ask first: T-shirt size."
    press(qtbot, asking, "2", Qt.Key.Key_Return)
    key = forum.people["Šimkus"]
    assert rows(forum) == [(key, False, "incomplete"), (key, True, "welcome")]
    assert [row.raw_code for row in forum.scans()] == [ZYDRUNAS, ZYDRUNAS]
    assert custom(forum) == {"shirt": "M"}
    assert "Admitted" in str(asking.verdict.card.face)
    assert not asking.verdict.questions.isVisible()
    assert asking.search.field.hasFocus()


def test_without_an_answer_nobody_is_let_in(asking: CheckinPage, forum: Forum, qtbot: QtBot) -> None:
    scan(asking, ZYDRUNAS)
    press(qtbot, asking, Qt.Key.Key_Return)
    assert asking.verdict.questions.complaint == "An answer is needed (T-shirt size?)."
    assert [admitted for _, admitted, _ in rows(forum)] == [False]


def test_escape_leaves_the_guest_outside(asking: CheckinPage, forum: Forum, qtbot: QtBot) -> None:
    scan(asking, ZYDRUNAS)
    with qtbot.waitSignal(asking.context.toaster.said) as said:
        press(qtbot, asking, "1", Qt.Key.Key_Escape)
    assert said.args == ["Žydrūnas Šimkus is not checked in: a question was left open."]
    assert rows(forum) == [(forum.people["Šimkus"], False, "incomplete")]
    assert (custom(forum), asking.search.field.hasFocus()) == ({}, True)


def test_the_next_guest_never_gets_the_answers_of_the_one_before(
    asking: CheckinPage, forum: Forum, qtbot: QtBot
) -> None:
    scan(asking, ZYDRUNAS)
    press(qtbot, asking, "1")
    with qtbot.waitSignal(asking.context.toaster.said):
        scan(asking, OLENA)
    editor = asking.verdict.questions.editor
    assert isinstance(editor, ChipsEditor)
    assert editor.value == ""
    press(qtbot, asking, "2", Qt.Key.Key_Return)
    first, second = forum.people["Šimkus"], forum.people["Коваленко"]
    assert rows(forum) == [
        (first, False, "incomplete"),
        (second, False, "incomplete"),
        (second, True, "note"),
    ]
    assert (custom(forum), custom(forum, "Коваленко")) == ({}, {"shirt": "M"})


def test_the_same_badge_again_goes_on_with_the_question(
    asking: CheckinPage, forum: Forum, qtbot: QtBot, clock: Clock
) -> None:
    scan(asking, ZYDRUNAS)
    press(qtbot, asking, "2")
    clock.pass_by(seconds=20)
    scan(asking, ZYDRUNAS)
    press(qtbot, asking, Qt.Key.Key_Return)
    assert custom(forum) == {"shirt": "M"}


def test_a_code_that_nobody_holds_closes_the_question(asking: CheckinPage, qtbot: QtBot) -> None:
    scan(asking, ZYDRUNAS)
    with qtbot.waitSignal(asking.context.toaster.said):
        scan(asking, "FFFFFFFFG")
    assert not asking.verdict.questions.isVisible()


def test_another_point_leaves_the_question(asking: CheckinPage, qtbot: QtBot) -> None:
    scan(asking, ZYDRUNAS)
    with qtbot.waitSignal(asking.context.toaster.said):
        asking.chooser.choose_next()
    assert not asking.verdict.questions.isVisible()
    assert asking.search.field.hasFocus()


def test_the_card_stays_readable_while_somebody_is_asked(asking: CheckinPage) -> None:
    scan(asking, ZYDRUNAS)
    assert not asking.verdict.card._dimming.isActive()
    asking.verdict.questions.abandoned.emit()
    face = asking.verdict.card.face
    assert face is not None
    assert (face.state, asking.verdict.card._dimming.isActive()) == (State.REFUSED, True)


def test_somebody_who_is_let_in_by_the_staff_is_asked_no_more(asking: CheckinPage, forum: Forum) -> None:
    scan(asking, ZYDRUNAS)
    asking.answering.overruling._menu.reason_picked.emit(forum.scans()[0].id, "agreed")
    assert not asking.verdict.questions.isVisible()
    assert [reason for _, _, reason in rows(forum)] == ["incomplete", "forced"]


@pytest.mark.parametrize("fields", [[SHIRT, DIET, NIGHTS]])
def test_several_questions_go_by_one_after_the_other(asking: CheckinPage, forum: Forum, qtbot: QtBot) -> None:
    scan(asking, ZYDRUNAS)
    panel = asking.verdict.questions
    press(qtbot, asking, "1", Qt.Key.Key_Return)
    assert panel.question is not None
    assert panel.question.key == "diet"
    press(qtbot, asking, "1", "2", "1", Qt.Key.Key_Return)  # vegan is ticked and unticked again
    press(qtbot, asking, "two", Qt.Key.Key_Return)
    assert panel.complaint == "“two” is no number (Nights)."
    press(qtbot, asking, Qt.Key.Key_Backtab)
    editor = panel.editor
    assert editor is not None
    assert editor.value == ["no nuts"]
    press(qtbot, asking, Qt.Key.Key_Return, "2,5", Qt.Key.Key_Return)
    assert custom(forum) == {"shirt": "S", "diet": ["no nuts"], "nights": "2.5"}
    assert forum.scans()[-1].answers == custom(forum)


@pytest.mark.parametrize("fields", [[DIET]])
def test_enter_alone_passes_over_what_may_stay_unanswered(
    asking: CheckinPage, forum: Forum, qtbot: QtBot
) -> None:
    scan(asking, ZYDRUNAS)
    press(qtbot, asking, Qt.Key.Key_Return)
    assert [admitted for _, admitted, _ in rows(forum)] == [False, True]
    assert custom(forum) == {}


@pytest.mark.parametrize("fields", [[{**SHIRT, "choices": [f"Size {number}" for number in range(12)]}]])
def test_many_choices_are_found_by_their_letters(asking: CheckinPage, forum: Forum, qtbot: QtBot) -> None:
    scan(asking, ZYDRUNAS)
    editor = asking.verdict.questions.editor
    assert isinstance(editor, ListEditor)
    press(qtbot, asking, "size 11", Qt.Key.Key_Return)
    assert custom(forum) == {"shirt": "Size 11"}


@pytest.mark.parametrize("fields", [[{"key": "here", "label": "Here", "kind": "yes_no"}, NIGHTS]])
def test_arrows_choose_too(asking: CheckinPage, forum: Forum, qtbot: QtBot) -> None:
    scan(asking, ZYDRUNAS)
    press(qtbot, asking, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert isinstance(asking.verdict.questions.editor, LineEditor)
    press(qtbot, asking, "3", Qt.Key.Key_Return)
    assert custom(forum) == {"here": "no", "nights": "3"}


@pytest.mark.parametrize("fields", [[{"key": "hotel", "label": "Hotel", "at_checkin": "show"}]])
def test_the_card_shows_the_answer_that_is_known(asking: CheckinPage, forum: Forum) -> None:
    forum.store.write("Answer", tell_hotel, forum.people["Šimkus"])
    scan(asking, ZYDRUNAS)
    face = asking.verdict.card.face
    assert face is not None
    assert (face.word, face.answers) == ("Admitted", "Hotel: Neringa")


def tell_hotel(session: Session, attendee_id: str) -> None:
    session.get_one(Attendee, attendee_id).custom = {"hotel": "Neringa"}


def test_the_check_in_is_the_work_of_who_takes_the_answer(
    asking: CheckinPage, forum: Forum, qtbot: QtBot
) -> None:
    """The lock may have been opened by somebody else while the question stood there."""
    duty = asking.context.duty
    scan(asking, ZYDRUNAS)
    mari = forum.add(Staff(name="Mari"))
    duty.sign_in(mari)
    press(qtbot, asking, "2", Qt.Key.Key_Return)
    asked, answered = forum.scans()
    assert (asked.staff_id, answered.staff_id) == (None, mari)
