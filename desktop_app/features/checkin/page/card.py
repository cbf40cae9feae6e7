"""The verdict card: painted, so that it is there at once and can be read from two metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, Space, Type, blend, tokens_of
from desktop_app.kit.widgets.verdict_shape import paint_shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from desktop_app.features.checkin.page.face import Face

QUIET_MS: Final = 8000
_BAND: Final = Size.SHAPE + 2 * Space.LARGE
_WORD: Final = 2 * Type.TITLE
_LARGE: Final = Type.TITLE + Space.SMALL
# The name shrinks in these steps before it breaks into a third line.
_NAMES: Final[tuple[int, ...]] = (Type.VERDICT, Type.VERDICT - Space.SMALL, _WORD, Type.TITLE + Space.MEDIUM)
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_TALL: Final = 10_000.0
# On a card taller than this everything grows with it, so that a big screen is read from further away.
_PLAIN_HEIGHT: Final = Size.WINDOW_HEIGHT * 0.75
_GROWTH: Final = 1.4


@dataclass(frozen=True)
class _Block:
    """A part of the card: its height, the space above it, and how it is painted at a place."""

    height: float
    above: float
    paint: Callable[[QPainter, QPointF], None]


class VerdictCard(QWidget):
    """Shows one face; after eight seconds of quiet it keeps the word and the initials only.

    With the pointer on it, or asked by ``reveal``, the card shows everything again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: Face | None = None
        self._hint = ("", "")
        self._dimmed = False
        self._scale = 1.0
        self._dimming = QTimer(self)
        self._dimming.setSingleShot(True)
        self._dimming.setInterval(QUIET_MS)
        self._dimming.timeout.connect(self._on_quiet)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(Size.INSPECTOR)

    @property
    def face(self) -> Face | None:
        """What is shown, dimmed or not."""
        return self._face

    @property
    def dimmed(self) -> bool:
        """Whether the last guest's data are hidden."""
        return self._dimmed

    def set_hint(self, title: str, words: str) -> None:
        """What the card says before the first scan."""
        self._hint = (title, words)
        self.update()

    def show_face(self, face: Face | None) -> None:
        """Show a verdict (or none) and start the eight seconds."""
        self._face = face
        self.setAccessibleName(face.word if face else self._hint[0])
        self.setAccessibleDescription(str(face) if face else self._hint[1])
        self.reveal()

    def reveal(self) -> None:
        """Show everything for another eight seconds."""
        self._dimmed = False
        self._dimming.start()
        self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        if self._face is not None:
            self.reveal()
            self._dimming.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if self._face is not None:
            self._dimming.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, Size.RADIUS, Size.RADIUS)
        self._scale = min(_GROWTH, max(1.0, self.height() / _PLAIN_HEIGHT))
        if self._face is None:
            self._paint_hint(painter)
            return
        self._paint_band(painter, self._face)
        self._paint_body(painter, self._face)

    def _paint_hint(self, painter: QPainter) -> None:
        title, words = self._hint
        tokens = tokens_of(self)
        middle = self.height() * 0.42
        width = self.width() - 2.0 * Space.WIDE
        for text, size, colour, top in (
            (title, _LARGE, tokens.text, middle - _LARGE - Space.SMALL),
            (words, Type.STRONG, tokens.muted, middle + Space.SMALL),
        ):
            painter.setFont(self._font(size, strong=size is _LARGE))
            painter.setPen(QColor(colour))
            flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(Space.WIDE, top, width, _TALL), flags, text)

    def _paint_band(self, painter: QPainter, face: Face) -> None:
        """The band in the state's colour, with the surface's for ink: readable in both themes."""
        tokens = tokens_of(self)
        colour = tokens.of(face.state)
        if self._dimmed:
            colour = blend(tokens.surface, colour, 0.45)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), self._band), Size.RADIUS, Size.RADIUS)
        painter.drawRect(QRectF(0, Size.RADIUS, self.width(), self._band - Size.RADIUS))
        side = Size.SHAPE * self._scale
        paint_shape(
            painter,
            QRectF(Space.WIDE, (self._band - side) / 2, side, side),
            face.shape,
            tokens.surface,
            colour,
        )
        self._paint_word(painter, face, Space.WIDE + side + Space.LARGE)

    def _paint_word(self, painter: QPainter, face: Face, left: float) -> None:
        width = self.width() - left - Space.LARGE
        font = self._fitted(face.word, (_WORD, _LARGE, Type.TITLE), width, lines=1)
        painter.setPen(QColor(tokens_of(self).surface))
        painter.setFont(font)
        tall = QFontMetricsF(font).height()
        small = self._font(Type.STRONG)
        top = (self._band - tall - QFontMetricsF(small).height()) / 2
        painter.drawText(QRectF(left, top, width, tall), int(Qt.AlignmentFlag.AlignVCenter), face.word)
        painter.setFont(small)
        where = QFontMetricsF(small).elidedText(face.where, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, top + tall + QFontMetricsF(small).ascent()), where)

    def _paint_body(self, painter: QPainter, face: Face) -> None:
        place = QPointF(Space.WIDE, self._band)
        bottom = self.height() - Space.MEDIUM
        names = _NAMES
        blocks = self._blocks(face, names)
        while len(names) > 1 and self._band + sum(each.height + each.above for each in blocks) > bottom:
            names = names[1:]
            blocks = self._blocks(face, names)
        for block in blocks:
            place.setY(place.y() + block.above)
            if place.y() > bottom:
                break
            block.paint(painter, place)
            place.setY(place.y() + block.height)

    def _blocks(self, face: Face, names: tuple[int, ...]) -> list[_Block]:
        tokens = tokens_of(self)
        if self._dimmed:
            return [self._text(face.initials, self._font(_WORD, strong=True), tokens.muted, Space.WIDE)]
        name = self._fitted(face.name, names, self._room(), lines=2)
        large = self._font(_LARGE if names is _NAMES else Type.TITLE)
        title = self._font(Type.TITLE)
        sentence = Type.TITLE if face.name else _LARGE
        urgent = tokens.of(face.state) if face.state.value == "refused" else tokens.text
        blocks = [
            self._text(face.name, name, tokens.text, Space.LARGE),
            self._text(face.code, large, tokens.muted, Space.WIDE),
            self._text(face.organisation, large, tokens.text, Space.HAIR),
            self._text(face.country, title, tokens.muted, Space.HAIR),
            self._pill(face.category, face.colour),
            self._text(face.sentence, self._font(sentence, strong=True), urgent, Space.WIDE),
            self._note(face.note),
            self._chips(face.hand_out),
        ]
        return [block for block in blocks if block.height]

    @property
    def _band(self) -> float:
        """The height of the band."""
        return _BAND * self._scale

    def _room(self) -> float:
        return self.width() - 2.0 * Space.WIDE

    def _text(self, words: str, font: QFont, colour: str, above: float) -> _Block:
        if not words:
            return _NOTHING
        width = self._room()
        height = _height(font, words, width)

        def paint(painter: QPainter, place: QPointF) -> None:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(place.x(), place.y(), width, height), _WRAPPED, words)

        return _Block(height, above, paint)

    def _pill(self, words: str, colour: str) -> _Block:
        """The category as a pill with its colour as a dot; the words keep the text's colour."""
        if not words:
            return _NOTHING
        font = self._font(Type.STRONG, strong=True)
        height = QFontMetricsF(font).height() + Space.SMALL
        dot = float(Space.MEDIUM)
        width = QFontMetricsF(font).horizontalAdvance(words) + dot + Space.SMALL + 2 * Space.MEDIUM
        tokens = tokens_of(self)

        def paint(painter: QPainter, place: QPointF) -> None:
            painter.setPen(QPen(QColor(tokens.line)))
            painter.setBrush(QColor(tokens.wash(colour)))
            box = QRectF(place.x(), place.y(), min(width, self._room()), height)
            painter.drawRoundedRect(box, height / 2, height / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QRectF(place.x() + Space.MEDIUM, place.y() + (height - dot) / 2, dot, dot))
            painter.setPen(QColor(tokens.text))
            painter.setFont(font)
            room = box.adjusted(Space.MEDIUM + dot + Space.SMALL, 0, -Space.SMALL, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

        return _Block(height, Space.MEDIUM, paint)

    def _note(self, words: str) -> _Block:
        """The note for the desk in a yellow box."""
        if not words:
            return _NOTHING
        tokens = tokens_of(self)
        font = self._font(Type.TITLE, strong=True)
        width = self._room() - 2 * Space.LARGE
        height = _height(font, words, width) + 2 * Space.MEDIUM

        def paint(painter: QPainter, place: QPointF) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.wash(tokens.attention)))
            box = QRectF(place.x(), place.y(), self._room(), height)
            painter.drawRoundedRect(box, Size.RADIUS, Size.RADIUS)
            painter.setBrush(QColor(tokens.attention))
            painter.drawRect(QRectF(place.x(), place.y(), Space.HAIR, height))
            painter.setPen(QColor(tokens.text))
            painter.setFont(font)
            inner = box.adjusted(Space.LARGE, Space.MEDIUM, -Space.LARGE, -Space.MEDIUM)
            painter.drawText(inner, _WRAPPED, words)

        return _Block(height, Space.LARGE, paint)

    def _chips(self, words: tuple[str, ...]) -> _Block:
        """What to hand out, one chip each, in as many rows as they need."""
        if not words:
            return _NOTHING
        font = self._font(Type.TITLE)
        tall = QFontMetricsF(font).height() + Space.SMALL
        caption = self._font(Type.BASE)
        start = QFontMetricsF(caption).height() + Space.HAIR
        places, rows = self._chip_places(words, QFontMetricsF(font), tall)
        tokens = tokens_of(self)

        def paint(painter: QPainter, place: QPointF) -> None:
            painter.setFont(caption)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(
                QPointF(place.x(), place.y() + QFontMetricsF(caption).ascent()), self.tr("Hand out")
            )
            painter.setFont(font)
            for chip, text in zip(places, words, strict=True):
                box = chip.translated(place.x(), place.y() + start)
                painter.setPen(QColor(tokens.control))
                painter.setBrush(QColor(tokens.raised))
                painter.drawRoundedRect(box, Size.RADIUS, Size.RADIUS)
                painter.setPen(QColor(tokens.text))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

        return _Block(start + rows * (tall + Space.SMALL), Space.LARGE, paint)

    def _chip_places(
        self, words: tuple[str, ...], metrics: QFontMetricsF, tall: float
    ) -> tuple[list[QRectF], int]:
        places: list[QRectF] = []
        left, row = 0.0, 0
        for text in words:
            width = min(metrics.horizontalAdvance(text) + 2 * Space.MEDIUM, self._room())
            if left and left + width > self._room():
                left, row = 0.0, row + 1
            places.append(QRectF(left, row * (tall + Space.SMALL), width, tall))
            left += width + Space.SMALL
        return places, row + 1

    def _fitted(self, words: str, sizes: tuple[int, ...], width: float, *, lines: int) -> QFont:
        """The largest of ``sizes`` in which the words need no more than ``lines`` lines."""
        for size in sizes:
            font = self._font(size, strong=True)
            metrics = QFontMetricsF(font)
            fits = metrics.boundingRect(QRectF(0, 0, width, _TALL), _WRAPPED, words)
            if fits.width() <= width and fits.height() <= lines * metrics.lineSpacing() + 1:
                return font
        return self._font(sizes[-1], strong=True)

    def _font(self, size: int, *, strong: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(size * self._scale))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _on_quiet(self) -> None:
        if self._face is not None:
            self._dimmed = True
            self.update()


def _height(font: QFont, words: str, width: float) -> float:
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, _TALL), _WRAPPED, words).height()


def _paint_nothing(_painter: QPainter, _place: QPointF) -> None:
    """Leave the place empty."""


_NOTHING: Final = _Block(0.0, 0.0, _paint_nothing)
