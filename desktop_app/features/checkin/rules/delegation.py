"""People who come together: those of one booking or of one organisation, and who of them is here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

# From so many people on it is a delegation.
LEAST_PEOPLE = 2


class Bond(StrEnum):
    """What holds people together, the closer one first."""

    BOOKING = "booking"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Delegation:
    """The people of one booking (`key` is its number) or organisation (its key), counted.

    `people` are those whose registration stands and whoever else came; `here` are those who came.
    """

    bond: Bond
    key: str
    name: str
    people: int
    here: int

    @property
    def is_one(self) -> bool:
        """Whether there is anybody to come together with."""
        return self.people >= LEAST_PEOPLE

    @property
    def missing(self) -> int:
        """How many are still to come."""
        return self.people - self.here


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a delegation.

    `here_since` is the first entry anywhere, `inside` whether this point counts the person inside; both as
    far back as the point's own rule looks.
    """

    attendee_id: str
    name: str
    organisation: str
    category: str
    colour: str
    status: str
    here_since: datetime | None = None
    inside: bool = False

    @property
    def expected(self) -> bool:
        """Whether the registration stands and nobody has seen the person yet."""
        return self.status == "registered" and self.here_since is None and not self.inside


def everybody(members: Sequence[Member]) -> frozenset[str]:
    """Whom "all" means: who is still expected; where nobody is, who came in elsewhere but not here."""
    expected = frozenset(each.attendee_id for each in members if each.expected)
    elsewhere = frozenset(
        each.attendee_id for each in members if each.status == "registered" and not each.inside
    )
    return expected or elsewhere
