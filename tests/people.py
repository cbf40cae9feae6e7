"""Invented registrations in any number, for tests and benchmarks that need 5,000 or 100,000 people."""

from __future__ import annotations

import csv
import json
import random
import unicodedata
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = Path(__file__).parent.parent / "resources" / "sample" / "source" / "names.json"
PEOPLE_PER_ORGANISATION = 4

HEADERS = (
    "Registration ID",
    "Given name",
    "Family name",
    "E-mail",
    "Phone",
    "Organisation",
    "Organisation type",
    "Position",
    "Country",
    "Category",
    "Status",
    "Registered at",
    "Note for staff",
)

_WEIGHTS = {
    "LT": 30, "LV": 14, "EE": 11, "PL": 11, "DE": 9, "SE": 6, "FI": 6, "DK": 4, "UA": 3, "TW": 3, "NO": 2,
    "NL": 1, "FR": 1, "IE": 1,
}  # fmt: skip
_DIAL = {
    "LT": 370, "LV": 371, "EE": 372, "PL": 48, "DE": 49, "SE": 46, "FI": 358, "DK": 45, "UA": 380, "TW": 886,
    "NO": 47, "NL": 31, "FR": 33, "IE": 353,
}  # fmt: skip
_FIRST = (
    "Amber",
    "Mist",
    "Pine",
    "Dune",
    "Heron",
    "Moss",
    "Quiet",
    "Harbour",
    "Lichen",
    "North",
    "Reed",
    "Silver",
)
_SECOND = ("field", "light", "wave", "thread", "stone", "wing", "bridge", "grove", "spring", "anchor")
_TRADE = (
    "Photonics",
    "Robotics",
    "Timber",
    "Textiles",
    "Sensors",
    "Foods",
    "Drives",
    "Data",
    "Optics",
    "Marine",
)
_KINDS = {"company": "Ltd", "cluster": "Cluster", "research": "Institute", "public": "Agency"}
_POSITIONS = ("CEO", "Cluster manager", "Researcher", "Export manager", "Adviser", "Project manager", "")
_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Person:
    """One registration, the fields in the order of HEADERS, every value as a file holds it: text."""

    registration_id: str
    given_name: str
    family_name: str
    email: str
    phone: str
    organisation: str
    organisation_kind: str
    job_title: str
    country: str
    category: str
    status: str
    registered_at: str
    note: str


class _Name(NamedTuple):
    written: str
    plain: str


def make_people(count: int, seed: int = 1) -> list[Person]:
    """Return `count` different people of invented organisations; the same for the same `seed`.

    One in six has a double family name; from Ukraine and Taiwan half write theirs in their own script.
    """
    rng = random.Random(seed)
    names = _names()
    countries = rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()), k=count)
    categories = rng.choices(
        ("Participant", "Speaker", "VIP", "Press", "Organiser"), (82, 9, 3, 3, 3), k=count
    )
    statuses = rng.choices(("Confirmed", "Cancelled", "Waiting list"), (96, 2, 2), k=count)
    houses = max(1, count // PEOPLE_PER_ORGANISATION)
    draw = rng.random
    people = []
    for number, (country, category, status) in enumerate(
        zip(countries, categories, statuses, strict=True), 1
    ):
        given_names, family_names = names[country][draw() < 0.5]
        given = given_names[int(draw() * len(given_names))]
        family = family_names[int(draw() * len(family_names))]
        if draw() < 1 / 6:
            family = _doubled(family, family_names[int(draw() * len(family_names))])
        house = int(draw() * houses)
        kind = _kind(house)
        people.append(
            Person(
                registration_id=f"P{number:06}",
                given_name=given.written,
                family_name=family.written,
                email=f"{given.plain}.{family.plain}{number}@house{house}.example",
                phone=f"+{_DIAL[country]} 000 {number % 100_000:05}",
                organisation=_organisation(house, kind),
                organisation_kind=kind,
                job_title=_POSITIONS[int(draw() * len(_POSITIONS))],
                country=country,
                category=category,
                status=status,
                registered_at=f"2026-10-{1 + number % 28:02} {8 + number % 12:02}:{number % 60:02}",
                note="Give headset for interpretation" if number % 50 == 0 else "",
            )
        )
    return people


def _names() -> dict[str, tuple[tuple[list[_Name], list[_Name]], tuple[list[_Name], list[_Name]]]]:
    """Return given and family names per country, women first."""
    tables = json.loads(NAMES.read_text(encoding="utf-8"))
    return {
        country: (
            (_both(table["given_f"]), _both(table["family_f"])),
            (_both(table["given_m"]), _both(table["family_m"])),
        )
        for country, table in tables.items()
    }


def _both(listed: str) -> list[_Name]:
    """Return the names of one comma-separated list; `Latin:own script` gives two entries."""
    names = []
    for entry in listed.split(", "):
        latin, _, native = entry.partition(":")
        names += [_Name(written, _plain(latin)) for written in (latin, native) if written]
    return names


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS)).lower()
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalpha())


def _doubled(first: _Name, second: _Name) -> _Name:
    if first is second or "-" in first.written or " " in first.written:
        return first
    return _Name(f"{first.written}-{second.written}", first.plain + second.plain)


def _kind(house: int) -> str:
    return ("company", "cluster", "company", "company", "cluster", "research", "company", "public")[house % 8]


def _organisation(house: int, kind: str) -> str:
    """Return the name of organisation number `house`: 1,200 plain ones, numbered after that."""
    rest, first = divmod(house, len(_FIRST))
    rest, second = divmod(rest, len(_SECOND))
    series, trade = divmod(rest, len(_TRADE))
    name = f"{_FIRST[first]}{_SECOND[second]} {_TRADE[trade]} {_KINDS[kind]}"
    return f"{name} {series + 1}" if series else name


def write_csv(path: Path, people: Iterable[Person]) -> None:
    """Write `people` as UTF-8 with commas."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(map(astuple, people))


def write_xlsx(path: Path, people: Iterable[Person]) -> None:
    """Write `people` as a workbook with one sheet, row by row so that memory stays small."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False}) as book:
        page = book.add_worksheet("Registrations")
        for line, cells in enumerate([HEADERS, *map(astuple, people)]):
            for column, cell in enumerate(cells):
                page.write_string(line, column, cell)
