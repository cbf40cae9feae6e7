"""The window for a second display: the rooms of the programme now and next, page by page, with a clock."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.features.agenda.page.now_next.card import RoomCard
from desktop_app.features.agenda.page.now_next.wording import board_words
from desktop_app.features.agenda.rules.now_next import room_boards
from desktop_app.kit.theme import DARK, LIGHT, Size

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QScreen

    from desktop_app.features.agenda.page.now_next.wording import BoardWords
    from desktop_app.features.agenda.rules import Programme

TICK_MS: Final = 1000
TURN_SECONDS: Final = 12
MOST_ROOMS: Final = 12
"""Rooms on one page; more of them turn."""
_SHAPES: Final = ((1, 1), (2, 1), (3, 1), (2, 2), (3, 2), (4, 2), (3, 3), (4, 3))
"""Columns and rows of cards, for a screen that is wider than high."""
_HEAD: Final = 0.075
_GAP: Final = 0.012


class NowNextWindow(QWidget):
    """Shows what it was given last; F11 for the whole screen, Esc back and then away, arrows turn pages.

    It asks `clock` for the time each second, so delays and changes show as soon as `show_programme` is
    called, and sessions begin and end by themselves.
    """

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Now and next"))
        self.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)
        self._clock = clock
        self._programme: Programme | None = None
        self._before: Programme | None = None
        self._rooms: frozenset[str] = frozenset()
        self._tokens = DARK
        self._most = MOST_ROOMS
        self._page = 0
        self._age = 0
        self._boards: tuple[BoardWords, ...] = ()
        self._cards: list[RoomCard] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(TICK_MS)
        self._listen()

    @property
    def pages(self) -> int:
        """How many pages the chosen rooms need, at least one."""
        return max(1, ceil(len(self._boards) / self._most))

    @property
    def page(self) -> int:
        """The page that is seen, from 0."""
        return self._page

    @property
    def cards(self) -> tuple[RoomCard, ...]:
        """The rooms that are seen."""
        return tuple(card for card in self._cards if not card.isHidden())

    def show_programme(self, programme: Programme, before: Programme | None = None) -> None:
        """Show a programme; what differs from `before`, which guests know, is said with its session."""
        self._programme, self._before = programme, before
        self._refresh()

    def choose_rooms(self, keys: Collection[str]) -> None:
        """Show these rooms only, all without any; with one, it has the whole screen and its whole day."""
        self._rooms = frozenset(keys)
        self._page = 0
        self._refresh()

    def choose_most(self, rooms: int) -> None:
        """Show at most so many rooms on a page, one to twelve."""
        self._most = max(1, min(MOST_ROOMS, rooms))
        self._page = 0
        self._refresh()

    def choose_look(self, *, dark: bool) -> None:
        """Dark or light, whatever the desk's own window wears."""
        self._tokens = DARK if dark else LIGHT
        self._refresh()
        self.update()

    def cover(self, screen: QScreen | None = None) -> None:
        """Take the whole of a screen, of the second one where none is named and there is one."""
        chosen = screen or _second_screen()
        self.show()
        if chosen is not None:
            self.setScreen(chosen)
            self.move(chosen.geometry().topLeft())
        self.showFullScreen()

    def tick(self) -> None:
        """A second has gone by."""
        self._age += 1
        if self._age >= TURN_SECONDS and self.pages > 1:
            self.turn(1)
        else:
            self._refresh()

    def turn(self, by: int) -> None:
        """Turn to another page; after the last comes the first."""
        self._page = (self._page + by) % self.pages
        self._age = 0
        self._refresh()

    def _listen(self) -> None:
        keys: tuple[tuple[QKeySequence, Callable[[], object]], ...] = (
            (QKeySequence(Qt.Key.Key_F11), self._on_full_screen_asked),
            (QKeySequence(Qt.Key.Key_Escape), self._on_leave_asked),
            (QKeySequence(Qt.Key.Key_Right), self._on_next_asked),
            (QKeySequence(Qt.Key.Key_Left), self._on_previous_asked),
            (QKeySequence(Qt.Key.Key_D), self._on_look_asked),
        )
        for key, slot in keys:
            QShortcut(key, self).activated.connect(slot)

    def _on_full_screen_asked(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _on_leave_asked(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.close()

    def _on_next_asked(self) -> None:
        self.turn(1)

    def _on_previous_asked(self) -> None:
        self.turn(-1)

    def _on_look_asked(self) -> None:
        self.choose_look(dark=self._tokens is LIGHT)

    def _refresh(self) -> None:
        if self._programme is None:
            return
        boards = room_boards(self._programme, self._clock(), self._rooms, self._before)
        self._boards = tuple(board_words(board, self._programme, self._before) for board in boards)
        self._page = min(self._page, self.pages - 1)
        first = self._page * self._most
        shown = self._boards[first : first + self._most]
        while len(self._cards) < len(shown):
            self._cards.append(RoomCard(self))
        for card, words in zip(self._cards, shown, strict=False):
            card.tell(words, self._tokens)
            card.show()
        for card in self._cards[len(shown) :]:
            card.hide()
        self._arrange(len(shown))
        self.update(self._head())

    def _head(self) -> QRect:
        return QRect(0, 0, self.width(), round(self.height() * (_HEAD + _GAP)))

    def _arrange(self, count: int) -> None:
        columns, rows = next((shape for shape in _SHAPES if shape[0] * shape[1] >= count), _SHAPES[-1])
        if self.height() > self.width():
            columns, rows = rows, columns
        gap = round(self.height() * _GAP)
        top = self._head().height() + gap
        width = (self.width() - gap * (columns + 1)) // columns
        height = (self.height() - top - gap * rows) // rows
        for number, card in enumerate(self._cards[:count]):
            row, column = divmod(number, columns)
            card.setGeometry(gap + column * (width + gap), top + row * (height + gap), width, height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(len(self.cards))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.surface))
        if self._programme is not None:
            self._paint_head(painter, self._programme)
        painter.end()

    def _paint_head(self, painter: QPainter, programme: Programme) -> None:
        gap = round(self.width() * _GAP)
        box = self._head().adjusted(gap, gap // 2, -gap, 0)
        font = QFont(painter.font())
        font.setPixelSize(max(Size.CELL, round(box.height() * 0.62)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.text))
        told = f"{programme.local(self._clock()):%H:%M}"
        clock = painter.fontMetrics().horizontalAdvance(told) + gap
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, told)
        number = f"{self._page + 1}/{self.pages}  " if self.pages > 1 else ""
        title = painter.fontMetrics().elidedText(
            f"{number}{programme.title}", Qt.TextElideMode.ElideRight, box.width() - clock
        )
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, title)


def _second_screen() -> QScreen | None:
    screens = QGuiApplication.screens()
    return screens[1] if len(screens) > 1 else None
