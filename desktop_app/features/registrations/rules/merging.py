"""Two records become one: which values stay, and when that is refused."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class MergeRefusal(Enum):
    """Why two records are not merged."""

    SAME = "same"
    GONE = "gone"
    OTHER_EVENT = "other event"


NAME: Final = "name"
"""Given and family name are taken together: one half of each could be the same half."""

CHOSEN_FIELDS: Final = (
    *(NAME, "organisation", "job_title", "email", "phone", "country"),
    *("category", "status", "booking", "box"),
)
"""What is chosen from one record or the other, beside answers to the event's own questions ("custom:…")."""

# Whom the desk expects goes before whom it does not.
_ALIVE: Final = {"registered": 2, "waitlisted": 1}


def weight(*, arrived: bool, printed: bool, status: str, has_source: bool) -> tuple[bool, bool, int, bool]:
    """What makes one of two registrations rather the one that stays: the heavier one does."""
    return arrived, printed, _ALIVE.get(status, 0), has_source


def theirs_at_first(kept: Mapping[str, str], merged: Mapping[str, str]) -> frozenset[str]:
    """The fields that the merged record fills unless somebody says otherwise: what the other has not.

    The status is that of the record which is more alive.
    """
    fields = {field for field, value in merged.items() if value and not kept.get(field)}
    fields.discard("status")
    if _ALIVE.get(merged.get("status", ""), 0) > _ALIVE.get(kept.get("status", ""), 0):
        fields.add("status")
    return frozenset(fields)


def joined_notes(kept: str, merged: str) -> str:
    """Both notes, each once."""
    kept, merged = kept.strip(), merged.strip()
    if not merged or merged in kept:
        return kept
    return merged if not kept or kept in merged else f"{kept}\n{merged}"


def joined_names(own: str, known: Collection[str], further: Collection[str]) -> list[str]:
    """The other names of an organisation with those that it takes over, each once and never its own."""
    return [name for name in dict.fromkeys((*known, *further)) if name and name != own]


def pair_of(one: str, other: str) -> tuple[str, str]:
    """The keys of a pair, the smaller first, so that each pair is named in one way."""
    return (one, other) if one < other else (other, one)
