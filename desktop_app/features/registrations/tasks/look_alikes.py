"""Finds the people, and the organisations, of a whole event that may be one: without comparing all with all.

Only records that share something telling are compared (an address, the sounds of a name, an organisation
and an initial). In a large group each record is compared with its neighbours in the order of the names
alone, the sorted-neighbourhood method of Hernández and Stolfo (SIGMOD 1995), so that the work grows with
the number of people and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from desktop_app.features.registrations.rules.crowd import LookAlikePairs
from desktop_app.features.registrations.rules.likeness import Known, Pair, Trait, known, likeness
from desktop_app.features.registrations.rules.organisation_likeness import (
    KnownOrganisation,
    known_organisation,
    organisation_likeness,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from desktop_app.features.registrations.rules.crowd import Crowd
    from desktop_app.features.registrations.rules.likeness import Likeness, Registration
    from desktop_app.features.registrations.rules.organisation_likeness import Named
    from desktop_app.progress import Progress

T = TypeVar("T")
R = TypeVar("R", Known, KnownOrganisation)
Apart = frozenset[tuple[str, str]]
"""Pairs of keys, the smaller first, of which staff said that they are two."""

_STEP: Final = 2000
_ALL_WITH_ALL: Final = 24
_NEIGHBOURS: Final = 10
_COMMON_WORD: Final = 40
_MANY: Final = 4


def pairs_alike(crowd: Crowd, progress: Progress) -> LookAlikePairs:
    """The people and the organisations of an event that may be one.

    Raises:
        Cancelled: when the person who waits has cancelled.

    """
    people = people_alike(crowd.people, crowd.people_apart, _Part(progress, 0, len(crowd.people), crowd.size))
    rest = _Part(progress, len(crowd.people), len(crowd.organisations), crowd.size)
    return LookAlikePairs(people, organisations_alike(crowd.organisations, crowd.organisations_apart, rest))


class _Part:
    """The progress of one of several searches as a part of the whole."""

    def __init__(self, progress: Progress, before: int, own: int, whole: int) -> None:
        self._progress = progress
        self._before = before
        self._own = own
        self._whole = whole

    def at(self, done: int, total: int) -> None:
        self._progress.at(self._before + (done * self._own // total if total else self._own), self._whole)


def people_alike(people: Sequence[Registration], apart: Apart, progress: Progress) -> tuple[Pair, ...]:
    """The pairs of registrations that may be one person, the surest first.

    Raises:
        Cancelled: when the person who waits has cancelled.

    """
    records = _prepared(people, known, progress)
    search = _Search(records, likeness, apart, progress)
    for group in _groups(records, _person_keys):
        search.compare(group, _by_name)
    for group in _groups(records, _name_keys):
        search.compare(group, _by_place)
    for group in _groups(records, _initial_keys):
        # Who gave no organisation is looked for among everybody of the country with these initials.
        if not all(records[place].organisation for place in group):
            search.compare(group, _by_name)
    return search.found(_Telling(records).is_telling)


def organisations_alike(named: Sequence[Named], apart: Apart, progress: Progress) -> tuple[Pair, ...]:
    """The pairs of organisations that may be one, the surest first.

    Raises:
        Cancelled: when the person who waits has cancelled.

    """
    records = _prepared(named, known_organisation, progress)
    search = _Search(records, organisation_likeness, apart, progress)
    for group in _groups(records, _organisation_keys):
        search.compare(group, _by_sounds)
    for group in _groups(records, _word_keys):
        if len(group) <= _COMMON_WORD:
            search.compare(group, _by_sounds)
    everybody = range(len(records))
    search.compare(everybody, _by_sounds)
    search.compare(everybody, _by_last_sounds)
    return search.found()


class _Telling:
    """Leaves out what says nothing in a large event: an office's address, a name that many have."""

    def __init__(self, records: Sequence[Known]) -> None:
        emails = Counter(record.email for record in records)
        names = Counter(record.sounds for record in records)
        self._office = {record.id for record in records if emails[record.email] >= _MANY}
        self._common = {record.id for record in records if names[record.sounds] >= _MANY}

    def is_telling(self, pair: Pair) -> bool:
        """Whether a pair that shares one trait alone is worth a look."""
        if len(pair.likeness.traits) > 1:
            return True
        among = self._office if pair.likeness.traits[0] is Trait.EMAIL else self._common
        return pair.first not in among


