"""The table of one list of the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.features.registrations.dialogs.preview_lists import Line


class Pane:
    """One list's table and lines."""

    def __init__(self, heads: Sequence[tuple[str, int]], parent: QWidget) -> None:
        self._lines: dict[str, Line] = {}
        columns = [Column(head, _Cell(place), width=width) for place, (head, width) in enumerate(heads)]
        self._model: RowsModel[Line] = RowsModel(columns, self._lines_of, _key_of, parent)
        self.table = Table(self._model)
        self.table.setCornerWidget(QWidget(self.table))
        self.table.horizontalHeader().setSortIndicatorShown(False)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._lines = {line.key: line for line in lines}
        self._model.reset(list(self._lines))

    def selected(self) -> list[Line]:
        """The selected lines."""
        return [self._lines[key] for key in self.table.selected_keys]

    def _lines_of(self, keys: Sequence[str]) -> Iterable[Line]:
        return [self._lines[key] for key in keys]


class _Cell:
    """Reads one cell of a line."""

    def __init__(self, place: int) -> None:
        self._place = place

    def __call__(self, line: Line) -> str:
        return line.cells[self._place]


def _key_of(line: Line) -> str:
    return line.key
