"""What an import of requests would do: the preview, made of the list and of what is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.features.meetings.rules.request import RequestState
    from desktop_app.features.meetings.rules.request_list import AskedRow, Named

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
    TOO_LONG = "too long"


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
