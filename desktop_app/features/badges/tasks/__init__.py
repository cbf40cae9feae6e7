"""Badges onto paper: one PDF for any number of people, and what to look at before it is printed."""

from __future__ import annotations

from desktop_app.features.badges.tasks.job import (
    BadgeJob,
    BadgeRefusal,
    BadgeReport,
    draw_badges,
)
from desktop_app.features.badges.tasks.layout import BadgeWarning
from desktop_app.features.badges.tasks.preflight import preflight

__all__ = ["BadgeJob", "BadgeRefusal", "BadgeReport", "BadgeWarning", "draw_badges", "preflight"]
