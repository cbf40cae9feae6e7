"""Invented guests, and files that programs would write of them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = Path(__file__).parents[3] / "resources" / "sample" / "source" / "names.json"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
COUNT = 24
PHONES = {
    "LT": "+370 612 34{:03}",
    "LV": "+371 2612 3{:03}",
    "EE": "+372 5123 4{:03}",
    "PL": "+48 512 345 {:03}",
}


@dataclass(frozen=True)
class Guest:
    """An invented person."""

    number: int
    given: str
    family: str
    email: str
    phone: str
    company: str
    country: str
    secret: str
    going: bool

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def guests(seed: int = 7, count: int = COUNT) -> list[Guest]:
    """Invented people of four countries, the same for the same seed; every eighth has cancelled."""
    random = Random(seed)
    names = json.loads(NAMES.read_text(encoding="utf-8"))
    found: list[Guest] = []
    for number in range(1, count + 1):
        country = random.choice(sorted(PHONES))
        given, family = (random.choice(names[country][key].split(", ")) for key in ("given_f", "family_f"))
        found.append(
            Guest(
                number,
                given,
                family,
                f"guest{number}@firm{number % 5}.example",
                PHONES[country].format(number),
                f"Firm {number % 5} Ltd.",
                country,
                "".join(random.choices(LETTERS, k=32)),
                number % 8 != 0,
            )
        )
    return found


@dataclass(frozen=True)
class Export:
    """One file: what the program that reads it should call it, and its cells."""

    known: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","
    encoding: str = "utf-8"

    def csv(self, path: Path) -> Path:
        """Written as CSV with every text in quotes."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.delimiter, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerows([self.headers, *self.rows])
        path.write_bytes(text.getvalue().encode(self.encoding))
        return path

    def xlsx(self, path: Path, **others: Sequence[Sequence[str]]) -> Path:
        """Written as a workbook with further sheets before and after."""
        sheets = list(others.items())
        sheets.insert(1, ("Order positions", [self.headers, *self.rows]))
        with xlsxwriter.Workbook(path) as book:
            for name, rows in sheets:
                page = book.add_worksheet(name.replace("_", " "))
                for number, row in enumerate(rows):
                    page.write_row(number, 0, row)
        return path

    def turned(self) -> Export:
        """The same columns from right to left."""
        rows = tuple(row[::-1] for row in self.rows)
        return Export(self.known, self.headers[::-1], rows, self.delimiter, self.encoding)


def export_of(known: str, rows: Sequence[dict[str, str]], headers: str, **form: str) -> Export:
    names = tuple(name.strip() for name in headers.replace("\n", ",").split(",") if name.strip())
    strange = {name for row in rows for name in row} - set(names)
    assert not strange, strange
    return Export(known, names, tuple(tuple(row.get(name, "") for name in names) for row in rows), **form)
