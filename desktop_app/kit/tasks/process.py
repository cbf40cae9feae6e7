"""A job in a process of its own: CPU-heavy Python in a thread would make the window stutter."""

from __future__ import annotations

import traceback
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from desktop_app.errors import Refused
from desktop_app.kit.tasks.outcome import Done, Failed, Outcome, Stopped
from desktop_app.kit.tasks.throttle import Throttle
from desktop_app.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum
    from multiprocessing.connection import Connection

    from desktop_app.progress import Progress

_LOOK_EVERY_S: Final = 0.05
_GRACE_S: Final = 2.0


@dataclass(frozen=True)
class _Declined:
    """A refusal on its way home: taken apart, because exceptions with facts do not survive pickling whole."""

    kind: type[Refused]
    reason: Enum
    facts: dict[str, str]


@dataclass(frozen=True)
class _News:
    """What the job has found so far."""

    news: object


class JobDied(Exception):  # noqa: N818 (it says what happened, not what is wrong)
    """The process of a job ended without an answer."""


def run_in_process(
    job: Callable[[Progress], Any],
    report: Callable[[int, int], None],
    tell: Callable[[object], None],
    cancelled: Callable[[], bool],
) -> Outcome:
    """Run `job` (picklable) in a fresh process and wait for it; for a worker thread."""
    # "spawn" everywhere: a fork of a program with threads and a window may hang; Windows has nothing else.
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_child, args=(there, job), daemon=True)
    process.start()
    there.close()
    outcome = _follow(here, report, tell, cancelled)
    here.close()
    process.join(_GRACE_S)
    if process.is_alive():
        process.terminate()
        process.join()
    return outcome


def _follow(
    pipe: Connection,
    report: Callable[[int, int], None],
    tell: Callable[[object], None],
    cancelled: Callable[[], bool],
) -> Outcome:
    told = False
    try:
        while True:
            if cancelled() and not told:
                told = True
                # A job that is at its end hears nothing any more; its answer lies in the pipe.
                with suppress(OSError):
                    pipe.send("cancel")
            if pipe.poll(_LOOK_EVERY_S):
                message = pipe.recv()
                if isinstance(message, _Declined):
                    return Failed(message.kind(message.reason, **message.facts))
                if isinstance(message, (Done, Failed, Stopped)):
                    return message
                if isinstance(message, _News):
                    tell(message.news)
                else:
                    report(*message)
    except (EOFError, OSError) as error:
        died = JobDied("The process of this job ended without an answer.")
        died.__cause__ = error
        return Failed(died)


def _child(pipe: Connection, job: Callable[[Progress], Any]) -> None:
    outcome = _outcome(job, _PipeProgress(pipe))
    try:
        pipe.send(outcome)
    except (
        TypeError,
        AttributeError,
        ValueError,
    ) as error:  # what pickle raises for a result it cannot carry
        pipe.send(Failed(JobDied(f"The result could not be handed over: {error}")))
    pipe.close()


def _outcome(job: Callable[[Progress], Any], progress: Progress) -> Outcome | _Declined:
    try:
        return Done(job(progress))
    except Cancelled:
        return Stopped()
    except Refused as refused:
        return _Declined(type(refused), refused.reason, dict(refused.facts))
    except Exception as error:  # noqa: BLE001 (every failure is told in the window's process)
        error.add_note(traceback.format_exc())
        return Failed(error)


class _PipeProgress:
    """Reports through the pipe and learns from it of Cancel."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._throttle = Throttle()

    def at(self, done: int, total: int) -> None:
        if self._pipe.poll():
            raise Cancelled
        if self._throttle.lets(done, total):
            self._pipe.send((done, total))

    def tell(self, news: object) -> None:
        self._pipe.send(_News(news))
