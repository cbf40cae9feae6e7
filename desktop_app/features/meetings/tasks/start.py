"""The first schedule: who meets early and who late is read from the whole web of meetings.

Breaks are few if people who meet each other are busy at the same time. So the participants are ordered
along the second eigenvector of their web of meetings (the relaxation of a linear arrangement with short
edges), and each meeting begins near the time that the order gives it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from desktop_app.features.meetings.rules import slots_in
from desktop_app.features.meetings.tasks.kempe import Desk

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules import Schedule
    from desktop_app.features.meetings.tasks.bound import Bound
    from desktop_app.features.meetings.tasks.numbers import Numbers

    Vector = np.ndarray[Any, np.dtype[np.float64]]

_ROUNDS: Final = 300


def kept_desk(numbers: Numbers) -> Desk:
    """Make a desk with the kept meetings only."""
    desk = Desk(numbers)
    for meeting, place in numbers.kept.items():
        desk.put(meeting, place.slot)
    return desk


def desk_after(numbers: Numbers, schedule: Schedule) -> Desk:
    """Make a desk with the meetings of a schedule, as far as they still may lie there."""
    desk = kept_desk(numbers)
    for key, place in schedule.placed.items():
        meeting = numbers.number.get(key)
        if meeting is not None and meeting not in numbers.kept and _fits(desk, meeting, place.slot):
            desk.put(meeting, place.slot)
    return desk


def first_desk(numbers: Numbers, bound: Bound) -> Desk:
    """Choose requests by the bound's solution and put them where the web of meetings suggests."""
    desk = kept_desk(numbers)
    chosen = _chosen(numbers, bound)
    place = _order(numbers, chosen)
    ranked = sorted(
        chosen, key=lambda meeting: (sum(place[each] for each in numbers.people[meeting]), meeting)
    )
    for rank, meeting in enumerate(ranked):
        _put_near(desk, meeting, rank * numbers.slots / len(ranked))
    for meeting in sorted(range(len(numbers.keys)), key=lambda each: -numbers.weight[each]):
        if desk.slot[meeting] < 0:
            _put_near(desk, meeting, 0.0)
    return desk


def _put_near(desk: Desk, meeting: int, target: float) -> None:
    slots = [slot for slot in slots_in(desk.allowed[meeting]) if _fits(desk, meeting, slot)]
    if slots:
        desk.put(meeting, min(slots, key=lambda slot: abs(slot + 1 / 2 - target)))


def _fits(desk: Desk, meeting: int, slot: int) -> bool:
    return (
        desk.allowed[meeting] >> slot & 1 == 1
        and not desk.clashes(meeting, slot)
        and not desk.over_limit(meeting)
        and not desk.full(meeting, slot)
        and (not desk.ordered or desk.keeps_order(meeting, slot))
    )


def _chosen(numbers: Numbers, bound: Bound) -> list[int]:
    """Take requests by their share in the bound's solution, within limits and tables."""
    room = sum(max(caps) for caps in zip(*numbers.caps, strict=True))
    left = list(numbers.limit)
    chosen: list[int] = []
    by_share = sorted(range(len(numbers.keys)), key=lambda each: (-bound.share[each], -numbers.weight[each]))
    for meeting in by_share:
        people = numbers.people[meeting]
        if meeting in numbers.kept or not numbers.allowed[meeting] or len(chosen) >= room:
            continue
        if all(left[person] > 0 for person in people):
            chosen.append(meeting)
            for person in people:
                left[person] -= 1
    return chosen


def _order(numbers: Numbers, chosen: list[int]) -> list[int]:
    """Rank the participants along the second eigenvector of the normalised web of meetings."""
    ends = [
        (people[0], other)
        for meeting in chosen
        for people in [numbers.people[meeting]]
        for other in people[1:]
    ]
    count = len(numbers.person)
    if not ends:
        return [0] * count
    one = np.array([end[0] for end in ends], dtype=np.intp)
    two = np.array([end[1] for end in ends], dtype=np.intp)
    degree = np.bincount(np.concatenate((one, two)), minlength=count).astype(np.float64)
    root = np.sqrt(np.maximum(degree, 1.0))
    share = 1.0 / (root[one] * root[two])
    first = root / np.linalg.norm(root)
    vector = np.sin(np.arange(count, dtype=np.float64))
    for _ in range(_ROUNDS):
        # Half a step of rest keeps the other end of the spectrum, where the web is bipartite, from winning.
        around = np.bincount(one, share * vector[two], count) + np.bincount(two, share * vector[one], count)
        vector = (vector + around) / 2
        vector -= first * float(first @ vector)
        vector /= max(float(np.linalg.norm(vector)), 1e-300)
    ranked = np.argsort(np.round(vector / root, 9), kind="stable")
    places = np.empty(count, dtype=np.intp)
    places[ranked] = np.arange(count)
    return [int(each) for each in places]
