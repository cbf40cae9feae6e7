"""Rooms, tracks and times of the agenda, set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app.features.agenda.dialogs.rooms_pane import RoomsPane
from desktop_app.features.agenda.dialogs.times_pane import TimesPane
from desktop_app.features.agenda.dialogs.tracks_pane import TracksPane
from desktop_app.kit.duty import bar
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import Kind, button, label
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext


class PlacesDialog(QDialog):
    """Two lists and a few settings; every change is saved at once and can be undone."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rooms, tracks and times"))
        self.resize(Size.WINDOW_LEAST_WIDTH + Size.SHAPE, Size.WINDOW_LEAST_HEIGHT)
        self.rooms = RoomsPane(context)
        self.rooms.explain(
            self.tr(
                "Rooms stand in the grid in this order. F2 edits a cell. A room that is not open, or too "
                "small for who signed up, is listed as a clash; a hidden one is left out of grid and paper."
            )
        )
        self.tracks = TracksPane(context)
        self.tracks.explain(self.tr("Threads of the programme; the colour marks their sessions everywhere."))
        self.times = TimesPane(context)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.rooms, self.tr("&Rooms"))
        self.tabs.addTab(self.tracks, self.tr("&Tracks"))
        self.tabs.addTab(self.times, self.tr("T&imes"))
        bar(context.duty, Permission.SETUP, self.tabs)
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

    def _on_tab_changed(self, _tab: int) -> None:
        for pane in (self.rooms, self.tracks, self.times):
            pane.refresh()
