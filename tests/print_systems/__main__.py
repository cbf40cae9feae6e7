"""Runs the cases on the print system of this machine or on one of its own, and says how each went.

python -m tests.print_systems

No hardware is needed. Printers are added for the run, under names of their own, and taken away after it. What
the machine cannot do is skipped, and said. Exit code 1 when a case fails.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.print_systems.cases import CASES
from tests.print_systems.desk import Desk, desk
from tests.print_systems.ground import Ground, Skipped, ground

if TYPE_CHECKING:
    from collections.abc import Callable

    Case = Callable[[Desk], None]


def main() -> int:
    """Exit code 1 when a case failed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with ExitStack() as ends:
        try:
            there = ends.enter_context(ground())
        except (Skipped, AssertionError) as why:
            for case in CASES:
                print(f"skipped: {why} — {words_of(case)}", flush=True)
            return 0
        return 1 if sum(not tried(case, there) for case in CASES) else 0


def tried(case: Case, there: Ground) -> bool:
    """Whether the case did not fail; prints how it went."""
    began = time.monotonic()
    try:
        with TemporaryDirectory(prefix="forumdesk-print-") as folder, desk(Path(folder), there) as made:
            case(made)
    except Skipped as why:
        print(f"skipped: {why} — {words_of(case)}", flush=True)
    except AssertionError as failure:
        print(f"FAILED: {failure} — {words_of(case)}", flush=True)
        return False
    else:
        print(f"ok, {time.monotonic() - began:.0f} s — {words_of(case)}", flush=True)
    return True


def words_of(case: Case) -> str:
    return (case.__doc__ or case.__name__).removesuffix(".")


if __name__ == "__main__":
    sys.exit(main())
