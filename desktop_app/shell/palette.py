"""The search palette: people, pages and commands from the keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, tokens_of
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from desktop_app.shell.overview import Found
    from desktop_app.shell.room import Command, Room

_HIT: Final = Qt.ItemDataRole.UserRole
_DETAIL: Final = Qt.ItemDataRole.UserRole + 1
_MOST_FOUND: Final = 8
_LEAST_LETTERS: Final = 2
_SURE_LETTERS: Final = 5
_MOVES: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


@dataclass(frozen=True)
class Hit:
    """What Enter does: open a room, with a thing or a command where there is one; or `act` on the window."""

    room: str
    thing: str = ""
    command: Command | None = None
    act: Callable[[], None] | None = None


class Palette(QFrame):
    """A field and the list of what fits.

    Signals:
        taken(Hit): Enter was pressed on a hit.
    """

    taken = Signal(object)

    def __init__(
        self,
        rooms: Sequence[Room],
        search: Callable[[str], Sequence[Found]],
        acts: Mapping[str, Callable[[], None]],
        parent: QWidget,
    ) -> None:
        """Offer the rooms with their commands, what `search` finds, and what the window itself can do."""
        super().__init__(parent)
        self._acts = acts
        self._rooms = sorted(rooms, key=_number)
        self._search = search
        self._window = parent
        self._before: QWidget | None = None
        self.setProperty("kind", "palette")
        self.field = QLineEdit()
        self.field.setProperty("kind", "large")
        self.field.setPlaceholderText(self.tr("Name, organisation, code, page or command"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(Size.ICON, Size.ICON))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label(self.tr("Nothing found."), muted=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.list.itemClicked.connect(self._on_item_clicked)
        self.hide()

    def open(self) -> None:
        """Show the palette over the window, empty, with the keyboard."""
        self._before = self._window.focusWidget()
        self.field.clear()
        self._on_text_changed("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_up(self) -> None:
        """Hide it; the keyboard goes back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self._before = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes_key(event)
        return False

    def _takes_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
            return True
        if event.key() in _MOVES:
            self._move(1 if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} else -1)
            return True
        return False

    def _move(self, step: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)

    def _on_text_changed(self, text: str) -> None:
        self.list.clear()
        for item in self._items(text.strip()):
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self.list.count()))
        self.nothing.setVisible(not self.list.count())
        self._fit()

    def _fit(self) -> None:
        """Be as high as what was found, within the window."""
        width = min(Size.PALETTE_WIDTH, self._window.width() - 2 * Space.WIDE)
        rows = max(self.list.count(), 2) * (Size.ROW + Space.HAIR)
        height = self.field.sizeHint().height() + rows + 4 * Space.SMALL
        most = min(Size.PALETTE_HEIGHT, self._window.height() - Size.BAR - 2 * Space.WIDE)
        self.setGeometry(
            (self._window.width() - width) // 2, Size.BAR + Space.SMALL, width, min(height, most)
        )

    def _items(self, text: str) -> Iterator[QListWidgetItem]:
        commands = list(self._commands(text)) if text else []
        # So many letters of a command mean it: a name that only sounds like it comes after.
        meant = text.casefold() if len(text) >= _SURE_LETTERS else None
        yield from (each for each in commands if _begins(each, meant))
        if len(text) >= _LEAST_LETTERS:
            for found in self._search(text)[:_MOST_FOUND]:
                hit = Hit(found.room, found.key)
                yield _item(found.title, found.detail, found.picture, hit)
        for room in self._rooms:
            if _fits(room.title, text):
                yield _item(room.title, f"Ctrl+{room.number}", room.picture, Hit(room.key))
        yield from (each for each in commands if not _begins(each, meant))

    def _commands(self, text: str) -> Iterator[QListWidgetItem]:
        for room in self._rooms:
            for command in room.commands:
                if _fits(command.title, text):
                    yield _item(command.title, room.title, "lightning", Hit(room.key, command=command))
        for title, act in self._acts.items():
            if _fits(title, text):
                yield _item(title, self.tr("Window"), "lightning", Hit("", act=act))

    def _on_return_pressed(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._on_item_clicked(item)

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.close_up()
        self.taken.emit(item.data(_HIT))


class _HitDelegate(QStyledItemDelegate):
    """Draws a hit in one line: icon, title, and muted at the right what it is."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, Size.ROW + Space.HAIR)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = tokens_of(self._view())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.chosen))
            painter.drawRoundedRect(rect, Size.RADIUS, Size.RADIUS)
        square = QRect(rect.left() + Space.MEDIUM, rect.center().y() - Size.ICON // 2, Size.ICON, Size.ICON)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, square)
        words = rect.adjusted(square.right() + Space.MEDIUM - rect.left(), 0, -Space.MEDIUM, 0)
        painter.setPen(QColor(tokens.muted))
        used = _draw_elided(
            painter, words, index.data(_DETAIL), Qt.AlignmentFlag.AlignRight, words.width() // 2
        )
        painter.setPen(QColor(tokens.text))
        room = words.width() - used - Space.LARGE
        title = index.data(Qt.ItemDataRole.DisplayRole)
        _draw_elided(painter, words, title, Qt.AlignmentFlag.AlignLeft, room)
        painter.restore()

    def _view(self) -> QWidget:
        view = self.parent()
        assert isinstance(view, QWidget)  # noqa: S101 (given in the constructor above)
        return view


def _draw_elided(painter: QPainter, box: QRect, words: str, side: Qt.AlignmentFlag, most: int) -> int:
    """Draw words at one side of the box; gives the width they took."""
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, most)
    painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _item(title: str, detail: str, picture: str, hit: Hit) -> QListWidgetItem:
    item = QListWidgetItem(icon(picture), title)
    item.setData(_DETAIL, detail)
    item.setData(_HIT, hit)
    return item


def _begins(item: QListWidgetItem, meant: str | None) -> bool:
    return meant is not None and item.text().casefold().startswith(meant)


def _fits(title: str, text: str) -> bool:
    folded = title.casefold()
    return all(word in folded for word in text.casefold().split())


def _number(room: Room) -> int:
    return room.number
