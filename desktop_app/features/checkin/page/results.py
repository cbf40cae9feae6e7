"""What the typed letters may mean: people with band, name and arrived mark, and whole organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop_app.features.checkin.page.face import country_name
from desktop_app.features.checkin.rules.delegation import Delegation
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State, Type, tokens_of
from desktop_app.kit.touch import make_touchable
from desktop_app.kit.widgets import Shape
from desktop_app.kit.widgets.veil import paint_veil
from desktop_app.kit.widgets.verdict_shape import paint_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.queries import FoundPerson

Found: TypeAlias = "FoundPerson | Delegation"
Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROW: Final = Size.ROW + Space.WIDE
_MARK: Final = 2 * Space.HUGE
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ResultsModel(QAbstractListModel):
    """The rows of one search."""

    # Here and not made with the object: Qt may ask for rows while that is being put together.
    _found: Sequence[Found] = ()
    veiled = False

    @property
    def found(self) -> Sequence[Found]:
        """The rows as shown."""
        return self._found

    def reset(self, found: Sequence[Found]) -> None:
        """Show other rows; the same ones stay, for a reset under a finger loses its tap."""
        if list(found) != list(self._found):
            self.beginResetModel()
            self._found = found
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        if self.veiled:
            return self.tr("Name hidden")
        found = self._found[index.row()]
        if isinstance(found, Delegation) or not found.organisation:
            return found.name
        return f"{found.name}, {found.organisation}"


class ResultsList(QListView):
    """The list under the field; the keyboard stays in the field.

    Signals:
        picked(int): a row was clicked.
    """

    picked = Signal(int)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ResultsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_ResultDelegate(self._model, wording, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        make_touchable(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    @property
    def found(self) -> Sequence[Found]:
        """The rows as shown."""
        return self._model.found

    @property
    def people(self) -> Sequence[FoundPerson]:
        """The people among the rows."""
        return tuple(each for each in self.found if not isinstance(each, Delegation))

    @property
    def chosen(self) -> Found | None:
        """The row that Enter takes; none while names are hidden, for nobody is chosen unseen."""
        row = self.currentIndex().row()
        known = 0 <= row < len(self.found) and not self._model.veiled
        return self.found[row] if known else None

    def show_found(self, found: Sequence[Found]) -> None:
        """Show the rows of a search; the first is chosen."""
        self._model.reset(found)
        self.setCurrentIndex(self._model.index(0, 0) if found else QModelIndex())

    def step(self, rows: int) -> None:
        """Move the choice, never past the ends."""
        if self.found:
            row = max(0, min(self.currentIndex().row() + rows, len(self.found) - 1))
            self.setCurrentIndex(self._model.index(row, 0))

    def set_veiled(self, *, veiled: bool) -> None:
        """Hide the names from guests, or show them again."""
        self._model.veiled = veiled
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The first press shows the names, and chooses nobody.
        if not self._model.veiled:
            super().mousePressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())


class _ResultDelegate(QStyledItemDelegate):
    """Paints one person, or one organisation, on two lines."""

    def __init__(self, model: ResultsModel, wording: Wording, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._wording = wording
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(Size.INSPECTOR, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = self._model.found[index.row()]
        tokens = tokens_of(self._view)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(tokens.chosen))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.hover))
        inner = area.adjusted(Space.LARGE, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        if isinstance(found, Delegation):
            self._paint_delegation(painter, inner, found)
        else:
            self._paint_person(painter, area, inner, found)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(area.left() + Space.LARGE, area.bottom(), area.right(), area.bottom())
        painter.restore()

    def _paint_delegation(self, painter: QPainter, box: QRect, found: Delegation) -> None:
        side = Size.ICON
        place = QRect(box.left(), box.center().y() - side // 2, side, side)
        icon("users-three", State.ACCENT).paint(painter, place)
        words = self._wording.delegation(found)
        self._paint_lines(painter, box.adjusted(side + Space.MEDIUM, 0, 0, 0), found.name, words)

    def _paint_person(self, painter: QPainter, area: QRect, box: QRect, person: FoundPerson) -> None:
        tokens = tokens_of(self._view)
        band = QRect(area.left(), area.top() + 1, Space.HAIR, area.height() - 2)
        painter.fillRect(band, QColor(tokens.ring(person.colour) or person.colour))
        painter.fillRect(band.adjusted(1, 1, -1, -1), QColor(person.colour))
        mark = self._paint_mark(painter, box, person)
        about = "  ·  ".join(part for part in (person.organisation, country_name(person.country)) if part)
        self._paint_lines(painter, box.adjusted(0, 0, -mark, 0), person.name, about or person.category)

    def _paint_lines(self, painter: QPainter, box: QRect, name: str, about: str) -> None:
        tokens = tokens_of(self._view)
        half = box.height() // 2
        if self._model.veiled:
            paint_veil(painter, QRect(box.left(), box.top(), box.width(), half), tokens)
            paint_veil(painter, QRect(box.left(), box.top() + half, box.width(), half), tokens, share=0.5)
            return
        for text, size, colour, top in (
            (name, Type.STRONG, tokens.text, 0),
            (about, Type.BASE, tokens.muted, half),
        ):
            font = _font(self._view, size, strong=size is Type.STRONG)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRect(box.left(), box.top() + top, box.width(), half), _LEFT, words)

    def _paint_mark(self, painter: QPainter, box: QRect, person: FoundPerson) -> int:
        """A tick and the time for who is here, a word where a registration fell through; gives the width."""
        words = self._wording.registration(person.status)
        tokens = tokens_of(self._view)
        font = _font(self._view, Type.BASE)
        painter.setFont(font)
        if person.arrived_at is not None:
            side = Space.LARGE
            place = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
            paint_shape(painter, place, Shape.ADMITTED, tokens.admitted, tokens.surface)
            words = self._wording.clock(person.arrived_at)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(box.adjusted(0, 0, -side - Space.SMALL, 0), _RIGHT, words)
            return QFontMetrics(font).horizontalAdvance(words) + side + Space.LARGE
        painter.setPen(QColor(tokens.of(State.REFUSED)))
        painter.drawText(box, _RIGHT, words)
        return QFontMetrics(font).horizontalAdvance(words) + Space.SMALL if words else 0


def _font(widget: QWidget, size: int, *, strong: bool = False) -> QFont:
    font = QFont(widget.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
