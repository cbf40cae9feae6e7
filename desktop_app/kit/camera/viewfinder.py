"""The small picture of what the camera sees, with the code outlined, or a sentence where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.kit.theme import DARK, Size, Space, Type, tokens_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_app.kit.camera.decoding import Found
    from desktop_app.kit.camera.reader import Sighting

_SHAPE: Final = 9 / 16
_LETTER: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class Viewfinder(QWidget):
    """Paints; knows nothing of cameras."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = QImage()
        self._code: Found | None = None
        self._words = ""
        self._mirrored = True
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """The sentence in place of a picture, "" while there is one."""
        return self._words

    @property
    def code(self) -> Found | None:
        """The code that is outlined."""
        return self._code

    def set_mirrored(self, *, mirrored: bool) -> None:
        """Show the picture like a mirror; a code moves the way the hand does."""
        self._mirrored = mirrored
        self.update()

    def show_sighting(self, sighting: Sighting, code: Found | None) -> None:
        """Show a picture, and outline this code in it."""
        self._preview, self._code, self._words = sighting.preview, code, ""
        self.update()

    def say(self, words: str) -> None:
        """Show a sentence; what the camera saw last is gone."""
        self._preview, self._code, self._words = QImage(), None, words
        self.setAccessibleDescription(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.INSPECTOR, self.heightForWidth(Size.INSPECTOR))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * _SHAPE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), Size.RADIUS, Size.RADIUS)
        if self._preview.isNull():
            self._paint_words(painter, ground)
            return
        painter.fillPath(ground, QColor(DARK.sunken))
        painter.setClipPath(ground)
        box = self._picture_box()
        if self._mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._preview)
        if self._code is not None:
            self._paint_outline(painter, box, self._code)

    def _paint_words(self, painter: QPainter, ground: QPainterPath) -> None:
        tokens = tokens_of(self)
        painter.fillPath(ground, QColor(tokens.sunken))
        font = painter.font()
        font.setPixelSize(Type.BASE)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        inner = self.rect().adjusted(Space.LARGE, Space.MEDIUM, -Space.LARGE, -Space.MEDIUM)
        painter.drawText(inner, _LETTER, self._words)

    def _paint_outline(self, painter: QPainter, box: QRectF, code: Found) -> None:
        # On a photograph: the bright green of the dark look, on a dark line, stands out from anything.
        outline = QPolygonF(
            [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in code.corners]
        )
        for colour, width in ((DARK.sunken, Space.HAIR + 2 * Size.LINE), (DARK.admitted, Space.HAIR)):
            pen = QPen(QColor(colour), width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolygon(outline)

    def _picture_box(self) -> QRectF:
        """The whole picture, as large as it fits: nothing that the camera reads lies outside."""
        size = self._preview.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())
