"""The things below the card, each with a box to tick: what this guest has got, and what is left of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import ElidedLabel, put_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QLabel

    from desktop_app.features.checkin.rules import Thing

# So many things have a key of their own.
_KEYS: Final = 9
_COLUMNS: Final = 2
# More things than these stand three abreast, so that the card above keeps its room.
_MANY: Final = 6


class ThingTick(QWidget):
    """One thing: its box with the number of its key, and a line on how it stands."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.box = QCheckBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line: QLabel = ElidedLabel("", Type.CAPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        inset = QHBoxLayout()
        inset.setContentsMargins(Space.WIDE, 0, 0, 0)
        inset.addWidget(self._line)
        column.addLayout(inset)

    def show_thing(self, thing: Thing, words: str) -> None:
        """Show a thing as it stands for one guest."""
        self.box.setText(f"{self._key}{thing.name}".replace("&", "&&"))
        self.box.setChecked(thing.given)
        self.box.setEnabled(not thing.gone)
        self._line.setText(words)
        put_state(self._line, State.ATTENTION if thing.gone or thing.low else State.PLAIN)
        self._line.setVisible(bool(words))

    def hide_words(self) -> None:
        """Leave the box alone: whose it is and what it is for is told no more."""
        self.box.setText(self._key)
        self._line.setText("")

    @property
    def _key(self) -> str:
        return f"{self._number}   " if self._number <= _KEYS else ""


class HandOutPanel(QFrame):
    """The things for one guest; hidden where there are none.

    Signals:
        asked(str): give this thing, or take it back where it was given.
        all_asked(): give everything that was not given yet.
    """

    asked = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._things: Sequence[Thing] = ()
        self.ticks: list[ThingTick] = []
        self._head = ElidedLabel("", Type.CAPTION)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.WIDE)
        self._grid.setVerticalSpacing(Space.HAIR)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.HAIR)
        column.addWidget(self._head)
        column.addLayout(self._grid)
        self.hide()

    def add_keys(self, page: QWidget) -> None:
        """Let Alt with a digit tick, wherever on the page the keyboard is."""
        for place in range(_KEYS):
            key = QShortcut(QKeySequence(f"Alt+{place + 1}"), page)
            key.activated.connect(partial(self._ask, place))
        QShortcut(QKeySequence("Alt+0"), page).activated.connect(self.all_asked)

    @property
    def things(self) -> Sequence[Thing]:
        """What is shown."""
        return self._things

    def say_besides(self, hints: Sequence[str]) -> None:
        """Say above the boxes what else is handed out, without being counted."""
        what = self.tr("Hand out: {things}").format(things=", ".join(hints)) if hints else self.tr("Hand out")
        keys = self.tr("Alt+1 … 9 gives or takes back, Alt+0 gives all")
        self._head.setText(f"{what}   ·   {keys}")

    def show_things(
        self, things: Sequence[Thing], noted_at: datetime | None, clock: Callable[[datetime], str]
    ) -> None:
        """Show the things of a guest; what was given before `noted_at` is told with its time."""
        if [thing.thing_id for thing in things] != [thing.thing_id for thing in self._things]:
            self._lay_out(len(things))
        self._things = things
        for tick, thing in zip(self.ticks, things, strict=True):
            tick.show_thing(thing, self._words(thing, noted_at, clock))
        self.setVisible(bool(things))

    def dim(self) -> None:
        """Hide what the things are, in their places: what a guest eats is nobody else's affair."""
        for tick in self.ticks:
            tick.hide_words()

    def _words(self, thing: Thing, noted_at: datetime | None, clock: Callable[[datetime], str]) -> str:
        if thing.given_at is not None and thing.given_at != noted_at:
            if thing.by:
                text = self.tr("already given {time} at {place}")
                return text.format(time=clock(thing.given_at), place=thing.by)
            return self.tr("already given {time}").format(time=clock(thing.given_at))
        if thing.gone:
            return self.tr("no more: 0 of {stock} left").format(stock=thing.stock)
        if thing.low:
            if not thing.left or thing.left < 0:
                return self.tr("none left of {stock}").format(stock=thing.stock)
            return self.tr("only {left} of {stock} left").format(left=thing.left, stock=thing.stock)
        return ""

    def _lay_out(self, count: int) -> None:
        for tick in self.ticks:
            self._grid.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = [ThingTick(number) for number in range(1, count + 1)]
        columns = _COLUMNS if count <= _MANY else _COLUMNS + 1
        for place, tick in enumerate(self.ticks):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(tick, place // columns, place % columns, top)
            tick.box.clicked.connect(partial(self._ask, place))
        for column in range(_COLUMNS + 1):
            self._grid.setColumnStretch(column, int(column < columns))

    def _ask(self, place: int) -> None:
        if place < len(self._things):
            # What is shown follows what is written.
            self.ticks[place].box.setChecked(self._things[place].given)
            self.asked.emit(self._things[place].thing_id)
