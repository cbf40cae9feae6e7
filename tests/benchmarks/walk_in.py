"""A walk-in by the keyboard alone, in a real window on a screen of its own: from F2 to the badge as PDF.

python -m tests.benchmarks.walk_in [--delay 60] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from db.search import fold
from db.store import Store
from db.tables import Attendee, Scan
from tests.benchmarks.figures import ROOT, Timing, figure
from tests.benchmarks.ground import Ground, ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

PEOPLE: Final = 5_000
# Milliseconds between two keys: somebody who types well.
DELAY: Final = 60
LIMIT: Final = {"wall_median": 30.0}
PATIENCE: Final = 60.0
TOOLS: Final = ("Xvfb", "openbox", "xdotool")
SCREEN: Final = "1280x720x24"
NEW: Final = ("Ieva", "Kazlauskyte", "Kursiu Startup", "LV")


@dataclass
class Keyboard:
    """Presses keys on a display as a person would, and counts them."""

    display: str
    delay: int
    count: int = 0
    environment: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.environment = {**os.environ, "DISPLAY": self.display}

    def press(self, *keys: str) -> None:
        self._run("key", "--delay", str(self.delay), *keys)
        self.count += len(keys)
        time.sleep(self.delay / 1000)

    def write(self, words: str) -> None:
        self._run("type", "--delay", str(self.delay), words)
        self.count += len(words)
        time.sleep(self.delay / 1000)

    def sees(self, title: str) -> bool:
        return self._run("search", "--onlyvisible", "--name", title, check=False) == 0

    def _run(self, *words: str, check: bool = True) -> int:
        command = ["xdotool", *words]
        done = subprocess.run(command, env=self.environment, check=check, capture_output=True)  # noqa: S603 (our own words)
        return done.returncode


def measure() -> list[dict[str, Any]]:
    """Somebody new, and somebody who is on the list already; nothing where there is no such screen."""
    return [] if [tool for tool in TOOLS if not shutil.which(tool)] else figures(walk_ins(DELAY))


def walk_ins(delay: int) -> dict[str, Any]:
    """Both ways, on one event file."""
    with ground(PEOPLE) as place, _screen() as display, _program(place, display):
        keys = Keyboard(display, delay)
        _until(lambda: keys.sees("Check-in"))
        time.sleep(5)  # the backup at the start, and what the program prepares
        new = _timed(place, keys, _add_somebody_new)
        time.sleep(2)
        known = _timed(place, keys, _find_who_is_on_the_list)
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "delay": delay,
        "people": PEOPLE,
        "load": round(os.getloadavg()[0], 1),
        "new": new,
        "known": known,
    }


def _add_somebody_new(_place: Ground, keys: Keyboard) -> None:
    """Name, organisation, country, the usual category, consent, Enter."""
    given, family, organisation, country = NEW
    keys.press("F2")
    _until(lambda: keys.sees("Add walk-in"))
    keys.write(given)
    keys.press("Tab")
    keys.write(family)
    keys.press("Tab")
    keys.write(organisation)
    keys.press("Tab")
    keys.write(country)
    keys.press("Tab", "Tab", "space", "Return")


def _find_who_is_on_the_list(place: Ground, keys: Keyboard) -> None:
    """Who says "I registered by telephone": the warning names the person, Down and Enter take it."""
    given, family = _reading(place, _somebody)
    keys.press("F2")
    _until(lambda: keys.sees("Add walk-in"))
    keys.write(given)
    keys.press("Tab")
    keys.write(family)
    keys.press("Down", "Return")


def _timed(place: Ground, keys: Keyboard, way: Callable[[Ground, Keyboard], None]) -> dict[str, float]:
    """Seconds from the first key to the badge on disk, and to the person inside."""
    badges, keys.count = _badges(place), 0
    scans = _reading(place, _scans)
    began = time.perf_counter()
    way(place, keys)
    typed = time.perf_counter()
    _until(lambda: _reading(place, _scans) > scans)
    inside = time.perf_counter()
    if way is _add_somebody_new:
        _until(lambda: _badges(place) > badges)
    else:
        keys.press("F5")
        _until(lambda: _badges(place) > badges)
    done = time.perf_counter()
    return {
        "keys": keys.count,
        "typing_s": round(typed - began, 2),
        "inside_s": round(inside - began, 2),
        "badge_s": round(done - began, 2),
    }


def _badges(place: Ground) -> int:
    return len(list(place.path.parent.rglob("*.pdf")))


def _reading(place: Ground, query: Callable[[Session], Any]) -> Any:  # noqa: ANN401 (whatever the query gives)
    store = Store.open(place.path)
    try:
        return store.read(query)
    finally:
        store.close()


def _scans(session: Session) -> int:
    return len(session.scalars(select(Scan.id).where(Scan.admitted)).all())


def _somebody(session: Session) -> tuple[str, str]:
    """A registered person who has not come and whose name stands alone, as plain letters."""
    came = select(Scan.attendee_id)
    people = session.scalars(
        select(Attendee)
        .where(Attendee.status == "registered", Attendee.id.not_in(came))
        .order_by(Attendee.id)
    )
    names = [(fold(person.given_name), fold(person.family_name)) for person in people]
    return next(name for name in names if names.count(name) == 1 and all(part.isalpha() for part in name))


@contextmanager
def _screen() -> Iterator[str]:
    """A display of our own with a window manager, that nobody else sees."""
    read, write = os.pipe()
    server = subprocess.Popen(  # noqa: S603 (a tool of the system)
        ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN],  # noqa: S607 (where the system has it)
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"],  # noqa: S607 (where the system has it)
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


@contextmanager
def _program(place: Ground, display: str) -> Iterator[None]:
    """Forum Desk as people start it, with a home of its own."""
    home = place.path.parent / "home"
    home.mkdir()
    around = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
    around |= {name: str(home) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    command = [sys.executable, "-m", "desktop_app", "--database", str(place.path), "--station", "Desk 1"]
    program = subprocess.Popen(command, cwd=ROOT, env=around, stderr=subprocess.DEVNULL)  # noqa: S603 (our own program)
    try:
        yield
    finally:
        program.terminate()
        program.wait()


def _until(so: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE
    while not so():
        if time.perf_counter() > end:
            raise TimeoutError
        time.sleep(0.02)


def figures(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of bench.json."""
    ways = {"new": "somebody new", "known": "somebody on the list already"}
    return [
        figure(
            f"walk-in of {words} by {told[way]['keys']} keys, F2 to badge as PDF",
            [Timing(told[way]["badge_s"], 0)],
            limit=LIMIT,
        )
        for way, words in ways.items()
    ]


def main() -> None:
    """Do both, print the figures, and write them down where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--delay", type=int, default=DELAY)
    parser.add_argument("--json", type=Path, default=None)
    chosen = parser.parse_args()
    told = walk_ins(chosen.delay)
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
