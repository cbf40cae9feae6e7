"""The invented participants of the demo forum, drawn from the tables in `source/` with a fixed seed."""

from __future__ import annotations

import json
import random
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parent / "source"
SEED = 20261126
FIRST_REGISTRATION = datetime.fromisoformat("2026-09-21T08:12")
SPEAKERS = 20
REGISTRATION_DAYS = 62
ORGANISERS = "jungtuve"
PRESS = "trijukrantu"
TRANSLITERATED = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "đ": "d"})


@dataclass
class Person:
    """One row of the export; `phone` is a number where somebody's spreadsheet made it one."""

    given: str
    family: str
    organisation: str
    kind: str
    country: str
    site: str
    job_title: str
    phone: str | int = ""
    email: str = ""
    category: str = "Participant"
    status: str = "Confirmed"
    photos: str = "Yes"
    share: str = "Yes"
    dietary: str = ""
    topics: str = ""
    offers: str = ""
    needs: str = ""
    note: str = ""
    registered_at: datetime = FIRST_REGISTRATION
    id: str = ""
    country_written: str = ""

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def may_meet(self) -> bool:
        """Whether the person comes, agreed to be contacted and stands for an organisation."""
        return self.status == "Confirmed" and self.share == "Yes" and bool(self.organisation and self.id)


def table(name: str) -> Any:  # noqa: ANN401 (each source file has its own shape)
    """Return the hand-written source table `name`."""
    return json.loads((SOURCE / f"{name}.json").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Return the letters a-z of `text` without marks, for addresses."""
    decomposed = unicodedata.normalize("NFKD", text.translate(TRANSLITERATED)).lower()
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalpha())


class Inventor:
    """Draws people one after the other and never the same full name twice."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = table("words")
        self.names = table("names")
        self.taken = {f"{entry['given']} {entry['family']}" for entry in table("people")}
        self.serial = 1203

    def person(self, site: dict[str, Any], given: str = "", family: str = "") -> Person:
        """Return somebody of `site` (a row of organisations.json), with the name given or an invented one."""
        latin = ""
        if not given and not family:
            given, family, latin = self._name(site["country"])
        self.taken.add(f"{given} {family}")
        person = Person(
            given=given,
            family=family,
            organisation=site["name"],
            kind=self.words["kinds"].get(site["kind"], ""),
            country=site["country"],
            site=site["site"],
            job_title=self.rng.choice(self.words["positions"][site["kind"] or "other"]),
        )
        self._fill(person, latin)
        return person

    def _name(self, country: str) -> tuple[str, str, str]:
        names = self.names[country]
        while True:
            sex = self.rng.choice("fm")
            given = self.rng.choice(names[f"given_{sex}"].split(", "))
            family = self.rng.choice(names[f"family_{sex}"].split(", "))
            latin = f"{given.partition(':')[0]} {family.partition(':')[0]}"
            if latin not in self.taken:
                self.taken.add(latin)
                return given.partition(":")[0], family.partition(":")[0], latin

    def _fill(self, person: Person, latin: str) -> None:
        rng, words = self.rng, self.words
        person.phone = self.phone(person.country)
        person.email = address(latin or person.name, person.site)
        person.country_written = rng.choices(words["countries"][person.country], (80, 12, 8))[0]
        person.photos = rng.choices(("Yes", "No", ""), (86, 11, 3))[0]
        person.share = rng.choices(("Yes", "No", ""), (88, 9, 3))[0]
        person.dietary = self._perhaps(words["dietary"], 18)
        person.topics = "; ".join(sorted(rng.sample(words["topics"], rng.choice((1, 2, 2, 3)))))
        person.offers = self._perhaps(words["offers"], 70)
        person.needs = self._perhaps(words["needs"], 65)

    def _perhaps(self, texts: list[str], percent: int) -> str:
        return self.rng.choice(texts) if self.rng.randrange(100) < percent else ""

    def phone(self, country: str) -> str | int:
        """Return a number that cannot be dialled, in one of the ways people write theirs."""
        self.serial += self.rng.randint(3, 61)
        digits = iter(f"{self.serial % 10_000:04}"[-self.words["phones"][country].count("#") :])
        written = "".join(next(digits) if sign == "#" else sign for sign in self.words["phones"][country])
        close = "+" + "".join(sign for sign in written if sign.isdigit())
        forms: tuple[str | int, ...] = (
            written,
            close,
            "00" + close[1:],
            int(close[1:]),
            f"{written} (mob.)",
            "",
        )
        return self.rng.choices(forms, (60, 16, 6, 9, 2, 7))[0]


def address(name: str, site: str) -> str:
    """Return an address under a reserved domain, from the first given and the last family name."""
    words = [word for word in map(plain, name.replace("-", " ").split()) if word]
    host = f"{site}.example" if site else "mail.example.org"
    return f"{words[0]}.{words[-1]}@{host}" if words else f"office@{host}"


def participants(inventor: Inventor) -> list[Person]:
    """Return the 210 different people, in the order in which they registered."""
    named = table("people")
    people: list[Person] = []
    for site in table("organisations"):
        known = [entry for entry in named if entry["site"] == site["site"]]
        staff = [_named(inventor, site, entry) for entry in known]
        staff += [inventor.person(site) for _ in range(site["people"] - len(staff))]
        for person, spelling in zip(reversed(staff), site["variants"], strict=False):
            person.organisation = spelling
        people += staff
    people += [_named(inventor, _freelance(entry), entry) for entry in named if not entry["site"]]
    _sort_into_categories(inventor, people)
    inventor.rng.shuffle(people)
    return people


def _freelance(entry: dict[str, str]) -> dict[str, Any]:
    return {"name": "", "kind": "", "country": entry["country"], "site": ""}


def _named(inventor: Inventor, site: dict[str, Any], entry: dict[str, str]) -> Person:
    person = inventor.person(site, entry["given"], entry["family"])
    person.job_title = entry["job_title"]
    person.category = entry.get("category", "")
    if "latin" in entry:
        person.email = f"{entry['latin']}@{site['site']}.example"
    return person


def _sort_into_categories(inventor: Inventor, people: list[Person]) -> None:
    """Give everybody a category: organisers and press by house, mayors by name, speakers by lot."""
    by_house = {ORGANISERS: "Organiser", PRESS: "Press"}
    for person in people:
        person.category = by_house.get(person.site, person.category or "Participant")
    free = [
        person
        for person in people
        if person.category == "Participant" and person.kind not in {"Public body", "Other"}
    ]
    speakers = sum(person.category == "Speaker" for person in people)
    for person in inventor.rng.sample(free, SPEAKERS - speakers):
        person.category = "Speaker"
    for person in people:
        if person.category in {"Speaker", "VIP"}:
            person.share = "Yes"


def registered(people: list[Person], rng: random.Random) -> Iterator[Person]:
    """Yield the people with the numbers and times that the registration system gave them."""
    number = 1000
    for person, moment in zip(people, sorted(_moment(rng) for _ in people), strict=True):
        number += rng.choice((1, 1, 1, 1, 2, 3))
        yield replace(person, id=f"BCF26-{number}", registered_at=moment)


def _moment(rng: random.Random) -> datetime:
    """Return a moment by day or in the evening, more of them in the last weeks."""
    day = int(REGISTRATION_DAYS * rng.random() ** 0.7)
    return FIRST_REGISTRATION + timedelta(days=day, minutes=rng.randint(0, 14 * 60))
