"""The large figures on top of the cockpit, read from two metres."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import ElidedLabel, label, upright


class Tile(QWidget):
    """One figure, what it counts, and a line that sets it in proportion."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = label("", Type.VERDICT)
        self._words = ElidedLabel(words, Type.STRONG)
        self._about = ElidedLabel("", Type.CAPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._figure, self._words, self._about):
            column.addWidget(part)
        self._title = words

    @property
    def figure(self) -> str:
        """The figure as shown."""
        return self._figure.text()

    @property
    def about(self) -> str:
        """The line below, as shown."""
        return self._about.text()

    def show_figure(self, figure: str, about: str = "") -> None:
        """Show another figure."""
        self._figure.setText(figure)
        self._about.setText(about)
        self.setAccessibleName(f"{self._title}: {figure}. {about}")


class TileRow(QWidget):
    """Tiles side by side, all as wide, with hairlines between."""

    def __init__(self, tiles: list[Tile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        for place, tile in enumerate(tiles):
            if place:
                row.addWidget(upright())
            row.addWidget(tile, 1)
