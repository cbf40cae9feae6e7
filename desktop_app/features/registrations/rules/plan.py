"""What an import would do, row by row, and what is there before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.registrations.rules.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.fingerprint import Fingerprints
    from desktop_app.features.registrations.rules.field import CustomKind, OrganisationKind
    from desktop_app.features.registrations.rules.table import Row

Values = dict[str, str]
"""Field name ("email", "custom:diet", "consent:photos") → text; choices of a list are joined by "; "."""


class PlanRefusal(Enum):
    """Why a plan is not written."""

    LIST_CHANGED = "list changed"


class RowRefusal(Enum):
    """Why one row is not imported."""

    NO_NAME = "no name"
    SAME_AS_LINE = "same as line"
    ADD_ON = "add-on"
    ERASED = "erased"


class Doubt(Enum):
    """What is odd about a row that is imported all the same."""

    EMAIL = "e-mail"
    PHONE = "phone"
    COUNTRY = "country"
    STATUS = "status"
    ORGANISATION_KIND = "organisation kind"
    DATE = "date"
    SEVERAL_TICKETS = "several tickets"
    TWO_EMAILS = "two e-mails"
    LOOK_ALIKE_LINE = "look-alike line"
    LOOK_ALIKE_PERSON = "look-alike person"
    TAKEN_AS = "taken as"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row left out; `fact` is the other line's number or the main ticket's."""

    row: Row
    reason: RowRefusal
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt about a row: the cell in question, or the look-alike's name and its line or key."""

    line: int
    doubt: Doubt
    value: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one person: what is there and what the file says."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the file as values, the attendee it belongs to, and what would change.

    `conflicts` are fields that staff changed since the last import and that the file now gives
    differently from both; they are only written when a person chooses the file's value.
    `merged_into` names the attendee where the row is that of a registration which was merged into it.
    """

    line: int
    values: Values
    attendee_id: str | None = None
    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[FieldChange, ...] = ()
    merged_into: str = ""

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.values.get("given_name"), self.values.get("family_name"))))


@dataclass(frozen=True, slots=True)
class PresentPerson:
    """An attendee as the event file holds it.

    `imported`: for each field that staff changed since the last import, the value that import had given.
    `by_hand`: entered by staff, never imported. `kept`: for each field where staff kept what is here, the
    value of a file that they refused. `merged`: known here by the key of a registration that was merged into
    this one, with what the file last said of it in `imported`. `key_is_new`: staff said that a row is this
    person, and the row's key is not kept yet.
    """

    id: str
    values: Values
    imported: Values = field(default_factory=dict)
    by_hand: bool = False
    source: str = ""
    source_key: str = ""
    codes: tuple[str, ...] = ()
    kept: Values = field(default_factory=dict)
    merged: bool = False
    key_is_new: bool = False

    @property
    def name(self) -> str:
        return f"{self.values.get('given_name', '')} {self.values.get('family_name', '')}".strip()

    @property
    def known_as(self) -> Values:
        """The values by which a file knows the person: of a merged registration those that it had."""
        return self.values | self.imported if self.merged else self.values


@dataclass(frozen=True, slots=True)
class Present:
    """Everybody who is there before an import; `seq` is the journal's last entry by then, if it is known.

    `merged` are people once more, as registrations that were merged into them. `other_names` maps the keys of
    names that organisations took over (see `organisation_key`) to the names they go by.
    Of the erased there are their source and fingerprints.
    """

    people: tuple[PresentPerson, ...] = ()
    seq: int | None = None
    merged: tuple[PresentPerson, ...] = ()
    other_names: Mapping[str, str] = field(default_factory=dict)
    event_id: str = ""
    erased: tuple[tuple[str, Fingerprints], ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedField:
    """A custom field that the file fills."""

    key: str
    label: str
    kind: CustomKind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedOrganisation:
    """What the file says of an organisation, in the spelling that stands first."""

    name: str
    kind: OrganisationKind
    country: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The preview: each row of the file is in exactly one of the first five lists.

    `seen` is the journal's last entry that it knows of; None skips the check that nothing came after it.
    """

    file: str
    source: str
    headers: tuple[str, ...]
    new: tuple[PlannedRow, ...] = ()
    changed: tuple[PlannedRow, ...] = ()
    unchanged: tuple[PlannedRow, ...] = ()
    conflicting: tuple[PlannedRow, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    vanished: tuple[PresentPerson, ...] = ()
    remarks: tuple[Remark, ...] = ()
    custom_fields: tuple[PlannedField, ...] = ()
    consents: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, PlannedOrganisation] = field(default_factory=dict)
    seen: int | None = None

    @property
    def rows(self) -> int:
        return sum(map(len, (self.new, self.changed, self.unchanged, self.conflicting, self.rejected)))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person decided in the preview; as it stands all new and changed rows, nothing else.

    `left_out`: lines not to be written. `theirs`: (line, field) of conflicts where the file wins, `mine`:
    those where it was refused and shall not ask again. `cancel`: keys of vanished attendees to be cancelled.
    """

    left_out: frozenset[int] = frozenset()
    theirs: frozenset[tuple[int, str]] = frozenset()
    mine: frozenset[tuple[int, str]] = frozenset()
    cancel: frozenset[str] = frozenset()


def name_words(name: str) -> str:
    """What two spellings of one name share: its words, folded, in any order."""
    return " ".join(sorted(folded(name).split())) or name.strip()
