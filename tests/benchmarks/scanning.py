"""Scans: code in, durable on disk, verdict painted, beside a bare ORM session that writes the same rows."""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import override

from db.base import new_key, utc_now
from db.engine import make_engine
from db.store import Store
from db.tables import Action, Attendee, Category, Change, CheckinPoint, Event, Organisation, Scan
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.rules import new_code
from desktop_app.kit.context import PageContext
from desktop_app.kit.scanner import Scanner
from desktop_app.kit.sounds import Sounds
from desktop_app.kit.store_signals import StoreSignals
from desktop_app.kit.tasks import TaskRunner
from desktop_app.kit.theme import Theme
from desktop_app.kit.widgets import Toaster
from tests.people import Person, make_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

P = ParamSpec("P")
SIZES = (5_000, 100_000)
SCANS = 400
# Before anything is timed: statements compiled, fonts loaded, pages of the file read.
WARM_UP = 30
CHUNK = 5_000
# Qt paints what has changed within this many seconds.
SETTLE = 0.012
MEDIAN_LIMIT = 0.010
P99_LIMIT = 0.050
RATIO_LIMIT = 2.0


class Ground(NamedTuple):
    """The keys of the event that is scanned at."""

    event_id: str
    point_id: str
    codes: list[str]


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def measure() -> list[dict[str, Any]]:
    """One dict for each number of people: the scan itself, and what the page reads after it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    return [result for size in SIZES for result in measure_size(application, size)]


def measure_size(application: QApplication, size: int) -> list[dict[str, Any]]:
    """Scan some of `size` people, in turns with the floor so that both meet the same disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forum.forumdesk"
        store = Store.open(path, station="Desk 1")
        ground = _filled(store, make_people(size))
        bare = make_engine(path).execution_options(write=True)
        with _page(application, store, ground, Path(folder)) as page:
            ours, floor, after = _scans(application, page, bare, ground)
        bare.dispose()
        store.close()
    return [
        _result(f"scan to verdict, {size} people", ours, floor),
        {
            "name": f"counts and last scans after a scan, {size} people",
            "wall_seconds": round(statistics.median(wall for wall, _ in after), 6),
            "cpu_seconds": round(statistics.median(cpu for _, cpu in after), 6),
            "limit": {"wall_seconds": P99_LIMIT},
        },
    ]


def _scans(
    application: QApplication, page: CheckinPage, bare: Engine, ground: Ground
) -> tuple[list[tuple[float, float]], ...]:
    chosen = Random(7).sample(ground.codes, 2 * (SCANS + WARM_UP))
    paints = Paints(page.verdict.card)
    ours, floor, after = [], [], []
    for code, other in zip(chosen[::2], chosen[1::2], strict=True):
        painted = paints.count
        ours.append(_timed(page.context.scanner.scanned.emit, code))
        if paints.count == painted or page.answer is None or page.answer.raw_code != code:
            message = f"no verdict was painted for {code}"
            raise RuntimeError(message)
        after.append(_timed(page._on_follow_due))
        _settle(application)
        # After the same work as ours, so that neither finds the processor's caches warmer.
        floor.append(_timed(_bare_scan, bare, ground, other))
        page._on_follow_due()
        _settle(application)
    return ours[WARM_UP:], floor[WARM_UP:], after[WARM_UP:]


def _bare_scan(engine: Engine, ground: Ground, code: str) -> None:
    """What any program on SQLAlchemy has to do: look up, add scan, action and change, commit."""
    with Session(engine, expire_on_commit=False) as session:
        attendee = session.scalars(
            select(Attendee).where(Attendee.event_id == ground.event_id, Attendee.code == code)
        ).one()
        scan = Scan(
            id=new_key(),
            event_id=ground.event_id,
            point_id=ground.point_id,
            attendee_id=attendee.id,
            at=utc_now(),
            admitted=True,
            raw_code=code,
            reason="welcome",
            nonce=new_key(),
        )
        action = Action(verb="check_in", label="Check in", staff="", station="Desk 1")
        session.add_all([scan, action])
        session.flush()
        session.add(
            Change(action_id=action.id, table="scan", key=scan.id, after={"attendee_id": attendee.id})
        )
        session.commit()


