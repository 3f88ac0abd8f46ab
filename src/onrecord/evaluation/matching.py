"""One-to-one matching of greatest weight, so that no statement is counted twice.

Allowed pairs fall into small groups that share no statement (connected components); within each, rows
are assigned one after the other along cheapest augmenting paths with dual prices (Kuhn 1955, Munkres
1957; in the rectangular form of Crouse 2016, doi:10.1109/TAES.2016.140952).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Pair = tuple[int, int]
FloatArray = NDArray[np.float64]


def match(weights: Mapping[Pair, float]) -> list[Pair]:
    """The pairs (row, column) of a one-to-one matching whose weights (above 0) sum to the most, in order of rows."""
    chosen: list[Pair] = []
    for rows, columns in _components(weights):
        table = np.array([[weights.get((row, column), 0.0) for column in columns] for row in rows])
        taken = _assign(-table) if len(rows) <= len(columns) else [(row, column) for column, row in _assign(-table.T)]
        chosen += [(rows[row], columns[column]) for row, column in taken if table[row, column] > 0]
    return sorted(chosen)


def _components(weights: Mapping[Pair, float]) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns that hang together through allowed pairs, component by component."""
    neighbours: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for row, column in weights:
        neighbours["row", row].append(("column", column))
        neighbours["column", column].append(("row", row))
    seen: set[tuple[str, int]] = set()
    for start in sorted(neighbours):
        if start in seen:
            continue
        seen.add(start)
        members = [start]
        for member in members:
            fresh = [one for one in neighbours[member] if one not in seen]
            members += dict.fromkeys(fresh)
            seen.update(fresh)
        rows = sorted(number for side, number in members if side == "row")
        yield rows, sorted(number for side, number in members if side == "column")


def _assign(costs: FloatArray) -> list[Pair]:
    """Every row's column at the least total cost, for costs (R, C) with R <= C."""
    rows, columns = costs.shape
    row_prices, column_prices = np.zeros(rows), np.zeros(columns)
    row_of = np.full(columns, -1)
    for free_row in range(rows):
        _augment(costs, free_row, row_of, row_prices, column_prices)
    return [(int(row), column) for column, row in enumerate(row_of) if row >= 0]


def _augment(
    costs: FloatArray, free_row: int, row_of: NDArray[np.int64], row_prices: FloatArray, column_prices: FloatArray
) -> None:
    """Give `free_row` a column, moving others along the cheapest path (Dijkstra over reduced costs)."""
    columns = costs.shape[1]
    distance, came_from = np.full(columns, np.inf), np.full(columns, free_row)
    settled = np.zeros(columns, dtype=bool)
    row, reached, visited = free_row, 0.0, [free_row]
    while True:
        through = reached + costs[row] - row_prices[row] - column_prices
        better = ~settled & (through < distance)
        distance[better], came_from[better] = through[better], row
        column = int(np.where(settled, np.inf, distance).argmin())
        reached = float(distance[column])
        settled[column] = True
        if row_of[column] < 0:
            break
        row = int(row_of[column])
        visited.append(row)
    _reprice(visited, reached, distance, settled, row_of, row_prices, column_prices)
    while True:
        row = int(came_from[column])
        (column_before,) = np.flatnonzero(row_of == row)[:1] if row != free_row else (-1,)
        row_of[column] = row
        if row == free_row:
            return
        column = int(column_before)


def _reprice(
    visited: list[int],
    reached: float,
    distance: FloatArray,
    settled: NDArray[np.bool_],
    row_of: NDArray[np.int64],
    row_prices: FloatArray,
    column_prices: FloatArray,
) -> None:
    """Move the prices so that reduced costs stay above 0 and are 0 along the path."""
    free_row, *others = visited
    row_prices[free_row] += reached
    for row in others:
        row_prices[row] += reached - distance[np.flatnonzero(row_of == row)[0]]
    column_prices[settled] -= reached - distance[settled]
