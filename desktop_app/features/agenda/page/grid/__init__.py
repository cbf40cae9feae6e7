"""The grid of a day: rooms across, time down, sessions as cards that are moved by mouse and by keys."""

from __future__ import annotations

from desktop_app.features.agenda.page.grid.grid import AgendaGrid

__all__ = ["AgendaGrid"]
