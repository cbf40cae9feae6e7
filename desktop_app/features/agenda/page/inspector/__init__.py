"""The inspector of a session: its fields, its speakers, its clashes and its history."""

from __future__ import annotations

from desktop_app.features.agenda.page.inspector.inspector import SessionInspector

__all__ = ["SessionInspector"]
