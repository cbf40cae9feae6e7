"""Commands on people: import, search, export."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.features.checkin.queries import people_like
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.queries.export import export_sheet
from desktop_app.features.registrations.rules.mapping import corrected
from desktop_app.features.registrations.rules.named import named_as, proposal
from desktop_app.features.registrations.rules.plan import Chosen, ImportPlan, RowRefusal
from desktop_app.features.registrations.rules.sheet import rejected_sheet
from desktop_app.features.registrations.tasks.export import export_table
from desktop_app.features.registrations.tasks.plan import plan_import
from desktop_app.features.registrations.tasks.reading import read_table
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say, table
from desktop_app.terminal.usage import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from db.store import Store


# What a row of the file can be.
REJECTED = {
    RowRefusal.NO_NAME: "no name",
    RowRefusal.SAME_AS_LINE: "the same person as line {line}",
    RowRefusal.ADD_ON: "only adds to ticket {line} of the same order; noted there",
    RowRefusal.ERASED: "was erased here, so it is left out",
}
LISTS = ("new", "changed", "unchanged", "conflicting", "rejected")


@dataclass(frozen=True)
class Imported:
    """A plan that was made, and written unless it was only tried."""

    plan: ImportPlan
    seconds: float

    def row(self) -> dict[str, object]:
        """The counts, as scripts read them."""
        plan = self.plan
        counts = {name: len(getattr(plan, name)) for name in LISTS}
        return {
            "rows": sum(counts.values()),
            **counts,
            "vanished": len(plan.vanished),
            "seconds": round(self.seconds, 3),
        }


def import_file(options: argparse.Namespace) -> int:
    """Import a file of registrations."""
    started = time.perf_counter()
    _assert_apart(options.file, options.rejects)
    with at_event(options) as (store, event):
        plan = _planned(store, event.id, options.file, options.map, options.sheet, options.mapping)
        if options.rejects is not None and plan.rejected:
            # First: an import that went through and a list that did not would look like a refusal of both.
            export_table(options.rejects, rejected_sheet(plan, REJECTED), Silent())
        if not options.dry_run:
            _write(store, event.id, plan)
    done = Imported(plan, time.perf_counter() - started)
    say(done.row(), _words(done, dry_run=options.dry_run), as_json=options.json)
    return 0


def bring_in(store: Store, event_id: str, file: Path) -> None:
    """Read, plan and write an import; conflicting values stay as staff set them."""
    _write(store, event_id, _planned(store, event_id, file))


def _assert_apart(file: Path, rejects: Path | None) -> None:
    """Refuse to save the rejected rows over the file from which they come."""
    if rejects is not None and rejects.exists() and file.exists() and rejects.samefile(file):
        raise UsageError(f"--rejects names {file}, the file to be imported. Choose another name.")


def _planned(
    store: Store,
    event_id: str,
    file: Path,
    corrections: Sequence[str] = (),
    sheet: str | None = None,
    name: str = "",
) -> ImportPlan:
    read = read_table(file, Silent(), sheet=sheet)
    named = store.read(queries.named_mappings)
    mapping, fitting = proposal(read, store.read(queries.field_targets, event_id), named)
    kept = named_as(name, named) if name else fitting
    mapping = corrected(mapping if kept is None else kept.applied_to(mapping), corrections)
    return plan_import(read, mapping, store.read(queries.present, event_id), Silent())


def _write(store: Store, event_id: str, plan: ImportPlan) -> None:
    for _ in store.write_chunks(f"Import {plan.file}", actions.import_plan, event_id, plan, Chosen()):
        pass


def _words(done: Imported, *, dry_run: bool) -> str:
    row = done.row()
    begin = "Would import" if dry_run else "Imported"
    counts = ", ".join(f"{row[name]} {name}" for name in LISTS)
    lines = [f"{begin} {row['rows']} rows: {counts}."]
    lines += [
        f"  line {each.row.line}: {REJECTED[each.reason].format(line=each.fact)}"
        for each in done.plan.rejected
    ]
    return "\n".join(lines)


def search(options: argparse.Namespace) -> int:
    """Find people, best match first."""
    with at_event(options) as (store, event):
        found = store.read(people_like, event.id, options.text, limit=options.limit)
    rows = [
        {
            "name": person.name,
            "organisation": person.organisation,
            "country": person.country,
            "code": person.code,
            "arrived": person.arrived_at is not None,
        }
        for person in found
    ]
    say(rows, table(rows, "Nobody found."), as_json=options.json)
    return 0


def export(options: argparse.Namespace) -> int:
    """Save everybody on the list as XLSX or CSV."""
    with at_event(options) as (store, event):
        sheet = store.read(export_sheet, event.id)
    rows = export_table(options.file, sheet, Silent())
    say(
        {"rows": rows, "file": str(options.file)},
        f"Saved {rows} people as {options.file}.",
        as_json=options.json,
    )
    return 0
