"""The badges command."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.rules.batch import BadgeChoice
from desktop_app.features.badges.rules.foreign import Carried
from desktop_app.features.badges.rules.imposition import on_sheet, template_named
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.features.badges.tasks.package import SUFFIX, take_package
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import counted, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from db.store import Store
    from desktop_app.features.badges.rules import Badge, BadgeTemplate
    from desktop_app.features.badges.tasks import BadgeReport, BadgeWarning


def draw(options: argparse.Namespace) -> int:
    """Draw badges into a PDF and note that they were made."""
    started = time.perf_counter()
    with at_event(options) as (store, event):
        carried = _template(store.read(queries.event_templates, event.id), options.template, options.sheet)
        badges = _whose(store, event.id, options.who, photos=carried.template.has_photos)
        job = BadgeJob(badges, carried.template, options.out, title=event.title)
        report = draw_badges(job, Silent())
        note(store, event.id, badges, carried.template.name)
    seconds = round(time.perf_counter() - started, 3)
    fonts = [loss.detail for loss in carried.losses]
    say(_row(report, fonts, seconds), _words(report, fonts), as_json=options.json)
    return 0


def note(store: Store, event_id: str, badges: Sequence[Badge], template: str = "") -> None:
    """Write down that the badges were drawn into a file, and by which template."""
    at = datetime.now(UTC)
    record = actions.record_printouts
    for _ in store.write_chunks("Print badges", record, event_id, badges, at, template=template):
        pass


def _template(own: Sequence[BadgeTemplate], name: str | None, sheet: str | None) -> Carried:
    """The template named, with the fonts that it lacks here; a sheet named alone is the template on it."""
    if name is None:
        return Carried(template_named(sheet or "A6"))
    carried = take_package(Path(name)) if name.endswith(SUFFIX) else Carried(_named(own, name))
    return replace(carried, template=on_sheet(carried.template, sheet)) if sheet else carried


def _named(own: Sequence[BadgeTemplate], name: str) -> BadgeTemplate:
    """The event's own template of that title, else the one that comes with the program."""
    found = (each for each in own if each.title.casefold() == name.casefold())
    return next(found, None) or template_named(name)


def _whose(store: Store, event_id: str, who: Sequence[str], *, photos: bool) -> tuple[Badge, ...]:
    if list(who) in (["all"], ["unprinted"]):
        return store.read(queries.badges_of, event_id, BadgeChoice(who[0]), photos=photos)
    keys = store.read(queries.holders_of, event_id, who)
    return store.read(queries.badges_of_people, event_id, keys)


def _row(report: BadgeReport, fonts: Sequence[str], seconds: float) -> dict[str, object]:
    return {
        "badges": report.badges,
        "pages": report.pages,
        "warnings": [_warning(warning) for warning in report.warnings],
        "missing_fonts": list(fonts),
        "seconds": seconds,
        "file": str(report.target),
    }


def _warning(warning: BadgeWarning) -> str:
    return " ".join(
        str(part) for part in (warning.person, warning.field, warning.fault.value, warning.detail) if part
    )


def _words(report: BadgeReport, fonts: Sequence[str]) -> str:
    words = [f"Drew {counted(report.badges, 'badge')} on {counted(report.pages, 'page')}: {report.target}"]
    words += [f"The font {font} is not here: Noto Sans took its place" for font in fonts]
    if report.warnings:
        words += ["Look at these before printing:", *(f"  {_warning(w)}" for w in report.warnings)]
    return "\n".join(words)
