"""What a command prints: JSON for scripts, lines for people."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def say(answer: object, text: str, *, as_json: bool) -> None:
    """Print the answer as JSON, or the text that says the same."""
    print(json.dumps(answer, ensure_ascii=False) if as_json else text)


def table(rows: Sequence[Mapping[str, object]], empty: str) -> str:
    """Rows as aligned columns under their names; `empty` where there are none."""
    if not rows:
        return empty
    names = list(rows[0])
    lines = [
        [name.replace("_", " ") for name in names],
        *([_cell(row[name]) for name in names] for row in rows),
    ]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(names))]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _width(text: str) -> int:
    """Columns on a terminal: East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
