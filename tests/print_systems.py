"""Prints through the program's own queue on the CUPS of this machine, and looks at what came out.

python -m tests.print_systems

Needs a running cupsd that this user may add printers to, and cups-pdf for what comes out as a file; no
hardware. Printers are added for the run, under names of their own, and taken away after it. What the machine
cannot do is skipped, and said. Exit code 1 when a case fails.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from db.store import Store
from desktop_app.features.badges.page.queue import PrintQueue
from desktop_app.features.badges.rules import BadgeTemplate, builtin_template
from desktop_app.features.badges.rules.queue import AT_PRINTER, ENDED, Job, JobState
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.features.setup.queries import pin_hash, workers
from desktop_app.kit.context import PageContext, utc_clock
from desktop_app.kit.duty import Duty, Roster
from desktop_app.kit.scanner import Scanner
from desktop_app.kit.sounds import Sounds
from desktop_app.kit.store_signals import StoreSignals
from desktop_app.kit.tasks import TaskRunner
from desktop_app.kit.theme import Appearance, Theme
from desktop_app.kit.widgets import Toaster
from desktop_app.progress import Silent
from tests.features.badges.people import LONG, ORDINARY
from tests.make import make_forum
from tests.paper.reading import codes, ink_box, picture, sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

PDF_PRINTER, LABEL_PRINTER = "FORUMDESK_PDF", "FORUMDESK_LABELS"
PDF_MODEL, LABEL_MODEL = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd", "drv:///sample.drv/zebra.ppd"
PLAY_MM: Final = 0.3
DOTS_PER_MM: Final = 12
SECONDS: Final = 60.0
PDF_FOLDER = Path.home() / "PDF"


class Skipped(Exception):  # noqa: N818 (no error)
    """What this machine cannot do; the message says why."""


class Desk:
    """A forum, the program's queue, and the loop that it lives in."""

    def __init__(self, context: PageContext, folder: Path) -> None:
        self.queue = PrintQueue(context, context.runner)
        self.folder = folder

    def print(self, printer: str, template: str, title: str) -> str:
        """Two badges for the printer; gives the job's key."""
        file = self.queue.new_file()
        drawn(builtin_template(template), file)
        return self.queue.add(file, printer, title, pages=2, attendee_ids=(), priority=0)

    def job(self, key: str) -> Job:
        return next(job for job in self.queue.jobs() if job.id == key)

    def wait(self, key: str, until: Callable[[Job], bool]) -> Job:
        """The job, as soon as it is so."""
        end = time.monotonic() + SECONDS
        while not until(self.job(key)):
            assert time.monotonic() < end, f"still {told(self.job(key))} after {SECONDS:.0f} s"
            QApplication.processEvents()
            time.sleep(0.02)
        return self.job(key)

    def ended(self, key: str) -> Job:
        return self.wait(key, lambda job: job.state in ENDED)


def told(job: Job) -> str:
    return f"{job.state.value}, “{job.words}”"


def drawn(template: BadgeTemplate, file: Path) -> Path:
    draw_badges(BadgeJob((ORDINARY, LONG), template, file), Silent())
    return file


def prints_in_true_size(desk: Desk, template: str) -> None:
    """The printed page is as large as the badge, its ink is where it was drawn, and its code is read."""
    title = f"forumdesk-{os.getpid()}-{template}"
    with pdf_printer():
        job = desk.ended(desk.print(PDF_PRINTER, template, title))
        assert job.state is JobState.PRINTED, told(job)
        made = printed_file(title)
    wanted = drawn(builtin_template(template), desk.folder / "wanted.pdf")
    try:
        assert len(sizes(made)) == len(sizes(wanted))
        for page, (found, asked) in enumerate(zip(sizes(made), sizes(wanted), strict=True)):
            assert near(found, asked), f"page {page + 1} is {found} mm, not {asked}"
            boxes = [
                ink_box(picture(file, page, dots_per_mm=DOTS_PER_MM), dots_per_mm=DOTS_PER_MM)
                for file in (made, wanted)
            ]
            assert near(*boxes), f"ink of page {page + 1} at {boxes[0]} mm, not {boxes[1]}"
            assert codes(made, page) == [ORDINARY.code], f"code of page {page + 1}: {codes(made, page)}"
    finally:
        made.unlink()


