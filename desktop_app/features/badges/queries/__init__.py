"""What the badges room reads: people with what their badge says, templates, and the queue."""

from desktop_app.features.badges.queries.people import (
    BadgeCounts,
    badge_counts,
    badges_of,
    badges_of_people,
    expected_people,
    holders_of,
    last_badge,
)
from desktop_app.features.badges.queries.queue import open_jobs, print_job, recent_jobs
from desktop_app.features.badges.queries.templates import event_templates

__all__ = [
    "BadgeCounts",
    "badge_counts",
    "badges_of",
    "badges_of_people",
    "event_templates",
    "expected_people",
    "holders_of",
    "last_badge",
    "open_jobs",
    "print_job",
    "recent_jobs",
]
