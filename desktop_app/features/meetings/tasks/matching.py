"""Rows matched to columns at least cost: the assignment problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    Matrix = np.ndarray[Any, np.dtype[np.float64]]
    Vector = np.ndarray[Any, np.dtype[np.float64]]
    Places = np.ndarray[Any, np.dtype[np.intp]]


def cheapest_matching(costs: Matrix) -> list[int]:
    """Give each row its column so that the sum of costs is least; -1 for rows that find none.

    Shortest augmenting paths with potentials (Jonker and Volgenant 1987), O(rows² × columns); of more rows
    than columns, only so many are matched as there are columns.
    """
    rows, columns = costs.shape
    if rows > columns:
        found = [-1] * rows
        for column, row in enumerate(cheapest_matching(costs.T)):
            found[row] = column
        return found
    matching = _Matching(costs)
    for row in range(rows):
        matching.add(row)
    return matching.columns()


class _Matching:
    """A matching of the first rows, with the potentials that prove it cheapest."""

    def __init__(self, costs: Matrix) -> None:
        rows, columns = costs.shape
        self.costs = costs
        self.row_price = np.zeros(rows)
        self.column_price = np.zeros(columns)
        self.row_of: Places = np.full(columns, -1, dtype=np.intp)

    def add(self, row: int) -> None:
        """Match one more row along the shortest path to a free column."""
        columns = len(self.row_of)
        distance = np.full(columns, np.inf)
        came_from: Places = np.full(columns, -1, dtype=np.intp)
        done = np.zeros(columns, dtype=np.bool_)
        at, here, far = -1, row, 0.0
        while True:
            reduced = far + self.costs[here] - self.row_price[here] - self.column_price
            better = ~done & (reduced < distance)
            distance[better] = reduced[better]
            came_from[better] = at
            at = int(np.argmin(np.where(done, np.inf, distance)))
            far = float(distance[at])
            if self.row_of[at] < 0:
                break
            done[at] = True
            here = int(self.row_of[at])
        self._reprice(row, done, distance, far)
        while at >= 0:
            previous = int(came_from[at])
            self.row_of[at] = self.row_of[previous] if previous >= 0 else row
            at = previous

    def _reprice(
        self, row: int, done: np.ndarray[Any, np.dtype[np.bool_]], distance: Vector, far: float
    ) -> None:
        self.row_price[row] += far
        self.row_price[self.row_of[done]] += far - distance[done]
        self.column_price[done] -= far - distance[done]

    def columns(self) -> list[int]:
        """The column of each row."""
        found = [-1] * len(self.row_price)
        for column, row in enumerate(self.row_of):
            if row >= 0:
                found[int(row)] = column
        return found
