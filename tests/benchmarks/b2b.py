"""Solves instances of the literature's B2B scheduling problem, with the program's own solver.

python -m tests.benchmarks.b2b FILE.dzn --seconds N [--json]
python -m tests.benchmarks.b2b FOLDER --seconds N
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.features.meetings.rules import Budget, Ending, Plan, ScheduleJob
from desktop_app.features.meetings.tasks import make_schedule
from desktop_app.progress import Silent
from tests.benchmarks.b2b_instance import faults, problem_of, read_instance, total_breaks

if TYPE_CHECKING:
    from tests.benchmarks.b2b_instance import Instance

# Fewest breaks of the original instances, as published in JAIR 2022.
PUBLISHED = {
    "tic-12": 0, "tic-12crafc": 0, "tic-13": 0, "tic-13crafb": 0, "tic-13crafc": 4, "tic-14crafa": 0,
    "tic-14crafc": 0, "tic-14crafd": 0, "forumt-14": 5, "forumt-14crafc": 5, "forumt-14crafd": 4,
    "forumt-14crafe": 5, "forum-13": 0, "forum-13crafb": 6, "forum-13crafc": 1, "forum-14": 2,
    "ticf-13crafa": 0, "ticf-13crafb": 3, "ticf-13crafc": 1, "ticf-14crafa": 0,
}  # fmt: skip
HEADINGS = ("instance", "published", "breaks", "bound", "optimal", "CPU s", "why impossible")
ROW = "| {:<22} | {:>9} | {:>6} | {:>5} | {:<7} | {:>6} | {} |"


def main(arguments: list[str]) -> int:
    """Exit code 0 when every answer is valid, 1 when one is not, 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    files = sorted(asked.path.glob("*.dzn")) if asked.path.is_dir() else [asked.path]
    if not asked.json:
        print(ROW.format(*HEADINGS))
        print(ROW.format("---", "---:", "---:", "---:", "---", "---:", "---"))
    wrong = 0
    for file in files:
        try:
            instance = read_instance(file)
        except (OSError, ValueError) as error:
            print(f"{file}: {error}", file=sys.stderr)
            return 2
        answer = solved(instance, asked.seconds)
        wrong += not answer["valid"]
        print(json.dumps(answer) if asked.json else _row(answer), flush=True)
    return 1 if wrong else 0


def solved(instance: Instance, seconds: float) -> dict[str, Any]:
    """Solve one instance; `valid`: the independent check finds no fault, or it is proven impossible."""
    started = time.process_time()
    plan = make_schedule(ScheduleJob(problem_of(instance), Budget(seconds)), Silent())
    took = round(time.process_time() - started, 2)
    shared: dict[str, Any] = {"instance": instance.name, "seconds": took}
    if plan.schedule is None:
        return {**shared, **_nothing(plan)}
    slots = [plan.schedule.placed[str(number + 1)].slot + 1 for number in range(len(instance.meetings))]
    return {**shared, **_something(instance, plan, slots)}


def _something(instance: Instance, plan: Plan, slots: list[int]) -> dict[str, Any]:
    found = list(faults(instance, slots))
    breaks = total_breaks(instance, slots)
    return {
        "breaks": breaks,
        "bound": plan.standing.breaks_bound,
        "optimal": plan.optimal,
        "infeasible": False,
        "valid": not found and breaks == plan.figures.breaks,
        "faults": found,
        "slots": slots,
    }


def _nothing(plan: Plan) -> dict[str, Any]:
    infeasible = plan.ending is Ending.IMPOSSIBLE
    causes = [{**asdict(cause), "obstruction": cause.obstruction.value} for cause in plan.causes]
    return {
        "breaks": None,
        "bound": None,
        "optimal": infeasible,
        "infeasible": infeasible,
        "valid": infeasible,
        "why": _why(plan) if infeasible else "no schedule was found in this time",
        "causes": causes,
        "slots": None,
    }


def _why(plan: Plan) -> str:
    cause = plan.causes[0]
    more = f" (and {len(plan.causes) - 1} more)" if len(plan.causes) > 1 else ""
    if cause.needed:
        whom = f"participant {', '.join(cause.people)}: " if cause.people else ""
        return f"{whom}{cause.needed} meetings for {cause.available} slots, {cause.obstruction.value}{more}"
    people = f"; participants {', '.join(cause.people)}" if cause.people else ""
    meetings = f"; meetings {', '.join(cause.requests)}" if cause.requests else ""
    return f"{', '.join(cause.rules) or 'all rules'} contradict each other{people}{meetings}"


def _row(answer: dict[str, Any]) -> str:
    published = PUBLISHED.get(answer["instance"].removesuffix(".original"), "")
    shown = ("-" if answer[key] is None else answer[key] for key in ("breaks", "bound"))
    proof = "yes" if answer["optimal"] else "no"
    return ROW.format(answer["instance"], published, *shown, proof, answer["seconds"], answer.get("why", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