class _Search(Generic[R]):
    """Compares records, named by their places, each two of them once."""

    def __init__(
        self,
        records: Sequence[R],
        judge: Callable[[R, R], Likeness | None],
        apart: Apart,
        progress: Progress,
    ) -> None:
        self._records: Sequence[R] = records
        self._judge: Callable[[R, R], Likeness | None] = judge
        self._apart = apart
        self._progress = progress
        self._total = 2 * len(records)
        self._done = len(records)
        self._since = 0
        self._compared: set[int] = set()
        self._pairs: list[Pair] = []

    def compare(self, group: Sequence[int], order: Callable[[R], str]) -> None:
        """Compare the records of a group, in a large one each with its neighbours in that order."""
        records, compared = self._records, self._compared
        near = len(group) > _ALL_WITH_ALL
        places = sorted(group, key=lambda place: order(records[place])) if near else group
        for start, one in enumerate(places):
            for other in places[start + 1 : start + 1 + _NEIGHBOURS] if near else places[start + 1 :]:
                code = min(one, other) * len(records) + max(one, other)
                if code not in compared:
                    compared.add(code)
                    self._judge_pair(records[one], records[other])
            self._advance()

    def found(self, wanted: Callable[[Pair], bool] | None = None) -> tuple[Pair, ...]:
        """The pairs that are wanted, the surest first."""
        self._progress.at(self._total, self._total)
        return tuple(sorted(filter(wanted, self._pairs) if wanted else self._pairs, key=_rank))

    def _judge_pair(self, one: R, other: R) -> None:
        found = self._judge(one, other)
        if found is None:
            return
        first, second = sorted((one.id, other.id))
        if (first, second) not in self._apart:
            self._pairs.append(Pair(first, second, found))

    def _advance(self) -> None:
        self._since += 1
        if self._since == _STEP:
            # A record is in several groups: the bar slows down towards its end instead of going past it.
            self._done += min(_STEP, (self._total - self._done) // 8)
            self._since = 0
            self._progress.at(self._done, self._total)


def _prepared(rows: Sequence[T], prepare: Callable[[T], R], progress: Progress) -> list[R]:
    records: list[R] = []
    for number, row in enumerate(rows):
        if number % _STEP == 0:
            progress.at(number, 2 * len(rows))
        records.append(prepare(row))
    return records


def _groups(records: Iterable[R], keys_of: Callable[[R], Iterable[Hashable]]) -> Iterator[list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        for key in keys_of(record):
            groups[key].append(place)
    return (group for group in groups.values() if len(group) > 1)


def _person_keys(record: Known) -> Iterator[Hashable]:
    if record.email:
        yield "email", record.email
    if record.phone:
        yield "phone", record.phone
    if record.organisation:
        for letter in {word[0] for word in record.sounds}:
            yield record.organisation, letter


def _name_keys(record: Known) -> Iterator[Hashable]:
    if record.sounds:
        yield record.sounds


def _initial_keys(record: Known) -> Iterator[Hashable]:
    yield record.country, "".join(sorted(word[0] for word in record.sounds))


def _organisation_keys(record: KnownOrganisation) -> Iterator[Hashable]:
    yield from record.keys
    for letters in record.initials:
        yield "initials", letters
    if len(record.words) == 1:
        yield "initials", record.words[0]


def _word_keys(record: KnownOrganisation) -> Iterator[Hashable]:
    yield from set(record.sounds)


def _by_name(record: Known) -> str:
    return " ".join(record.sounds)


def _by_place(record: Known) -> str:
    return f"{record.organisation} {record.email}"


def _by_sounds(record: KnownOrganisation) -> str:
    return "".join(record.sounds)


def _by_last_sounds(record: KnownOrganisation) -> str:
    return "".join(record.sounds)[::-1]


def _rank(pair: Pair) -> tuple[int, str, str]:
    return -pair.likeness.points, pair.first, pair.second