def near(found: tuple[float, ...], asked: tuple[float, ...]) -> bool:
    return all(abs(one - other) <= PLAY_MM for one, other in zip(found, asked, strict=True))


def printed_file(title: str) -> Path:
    """What cups-pdf made of the job of that title."""
    name = title.replace("-", "*")
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        found = [file for file in PDF_FOLDER.glob(f"*{name}*.pdf") if file.stat().st_size]
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"nothing came out in {PDF_FOLDER}")


def a6_in_true_size(desk: Desk) -> None:
    """A6 on the CUPS-PDF printer: size, position, code."""
    prints_in_true_size(desk, "A6")


def own_size_in_true_size(desk: Desk) -> None:
    """90 × 54 mm on the CUPS-PDF printer: size, position, code."""
    prints_in_true_size(desk, "90x54")


def waits_while_paused(desk: Desk) -> None:
    """A paused printer is said, and the job ends printed when the printer goes on."""
    title = f"forumdesk-{os.getpid()}-paused"
    with pdf_printer():
        command("cupsdisable", PDF_PRINTER)
        key = desk.print(PDF_PRINTER, "A6", title)
        job = desk.wait(key, lambda job: bool(job.words))
        assert job.state in AT_PRINTER, told(job)
        command("cupsenable", PDF_PRINTER)
        job = desk.ended(key)
        assert (job.state, job.words) == (JobState.PRINTED, ""), told(job)
        printed_file(title).unlink()


def fails_when_rejected(desk: Desk) -> None:
    """A printer that takes no jobs: the job fails with the words of CUPS."""
    with pdf_printer():
        command("cupsreject", PDF_PRINTER)
        job = desk.ended(desk.print(PDF_PRINTER, "A6", "rejected"))
        assert job.state is JobState.FAILED, told(job)
        assert "is not accepting jobs" in job.words, told(job)


def fails_when_removed(desk: Desk) -> None:
    """A printer removed in mid-job: the job does not end printed, and a sentence says why."""
    with FakePrinter(slow=True) as there, printer(LABEL_PRINTER, there.address, LABEL_MODEL):
        key = desk.print(LABEL_PRINTER, "90x54", "removed")
        there.wait_for_a_job()
        desk.wait(key, lambda job: job.state is JobState.PRINTING)
        command("lpadmin", "-x", LABEL_PRINTER)
        job = desk.ended(key)
        assert job.state in {JobState.FAILED, JobState.HANDED}, told(job)
        assert job.words, told(job)


def labels_in_zpl(desk: Desk) -> None:
    """A label printer at a port of this machine gets two labels in ZPL."""
    with FakePrinter() as there, printer(LABEL_PRINTER, there.address, LABEL_MODEL):
        job = desk.ended(desk.print(LABEL_PRINTER, "90x54", "labels"))
        assert job.state is JobState.PRINTED, told(job)
        data = there.received()
    begun, ended = data.count(b"^XA"), data.count(b"^XZ")
    assert begun == ended >= 2, f"{begun} × ^XA, {ended} × ^XZ in {len(data)} bytes"


CASES = (
    a6_in_true_size,
    own_size_in_true_size,
    waits_while_paused,
    fails_when_rejected,
    fails_when_removed,
    labels_in_zpl,
)


