"""Commands that people rely on: history, undo, backup, restore, verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import history as journal
from db.backup import restore as put_back
from db.backup import verify_file, write_backup
from desktop_app.terminal.opening import database_of, opened
from desktop_app.terminal.output import say, table

if TYPE_CHECKING:
    import argparse

    from db.backup import Report


def history(options: argparse.Namespace) -> int:
    """List the newest actions."""
    with opened(options) as store:
        entries = store.read(journal.entries, limit=options.limit)
    rows: list[dict[str, object]] = [
        {
            "id": entry.id,
            "at": entry.at.isoformat(timespec="seconds"),
            "label": f"Undo of {entry.label}" if entry.undoes else entry.label,
            "staff": entry.staff,
            "station": entry.station,
            "rows": entry.rows,
            "undone": entry.undone,
        }
        for entry in entries
    ]
    say(rows, table(rows, "Nothing was changed yet."), as_json=options.json)
    return 0


def undo(options: argparse.Namespace) -> int:
    """Take back the newest action, of the station where one is given, or the one named."""
    with opened(options) as store:
        label = store.undo(options.action, own=bool(options.station))
    say({"undone": label}, f"Undid “{label}”.", as_json=options.json)
    return 0


def backup(options: argparse.Namespace) -> int:
    """Copy the event file, checked and durable."""
    with opened(options) as store:
        write_backup(store.path, options.file)
    report = verify_file(options.file)
    say(_report(report), f"Backed up to {options.file} ({_counted(report)}).", as_json=options.json)
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of the event file; what lay there is kept."""
    done = put_back(options.file, database_of(options))
    kept = str(done.kept) if done.kept else ""
    words = f" What was there before is kept as {kept}." if kept else ""
    report = done.report or verify_file(options.file)
    answer = {**_report(report), "kept": kept}
    say(answer, f"Restored {options.file} ({_counted(report)}).{words}", as_json=options.json)
    return 0


def verify(options: argparse.Namespace) -> int:
    """Check the event file from end to end."""
    path = database_of(options)
    report = verify_file(path)
    say(_report(report), f"{path} is whole ({_counted(report)}).", as_json=options.json)
    return 0


def _report(report: Report) -> dict[str, object]:
    return {"file": str(report.path), "ok": True, "revision": report.revision, **report.counts}


def _counted(report: Report) -> str:
    return ", ".join(f"{count} {table}s" for table, count in report.counts.items())
