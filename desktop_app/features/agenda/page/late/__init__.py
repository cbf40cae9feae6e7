"""The panel for a session that is late: whom it hurts, what can be done, which sheets are wrong then."""

from __future__ import annotations

from desktop_app.features.agenda.page.late.panel import LatePanel
from desktop_app.features.agenda.page.late.sheets import WrongSheets

__all__ = ["LatePanel", "WrongSheets"]
