"""Making and repairing schedules: a problem in, a plan out."""

from __future__ import annotations

from desktop_app.features.meetings.tasks.schedule import make_schedule

__all__ = ["make_schedule"]
