"""Who a guest at the kiosk is: the letters of the code, the name in every spelling, what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.tables import AcceptedCode, Attendee
from desktop_app.features.checkin.queries import guest_of
from desktop_app.features.checkin.rules import Told, tail_of, told_of
from desktop_app.features.checkin.rules.answer import Answer
from desktop_app.features.checkin.rules.point import Direction
from desktop_app.features.checkin.rules.verdict import Reason, Status, Verdict
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.features.checkin.conftest import Forum

PIN = "4711"


@pytest.mark.parametrize(
    ("reason", "status", "told"),
    [
        (Reason.WELCOME, Status.ADMITTED, Told.WELCOME),
        (Reason.RETURNED, Status.ADMITTED, Told.WELCOME_BACK),
        (Reason.NOTE, Status.ATTENTION, Told.SOMETHING_AT_DESK),
        (Reason.INSIDE, Status.INSIDE, Told.ALREADY_HERE),
        (Reason.INCOMPLETE, Status.REFUSED, Told.QUESTION_AT_DESK),
        (Reason.UNKNOWN, Status.REFUSED, Told.NOT_FOUND),
        (Reason.MISREAD, Status.REFUSED, Told.READ_AGAIN),
        (Reason.NOT_YET, Status.REFUSED, Told.NOT_OPEN),
        (Reason.CLOSED, Status.REFUSED, Told.CLOSED),
        (Reason.FULL, Status.REFUSED, Told.FULL),
        *(
            (reason, Status.REFUSED, Told.DESK)
            for reason in (Reason.CANCELLED, Reason.DECLINED, Reason.REVOKED)
        ),
        *(
            (reason, Status.REFUSED, Told.DESK)
            for reason in (Reason.WAITLISTED, Reason.CATEGORY, Reason.ONCE)
        ),
        *(
            (reason, Status.REFUSED, Told.DESK)
            for reason in (Reason.ERASED, Reason.AMBIGUOUS, Reason.DIRECTION)
        ),
    ],
)
def test_what_a_guest_is_told(reason: Reason, status: Status, told: Told) -> None:
    answer = Answer("s", Verdict(status, reason), None, "", "Door", Direction.ENTRY, NINE)
    assert told_of(answer) is told
    assert told_of(replace(answer, direction=Direction.EXIT)) is Told.DESK


@pytest.mark.parametrize(
    ("typed", "tail"),
    [
        ("bcd-f", "BCDF"),
        ("BCD FGH JKL", "BCDFGHJKL"),
        ("BCD", ""),
        ("", ""),
        ("%%%%", ""),
        ("____", ""),
        ("7x-2b", "7X2B"),
    ],
)
def test_the_letters_of_a_code(typed: str, tail: str) -> None:
    assert tail_of(typed) == tail


def found(forum: Forum, name: str, letters: str) -> str | None:
    return forum.store.read(guest_of, forum.event_id, name, letters)


@pytest.mark.parametrize("name", ["Šimkus", "simkus", "ŠIMKUS ", "Žydrūnas Šimkus", "simkus zydrunas"])
def test_a_guest_is_known_by_name_and_letters(forum: Forum, name: str) -> None:
    assert found(forum, name, ZYDRUNAS[-4:]) == forum.people["Šimkus"]
    assert found(forum, name, ZYDRUNAS) == forum.people["Šimkus"]


def test_a_name_in_another_alphabet_is_typed_in_latin(forum: Forum) -> None:
    assert found(forum, "Kovalenko", OLENA[-4:]) == forum.people["Коваленко"]


@pytest.mark.parametrize(
    ("given_name", "family", "typed"),
    [
        ("Anna", "Müller", "Mueller"),
        ("Anna", "Mueller", "Müller"),
        ("Anna", "Müller", "Müller Anna"),
        ("Karl", "Øre", "Oere"),
        ("Karl", "Åsgård", "Aasgaard"),
        ("Karl", "Aasgaard", "Åsgård"),
        ("Olha", "Гнатюк", "Hnatiuk"),
        ("Ольга", "Гнатюк", "Olha Hnatiuk"),
        ("Olha", "Hnatiuk", "Гнатюк"),
        ("大文", "陳", "Chen"),
        ("大文", "陳", "chen dawen"),
        ("", "陳大文", "Chen Da-wen"),
        ("Jan", "van der Berg", "Vanderberg"),
        ("Seán", "O’Brien", "OBrien"),
        ("Lena", "Strauß", "Strauss"),
    ],
)
def test_a_guest_writes_the_name_in_their_own_way(
    forum: Forum, given_name: str, family: str, typed: str
) -> None:
    def come(session: Session) -> str:
        first = session.get_one(Attendee, forum.people["Šimkus"])
        row = Attendee(event_id=forum.event_id, category_id=first.category_id, code="BCDFGHJKB")
        row.given_name, row.family_name = given_name, family
        session.add(row)
        session.flush()
        return row.id

    key = forum.store.write("Add", come)
    assert found(forum, typed, "HJKB") == key
    for less in ("wen", "da", "An", "Mu", "van", "Berg", "kus", "x"):
        assert found(forum, less, "HJKB") is None


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Šimkus", OLENA[-4:]),
        ("Kovalenko", ZYDRUNAS[-4:]),
        ("Šimkus", ZYDRUNAS[:4] + "X"),
        ("Šimkus", ZYDRUNAS[-3:]),
        ("", ZYDRUNAS[-4:]),
        ("Žydrūnas", ZYDRUNAS[-4:]),
        ("Šim", ZYDRUNAS[-4:]),
        ("%", ZYDRUNAS[-4:]),
        ("Kowalski", "K"),
        ("Šimkus", "HHHV"),
    ],
)
def test_nobody_is_known_by_less(forum: Forum, name: str, letters: str) -> None:
    assert found(forum, name, letters) is None


def test_two_of_one_name_and_letters_are_for_the_desk(forum: Forum) -> None:
    def twin(session: Session) -> None:
        first = session.get_one(Attendee, forum.people["Šimkus"])
        second = Attendee(event_id=forum.event_id, category_id=first.category_id, given_name="Jonas")
        second.family_name, second.code = "Simkus", "B" + ZYDRUNAS[1:]
        session.add(second)

    forum.store.write("Twin", twin)
    assert found(forum, "Šimkus", ZYDRUNAS[-4:]) is None


def test_the_letters_of_another_systems_code_will_do(forum: Forum) -> None:
    forum.add(
        AcceptedCode(
            event_id=forum.event_id, attendee_id=forum.people["Kowalski"], code="T1-77WXYZ", origin="x"
        )
    )
    assert found(forum, "Kowalski", "wxyz") == forum.people["Kowalski"]
