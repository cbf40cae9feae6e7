"""One room on the now/next screen: what is on, large; what is next; the rest of the day as it has room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.features.agenda.page.now_next.fitting import Brush
from desktop_app.features.agenda.page.now_next.wording import free_word, next_word, now_word
from desktop_app.kit.theme import LIGHT, Size

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_app.features.agenda.page.now_next.wording import BoardWords, Entry
    from desktop_app.kit.theme import Tokens

# Of the card's unit: the sixteenth part of its height, or of its width where that is less.
_INSET: Final = 0.8
_ROOM: Final = 1.5
_LABEL: Final = 0.75
_TITLE: Final = 1.9
_NEXT: Final = 1.25
_PEOPLE: Final = 0.85
_REST: Final = 0.85
_SMALLEST: Final = 0.62
"""Of a unit: what is smaller than this, nobody reads from the back of a foyer."""
_LINES: Final = 2.8
"""Two lines of type, of its size."""
_UNITS_DOWN: Final = 16
_UNITS_ACROSS: Final = 20
# Of the card's height: how much what is on now may take of it, where something follows.
_NOW_SHARE: Final = 0.42
_NEXT_SHARE: Final = 0.24


class RoomCard(QWidget):
    """Painted whole, so that every text is as large as its room; a screen reader gets it as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: BoardWords | None = None
        self._tokens = LIGHT

    def tell(self, words: BoardWords, tokens: Tokens) -> None:
        """Show a room; painted again only where something is other."""
        if words == self._words and tokens is self._tokens:
            return
        self._words, self._tokens = words, tokens
        self.setAccessibleName(words.spoken())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._words is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()), Size.RADIUS, Size.RADIUS)
        unit = min(self.height() / _UNITS_DOWN, self.width() / _UNITS_ACROSS)
        inset = unit * _INSET
        box = QRectF(self.rect()).adjusted(inset * 1.4, inset * 0.6, -inset, -inset * 0.6)
        bar = self._tokens.admitted if self._words.now else self._tokens.line
        painter.fillRect(QRectF(0, inset, unit * 0.3, self.height() - 2 * inset), QColor(bar))
        self._write(Brush(painter, box), self._words, unit)
        painter.end()

    def _write(self, brush: Brush, words: BoardWords, unit: float) -> None:
        look = self._tokens
        brush.write(words.room, unit * _ROOM, look.accent, bold=True, room=unit * 2.4)
        brush.skip(unit * 0.4)
        follows = words.next is not None or bool(words.rest)
        share = brush.top + self.height() * (_NOW_SHARE if follows else 1.0)
        for entry in words.now:
            brush.write(f"{now_word()} · {entry.when}", unit * _LABEL, look.admitted, bold=True)
            self._entry(brush, entry, unit * _TITLE, unit, share - brush.top)
        if not words.now:
            brush.write(free_word(), unit * _NEXT, look.muted)
        brush.skip(unit * 0.5)
        if words.next is not None:
            brush.write(f"{next_word()} · {words.next.when}", unit * _LABEL, look.muted, bold=True)
            share = self.height() * _NEXT_SHARE if words.rest else brush.left_over
            self._entry(brush, words.next, unit * _NEXT, unit, share)
            brush.skip(unit * 0.5)
        self._rest(brush, words.rest, unit)

    def _entry(self, brush: Brush, entry: Entry, size: float, unit: float, room: float) -> None:
        small = unit * _PEOPLE
        under = small * 1.4 * (bool(entry.people) + bool(entry.note))
        title = max(size * 1.4, room - under)
        brush.write(entry.title, size, self._tokens.text, bold=True, room=title, struck=entry.off)
        brush.write(entry.people, small, self._tokens.muted, room=small * 1.5, least=unit * _SMALLEST)
        brush.write(entry.note, small, self._tokens.attention, bold=True, room=small * 1.5)

    def _rest(self, brush: Brush, rest: tuple[Entry, ...], unit: float) -> None:
        """Lines as long as there is room; changed ones first, because those are news."""
        size = unit * _REST
        fits = max(0, int(brush.left_over / (size * _LINES)))
        news = [entry for entry in rest if entry.note]
        kept = sorted([*news, *(entry for entry in rest if not entry.note)][:fits], key=rest.index)
        for entry in kept:
            said = " · ".join(part for part in (entry.title, entry.note) if part)
            colour = self._tokens.attention if entry.note else self._tokens.muted
            brush.write(f"{entry.when}  {said}", size, colour, room=size * _LINES)
