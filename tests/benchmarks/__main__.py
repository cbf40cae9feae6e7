"""Runs the benchmarks, all or those named, one after the other, and writes bench.json.

python -m tests.benchmarks [NAME…]
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.figures import ROOT
from tests.benchmarks.ground import SHELF

NAMES = (
    "scanning",
    "camera",
    "finding",
    "searching",
    "importing",
    "badges",
    "picture_badges",
    "designing",
    "cards",
    "codes",
    "printing",
    "starting",
    "scrolling",
    "rooms",
    "rush",
    "walk_in",
    "agenda_rules",
    "agenda_import",
    "agenda_editor",
    "board",
    "organiser",
    "agenda_paper",
)
TARGET = ROOT / "bench.json"
COLUMNS = "{:<62} {:>6} {:>10} {:>10} {:>10} {:>10} {:>6}  {}"


def main(wanted: list[str]) -> int:
    """Exit code 0 when every figure keeps its limits, 1 when one does not, 2 for a name that is not known."""
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(COLUMNS.format("figure", "n", "median ms", "p99 ms", "CPU ms", "floor CPU", "ratio", "ok"))
    with TemporaryDirectory(prefix="forumdesk-bench-") as shelf:
        os.environ[SHELF] = shelf
        figures = [row for name in wanted or NAMES for row in _measured(name)]
    TARGET.write_text(json.dumps(_report(figures), indent=1) + "\n", encoding="utf-8")
    missed = sum(not row["ok"] for row in figures)
    print(f"{len(figures)} figures in {TARGET.name}, {missed} beyond their limits.")
    return 1 if missed else 0


def _measured(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = import_module(f"tests.benchmarks.{name}").measure()
    for row in rows:
        print(_line(row), flush=True)
    return [{"of": name, **row} for row in rows]


def _line(row: dict[str, Any]) -> str:
    return COLUMNS.format(
        row["name"],
        row["n"],
        *(f"{row[key] * 1000:.1f}" for key in ("wall_median", "wall_p99", "cpu_median")),
        f"{row['floor']['cpu_median'] * 1000:.1f}" if "floor" in row else "",
        row.get("ratio", ""),
        "yes" if row["ok"] else f"NO, limit {row['limit']}",
    )


def _report(figures: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "figures": figures,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
