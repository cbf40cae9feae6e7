"""Rooms, tracks and times of the agenda, set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.agenda.dialogs.rooms_pane import RoomsPane
from desktop_app.features.agenda.dialogs.times_pane import TimesPane
from desktop_app.features.agenda.dialogs.tracks_pane import TracksPane
from desktop_app.kit.duty import bar
from desktop_app.kit.setup_dialog import SetupDialog
from desktop_app.kit.theme import Size
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext


class PlacesDialog(SetupDialog):
    """Two lists and a few settings."""

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
        self.add_pane(self.tr("&Rooms"), self.rooms, self.rooms.refresh)
        self.add_pane(self.tr("&Tracks"), self.tracks, self.tracks.refresh)
        self.add_pane(self.tr("T&imes"), self.times, self.times.refresh)
        bar(context.duty, Permission.SETUP, self.tabs)
