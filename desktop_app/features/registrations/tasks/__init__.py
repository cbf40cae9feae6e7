"""The registrations room's long jobs: reading a file, planning an import, exporting."""

from __future__ import annotations

from desktop_app.features.registrations.tasks.export import export_table
from desktop_app.features.registrations.tasks.plan import plan_import
from desktop_app.features.registrations.tasks.reading import read_table
from desktop_app.features.registrations.tasks.text_file import decoded

__all__ = ["decoded", "export_table", "plan_import", "read_table"]
