"""How a session looks in the grid: its card, with as many lines as there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPolygon,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)

from desktop_app.features.agenda.rules.conflicts import Level
from desktop_app.features.agenda.rules.session import SessionKind, SessionState
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State, Type

if TYPE_CHECKING:
    from desktop_app.kit.theme import Tokens

BAND: Final = Space.HAIR
_CORNER: Final = Space.LARGE + 2
_PAD: Final = Space.HAIR
_LINE: Final = Type.BASE + 4
_SMALL_LINE: Final = Type.CAPTION + 4
_LEAST_WIDTH: Final = Size.FINGER - Space.SMALL
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
STATES: Final = {Level.ERROR: State.REFUSED, Level.WARNING: State.ATTENTION}


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see of a session; `word` names the worst that is open about it."""

    title: str
    time: str
    people: str
    track: str
    colour: str
    kind: SessionKind
    state: SessionState
    locked: bool = False
    level: Level | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a card stands just now, besides what it says."""

    chosen: bool = False
    current: bool = False
    past: bool = False
    lifted: bool = False


class Inks:
    """The colours of one theme as the grid paints with them."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.surface = QColor(tokens.surface)
        self.raised = QColor(tokens.raised)
        self.sunken = QColor(tokens.sunken)
        self.line = QPen(QColor(tokens.line), 0)
        self.control = QPen(QColor(tokens.control), 0)
        self.broken = QPen(QColor(tokens.control), 1, Qt.PenStyle.DashLine)
        self.text = QPen(QColor(tokens.text))
        self.muted = QPen(QColor(tokens.muted))
        self.accent = QPen(QColor(tokens.accent), 2)
        self.thin_accent = QPen(QColor(tokens.accent), 1)
        self.now = QPen(QColor(tokens.refused), 2)
        self.hatch = QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern)
        self.hover = QColor(tokens.hover)
        self.chosen = QColor(tokens.chosen)
        self.states = {state: QColor(tokens.of(state)) for state in State}
        self.washes = {state: QColor(tokens.wash(tokens.of(state))) for state in State}
        self.sign = QPen(QColor(tokens.surface))
        self._grounds: dict[str, tuple[QColor, QColor]] = {}

    def ground(self, colour: str) -> tuple[QColor, QColor]:
        """The pale ground and the band in the colour of a track; of no track, what is quiet."""
        found = self._grounds.get(colour)
        if found is None:
            tokens = self.tokens
            band = colour if colour and QColor(colour).isValid() else tokens.accent
            name = QColor(band).name()
            found = self._grounds[colour] = (QColor(tokens.wash(name)), QColor(name))
        return found


@cache
def inks_of(tokens: Tokens) -> Inks:
    """The inks of a theme, made once."""
    return Inks(tokens)


def paint_card(painter: QPainter, card: QRect, look: Look, bearing: Bearing, inks: Inks) -> None:
    """Paint a session into its place."""
    if bearing.lifted:
        painter.setOpacity(0.5)
    _paint_ground(painter, card, look, inks)
    if card.width() >= _LEAST_WIDTH:
        _paint_words(painter, card, look, bearing, inks)
    _paint_corner(painter, card, look, inks)
    if bearing.chosen:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(inks.accent if bearing.current else inks.thin_accent)
        painter.drawRect(card.adjusted(1, 1, -1, -1) if bearing.current else card.adjusted(0, 0, -1, -1))
    if bearing.lifted:
        painter.setOpacity(1)


def _paint_ground(painter: QPainter, card: QRect, look: Look, inks: Inks) -> None:
    ground, band = inks.ground(look.colour)
    if look.kind is SessionKind.SESSION:
        painter.fillRect(card, ground)
        painter.fillRect(card.left(), card.top(), BAND, card.height(), band)
    else:
        painter.fillRect(card, inks.sunken)
    if look.kind is SessionKind.BLOCKER:
        painter.fillRect(card, inks.hatch)
    broken = look.state is not SessionState.CONFIRMED or look.kind is SessionKind.BLOCKER
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(inks.broken if broken else inks.line)
    painter.drawRect(card.adjusted(0, 0, -1, -1))


def _paint_words(painter: QPainter, card: QRect, look: Look, bearing: Bearing, inks: Inks) -> None:
    """Title first; what else there is follows as far as the card reaches."""
    left = card.left() + (BAND if look.kind is SessionKind.SESSION else 0) + _PAD
    marks = (_CORNER if look.level in STATES else 0) + (Size.ICON - 2 if look.locked else 0)
    room = QRect(left, card.top() + 1, card.right() - left - 1, card.height() - 2)
    text = inks.muted if bearing.past or look.kind is not SessionKind.SESSION else inks.text
    if room.height() < _LINE + _SMALL_LINE:
        _paint_single(painter, room, marks, look, text)
    else:
        _paint_lines(painter, room, marks, look, inks, text)
    if look.locked:
        right = card.right() - (_CORNER if look.level in STATES else 0)
        place = QPoint(right - Size.ICON + 3, card.top() + 2)
        icon("lock-simple").paint(painter, QRect(place, QSize(Type.CAPTION + 2, Type.CAPTION + 2)))


