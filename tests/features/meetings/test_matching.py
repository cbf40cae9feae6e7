"""The cheapest matching is the cheapest of all."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.meetings.tasks.matching import cheapest_matching


@given(
    st.integers(1, 5).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5
        )
    )
)
def test_no_other_matching_costs_less(rows: list[list[int]]) -> None:
    costs = np.array(rows, dtype=np.float64)
    found = cheapest_matching(costs)
    taken = [(row, column) for row, column in enumerate(found) if column >= 0]
    assert len({column for _, column in taken}) == len(taken) == min(costs.shape)
    wide = costs if costs.shape[0] <= costs.shape[1] else costs.T
    best = min(
        sum(wide[row, column] for row, column in enumerate(order))
        for order in permutations(range(wide.shape[1]), wide.shape[0])
    )
    assert sum(costs[row, column] for row, column in taken) == best
