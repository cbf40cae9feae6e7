"""One badge from Enter until the print system has it, beside a bare `lp` of a PDF that is ready."""

from __future__ import annotations

import json
import os
import resource
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest

from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.badges.rules import builtin_template
from desktop_app.features.badges.rules.queue import ENDED
from desktop_app.kit import ipp
from tests.benchmarks.figures import Timing, figure, in_process
from tests.benchmarks.ground import ground
from tests.benchmarks.window import open_window, settle, wait
from tests.print_systems.desk import drawn
from tests.print_systems.ground import Skipped, command
from tests.print_systems.ground import ground as print_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.features.badges.page.queue import PrintQueue

PEOPLE: Final = 5_000
ROUNDS: Final = 30
BATCH: Final = 200
PRINTER: Final = "FORUMDESK_BENCH"
LIMIT: Final = {"wall_median": 0.150}


def measure() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = in_process("printing", "rows")
    return rows


def measure_here() -> list[dict[str, Any]]:
    with _printer() as real, ground(PEOPLE) as place, open_window(place) as desk:
        settle(4)
        wait(lambda: not desk.window.is_busy)
        desk.window.open_room("badges")
        page = desk.window.page("badges")
        assert isinstance(page, BadgesPage)
        wait(lambda: not desk.context.runner.running)
        page.templates.choose("90x54")
        page.panel.printers.show_printers(PRINTER, "")
        page.panel.one.setChecked(True)
        ready = drawn(builtin_template("90x54"), place.path.with_name("ready.pdf"), 1)
        ours, floor = [], []
        for _ in range(ROUNDS + 1):
            ours.append(_one_badge(page))
            floor.append(_timed(lambda: command("lp", "-d", PRINTER, str(ready)))[0])
        system = "CUPS" if real else "a stand-in for CUPS"
        rows = [figure(f"one badge from Enter to {system}", ours[1:], floor[1:], limit=LIMIT)]
        if real:
            rows.append(_batch(page.printing.queue, place.path.with_name("batch.pdf")))
    return rows


def _one_badge(page: BadgesPage) -> Timing:
    """Enter on the button until the job has its name in the print system; what comes out then is waited for.

    The window's own loop runs meanwhile: one that asks again and again takes the other threads' time.
    """
    queue, loop = page.printing.queue, QEventLoop()
    before = {job.id for job in queue.jobs()}

    def look() -> None:
        if any(job.id not in before and job.system_job for job in queue.jobs()):
            loop.quit()

    def press_and_wait() -> None:
        QTest.keyClick(page.panel.print_button, Qt.Key.Key_Return)
        loop.exec()

    queue.changed.connect(look)
    page.panel.print_button.setFocus()
    taken, _ = _timed(press_and_wait)
    queue.changed.disconnect(look)
    wait(lambda: all(job.state in ENDED for job in queue.jobs()))
    wait(lambda: not page.context.runner.running)
    settle(0.2)
    return taken


def _batch(queue: PrintQueue, whole: Path) -> dict[str, Any]:
    """A batch in runs, as the queue hands it over, and the same file at once."""
    template = builtin_template("90x54")
    file = drawn(template, queue.new_file(), BATCH)
    drawn(template, whole, BATCH)

    def in_runs() -> None:
        key = queue.add(file, PRINTER, "batch", pages=BATCH, attendee_ids=(), priority=0)
        wait(lambda: next(job.state for job in queue.jobs() if job.id == key) in ENDED)

    def at_once() -> None:
        name = command("lp", "-d", PRINTER, str(whole)).split()[3]
        wait(lambda: getattr(ipp.job_report(name), "state", 0) in ipp.OVER)

    ours, floor = _timed(in_runs)[0], _timed(at_once)[0]
    row = figure(f"{BATCH} badges in runs, a guest may get between", [ours], [floor])
    row["ratio"] = round(ours.wall / floor.wall, 2)
    return row


def _timed(work: Callable[[], object]) -> tuple[Timing, object]:
    """With the processor time of the commands that it runs."""
    wall, cpu = time.perf_counter(), _cpu()
    made = work()
    return Timing(time.perf_counter() - wall, _cpu() - cpu), made


def _cpu() -> float:
    every = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in every)


@contextmanager
def _printer() -> Iterator[bool]:
    """A printer of CUPS whose pages go nowhere; where there is no CUPS, an `lp` that takes everything."""
    try:
        with print_system():
            command(
                "lpadmin", "-p", PRINTER, "-E", "-v", "file:///dev/null", "-m", "drv:///sample.drv/zebra.ppd"
            )
            try:
                yield True
            finally:
                command("lpadmin", "-x", PRINTER)
    except Skipped:
        with _stand_in():
            yield False


@contextmanager
def _stand_in() -> Iterator[None]:
    before = os.environ["PATH"]
    with TemporaryDirectory() as folder:
        lp = Path(folder) / "lp"
        lp.write_text(f'#!/bin/sh\necho "request id is {PRINTER}-1 (1 file(s))"\n', encoding="utf-8")
        lp.chmod(lp.stat().st_mode | stat.S_IXUSR)
        os.environ["PATH"] = os.pathsep.join((folder, before))
        yield
    os.environ["PATH"] = before


if __name__ == "__main__":
    if sys.argv[1:] != ["rows"]:
        sys.exit(subprocess.call([sys.executable, "-m", "tests.benchmarks", "printing"]))
    json.dump(measure_here(), sys.stdout)
