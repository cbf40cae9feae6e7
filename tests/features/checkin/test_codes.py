"""Codes survive every keyboard layout, and the check letter catches what hands and scanners get wrong."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.checkin.rules import (
    ALPHABET,
    CODE_LENGTH,
    CodeKind,
    check_letter,
    is_code_shaped,
    new_code,
    parse_code,
    read_code,
    show_code,
)

codes = st.integers(min_value=0).map(lambda seed: new_code(frozenset(), Random(seed)))

# What the keys q w e r t y u i o p / a s d f g h j k l / z x c v b n m type elsewhere.
LAYOUTS = {
    "us": "qwertyuiopasdfghjklzxcvbnm",
    "de": "qwertzuiopasdfghjklyxcvbnm",
    "fr": "azertyuiopqsdfghjklwxcvbn,",
    "lt": "qwertyuiopasdfghjklzxcvbnm",
    "lt(std)": "ążertyuiopasdšghjklzūcvbnm",
    "ru": "йцукенгшщзфывапролдячсмить",
    "ua": "йцукенгшщзфівапролдячсмить",
    "by": "йцукенгшўзфывапролдячсміть",
    "gr": ";ςερτυθιοπασδφγηξκλζχψωβνμ",
}
# What the key for "-" types under each of them.
DASHES = {
    "us": "-",
    "de": "ß",
    "fr": ")",
    "lt": "-",
    "lt(std)": "?",
    "ru": "-",
    "ua": "-",
    "by": "-",
    "gr": "-",
}


def test_the_alphabet_keeps_clear_of_moving_keys_and_vowels() -> None:
    assert not set(ALPHABET) & set("AQZWYMEIOU")
    assert len(set(ALPHABET)) == 16


def test_each_letter_of_the_alphabet_sits_on_one_key_in_the_latin_layouts() -> None:
    keys = LAYOUTS["us"]
    for letter in ALPHABET.lower():
        assert LAYOUTS["de"][keys.index(letter)] == LAYOUTS["fr"][keys.index(letter)] == letter


@given(codes)
def test_every_single_wrong_letter_is_caught(code: str) -> None:
    for at in range(CODE_LENGTH):
        for letter in ALPHABET.replace(code[at], ""):
            wrong = code[:at] + letter + code[at + 1 :]
            assert read_code(wrong).kind is CodeKind.MISREAD


@given(codes)
def test_every_exchange_of_two_letters_is_caught(code: str) -> None:
    for left, right in combinations(range(CODE_LENGTH), 2):
        letters = list(code)
        letters[left], letters[right] = letters[right], letters[left]
        assert code[left] == code[right] or parse_code("".join(letters)) is None


@given(codes, st.integers(0, CODE_LENGTH - 1))
def test_a_lost_or_doubled_letter_is_called_misread(code: str, at: int) -> None:
    assert read_code(code[:at] + code[at + 1 :]).kind is CodeKind.MISREAD
    assert read_code(code[:at] + code[at] + code[at:]).kind is CodeKind.MISREAD


@given(codes)
def test_a_code_reads_back_as_shown(code: str) -> None:
    assert parse_code(show_code(code)) == code
    assert len(show_code(code)) == CODE_LENGTH + 2


@given(code=codes, layout=st.sampled_from(sorted(LAYOUTS)), dashed=st.booleans())
def test_no_keyboard_layout_breaks_a_code(code: str, layout: str, *, dashed: bool) -> None:
    keys = str.maketrans(LAYOUTS["us"] + "-", LAYOUTS[layout] + DASHES[layout])
    typed = (show_code(code) if dashed else code).lower().translate(keys)
    assert code in read_code(typed).codes
    assert code in read_code("".join(sign if sign == "ß" else sign.upper() for sign in typed)).codes


@given(code=codes, layout=st.sampled_from(sorted(set(LAYOUTS) - {"by"})))
def test_one_layout_alone_may_mean_two_codes(code: str, layout: str) -> None:
    """Only the Belarusian letter on B lies elsewhere, on S, under another layout."""
    typed = code.lower().translate(str.maketrans(LAYOUTS["us"], LAYOUTS[layout]))
    assert parse_code(typed) == code


def test_a_letter_of_two_keys_is_told_by_who_holds_the_code() -> None:
    typed = "VBXNGBDFB".lower().translate(str.maketrans(LAYOUTS["us"], LAYOUTS["by"]))
    assert set(read_code(typed).codes) == {"VSXNGSDFS", "VBXNGBDFB"}


@pytest.mark.parametrize(
    "furnished",
    ["{}\r\n", "\x02{}\x03", "]Q1{}", " {} ", "{}\t", "\ufeff{}", "~{}"],
)
def test_what_a_scanner_puts_around_a_code_is_dropped(furnished: str) -> None:
    code = new_code(frozenset(), Random(7))
    assert parse_code(furnished.format(code)) == code


def test_fullwidth_letters_of_an_input_method_are_read() -> None:
    code = new_code(frozenset(), Random(7))
    assert parse_code("".join(chr(ord(letter) + 0xFEE0) for letter in code)) == code


def test_the_prefix_of_the_event_is_dropped_even_when_it_is_made_of_letters() -> None:
    code = new_code(frozenset(), Random(7))
    assert parse_code(f"BCF{code}", prefix="BCF") == code
    assert parse_code(f"BCF{code}") is None


@pytest.mark.parametrize(
    "text", ["A-XK2P9QD", '{"i":[2,"host","Zm9v"]}', "k3x9", "", "Jonas", "3141592653589"]
)
def test_codes_of_other_systems_stay_as_they_are(text: str) -> None:
    assert read_code(text + "\r") == (reading := read_code(text))
    assert reading.code == text
    assert reading.kind is CodeKind.FOREIGN


@given(st.text())
def test_any_text_is_read_without_complaint(text: str) -> None:
    reading = read_code(text)
    assert reading.kind in CodeKind
    assert parse_code(text) in {None, reading.code}


def test_a_taken_code_is_never_given_again() -> None:
    first = new_code(frozenset(), Random(1))
    assert new_code({first}, Random(1)) != first


def test_codes_differ_over_a_large_event() -> None:
    random = Random(3)
    taken: set[str] = set()
    for _ in range(5_000):
        taken.add(new_code(taken, random))
    assert len(taken) == 5_000


def test_one_body_in_seventeen_has_no_check_letter() -> None:
    random = Random(5)
    bodies = ["".join(random.choices(ALPHABET, k=8)) for _ in range(17_000)]
    lacking = sum(check_letter(body) is None for body in bodies)
    assert 800 < lacking < 1_200


def test_foreign_codes_are_shown_as_they_are() -> None:
    assert show_code("A-XK2P9QD") == "A-XK2P9QD"
    assert show_code("nine char") == "nine char"


@pytest.mark.parametrize(
    ("text", "shaped"),
    [
        ("FFFFFFFFH", True),
        ("fff-fff-ffg", True),
        ("k3j4h5l6", True),
        ("Žydrūnas", False),
        ("Anna 3 sisters", False),
        ("+37061234567", False),
        ("B12", False),
        ("", False),
    ],
)
def test_a_typed_code_is_told_from_a_name(text: str, *, shaped: bool) -> None:
    assert is_code_shaped(text) is shaped