def _paint_single(painter: QPainter, room: QRect, marks: int, look: Look, text: QPen) -> None:
    """One line: the time where there is room beside the title."""
    if room.height() < Type.CAPTION - 1:
        return
    box = QRect(room.left(), room.top(), max(room.width() - marks, 0), min(room.height(), _LINE))
    small = room.height() < _LINE - 2
    painter.setFont(_font(small=small, strong=not small, struck=_is_struck(look)))
    painter.setPen(text)
    words = look.title if box.width() < Size.PICTURE else f"{look.time[:5]} {look.title}"
    _write(painter, box, _cut(words, small, not small, box.width()), small=small, struck=_is_struck(look))


def _paint_lines(painter: QPainter, room: QRect, marks: int, look: Look, inks: Inks, text: QPen) -> None:
    top, bottom = room.top() + 1, room.bottom()
    painter.setFont(_font(small=True))
    painter.setPen(inks.muted)
    width = max(room.width() - marks, 0)
    _write(painter, QRect(room.left(), top, width, _SMALL_LINE), _head(look, width), small=True)
    top += _SMALL_LINE
    tail = [words for words in (look.people, look.track) if words]
    lines = max((bottom - top - _SMALL_LINE * bool(tail)) // _LINE, 1)
    painter.setFont(_font(strong=True, struck=_is_struck(look)))
    painter.setPen(text)
    for words in _wrapped(look.title, room.width(), lines):
        line = QRect(room.left(), top, room.width(), _LINE)
        _write(painter, line, words, small=False, struck=_is_struck(look))
        top += _LINE
    painter.setFont(_font(small=True))
    painter.setPen(inks.muted)
    for words in tail:
        if top + _SMALL_LINE > bottom + 2:
            break
        cut = _cut(words, True, False, room.width())
        _write(painter, QRect(room.left(), top, room.width(), _SMALL_LINE), cut, small=True)
        top += _SMALL_LINE


def _head(look: Look, width: int) -> str:
    """When it is, and what is odd about it; without its end where there is no room for that."""
    start = look.time[:5]
    for time in (look.time, start):
        head = f"{time}  {look.word}" if look.word else time
        if _cut(head, True, False, width) == head:
            return head
    return _cut(start, True, False, width)


def _write(painter: QPainter, box: QRect, words: str, *, small: bool, struck: bool = False) -> None:
    """One line in the middle of a box's height, in the font that the painter has already."""
    text, height = _set(words, small, struck)
    painter.drawStaticText(box.left(), box.top() + (box.height() - height) // 2, text)


@lru_cache(maxsize=20_000)
def _set(words: str, small: bool, struck: bool) -> tuple[QStaticText, int]:  # noqa: FBT001 (keys of the cache)
    """Words that are shaped once, and their height: shaping costs more than the rest of a card."""
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    font = _font(small=small, strong=not small, struck=struck)
    text.prepare(QTransform(), font)
    return text, round(text.size().height())


def _is_struck(look: Look) -> bool:
    return look.state is SessionState.CANCELLED


def _paint_corner(painter: QPainter, card: QRect, look: Look, inks: Inks) -> None:
    """A filled corner with a sign where something clashes."""
    state = STATES.get(look.level) if look.level is not None else None
    if state is None:
        return
    side = min(_CORNER, card.height())
    right, top = card.right() + 1, card.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.states[state])
    painter.drawPolygon(QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)]))
    if side >= _CORNER:
        painter.setPen(inks.sign)
        painter.setFont(_font(small=True, strong=True))
        sign = "!" if state is State.ATTENTION else "×"
        painter.drawText(QRect(right - side // 2 - 2, top, side // 2 + 2, side // 2 + 3), _CENTRE, sign)


@cache
def _font(*, small: bool = False, strong: bool = False, struck: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(Type.CAPTION if small else Type.BASE)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    font.setStrikeOut(struck)
    return font


@lru_cache(maxsize=20_000)
def _cut(words: str, small: bool, strong: bool, width: int) -> str:  # noqa: FBT001 (keys of the cache)
    """Words that fit a width; measuring them at each painting would cost more than the painting."""
    metrics = QFontMetrics(_font(small=small, strong=strong))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=20_000)
def _wrapped(words: str, width: int, lines: int) -> tuple[str, ...]:
    """A title in at most so many lines; the last one ends in … where there is more."""
    if lines == 1:
        return (_cut(words, False, True, width),)
    # A title of a thousand letters is not laid out beyond what is seen of it.
    layout = QTextLayout(words[: lines * max(width, 1)], _font(strong=True))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    starts: list[int] = []
    while len(found) <= lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
        found.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    if len(found) > lines:
        found = [*found[: lines - 1], _cut(words[starts[lines - 1] :], False, True, width)]
    return tuple(found)
