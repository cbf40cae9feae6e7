"""What is known of one program's export: its headers, what they fill, and how its words are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.field import IGNORED, Field, Status, Target
from desktop_app.features.registrations.rules.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NUMBERED: Final = re.compile(r" \d+$")


@dataclass(frozen=True, slots=True)
class KnownFormat:
    """One program's export in one language.

    `required`: each entry is one column, given by its names in all languages; all columns must be there.
    `targets`: folded header → target; where several columns fill one field, the one named first counts
    first. `others`: what the headers not listed become (None: the usual proposals by header and content).
    `first`: names that the first column must have. `statuses`: folded word → status, where this program
    means it differently from others. `checkins`: folded headers that tell who came. `quantity`: those that
    say for how many one row stands. `add_on`: those that name the ticket a row only adds something to.
    `booking`: those parts of the key that also tell who was booked together. `month_first`: its dates are
    American ones. `bare_phones`: it takes the plus from phone numbers. `newest_last`: who answers again
    means to correct the first answer.
    """

    name: str
    required: tuple[frozenset[str], ...]
    targets: Mapping[str, Target] = field(default_factory=dict)
    others: Target | None = None
    first: frozenset[str] = frozenset()
    statuses: Mapping[str, Status] = field(default_factory=dict)
    checkins: frozenset[str] = frozenset()
    quantity: frozenset[str] = frozenset()
    add_on: frozenset[str] = frozenset()
    booking: frozenset[str] = frozenset()
    month_first: bool = False
    bare_phones: bool = False
    newest_last: bool = False

    def fits(self, headers: Sequence[str]) -> bool:
        """Whether a file with these headers comes from that program."""
        present = {folded(header) for header in headers}
        if self.first and not (headers[1:] and folded(headers[0]) in self.first):
            return False
        return all(names & present for names in self.required)

    def target(self, header: str) -> Target | None:
        """What a header fills; a header that came twice is left out as often as it comes."""
        key = folded(header)
        if found := self.targets.get(key):
            return found
        again = self.targets.get(_NUMBERED.sub("", key))
        return IGNORED if again == IGNORED else self.others

    def rank(self, header: str) -> int:
        """Which place a header has among those that fill the same field."""
        key = folded(header)
        return next((place for place, name in enumerate(self.targets) if name == key), len(self.targets))

    def has_whole_key(self, headers: Sequence[str]) -> bool:
        """Whether every column is there of which the key is put together."""
        present = {folded(header) for header in headers}
        return all(
            name in present for name, target in self.targets.items() if target.field is Field.SOURCE_KEY
        )


def columns(text: str) -> tuple[frozenset[str], ...]:
    """Columns apart by commas, the names of one column apart by "|"."""
    return tuple(names(column) for column in text.split(","))


def names(text: str) -> frozenset[str]:
    """Folded names apart by "|"."""
    return frozenset(folded(name) for name in text.split("|"))


def targets(**headers: str) -> dict[str, Target]:
    """Field → its headers apart by "|", the one that counts first in front."""
    return {folded(name): Target(Field(key)) for key, some in headers.items() for name in some.split("|")}


def statuses(**words: str) -> dict[str, Status]:
    """Status → words for it apart by "|"."""
    return {folded(word): Status(key) for key, some in words.items() for word in some.split("|")}
