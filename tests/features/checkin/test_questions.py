"""Questions at the desk: what counts as an answer, what is still open, and what is kept with the scan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event as sql_event

from db.tables import Attendee, CustomField
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import check_in, check_in_attendee, overrule_scan
from desktop_app.features.checkin.queries import simulated, standing
from desktop_app.features.checkin.rules import (
    Answer,
    AnswerRefusal,
    Asking,
    OverrideReason,
    Question,
    QuestionKind,
    Reason,
    Status,
    answer_text,
    answer_to,
    answers_to,
    open_questions,
    shown_answers,
)
from tests.features.checkin.conftest import NINE, REVOKED, ZYDRUNAS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.rules import Desk, Value
    from tests.features.checkin.conftest import Forum

SIZES = ("S", "M", "L")
SHIRT = Question("shirt", "T-shirt size", QuestionKind.CHOICE, SIZES)
DIET = Question("diet", "Diet", QuestionKind.MULTI_CHOICE, ("vegan", "no nuts"), Asking.ASK)
HOTEL = Question("hotel", "Hotel", asking=Asking.SHOW)


@pytest.mark.parametrize(
    ("kind", "text", "stored"),
    [
        (QuestionKind.TEXT, "  two lines ", "two lines"),
        (QuestionKind.CHOICE, "m", "M"),
        (QuestionKind.MULTI_CHOICE, "L; s", ["S", "L"]),
        (QuestionKind.MULTI_CHOICE, ["M", "m"], ["M"]),
        (QuestionKind.NUMBER, "1 000,5", "1000.5"),
        (QuestionKind.NUMBER, "-3", "-3"),
        (QuestionKind.NUMBER, "0", "0"),
        (QuestionKind.DATE, "20.5.2026", "2026-05-20"),
        (QuestionKind.DATE, "2026-05-20", "2026-05-20"),
        (QuestionKind.YES_NO, "Yes", "yes"),
        (QuestionKind.YES_NO, "0", "no"),
    ],
)
def test_an_answer_is_stored_as_its_kind_says(kind: QuestionKind, text: Value, stored: Value) -> None:
    choices = SIZES if kind in {QuestionKind.CHOICE, QuestionKind.MULTI_CHOICE} else ()
    question = Question("key", "Label", kind, choices)
    assert answer_to(question, text) == stored
    assert answer_to(question, stored) == stored


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        (QuestionKind.TEXT, " ", AnswerRefusal.EMPTY),
        (QuestionKind.CHOICE, "XXL", AnswerRefusal.CHOICE),
        (QuestionKind.MULTI_CHOICE, "S; XXL", AnswerRefusal.CHOICE),
        (QuestionKind.MULTI_CHOICE, " ; ", AnswerRefusal.EMPTY),
        (QuestionKind.NUMBER, "many", AnswerRefusal.NUMBER),
        (QuestionKind.NUMBER, "inf", AnswerRefusal.NUMBER),
        (QuestionKind.NUMBER, "1_0", AnswerRefusal.NUMBER),
        (QuestionKind.DATE, "31.2.2026", AnswerRefusal.DAY),
        (QuestionKind.DATE, "tomorrow", AnswerRefusal.DAY),
        (QuestionKind.YES_NO, "perhaps", AnswerRefusal.YES_NO),
    ],
)
def test_what_is_no_answer_is_refused_by_its_question(
    kind: QuestionKind, text: str, reason: AnswerRefusal
) -> None:
    choices = SIZES if kind in {QuestionKind.CHOICE, QuestionKind.MULTI_CHOICE} else ()
    with pytest.raises(Refused) as refused:
        answer_to(Question("key", "Label", kind, choices), text)
    assert refused.value.reason is reason
    assert refused.value.facts["question"] == "Label"


@given(chosen=st.lists(st.sampled_from(DIET.choices), min_size=1))
def test_several_choices_stand_in_the_order_of_the_question(chosen: list[str]) -> None:
    stored = answer_to(DIET, chosen)
    assert set(stored) == set(chosen)
    assert stored == [choice for choice in DIET.choices if choice in stored]


@given(
    askings=st.lists(st.sampled_from(Asking), max_size=6),
    known=st.sets(st.integers(0, 5)),
    put=st.sets(st.integers(0, 5)),
)
def test_after_everything_was_put_only_what_is_required_stays_open(
    askings: list[Asking], known: set[int], put: set[int]
) -> None:
    questions = [Question(str(place), "?", asking=asking) for place, asking in enumerate(askings)]
    stored = {str(place): "x" for place in known}
    still_open = open_questions(questions, "", stored, {str(place) for place in put})
    assert all(question.key not in stored for question in still_open)
    assert {question.asking for question in still_open} <= {Asking.ASK, Asking.REQUIRE}
    all_put = open_questions(questions, "", stored, stored.keys() | {q.key for q in questions})
    assert all_put == tuple(question for question in still_open if question.required)


def test_a_question_concerns_its_categories_only() -> None:
    press = replace(SHIRT, category_ids=frozenset({"press"}))
    assert open_questions([press], "guests", {}) == ()
    assert open_questions([press], "press", {}) == (press,)


def test_the_card_shows_what_is_known_and_to_be_shown() -> None:
    known = {"hotel": "Neringa", "shirt": "M", "diet": ["vegan"]}
    assert shown_answers([SHIRT, DIET, HOTEL], "", known) == (("Hotel", "Neringa"),)
    assert shown_answers([HOTEL], "", {}) == ()
    assert answer_text(["vegan", "no nuts"]) == "vegan, no nuts"


def test_an_answer_to_what_nobody_asks_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        answers_to([SHIRT], {"shoes": "42"})
    assert refused.value.reason is AnswerRefusal.UNKNOWN
    assert answers_to([SHIRT, DIET], {"shirt": "l", "diet": ""}) == {"shirt": "L"}


# --- in the event file -----------------------------------------------------------------------------------


def ask(forum: Forum, key: str = "shirt", at_checkin: str = "require", **columns: object) -> None:
    kind = {"kind": "choice", "choices": list(SIZES)} if key == "shirt" else {}
    forum.add(
        CustomField(
            event_id=forum.event_id, key=key, label=key.title(), at_checkin=at_checkin, **(kind | columns)
        )
    )


def scan(forum: Forum, code: str = ZYDRUNAS, given: dict[str, Value] | None = None) -> Answer:
    return forum.store.write("Check in", check_in, forum.desk, code, NINE, given=given)


def custom_of(session: Session, attendee_id: str) -> dict[str, object]:
    return dict(session.get_one(Attendee, attendee_id).custom)


def kept(forum: Forum) -> dict[str, object]:
    return forum.store.read(custom_of, forum.people["Šimkus"])


def test_a_required_answer_that_is_missing_is_asked_and_the_scan_kept(forum: Forum) -> None:
    ask(forum)
    answer = scan(forum)
    assert (answer.verdict.status, answer.verdict.reason) == (Status.REFUSED, Reason.INCOMPLETE)
    assert [question.key for question in answer.questions] == ["shirt"]
    assert [(row.admitted, row.reason) for row in forum.scans()] == [(False, "incomplete")]


def test_the_answer_admits_and_is_kept_with_the_scan_and_the_person(forum: Forum) -> None:
    ask(forum)
    ask(forum, "diet", "ask")
    answer = scan(forum, given={"shirt": "m", "diet": ""})
    assert answer.verdict.reason is Reason.WELCOME
    assert answer.questions == ()
    assert kept(forum) == {"shirt": "M"}
    assert forum.scans()[-1].answers == {"shirt": "M"}
    again = scan(forum)  # what was passed over is still open, but nobody inside is asked
    assert (again.verdict.status, again.asks) == (Status.INSIDE, False)
    assert forum.scans()[-1].reason == "inside"


def test_what_was_known_of_the_person_stays_beside_the_answer(forum: Forum) -> None:
    ask(forum)
    ask(forum, "hotel")
    scan(forum, given={"hotel": "Neringa"})
    answer = scan(forum, given={"shirt": "L"})
    assert answer.verdict.admitted
    assert kept(forum) == {"hotel": "Neringa", "shirt": "L"}


def test_answers_are_kept_even_where_the_guest_is_refused(forum: Forum) -> None:
    ask(forum)
    desk = forum.point(closes_at=NINE)
    answer = forum.store.write("Check in", check_in, desk, ZYDRUNAS, NINE, given={"shirt": "S"})
    assert answer.verdict.reason is Reason.CLOSED
    assert kept(forum) == {"shirt": "S"}
    assert forum.scans()[-1].answers == {"shirt": "S"}


def test_a_wrong_answer_writes_nothing(forum: Forum) -> None:
    ask(forum)
    with pytest.raises(Refused) as refused:
        scan(forum, given={"shirt": "XXL"})
    assert refused.value.reason is AnswerRefusal.CHOICE
    assert (kept(forum), forum.scans()) == ({}, [])


def test_a_badge_that_was_replaced_answers_for_nobody(forum: Forum) -> None:
    ask(forum)
    assert scan(forum, REVOKED, {"shirt": "S"}).verdict.reason is Reason.REVOKED
    assert kept(forum) == {}


def test_nobody_is_asked_on_the_way_out_or_from_a_list(forum: Forum) -> None:
    ask(forum)
    listed = replace(forum.desk, asks=False)
    key = forum.people["Šimkus"]
    answer = forum.store.write("Enter", check_in_attendee, listed, key, NINE)
    assert answer.verdict.reason is Reason.WELCOME


def test_letting_somebody_in_passes_the_questions_over(forum: Forum) -> None:
    ask(forum)
    refused = scan(forum)
    answer = forum.store.write(
        "Let in", overrule_scan, forum.desk, refused.scan_id, OverrideReason.AGREED, NINE
    )
    assert (answer.verdict.reason, answer.verdict.admitted) == (Reason.FORCED, True)


def test_the_simulator_says_that_somebody_would_be_asked(forum: Forum) -> None:
    ask(forum)
    answer = forum.store.read(simulated, forum.desk, forum.people["Šimkus"], NINE + timedelta(hours=1))
    assert (answer.verdict.reason, [question.label for question in answer.questions]) == (
        Reason.INCOMPLETE,
        ["Shirt"],
    )
    assert forum.scans() == []


def test_a_desk_that_knows_the_questions_reads_one_statement_less(forum: Forum) -> None:
    ask(forum)
    known = forum.store.read(standing, forum.event_id, "Desk 1").questions
    assert [question.key for question in known] == ["shirt"]
    assert selects(forum, forum.desk) == 2
    assert selects(forum, replace(forum.desk, questions=known)) == 1


def selects(forum: Forum, desk: Desk) -> int:
    statements: list[str] = []

    def counted(session: Session) -> None:
        sql_event.listen(
            session.get_bind(),
            "before_cursor_execute",
            lambda _c, _cursor, statement, *_rest: statements.append(statement),
        )
        assert check_in(session, desk, ZYDRUNAS, NINE).asks

    forum.store.write("Check in", counted)
    return len([each for each in statements if each.startswith("SELECT")])
