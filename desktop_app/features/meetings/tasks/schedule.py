"""Making a schedule: the job that runs in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.tasks.given import fewest_breaks
from desktop_app.features.meetings.tasks.organiser import best_choice
from desktop_app.features.meetings.tasks.watch import Watch

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules import Plan, ScheduleJob
    from desktop_app.progress import Progress

GRACE_S: Final = 2.0
"""How much longer a short search may take on a machine that is busy with other things."""
_SHORT_S: Final = 10.0


def make_schedule(job: ScheduleJob, progress: Progress) -> Plan:
    """Make the best schedule that the budget allows.

    `progress` is told parts of the budget, and, where it is a `Telling` one, each better `Standing`. Cancel
    ends the search and keeps the best schedule so far: nothing is raised.
    """
    seconds = job.budget.seconds
    watch = Watch(progress, seconds, grace=min(GRACE_S, seconds) if seconds <= _SHORT_S else 0.0)
    return fewest_breaks(job, watch) if job.problem.all_placed else best_choice(job, watch)
