"""Writes the figures of bench.json into the table of docs/benchmarks.md."""

from __future__ import annotations

import json
from typing import Any

from tests.benchmarks.figures import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
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
OTHER_LIMITS = {"ratio": "ratio ≤ {:g}", "rss_mb": "memory ≤ {:g} MB", "file_mb": "file ≤ {:g} MB"}


def main() -> None:
    """Replace what stands between the two marks."""
    report = json.loads((ROOT / "bench.json").read_text(encoding="utf-8"))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    machine = (
        f"Python {report['python']}, {report['system']}, {report['processors']} processors, "
        f"load {report['load']} at the end, {report['made'][:10]}."
    )
    rows = "".join(_row(figure) for figure in report["figures"])
    PAGE.write_text(f"{before}{BEGIN}\n{machine}\n\n{HEADER}{rows}{END}{after}", encoding="utf-8")


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
