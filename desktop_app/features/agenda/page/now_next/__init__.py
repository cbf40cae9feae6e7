"""What is on now and next, full screen on a second display."""

from __future__ import annotations

from desktop_app.features.agenda.page.now_next.window import NowNextWindow

__all__ = ["NowNextWindow"]
