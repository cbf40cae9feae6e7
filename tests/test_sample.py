"""The demo forum's files: what they promise, and that the script still makes them."""

from __future__ import annotations

import csv
import itertools
import json
import math
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from tests.people import make_people, write_csv, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = Path(__file__).parent.parent / "resources" / "sample"
DATA_FILES = ("registrations.xlsx", "registrations_update.csv", "meeting_requests.xlsx", "agenda.csv")
RESERVED = re.compile(r".+@([a-z0-9-]+\.example|(.+\.)?example\.(com|org|net))", re.IGNORECASE)

Row = dict[str, Any]

# Matrices of Machado, Oliveira and Fernandes 2009 for complete loss of one cone, on linear RGB.
SIGHT = {
    "all three cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long-wave cone": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no middle-wave cone": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no short-wave cone": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def made(folder: Path) -> Path:
    """Run the script as a person would and return where it wrote."""
    script = [sys.executable, str(SAMPLE / "make_sample.py"), "--out", str(folder)]
    done = subprocess.run(script, check=True, capture_output=True, text=True)  # noqa: S603 (our own script)
    assert str(folder) in done.stdout
    return folder


def cells(path: Path) -> list[list[Any]]:
    if path.suffix == ".xlsx":
        return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";" if "update" in path.name else ","))


def rows(name: str) -> list[Row]:
    """Return the rows of a sample file under its header, which stands in the third line of the workbook."""
    header, *body = cells(SAMPLE / name)[2 if name == "registrations.xlsx" else 0 :]
    return [dict(zip(header, row, strict=True)) for row in body]


def accepted() -> list[Row]:
    return [row for row in rows("registrations.xlsx") if (row["Given name"] + row["Family name"]).strip()]


def same_words(name: str) -> tuple[str, ...]:
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(sorted(re.findall(r"\w+", plain)))


def event() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((SAMPLE / "event.json").read_text(encoding="utf-8"))
    return read


def test_script_still_makes_the_files(tmp_path: Path) -> None:
    folder = made(tmp_path)

    for name in DATA_FILES:
        assert cells(folder / name) == cells(SAMPLE / name), name


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = made(tmp_path / "first"), made(tmp_path / "second")

    for name in DATA_FILES:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_an_import_finds_214_people_and_90_organisations() -> None:
    people = accepted()

    assert len(people) == 214
    assert len(rows("registrations.xlsx")) == 215
    assert len({same_words(row["Organisation"]) for row in people} - {()}) == 90
    assert len({row["Organisation"] for row in people}) > 100
    assert len({row["Registration ID"] for row in people}) == 214


def test_people_come_from_the_countries_of_the_region_and_beyond() -> None:
    spellings = json.loads((SAMPLE / "source" / "words.json").read_text(encoding="utf-8"))["countries"]
    code_of = {written: code for code, forms in spellings.items() for written in forms}

    counts = Counter(code_of[row["Country"]] for row in accepted())

    assert len(counts) == 14
    assert [code for code, _ in counts.most_common(2)] == ["LT", "LV"]
    assert counts["TW"] == 9


def test_categories_and_states_are_believable() -> None:
    categories = Counter(row["Category"] for row in accepted())
    states = Counter(row["Status"] for row in accepted())

    assert set(categories) == {category["name"] for category in event()["categories"]}
    assert categories["Speaker"] == 20
    assert categories.most_common(1)[0][0] == "Participant"
    assert states == {"Confirmed": 205, "Cancelled": 4, "Waiting list": 4, "Declined": 1}


def test_the_promised_oddities_are_there() -> None:
    people = accepted()

    assert sum(not row["E-mail"] for row in people) == 2
    assert sum(not row["Organisation"] for row in people) == 3
    assert sum(not row["Phone"] for row in people) >= 10
    assert any(isinstance(row["Phone"], float) for row in people)
    assert any(row["Organisation"].endswith("  ") for row in people)
    assert max(len(row["Organisation"]) for row in people) >= 90
    assert max(len(row["Family name"]) for row in people) >= 30
    assert any("\u4e00" <= row["Given name"][:1] <= "\u9fff" for row in people)
    assert any("\u0400" <= row["Given name"][:1] <= "\u04ff" for row in people)
    assert all(isinstance(row["Registered at"], datetime) for row in people)


def test_four_people_are_there_twice() -> None:
    mails = Counter(row["E-mail"] for row in accepted() if row["E-mail"])
    names = Counter(same_words(f"{row['Given name']} {row['Family name']}") for row in accepted())

    assert sum(count == 2 for count in mails.values()) == 3
    assert sum(count == 2 for count in names.values()) == 3
    assert max(mails.values()) == max(names.values()) == 2


