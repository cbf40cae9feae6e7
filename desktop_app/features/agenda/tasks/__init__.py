"""Long jobs of the agenda: programmes read from files and written to files."""

from __future__ import annotations

from desktop_app.features.agenda.tasks.exchange.reading import read_programme
from desktop_app.features.agenda.tasks.exchange.writing import write_programme

__all__ = ["read_programme", "write_programme"]
