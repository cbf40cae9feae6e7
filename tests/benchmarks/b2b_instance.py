"""Instance files of the B2B scheduling problem, and a check of answers that shares no code with the solver.

The format (MiniZinc data) and the problem: Bofill, Coll, Garcia, Giráldez-Cru, Pesant, Suy, Villaret,
"Constraint Solving Approaches to the Business-to-Business Meeting Scheduling Problem", JAIR 2022.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules import Participant, Problem, Request, Slot, Table, slot_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FAIRNESS = 2
MORNING, AFTERNOON = 1, 2


@dataclass(frozen=True)
class Instance:
    """One file. Participants, meetings and slots are numbered from 1, as there; a fixed slot of 0 is none."""

    name: str
    participants: int
    tables: int
    slots: int
    morning: int
    meetings: tuple[tuple[int, int, int], ...]
    forbidden: tuple[frozenset[int], ...]
    fixed: tuple[int, ...]
    before: tuple[frozenset[int], ...]


def read_instance(path: Path) -> Instance:
    """Read a file.

    Raises:
        ValueError: when a part is missing or two parts do not fit together, in a sentence.

    """
    try:
        text = re.sub(r"%.*", "", path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        message = "This is no text file."
        raise ValueError(message) from None
    people = _number(text, "nBusiness")
    meetings = _meetings(text, people)
    fixed = tuple(int(each) for each in re.findall(r"\d+", _part(text, "fixed", r"\[(.*?)\]", "")))
    if len(fixed) not in {0, len(meetings)}:
        message = f"fixed has {len(fixed)} slots, not {len(meetings)}."
        raise ValueError(message)
    return Instance(
        path.name.removesuffix(".dzn"),
        people,
        _number(text, "nTables"),
        _number(text, "nTotalSlots"),
        _number(text, "nMorningSlots"),
        meetings,
        _sets(text, "forbidden", people),
        fixed or (0,) * len(meetings),
        _sets(text, "precedences", len(meetings)),
    )


def _meetings(text: str, people: int) -> tuple[tuple[int, int, int], ...]:
    """Participant, participant, session of each meeting."""
    rows = _part(text, "requested", r"\[\|(.*?)\|?\s*\]")
    found = [tuple(int(each) for each in re.findall(r"-?\d+", row)) for row in rows.split("|") if row.strip()]
    if len(found) != _number(text, "nMeetings"):
        message = f"requested has {len(found)} meetings, not nMeetings."
        raise ValueError(message)
    for number, row in enumerate(found, 1):
        if len(row) != len(("one", "other", "session")):
            message = f"Meeting {number} has {len(row)} numbers, not 3."
            raise ValueError(message)
        if not {row[0], row[1]} <= set(range(1, people + 1)) or row[0] == row[1]:
            message = f"Meeting {number} is not of two of the {people} participants."
            raise ValueError(message)
    return tuple((row[0], row[1], row[2]) for row in found)


def _part(text: str, name: str, shape: str, missing: str | None = None) -> str:
    """What a name stands for; the last of a file needs no semicolon."""
    found = re.search(rf"\b{name}\s*=\s*{shape}\s*(?:;|\Z)", text, re.DOTALL)
    if found is None and (missing is None or re.search(rf"\b{name}\s*=", text)):
        message = f"There is no {name} that can be read."
        raise ValueError(message)
    return found[1] if found else missing or ""


def _number(text: str, name: str) -> int:
    return int(_part(text, name, r"(\d+)"))


def _sets(text: str, name: str, count: int) -> tuple[frozenset[int], ...]:
    """Read an array of sets, each listed or a range (3..5); 0 stands for nothing in it."""
    parts = re.findall(r"\{[^}]*\}|\d+\s*\.\.\s*\d+", _part(text, name, r"\[(.*?)\]", ""))
    if len(parts) not in {0, count}:
        message = f"{name} has {len(parts)} sets, not {count}."
        raise ValueError(message)
    return tuple(_set(part) for part in parts) or (frozenset(),) * count


def _set(part: str) -> frozenset[int]:
    numbers = [int(each) for each in re.findall(r"\d+", part)]
    whole = range(numbers[0], numbers[1] + 1) if ".." in part else numbers
    return frozenset(whole) - {0}


def problem_of(instance: Instance) -> Problem:
    """Put an instance into the program's own words."""
    everything = slot_set(range(instance.slots))
    morning = slot_set(range(instance.morning))
    sessions = {MORNING: morning, AFTERNOON: everything & ~morning}
    return Problem(
        slots=tuple(
            Slot(str(number + 1), "morning" if number < instance.morning else "afternoon")
            for number in range(instance.slots)
        ),
        tables=tuple(Table(str(number + 1)) for number in range(instance.tables)),
        participants=tuple(
            Participant(str(number + 1), everything & ~slot_set(slot - 1 for slot in forbidden))
            for number, forbidden in enumerate(instance.forbidden)
        ),
        requests=tuple(
            Request(
                str(number + 1),
                (str(one),),
                (str(two),),
                slots=sessions.get(session, everything) & (1 << fixed - 1 if fixed else everything),
            )
            for number, ((one, two, session), fixed) in enumerate(
                zip(instance.meetings, instance.fixed, strict=True)
            )
        ),
        precedences=tuple(
            (str(before), str(number + 1))
            for number, earlier in enumerate(instance.before)
            for before in sorted(earlier)
        ),
        fairness=FAIRNESS,
        one_at_once=False,
        all_placed=True,
    )


