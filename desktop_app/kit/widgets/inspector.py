"""The frame at the right of a page that shows the selected thing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.touch import make_touchable
from desktop_app.kit.widgets.labels import ElidedLabel


class Inspector(QFrame):
    """A title, a line below it, and a body that scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "inspector")
        self.setMinimumWidth(Size.INSPECTOR - Space.HUGE)
        self._title = ElidedLabel("", Type.STRONG)
        self._caption = ElidedLabel("", Type.CAPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.HAIR)
        column.addWidget(self._title)
        column.addWidget(self._caption)
        column.addSpacing(Space.SMALL)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.SMALL)
        column.addLayout(self.body, 1)

    def name(self, title: str, caption: str = "") -> None:
        """Say what is shown."""
        self._title.setText(title)
        self._caption.setText(caption)

    def add_scrolled(self, content: QWidget) -> None:
        """Put a part into the body that scrolls when it is taller than the window."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        make_touchable(area)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is inside
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        area.setWidget(content)
        # A scroll area paints its own ground; here the frame's shall show.
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
