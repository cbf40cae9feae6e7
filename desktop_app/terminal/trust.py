"""Commands that people rely on: history, undo, backup, restore, verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import history as journal
from desktop_app.terminal.opening import opened
from desktop_app.terminal.output import say, table

if TYPE_CHECKING:
    import argparse


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
    """Take back the newest action, or the one named."""
    with opened(options) as store:
        label = store.undo(options.action)
    say({"undone": label}, f"Undid “{label}”.", as_json=options.json)
    return 0
