"""The cockpit: how the doors are doing, for whoever runs the foyer. Loads pyqtgraph: import it late."""

from __future__ import annotations

from desktop_app.features.checkin.page.cockpit.window import CockpitWindow

__all__ = ["CockpitWindow"]
