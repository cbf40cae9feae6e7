"""Where and when people meet, set up: blocks of slots, tables, types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app.features.meetings.dialogs.blocks_pane import BlocksPane
from desktop_app.features.meetings.dialogs.tables_pane import TablesPane
from desktop_app.features.meetings.dialogs.types_pane import TypesPane
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext


class MeetingSetupDialog(QDialog):
    """Three lists; every change is saved at once and can be undone."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set up the meetings"))
        self.resize(Size.WINDOW_LEAST_WIDTH, Size.WINDOW_LEAST_HEIGHT - Size.SHAPE)
        self.blocks = BlocksPane(context)
        self.tables = TablesPane(context)
        self.types = TypesPane(context)
        self.tabs = QTabWidget()
        for words, why, pane in (
            (
                self.tr("&Blocks"),
                self.tr(
                    "When people meet: a block is a stretch of slots of the same length. Notice: so many "
                    "minutes before a slot, who is not here yet is listed."
                ),
                self.blocks,
            ),
            (
                self.tr("&Tables"),
                self.tr(
                    "Where people meet: one meeting per table and slot. A request that needs an interpreter "
                    "is placed only where the table offers one."
                ),
                self.tables,
            ),
            (
                self.tr("T&ypes"),
                self.tr("What kinds of meetings there are, as C2C or B2C; the colour marks them everywhere."),
                self.types,
            ),
        ):
            pane.explain(why)
            self.tabs.addTab(pane, words)
        close = button(self.tr("Done"), Kind.PRIMARY)
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

    def _on_tab_changed(self, _tab: int) -> None:
        for pane in (self.blocks, self.tables, self.types):
            pane.refresh()
