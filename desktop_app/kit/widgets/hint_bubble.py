"""The small card beside what is carried: where it would be, and what letting go would do, with a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets.labels import label
from desktop_app.kit.widgets.verdict_shape import Shape, VerdictShape

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


class HintBubble(QFrame):
    """Stands over its parent; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shape = VerdictShape(side=Size.ICON)
        self._place: QLabel = label("", wrap=True)
        self._reason: QLabel = label("", muted=True, wrap=True)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._place)
        lines.addWidget(self._reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL, Space.HAIR)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._shape, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return "\n".join(each.text() for each in (self._place, self._reason) if each.text())

    def tell(self, place: str, reason: str, shape: Shape, beside: QRect) -> None:
        """Say where and why, beside a place of the parent and within it."""
        self._place.setText(place)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._shape.show_shape(shape)
        room = self._ground.rect()
        width = min(Size.INSPECTOR, room.width() - 2 * Space.SMALL)
        inner = width - Size.ICON - 3 * Space.SMALL
        shown = [each for each in (self._place, self._reason) if each.text()]
        height = max(sum(each.heightForWidth(inner) for each in shown), Size.ICON) + 2 * Space.SMALL
        self.setFixedSize(width, height)
        below = beside.bottom() + Space.HAIR
        top = below if below + height <= room.height() else beside.top() - height - Space.HAIR
        left = min(max(beside.left(), Space.SMALL), room.width() - width - Space.SMALL)
        self.move(left, min(max(top, Space.HAIR), max(room.height() - height - Space.HAIR, 0)))
        self.show()
        self.raise_()
