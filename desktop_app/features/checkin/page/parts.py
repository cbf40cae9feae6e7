"""The parts that a verdict card is stacked from: texts, the category's pill, the note, what to hand out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.kit.theme import Size, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.checkin.page.lettering import Letter, Lettering
    from desktop_app.kit.theme import Tokens

Paint: TypeAlias = Callable[[QPainter, QPointF], None]
# A height and how it is painted; None where there is nothing to show.
Part: TypeAlias = tuple[float, Paint] | None


@dataclass(frozen=True, slots=True)
class Block:
    """A part at its place below the band, and how it is painted there."""

    top: float
    height: float
    paint: Paint


class Parts:
    """Makes the parts of one card, as wide as ``room``."""

    def __init__(self, lettering: Lettering, tokens: Tokens, room: float) -> None:
        self._lettering = lettering
        self._tokens = tokens
        self._room = room

    def text(self, words: str, letter: Letter, colour: str) -> Part:
        if not words:
            return None

        def paint(painter: QPainter, place: QPointF) -> None:
            letter.draw(painter, place, self._room, words, colour)

        return letter.height(words, self._room), paint

    def pill(self, words: str, colour: str) -> Part:
        """The category as a pill with its colour as a dot; the words keep the text's colour."""
        if not words:
            return None
        letter = self._lettering.letter(Type.STRONG, strong=True)
        height = letter.tall + Space.SMALL
        dot = float(Space.MEDIUM)
        inset = Space.MEDIUM + dot + Space.SMALL
        width = min(letter.width(words) + inset + Space.MEDIUM, self._room)

        def paint(painter: QPainter, place: QPointF) -> None:
            painter.setPen(QPen(QColor(self._tokens.line)))
            painter.setBrush(QColor(self._tokens.wash(colour)))
            painter.drawRoundedRect(QRectF(place.x(), place.y(), width, height), height / 2, height / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            middle = place.y() + (height - dot) / 2
            painter.drawEllipse(QRectF(place.x() + Space.MEDIUM, middle, dot, dot))
            start = QPointF(place.x() + inset, place.y() + Space.HAIR)
            letter.draw(painter, start, width - inset, words, self._tokens.text)

        return height, paint

    def box(self, words: str, *, gone: bool) -> Part:
        """Where the badge lies, large; struck through where it lies there no more."""
        if not words:
            return None
        letter = self._lettering.letter(Type.TITLE + Space.HAIR, strong=True)
        if gone:
            letter = letter.struck()
        return self.text(words, letter, self._tokens.muted if gone else self._tokens.accent)

    def note(self, words: str) -> Part:
        """The note for the desk in a yellow box."""
        if not words:
            return None
        letter = self._lettering.letter(Type.TITLE, strong=True)
        room = self._room - 2 * Space.LARGE
        height = letter.height(words, room) + 2 * Space.MEDIUM

        def paint(painter: QPainter, place: QPointF) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._tokens.wash(self._tokens.attention)))
            painter.drawRoundedRect(
                QRectF(place.x(), place.y(), self._room, height), Size.RADIUS, Size.RADIUS
            )
            painter.setBrush(QColor(self._tokens.attention))
            painter.drawRect(QRectF(place.x(), place.y(), Space.HAIR, height))
            letter.draw(painter, place + QPointF(Space.LARGE, Space.MEDIUM), room, words, self._tokens.text)

        return height, paint

    def chips(self, words: tuple[str, ...]) -> Part:
        """What to hand out, one chip each, in as many rows as they need."""
        if not words:
            return None
        letter, caption = self._lettering.letter(Type.TITLE), self._lettering.letter(Type.BASE)
        start = caption.tall + Space.HAIR
        places = self._chip_places(words, letter)

        def paint(painter: QPainter, place: QPointF) -> None:
            caption.draw(
                painter,
                place,
                self._room,
                QCoreApplication.translate("VerdictCard", "Hand out"),
                self._tokens.muted,
            )
            for chip, text in zip(places, words, strict=True):
                box = chip.translated(place.x(), place.y() + start)
                painter.setPen(QColor(self._tokens.control))
                painter.setBrush(QColor(self._tokens.raised))
                painter.drawRoundedRect(box, Size.RADIUS, Size.RADIUS)
                inner = box.topLeft() + QPointF(Space.MEDIUM, Space.HAIR)
                letter.draw(painter, inner, self._room, text, self._tokens.text)

        return start + places[-1].bottom(), paint

    def _chip_places(self, words: tuple[str, ...], letter: Letter) -> list[QRectF]:
        tall = letter.tall + Space.SMALL
        places: list[QRectF] = []
        left = top = 0.0
        for text in words:
            width = min(letter.width(text) + 2 * Space.MEDIUM, self._room)
            if left and left + width > self._room:
                left, top = 0.0, top + tall + Space.SMALL
            places.append(QRectF(left, top, width, tall))
            left += width + Space.SMALL
        return places


def stacked(parts: Sequence[tuple[Part, int]]) -> list[Block]:
    """The parts that there are, one below the other, each with its space above."""
    blocks: list[Block] = []
    top = 0.0
    for part, above in parts:
        if part is not None:
            height, paint = part
            blocks.append(Block(top + above, height, paint))
            top += above + height
    return blocks
