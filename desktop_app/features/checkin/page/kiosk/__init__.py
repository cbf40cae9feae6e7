"""Self check-in: the whole screen for a guest, and the way back with a PIN."""

from __future__ import annotations

from desktop_app.features.checkin.page.kiosk.kiosk import Kiosk
from desktop_app.features.checkin.page.kiosk.window import KioskWindow

__all__ = ["Kiosk", "KioskWindow"]
