"""Small meeting days for tests, and what hypothesis may draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from desktop_app.features.meetings.rules import (
    EVERY,
    Participant,
    Placement,
    Problem,
    Request,
    Schedule,
    Slot,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def day(
    *pairs: str,
    slots: int = 4,
    tables: int = 2,
    people: Sequence[Participant] = (),
    **more: Any,  # noqa: ANN401 (fields of the problem)
) -> Problem:
    """Make a day of requests "ann-bob" or "ann+bob-eve*3" (weight 3), each named as it is written."""
    requests = tuple(_request(pair) for pair in pairs)
    known = {each.key: each for each in people}
    names = dict.fromkeys(key for each in requests for key in each.parties) | known
    return Problem(
        slots=more.pop("turns", tuple(Slot(str(number)) for number in range(slots))),
        tables=more.pop("places", tuple(Table(str(number)) for number in range(tables))),
        participants=tuple(known.get(name) or Participant(name) for name in names),
        requests=more.pop("requests", requests),
        **more,
    )


def _request(pair: str) -> Request:
    sides, _, weight = pair.partition("*")
    first, second = (tuple(side.split("+")) for side in sides.split("-"))
    return Request(pair, first, second, int(weight or 1))


def placed(**places: tuple[int, int | None]) -> Schedule:
    """Make a schedule; "_" stands for "-" in the names of requests."""
    return Schedule({key.replace("_", "-"): Placement(*place) for key, place in places.items()})


@st.composite
def problems(draw: st.DrawFn, people: int = 8, most: int = 12) -> Problem:
    """Draw a small day with everything in it: limits, availability, organisations, features, order."""
    slots = draw(st.integers(2, 5))
    names = [f"p{number}" for number in range(draw(st.integers(2, people)))]
    features = st.sampled_from([frozenset[str](), frozenset(["interpreter"])])
    masks = st.one_of(st.just(EVERY), st.integers(0, 2**slots - 1))
    crowd = tuple(
        Participant(
            name,
            draw(masks),
            draw(st.one_of(st.none(), st.integers(0, 3))),
            draw(st.sampled_from([None, "o1", "o2", "o3"])),
            draw(st.booleans()),
        )
        for name in names
    )
    pairs = draw(st.lists(st.permutations(names).map(lambda some: some[:2]), min_size=1, max_size=most))
    requests = tuple(
        Request(f"r{number}", (one,), (other,), draw(st.integers(1, 3)), "", draw(masks), draw(features))
        for number, (one, other) in enumerate(pairs)
    )
    keys = [each.key for each in requests]
    order = draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), max_size=2))
    return Problem(
        slots=tuple(Slot(str(number), day=number // 3) for number in range(slots)),
        tables=tuple(
            Table(str(number), draw(features), draw(masks)) for number in range(draw(st.integers(1, 3)))
        ),
        participants=crowd,
        requests=requests,
        precedences=tuple((one, other) for one, other in order if keys.index(one) < keys.index(other)),
    )
