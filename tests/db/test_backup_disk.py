"""Backups on a disk that is full or read-only: refused with the reason, the live file as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.backup import BackupKeeper, Reason, verify_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.store import Store
    from tests.make import Forum

ROOT = Path(__file__).parents[2]

# In a process of its own, which may write only so many bytes to a file, or is nobody in particular.
LIMITED = """
import os, resource, signal, sys
from pathlib import Path
from db.backup import BackupKeeper, Reason, restore
from db.refusal import Refused
what, live, backup, limit = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
elif os.geteuid() == 0:
    os.setuid(65534)
try:
    BackupKeeper(live).make(Reason.MANUAL) if what == "make" else restore(backup, live)
except Refused as refused:
    print(refused.reason.name)
"""


def limited(what: str, live: Path, backup: Path, *, limit: int = 0) -> str:
    """The reason for which a process under limits was refused."""
    done = subprocess.run(  # noqa: S603 (our own interpreter and script)
        [sys.executable, "-c", LIMITED, what, str(live), str(backup), str(limit)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, which those of the test run are not."""
    folder = Path(tempfile.mkdtemp(prefix="forumdesk-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    for inner in folder.rglob("*"):
        inner.chmod(0o755)
    shutil.rmtree(folder)


def test_a_full_disk_leaves_no_half_backup(store: Store, forum: Forum) -> None:
    keeper = BackupKeeper(store.path)
    older = keeper.make(Reason.MANUAL)
    reason = limited("make", store.path, older.path, limit=100_000)
    assert reason in {"FULL", "DISK_ERROR"}
    assert set(keeper.folder.iterdir()) == {older.path, older.seal}
    assert keeper.newest() == older
    assert forum.attendees


def test_a_full_disk_leaves_the_live_file_when_restoring(store: Store, forum: Forum) -> None:
    backup = BackupKeeper(store.path).make(Reason.MANUAL).path
    store.close()
    before = store.path.read_bytes()
    assert limited("restore", store.path, backup, limit=100_000) in {"FULL", "DISK_ERROR"}
    assert store.path.read_bytes() == before
    assert verify_file(store.path).counts["attendee"] == len(forum.attendees)


def test_a_read_only_folder_is_told(store: Store, forum: Forum, open_folder: Path) -> None:
    backup = BackupKeeper(store.path).make(Reason.MANUAL).path
    store.close()
    live = open_folder / "forum.forumdesk"
    shutil.copyfile(store.path, live)
    live.chmod(0o444)
    (open_folder / "backups").mkdir()
    (open_folder / "backups").chmod(0o555)
    open_folder.chmod(0o555)
    readable = open_folder / "backups" / "stick"
    if os.geteuid() == 0:
        shutil.copyfile(backup, readable)
        readable.chmod(0o444)
    before = sorted(open_folder.rglob("*"))
    assert limited("make", live, backup) == "READ_ONLY"
    assert sorted(open_folder.rglob("*")) == before
    assert forum.attendees
