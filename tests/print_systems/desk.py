"""The program's queue as the badges room has it, on an event file of its own."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from db.store import Store
from desktop_app.features.badges.page.queue import PrintQueue
from desktop_app.features.badges.rules import BadgeTemplate, builtin_template
from desktop_app.features.badges.rules.queue import ENDED, Job
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
from tests.print_systems.ground import SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.print_systems.ground import Ground


class Desk:
    """A forum, the program's queue, and the loop that it lives in."""

    def __init__(self, context: PageContext, folder: Path, ground: Ground) -> None:
        self.queue = PrintQueue(context, context.runner)
        self.folder = folder
        self.ground = ground

    def print(
        self, printer: str, template: BadgeTemplate | str, title: str, *, pages: int = 2, priority: int = 0
    ) -> str:
        """Badges for the printer, one on a page; gives the job's key."""
        file = self.queue.new_file()
        chosen = builtin_template(template) if isinstance(template, str) else template
        drawn(chosen, file, pages)
        return self.queue.add(file, printer, title, pages=pages, attendee_ids=(), priority=priority)

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


def drawn(template: BadgeTemplate, file: Path, pages: int = 2) -> Path:
    badges = (ORDINARY, LONG) * pages
    draw_badges(BadgeJob(badges[:pages], template, file), Silent())
    return file


@contextmanager
def desk(folder: Path, ground: Ground) -> Iterator[Desk]:
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
            ground,
        )
        ends.callback(made.queue.stop)
        yield made
