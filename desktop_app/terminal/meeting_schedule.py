"""Commands on the schedule of meetings: made, repaired, checked, listed."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules import Budget, Rule, ScheduleJob
from desktop_app.features.meetings.rules.news import News, repair_job
from desktop_app.features.meetings.rules.refusing import MeetingRefusal, PlaceRefusal
from desktop_app.features.meetings.rules.situation import broken_in
from desktop_app.features.meetings.tasks import make_schedule, repair_schedule
from desktop_app.features.setup.rules import SetupRefusal, moment_of
from desktop_app.progress import Silent
from desktop_app.terminal.interrupting import UntilInterrupted
from desktop_app.terminal.meeting_clock import planning_time
from desktop_app.terminal.meeting_requests import person_with
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say, say_no, table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from db.store import Store
    from desktop_app.features.meetings.rules import Broken, Plan, RepairPlan
    from desktop_app.features.meetings.rules.situation import Situation
    from desktop_app.features.setup.queries import EventRow

RULES: Final = {
    Rule.PERSON_TWICE: "{who} has two meetings at {when}",
    Rule.TABLE_TWICE: "a table has two meetings at {when}",
    Rule.NOT_AVAILABLE: "{who} is not available at {when}",
    Rule.OVER_LIMIT: "{who} has more meetings than wanted",
    Rule.WRONG_SLOT: "a meeting lies in a block that is not for its type, at {when}",
    Rule.NO_SUCH_TABLE: "a table cannot be used at {when}",
    Rule.TABLE_LACKS: "a table has not what a meeting needs, at {when}",
    Rule.TOO_FEW_TABLES: "there are more meetings than tables at {when}",
    Rule.PLACED_TWICE: "one request has several meetings",
    Rule.SAME_ORGANISATIONS: "colleagues of both sides meet each other at {when}",
}
NAMELESS: Final = "(erased)"
OTHER_RULE: Final = "a meeting breaks a rule at {when}"


def schedule(options: argparse.Namespace) -> int:
    """Place as many accepted requests as possible; what has begun or is locked stays.

    Ctrl+C ends the search early and keeps the best so far.
    """
    started = time.perf_counter()
    with at_event(options) as (store, event):
        now = planning_time(store, event, options.now)
        situation = store.read(queries.situation_at, event.id, now)
        _assert_ready(situation)
        job = ScheduleJob(
            situation.problem,
            Budget(options.seconds, options.seed),
            situation.schedule if situation.schedule.placed else None,
        )
        with UntilInterrupted() as progress:
            plan = make_schedule(job, progress)
        if plan.schedule is None:
            raise Refused(MeetingRefusal.NOTHING_TO_PLACE)
        if not options.dry_run:
            write_plan(store, situation, plan)
    row = _figures(plan, time.perf_counter() - started)
    words = (
        f"Placed {row['placed']} of {row['requests']} requests: weight {row['weight']} of at most "
        f"{row['bound']}, {row['breaks']} gaps, {row['changes']} changes of tables."
    )
    say(row, words, as_json=options.json)
    return 0


def write_plan(store: Store, situation: Situation, plan: Plan) -> None:
    """Write a plan as one action."""
    if plan.schedule is None:
        return
    steps = store.write_chunks(
        "Schedule the meetings",
        actions.write_schedule,
        situation.event_id,
        situation.fingerprint,
        plan.schedule,
        situation.now,
    )
    for _ in steps:
        pass


def _assert_ready(situation: Situation) -> None:
    if not situation.slots:
        raise Refused(PlaceRefusal.NO_BLOCKS)
    if not situation.tables:
        raise Refused(PlaceRefusal.NO_TABLES)
    if not situation.problem.requests:
        raise Refused(MeetingRefusal.NOTHING_TO_PLACE)


def _figures(plan: Plan, seconds: float) -> dict[str, object]:
    return {
        "requests": plan.figures.requested,
        "placed": plan.figures.placed,
        "weight": plan.figures.weight,
        "bound": plan.standing.weight_bound,
        "breaks": plan.figures.breaks,
        "changes": plan.figures.table_changes,
        "seconds": round(seconds, 3),
        "optimal": plan.optimal,
    }


# --- repair ----------------------------------------------------------------------------------------------


def repair(options: argparse.Namespace) -> int:
    """Plan the rest of the day anew with few changes, because people are missing or tables broke."""
    with at_event(options) as (store, event):
        now = planning_time(store, event, options.now)
        situation = store.read(queries.situation_at, event.id, now)
        _assert_ready(situation)
        news = _news(store, event, situation, options)
        job = repair_job(situation, news, refill=options.refill, seed=options.seed)
        plan = repair_schedule(job, Silent())
        if not options.dry_run:
            store.write(
                "Repair the schedule",
                actions.write_repair,
                event.id,
                situation.fingerprint,
                plan.schedule,
                news,
                now,
            )
        cards = store.read(queries.codes_of, plan.stale_cards)
        row = {**_changes(plan), "stale_cards": len(cards), "cards": cards}
    words = "Moved {moved}, cancelled {cancelled}, new {new}; {stale_cards} cards are stale.".format(**row)
    if plan.undecided:
        words += f" Locked meetings that cannot take place: {len(plan.undecided)}; --unlock plans them anew."
    say(row, words, as_json=options.json)
    return 0


def _news(store: Store, event: EventRow, situation: Situation, options: argparse.Namespace) -> News:
    numbers = {table.number: table.id for table in situation.tables}
    unknown = [number for number in options.broken if number not in numbers]
    if unknown:
        raise Refused(PlaceRefusal.NO_SUCH_TABLE, number=str(unknown[0]))
    leaving = {}
    for code, text in options.leaves:
        at = moment_of(text, event.starts_on, event.zone)
        if at is None:
            raise Refused(SetupRefusal.TIME_INVALID, time=text)
        leaving[person_with(store, event.id, code)] = at
    waiting = [each.key for each in situation.problem.requests if each.key not in situation.schedule]
    return News(
        missing=frozenset(person_with(store, event.id, code) for code in options.absent),
        leaving=leaving,
        closed=frozenset(numbers[number] for number in options.broken),
        joining=frozenset(waiting if options.waiting else ()),
        unlock=options.unlock,
    )


def _changes(plan: RepairPlan) -> dict[str, object]:
    return {
        "moved": len(plan.moved),
        "cancelled": len(plan.cancelled),
        "new": len(plan.new),
        "undecided": len(plan.undecided),
    }


# --- check and list --------------------------------------------------------------------------------------


def check(options: argparse.Namespace) -> int:
    """List what breaks a rule; the exit code is 1 where anything does."""
    with at_event(options) as (store, event):
        situation = store.read(queries.situation_at, event.id, planning_time(store, event, None))
        broken = broken_in(situation)
        known = {(each.rule, each.person, each.slot) for each in broken if each.person}
        strays = store.read(queries.strays, situation)
        broken += [each for each in strays if (each.rule, each.person, each.slot) not in known]
        names = store.read(
            queries.parties, event.id, situation.now, {each.person for each in broken if each.person}
        )
    zone = ZoneInfo(event.zone)
    rows = [
        {
            "rule": each.rule.value,
            "person": names[each.person].name if each.person in names else "",
            "slot": None
            if each.slot is None
            else situation.slots[each.slot].starts.astimezone(zone).isoformat(),
            "meetings": len(each.requests),
        }
        for each in broken
    ]
    lines = [_sentence(each, row) for each, row in zip(broken, rows, strict=True)]
    fine = f"All {len(situation.schedule)} meetings keep every rule."
    say(rows, "\n".join(lines) or fine, as_json=options.json)
    if broken:
        count = "1 rule is" if len(broken) == 1 else f"{len(broken)} rules are"
        say_no(f"{count} broken: {lines[0]}. Repair the schedule.")
    return 1 if broken else 0


def _sentence(broken: Broken, row: Mapping[str, object]) -> str:
    words = RULES.get(broken.rule, OTHER_RULE)
    if broken.rule is Rule.WRONG_SLOT and broken.slot is None:
        words = "a meeting lies beyond the slots of its block"
    return words.format(who=row["person"] or NAMELESS, when=str(row["slot"] or "")[11:16])


def show(options: argparse.Namespace) -> int:
    """List all meetings by time and table."""
    with at_event(options) as (store, event):
        shown = store.read(queries.board, event.id, datetime.now(UTC))
    zone = ZoneInfo(event.zone)
    rows = [
        {
            "starts": shown.slots[each.slot].starts.astimezone(zone).isoformat(timespec="minutes"),
            "table": shown.tables[each.table].number,
            "type": shown.types[each.type_id].name,
            "first": _names(each.first),
            "second": _names(each.second),
            "state": each.state.value,
            "locked": each.locked,
        }
        for each in shown.meetings
    ]
    say(rows, table(rows, "No meeting is planned yet."), as_json=options.json)
    return 0


def _names(parties: Sequence[object]) -> str:
    return "; ".join(str(getattr(each, "name", "")) or NAMELESS for each in parties)
