"""Places, who waits for one, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime


class WaitlistRefusal(Enum):
    """Why somebody is not promoted."""

    NOT_WAITING = "not waiting"


@dataclass(frozen=True, slots=True)
class Places:
    """How many places there are (None: no limit) and how many are taken by people who are registered."""

    places: int | None = None
    taken: int = 0

    @property
    def free(self) -> int | None:
        """So many are left; None without a limit."""
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def over(self) -> int:
        """So many more are registered than there are places."""
        return 0 if self.places is None else max(0, self.taken - self.places)

    @property
    def full(self) -> bool:
        return self.free == 0

    def with_one_more(self) -> Places:
        """The places after another registration."""
        return replace(self, taken=self.taken + 1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the waitlist."""

    id: str
    name: str
    organisation: str
    email: str
    category_id: str
    category: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waitlist:
    """The places of the event and of its categories (by key), and who waits, first in line in front."""

    event: Places = field(default_factory=Places)
    categories: Mapping[str, Places] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()

    @property
    def free(self) -> int | None:
        """So many may still be registered in all; None where neither event nor categories set a limit."""
        of_categories = [places.free for places in self.categories.values()]
        limited = [free for free in of_categories if free is not None]
        if not of_categories or len(limited) < len(of_categories):
            return self.event.free
        free = self.event.free
        return sum(limited) if free is None else min(free, sum(limited))

    def has_place_for(self, category_id: str) -> bool:
        """Whether one more of that category may be registered."""
        return not self.event.full and not self.categories.get(category_id, Places()).full

    def with_one_more(self, category_id: str) -> Waitlist:
        """The places after another registration in that category."""
        known = self.categories.get(category_id, Places())
        return replace(
            self,
            event=self.event.with_one_more(),
            categories={**self.categories, category_id: known.with_one_more()},
        )

    def promoted(self, keys: Collection[str]) -> Waitlist:
        """The places once these people are registered, and who waits then."""
        after = self
        for one in self.waiting:
            after = after.with_one_more(one.category_id) if one.id in keys else after
        return replace(after, waiting=tuple(one for one in self.waiting if one.id not in keys))


def next_in_line(waitlist: Waitlist, count: int, skipped: Iterable[str] = ()) -> tuple[str, ...]:
    """The keys of the next `count` people whose category has a place, without those who are skipped.

    When more are wanted than there are places, those follow who have none, first in line in front.
    """
    passed = set(skipped)
    chosen: list[str] = []
    rest: list[str] = []
    for one in waitlist.waiting:
        if one.id in passed:
            continue
        if len(chosen) < count and waitlist.has_place_for(one.category_id):
            chosen.append(one.id)
            waitlist = waitlist.with_one_more(one.category_id)
        else:
            rest.append(one.id)
    taken = {*chosen, *rest[: max(0, count - len(chosen))]}
    return tuple(one.id for one in waitlist.waiting if one.id in taken)


def fitting(waitlist: Waitlist) -> int:
    """How many of those who wait can be registered without having more people than places."""
    count = 0
    for one in waitlist.waiting:
        if waitlist.has_place_for(one.category_id):
            waitlist = waitlist.with_one_more(one.category_id)
            count += 1
    return count
