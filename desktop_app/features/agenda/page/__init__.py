"""The Agenda page: the programme as a grid and as a table, and the screen for guests."""

from __future__ import annotations

from desktop_app.features.agenda.page.agenda import AgendaPage

__all__ = ["AgendaPage"]
