"""Meeting days made up from a seed: clusters and companies, when they can meet and whom they ask for."""

from __future__ import annotations

from random import Random
from typing import Final

from desktop_app.features.meetings.rules import Participant, Problem, Request, Slot, Table, slot_set

_WEIGHTS: Final = (1, 1, 1, 2, 2, 3)
_LATE: Final = 0.1
_SPEAKS: Final = 0.05


def meeting_day(people: int, requests: int, slots: int, tables: int, seed: int = 1) -> Problem:
    """Make up a day.

    One in four participants speaks for a cluster and is asked for more often; one in ten arrives late or
    leaves early, one in twenty gives a talk of two slots; one in ten limits the number of meetings.
    """
    rng = Random(seed)
    crowd = tuple(_participant(rng, number, slots) for number in range(people))
    pairs = _pairs(rng, people, requests)
    return Problem(
        slots=tuple(
            Slot(f"s{number}", "morning" if number < slots // 2 else "afternoon") for number in range(slots)
        ),
        tables=tuple(Table(f"t{number}") for number in range(tables)),
        participants=crowd,
        requests=tuple(
            Request(
                f"r{number}",
                (crowd[one].key,),
                (crowd[other].key,),
                weight=rng.choice(_WEIGHTS),
                kind="C2C" if _is_cluster(one) and _is_cluster(other) else "B2C",
            )
            for number, (one, other) in enumerate(pairs)
        ),
    )


def _is_cluster(number: int) -> bool:
    return number % 4 == 0


def _participant(rng: Random, number: int, slots: int) -> Participant:
    mask = slot_set(range(slots))
    if rng.random() < _LATE:
        cut = rng.randrange(1, slots // 2)
        mask = mask >> cut if rng.random() < 1 / 2 else mask >> cut << cut
    if rng.random() < _SPEAKS:
        mask &= ~(3 << rng.randrange(slots - 1))
    limit = rng.randrange(slots // 3, slots) if rng.random() < _LATE else None
    return Participant(f"p{number}", mask, limit, f"o{number // 2 if number % 3 == 0 else number + 10**6}")


def _pairs(rng: Random, people: int, requests: int) -> list[tuple[int, int]]:
    asked = [number for number in range(people) for _ in range(4 if _is_cluster(number) else 1)]
    found: dict[tuple[int, int], None] = {}
    while len(found) < requests:
        one, other = rng.randrange(people), rng.choice(asked)
        if one != other and (other, one) not in found:
            found[one, other] = None
    return list(found)