def _settle(application: QApplication) -> None:
    """Let the window paint what followed; the next guest is never this quick."""
    end = time.perf_counter() + SETTLE
    while time.perf_counter() < end:
        application.processEvents()


def _timed(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> tuple[float, float]:
    """Wall and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    work(*args, **kwargs)
    return time.perf_counter() - wall, time.process_time() - cpu


def _result(name: str, ours: list[tuple[float, float]], floor: list[tuple[float, float]]) -> dict[str, Any]:
    wall, cpu = ([pair[part] for pair in ours] for part in (0, 1))
    bare_wall, bare_cpu = ([pair[part] for pair in floor] for part in (0, 1))
    return {
        "name": name,
        "cpu_seconds": round(statistics.median(cpu), 6),
        "wall_seconds": round(statistics.median(wall), 6),
        "wall_p99_seconds": round(sorted(wall)[int(len(wall) * 0.99)], 6),
        "floor_cpu_seconds": round(statistics.median(bare_cpu), 6),
        "floor_wall_seconds": round(statistics.median(bare_wall), 6),
        "floor_wall_p99_seconds": round(sorted(bare_wall)[int(len(bare_wall) * 0.99)], 6),
        "ratio": round(statistics.median(cpu) / statistics.median(bare_cpu), 2),
        "limit": {"wall_seconds": MEDIAN_LIMIT, "wall_p99_seconds": P99_LIMIT, "ratio": RATIO_LIMIT},
    }


@contextmanager
def _page(application: QApplication, store: Store, ground: Ground, folder: Path) -> Iterator[CheckinPage]:
    """The check-in page in a window of the usual size."""
    signals, scanner, runner = StoreSignals(store), Scanner(application), TaskRunner(application)
    page = CheckinPage(
        PageContext(
            store=store,
            signals=signals,
            runner=runner,
            scanner=scanner,
            sounds=Sounds(folder, audible=False),
            theme=Theme(application),
            toaster=Toaster(),
            settings=QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat),
            event_id=ground.event_id,
            zone="Europe/Vilnius",
            station="Desk 1",
        )
    )
    page.resize(1280, 720)
    page.show()
    application.processEvents()
    yield page
    page.close()
    scanner.stop()
    signals.stop()
    runner.shut_down()


def _filled(store: Store, people: list[Person]) -> Ground:
    """An event with one door and all people."""
    event_id, point_id, category_id = store.write("Event", _add_event)
    random, taken = Random(3), set[str]()
    for _ in people:
        taken.add(new_code(taken, random))
    codes = sorted(taken)
    organisations: dict[str, str] = {}
    for start in range(0, len(people), CHUNK):
        part = list(zip(people[start : start + CHUNK], codes[start : start + CHUNK], strict=True))
        store.write("People", _add_people, event_id, category_id, part, organisations)
    return Ground(event_id, point_id, codes)


def _add_event(session: Session) -> tuple[str, str, str]:
    day = date(2026, 5, 20)
    event = Event(id=new_key(), slug="bench", title="Bench", starts_on=day, ends_on=day, zone="UTC")
    door = CheckinPoint(id=new_key(), event_id=event.id, name="Door")
    category = Category(id=new_key(), event_id=event.id, name="Participant", hand_out="Badge, Lanyard")
    session.add_all([event, door, category])
    return event.id, door.id, category.id


def _add_people(
    session: Session,
    event_id: str,
    category_id: str,
    people: list[tuple[Person, str]],
    organisations: dict[str, str],
) -> None:
    for person, code in people:
        if person.organisation not in organisations:
            key = organisations[person.organisation] = new_key()
            session.add(Organisation(id=key, event_id=event_id, name=person.organisation))
        session.add(
            Attendee(
                event_id=event_id,
                category_id=category_id,
                organisation_id=organisations[person.organisation],
                given_name=person.given_name,
                family_name=person.family_name,
                email=person.email,
                country=person.country,
                code=code,
            )
        )


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