class FakePrinter:
    """A printer at a port of this machine that takes what it is sent; a `slow` one never takes all of it."""

    def __init__(self, *, slow: bool = False) -> None:
        self._slow = slow
        self._server = socket.create_server(("127.0.0.1", 0))
        self._data = bytearray()
        self._begun, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def address(self) -> str:
        # A network printer that answers nothing back: CUPS need not wait for its last words.
        return f"socket://127.0.0.1:{self._server.getsockname()[1]}/?waiteof=false"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_what: object) -> None:
        self._stopped.set()
        # Its thread waits for somebody to call.
        socket.create_connection(self._server.getsockname()).close()
        self._thread.join()
        self._server.close()

    def wait_for_a_job(self) -> None:
        end = time.monotonic() + SECONDS
        while not self._begun.wait(0.02):
            QApplication.processEvents()
            assert time.monotonic() < end, "the print system never called the printer"

    def received(self) -> bytes:
        return bytes(self._data)

    def _serve(self) -> None:
        while not self._stopped.is_set():
            caller, _ = self._server.accept()
            with caller:
                self._begun.set()
                if self._slow:
                    self._stopped.wait()
                while not self._stopped.is_set() and (data := caller.recv(65536)):
                    self._data += data


def command(*words: str) -> str:
    """What one of the print system's commands prints."""
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603 (no shell)
    if done.returncode:
        raise Skipped(done.stderr.strip() or f"{words[0]} failed")
    return done.stdout


@contextmanager
def pdf_printer() -> Iterator[None]:
    with printer(PDF_PRINTER, "cups-pdf:/", PDF_MODEL):
        yield


@contextmanager
def printer(name: str, device: str, model: str) -> Iterator[None]:
    """A printer of CUPS for the time of a case."""
    if device.startswith("cups-pdf") and "cups-pdf" not in command("lpinfo", "-v"):
        raise Skipped("cups-pdf is not installed")
    command("lpadmin", "-p", name, "-E", "-v", device, "-m", model)
    try:
        yield
    finally:
        with suppress(Skipped):  # a case may have removed it
            command("lpadmin", "-x", name)


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """The queue as the badges room has it, on an event file of its own."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with ExitStack() as ends:
        store = Store.open(folder / "forum.fdesk", station="Desk 1", staff="Ona")
        ends.callback(store.close)
        runner = TaskRunner(app)
        ends.callback(runner.shut_down)
        theme = Theme(app)
        theme.choose(Appearance.LIGHT)
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        signals, scanner = StoreSignals(store), Scanner(app)
        ends.callback(signals.stop)
        ends.callback(scanner.stop)
        made = Desk(
            PageContext(
                store=store,
                signals=signals,
                runner=runner,
                scanner=scanner,
                sounds=Sounds(folder, audible=False),
                theme=theme,
                toaster=Toaster(),
                settings=settings,
                event_id=store.write("Make the forum", make_forum).event_id,
                zone="Europe/Vilnius",
                duty=Duty(store, settings, Roster(workers, pin_hash), utc_clock),
                station="Desk 1",
            ),
            folder,
        )
        ends.callback(made.queue.stop)
        yield made


def tried(case: Callable[[Desk], None]) -> bool:
    """Whether the case did not fail; prints how it went."""
    words = (case.__doc__ or case.__name__).removesuffix(".")
    try:
        demand_cups()
        with TemporaryDirectory(prefix="forumdesk-print-") as folder, desk(Path(folder)) as there:
            case(there)
    except Skipped as why:
        print(f"skipped: {why} — {words}", flush=True)
    except AssertionError as failure:
        print(f"FAILED: {failure} — {words}", flush=True)
        return False
    else:
        print(f"ok — {words}", flush=True)
    return True


def demand_cups() -> None:
    """Make sure that there is a print system to try.

    Raises:
        Skipped: there is none.

    """
    if missing := [name for name in ("lp", "lpadmin", "lpinfo") if shutil.which(name) is None]:
        raise Skipped(f"{missing[0]} is not installed")
    if "not running" in command("lpstat", "-r"):
        raise Skipped("the print system does not run")


def main() -> int:
    """Exit code 1 when a case failed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = sum(not tried(case) for case in CASES)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
