"""Everybody of an event as look-alikes are found among them, and the pairs that were found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.registrations.rules.likeness import Pair, Registration
    from desktop_app.features.registrations.rules.organisation_likeness import Named


@dataclass(frozen=True, slots=True)
class Crowd:
    """People and organisations; of those apart (pairs of keys, the smaller first) staff said they are two."""

    people: Sequence[Registration]
    organisations: Sequence[Named]
    people_apart: frozenset[tuple[str, str]] = frozenset()
    organisations_apart: frozenset[tuple[str, str]] = frozenset()

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.people) + len(self.organisations)


@dataclass(frozen=True, slots=True)
class LookAlikePairs:
    """The pairs that may be one, the surest first."""

    people: tuple[Pair, ...] = ()
    organisations: tuple[Pair, ...] = ()
