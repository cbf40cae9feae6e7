"""Writes the demo forum: registrations, a later export, meeting requests, the agenda; always the same bytes.

Run `python resources/sample/make_sample.py` after a change in `source/`; `--out DIR` writes elsewhere.
Every name, organisation and address is invented; `README.md` lists the oddities that are put in on purpose.
"""

from __future__ import annotations

import argparse
import csv
import random
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter
from invented_people import SEED, Inventor, Person, participants, registered, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Cell = str | int | datetime

EXPORTED_AT = datetime.fromisoformat("2026-11-24T18:02")
DAY = "2026-11-26"
REQUESTS = 260

HEADERS = (
    "Registration ID", "Given name", "Family name", "E-mail", "Phone", "Organisation", "Organisation type",
    "Position", "Country", "Category", "Status", "Registered at", "Consent to photos",
    "Consent to share contact for matchmaking", "Dietary", "Topics of interest", "Offers", "Needs",
    "Note for staff",
)  # fmt: skip
REQUEST_HEADERS = (
    "Request ID", "From ID", "From name", "From e-mail", "From organisation", "To ID", "To name", "To e-mail",
    "To organisation", "Type", "Priority", "Topic", "Message", "Status", "Created at",
)  # fmt: skip
AGENDA_HEADERS = (
    "ID", "Date", "Start", "End", "Type", "Track", "Title", "Room", "Speakers", "Speaker IDs", "Moderator",
    "Capacity", "Sign-up",
)  # fmt: skip


def registrations(inventor: Inventor) -> list[Person]:
    """Return the 214 rows that an import accepts: 210 people, four of them entered twice."""
    rng = inventor.rng
    people = list(registered(participants(inventor), rng))
    doubles = [_double(people, *case) for case in _DOUBLE_ENTRIES]
    people += _numbered_after(people, doubles, people[-1].registered_at)
    _blemish(people, rng)
    return people


def _swapped(person: Person) -> Person:
    return replace(person, given=person.family, family=person.given)


def _shouted(person: Person) -> Person:
    return replace(person, given=person.given.upper(), family=person.family.upper(), phone="")


def _misspelt(person: Person) -> Person:
    email = person.email.replace(".", "", 1).split("@")[0] + "@example.org"
    return replace(person, family=person.family[:-1] + "n", email=email, job_title="")


def _moved(person: Person) -> Person:
    return replace(person, phone="", note="Registered again after changing the plan for the evening")


_DOUBLE_ENTRIES: tuple[tuple[str, Callable[[Person], Person]], ...] = (
    ("giriosmediena", _swapped),
    ("liedaga", _shouted),
    ("wattlicht", _misspelt),
    ("bursztynowaprzystan", _moved),
)


def _double(people: Sequence[Person], site: str, change: Callable[[Person], Person]) -> Person:
    first = next(person for person in people if person.site == site and person.category == "Participant")
    return change(first)


def _numbered_after(people: Sequence[Person], late: Iterable[Person], since: datetime) -> list[Person]:
    """Return `late` with numbers that follow the last registration, and with times after `since`."""
    number = int(people[-1].id.partition("-")[2])
    return [
        replace(person, id=f"BCF26-{number + place}", registered_at=since + timedelta(minutes=19 * place))
        for place, person in enumerate(late, start=1)
    ]


def _blemish(people: list[Person], rng: random.Random) -> None:
    """Put in what a real list has: gaps, stray spaces, cancelled rows, remarks for the desk."""
    ordinary = [
        person
        for person in people
        if person.category == "Participant" and person.site not in {"baltlazeris", "nerijosfotonika"}
    ]
    picked = rng.sample(ordinary, 46)
    for person, status in zip(picked, ["Cancelled"] * 4 + ["Waiting list"] * 4 + ["Declined"], strict=False):
        person.status = status
    for person in picked[9:11]:
        person.email = ""
    for person in picked[11:22]:
        person.job_title = ""
    for person in picked[22:26]:
        person.given += " "
        person.organisation += "  "
    for person in picked[26:28]:
        person.email = person.email.upper()
    for person in picked[36:46]:
        person.phone = ""
    notes = table("words")["notes"]
    guests = [person for person in people if person.category in {"Speaker", "VIP"}]
    for person, note in zip(rng.sample(guests, 4) + picked[28:36], notes * 2, strict=False):
        person.note = person.note or note