def breaks_of(slots: Iterable[int]) -> int:
    """Count the gaps in the slots of one participant."""
    ordered = sorted(slots)
    return sum(later - earlier > 1 for earlier, later in pairwise(ordered))


def faults(instance: Instance, slots: list[int]) -> Iterator[str]:
    """Name each rule that an answer breaks; `slots` are those of the meetings in file order, from 1."""
    if len(slots) != len(instance.meetings) or not all(1 <= slot <= instance.slots for slot in slots):
        yield "not every meeting has a slot"
        return
    agenda: dict[int, list[int]] = defaultdict(list)
    for (one, two, _), slot in zip(instance.meetings, slots, strict=True):
        agenda[one].append(slot)
        agenda[two].append(slot)
    for person, theirs in agenda.items():
        if len(set(theirs)) < len(theirs):
            yield f"participant {person} has two meetings in a slot"
        if instance.forbidden[person - 1] & set(theirs):
            yield f"participant {person} meets in a forbidden slot"
    if any(slots.count(slot) > instance.tables for slot in set(slots)):
        yield "a slot has more meetings than tables"
    yield from _misplaced(instance, slots)
    breaks = [breaks_of(agenda[person]) for person in range(1, instance.participants + 1)]
    if max(breaks) - min(breaks) > FAIRNESS:
        yield "the breaks of two participants differ by more than two"


def _misplaced(instance: Instance, slots: list[int]) -> Iterator[str]:
    for number, ((_, _, session), slot) in enumerate(zip(instance.meetings, slots, strict=True), start=1):
        if (session == MORNING and slot > instance.morning) or (
            session == AFTERNOON and slot <= instance.morning
        ):
            yield f"meeting {number} lies in the wrong session"
        if instance.fixed[number - 1] not in {0, slot}:
            yield f"meeting {number} is not in its fixed slot"
        if any(slots[earlier - 1] >= slot for earlier in instance.before[number - 1]):
            yield f"meeting {number} does not lie after those it follows"


def total_breaks(instance: Instance, slots: list[int]) -> int:
    """Count the breaks of all participants."""
    return sum(
        breaks_of(
            slot for (one, two, _), slot in zip(instance.meetings, slots, strict=True) if person in {one, two}
        )
        for person in range(1, instance.participants + 1)
    )
