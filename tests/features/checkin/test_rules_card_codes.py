"""Codes of meeting cards: read back whole, and never a code that checks somebody in."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.checkin.rules import (
    ALPHABET,
    CODE_LENGTH,
    CodeKind,
    new_code,
    parse_code,
    read_code,
)
from desktop_app.features.checkin.rules.card_codes import (
    CARD_CODE_LENGTH,
    LAST_VERSION,
    card_code,
    read_card_code,
    show_card_code,
)

PEOPLE = st.integers(0, 2**32).map(lambda seed: new_code(set(), Random(seed)))
VERSIONS = st.integers(1, LAST_VERSION)


@given(PEOPLE, VERSIONS)
def test_a_code_is_read_back(person: str, version: int) -> None:
    code = card_code(person, version)
    found = read_card_code(code)
    assert found is not None
    assert (found.person, found.version) == (person, version)
    assert len(code) == CARD_CODE_LENGTH
    assert set(code) <= set(ALPHABET)


@given(PEOPLE, VERSIONS)
def test_a_card_checks_nobody_in_whole_or_in_part(person: str, version: int) -> None:
    code = card_code(person, version)
    assert read_code(code).kind is not CodeKind.OWN
    parts = [code[at : at + CODE_LENGTH] for at in range(CARD_CODE_LENGTH - CODE_LENGTH + 1)]
    assert [part for part in parts if parse_code(part)] == []


@given(PEOPLE)
def test_a_badge_is_no_card(person: str) -> None:
    assert read_card_code(person) is None


@given(PEOPLE, VERSIONS, st.integers(0, CARD_CODE_LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed(person: str, version: int, at: int, letter: str) -> None:
    code = card_code(person, version)
    wrong = code[:at] + letter + code[at + 1 :]
    found = read_card_code(wrong)
    assert found is None or wrong == code


@pytest.mark.parametrize("text", ["{}\r\n", "]Q1{}", " {} "])
def test_what_scanners_add_is_taken_off(text: str) -> None:
    code = card_code("HKRTNBWXD" if parse_code("HKRTNBWXD") else new_code(set(), Random(1)), 2)
    assert read_card_code(text.format(code.lower())) == read_card_code(code) is not None


def test_a_prefix_and_the_groups_of_the_paper_are_read() -> None:
    person = new_code(set(), Random(3))
    code = card_code(person, 41)
    assert read_card_code("~" + show_card_code(code), prefix="~") == read_card_code(code)
    assert show_card_code(code).replace(" ", "") == code


def test_a_russian_keyboard_is_read() -> None:
    person = new_code(set(), Random(4))
    code = card_code(person, 3)
    typed = code.lower().translate(str.maketrans("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить"))
    assert read_card_code(typed) == read_card_code(code)


def test_versions_begin_again_after_the_last() -> None:
    person = new_code(set(), Random(5))
    assert card_code(person, LAST_VERSION + 1) == card_code(person, 1)