def row(person: Person) -> tuple[Cell, ...]:
    """Return one person in the order of HEADERS."""
    return (
        person.id, person.given, person.family, person.email, person.phone, person.organisation, person.kind,
        person.job_title, person.country_written, person.category, person.status, person.registered_at,
        person.photos, person.share, person.dietary, person.topics, person.offers, person.needs, person.note,
    )  # fmt: skip


def nameless(people: Sequence[Person]) -> Person:
    """Return the row that no import may accept: somebody left both names empty."""
    last = people[-1]
    return replace(
        last,
        given="",
        family="",
        email="info@girioslankas.example",
        organisation="",
        kind="",
        note="",
        phone="",
    )


def later_export(inventor: Inventor, people: Sequence[Person]) -> list[Person]:
    """Return the list a day later: three vanished, eight changed, twelve new."""
    rng = inventor.rng
    steady = [
        person for person in people if person.status == "Confirmed" and person.category == "Participant"
    ]
    picked = rng.sample(steady, 11)
    gone = {person.id for person in picked[:3]}
    changed = {person.id: change(person) for person, change in zip(picked[3:], _CHANGES, strict=True)}
    sites = rng.sample(table("organisations"), 11)
    sites.append(
        {"name": "Pušyno baldų klasteris", "kind": "cluster", "country": "LT", "site": "pusynobaldai"}
    )
    kept = [changed.get(person.id, person) for person in people if person.id not in gone]
    return kept + _numbered_after(people, [inventor.person(site) for site in sites], EXPORTED_AT)


_CHANGES: tuple[Callable[[Person], Person], ...] = (
    lambda person: replace(person, job_title="Acting director"),
    lambda person: replace(person, job_title="Board member"),
    lambda person: replace(person, phone="+370 000 09901"),
    lambda person: replace(person, status="Cancelled"),
    lambda person: replace(person, status="Cancelled"),
    lambda person: replace(person, email=f"office@{person.site}.example"),
    lambda person: replace(person, category="Speaker", note="Steps in for a speaker who is ill"),
    lambda person: replace(person, dietary="Vegan", photos="No"),
)


def meeting_requests(people: Sequence[Person], rng: random.Random) -> list[tuple[Cell, ...]]:
    """Return C2C and B2C requests, 260 with a few that lead nowhere."""
    clusters = [person for person in people if person.may_meet and person.kind == "Cluster"]
    companies = [person for person in people if person.may_meet and person.kind == "Company"]
    pairs: list[tuple[Person, Person]] = []
    while len(pairs) < REQUESTS - 4:
        asking = rng.choice(rng.choices((clusters, companies), (42, 58))[0])
        asked = rng.choice(clusters)
        if asking.site != asked.site and (asking, asked) not in pairs:
            pairs.append((asking, asked))
    stranger = replace(
        clusters[0], id="BCF26-0999", given="Somebody", family="Else", email="somebody@example.org"
    )
    pairs += [pairs[10], pairs[11], (companies[0], companies[0]), (companies[1], stranger)]
    return [_request(number, *pair, rng) for number, pair in enumerate(pairs, start=1)]


def _request(number: int, asking: Person, asked: Person, rng: random.Random) -> tuple[Cell, ...]:
    words = table("words")
    known = "" if number % 21 == 0 else asking.id
    created = EXPORTED_AT - timedelta(minutes=17 * (REQUESTS - number) + rng.randint(0, 16))
    return (
        f"R{number:03}", known, asking.name, asking.email, asking.organisation.strip(),
        asked.id, asked.name, asked.email, asked.organisation.strip(),
        "C2C" if asking.kind == "Cluster" else "B2C", rng.choices((1, 2, 3), (30, 45, 25))[0],
        rng.choice(words["topics"]), rng.choice(words["messages"]),
        rng.choices(("Accepted", "Pending", "Declined"), (62, 31, 7))[0], created,
    )  # fmt: skip


