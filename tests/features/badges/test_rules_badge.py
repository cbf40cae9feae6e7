"""What a field stands for, and how patterns close up over empty ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.features.badges.rules import FIELDS, Badge, filled
from tests.features.badges.people import ORDINARY


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_field_has_a_text(name: str) -> None:
    assert isinstance(ORDINARY.field(name), str)


def test_a_single_name_takes_the_first_line() -> None:
    only_family = Badge("1", "", "Suharto")
    assert (only_family.field("first_line"), only_family.field("second_line")) == ("Suharto", "")
    assert only_family.person == "Suharto"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{job_title} · {country}", "Cluster manager · Lithuania"),
        ("Dr {family_name}", "Dr Petrauskas"),
        ("Staff · {country}", "Staff · Lithuania"),
        ("{notes}", ""),
        ("{notes} · {country}", "Lithuania"),
        ("{country} · {notes} · {code}", "Lithuania · HKRTNBWX"),
        ("Table {notes}", ""),
    ],
)
def test_parts_of_empty_fields_fall_away(pattern: str, text: str) -> None:
    assert filled(pattern, ORDINARY) == text


def test_values_are_never_patterns() -> None:
    assert filled("{organisation}", replace(ORDINARY, organisation="{code} \\1 · x")) == "{code} \\1 · x"


def test_notes_stand_side_by_side() -> None:
    assert filled("{notes}", replace(ORDINARY, notes=("Dinner", "", "Box C 117"))) == "Dinner · Box C 117"
