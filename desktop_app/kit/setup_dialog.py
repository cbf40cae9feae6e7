"""A dialog of lists that set something up: a tab for each, saved as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Callable


class SetupDialog(QDialog):
    """Every change is saved at once and can be undone; a tab that comes to the front is read again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refreshes: list[Callable[[], None]] = []
        self.tabs = QTabWidget()
        close = button(self.tr("Done"), Kind.PRIMARY)
        close.setAutoDefault(False)  # Enter ends the editing of a field
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addWidget(label(self.tr("Every change is saved at once and can be undone."), muted=True))
        below.addStretch()
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.tabs, 1)
        column.addLayout(below)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    def add_pane(self, words: str, pane: QWidget, refresh: Callable[[], None]) -> None:
        """Put a pane behind a tab of its own."""
        self._refreshes.append(refresh)
        self.tabs.addTab(pane, words)

    def _on_tab_changed(self, tab: int) -> None:
        self._refreshes[tab]()
