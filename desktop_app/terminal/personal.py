"""Commands on personal data: everything held on one person as a file, erasing a person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from db.backup import BackupKeeper, set_aside
from db.purging import compact
from db.purging import purge as purge_event
from desktop_app.features.badges.queries import holders_of
from desktop_app.features.registrations.queries.figures import figures_to_keep, held_data
from desktop_app.features.registrations.queries.held import held_on
from desktop_app.features.registrations.rules.held import HeldJob, HeldWords
from desktop_app.features.registrations.tasks.held import write_held
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say
from desktop_app.terminal.usage import UsageError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def export(options: argparse.Namespace) -> int:
    """Write everything held on one person into an archive with a PDF and a JSON file."""
    with at_event(options) as (store, event):
        (person,) = store.read(holders_of, event.id, [options.code])
        held = store.read(held_on, person)
    now = datetime.now(UTC)
    moment = now.astimezone(ZoneInfo(event.zone)).strftime("%Y-%m-%d, %H:%M")
    target = write_held(HeldJob(held, options.out, now, moment, HeldWords.spoken()), Silent())
    row = {
        "code": held.code,
        "file": str(target),
        "rows": sum(map(len, held.tables.values())),
        "changes": sum(len(action.changes) for action in held.journal),
    }
    say(row, f"Saved everything held on the holder of {options.code} as {target}.", as_json=options.json)
    return 0


def erase(options: argparse.Namespace) -> int:
    """Erase the people who hold these codes, for good."""
    if not options.yes:
        raise UsageError("Erasing cannot be undone. Add --yes if you mean it.")
    with at_event(options) as (store, event):
        people = store.read(holders_of, event.id, options.codes)
        erased = store.erase("Erase one person" if len(people) == 1 else "Erase people", people)
        left = _older_backups(store.path, delete=options.delete_backups)
    row = {"erased": erased.people, "folded": erased.folded, "backups": left}
    words = f"Erased {erased.people} of {len(people)} people."
    say(row, words + words_of_backups(left), as_json=options.json)
    return 0


def _older_backups(database: Path, *, delete: bool) -> int:
    """How many backups still hold what was erased, once the older ones are deleted if that was wished."""
    keeper = BackupKeeper(database)
    return keeper.start_over() if delete else len(keeper.all()) + len(set_aside(database))


def words_of_backups(left: int) -> str:
    """What to add where backups still hold what was erased."""
    return f" {left} backups still hold what was erased; they are deleted by age." if left else ""


def purge(options: argparse.Namespace) -> int:
    """Take everybody out of an event that is over; anonymous figures stay."""
    if not options.yes:
        raise UsageError("A purge cannot be undone. Add --yes if you mean it.")
    with at_event(options) as (store, event):
        for _ in purge_event(store, "Purge the event", event.id, figures_to_keep):
            pass
        held = store.read(held_data, event.id)
        path = store.path
    compact(path)
    left = _older_backups(path, delete=True)
    kept = held.figures.as_json() if held.figures else {}
    row = {"event": held.slug, "purged": held.people, "backups": left, "figures": kept}
    words = f"Purged {held.people} people from {held.slug}; the figures stay."
    say(row, words + words_of_backups(left), as_json=options.json)
    return 0
