"""Whose photo a file is, by its name: a code, an e-mail, a number of the source, or the person's name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.registrations.rules.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png"})


class PhotoRefusal(Enum):
    """Why a photo is not kept."""

    NO_FOLDER = "no folder"
    """The fact `folder` names it."""
    NO_PHOTOS = "no photos"


class PhotoFault(Enum):
    """Why a file is nobody's photo."""

    NOBODY = "nobody"
    SEVERAL_PEOPLE = "several people"
    SECOND = "second"
    """Another file is the same person's already."""
    NO_PICTURE = "no picture"
    """It cannot be read as one, or is too large."""


@dataclass(frozen=True, slots=True)
class PhotoPerson:
    """Everything by which a file may name somebody."""

    id: str
    given_name: str
    family_name: str
    code: str
    email: str
    source_key: str
    has_photo: bool = False

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class PhotoMatch:
    """One file with whose it is; `fault` says why it is nobody's, and `name` whose it might have been."""

    file: str
    attendee_id: str = ""
    name: str = ""
    fault: PhotoFault | None = None
    replaces: bool = False


def match_photos(files: Sequence[str], people: Iterable[PhotoPerson]) -> tuple[PhotoMatch, ...]:
    """Whose photo each file is; the surest name goes first, whatever the order of the files.

    A code goes before an e-mail, that before the number of the source, and that before a name, which counts
    only where one person alone is called so.
    """
    known = _Known(people)
    found = {file: known.of(file) for file in files}
    taken: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (found[file][0], file)):
        hits = found[file][1]
        if len(hits) == 1:
            taken.setdefault(hits[0].id, file)
    return tuple(_match(file, found[file][1], taken) for file in files)


def _match(file: str, hits: Sequence[PhotoPerson], taken: dict[str, str]) -> PhotoMatch:
    if not hits:
        return PhotoMatch(file, fault=PhotoFault.NOBODY)
    if len(hits) > 1:
        return PhotoMatch(file, name=hits[0].name, fault=PhotoFault.SEVERAL_PEOPLE)
    (person,) = hits
    if taken[person.id] != file:
        return PhotoMatch(file, name=person.name, fault=PhotoFault.SECOND)
    return PhotoMatch(file, person.id, person.name, replaces=person.has_photo)


class _Known:
    """People by each of their names, the surest kind first."""

    def __init__(self, people: Iterable[PhotoPerson]) -> None:
        self._kinds: tuple[dict[str, dict[str, PhotoPerson]], ...] = tuple(
            defaultdict(dict) for _ in range(4)
        )
        for person in people:
            for kind, name in _names(person):
                if name:
                    self._kinds[kind][name][person.id] = person

    def of(self, file: str) -> tuple[int, list[PhotoPerson]]:
        """How sure it is, from 0, and who is meant."""
        stem = file.rpartition(".")[0] or file
        exact, words = stem.strip().casefold(), folded(stem)
        for kind, name in enumerate((exact, exact, exact, words)):
            hits = self._kinds[kind].get(name)
            if hits:
                return kind, list(hits.values())
        return len(self._kinds), []


def _names(person: PhotoPerson) -> Iterator[tuple[int, str]]:
    yield 0, person.code.casefold()
    yield 1, person.email.casefold()
    yield 2, person.source_key.casefold()
    given, family = folded(person.given_name), folded(person.family_name)
    yield 3, f"{given} {family}".strip()
    yield 3, f"{family} {given}".strip()
