"""Plans made in a process beside the window: the schedule, and the repair; shown first, written then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries, tasks
from desktop_app.features.meetings.rules import Budget, ScheduleJob, Standing
from desktop_app.features.meetings.rules.news import repair_job
from desktop_app.features.meetings.rules.proposal import Proposal, of_plan, of_repair
from desktop_app.features.meetings.rules.refusing import MeetingRefusal, PlaceRefusal
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.meetings.rules import Plan, RepairPlan
    from desktop_app.features.meetings.rules.news import News
    from desktop_app.features.meetings.rules.situation import Situation
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.tasks import Task
    from desktop_app.progress import Progress

R = TypeVar("R")
SECONDS: Final = 10.0


class Planning(QObject):
    """One plan at a time.

    Signals:
        begun(str): a search runs, under these words.
        heard(Standing): the search found something better.
        proposed(Proposal): a plan waits for a yes or no.
        written(Proposal): it is in the event file.
        ended(): nothing runs and nothing waits any more.
        refused(str): why there is no plan.
    """

    begun = Signal(str)
    heard = Signal(object)
    proposed = Signal(object)
    written = Signal(object)
    ended = Signal()
    refused = Signal(str)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._writing: ChunkedWrite | None = None
        self.proposal: Proposal | None = None

    @property
    def is_running(self) -> bool:
        """Whether a search runs."""
        return self._task is not None

    def schedule(self, seconds: float = SECONDS) -> None:
        """Look for the best schedule; what has begun or is locked stays."""
        situation = self._situation()
        if situation is None:
            return
        before = situation.schedule if situation.schedule.placed else None
        job = ScheduleJob(situation.problem, Budget(seconds), before)
        words = self.tr("Scheduling the meetings")
        self._begin(
            words, partial(tasks.make_schedule, job), partial(self._on_planned, situation), apart=True
        )

    def repair(self, news: News, *, refill: bool = False) -> None:
        """Plan the rest of the day anew with as few changed cards as possible."""
        situation = self._situation()
        if situation is None:
            return
        job = repair_job(situation, news, refill=refill)
        words = self.tr("Repairing the schedule")
        self._begin(words, partial(tasks.repair_schedule, job), partial(self._on_repaired, situation, news))

    def _situation(self) -> Situation | None:
        if self._task is not None:
            return None
        context = self._context
        situation = context.store.read(queries.situation_at, context.event_id, context.now())
        reason: PlaceRefusal | MeetingRefusal | None = None
        if not situation.slots:
            reason = PlaceRefusal.NO_BLOCKS
        elif not situation.tables:
            reason = PlaceRefusal.NO_TABLES
        elif not situation.problem.requests:
            reason = MeetingRefusal.NOTHING_TO_PLACE
        if reason is not None:
            self.refused.emit(words_of(Refused(reason)))
            return None
        return situation

    def _begin(
        self, words: str, job: Callable[[Progress], R], on_done: Callable[[R], None], *, apart: bool = False
    ) -> None:
        # A repair takes less time than the start of a process of its own; a schedule searches for seconds.
        self._task = self._context.runner.start(
            words, job, on_done, self._on_failed, self._on_cancelled, process=apart
        )
        self._task.told.connect(self._on_told)
        self.begun.emit(words)

    def stop(self) -> None:
        """End the search; the best schedule so far is proposed."""
        if self._task is not None:
            self._task.cancel()

    def discard(self) -> None:
        """Write nothing."""
        self.proposal = None
        self.ended.emit()

    def apply(self) -> None:
        """Write what is proposed."""
        proposal = self.proposal
        if proposal is None:
            return
        if proposal.news is not None:
            self._write_repair(proposal, proposal.news)
            return
        context, situation = self._context, proposal.situation
        words = self.tr("Schedule the meetings")
        steps = context.store.write_chunks(
            words,
            actions.write_schedule,
            situation.event_id,
            situation.fingerprint,
            proposal.schedule,
            context.now(),
        )
        self._writing = ChunkedWrite(steps, self)
        self._writing.finished.connect(partial(self._on_written, proposal))
        self._writing.refused.connect(self._on_failed)
        self._writing.broken.connect(self._on_cancelled)
        self._writing.start()

    def _write_repair(self, proposal: Proposal, news: News) -> None:
        context, situation = self._context, proposal.situation
        words = self.tr("Repair the schedule")
        try:
            context.store.write(
                words,
                actions.write_repair,
                situation.event_id,
                situation.fingerprint,
                proposal.schedule,
                news,
                context.now(),
            )
        except Refused as refused:
            self._on_failed(refused)
            return
        self._on_written(proposal)

    def _on_planned(self, situation: Situation, plan: Plan) -> None:
        self._task = None
        proposal = of_plan(situation, plan)
        self.proposal = proposal
        if situation.schedule.placed:
            self.proposed.emit(proposal)
        else:
            self.apply()

    def _on_repaired(self, situation: Situation, news: News, plan: RepairPlan) -> None:
        self._task = None
        self.proposal = of_repair(situation, plan, news)
        self.proposed.emit(self.proposal)

    def _on_told(self, news: object) -> None:
        if isinstance(news, Standing):
            self.heard.emit(news)

    def _on_written(self, proposal: Proposal) -> None:
        self.proposal = None
        self.written.emit(proposal)
        self.ended.emit()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.proposal = None
        if isinstance(error, Refused):
            self.refused.emit(words_of(error))
        self.ended.emit()

    def _on_cancelled(self) -> None:
        self._task = None
        self.proposal = None
        self.ended.emit()
