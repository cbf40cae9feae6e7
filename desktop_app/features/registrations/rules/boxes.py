"""Boxes of badges that were printed in advance: who lies where, and what stands on each box."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from itertools import groupby
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NUMBERED: Final = re.compile(r"(.*?)\s*(\d+)")


class BoxOrder(StrEnum):
    """In which order badges are put into boxes; each category begins a box of its own."""

    NAME = "name"
    ORGANISATION = "organisation"
    CATEGORY = "category"


class BoxRefusal(Enum):
    """Why badges are not put into boxes."""

    NOBODY = auto()
    TAKEN = auto()


@dataclass(frozen=True, slots=True)
class BoxPerson:
    """Whose badge it is; `box` is where it lies now, empty for nowhere."""

    id: str
    family_name: str
    given_name: str
    organisation: str
    category: str
    country: str = ""
    box: str = ""

    @property
    def listed_name(self) -> str:
        """The name as it stands in an alphabetical list."""
        return ", ".join(part for part in (self.family_name, self.given_name) if part)


@dataclass(frozen=True, slots=True)
class BoxPattern:
    """`size` badges in each box; boxes go by letters, badges are numbered on from box to box."""

    prefix: str
    size: int
    order: BoxOrder = BoxOrder.NAME
    first_box: int = 1
    first_number: int = 1

    def after(self, others: Iterable[Box]) -> BoxPattern:
        """The same behind boxes that stay as they are, so that no place is given twice."""
        others = list(others)
        numbers = [place.number for box in others for place in box.places if place.number is not None]
        taken = [_letter_number(box.name.removeprefix(self.prefix).strip()) for box in others]
        return replace(self, first_box=max(taken, default=0) + 1, first_number=max(numbers, default=0) + 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one badge lies: in which box, and as which number where there is one."""

    person: BoxPerson
    box: str
    number: int | None

    @property
    def words(self) -> str:
        """The place as the card says it."""
        return self.box if self.number is None else f"{self.box} {self.number}".strip()


@dataclass(frozen=True, slots=True)
class Box:
    """One box with what lies in it, in order."""

    name: str
    places: tuple[Place, ...]

    @property
    def numbers(self) -> str:
        """The first and the last number; empty where they have none."""
        numbers = [place.number for place in self.places if place.number is not None]
        if not numbers:
            return ""
        first, last = min(numbers), max(numbers)
        return str(first) if first == last else f"{first}\N{EN DASH}{last}"

    def span(self, order: BoxOrder) -> str:
        """From whom to whom, by what the boxes are ordered by."""
        first, last = (_named(place.person, order) for place in (self.places[0], self.places[-1]))
        return first if first == last else f"{first} … {last}"


def letters(number: int) -> str:
    """A for the first box, Z for the 26th, AA for the one after."""
    words = ""
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        words = ascii_uppercase[rest] + words
    return words


def _letter_number(words: str) -> int:
    """Which letters these are, as `letters` counts; 0 where they are none."""
    number = 0
    for letter in words:
        if letter not in ascii_uppercase:
            return 0
        number = number * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return number


def filled(people: Sequence[BoxPerson], pattern: BoxPattern) -> list[Box]:
    """The boxes that these people's badges fill; the people come in the pattern's order."""
    boxes: list[Box] = []
    number = pattern.first_number
    for share in _shares(people, pattern):
        name = f"{pattern.prefix} {letters(pattern.first_box + len(boxes))}".strip()
        places = tuple(Place(person, name, number + place) for place, person in enumerate(share))
        boxes.append(Box(name, places))
        number += len(share)
    return boxes


def packed(people: Iterable[BoxPerson]) -> list[Box]:
    """The boxes as they stand, read from where each badge lies; in the order of their names and numbers."""
    places = [_place_of(person) for person in people if person.box.strip()]
    places.sort(key=_turn)
    return [Box(name, tuple(run)) for name, run in groupby(places, key=lambda place: place.box)]


def _shares(people: Sequence[BoxPerson], pattern: BoxPattern) -> Iterator[Sequence[BoxPerson]]:
    apart = pattern.order is BoxOrder.CATEGORY
    for _, run in groupby(people, key=lambda person: person.category if apart else ""):
        together = list(run)
        for start in range(0, len(together), pattern.size):
            yield together[start : start + pattern.size]


def _place_of(person: BoxPerson) -> Place:
    box = " ".join(person.box.split())
    numbered = _NUMBERED.fullmatch(box)
    if numbered is None:
        return Place(person, box, None)
    return Place(person, numbered[1], int(numbered[2]))


def _turn(place: Place) -> tuple[int, str, int]:
    """A before AA, and 9 before 10."""
    return len(place.box), place.box, place.number or 0


def _named(person: BoxPerson, order: BoxOrder) -> str:
    name = person.family_name or person.given_name
    if order is BoxOrder.ORGANISATION:
        return person.organisation or name
    return f"{person.category}: {name}" if order is BoxOrder.CATEGORY else name
