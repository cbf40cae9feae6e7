"""A process killed while it backs up and restores: each file is whole, in one of the two states."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from db.backup import BackupKeeper, Reason, finish_restore, verify_file
from db.store import Store
from db.tables import Attendee

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.make import Forum

ROOT = Path(__file__).parents[2]
KILLS = 8
NAMES = ("Rasa", "Ugnė")

# Restores the two backups in turn until it is killed; each restore makes a backup of its own first.
LOOP = """
import sys
from pathlib import Path
from db.backup import restore
live, *backups = map(Path, sys.argv[1:])
print("ready", flush=True)
while True:
    for backup in backups:
        restore(backup, live)
"""


def _rename(session: Session, key: str, name: str) -> None:
    session.get_one(Attendee, key).given_name = name


def _name(session: Session, key: str) -> str:
    return session.get_one(Attendee, key).given_name


def _run_and_kill(arguments: list[str], seconds: float) -> None:
    process = subprocess.Popen(  # noqa: S603 (our own interpreter and script)
        [sys.executable, "-c", LOOP, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        # Not a wait for something to happen: the moment of the kill is the case.
        time.sleep(seconds)
        process.kill()


def test_a_killed_restore_leaves_one_state_or_the_other(store: Store, forum: Forum, tmp_path: Path) -> None:
    backups = []
    for name in NAMES:
        store.write("Rename", _rename, forum.attendee(), name)
        backups.append(BackupKeeper(store.path, tmp_path / "kept").make(Reason.MANUAL).path)
    store.close()
    chance = Random(20260319)
    for _ in range(KILLS):
        _run_and_kill([str(store.path), *map(str, backups)], chance.uniform(0.0, 0.15))
        finish_restore(store.path)
        again = Store.open(store.path)
        assert again.read(_name, forum.attendee()) in NAMES
        again.close()
        verify_file(store.path)
    for backup in BackupKeeper(store.path).all():
        assert verify_file(backup.path).counts["attendee"] == len(forum.attendees)
