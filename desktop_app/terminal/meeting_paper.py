"""Commands that draw meeting cards and the sheets around them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.card_changes import CardState
from desktop_app.features.meetings.rules.sheets import SheetKind
from desktop_app.features.meetings.tasks.paper import (
    CardJob,
    CardLayout,
    CardWords,
    SheetJob,
    SheetWords,
    draw_cards,
    draw_sheets,
)
from desktop_app.progress import Silent
from desktop_app.terminal.meeting_clock import planning_time
from desktop_app.terminal.moments import moment_at
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import counted, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence
    from datetime import date

    from db.store import Store
    from desktop_app.features.meetings.queries import CardCase
    from desktop_app.features.meetings.tasks.paper import CardReport, CardWarning
    from desktop_app.features.setup.queries import EventRow


def draw(options: argparse.Namespace) -> int:
    """Draw meeting cards into a PDF and note that they were made; only stale ones where that is asked."""
    with at_event(options) as (store, event):
        now = planning_time(store, event, options.now)
        cases = store.read(queries.card_cases, event.id, now)
        row: dict[str, object] = {
            "cards": 0,
            "pages": 0,
            "long": 0,
            "stale": _count(cases, CardState.STALE),
            "never": _count(cases, CardState.NEVER),
            "current": _count(cases, CardState.CURRENT),
            "warnings": [],
            "file": None,
        }
        wanted = [case for case in cases if case.state in _states(options)]
        if not wanted and (options.stale or options.new):
            say(row, "No card is to be printed: all are up to date.", as_json=options.json)
            return 0
        report = _draw(store, event, wanted, options)
    row |= {"cards": report.cards, "pages": report.pages, "long": report.long, "file": str(report.target)}
    row["warnings"] = [_warning(each) for each in report.warnings]
    sentence = (
        f"Drew {counted(report.cards, 'meeting card')} on {counted(report.pages, 'page')}: {report.target}"
    )
    if report.warnings:
        looked = [f"  {_warning(each)}" for each in report.warnings]
        sentence = "\n".join([sentence, "Look at these before handing them out:", *looked])
    say(row, sentence, as_json=options.json)
    return 0


def draw_kind(options: argparse.Namespace) -> int:
    """Draw the sheets of one kind into a PDF."""
    with at_event(options) as (store, event):
        plan = store.read(queries.sheet_plan, event.id, planning_time(store, event, options.now))
    local = moment_at(options.now, event.zone).astimezone(ZoneInfo(event.zone))
    days = _days(turn.starts.date() for turn in plan.turns)
    words = SheetWords(as_of=f"as of {local.day} {local:%B %Y, %H:%M}", days=days)
    job = SheetJob(plan, SheetKind(options.kind), options.out, words, large=options.large)
    report = draw_sheets(job, Silent())
    row = {
        "kind": options.kind,
        "slots": len(plan.turns),
        "tables": len(plan.tables),
        "meetings": len(plan.sittings),
        "people": len(plan.people),
        "pages": report.pages,
        "file": str(report.target),
    }
    say(row, f"Drew {counted(report.pages, 'page')}: {report.target}", as_json=options.json)
    return 0


def _draw(
    store: Store, event: EventRow, cases: Sequence[CardCase], options: argparse.Namespace
) -> CardReport:
    cards = tuple(case.card for case in cases)
    at = moment_at(options.now, event.zone)
    local = at.astimezone(ZoneInfo(event.zone))
    days = _days(line.starts.date() for card in cards for line in card.lines)
    clock = f"{local:%H:%M}" if local.date() in days else f"{local.day} {local:%B %Y, %H:%M}"
    job = CardJob(
        cards,
        options.out,
        store.read(queries.card_event, event.id),
        CardLayout(options.layout),
        CardWords(clock=clock, days=days),
    )
    report = draw_cards(job, Silent())
    for _ in store.write_chunks("Print meeting cards", actions.record_cards, event.id, cards, at):
        pass
    return report


def _states(options: argparse.Namespace) -> frozenset[CardState]:
    chosen = {CardState.STALE: options.stale, CardState.NEVER: options.new}
    return frozenset(state for state, asked in chosen.items() if asked) or frozenset(CardState)


def _count(cases: Iterable[CardCase], state: CardState) -> int:
    return sum(case.state is state for case in cases)


def _days(days: Iterable[date]) -> dict[date, str]:
    return {day: f"{day:%A, %d %B}" for day in sorted(set(days))}


def _warning(warning: CardWarning) -> str:
    return f"{warning.person}: {warning.fault.value} {warning.detail}".strip()
