"""What importing a list of requests would do: row after row, from what there is; nothing is done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.place import MOST_LETTERS
from desktop_app.features.meetings.rules.request import OPEN, RequestState
from desktop_app.features.meetings.rules.request_plan import (
    Doubt,
    Meant,
    PlannedRequest,
    RejectedRow,
    RequestChange,
    RequestFault,
    RequestPlan,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.features.meetings.rules.request_list import AskedRow, Named, RequestList
    from desktop_app.features.meetings.rules.request_plan import Ground, PresentRequest


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
        if any(len(each) > MOST_LETTERS for each in (row.type, *row.needs)):
            self._reject(row, RequestFault.TOO_LONG, str(MOST_LETTERS))
            return
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
