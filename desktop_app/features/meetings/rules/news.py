"""What has happened since the schedule was made, as people at the desk know it, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.repair import RepairJob, struck
from desktop_app.features.meetings.rules.situation import setback_at

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop_app.features.meetings.rules.repair import Setback
    from desktop_app.features.meetings.rules.situation import Situation


@dataclass(frozen=True)
class News:
    """Who is missing for the rest of the day, who leaves when, which tables break from now on.

    Where no slot of today is left, the day is the next one that has some.

    `missing` and `leaving` are by attendee, `closed` are keys of tables, `joining` are keys of requests that
    are to be placed now. With `unlock`, locked meetings that cannot take place are planned anew as well;
    else they stay, for a person to decide.
    """

    missing: frozenset[str] = frozenset()
    leaving: Mapping[str, datetime] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    unlock: bool = False

    @property
    def is_noted(self) -> bool:
        """Whether there is something to note even where no meeting changes."""
        return bool(self.missing or self.leaving or self.closed)


def repair_job(situation: Situation, news: News, *, refill: bool = False, seed: int = 1) -> RepairJob:
    """What a repair needs to know of these news."""
    setback = setback_of(situation, news)
    problem = situation.problem
    if news.unlock:
        freed = situation.locked.intersection(struck(problem, situation.schedule, setback))
        kept = {key: place for key, place in problem.kept.items() if key not in freed}
        problem = replace(problem, kept=kept)
    return RepairJob(problem, situation.schedule, setback, refill=refill, seed=seed)


def setback_of(situation: Situation, news: News) -> Setback:
    """What the news mean for the schedule; who has no request in it is left out."""
    known = situation.problem.person
    absent = {key: situation.problem.open_today for key in news.missing if key in known}
    for key, at in news.leaving.items():
        if key in known:
            absent[key] = absent.get(key, 0) | situation.slots_during(at, None)
    gone = {
        place: situation.problem.open_slots
        for place, table in enumerate(situation.tables)
        if table.id in news.closed
    }
    new = {key for key in news.joining if key in situation.problem.request and key not in situation.schedule}
    return setback_at(situation, absent, gone, new)
