"""The nouns of bilateral meetings: the problem, a schedule, its rules and figures, what is said about it."""

from __future__ import annotations

from desktop_app.features.meetings.rules.board import Board, Effect, Hint, Hurt, Note
from desktop_app.features.meetings.rules.check import Broken, Rule, check
from desktop_app.features.meetings.rules.plan import (
    Budget,
    Cause,
    Ending,
    Obstruction,
    Plan,
    ScheduleJob,
    Standing,
)
from desktop_app.features.meetings.rules.problem import (
    EVERY,
    Participant,
    Placement,
    Problem,
    Request,
    Slot,
    Table,
    slot_set,
    slots_in,
)
from desktop_app.features.meetings.rules.repair import (
    Change,
    Goal,
    RepairJob,
    RepairPlan,
    Setback,
    changes_between,
    stale_cards,
)
from desktop_app.features.meetings.rules.schedule import Figures, Schedule, figures, own_tables
from desktop_app.features.meetings.rules.unplaced import Obstacle, Unplaced, why_not, why_unplaced

__all__ = [
    "EVERY",
    "Board",
    "Broken",
    "Budget",
    "Cause",
    "Change",
    "Effect",
    "Ending",
    "Figures",
    "Goal",
    "Hint",
    "Hurt",
    "Note",
    "Obstacle",
    "Obstruction",
    "Participant",
    "Placement",
    "Plan",
    "Problem",
    "RepairJob",
    "RepairPlan",
    "Request",
    "Rule",
    "Schedule",
    "ScheduleJob",
    "Setback",
    "Slot",
    "Standing",
    "Table",
    "Unplaced",
    "changes_between",
    "check",
    "figures",
    "own_tables",
    "slot_set",
    "slots_in",
    "stale_cards",
    "why_not",
    "why_unplaced",
]
