"""Buttons by meaning: one primary a page, destructive ones say what and how many, chips filter."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget
from typing_extensions import override

from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton


class Kind(Enum):
    """What a button means."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DESTRUCTIVE = "destructive"
    QUIET = "quiet"
    LINK = "link"


_ICON_STATES = {
    Kind.PLAIN: State.PLAIN,
    Kind.DESTRUCTIVE: State.REFUSED,
    Kind.QUIET: State.ACCENT,
    Kind.LINK: State.ACCENT,
}


_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _pressed_by(event: QKeyEvent, pressed: QAbstractButton) -> bool:
    """Press a button where the key is Enter; False where it is another one."""
    if event.key() not in _ENTERS or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


class PushButton(QPushButton):
    """Enter presses it, as Space does; Qt's would press the main button of the dialog, or nothing at all."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by(event, self):
            super().keyPressEvent(event)


class _IconButton(QToolButton):
    """The same for an icon alone."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by(event, self):
            super().keyPressEvent(event)


def button(
    words: str, kind: Kind = Kind.PLAIN, picture: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Make a push button, with the icon `picture` if it has one; primary buttons carry words alone."""
    made = PushButton(words, parent)
    made.setProperty("kind", kind.value)
    made.setAutoDefault(kind is Kind.PRIMARY)
    if picture and kind is not Kind.PRIMARY:
        made.setIcon(icon(picture, _ICON_STATES[kind]))
        # Wider than high: the glyph stands in the middle, with air between it and the words.
        made.setIconSize(QSize(Size.ICON + Space.SMALL, Size.ICON))
    return made


def tool_button(picture: str, tip: str, parent: QWidget | None = None) -> QToolButton:
    """Make a button that is an icon alone; `tip` says what it does, aloud too."""
    made = _IconButton(parent)
    made.setIcon(icon(picture))
    made.setIconSize(QSize(Size.ICON, Size.ICON))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    return made


class FilterChip(PushButton):
    """A filter that is on or off; `toggled` tells."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


def show_menu_mark(opener: QPushButton) -> None:
    """Show behind the words of a button that it opens a menu; to be called before it is first shown."""
    opener.setProperty("opens", "true")


def chip_row(chips: Iterable[QWidget]) -> QHBoxLayout:
    """Lay chips in a row that starts at the left."""
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for chip in chips:
        row.addWidget(chip)
    row.addStretch()
    return row
