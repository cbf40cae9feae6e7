"""What is a PIN, which ones are too easy, and what is kept of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Refused
from desktop_app.staff import PinRefusal, check_pin, hash_pin, pin_fits


@pytest.mark.parametrize(
    "pin", ["", "123", "123456789", "12a4", "12 4", "-123", "١٢٣٤", "\uff14\uff17\uff11\uff11", "4711\n"]
)
def test_a_pin_is_four_to_eight_digits(pin: str) -> None:
    with pytest.raises(Refused) as refused:
        check_pin(pin)
    assert refused.value.reason is PinRefusal.NOT_DIGITS


@pytest.mark.parametrize(
    "pin",
    [
        "0000",
        "1234",
        "4321",
        "7890",
        "0987",
        "1212",
        "1122",
        "123123",
        "47114711",
        "1987",
        "2026",
        "2580",
        "99999999",
    ],
)
def test_what_everybody_tries_first_is_no_pin(pin: str) -> None:
    with pytest.raises(Refused) as refused:
        check_pin(pin)
    assert refused.value.reason is PinRefusal.EASY


@pytest.mark.parametrize("pin", ["4711", "8305", "90210", "271828", "16180339"])
def test_other_pins_are_taken(pin: str) -> None:
    check_pin(pin)


@given(st.text(alphabet="0123456789", min_size=4, max_size=4))
def test_few_pins_of_four_digits_are_refused(pin: str) -> None:
    """The rule must not itself make guessing easy: what it refuses is a small part."""
    digit = len(set(pin)) > 2 and not pin.startswith(("19", "20"))
    run = (
        pin in "01234567890"
        or pin in "09876543210"
        or pin in {"0852", "2580", "1379", "1397", "9731", "7139"}
    )
    if digit and not run:
        check_pin(pin)


def test_the_hash_tells_nothing_and_fits_its_own_pin_alone() -> None:
    one, other = hash_pin("4711"), hash_pin("4711")
    assert one.startswith("$argon2id$")
    assert "4711" not in one
    assert one != other
    assert pin_fits(one, "4711")
    assert not pin_fits(one, "4712")


@pytest.mark.parametrize("kept", ["", "4711", "$argon2id$broken", "$2b$12$abcdefghijklmnopqrstuv"])
def test_a_hash_of_another_kind_fits_nothing(kept: str) -> None:
    assert not pin_fits(kept, "4711")
