"""What a command prints: JSON for scripts, lines for people."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class AnswerLostError(Exception):
    """The command was done, but its answer could not be written; the text says why."""


def say(answer: object, text: str, *, as_json: bool) -> None:
    """Print the answer as JSON, or the text that says the same.

    What the other end cannot take (a Windows code page, a name of a file that is no text) is escaped. Nobody
    misses an answer that is not read to its end.

    Raises:
        AnswerLostError: when there is no room for it.

    """
    if sys.stdout is None:
        return
    encoding = sys.stdout.encoding or "utf-8"
    if as_json:
        text = json.dumps(answer, ensure_ascii=not _fits(json.dumps(answer, ensure_ascii=False), encoding))
    try:
        print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)
    except BrokenPipeError:
        # Or Python would try again at its end, and complain.
        with open(os.devnull, "wb") as nowhere, suppress(OSError):  # noqa: PTH123 (a device)
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
    except OSError as error:
        raise AnswerLostError(error.strerror or str(error)) from error


def counted(count: int, thing: str) -> str:
    """So many of a thing, as "1 page" and "2 pages"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def say_no(sentence: str) -> None:
    """Print why something was refused, on one line, to whom it concerns."""
    with suppress(OSError):
        print(f"forumdesk: {plain(sentence)}", file=sys.stderr, flush=True)


def plain(text: str) -> str:
    """The text without what a terminal takes for a command (or a new line)."""
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


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
    return "" if value is None else plain(str(value))


def _width(text: str) -> int:
    """Columns on a terminal: East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
