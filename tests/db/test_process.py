"""Whether a process still runs."""

from __future__ import annotations

import os
import subprocess
import sys

from db.process import process_runs


def test_we_run() -> None:
    assert process_runs(os.getpid())
    assert process_runs(os.getppid())


def test_a_process_runs_until_it_has_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert process_runs(process.pid)
    assert not process_runs(process.pid)
