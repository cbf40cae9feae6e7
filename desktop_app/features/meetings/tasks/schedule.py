"""Making a schedule: the job that runs in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.meetings.tasks.organiser import best_choice
from desktop_app.features.meetings.tasks.watch import Watch

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules import Plan, ScheduleJob
    from desktop_app.progress import Progress


def make_schedule(job: ScheduleJob, progress: Progress) -> Plan:
    """Make the best schedule that the budget allows.

    `progress` is told parts of the budget, and, where it is a `Telling` one, each better `Standing`. Cancel
    ends the search and keeps the best schedule so far: nothing is raised.
    """
    return best_choice(job, Watch(progress, job.budget.seconds))
