"""The figures that stay of an event when its people are gone, so that nobody can be told apart in them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# A group of fewer people is shown with others, or not at all.
SMALLEST: Final = 3

# What small groups are called together.
OTHER: Final = "other"

Groups = dict[str, int]


@dataclass(frozen=True)
class Figures:
    """People by what they were, and what happened; arrivals are counted from each time (ISO 8601, UTC) on.

    Requests for meetings and meetings are counted by their state; with `follow_ups` of them one was agreed.

    None stands for a number below `SMALLEST` that nothing could be put together with.
    """

    people: int = 0
    arrived: int = 0
    walk_ins: int | None = 0
    by_country: Groups = field(default_factory=dict)
    by_kind: Groups = field(default_factory=dict)
    by_category: Groups = field(default_factory=dict)
    by_status: Groups = field(default_factory=dict)
    arrivals: tuple[tuple[str, int], ...] = ()
    checkins: Groups = field(default_factory=dict)
    consents: dict[str, int | None] = field(default_factory=dict)
    requests: Groups = field(default_factory=dict)
    meetings: Groups = field(default_factory=dict)
    follow_ups: int | None = 0

    def as_json(self) -> dict[str, Any]:
        """As they are kept."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Figures:
        """As they were kept; what a newer program kept besides is passed over."""
        known = {name: kept[name] for name in cls.__dataclass_fields__ if name in kept}
        arrivals = tuple((str(at), int(count)) for at, count in known.pop("arrivals", ()))
        return cls(arrivals=arrivals, **known)


def protected(raw: Figures) -> Figures:
    """The same figures without groups so small that they would tell people apart."""
    return Figures(
        people=raw.people,
        arrived=raw.arrived,
        walk_ins=hidden(raw.walk_ins),
        by_country=merged(raw.by_country),
        by_kind=merged(raw.by_kind),
        by_category=merged(raw.by_category),
        by_status=merged(raw.by_status),
        arrivals=coarsened(raw.arrivals),
        checkins=merged(raw.checkins),
        consents={purpose: hidden(given) for purpose, given in raw.consents.items()},
        requests=merged(raw.requests),
        meetings=merged(raw.meetings),
        follow_ups=hidden(raw.follow_ups),
    )


def hidden(count: int | None) -> int | None:
    """The number, or None where it is small without being nothing."""
    return None if count is None or 0 < count < SMALLEST else count


def merged(groups: Mapping[str, int]) -> Groups:
    """The largest groups first; small ones are put together until they are enough.

    Where what is put together is small still, the next larger group joins it: otherwise it could be reckoned
    from the sum. Groups that are too small all together are left out.
    """
    ordered = sorted(((count, name) for name, count in groups.items() if count), reverse=True)
    other = 0
    while ordered and (ordered[-1][0] < SMALLEST or 0 < other < SMALLEST):
        other += ordered.pop()[0]
    shown = {name: count for count, name in ordered}
    if other >= SMALLEST:
        shown[OTHER] = shown.get(OTHER, 0) + other
    return shown


def coarsened(steps: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Steps of time with enough people in each: a step with too few lasts until there are enough."""
    shown: list[tuple[str, int]] = []
    since, waiting = "", 0
    for at, count in steps:
        since = since or at
        waiting += count
        if waiting >= SMALLEST:
            shown.append((since, waiting))
            since, waiting = "", 0
    if waiting and shown:
        at, count = shown.pop()
        shown.append((at, count + waiting))
    return tuple(shown)
