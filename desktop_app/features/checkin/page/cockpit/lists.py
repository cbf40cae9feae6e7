"""The cockpit's two small tables: the stations, and the categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop_app.kit.icons import dot
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon

    from desktop_app.features.checkin.queries.cockpit import CategoryRow
    from desktop_app.features.checkin.rules.flow import Figures

_NUMBER = 2 * Space.HUGE


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line: a name with figures that are already words."""

    key: str
    name: str
    cells: tuple[str, ...]
    colour: str = ""


class Lists(QObject):
    """Makes both tables and fills them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stations = _RowsOf(
            [self.tr("Station"), self.tr("Let in"), self.tr("15 min"), self.tr("s each")], self
        )
        self._categories = _RowsOf(
            [self.tr("Category"), self.tr("Here"), self.tr("Expected"), self.tr("Share")], self
        )
        self.stations = self._stations.table
        self.categories = self._categories.table
        self.stations.setAccessibleName(self.tr("Stations"))
        self.categories.setAccessibleName(self.tr("Categories"))

    @property
    def station_rows(self) -> list[ListRow]:
        """The stations as shown."""
        return list(self._stations.rows.values())

    @property
    def category_rows(self) -> list[ListRow]:
        """The categories as shown."""
        return list(self._categories.rows.values())

    def show_stations(self, figures: Figures, names: dict[str, str]) -> None:
        """The busiest station first; scans that no known station made stand in one line."""
        rows = [
            ListRow(
                each.station_id or "-",
                names.get(each.station_id) or self.tr("No station"),
                (f"{each.entries:,}", f"{each.last_quarter:,}", _seconds(each.seconds)),
            )
            for each in sorted(figures.stations, key=lambda each: (-each.entries, each.station_id))
        ]
        self._stations.show(rows)

    def show_categories(self, figures: Figures, categories: Sequence[CategoryRow]) -> None:
        """The categories in their order; people who came without being expected are expected too."""
        self._categories.show(
            [_category_row(each, figures.by_category.get(each.id, 0)) for each in categories]
        )


class _RowsOf:
    """One table and its rows by key."""

    def __init__(self, titles: Sequence[str], parent: QObject) -> None:
        self.rows: dict[str, ListRow] = {}
        name, *figures = titles
        columns: list[Column[ListRow]] = [Column(name, _name_of, width=Size.RAIL, icon=_dot_of)]
        columns += [
            Column(title, _Cell(place), width=_NUMBER, right=True) for place, title in enumerate(figures)
        ]
        self._model = RowsModel(columns, self._rows_of, _key_of, parent)
        self.table = Table(self._model)
        self.table.setSelectionMode(Table.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)

    def show(self, rows: Sequence[ListRow]) -> None:
        self.rows = {row.key: row for row in rows}
        self._model.reset(list(self.rows))

    def _rows_of(self, keys: Sequence[str]) -> list[ListRow]:
        return [self.rows[key] for key in keys if key in self.rows]


@dataclass(frozen=True, slots=True)
class _Cell:
    """Reads one figure of a row."""

    place: int

    def __call__(self, row: ListRow) -> str:
        return row.cells[self.place]


def _category_row(category: CategoryRow, here: int) -> ListRow:
    expected = max(category.expected, here)
    share = f"{100 * here // expected} %" if expected else ""
    return ListRow(category.id, category.name, (f"{here:,}", f"{expected:,}", share), category.colour)


def _seconds(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.0f}"


def _key_of(row: ListRow) -> str:
    return row.key


def _name_of(row: ListRow) -> str:
    return row.name


def _dot_of(row: ListRow) -> QIcon | None:
    return dot(row.colour) if row.colour else None
