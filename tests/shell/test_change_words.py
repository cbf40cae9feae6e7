"""The journal's rows are told in words, not in names of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.history import Detail
from desktop_app.shell.change_words import ChangeWords, keys_in

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QApplication

CLUSTER = "0192f0c8a7b07c3e8d5e0f1a2b3c4d5e"
GONE = "0192f0c8a7b07c3e8d5e0f1a2b3c4d5f"
PERSON = "0192f0c8a7b07c3e8d5e0f1a2b3c4d60"
NAMES = {CLUSTER: "Girios klasteris", PERSON: "Ona Petraitė"}


def as_given(at: datetime) -> datetime:
    return at


@pytest.fixture
def words(qapp: QApplication) -> ChangeWords:
    return ChangeWords(as_given, qapp)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "–"),
        ("", "–"),
        ({}, "–"),
        (CLUSTER, "Girios klasteris"),
        (GONE, "…3c4d5f"),
        ("x" * 100, "x" * 80 + "…"),
        (7, "7"),
        (True, "yes"),
        (False, "no"),
        (["Hydrogen", "Robotics"], "Hydrogen, Robotics"),
        ({"diet": "vegan"}, "diet: vegan"),
        ("2026-11-26T08:15:30+00:00", "26 Nov 2026, 08:15:30"),
    ],
)
def test_values_are_words(words: ChangeWords, value: object, said: str) -> None:
    assert words.value(value, NAMES) == said


def test_a_change_names_the_row_and_the_columns(words: ChangeWords) -> None:
    detail = Detail("attendee", PERSON, {"organisation_id": GONE}, {"organisation_id": CLUSTER})
    assert words.headline(detail, NAMES) == "Attendee changed  ·  Ona Petraitė"
    assert list(words.lines(detail, NAMES)) == ["Organisation: …3c4d5f → Girios klasteris"]


def test_a_new_row_tells_only_what_it_holds(words: ChangeWords) -> None:
    after = {"id": PERSON, "given_name": "Ona", "phone": "", "attention": False, "sort_key": "x", "other": 3}
    detail = Detail("attendee", PERSON, None, after)
    assert words.headline(detail, NAMES) == "Attendee added"
    assert list(words.lines(detail, NAMES)) == ["Given name: Ona", "Other: 3"]


def test_a_row_taken_away_tells_what_it_held(words: ChangeWords) -> None:
    detail = Detail("consent", GONE, {"purpose": "photos", "given": True}, None)
    assert words.headline(detail, NAMES) == "Consent removed"
    assert list(words.lines(detail, NAMES)) == ["Purpose: photos", "Given: yes"]


def test_the_keys_to_name_are_those_of_the_row_and_in_it() -> None:
    detail = Detail("attendee", PERSON, None, {"organisation_id": CLUSTER, "given_name": "Ona"})
    assert keys_in([detail]) == {PERSON, CLUSTER}
