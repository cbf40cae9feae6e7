"""What an import of requests would do: the preview, made of the list and of what is there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules.request import OPEN, RequestState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.features.meetings.rules.request_list import AskedRow, Named, RequestList

SOURCE: Final = "list"
"""The source of requests that came with a number in a list."""


class Likeness(Enum):
    """Why somebody may be the person whom a file names, without being so for certain."""

    SAME_NAME_TWICE = "same name twice"
    OTHER_ORGANISATION = "other organisation"
    OTHER_NAME = "other name"
    PART_OF_NAME = "part of name"
    NEARLY = "nearly"
    ORGANISATION_ONLY = "organisation only"


class RequestFault(Enum):
    """Why a row of a file is not imported."""

    NOBODY_NAMED = "nobody named"
    UNKNOWN = "unknown"
    SAME_PERSON = "same person"
    NOT_COMING = "not coming"
    SAME_AS_LINE = "same as line"
    LEFT_OUT = "left out"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a file may mean."""

    attendee_id: str
    name: str
    organisation: str
    country: str
    why: Likeness


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a file means: for certain where there is a key, else one of the candidates or nobody known."""

    attendee_id: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class PresentRequest:
    """A request that is there; `by_staff` are the fields that staff changed since the last import."""

    id: str
    from_id: str
    to_id: str
    type: str
    priority: int
    state: RequestState
    wish: str
    needs: tuple[str, ...]
    mutual: bool
    source: str = ""
    source_key: str = ""
    by_staff: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ground:
    """What an import needs to know: whom the names mean, who is coming, which requests and types there are.

    `kinds` are the kinds of organisations by attendee: they tell the type where a list does not.
    """

    meant: Mapping[Named, Meant] = field(default_factory=dict)
    coming: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    requests: tuple[PresentRequest, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestChange:
    """One field of a request: what is there and what the file says."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlannedRequest:
    """A row of the file as a request, and which one it is where it is known already."""

    line: int
    from_id: str
    to_id: str
    type: str
    row: AskedRow
    mutual: bool = False
    key: str | None = None
    request_id: str | None = None
    changes: tuple[RequestChange, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that is not imported; `fact` is the name or the other line that the reason is about."""

    row: AskedRow
    fault: RequestFault
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name of which it is not certain whom it means: asked once, whatever the number of lines."""

    named: Named
    candidates: tuple[Candidate, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class RequestPlan:
    """The preview: each row of the file is in exactly one of the first six lists.

    `joined` are rows by which the other side asks for the same meeting. `doubtful` rows wait for an answer to
    one of the `doubts` and are left out until then. `new_types` are types that the event does not have yet.
    """

    file: str
    headers: tuple[str, ...]
    new: tuple[PlannedRequest, ...] = ()
    changed: tuple[PlannedRequest, ...] = ()
    unchanged: tuple[PlannedRequest, ...] = ()
    joined: tuple[AskedRow, ...] = ()
    doubtful: tuple[AskedRow, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    new_types: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        lists = (self.new, self.changed, self.unchanged, self.joined, self.doubtful, self.rejected)
        return sum(map(len, lists))


def plan_requests(
    asked: RequestList, ground: Ground, chosen: Mapping[Named, str | None] | None = None
) -> RequestPlan:
    """What importing a list would do; nothing is done.

    `chosen` says whom doubtful names mean; None leaves a name's rows out.
    """
    planner = _Planner(asked, ground, chosen or {})
    for row in asked.rows:
        planner.take(row)
    return planner.plan()


class _Planner:
    """Takes the rows one after the other."""

    def __init__(self, asked: RequestList, ground: Ground, chosen: Mapping[Named, str | None]) -> None:
        self._asked, self._ground, self._chosen = asked, ground, chosen
        self._types = {name.casefold(): name for name in ground.types}
        self._by_id = {one.id: one for one in ground.requests}
        self._by_key = {one.source_key: one for one in ground.requests if one.source_key}
        self._by_pair: dict[frozenset[str], PresentRequest] = {}
        for one in sorted(ground.requests, key=lambda each: (each.state in OPEN, each.id)):
            self._by_pair[frozenset((one.from_id, one.to_id))] = one
        self._seen: dict[frozenset[str], int] = {}
        self._planned: list[PlannedRequest] = []
        self._doubts: dict[Named, list[int]] = defaultdict(list)
        self._joined: list[AskedRow] = []
        self._doubtful: list[AskedRow] = []
        self._rejected: list[RejectedRow] = []

    def take(self, row: AskedRow) -> None:
        people = self._people(row)
        if people is None:
            return
        first, second = people
        if first == second:
            self._reject(row, RequestFault.SAME_PERSON, row.first.words)
            return
        for key, named in zip(people, (row.first, row.second), strict=True):
            if key not in self._ground.coming:
                self._reject(row, RequestFault.NOT_COMING, named.words)
                return
        pair = frozenset(people)
        if pair in self._seen:
            self._again(row, first, self._seen[pair])
            return
        self._seen[pair] = len(self._planned)
        self._planned.append(self._request(row, first, second))

    def plan(self) -> RequestPlan:
        planned = [self._compared(one) for one in self._planned]
        known = {name.casefold() for name in self._ground.types}
        wanted = {one.type.casefold(): one.type for one in planned if one.request_id is None or one.changes}
        return RequestPlan(
            file=self._asked.file,
            headers=self._asked.headers,
            new=tuple(one for one in planned if one.request_id is None),
            changed=tuple(one for one in planned if one.request_id and one.changes),
            unchanged=tuple(one for one in planned if one.request_id and not one.changes),
            joined=tuple(self._joined),
            doubtful=tuple(self._doubtful),
            rejected=tuple(self._rejected),
            doubts=tuple(
                Doubt(named, self._ground.meant[named].candidates, tuple(lines))
                for named, lines in self._doubts.items()
            ),
            new_types=tuple(sorted(name for key, name in wanted.items() if key not in known)),
            unclear=self._asked.unclear,
        )

    def _people(self, row: AskedRow) -> tuple[str, str] | None:
        """The keys of both; None where the row was put aside."""
        found = []
        doubtful = False
        for named in (row.first, row.second):
            meant = self._ground.meant.get(named, Meant())
            key = self._chosen.get(named, meant.attendee_id)
            if not named:
                self._reject(row, RequestFault.NOBODY_NAMED)
            elif key is None and named in self._chosen:
                self._reject(row, RequestFault.LEFT_OUT, named.words)
            elif key is None and not meant.candidates:
                self._reject(row, RequestFault.UNKNOWN, named.words)
            elif key is None:
                doubtful = True
                self._doubts[named].append(row.line)
                continue
            else:
                found.append(key)
                continue
            return None
        if doubtful:
            self._doubtful.append(row)
            return None
        return found[0], found[1]

    def _reject(self, row: AskedRow, fault: RequestFault, fact: str = "") -> None:
        self._rejected.append(RejectedRow(row, fault, fact))

    def _again(self, row: AskedRow, first: str, place: int) -> None:
        """The same two again: the other side asks too, or the line says nothing new."""
        before = self._planned[place]
        if before.from_id == first:
            self._reject(row, RequestFault.SAME_AS_LINE, str(before.line))
            return
        both = (before.row.state, row.state)
        # Who asks in turn has agreed; a refusal of either stands.
        state = RequestState.ACCEPTED if all(each in OPEN for each in both) else before.row.state
        joined = replace(before.row, state=state, priority=max(before.row.priority, row.priority))
        self._planned[place] = replace(before, row=joined, mutual=True)
        self._joined.append(row)

    def _request(self, row: AskedRow, first: str, second: str) -> PlannedRequest:
        pair = frozenset((first, second))
        known = self._by_key.get(row.key) if row.key else None
        if known is not None and frozenset((known.from_id, known.to_id)) != pair:
            known = None
        free = not row.key or row.key not in self._by_key
        known = known or self._by_pair.get(pair)
        return PlannedRequest(
            line=row.line,
            from_id=first,
            to_id=second,
            type=self._type(row, first, second),
            row=row,
            mutual=known is not None and known.mutual,
            key=row.key if row.key and free else None,
            request_id=None if known is None else known.id,
        )

    def _type(self, row: AskedRow, first: str, second: str) -> str:
        """The type that the file names; else by the kinds of both, as far as the event has such types."""
        if row.type:
            return self._types.setdefault(row.type.casefold(), row.type)
        pair = self._by_pair.get(frozenset((first, second)))
        if pair is not None:
            return pair.type
        kinds = {self._ground.kinds.get(key, "") for key in (first, second)}
        usual = "C2C" if kinds == {"cluster"} else "B2C" if "cluster" in kinds else "B2B"
        if usual.casefold() in self._types or not self._ground.types:
            return self._types.setdefault(usual.casefold(), usual)
        return self._ground.types[0]

    def _compared(self, one: PlannedRequest) -> PlannedRequest:
        if one.request_id is None:
            return one
        known = self._by_id[one.request_id]
        same_row = bool(one.row.key) and known.source_key == one.row.key
        turned = known.from_id == one.to_id and not same_row
        mutual = one.mutual or known.mutual or turned
        changes = tuple(
            RequestChange(name, old, new)
            for name, old, new in _differences(known, one, mutual=mutual)
            if name not in known.by_staff
        )
        return replace(one, mutual=mutual, changes=changes)


def _differences(
    known: PresentRequest, one: PlannedRequest, *, mutual: bool
) -> Iterable[tuple[str, str, str]]:
    row = one.row
    state = known.state if mutual and known.state in OPEN and row.state in OPEN else row.state
    if mutual and not known.mutual and known.state in OPEN:
        state = RequestState.ACCEPTED
    pairs = (
        ("type", known.type, one.type),
        ("priority", str(known.priority), str(int(row.priority))),
        ("state", known.state.value, state.value),
        ("wish", known.wish, row.wish or known.wish),
        ("needs", ", ".join(known.needs), ", ".join(row.needs or known.needs)),
        ("mutual", str(known.mutual), str(mutual)),
    )
    return ((name, old, new) for name, old, new in pairs if old != new)
