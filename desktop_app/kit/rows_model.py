"""A table of 100,000 rows that holds their keys and fetches only the rows that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QColor, QIcon

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

PAGE_ROWS: Final = 128
_PAGES_KEPT: Final = 64
# Qt hands roles over as plain numbers; comparing those with enum members costs more than the rest of data().
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_EDIT: Final = int(Qt.ItemDataRole.EditRole)
_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_FOREGROUND: Final = int(Qt.ItemDataRole.ForegroundRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_PLAIN: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE: Final = _PLAIN | Qt.ItemFlag.ItemIsEditable


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its title and how a row's cell is read.

    `sort` is the name handed to the page when the header is clicked ("" = not sortable). `edit` takes the
    row's key and the typed text and says whether it was taken; a column without it cannot be edited.
    """

    title: str
    text: Callable[[R], str]
    sort: str = ""
    width: int = 0
    right: bool = False
    icon: Callable[[R], QIcon | QColor | None] | None = None
    colour: Callable[[R], QColor | None] | None = None
    edit: Callable[[str, str], bool] | None = None


@dataclass(frozen=True)
class _Page(Generic[R]):
    rows: list[R | None]
    cells: list[tuple[str, ...]]


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows the rows of `keys` in that order; sorting and filtering are done by whoever gives the keys."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[str]], Iterable[R]],
        key: Callable[[R], str],
        parent: QObject | None = None,
    ) -> None:
        """Show `columns`; `fetch` reads the rows of some keys (missing ones stay blank).

        `key` gives the key of a row.
        """
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fetch = fetch
        self._key = key
        self._keys: Sequence[str] = ()
        self._places: dict[str, int] | None = None
        self._pages: OrderedDict[int, _Page[R]] = OrderedDict()
        self._last_number = -1
        self._last_page: _Page[R] = _Page([], [])
        self._blank = ("",) * len(self._columns)
        self._alignments = [_RIGHT if column.right else _LEFT for column in self._columns]
        self._served = [_roles_of(column) for column in self._columns]
        self._flags = [_EDITABLE if column.edit else _PLAIN for column in self._columns]

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns as given."""
        return self._columns

    @property
    def keys(self) -> Sequence[str]:
        """The keys in the order shown."""
        return self._keys

    def reset(self, keys: Sequence[str]) -> None:
        """Show these keys; what a table has selected stays selected where its key is still there."""
        if keys == self._keys:
            self.refetch()
            return
        self.beginResetModel()
        self._keys = keys
        self._places = None
        self._forget_pages()
        self.endResetModel()

    def refetch(self) -> None:
        """Read the rows again, in the same order: their contents changed."""
        self._forget_pages()
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def key_at(self, row: int) -> str:
        """Give the key of the row at this place."""
        return self._keys[row]

    def row_at(self, row: int) -> R | None:
        """Give the row at this place; None when it is gone since the keys were read."""
        return self._page_of(row).rows[row % PAGE_ROWS]

    def place_of(self, key: str) -> int | None:
        """Tell where a key stands; None when it is not shown."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._keys)}
        return self._places.get(key)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            row = index.row()
            page = self._last_page if row // PAGE_ROWS == self._last_number else self._page_of(row)
            return page.cells[row % PAGE_ROWS][index.column()]
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        # Asked eight times for each cell that is painted: what is not served costs nothing more than this.
        return self._rare_data(index, role) if role in self._served[index.column()] else None

    def _rare_data(self, index: Index, role: int) -> Any:  # noqa: ANN401 (Qt's variant)
        if role in (_EDIT, _TOOL_TIP):
            return self.data(index)
        column = self._columns[index.column()]
        look = column.icon if role == _DECORATION else column.colour
        if look is None:
            return None
        place = index.row()
        page = self._last_page if place // PAGE_ROWS == self._last_number else self._page_of(place)
        row = page.rows[place % PAGE_ROWS]
        return None if row is None else look(row)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self._columns[section].title
        if role == _ALIGNMENT:
            return self._alignments[section]
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        edit = self._columns[index.column()].edit
        if role != _EDIT or edit is None or str(value) == self.data(index):
            return False
        return edit(self._keys[index.row()], str(value))

    def _page_of(self, row: int) -> _Page[R]:
        number = row // PAGE_ROWS
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read_page(number)
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        self._last_number, self._last_page = number, page
        return page

    def _read_page(self, number: int) -> _Page[R]:
        keys = self._keys[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
        found = {self._key(row): row for row in self._fetch(keys)}
        rows = [found.get(key) for key in keys]
        return _Page(rows, [self._blank if row is None else self._cells(row) for row in rows])

    def _cells(self, row: R) -> tuple[str, ...]:
        return tuple(column.text(row) for column in self._columns)

    def _forget_pages(self) -> None:
        self._pages.clear()
        self._last_number = -1


def _roles_of(column: Column[Any]) -> frozenset[int]:
    """The roles that a cell of this column answers, besides text and alignment."""
    looks = {_DECORATION: column.icon, _FOREGROUND: column.colour}
    return frozenset((_EDIT, _TOOL_TIP, *(role for role, look in looks.items() if look is not None)))
