"""What a benchmark gives back: figures with their spread, their floor from the same run, and their limits."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

P = ParamSpec("P")
ROOT = Path(__file__).resolve().parents[2]
DIGITS = 6


@dataclass(frozen=True)
class Timing:
    """How long something took, and how much of that a processor worked for it; seconds."""

    wall: float
    cpu: float


def timed(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Timing:
    """Do `work` once."""
    wall, cpu = time.perf_counter(), time.process_time()
    work(*args, **kwargs)
    return Timing(time.perf_counter() - wall, time.process_time() - cpu)


def figure(
    name: str,
    ours: Sequence[Timing],
    floor: Sequence[Timing] = (),
    *,
    limit: Mapping[str, float] | None = None,
    **more: float,
) -> dict[str, Any]:
    """One row of bench.json; `ratio` compares medians of CPU time, which other programs disturb least.

    `limit` names keys of the row and the most that each may be; `more` are further measures of the row.
    """
    row: dict[str, Any] = {"name": name, **_spread(ours), **more}
    if floor:
        row["floor"] = _spread(floor)
        row["ratio"] = round(row["cpu_median"] / row["floor"]["cpu_median"], 2)
    row["limit"] = dict(limit or {})
    row["ok"] = all(row[key] <= most for key, most in row["limit"].items())
    return row


def _spread(timings: Sequence[Timing]) -> dict[str, Any]:
    walls, cpus = sorted(each.wall for each in timings), sorted(each.cpu for each in timings)
    last = min(len(walls) - 1, int(len(walls) * 0.99))
    return {
        "n": len(timings),
        "wall_median": round(statistics.median(walls), DIGITS),
        "wall_p99": round(walls[last], DIGITS),
        "cpu_median": round(statistics.median(cpus), DIGITS),
        "cpu_p99": round(cpus[last], DIGITS),
    }


def used() -> dict[str, float]:
    """CPU seconds and the most memory of this process so far, children not counted."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu": usage.ru_utime + usage.ru_stime, "rss_mb": round(_most_memory() / 1024, 1)}


def _most_memory() -> int:
    """The largest resident size so far, in KiB."""
    # Where Linux tells it, not `ru_maxrss`: that one is handed on by the process that started this one.
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if "VmHWM" in line)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def in_process(module: str, *arguments: object, environment: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 (whatever the module prints)
    """What `python -m tests.benchmarks.<module> ARGUMENTS` prints as JSON, in a process of its own."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **(environment or {})}
    done = subprocess.run(  # noqa: S603 (the modules of this folder)
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = f"{module} stopped with {done.returncode}:\n{done.stderr}"
        raise RuntimeError(message)
    return json.loads(done.stdout)
