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
from desktop_app.features.badges.queries.queue import (
    desk_printers,
    ended_of,
    highest_priority,
    job_counts,
    jobs_to_do,
    kept_files,
    names_in,
    open_job_ids,
    print_job,
    recent_jobs,
)
from desktop_app.features.badges.queries.sample import EventSample, event_sample
from desktop_app.features.badges.queries.sheets import own_sheets
from desktop_app.features.badges.queries.templates import event_templates, own_template

__all__ = [
    "BadgeCounts",
    "EventSample",
    "badge_counts",
    "badges_of",
    "badges_of_people",
    "desk_printers",
    "ended_of",
    "event_sample",
    "event_templates",
    "expected_people",
    "highest_priority",
    "holders_of",
    "job_counts",
    "jobs_to_do",
    "kept_files",
    "last_badge",
    "names_in",
    "open_job_ids",
    "own_sheets",
    "own_template",
    "print_job",
    "recent_jobs",
]