def agenda(people: Sequence[Person]) -> list[tuple[Cell, ...]]:
    """Return the day's programme with every speaker on stage once."""
    free = {
        category: [
            person for person in people if person.category == category and person.status == "Confirmed"
        ]
        for category in ("Speaker", "VIP", "Organiser")
    }
    return [_session(number, entry, free) for number, entry in enumerate(table("agenda"), start=1)]


def _session(number: int, entry: dict[str, Any], free: dict[str, list[Person]]) -> tuple[Cell, ...]:
    on_stage = [free["Speaker"].pop(0) for _ in range(entry.get("speakers", 0))]
    on_stage += [free["VIP"].pop(0) for _ in range(entry.get("vip", 0))]
    moderator = free["Organiser"][number % len(free["Organiser"])].name if on_stage else ""
    return (
        f"S{number:02}", DAY, entry["start"], entry["end"], entry["type"], entry.get("track", ""),
        entry["title"], entry["room"], "; ".join(person.name for person in on_stage),
        "; ".join(person.id for person in on_stage), moderator, entry.get("capacity", ""),
        "Yes" if entry.get("sign_up") else "",
    )  # fmt: skip


def write_workbook(path: Path, sheet: str, above: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a workbook as a registration system does: lines `above`, then `rows` with the header first."""
    with xlsxwriter.Workbook(
        path, {"strings_to_urls": False, "default_date_format": "yyyy-mm-dd hh:mm"}
    ) as book:
        # The clock would make each run differ.
        book.set_properties({"title": sheet, "created": EXPORTED_AT})
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True})
        for line, text in enumerate(above):
            page.write_string(line, 0, text)
        for line, cells in enumerate(rows, start=len(above)):
            for column, cell in enumerate(cells):
                if cell != "":
                    page.write(line, column, cell, *([bold] if line == len(above) else []))
        page.freeze_panes(len(above) + 1, 0)
        page.set_column(0, len(HEADERS), 20)


def write_list(path: Path, encoding: str, delimiter: str, rows: Iterable[Sequence[Cell]]) -> None:
    """Write a CSV file with the line ends that spreadsheets write."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([_as_text(cell) for cell in cells] for cells in rows)


def _as_text(cell: Cell) -> str:
    return cell.strftime("%Y-%m-%d %H:%M") if isinstance(cell, datetime) else str(cell)


def write_all(folder: Path) -> None:
    """Write the four files of the demo forum into `folder`."""
    inventor = Inventor(SEED)
    people = registrations(inventor)
    (rejected,) = _numbered_after(people, [nameless(people)], people[-1].registered_at)
    listed = [*people, rejected]
    above = [f"Baltic Cluster Forum 2026: registrations, exported {EXPORTED_AT:%Y-%m-%d %H:%M}", ""]
    write_workbook(folder / "registrations.xlsx", "Registrations", above, [HEADERS, *map(row, listed)])
    update = later_export(inventor, listed)
    write_list(folder / "registrations_update.csv", "utf-8-sig", ";", [HEADERS, *map(row, update)])
    requests = meeting_requests(people, random.Random(SEED + 1))
    write_workbook(folder / "meeting_requests.xlsx", "Requests", [], [REQUEST_HEADERS, *requests])
    write_list(folder / "agenda.csv", "utf-8", ",", [AGENDA_HEADERS, *agenda(people)])


def main() -> None:
    """Write the files and name the folder."""
    parser = argparse.ArgumentParser(description="Write the files of the demo forum.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    folder: Path = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    write_all(folder)
    print(f"The demo forum lies in {folder}.")


if __name__ == "__main__":
    main()
