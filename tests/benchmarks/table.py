"""Writes the figures of bench.json, rush.json and walk_in.json into docs/benchmarks.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.benchmarks.figures import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PAGE = ROOT / "docs" / "benchmarks.md"
MARKS = {"rush": "rush", "walk_in": "walk-in"}
# These have a table of their own; all others stand in the first one.
MEETINGS = frozenset({"board", "cards", "organiser"})
HEADER = (
    "| figure | n | median ms | p99 ms | CPU ms | floor, CPU ms | ratio | limit |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n"
)
LIMITS = {
    "wall_median": "median ≤ {:.0f} ms",
    "wall_p99": "p99 ≤ {:.0f} ms",
    "cpu_median": "CPU ≤ {:.0f} ms",
    "cpu_p99": "CPU p99 ≤ {:.0f} ms",
}
OTHER_LIMITS = {
    "wrong": "mistakes ≤ {:g}",
    "ratio": "ratio ≤ {:g}",
    "rss_mb": "memory ≤ {:g} MB",
    "file_mb": "file ≤ {:g} MB",
    "grown_mb": "growth ≤ {:g} MB",
    "missing": "weight missing ≤ {:.1%}",
    "breaks": "gaps ≤ {:g}",
    "excess": "cards beyond need ≤ {:g}",
}


def main() -> None:
    """Replace what stands between the marks of each file that there is."""
    sections: dict[str, Callable[[dict[str, Any]], str]] = {"rush": _rush, "walk_in": _walk_in}
    for name, words_of in sections.items():
        told = _told(name)
        if told:
            _put(MARKS[name], words_of(told))
    told = _told("bench")
    for mark, wanted in (("meetings", True), ("figures", False)):
        rows = [row for row in told.get("figures", ()) if (row["of"] in MEETINGS) is wanted]
        if rows:
            _put(mark, _figures(told, rows))


def _told(name: str) -> dict[str, Any]:
    file = ROOT / f"{name}.json"
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return told


def _put(mark: str, words: str) -> None:
    begin, end = f"<!-- {mark} -->", f"<!-- end of {mark} -->"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    PAGE.write_text(f"{before}{begin}\n{words}{end}{rest.partition(end)[2]}", encoding="utf-8")


def _figures(report: dict[str, Any], rows: Iterable[dict[str, Any]]) -> str:
    machine = (
        f"Python {report['python']}, {report['system']}, {report['processors']} processors, "
        f"load {report['load']} at the end, {report['made'][:10]}."
    )
    return f"{machine}\n\n{HEADER}" + "".join(map(_row, rows))


def _rush(told: dict[str, Any]) -> str:
    stalls = [ms for desk in told["stalls"] for ms in desk]
    grown = max(after - before for before, after in told["memory"])
    rows = (
        ("scan to verdict painted, ms (p50, p95, p99, longest)", _spread(told["scan_ms"])),
        ("Enter to verdict after a search or a walk-in, ms", _spread(told["enter_ms"])),
        ("floor: a bare session commits the same rows on the same disk, ms", _spread(told["floor_ms"])),
        ("scans sent, and without an own row in the file", f"{len(told['scan_ms'])}, {told['missed']}"),
        ("read again within three seconds and passed over", str(told["echoes"])),
        (
            "let in, twice, wrongly counted inside",
            f"{told['let_in']}, {told['double']}, {told['inside_wrong']}",
        ),
        ("badges as PDF", str(told["pdfs"])),
        (
            "standstills of a window over 50 ms, and the longest",
            f"{len(stalls)}, {max(stalls, default=0):.0f} ms",
        ),
        ("memory of a window, most grown", f"{grown:.0f} MB"),
    )
    load = " to ".join(str(each) for each in told["load"])
    head = (
        f"{told['guests']} guests in {told['minutes']:g} minutes, {told['people']} people, "
        f"load {load} on two processors, {told['made'][:10]}.\n\n| | |\n| --- | --- |\n"
    )
    return head + "".join(f"| {name} | {value} |\n" for name, value in rows)


def _walk_in(told: dict[str, Any]) -> str:
    head = (
        f"{told['delay']} ms between two keys, {told['people']} people, load {told['load']} "
        f"on two processors, {told['made'][:10]}.\n\n"
        "| | keys | typed after | inside after | badge as PDF after |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
    )
    ways = {"new": "somebody new", "known": "somebody who is on the list already (Down, Enter, F5)"}
    rows = ((words, told[way]) for way, words in ways.items())
    return head + "".join(
        f"| {words} | {row['keys']} | {row['typing_s']} s | {row['inside_s']} s | {row['badge_s']} s |\n"
        for words, row in rows
    )


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    shares = (0.5, 0.95, 0.99, 1)
    return ", ".join(f"{ordered[min(len(ordered) - 1, int(len(ordered) * share))]:.1f}" for share in shares)


def _row(figure: dict[str, Any]) -> str:
    times = (_ms(figure[key]) for key in ("wall_median", "wall_p99", "cpu_median"))
    floor = _ms(figure["floor"]["cpu_median"]) if "floor" in figure else ""
    name = figure["name"] + (f" ({figure['rss_mb']:.0f} MB)" if "rss_mb" in figure else "")
    limits = ", ".join(_limit(*limit) for limit in figure["limit"].items())
    mark = "" if figure["ok"] else " **missed**"
    cells = (name, figure["n"], *times, floor, figure.get("ratio", ""), f"{limits}{mark}")
    return "| " + " | ".join(str(cell) for cell in cells) + " |\n"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def _limit(key: str, most: float) -> str:
    if key in LIMITS:
        return LIMITS[key].format(most * 1000)
    return OTHER_LIMITS[key].format(most)


if __name__ == "__main__":
    main()