def test_zydrun_finds_two_people() -> None:
    found = [row["Given name"] for row in accepted() if "zydrun" in "".join(same_words(row["Given name"]))]

    assert sorted(found) == ["Žydrūnas", "Žydrūnė"]


@pytest.mark.parametrize("name", ["registrations.xlsx", "registrations_update.csv", "meeting_requests.xlsx"])
def test_no_address_can_be_real(name: str) -> None:
    addresses = [str(cell) for row in cells(SAMPLE / name) for cell in row if "@" in str(cell)]

    assert len(addresses) > 200
    assert [address for address in addresses if not RESERVED.fullmatch(address)] == []


def test_the_later_export_changes_adds_and_loses_people() -> None:
    before = {row["Registration ID"]: row for row in rows("registrations.xlsx")}
    after = {row["Registration ID"]: row for row in rows("registrations_update.csv")}
    kept = before.keys() & after.keys()
    edited = ("E-mail", "Position", "Category", "Status", "Dietary", "Note for staff")
    changed = {key for key in kept if any(before[key][field] != after[key][field] for field in edited)}

    assert (SAMPLE / "registrations_update.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(before.keys() - after.keys()) == 3
    assert len(after.keys() - before.keys()) == 12
    assert len(changed) == 7
    assert sum(row["Phone"] == "+370 000 09901" for row in after.values()) == 1


def test_requests_are_c2c_and_b2c_between_people_of_the_list() -> None:
    people = {row["Registration ID"]: row for row in accepted()}
    requests = rows("meeting_requests.xlsx")
    strangers = [request for request in requests if request["To ID"] not in people]
    kinds = Counter(request["Type"] for request in requests)

    assert len(requests) == 260
    assert set(kinds) == {"C2C", "B2C"}
    assert min(kinds.values()) > 90
    assert len(strangers) == 1
    assert sum(request["From ID"] == request["To ID"] for request in requests) == 1
    assert all(request["From ID"] in people for request in requests if request["From ID"])


def test_agenda_has_every_speaker_once_and_no_room_twice() -> None:
    speakers = {row["Registration ID"] for row in accepted() if row["Category"] == "Speaker"}
    sessions = rows("agenda.csv")
    on_stage = [code for row in sessions for code in row["Speaker IDs"].split("; ") if code in speakers]

    assert sorted(on_stage) == sorted(speakers)
    assert len({row["Track"] for row in sessions} - {""}) == 3
    for one, other in itertools.combinations(sessions, 2):
        same_room = one["Room"] == other["Room"] != "Foyer"
        assert not (same_room and one["Start"] < other["End"] and other["Start"] < one["End"])


def test_category_colours_differ_for_every_kind_of_sight() -> None:
    colours = {category["name"]: category["colour"] for category in event()["categories"]}

    for sight, matrix in SIGHT.items():
        seen = {name: perceived(colour, matrix) for name, colour in colours.items()}
        closest = min(math.dist(one, other) for one, other in itertools.combinations(seen.values(), 2))
        assert closest > 18, sight


def test_a_category_word_can_be_read_on_its_band() -> None:
    for category in event()["categories"]:
        red, green, blue = linear(category["colour"])
        light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        assert max(1.05 / (light + 0.05), (light + 0.05) / 0.05) >= 4.5, category["name"]


def linear(colour: str) -> list[float]:
    """Return red, green, blue of `#RRGGBB` as amounts of light (sRGB, IEC 61966-2-1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def dot(row: Sequence[float], column: Sequence[float]) -> float:
    return sum(one * other for one, other in zip(row, column, strict=True))


def perceived(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """Return the place of `colour` in CIELAB (D65) as an eye with `matrix` sees it."""
    light = linear(colour)
    seen = [max(0.0, dot(row, light)) for row in matrix]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [dot(row, seen) for row in to_xyz]
    x, y, z = (math.cbrt(part / white) for part, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_people_for_tests_are_the_same_each_time_and_all_different(tmp_path: Path) -> None:
    people = make_people(500, seed=3)
    write_csv(tmp_path / "people.csv", people)
    write_xlsx(tmp_path / "people.xlsx", people)

    assert people == make_people(500, seed=3)
    assert people != make_people(500, seed=4)
    assert len({person.email for person in people}) == 500
    assert all(RESERVED.fullmatch(person.email) for person in people)
    assert cells(tmp_path / "people.csv") == cells(tmp_path / "people.xlsx")
