"""Tests that every refusal of the program has a sentence, and that the sentence is one."""

from __future__ import annotations

import importlib
import pkgutil
from enum import Enum
from typing import TYPE_CHECKING

import pytest

import db
import desktop_app
from db.engine import StoreRefusal
from db.refusal import Refused
from desktop_app.errors import sentence_of
from desktop_app.errors.sentences import SENTENCES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

# Reasons that stand in a list beside a row, or in a verdict, and are never raised.
LISTED = {"RowRefusal"}


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if "migrations" not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def refusals() -> set[type[Enum]]:
    """The enums of reasons, by their names."""
    return {
        value
        for package in (db, desktop_app)
        for module in modules(package)
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Enum)
        and value.__name__.endswith(("Refusal", "TemplateFault"))
        and value.__name__ not in LISTED
    }


def test_every_refusal_has_a_sentence() -> None:
    wanted = {f"{enum.__name__}.{member.name}" for enum in refusals() for member in enum}
    assert wanted
    assert wanted - set(SENTENCES) == set()


def test_no_sentence_is_left_over() -> None:
    wanted = {f"{enum.__name__}.{member.name}" for enum in refusals() for member in enum}
    assert set(SENTENCES) - wanted == set()


# Two reasons may share a sentence.
@pytest.mark.parametrize("text", sorted({*SENTENCES.values(), UNKNOWN}))
def test_a_sentence_begins_and_ends_as_one(text: str) -> None:
    assert text[0].isupper() or text[0] in "{“"
    assert text.rstrip("”").endswith((".", "}."))
    assert "Error" not in text


def test_facts_stand_in_the_sentence_and_missing_ones_do_not_break_it() -> None:
    assert "forum.db" in sentence_of(Refused(StoreRefusal.FOREIGN, file="forum.db"))
    assert "…" in sentence_of(Refused(StoreRefusal.FOREIGN))


def test_a_reason_without_a_sentence_still_says_something() -> None:
    class OtherRefusal(Enum):
        ODD = 1

    assert sentence_of(Refused(OtherRefusal.ODD)) == UNKNOWN


def test_a_sentence_is_translated_before_the_facts_go_in() -> None:
    words = sentence_of(
        Refused(StoreRefusal.FOREIGN, file="x"), lambda text: text.upper().replace("{FILE}", "{file}")
    )
    assert words.startswith("x IS NOT")
