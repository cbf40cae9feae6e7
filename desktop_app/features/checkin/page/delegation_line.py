"""The quiet line at the foot of the card: how many of the guest's delegation are here, and the key for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import Kind, PushButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_KEY: Final = "   F6"


class DelegationLine(PushButton):
    """Words that give way where the card is narrow, and a key that never does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", Kind.QUIET.value)
        self.setIcon(icon("users-three", State.ACCENT))
        self.setIconSize(QSize(Size.ICON + Space.SMALL, Size.ICON))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = ""
        self.hide()

    @property
    def words(self) -> str:
        """What it says, whole."""
        return self._words

    def say(self, words: str) -> None:
        """Offer this; empty words take the offer away."""
        self._words = words
        self.setText(f"{words}{_KEY}".replace("&", "&&"))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        short = self.sizeHint().width() - self.width()
        if short > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self._words) - short
            words = metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
            option.text = f"{words}{_KEY}".replace("&", "&&")
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
