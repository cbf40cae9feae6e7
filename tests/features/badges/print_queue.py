"""A queue on a print system of tests, and the few things that tests do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.kit.test_printing import a_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.features.badges.rules.queue import Job, JobState


def put(
    queue: PrintQueue, printer: str = "BADGE", *, pages: int = 3, priority: int = 0, who: Sequence[str] = ()
) -> str:
    """Put a file in the queue; gives the job's key."""
    file = a_pdf(queue.new_file(), pages=pages)
    return queue.add(file, printer, f"{pages} badges", pages=pages, attendee_ids=who, priority=priority)


def job_of(queue: PrintQueue, key: str) -> Job:
    return next(job for job in queue.jobs() if job.id == key)


def settled(queue: PrintQueue, qtbot: QtBot, key: str, expected: JobState) -> Job:
    """The job, as soon as the queue has heard that it is so."""

    def heard() -> bool:
        queue.work()
        return job_of(queue, key).state is expected

    qtbot.waitUntil(heard, timeout=20_000)
    return job_of(queue, key)
