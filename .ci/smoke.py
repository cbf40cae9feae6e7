"""Tries the built program without a screen in an empty environment: import, check-in, badges, the demo."""

from __future__ import annotations

import csv
import importlib.machinery
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pypdf import PdfReader

PEOPLE = [
    ("Žydrūnė", "Kazlauskaitė", "zydrune@example.org", "Baltic Wood Cluster", "LT"),
    ("Õnne", "Pärn", "onne@example.org", "Tartu Robotics", "EE"),
    ("Оксана", "Щербина", "oksana@example.org", "Lviv Labs", "UA"),
    ("淑芬", "林", "lin@example.org", "Taipei Machinery", "TW"),
]
# Older ones can lose what was written: https://sqlite.org/wal.html#walresetbug
OLDEST_SQLITE = (3, 51, 3)
PATIENCE = 120  # seconds for one command on a busy machine


class Tried:
    """The built program, with a home folder and an event file of its own."""

    def __init__(self, program: Path, home: Path) -> None:
        self._program = program
        self._home = home
        self._environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}

    def run(self, *arguments: str | Path) -> str:
        """Run a command to its end and give what it printed."""
        done = subprocess.run(
            [self._program, "--database", self._home / "forum.fdesk", *arguments],
            env=self._environment,
            cwd=self._home,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        expect(
            done.returncode == 0,
            f"{' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr}",
        )
        return done.stdout

    def ask(self, *arguments: str | Path) -> Any:  # noqa: ANN401 - the commands answer in different shapes
        """Run a command and read its JSON."""
        return json.loads(self.run("--event", "smoke", *arguments, "--json"))


def main(program: Path) -> None:
    """Go through a small day at the desk, then the whole demo."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        tried = Tried(program, home)
        bundled_sqlite(program)
        cameras(tried)
        event_day(tried, home)
        demo_day(tried, home / "demo")
    print(f"{program.name} works: 1 passed, 0 failed")


def event_day(tried: Tried, home: Path) -> None:
    """Make an event, import people, admit one, print everyone's badge, prove the file."""
    days = ("--start", "2026-03-19", "--end", "2026-03-19", "--zone", "Europe/Vilnius")
    tried.run("event", "new", "--title", "Smoke Forum", "--slug", "smoke", *days)
    imported = tried.ask("import", write_people(home / "people.csv"))
    expect((imported["rows"], imported["new"], imported["rejected"]) == (4, 4, 0), f"import: {imported}")

    found = tried.ask("search", "zydrun")
    expect([person["name"] for person in found][:1] == ["Žydrūnė Kazlauskaitė"], f"search: {found}")
    expect(
        "Žydrūnė" in tried.run("--event", "smoke", "search", "zydrun"), "names are printed without a locale"
    )
    admitted = [tried.ask("checkin", found[0]["code"])["status"] for _ in range(2)]
    expect(admitted == ["admitted", "inside"], f"check-in: {admitted}")

    printed = tried.ask("badges", "--out", home / "badges.pdf")
    expect((printed["badges"], printed["warnings"]) == (4, []), f"badges: {printed}")
    text = "\n".join(page.extract_text() for page in PdfReader(home / "badges.pdf").pages)
    expect("Žydrūnė" in text and "Щербина" in text, f"the badges say: {text}")
    expect(tried.ask("verify")["ok"] is True, "the event file is not whole")


def cameras(tried: Tried) -> None:
    """Load the part of Qt that reads cameras; whether one is connected is not asked."""
    expect(tried.run("cameras", "--json").startswith('{"works": true'), "Qt Multimedia does not load")


def bundled_sqlite(program: Path) -> None:
    """Load the one SQLite that lies in the folder and ask for its version."""
    found = [file for file in program.parent.rglob("*sqlite3*.so*") if not file.is_symlink()]
    expect(len(found) == 1, f"there is more than one SQLite, or none: {found}")
    loader = importlib.machinery.ExtensionFileLoader("sqlcipher3._sqlite3", str(found[0]))
    module: Any = loader.create_module(
        importlib.machinery.ModuleSpec(loader.name, loader, origin=str(found[0]))
    )
    version = module.sqlite_version
    expect(tuple(map(int, version.split("."))) >= OLDEST_SQLITE, f"SQLite is {version}")


def demo_day(tried: Tried, out: Path) -> None:
    """Run the demo forum's day without a window."""
    tried.run("demo", "--no-window", "--out", out)
    expect(any(len(PdfReader(file).pages) for file in out.rglob("*.pdf")), "the demo printed no PDF")
    pictures = {file.stem for file in out.rglob("*.png") if file.stat().st_size}
    expect({"checkin-light", "people-dark", "cockpit-light"} <= pictures, f"pictures of the demo: {pictures}")


def write_people(file: Path) -> Path:
    """Write a list as a registration system would export it."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["First name", "Last name", "E-mail", "Organisation", "Country"])
        writer.writerows(PEOPLE)
    return file


def expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence where it is called
    """Stop with what was found where something does not hold."""
    if not holds:
        raise SystemExit(f"The built program failed: {otherwise}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
