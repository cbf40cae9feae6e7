"""Whom a row of the file is: found again by its key, its code, or its name with e-mail or organisation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from desktop_app.features.checkin.rules import CodeKind, read_code
from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.features.registrations.rules.plan import (
    Doubt,
    PlannedRow,
    Present,
    PresentPerson,
    Remark,
    Values,
    name_words,
)
from desktop_app.features.registrations.tasks.erased import ErasedPeople

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SIMILAR = 60
_NEARLY_THE_SAME = 86
_LARGEST_BLOCK = 400


def full_name(values: Values) -> str:
    return f"{values.get('given_name', '')} {values.get('family_name', '')}".strip()


def row_key(values: Values) -> tuple[str, str, str]:
    """What makes two rows of one file the same: the source's key, or name with e-mail or organisation."""
    if key := values.get("source_key"):
        return "key", key, ""
    name = name_words(full_name(values))
    if code := values.get("code"):
        return "code", code, name
    if email := values.get("email"):
        return "email", name, email.casefold()
    return "name", name, organisation_key(values.get("organisation", ""))


def is_alike(values: Values, other: Values) -> bool:
    """Whether two records may be one person: an e-mail in common or names that resemble each other."""
    email = values.get("email", "").casefold()
    if email and email == other.get("email", "").casefold():
        return True
    return fuzz.ratio(name_words(full_name(values)), name_words(full_name(other))) >= _SIMILAR


class Matcher:
    """Finds for each row the attendee it belongs to, nobody twice."""

    def __init__(self, present: Present, source: str, same: Mapping[int, str] = MappingProxyType({})) -> None:
        """Match rows of a file of `source`; `same` are lines of which staff said which attendee they mean."""
        self._source = source
        self._same = same
        told = set(same.values())
        self._told = {person.id: person for person in present.people if person.id in told}
        self._used: set[str] = set()
        self._by_key: dict[str, PresentPerson] = {}
        self._by_code: dict[str, PresentPerson] = {}
        self._by_trait: dict[tuple[str, str, str], list[PresentPerson]] = defaultdict(list)
        self._by_email: dict[str, list[PresentPerson]] = defaultdict(list)
        self._erased = ErasedPeople(present, source)
        self._several = {person.id for person in present.merged}
        for person in (*present.people, *present.merged):
            self._index(person)

    def _index(self, person: PresentPerson) -> None:
        if self._is_known_by_key(person):
            self._by_key[person.source_key] = person
        self._by_code.update(dict.fromkeys(person.codes, person))
        values = person.known_as
        name = name_words(full_name(values))
        if email := values.get("email", "").casefold():
            self._by_trait["email", name, email].append(person)
            self._by_email[email].append(person)
        self._by_trait["name", name, organisation_key(values.get("organisation", ""))].append(person)

    def was_erased(self, values: Values) -> bool:
        """Whether a row that belongs to nobody is of somebody who was erased here."""
        return self._erased.has(values)

    def find(self, values: Values, line: int = 0) -> PresentPerson | None:
        """The attendee of a row; one into whom others were merged may be that of several."""
        told = self._told.get(self._same.get(line, ""))
        if told is not None:
            self._used.add(told.id)
            return self._as_told(told, values)
        for person in self._candidates(values):
            if person.id not in self._used or self._is_one_of_several(person, values):
                self._used.add(person.id)
                return person
        return None

    def _as_told(self, person: PresentPerson, values: Values) -> PresentPerson:
        """The person as a row means it that is not known to: what differs is asked, and its key is kept."""
        key = values.get("source_key", "")
        return replace(
            person,
            imported={},
            by_hand=True,
            source=self._source,
            source_key=key,
            merged=True,
            key_is_new=bool(key),
        )

    def _is_known_by_key(self, person: PresentPerson) -> bool:
        return person.source == self._source and bool(person.source_key)

    def _is_one_of_several(self, person: PresentPerson, values: Values) -> bool:
        keyed = self._is_known_by_key(person) and person.source_key == values.get("source_key")
        return keyed and person.id in self._several

    def is_new_code(self, values: Values) -> bool:
        """Whether a row brings another system's code that nobody holds or held."""
        code = values.get("code", "")
        return bool(code) and code not in self._by_code and read_code(code).kind is not CodeKind.OWN

    def _candidates(self, values: Values) -> Iterator[PresentPerson]:
        key = values.get("source_key", "")
        if person := self._by_key.get(key):
            yield person
            return
        if person := self._by_code.get(values.get("code", "")):
            yield person
        yield from (person for person in self._by_traits(values) if not self._is_another(person, key))

    def _by_traits(self, values: Values) -> Iterator[PresentPerson]:
        name = name_words(full_name(values))
        email = values.get("email", "").casefold()
        organisation = organisation_key(values.get("organisation", ""))
        if email:
            yield from self._by_trait.get(("email", name, email), ())
        for person in self._by_trait.get(("name", name, organisation), ()):
            if not email or not person.values.get("email"):
                yield person
        namesakes = self._by_email.get(email, ()) if email else ()
        if len(namesakes) == 1 and is_renamed(values, namesakes[0].values):
            yield namesakes[0]

    def _is_another(self, person: PresentPerson, key: str) -> bool:
        """Two registrations of one source with different keys are two, however alike."""
        return bool(key) and self._is_known_by_key(person)


def is_renamed(values: Values, other: Values) -> bool:
    """Whether of two records with one e-mail the one may be the other with a corrected name."""
    return fuzz.ratio(name_words(full_name(values)), name_words(full_name(other))) >= _SIMILAR


def look_alikes(rows: Iterable[PlannedRow], people: Iterable[PresentPerson]) -> Iterator[Remark]:
    """For each new row at most one remark: another line, or a person who is there, that may be the same."""
    blocks: dict[str, list[tuple[str, str, Remark]]] = defaultdict(list)
    emails: dict[str, Remark] = {}
    for person in people:
        told = Remark(0, Doubt.LOOK_ALIKE_PERSON, person.name, person.id)
        _enter(blocks, emails, person.values, told)
    for row in rows:
        remark = _resembling(blocks, emails, row.values)
        if remark is not None:
            yield Remark(row.line, remark.doubt, remark.value, remark.other)
        _enter(blocks, emails, row.values, Remark(0, Doubt.LOOK_ALIKE_LINE, row.name, str(row.line)))


def _enter(
    blocks: dict[str, list[tuple[str, str, Remark]]], emails: dict[str, Remark], values: Values, told: Remark
) -> None:
    words = name_words(full_name(values))
    blocks[_initials(words)].append((words, _place(values), told))
    if email := values.get("email", "").casefold():
        emails.setdefault(email, told)


def _resembling(
    blocks: dict[str, list[tuple[str, str, Remark]]], emails: dict[str, Remark], values: Values
) -> Remark | None:
    email = values.get("email", "").casefold()
    if email and email in emails:
        return emails[email]
    words, place = name_words(full_name(values)), _place(values)
    for other, where, told in blocks.get(_initials(words), ())[-_LARGEST_BLOCK:]:
        if place == where and fuzz.ratio(words, other, score_cutoff=_NEARLY_THE_SAME):
            return told
    return None


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split())


def _place(values: Values) -> str:
    """Where somebody belongs: names that resemble each other are common, but not within one organisation."""
    return organisation_key(values.get("organisation", "")) or values.get("country", "")
