"""Runs long jobs on the one executor, and long writes in the window's thread, and tells how each ended."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.tasks.outcome import Done, Failed, Outcome, Stopped
from desktop_app.kit.tasks.process import run_in_process
from desktop_app.kit.tasks.throttle import Throttle
from desktop_app.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from desktop_app.progress import Progress

R = TypeVar("R")

THREAD_NAME: Final = "forumdesk-task"
_WORKERS: Final = 3
_TOO_EARLY_S: Final = 1.0


class Task(QObject):
    """One running job, as the task strip shows it.

    Signals:
        told(object): news that the job has found (see `progress.Telling`), before its end.
    """

    told = Signal(object)
    _heard = Signal(object)
    _reported = Signal(int, int)

    def __init__(self, label: str, ends: _Ends, runner: TaskRunner) -> None:
        super().__init__(runner)
        self.label = label
        self.done = 0
        self.total = 0
        self.started_at = monotonic()
        self._ends = ends
        self._runner = runner
        self._wish = Event()
        self._throttle = Throttle()
        # Queued: what waits here must not be overtaken by the end, which is queued as well.
        queued = Qt.ConnectionType.QueuedConnection
        self._heard.connect(self.told, queued)
        self._reported.connect(self._on_reported, queued)

    @property
    def cancelling(self) -> bool:
        """Whether Cancel was pressed."""
        return self._wish.is_set()

    def cancel(self) -> None:
        """Stop at the next report."""
        self._wish.set()

    def at(self, done: int, total: int) -> None:
        """Take the job's report, in the job's thread (see `progress.Progress`)."""
        if self._wish.is_set():
            raise Cancelled
        if self._throttle.lets(done, total):
            self._reported.emit(done, total)

    def tell(self, news: object) -> None:
        """Take news of the job, in the job's thread (see `progress.Telling`)."""
        self._heard.emit(news)

    def seconds_left(self) -> float | None:
        """Estimate the time that remains; None while it is too early to tell."""
        elapsed = monotonic() - self.started_at
        if not self.done or not self.total or elapsed < _TOO_EARLY_S:
            return None
        return elapsed * (self.total - self.done) / self.done

    def run(self, job: Callable[[Progress], Any]) -> None:
        """Run `job` in the thread of the caller (a worker's)."""
        try:
            outcome: Outcome = Done(job(self))
        except Cancelled:
            outcome = Stopped()
        except Exception as error:  # noqa: BLE001 (every failure is told in the window's thread)
            outcome = Failed(error)
        self._runner.come_to_end.emit(self, outcome)

    def run_apart(self, job: Callable[[Progress], Any]) -> None:
        """Run `job` in a process, watched from the thread of the caller (a worker's)."""
        try:
            outcome = run_in_process(job, self._reported.emit, self._heard.emit, self._wish.is_set)
        except Exception as error:  # noqa: BLE001 (a job that cannot even be sent away is told like a failed one)
            outcome = Failed(error)
        self._runner.come_to_end.emit(self, outcome)

    def _on_reported(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self._runner.progressed.emit(self)

    def finish(self, outcome: Outcome) -> None:
        """Tell the page how it ended, in the window's thread."""
        self._runner.forget(self)
        self._ends.tell(outcome)
        self.deleteLater()


class WritingTask(Task):
    """A write in chunks that yields (done, total): it goes on in the window's thread, where the store is."""

    def __init__(
        self, label: str, ends: _Ends, runner: TaskRunner, steps: Generator[tuple[int, int], None, Any]
    ) -> None:
        super().__init__(label, ends, runner)
        self._writing = ChunkedWrite(steps, self)
        self._writing.stepped.connect(self._on_stepped)
        self._writing.finished.connect(self._on_written)
        self._writing.refused.connect(self._on_refused)
        self._writing.cancelled.connect(self._on_cancelled)
        self._writing.broken.connect(self._on_broken)

    def begin(self) -> None:
        """Write a chunk at each turn of the event loop from now on."""
        self._writing.start()

    @override
    def cancel(self) -> None:
        if not self.cancelling:
            super().cancel()
            self._writing.cancel()

    def close(self) -> None:
        """Take back what was written, before this returns: the store is about to close."""
        self._writing.close()
        self._on_cancelled()

    def _on_stepped(self, step: tuple[int, int]) -> None:
        if self._throttle.lets(*step):
            self._on_reported(*step)

    def _on_written(self) -> None:
        self.finish(Done(self._writing.result))

    def _on_refused(self, refused: Refused) -> None:
        self.finish(Failed(refused))

    def _on_cancelled(self) -> None:
        self.finish(Stopped())

    def _on_broken(self) -> None:
        # The error itself is on its way to the error box already.
        self._runner.forget(self)
        self.deleteLater()


class _Ends:
    """What the page wants to happen at each end of its job."""

    def __init__(
        self,
        on_done: Callable[[Any], None] | None,
        on_failed: Callable[[Exception], None] | None,
        on_cancelled: Callable[[], None] | None,
    ) -> None:
        self._on_done = on_done
        self._on_failed = on_failed
        self._on_cancelled = on_cancelled

    def tell(self, outcome: Outcome) -> None:
        """Call the page, and let what nobody expected reach the error box."""
        match outcome:
            case Done(result):
                _call(self._on_done, result)
            case Stopped():
                _call(self._on_cancelled)
            case Failed(error):
                _call(self._on_failed, error)
                if self._on_failed is None or not isinstance(error, Refused):
                    sys.excepthook(type(error), error, error.__traceback__)


def _call(end: Callable[..., None] | None, *given: object) -> None:
    # A dialog may have been closed while its job ran: then nobody is left to tell.
    owner = _owner(end)
    if end is not None and not (isinstance(owner, QObject) and not isValid(owner)):
        end(*given)


def _owner(end: object) -> object:
    """Whose method is called in the end, however many facts were given to it beforehand."""
    while isinstance(end, partial):
        end = end.func
    return getattr(end, "__self__", None)


class TaskRunner(QObject):
    """The one executor, owned by the shell.

    Signals:
        started(Task), progressed(Task), ended(Task): for the task strip.
    """

    started = Signal(Task)
    progressed = Signal(Task)
    ended = Signal(Task)
    come_to_end = Signal(object, object)
    """From a worker's thread: a task and its outcome.

    The runner sends it, which outlives its threads. A task that sent it would be told of its end, and be
    deleted, while the worker still stands in Qt's code that sends: that crashes, seldom and anywhere.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Queued: a finished future runs its callback at once in the calling thread and would overtake the
        # reports that still wait.
        self.come_to_end.connect(self._on_come_to_end, Qt.ConnectionType.QueuedConnection)
        self._executor = ThreadPoolExecutor(_WORKERS, thread_name_prefix=THREAD_NAME)
        self._running: list[Task] = []
        self._quiet: list[Task] = []
        self._over = False

    @property
    def running(self) -> tuple[Task, ...]:
        """The tasks that have not ended, oldest first."""
        return tuple(self._running)

    def start(
        self,
        label: str,
        job: Callable[[Progress], R],
        on_done: Callable[[R], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
        *,
        process: bool = False,
        quiet: bool = False,
    ) -> Task:
        """Run `job(progress)` beside the window; one of the three ends is called, in the window's thread.

        `on_failed` hears of every failure; all but `Refused` also reach `sys.excepthook`, and so does
        `Refused` when there is no `on_failed`. With `process` the job runs in a process: it must be picklable
        (a function of a module, or a `functools.partial` of one), and so must its result. A `quiet` task is
        nobody's concern: the strip does not show it, and closing the program does not ask about it.

        After `shut_down` nothing is run any more, and no end is called: the program ends.
        """
        task = Task(label, _Ends(on_done, on_failed, on_cancelled), self)
        if self._over:  # a timer of a window that closes
            return task
        if quiet:
            self._quiet.append(task)
        else:
            self._running.append(task)
            self.started.emit(task)
        self._executor.submit(task.run_apart if process else task.run, job)
        return task

    def write(
        self,
        label: str,
        steps: Generator[tuple[int, int], None, R],
        on_done: Callable[[R], None],
        on_refused: Callable[[Exception], None],
        on_cancelled: Callable[[], None],
    ) -> Task:
        """Drive what `Store.write_chunks` or `Store.undo_chunks` gives; one of the three ends is called.

        The result is what the generator returns. A write that is cancelled is taken back before its end is
        called, in chunks as well.
        """
        task = WritingTask(label, _Ends(on_done, on_refused, on_cancelled), self, steps)
        self._running.append(task)
        self.started.emit(task)
        task.begin()
        return task

    def forget(self, task: Task) -> None:
        """Take a task that ended off the list."""
        if task in self._quiet:
            self._quiet.remove(task)
            return
        self._running.remove(task)
        self.ended.emit(task)

    def cancel_all(self) -> None:
        """Ask every task to stop at its next report."""
        for task in (*self._running, *self._quiet):
            task.cancel()

    def shut_down(self) -> None:
        """Cancel what runs and wait for the threads."""
        self._over = True
        self.cancel_all()
        for task in self.running:
            if isinstance(task, WritingTask):
                task.close()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _on_come_to_end(self, task: Task, outcome: Outcome) -> None:
        task.finish(outcome)
