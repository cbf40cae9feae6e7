"""A print queue with a job in every state, for pictures of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.badges import actions
from desktop_app.features.badges.rules.queue import RUN, URGENT, JobState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.features.registrations.queries import PersonRow
    from desktop_app.kit.context import PageContext

LABELS, LASER = "Zebra-ZD421", "Laser-Foyer"
_LEFT: Final = 14


def fill(context: PageContext, queue: PrintQueue, people: Sequence[PersonRow], now: datetime) -> str:
    """Fill the queue, which sends nothing meanwhile; gives the key of the job that a jam stopped."""
    queue.stop()
    jobs = (
        (people[:1], LASER, JobState.PRINTED, "", 1),
        (people[:1], LASER, JobState.CANCELLED, "", 0),
        (people[:1], "PDF-Writer", JobState.HANDED, "The print system no longer knows it.", 0),
        (people[: 3 * RUN], LABELS, JobState.FAILED, "Paper is jammed in the printer.", RUN + 7),
        (people[:40], LASER, JobState.PRINTING, "The printer is out of paper or labels.", 12),
        (people[1:2], LABELS, JobState.WAITING, "", 0),
    )
    jammed = ""
    for whose, printer, state, words, done in jobs:
        key = _put(context, whose, printer, now)
        if state is not JobState.WAITING:
            _bring(context, key, state, words, done, now)
        jammed = key if state is JobState.FAILED else jammed
    queue.change_roll(LABELS, roll=300, left=_LEFT, warn_at=20)
    queue.pause(LABELS, paused=True)
    return jammed


def _put(context: PageContext, whose: Sequence[PersonRow], printer: str, now: datetime) -> str:
    return context.store.write(
        "Print",
        actions.queue_job,
        context.event_id,
        station=context.store.station,
        printer=printer,
        title=whose[0].name if len(whose) == 1 else f"{len(whose)} badges",
        file="",
        pages=len(whose),
        attendee_ids=[person.id for person in whose],
        priority=URGENT if len(whose) == 1 else 0,
        at=now,
    )


def _bring(context: PageContext, key: str, state: JobState, words: str, done: int, now: datetime) -> None:
    write = context.store.write
    write("Print", actions.claim_job, key, now, run=(1, RUN))
    if done > RUN:
        write("Print", actions.finish_run, key, now)
        write("Print", actions.claim_job, key, now, run=(RUN + 1, 2 * RUN))
    write("Print", actions.report_job, key, state, words=words, pages_done=done, at=now)
