"""The check-in screen: field and results, the verdict, the last scans."""

from __future__ import annotations

from desktop_app.features.checkin.page.screen import CheckinPage

__all__ = ["CheckinPage"]
