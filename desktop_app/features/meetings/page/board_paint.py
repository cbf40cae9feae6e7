"""How a meeting looks in its cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText
from typing_extensions import override

from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Space, State, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.meetings.page.board_inks import Inks
    from desktop_app.features.meetings.rules.meeting import BoardMeeting, Party

BAND: Final = Space.HAIR
_MARK: Final = Space.LARGE - Space.HAIR / 2
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_NAMES: Final = 2


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see of a meeting besides its people."""

    colour: str
    word: str
    past: bool = False
    faded: bool = False
    marked: bool = False
    missing: bool = False
    conflict: bool = False
    proposed: str = ""


def paint_gone(painter: QPainter, box: QRectF, words: str, inks: Inks) -> None:
    """Paint who would meet no more in a cell: struck out, in a broken frame."""
    card = box.adjusted(2, 2, -2, -2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(inks.gone)
    painter.drawRect(card)
    font = QFont(painter.font())
    font.setStrikeOut(True)
    painter.save()
    painter.setFont(font)
    painter.setPen(inks.muted)
    room = card.adjusted(Space.HAIR, Space.HAIR, -Space.HAIR, -Space.HAIR)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
    painter.restore()


def paint_meeting(
    painter: QPainter, box: QRectF, meeting: BoardMeeting, look: Look, inks: Inks, lines: int
) -> None:
    """Paint a meeting's card into its cell."""
    card = box.adjusted(2, 2, -1, -1)
    painter.fillRect(card, inks.sunken if look.past or look.faded else inks.ground(look.colour))
    painter.fillRect(QRectF(card.left(), card.top(), BAND, card.height()), QColor(look.colour))
    painter.setPen(inks.muted if look.past or look.faded else inks.text)
    room = card.adjusted(BAND + 3, 1, -2, -1)
    marks = _marks(meeting, look)
    if lines:
        _paint_words(painter, room, meeting, look, inks, lines, len(marks) * _MARK)
    else:
        _paint_initials(painter, room, meeting)
    _paint_marks(painter, card, marks)
    if look.marked or look.proposed:
        painter.setPen(inks.marked)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(card)


def _paint_initials(painter: QPainter, room: QRectF, meeting: BoardMeeting) -> None:
    """One side above the other, at the left: the marks have the right."""
    half = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
    _line(painter, half, _initials(meeting.first))
    _line(painter, half.translated(0, half.height()), _initials(meeting.second))


def _paint_words(
    painter: QPainter, room: QRectF, meeting: BoardMeeting, look: Look, inks: Inks, lines: int, marked: float
) -> None:
    """Names and organisations; the type's word stands beside the first line, the marks beside the last."""
    small, ink = painter.font(), painter.pen()
    strong, height = _strong(small), room.height() / lines
    rows = [(_name(meeting.first), strong, ink), (_name(meeting.second), strong, ink)]
    beside = 0.0
    if lines > _NAMES:
        beside = _paint_word(painter, room, look.word, inks)
        rows.insert(1, (_organisation(meeting.first), small, inks.muted))
        rows.append((_organisation(meeting.second), small, inks.muted))
    if look.proposed:
        rows[-1] = (look.proposed, small, inks.accent)
    for place, (words, font, pen) in enumerate(rows):
        reserved = beside if place == 0 else marked if place == len(rows) - 1 else 0
        painter.setFont(font)
        painter.setPen(pen)
        _line(
            painter, QRectF(room.left(), room.top() + place * height, room.width() - reserved, height), words
        )
    painter.setFont(small)


def _paint_word(painter: QPainter, room: QRectF, word: str, inks: Inks) -> float:
    """The type's word at the upper right; gives how much room it takes."""
    drawn = _cut(word, _Fonted(painter.font()), int(room.width()))
    width = drawn.size().width()
    painter.setPen(inks.muted)
    painter.drawStaticText(QPointF(room.right() - width, room.top()), drawn)
    return float(width + Space.HAIR)


def paint_lines(
    painter: QPainter, room: QRectF, words: Sequence[str], inks: Inks, lines: int, *, past: bool
) -> None:
    """Paint as many of these words as there are lines, the first one strong; with none, nothing."""
    if not lines:
        return
    small = painter.font()
    shown = words[:lines]
    height = room.height() / max(len(shown), 2)
    for place, each in enumerate(shown):
        painter.setFont(small if place else _strong(small))
        painter.setPen(inks.muted if past or place else inks.text)
        _line(painter, QRectF(room.left(), room.top() + place * height, room.width(), height), each)
    painter.setFont(small)


def _line(painter: QPainter, box: QRectF, words: str) -> None:
    drawn = _cut(words, _Fonted(painter.font()), int(box.width()))
    top = box.top() + (box.height() - drawn.size().height()) / 2
    painter.drawStaticText(QPointF(box.left(), top), drawn)


class _Fonted:
    """A font that is told apart by what matters here, which costs less than Qt's comparison."""

    __slots__ = ("font", "look")

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.look = font.pixelSize(), font.weight()

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Fonted) and self.look == other.look

    @override
    def __hash__(self) -> int:
        return hash(self.look)


@lru_cache(maxsize=20_000)
def _cut(words: str, fonted: _Fonted, width: int) -> QStaticText:
    """Words that fit a width; laying them out at each painting would cost more than the painting."""
    made = QStaticText(QFontMetrics(fonted.font).elidedText(words, Qt.TextElideMode.ElideRight, width))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(font=fonted.font)
    return made


@lru_cache(maxsize=4)
def _strong(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(Type.BASE - 1)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _name(parties: Sequence[Party]) -> str:
    more = f" +{len(parties) - 1}" if len(parties) > 1 else ""
    return f"{parties[0].name}{more}" if parties else ""


def _organisation(parties: Sequence[Party]) -> str:
    return next((party.organisation for party in parties if party.organisation), "")


def _initials(parties: Sequence[Party]) -> str:
    return _initials_of(parties[0].name) if parties else ""


@lru_cache(maxsize=5_000)
def _initials_of(name: str) -> str:
    # What stands in brackets behind a name begins no word of it.
    words = [word for word in name.split() if word[0].isalpha()] or name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:]))


def _paint_marks(painter: QPainter, card: QRectF, marks: Sequence[tuple[str, State]]) -> None:
    """Small signs at the lower right: something is wrong, somebody is missing, locked, how it went."""
    right = card.right() - 1
    for name, state in marks:
        right -= _MARK
        square = QRect(
            QPointF(right, card.bottom() - _MARK).toPoint(), QRectF(0, 0, _MARK, _MARK).toRect().size()
        )
        icon(name, state).paint(painter, square)


def _marks(meeting: BoardMeeting, look: Look) -> list[tuple[str, State]]:
    found = []
    if look.conflict:
        found.append(("warning", State.REFUSED))
    if look.missing:
        found.append(("user-minus", State.ATTENTION))
    if meeting.locked:
        found.append(("lock-simple", State.PLAIN))
    if meeting.state is MeetingState.HELD:
        found.append(("handshake", State.ADMITTED))
    if meeting.state is MeetingState.NO_SHOW:
        found.append(("x-circle", State.REFUSED))
    return found
