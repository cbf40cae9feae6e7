"""A plan as people look at it before it is written: what changes, and whether it is better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.repair import changes_between, stale_cards
from desktop_app.features.meetings.rules.schedule import figures

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules.news import News
    from desktop_app.features.meetings.rules.plan import Plan
    from desktop_app.features.meetings.rules.repair import Change, RepairPlan
    from desktop_app.features.meetings.rules.schedule import Figures, Schedule
    from desktop_app.features.meetings.rules.situation import Situation


@dataclass(frozen=True)
class Proposal:
    """What would be written: a repair where there are `news`, or else a new schedule.

    `stale` are the people whose list of meetings is another one then, `undecided` how many locked meetings
    cannot take place and stay.
    """

    situation: Situation
    schedule: Schedule
    changes: tuple[Change, ...]
    stale: tuple[str, ...]
    before: Figures
    after: Figures
    news: News | None = None
    undecided: int = 0

    @property
    def is_worth_writing(self) -> bool:
        """Whether a yes would change anything."""
        return bool(self.changes) or (self.news is not None and self.news.is_noted)

    @property
    def moved(self) -> int:
        """How many meetings lie elsewhere."""
        return sum(1 for each in self.changes if each.before and each.after)

    @property
    def cancelled(self) -> int:
        """How many meetings do not take place."""
        return sum(1 for each in self.changes if each.after is None)

    @property
    def new(self) -> int:
        """How many meetings were not there before."""
        return sum(1 for each in self.changes if each.before is None)


def of_plan(situation: Situation, plan: Plan) -> Proposal:
    """The proposal of the scheduler's plan; nothing changes where it found no schedule."""
    schedule = plan.schedule or situation.schedule
    return Proposal(
        situation,
        schedule,
        changes_between(situation.schedule, schedule),
        stale_cards(situation.problem, situation.schedule, schedule),
        figures(situation.problem, situation.schedule),
        plan.figures,
    )


def of_repair(situation: Situation, plan: RepairPlan, news: News) -> Proposal:
    """The proposal of a repair."""
    before = figures(situation.problem, situation.schedule)
    return Proposal(
        situation,
        plan.schedule,
        plan.changes,
        plan.stale_cards,
        before,
        plan.figures,
        news,
        len(plan.undecided),
    )
