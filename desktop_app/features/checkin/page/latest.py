"""The right column: the last scans of all stations, and how fast people arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop_app.features.checkin.page.face import SHAPES
from desktop_app.features.checkin.rules import show_code
from desktop_app.kit.theme import Size, Space, Type, tokens_of
from desktop_app.kit.touch import make_touchable
from desktop_app.kit.widgets.veil import paint_veil
from desktop_app.kit.widgets.verdict_shape import paint_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.queries import LatestScan

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROW: Final = Size.ROW + Space.LARGE
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class LatestModel(QAbstractListModel):
    """The last scans, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scans: Sequence[LatestScan] = ()
        self.veiled = False

    @property
    def scans(self) -> Sequence[LatestScan]:
        """The rows as shown."""
        return self._scans

    def reset(self, scans: Sequence[LatestScan]) -> None:
        """Show other rows."""
        if scans != self._scans:
            self.beginResetModel()
            self._scans = scans
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._scans)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        return self.tr("Name hidden") if self.veiled else title_of(self._scans[index.row()])


class LatestList(QListView):
    """The last scans; the menu of a row offers to take it back.

    Signals:
        menu_asked(str, QPoint): a right click on the scan of this key, at this place on the screen.
    """

    menu_asked = Signal(str, QPoint)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LatestModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_ScanDelegate(self._model, wording, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        make_touchable(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def scans(self) -> Sequence[LatestScan]:
        """The rows as shown."""
        return self._model.scans

    def show_scans(self, scans: Sequence[LatestScan]) -> None:
        """Show other rows."""
        self._model.reset(scans)

    def set_veiled(self, *, veiled: bool) -> None:
        """Hide the names from guests, or show them again."""
        self._model.veiled = veiled
        self.viewport().update()

    def _on_menu_requested(self, place: QPoint) -> None:
        row = self.indexAt(place).row()
        if row >= 0:
            self.menu_asked.emit(self.scans[row].scan_id, self.viewport().mapToGlobal(place))


class _ScanDelegate(QStyledItemDelegate):
    """Paints one scan: shape, who, when, and the word of the verdict."""

    def __init__(self, model: LatestModel, wording: Wording, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._wording = wording
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(Size.INSPECTOR // 2, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scan = self._model.scans[index.row()]
        tokens = tokens_of(self._view)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.hover))
        shape = SHAPES[scan.status]
        side = float(Size.ICON)
        place = QRectF(area.left() + Space.SMALL, area.center().y() - side / 2, side, side)
        colour = tokens.control if scan.annulled else tokens.of(shape.value)
        paint_shape(painter, place, shape, colour, tokens.surface)
        self._paint_lines(
            painter, area.adjusted(Space.LARGE + Size.ICON, Space.HAIR, -Space.SMALL, -Space.HAIR), scan
        )
        painter.setPen(QColor(tokens.line))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        painter.restore()

    def _paint_lines(self, painter: QPainter, box: QRect, scan: LatestScan) -> None:
        tokens = tokens_of(self._view)
        half = box.height() // 2
        font = QFont(self._view.font())
        font.setPixelSize(Type.BASE)
        when = self._wording.clock(scan.at)
        time_width = QFontMetrics(font).horizontalAdvance(when) + Space.SMALL
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRect(box.left(), box.top(), box.width(), half), _RIGHT, when)
        font.setStrikeOut(scan.annulled)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if scan.annulled else tokens.text))
        place = QRect(box.left(), box.top(), box.width() - time_width, half)
        if self._model.veiled:
            paint_veil(painter, place, tokens)
        else:
            name = QFontMetrics(font).elidedText(title_of(scan), Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, _LEFT, name)
        font.setStrikeOut(False)
        font.setPixelSize(Type.CAPTION)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        about = QFontMetrics(font).elidedText(self._about(scan), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.left(), box.top() + half, box.width(), half), _LEFT, about)

    def _about(self, scan: LatestScan) -> str:
        word = self.tr("Taken back") if scan.annulled else self._wording.word(scan.status, scan.reason)
        return "  ·  ".join(part for part in (word, scan.point, scan.by) if part)


class Sparkline(QWidget):
    """Arrivals in steps of five minutes as small bars; the newest, still growing, in the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(Size.BAR)

    @property
    def counts(self) -> tuple[int, ...]:
        """What is drawn."""
        return self._counts

    def show_counts(self, counts: tuple[int, ...]) -> None:
        """Draw other bars."""
        if counts != self._counts:
            self._counts = counts
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._counts:
            return
        tokens = tokens_of(self)
        painter = QPainter(self)
        step = self.width() / len(self._counts)
        peak = max(*self._counts, 1)
        tall = self.height() - Size.LINE
        last = len(self._counts) - 1
        for place, count in enumerate(self._counts):
            height = max(round(tall * count / peak), Size.LINE)
            colour = tokens.accent if place == last else (tokens.control if count else tokens.line)
            box = QRectF(place * step, self.height() - height, step - Space.HAIR / 2, height)
            painter.fillRect(box, QColor(colour))


def title_of(scan: LatestScan) -> str:
    """Whom a scan was about: the name, or the code that nobody held."""
    erased = QCoreApplication.translate("LatestList", "Erased person") if scan.attendee_id else "?"
    return scan.name or show_code(scan.raw_code.strip()) or erased
