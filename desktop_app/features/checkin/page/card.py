"""The verdict card: painted, so that it is there at once and can be read from two metres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.page.awaiting import awaited
from desktop_app.features.checkin.page.lettering import Lettering
from desktop_app.features.checkin.page.parts import Parts, stacked
from desktop_app.kit.theme import Size, Space, State, Type, blend, tokens_of
from desktop_app.kit.widgets.verdict_shape import paint_shape

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent

    from desktop_app.features.checkin.page.face import Face
    from desktop_app.features.checkin.page.parts import Block
    from desktop_app.kit.theme import Tokens

QUIET_MS: Final = 8000
_BAND: Final = Size.SHAPE + 2 * Space.LARGE
_WORD: Final = 2 * Type.TITLE
_LARGE: Final = Type.TITLE + Space.SMALL
# The name shrinks in these steps before it breaks into a third line.
_NAMES: Final[tuple[int, ...]] = (Type.VERDICT, Type.VERDICT - Space.SMALL, _WORD, Type.TITLE + Space.MEDIUM)
# With so few sizes left for the name, the organisation shrinks too.
_SMALL_NAMES: Final = 2
# On a card taller than this everything grows with it, so that a big screen is read from further away.
_PLAIN_HEIGHT: Final = Size.WINDOW_HEIGHT * 0.75
_GROWTH: Final = 1.4
# Where even the smallest name leaves too little room, everything shrinks in these steps: nothing is cut off.
_SHRINKING: Final = (1.0, 0.85, 0.7, 0.6)
# How much of the band's colour is left once it has dimmed.
_DIM: Final = 0.45


class VerdictCard(QWidget):
    """Shows one face; after eight seconds of quiet it keeps the word and the initials only.

    With the pointer on it, or asked by ``reveal``, the card shows everything again.

    Signals:
        quietened(): the guest's data are hidden from now on.
        revealed(): they are shown again.
    """

    quietened = Signal()
    revealed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: Face | None = None
        self._hint = ("", "")
        self._dimmed = False
        self._held = False
        self._foot: QWidget | None = None
        self._scale = 1.0
        self._lettering = Lettering()
        self._letterings: dict[float, Lettering] = {}
        self._bands: dict[tuple[object, ...], QPixmap] = {}
        self._dimming = QTimer(self)
        self._dimming.setSingleShot(True)
        self._dimming.setInterval(QUIET_MS)
        self._dimming.timeout.connect(self._on_quiet)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(Size.INSPECTOR)
        # The card paints every pixel: what lies behind it need not be painted first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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
        self._held = False
        self.setAccessibleName(face.word if face else self._hint[0])
        self.setAccessibleDescription(str(face) if face else self._hint[1])
        self.reveal()

    def dim(self) -> None:
        """Hide the guest's data now, not only after eight seconds."""
        self._dimming.stop()
        self._on_quiet()

    def reveal(self) -> None:
        """Show everything for another eight seconds."""
        was_dimmed, self._dimmed = self._dimmed, False
        self._start_dimming()
        self.update()
        if was_dimmed:
            self.revealed.emit()

    def hold(self) -> None:
        """Keep everything in sight until another face is shown: the guest is being talked to."""
        self._held = True
        self._dimming.stop()

    def _start_dimming(self) -> None:
        if not self._held:
            self._dimming.start()

    def put_at_foot(self, part: QWidget) -> None:
        """Let a part stand at the lower edge of the card; what is painted keeps clear of it."""
        foot = QVBoxLayout(self)
        foot.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.SMALL)
        foot.addStretch()
        foot.addWidget(part)
        self._foot = part

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        if self._face is not None:
            self.reveal()
            self._dimming.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if self._face is not None:
            self._start_dimming()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bands.clear()
        self._letterings.clear()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        blocks = self._fitting_blocks(self._face, tokens)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QColor(tokens.line))
        if self._face is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, Size.RADIUS, Size.RADIUS)
            self._paint_hint(painter, tokens)
            return
        painter.drawRect(self.rect().adjusted(0, Size.RADIUS, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._band(self._face, tokens))
        self._paint_word(painter, self._face, tokens)
        for block in blocks:
            block.paint(painter, QPointF(Space.WIDE, self._band_height + block.top))

    def _paint_hint(self, painter: QPainter, tokens: Tokens) -> None:
        title, words = self._hint
        middle = self.height() * 0.42
        for text, letter, colour, top in (
            (title, self._lettering.letter(_LARGE, strong=True), tokens.text, middle - 2 * _LARGE),
            (words, self._lettering.letter(Type.STRONG), tokens.muted, middle),
        ):
            left = max(Space.WIDE, (self.width() - letter.width(text)) / 2)
            letter.draw(painter, QPointF(left, top), self._room, text, colour)

    @property
    def _band_height(self) -> float:
        return _BAND * self._scale

    @property
    def _foot_height(self) -> int:
        """What the part at the foot takes, while it is there."""
        return 0 if self._foot is None or self._foot.isHidden() else self._foot.height()

    @property
    def _room(self) -> float:
        """The width of the text."""
        return self.width() - 2.0 * Space.WIDE

    def _band(self, face: Face, tokens: Tokens) -> QPixmap:
        """The band with its shape, painted once for each state, size and theme."""
        key = (face.shape, self._dimmed, tokens.name, self._scale, self.devicePixelRatioF())
        known = self._bands.get(key)
        if known is None:
            known = self._bands[key] = self._painted_band(face, tokens)
        return known

    def _painted_band(self, face: Face, tokens: Tokens) -> QPixmap:
        """The band in the state's colour, with the surface's for ink: readable in both themes."""
        ratio, height = self.devicePixelRatioF(), self._band_height
        band = QPixmap(round(self.width() * ratio), round(height * ratio))
        band.setDevicePixelRatio(ratio)
        band.fill(QColor(tokens.surface))
        colour = tokens.of(face.state)
        if self._dimmed:
            colour = blend(tokens.surface, colour, _DIM)
        painter = QPainter(band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), height), Size.RADIUS, Size.RADIUS)
        painter.drawRect(QRectF(0, Size.RADIUS, self.width(), height - Size.RADIUS))
        side = Size.SHAPE * self._scale
        box = QRectF(Space.WIDE, (height - side) / 2, side, side)
        paint_shape(painter, box, face.shape, tokens.surface, colour)
        painter.end()
        return band

    def _paint_word(self, painter: QPainter, face: Face, tokens: Tokens) -> None:
        left = Space.WIDE + Size.SHAPE * self._scale + Space.LARGE
        room = self.width() - left - Space.LARGE
        word = self._lettering.fitted(face.word, (_WORD, _LARGE, Type.TITLE), room, lines=1)
        where = self._lettering.letter(Type.STRONG)
        top = (self._band_height - word.tall - where.tall) / 2
        word.draw(painter, QPointF(left, top), room, face.word, tokens.surface)
        where.draw(painter, QPointF(left, top + word.tall), room, face.where, tokens.surface)

    def _fitting_blocks(self, face: Face | None, tokens: Tokens) -> list[Block]:
        """All parts of the card, as large as lets them stand on it; sets the scale for the band too."""
        plain = min(_GROWTH, max(1.0, self.height() / _PLAIN_HEIGHT))
        for step in _SHRINKING:
            self._set_scale(plain * step)
            if face is None:
                return []
            room = self.height() - self._band_height - self._foot_height - Space.SMALL
            for skipped in range(len(_NAMES)):
                blocks = self._blocks(face, tokens, _NAMES[skipped:])
                if not blocks or blocks[-1].top + blocks[-1].height <= room:
                    return blocks
        return blocks

    def _set_scale(self, scale: float) -> None:
        self._scale = scale
        self._lettering = self._letterings.setdefault(scale, Lettering())
        self._lettering.set_up(self.font(), scale)

    def _blocks(self, face: Face, tokens: Tokens, names: tuple[int, ...]) -> list[Block]:
        parts = Parts(self._lettering, tokens, self._room)
        letter = self._lettering.letter
        if self._dimmed:
            return stacked(
                [(parts.text(face.initials, letter(_WORD, strong=True), tokens.muted), Space.WIDE)]
            )
        name = self._lettering.fitted(face.name, names, self._room, lines=2)
        # The organisation gives way only after the name has.
        large = letter(_LARGE if len(names) > _SMALL_NAMES else Type.TITLE)
        said = letter(Type.TITLE if face.name else _LARGE, strong=True)
        urgent = tokens.of(face.state) if face.state is State.REFUSED else tokens.text
        return stacked(
            [
                (parts.text(face.name, name, tokens.text), Space.LARGE),
                (parts.text(face.code, large, tokens.muted), Space.WIDE),
                (parts.text(face.organisation, large, tokens.text), Space.HAIR),
                (parts.text(face.country, letter(Type.TITLE), tokens.muted), Space.HAIR),
                (parts.pill(face.category, face.colour), Space.MEDIUM),
                (parts.text(face.sentence, said, urgent), Space.WIDE),
                (parts.text(face.answers, letter(Type.TITLE), tokens.text), Space.MEDIUM),
                (awaited(face.meetings, self._lettering, tokens, self._room), Space.LARGE),
                (parts.box(face.box, gone=bool(face.box_gone)), Space.LARGE),
                (parts.text(face.box_gone, letter(Type.STRONG), tokens.muted), Space.HAIR),
                (parts.note(face.note), Space.LARGE),
                (parts.chips(face.hand_out), Space.LARGE),
            ]
        )

    def _on_quiet(self) -> None:
        if self._face is not None:
            self._dimmed = True
            self.update()
            self.quietened.emit()
