"""Long jobs of the agenda: programmes read from files, compared and written to files."""

from __future__ import annotations

from desktop_app.features.agenda.tasks.comparing import compare_programme
from desktop_app.features.agenda.tasks.exchange.reading import read_programme
from desktop_app.features.agenda.tasks.exchange.writing import write_programme

__all__ = ["compare_programme", "read_programme", "write_programme"]
