"""How it is kept that two records are not the same, so that nobody is asked again."""

from __future__ import annotations

from typing import Final

from desktop_app.features.registrations.rules.merging import pair_of

ROOM: Final = "look-alikes"
"""The room under which pairs of organisations are kept among the saved views."""

_PREFIX: Final = "not_same:"


def field_of(other: str) -> str:
    """The field of a kept value that says: not the person of the key `other`."""
    return f"{_PREFIX}{other}"


def other_of(field: str) -> str:
    """Whom a kept value keeps apart; "" for one that says something else."""
    return field.removeprefix(_PREFIX) if field.startswith(_PREFIX) else ""


def name_of(one: str, other: str) -> str:
    """The name under which a pair of organisations is kept."""
    return " ".join(pair_of(one, other))
