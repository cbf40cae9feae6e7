"""A sheet of labels as it will lie on the desk, drawn while its measures are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.features.badges.rules.own_sheets import WHITE_EDGE
from desktop_app.kit.theme import Size, Space, Type, tokens_of

if TYPE_CHECKING:
    from desktop_app.features.badges.rules.own_sheets import SheetPlan
    from desktop_app.kit.theme import Tokens

TINT = 0.14


class SheetDrawing(QWidget):
    """The paper, its labels with their numbers, and a dotted line where most printers end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: SheetPlan | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Drawing of the sheet"))

    def show_plan(self, plan: SheetPlan) -> None:
        """Draw this one, right or wrong."""
        self._plan = plan
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.RAIL + Space.HUGE, Size.PALETTE_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plan, tokens = self._plan, tokens_of(self)
        room = self.rect().adjusted(Space.SMALL, Space.SMALL, -Space.SMALL, -Space.SMALL)
        scale = min(room.width() / plan.width, room.height() / plan.height)
        left, top = room.center().x() - plan.width * scale / 2, room.center().y() - plan.height * scale / 2
        painter.translate(left, top)
        paper = QRectF(0, 0, plan.width * scale, plan.height * scale)
        painter.setPen(QPen(QColor(tokens.muted), Size.LINE))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRect(paper)
        self._draw_labels(painter, plan, scale, tokens)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.muted), Size.LINE, Qt.PenStyle.DotLine))
        edge = WHITE_EDGE * scale
        painter.drawRect(paper.adjusted(edge, edge, -edge, -edge))

    def _draw_labels(self, painter: QPainter, plan: SheetPlan, scale: float, tokens: Tokens) -> None:
        line = QColor(tokens.refused if plan.findings() else tokens.accent)
        ground = QColor(line)
        ground.setAlphaF(TINT)
        font = painter.font()
        font.setPixelSize(Type.CAPTION)
        painter.setFont(font)
        for number in range(plan.columns * plan.rows):
            row, column = divmod(number, plan.columns)
            left, top = plan.left + column * plan.pitch_x, plan.top + row * plan.pitch_y
            box = QRectF(left * scale, top * scale, plan.label_width * scale, plan.label_height * scale)
            painter.setPen(QPen(line, Size.LINE))
            painter.setBrush(ground)
            painter.drawRect(box)
            if min(box.width(), box.height()) > Space.WIDE:
                painter.setPen(QColor(tokens.text))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))
