"""The badges command."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.rules.batch import BadgeChoice
from desktop_app.features.badges.rules.imposition import on_sheet, template_named
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.features.badges.tasks.package import SUFFIX, open_package
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from db.store import Store
    from desktop_app.features.badges.rules import Badge, BadgeTemplate
    from desktop_app.features.badges.tasks import BadgeReport, BadgeWarning


def draw(options: argparse.Namespace) -> int:
    """Draw badges into a PDF and note that they were made."""
    started = time.perf_counter()
    template = _template(options.template, options.sheet)
    with at_event(options) as (store, event):
        badges = _whose(store, event.id, options.who)
        job = BadgeJob(badges, template, options.out, title=event.title)
        report = draw_badges(job, Silent())
        note(store, event.id, badges)
    seconds = round(time.perf_counter() - started, 3)
    say(_row(report, seconds), _words(report), as_json=options.json)
    return 0


def note(store: Store, event_id: str, badges: Sequence[Badge]) -> None:
    """Write down that the badges were drawn into a file."""
    at = datetime.now(UTC)
    for _ in store.write_chunks("Print badges", actions.record_printouts, event_id, badges, at):
        pass


def _template(name: str | None, sheet: str | None) -> BadgeTemplate:
    """The template named, or in the file named; a sheet named alone is the template that lies on it."""
    if name is None:
        return template_named(sheet or "A6")
    template = open_package(Path(name)) if name.endswith(SUFFIX) else template_named(name)
    return on_sheet(template, sheet) if sheet else template


def _whose(store: Store, event_id: str, who: Sequence[str]) -> tuple[Badge, ...]:
    if list(who) in (["all"], ["unprinted"]):
        return store.read(queries.badges_of, event_id, BadgeChoice(who[0]))
    keys = store.read(queries.holders_of, event_id, who)
    return store.read(queries.badges_of_people, event_id, keys)


def _row(report: BadgeReport, seconds: float) -> dict[str, object]:
    return {
        "badges": report.badges,
        "pages": report.pages,
        "warnings": [_warning(warning) for warning in report.warnings],
        "seconds": seconds,
        "file": str(report.target),
    }


def _warning(warning: BadgeWarning) -> str:
    return " ".join(
        str(part) for part in (warning.person, warning.field, warning.fault.value, warning.detail) if part
    )


def _words(report: BadgeReport) -> str:
    words = f"Drew {report.badges} badges on {report.pages} pages: {report.target}"
    if not report.warnings:
        return words
    return "\n".join(
        [words, "Look at these before printing:", *(f"  {_warning(w)}" for w in report.warnings)]
    )
