"""Commands on requests for meetings: import, absences, suggestions."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused
from desktop_app.features.badges.rules.batch import WhoRefusal
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.request_list import Named
from desktop_app.features.meetings.rules.request_plan import Likeness, Meant, RequestFault
from desktop_app.features.meetings.rules.request_planning import plan_requests
from desktop_app.features.meetings.rules.suggesting import Match
from desktop_app.features.meetings.tasks.request_list import read_requests
from desktop_app.features.registrations.rules.sheet import ExportSheet
from desktop_app.features.registrations.tasks.export import export_table
from desktop_app.features.setup.rules import moment_of
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say, say_no, table
from desktop_app.terminal.telling import OnTerminal
from desktop_app.terminal.usage import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from db.store import Store
    from desktop_app.features.meetings.rules.request_list import AskedRow, RequestList
    from desktop_app.features.meetings.rules.request_plan import Ground, RequestPlan

NAMES: Final = 200
"""Names looked up in one transaction."""
LISTS: Final = ("new", "changed", "unchanged", "joined", "doubtful", "rejected")
FAULTS: Final = {
    RequestFault.NOBODY_NAMED: "somebody is not named",
    RequestFault.UNKNOWN: "nobody is called {fact}",
    RequestFault.SAME_PERSON: "{fact} would meet themselves",
    RequestFault.NOT_COMING: "{fact} is not registered",
    RequestFault.SAME_AS_LINE: "the same as line {fact}",
    RequestFault.LEFT_OUT: "{fact} is left out",
    RequestFault.TOO_LONG: "a type or need is longer than {fact} letters",
    RequestFault.DOUBTFUL: "it is not certain who {fact} is",
}
LIKENESSES: Final = {
    Likeness.SAME_NAME_TWICE: "several have this name",
    Likeness.OTHER_ORGANISATION: "is of another organisation",
    Likeness.OTHER_NAME: "has this e-mail but another name",
    Likeness.PART_OF_NAME: "has this name as a part",
    Likeness.NEARLY: "has nearly this name",
    Likeness.ORGANISATION_ONLY: "is of this organisation",
}
MATCHES: Final = {
    Match.THEY_OFFER: "offers “{theirs}”, needed: “{own}”",
    Match.THEY_NEED: "needs “{theirs}”, offered: “{own}”",
    Match.TOPIC: "talks about “{theirs}” too",
}


def import_file(options: argparse.Namespace) -> int:
    """Import requests; the exit code is 1 where doubtful ones were left out."""
    started = time.perf_counter()
    with at_event(options) as (store, event):
        asked = read_requests(options.file, Silent(), sheet=options.sheet)
        ground = _looked_up(store, event.id, asked)
        plan = plan_requests(asked, ground, _chosen(store, event.id, ground, options.choose))
        if options.rejects is not None and (plan.rejected or plan.doubtful):
            _save_rejects(options.file, options.rejects, plan)
        if not options.dry_run:
            write_plan(store, event.id, plan)
    row = _row(plan, time.perf_counter() - started)
    say(row, _words(plan, row, dry_run=options.dry_run), as_json=options.json)
    if plan.doubtful:
        say_no(f"{len(plan.doubts)} names are doubtful, so {len(plan.doubtful)} rows were left out.")
    return 1 if plan.doubtful else 0


def bring_in(store: Store, event_id: str, file: Path) -> None:
    """Read, plan and write an import of requests; doubtful and rejected rows are left out."""
    asked: RequestList = read_requests(file, Silent())
    write_plan(store, event_id, plan_requests(asked, _looked_up(store, event_id, asked)))


def _looked_up(store: Store, event_id: str, asked: RequestList) -> Ground:
    """What planning needs to know; how far it is stands on the terminal, and Ctrl+C ends it."""
    names, meant = asked.names, dict[Named, Meant]()
    finder = store.read(queries.NameFinder, event_id)
    with OnTerminal("names looked up") as progress:
        for start in range(0, len(names), NAMES):
            progress.at(start, len(names))
            meant |= store.read(queries.meant_by, finder, names[start : start + NAMES])
    return store.read(queries.ground_of, finder, meant)


def write_plan(store: Store, event_id: str, plan: RequestPlan) -> None:
    """Write an import as one action."""
    now, whole = datetime.now(UTC), len(plan.new) + len(plan.changed)
    steps = store.write_chunks(f"Import {plan.file}", actions.import_requests, event_id, plan, now)
    with OnTerminal("requests written") as progress:
        for done in steps:
            progress.at(done, whole)


def _chosen(
    store: Store, event_id: str, ground: Ground, pairs: Iterable[tuple[str, str]]
) -> dict[Named, str | None]:
    """Whom the command line says that doubtful names mean; "-" leaves a name out.

    Raises:
        UsageError: where a name is not in doubt.

    """
    doubtful: Mapping[str, Named] = {
        named.words.casefold(): named for named, meant in ground.meant.items() if meant.attendee_id is None
    }
    chosen: dict[Named, str | None] = {}
    for words, code in pairs:
        named = doubtful.get(words.casefold())
        if named is None:
            raise UsageError(f"“{words}” is not doubtful in this file. Write it as the list of doubts does.")
        chosen[named] = None if code == "-" else person_with(store, event_id, code)
    return chosen


def person_with(store: Store, event_id: str, code: str) -> str:
    """The key of who has a code.

    Raises:
        Refused: NO_SUCH_CODE.

    """
    found = store.read(queries.person_with, event_id, code)
    if found is None:
        raise Refused(WhoRefusal.NO_SUCH_CODE, code=code)
    return found


def _save_rejects(source: Path, target: Path, plan: RequestPlan) -> None:
    if target.exists() and target.samefile(source):
        raise UsageError(f"--rejects names {source}, the file to be imported. Choose another name.")
    rows = sorted(_left_out(plan), key=lambda each: each[0].line)
    sheet = ExportSheet(
        "Left out",
        ("Line", "Reason", *plan.headers),
        tuple((row.line, reason, *row.cells) for row, reason in rows),
    )
    export_table(target, sheet, Silent())


def _left_out(plan: RequestPlan) -> Iterable[tuple[AskedRow, str]]:
    for one in plan.rejected:
        yield one.row, FAULTS[one.fault].format(fact=one.fact)
    doubtful = {line: doubt.named.words for doubt in plan.doubts for line in doubt.lines}
    for row in plan.doubtful:
        yield row, FAULTS[RequestFault.DOUBTFUL].format(fact=doubtful[row.line])


def _row(plan: RequestPlan, seconds: float) -> dict[str, object]:
    return {
        "rows": plan.rows,
        **{name: len(getattr(plan, name)) for name in LISTS},
        "types": list(plan.new_types),
        "doubts": [
            {
                "name": doubt.named.words,
                "lines": list(doubt.lines),
                "candidates": [
                    {"name": each.name, "organisation": each.organisation, "why": LIKENESSES[each.why]}
                    for each in doubt.candidates
                ],
            }
            for doubt in plan.doubts
        ],
        "problems": [{"line": row.line, "reason": reason} for row, reason in _left_out(plan)],
        "unclear": list(plan.unclear),
        "seconds": round(seconds, 3),
    }


def _words(plan: RequestPlan, row: Mapping[str, object], *, dry_run: bool) -> str:
    begin = "Would import" if dry_run else "Imported"
    counts = ", ".join(f"{row[name]} {name}" for name in LISTS)
    lines = [f"{begin} {plan.rows} rows: {counts}."]
    lines += [f"  line {each.line}: {reason}" for each, reason in _left_out(plan)]
    for doubt in plan.doubts:
        lines.append(f"  who is “{doubt.named.words}”?")
        lines += [
            f"    {each.name}, {each.organisation}: {LIKENESSES[each.why]}" for each in doubt.candidates
        ]
    lines += [f"  the status “{words}” is not known; taken as pending" for words in plan.unclear]
    return "\n".join(lines)


def note_absence(options: argparse.Namespace) -> int:
    """Note when somebody cannot meet."""
    with at_event(options) as (store, event):
        person = person_with(store, event.id, options.code)
        starts, ends = (
            None if text is None else moment_of(text, event.starts_on, event.zone)
            for text in (options.start, options.end)
        )
        label = "Note when somebody cannot meet"
        store.write(label, actions.add_absence, person, starts, ends, reason=options.reason)
    row = {
        "code": options.code,
        "from": starts.isoformat() if starts else None,
        "until": ends.isoformat() if ends else None,
    }
    say(row, "Noted.", as_json=options.json)
    return 0


def suggest(options: argparse.Namespace) -> int:
    """Say whom somebody should meet, best first, and why."""
    with at_event(options) as (store, event):
        person = person_with(store, event.id, options.code)
        now = datetime.now(UTC)
        found = store.read(queries.suggestions, event.id, person, now, limit=options.limit)
    rows = [
        {
            "name": party.name,
            "organisation": party.organisation,
            "country": party.country,
            "score": round(suggestion.score, 2),
            "why": "; ".join(
                MATCHES[reason.match].format(own=reason.own, theirs=reason.theirs)
                for reason in suggestion.reasons
            ),
        }
        for party, suggestion in found
    ]
    say(rows, table(rows, "Nobody fits, or the profile is empty."), as_json=options.json)
    return 0
