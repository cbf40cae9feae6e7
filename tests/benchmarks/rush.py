"""The rush hour: 200 guests in ten minutes at two windows on one event file of 5,000 people.

python -m tests.benchmarks.rush [--minutes 10] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from db.engine import make_engine
from db.search import fold
from db.store import Store
from db.tables import Annulment, Attendee, CheckinPoint, Printout, Scan
from desktop_app.features.checkin.rules import new_code
from tests.benchmarks.figures import ROOT, Timing, figure, timed
from tests.benchmarks.ground import Ground, ground
from tests.benchmarks.scanning import _bare_scan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.benchmarks.rush_desk import Guest

PEOPLE: Final = 5_000
GUESTS: Final = 200
# The true rush; a shorter one has the same guests closer together.
MINUTES: Final = 10.0
BENCH_MINUTES: Final = 1.5
SEED: Final = 20260520
SHARES: Final = {
    "scan": 75,
    "search": 15,
    "walk_in": 5,
    "twice": 2,
    "inside": 1,
    "unknown": 1,
    "cancelled": 1,
}
# A part comes evenly, as chance has it; the rest with buses.
BUSES: Final = 8
BY_BUS: Final = 0.4
DESKS: Final = ("Desk 1", "Desk 2")
FLOOR: Final = 60
SLOW: Final = 50
LIMIT: Final = {"wall_p99": 0.050}
WALK_INS: Final = (
    ("Ieva", "Kazlauskyte", "Kursiu Startup", "Lithuania"),
    ("Martins", "Ozols", "Riga Timber Lab", "Latvia"),
    ("Liis", "Tamm", "Saaremaa Optics", "Estonia"),
    ("Pawel", "Zielinski", "Gdansk Maritime", "Poland"),
    ("Greta", "Lindqvist", "Nordic Reed", "Sweden"),
)


def measure() -> list[dict[str, Any]]:
    """The rush in a short form."""
    return figures(rush(BENCH_MINUTES))


def rush(minutes: float) -> dict[str, Any]:
    """Let the guests come, and say what became of them."""
    with ground(PEOPLE) as place:
        with_store(place, _print_on_entry)
        facts = with_store(place, _facts)
        scripts = _scripts(facts, minutes)
        began = os.getloadavg()[0]
        reports = _serve(place, scripts)
        load = [round(began, 2), round(os.getloadavg()[0], 2)]
        kept = with_store(place, _kept)
        pdfs = len(list(place.path.with_name("badges").glob("*.pdf")))
        floor = _floor(place)
    return _told(minutes, reports, kept, pdfs, floor, load, facts["inside"])


def with_store(place: Ground, query: Any) -> Any:  # noqa: ANN401 (whatever the query gives)
    """Run one query, or one action, on the file."""
    store = Store.open(place.path, station="Office")
    try:
        return store.write("Set up", query) if query is _print_on_entry else store.read(query)
    finally:
        store.close()


def _print_on_entry(session: Session) -> None:
    for point in session.scalars(select(CheckinPoint)):
        point.print_rule = "once"


def _facts(session: Session) -> dict[str, Any]:
    came = set(session.scalars(select(Scan.attendee_id)))
    people = session.scalars(select(Attendee).order_by(Attendee.code)).all()
    return {
        "expected": [p for p in _plain(people) if p["status"] == "registered" and p["id"] not in came],
        "inside": len(came),
        "here": [p["code"] for p in _plain(people) if p["id"] in came],
        "cancelled": [p["code"] for p in _plain(people) if p["status"] == "cancelled"],
        "codes": {p.code for p in people},
    }


def _plain(people: Any) -> list[dict[str, str]]:  # noqa: ANN401 (rows)
    return [
        {"id": p.id, "code": p.code, "status": p.status, "name": fold(f"{p.given_name} {p.family_name}")}
        for p in people
    ]


# --- the script --------------------------------------------------------------------------------------


def _scripts(facts: dict[str, Any], minutes: float) -> list[dict[str, Any]]:
    """Who comes when, and at which desk: the one that is free first, as a queue does it."""
    random, pace = Random(SEED), minutes / MINUTES
    free = dict.fromkeys(DESKS, 0.0)
    guests: dict[str, list[Guest]] = {desk: [] for desk in DESKS}
    for at, guest in zip(_times(random, minutes * 60), _guests(random, facts), strict=True):
        desk = min(DESKS, key=free.__getitem__)
        free[desk] = max(free[desk], at) + pace * {"search": 4, "walk_in": 12}.get(guest["kind"], 2)
        guests[desk].append({**guest, "at": at})
    return [
        {"station": desk, "pace": pace, "seed": SEED + place, "guests": guests[desk]}
        for place, desk in enumerate(DESKS)
    ]


def _times(random: Random, seconds: float) -> list[float]:
    buses = [random.uniform(0, 0.95 * seconds) for _ in range(BUSES)]
    by_bus = [random.choice(buses) + random.expovariate(40 / seconds) for _ in range(int(BY_BUS * GUESTS))]
    alone = [random.uniform(0, seconds) for _ in range(GUESTS - len(by_bus))]
    return sorted(min(at, seconds) for at in by_bus + alone)


def _guests(random: Random, facts: dict[str, Any]) -> list[Guest]:
    people = random.sample(facts["expected"], GUESTS)
    kinds = [kind for kind, share in SHARES.items() for _ in range(share * GUESTS // 100)]
    random.shuffle(kinds)
    known = set(facts["codes"])
    guests: list[Guest] = []
    for place, (kind, person) in enumerate(zip(kinds, people, strict=True)):
        given, family, organisation, country = WALK_INS[place % len(WALK_INS)]
        more: Guest = {
            "search": {"typed": person["name"], "attendee_id": person["id"]},
            "walk_in": {
                "given": given,
                "family": f"{family}{chr(97 + place % 26)}",
                "organisation": organisation,
                "country": country,
            },
            "inside": {"code": random.choice(facts["here"])},
            "cancelled": {"code": random.choice(facts["cancelled"])},
            "unknown": {"code": new_code(known, random)},
        }.get(kind, {"code": person["code"]})
        guests.append({"kind": kind, **more})
    return guests


# --- the day -----------------------------------------------------------------------------------------


def _serve(place: Ground, scripts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    folder = place.path.parent
    desks = []
    for number, script in enumerate(scripts):
        file = folder / f"script-{number}.json"
        file.write_text(json.dumps(script), encoding="utf-8")
        command = [sys.executable, "-m", "tests.benchmarks.rush_desk"]
        desks.append(
            subprocess.Popen(  # noqa: S603 (a module of this folder)
                [*command, str(file), str(place.path), str(folder / f"home-{number}")],
                cwd=ROOT,
                env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
    for desk in desks:
        _line(desk, "ready")
    begin = time.time() + 1
    for desk in desks:
        assert desk.stdin is not None
        desk.stdin.write(f"{begin}\n")
        desk.stdin.flush()
    return [json.loads(_line(desk, "{")) for desk in desks]


def _line(desk: subprocess.Popen[str], begins: str) -> str:
    """The next line that begins so."""
    assert desk.stdout is not None
    for line in desk.stdout:
        if line.startswith(begins):
            return line
    message = f"a desk stopped with {desk.wait()}"
    raise RuntimeError(message)


def _kept(session: Session) -> dict[str, Any]:
    """What lies in the file after the rush."""
    annulled = set(session.scalars(select(Annulment.scan_id)))
    scans = [scan for scan in session.scalars(select(Scan)) if scan.id not in annulled]
    admitted = Counter(scan.attendee_id for scan in scans if scan.admitted)
    return {
        "read": Counter(scan.raw_code for scan in scans if scan.raw_code),
        "inside": len(admitted),
        "double": sum(count > 1 for count in admitted.values()),
        "printouts": len(session.scalars(select(Printout.id)).all()),
    }


def _floor(place: Ground) -> list[Timing]:
    """The least that any program does for a scan, in a file beside, on the same disk."""
    bare = make_engine(Path(shutil.copyfile(place.path, place.path.with_name("bare.forumdesk"))))
    codes = Random(1).sample(place.expected, FLOOR)
    timings = [timed(_bare_scan, bare.execution_options(write=True), place, code) for code in codes]
    bare.dispose()
    return timings[FLOOR // 6 :]


# --- what became of it -------------------------------------------------------------------------------


def _told(
    minutes: float,
    reports: list[dict[str, Any]],
    kept: dict[str, Any],
    pdfs: int,
    floor: list[Timing],
    load: list[float],
    inside: int,
) -> dict[str, Any]:
    seen = [each for report in reports for each in report["seen"]]
    answered = [each for each in seen if each["ms"] is not None]
    scans = [each["ms"] for each in answered if each["kind"] not in ("search", "walk_in")]
    let_in = sum(each["status"] in ("ADMITTED", "ATTENTION") for each in answered)
    codes = Counter(each["sent"] for each in seen if each["kind"] not in ("search", "walk_in", "echo"))
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "minutes": minutes,
        "guests": GUESTS,
        "people": PEOPLE,
        "kinds": Counter(each["kind"] for each in seen),
        "scan_ms": scans,
        "enter_ms": [each["ms"] for each in answered if each["kind"] in ("search", "walk_in")],
        "missed": sum((codes - kept["read"]).values()),
        "slow": [_around(report["seen"], place) for report in reports for place in _slow(report["seen"])],
        "unanswered": [each for each in seen if each["ms"] is None and each["kind"] != "echo"],
        "echoes": sum(each["kind"] == "echo" and each["ms"] is None for each in seen),
        "let_in": let_in,
        "double": kept["double"],
        "inside": kept["inside"],
        "inside_wrong": kept["inside"] - inside - let_in,
        "printouts": kept["printouts"],
        "pdfs": pdfs,
        "stalls": [report["stalls"] for report in reports],
        "memory": [report["memory"] for report in reports],
        "cpu": [round(report["cpu"], 1) for report in reports],
        "floor_ms": [timing.wall * 1000 for timing in floor],
        "load": load,
    }


def _slow(seen: list[Guest]) -> list[int]:
    return [place for place, each in enumerate(seen) if (each["ms"] or 0) > SLOW]


def _around(seen: list[Guest], place: int) -> list[Any]:
    """A slow answer, and what was done at the desk before."""
    before = seen[place - 1]["kind"] if place else ""
    return [before, seen[place]["kind"], seen[place]["status"], round(seen[place]["ms"])]


def figures(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of bench.json: what failed counts against the limits."""
    wrong = told["missed"] + told["double"] + abs(told["inside_wrong"]) + len(told["unanswered"])
    scans = [Timing(ms / 1000, ms / 1000) for ms in told["scan_ms"]]
    stalls = [ms for desk in told["stalls"] for ms in desk]
    name = f"rush of {told['guests']} guests in {told['minutes']:g} min at two windows: scan to verdict"
    row = figure(name, scans, limit={**LIMIT, "wrong": 0}, wrong=wrong)
    longest = figure(
        f"rush: longest standstill of a window ({len(stalls)} over 50 ms)",
        [Timing(max(stalls, default=0) / 1000, 0)],
    )
    return [row, longest]


def main() -> None:
    """Run the rush, print what became of it, and write it down where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--json", type=Path, default=None)
    chosen = parser.parse_args()
    told = rush(chosen.minutes)
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    scans = sorted(told.pop("scan_ms"))
    told["enter_ms"], told["floor_ms"] = (
        round(statistics.median(told[k]), 1) for k in ("enter_ms", "floor_ms")
    )
    print(json.dumps(told, indent=1))
    print(
        "scan to verdict, ms:",
        [round(scans[min(len(scans) - 1, int(len(scans) * q))], 1) for q in (0.5, 0.95, 0.99, 1)],
    )


if __name__ == "__main__":
    main()
