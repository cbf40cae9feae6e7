"""Everything that is held on one person, as it is handed out to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

Values = dict[str, Any]
"""The columns of a row, as JSON holds them; beside the key of another row stands what that row is called."""


@dataclass(frozen=True, slots=True)
class HeldChange:
    """What an action did to one row: `before` is None for a row it made, `after` for one it removed."""

    table: str
    key: str
    before: Values | None
    after: Values | None


@dataclass(frozen=True, slots=True)
class HeldAction:
    """One entry of the journal about the person: when (UTC, ISO 8601), by whom, where, what."""

    at: str
    label: str
    staff: str
    station: str
    changes: tuple[HeldChange, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """One person at one event: the rows of each table that are about them, and their journal."""

    event: Values
    name: str
    code: str
    tables: Mapping[str, tuple[Values, ...]]
    journal: tuple[HeldAction, ...]


# The keys and inner workings that the file for machines has and a reader has no use for.
INNER: Final = frozenset(
    {"id", "event_id", "attendee_id", "attendee", "scan_id", "nonce", "sort_key", "recorded_at", "erased_at"}
)

TABLES: Final = {
    "attendee": QT_TRANSLATE_NOOP("Held", "Registration"),
    "consent": QT_TRANSLATE_NOOP("Held", "Consents"),
    "scan": QT_TRANSLATE_NOOP("Held", "Scans"),
    "annulment": QT_TRANSLATE_NOOP("Held", "Scans that were taken back"),
    "printout": QT_TRANSLATE_NOOP("Held", "Printed documents"),
    "handed_out": QT_TRANSLATE_NOOP("Held", "Things handed out"),
    "accepted_code": QT_TRANSLATE_NOOP("Held", "Further codes"),
    "former_attendee": QT_TRANSLATE_NOOP("Held", "Registrations merged into this one"),
    "photo": QT_TRANSLATE_NOOP("Held", "Photo for the badge"),
    "kept_value": QT_TRANSLATE_NOOP("Held", "Values of lists that were not taken over"),
    "meeting_profile": QT_TRANSLATE_NOOP("Held", "Profile for meetings"),
    "absence": QT_TRANSLATE_NOOP("Held", "Not available for meetings"),
    "meeting_request": QT_TRANSLATE_NOOP("Held", "Requests for meetings"),
    "request_companion": QT_TRANSLATE_NOOP("Held", "Who comes along to meetings"),
    "meeting": QT_TRANSLATE_NOOP("Held", "Meetings"),
    "meeting_person": QT_TRANSLATE_NOOP("Held", "Presence at meetings"),
    "card_version": QT_TRANSLATE_NOOP("Held", "Meeting cards that were made"),
    "search_entry": QT_TRANSLATE_NOOP("Held", "Words by which the program finds the person"),
}

COLUMNS: Final = {
    "given_name": QT_TRANSLATE_NOOP("Held", "Given name"),
    "family_name": QT_TRANSLATE_NOOP("Held", "Family name"),
    "organisation": QT_TRANSLATE_NOOP("Held", "Organisation"),
    "category": QT_TRANSLATE_NOOP("Held", "Category"),
    "email": QT_TRANSLATE_NOOP("Held", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("Held", "Phone"),
    "country": QT_TRANSLATE_NOOP("Held", "Country"),
    "job_title": QT_TRANSLATE_NOOP("Held", "Job title"),
    "status": QT_TRANSLATE_NOOP("Held", "Status"),
    "code": QT_TRANSLATE_NOOP("Held", "Code"),
    "note": QT_TRANSLATE_NOOP("Held", "Note for the desk"),
    "attention": QT_TRANSLATE_NOOP("Held", "Attention"),
    "walk_in": QT_TRANSLATE_NOOP("Held", "Walk-in"),
    "source": QT_TRANSLATE_NOOP("Held", "Source"),
    "source_key": QT_TRANSLATE_NOOP("Held", "Number in the source"),
    "registered_at": QT_TRANSLATE_NOOP("Held", "Registered"),
    "custom": QT_TRANSLATE_NOOP("Held", "Answers"),
    "answers": QT_TRANSLATE_NOOP("Held", "Answers at the desk"),
    "booking": QT_TRANSLATE_NOOP("Held", "Booking"),
    "box": QT_TRANSLATE_NOOP("Held", "Box of the badge"),
    "purpose": QT_TRANSLATE_NOOP("Held", "Purpose"),
    "wording": QT_TRANSLATE_NOOP("Held", "Wording"),
    "given": QT_TRANSLATE_NOOP("Held", "Given"),
    "at": QT_TRANSLATE_NOOP("Held", "Time"),
    "point": QT_TRANSLATE_NOOP("Held", "Check-in point"),
    "station": QT_TRANSLATE_NOOP("Held", "Station"),
    "staff": QT_TRANSLATE_NOOP("Held", "Staff"),
    "template": QT_TRANSLATE_NOOP("Held", "Template"),
    "hand_out": QT_TRANSLATE_NOOP("Held", "Thing"),
    "direction": QT_TRANSLATE_NOOP("Held", "Direction"),
    "raw_code": QT_TRANSLATE_NOOP("Held", "Code as read"),
    "admitted": QT_TRANSLATE_NOOP("Held", "Admitted"),
    "forced": QT_TRANSLATE_NOOP("Held", "Let in by the staff"),
    "reason": QT_TRANSLATE_NOOP("Held", "Reason"),
    "explanation": QT_TRANSLATE_NOOP("Held", "Explanation"),
    "document": QT_TRANSLATE_NOOP("Held", "Document"),
    "copy_number": QT_TRANSLATE_NOOP("Held", "Copy"),
    "state": QT_TRANSLATE_NOOP("Held", "State"),
    "origin": QT_TRANSLATE_NOOP("Held", "Origin"),
    "revoked_at": QT_TRANSLATE_NOOP("Held", "Withdrawn"),
    "data": QT_TRANSLATE_NOOP("Held", "Picture"),
    "job": QT_TRANSLATE_NOOP("Held", "Job of the printer"),
    "field": QT_TRANSLATE_NOOP("Held", "Field"),
    "value": QT_TRANSLATE_NOOP("Held", "Value"),
    "offers": QT_TRANSLATE_NOOP("Held", "Offers"),
    "needs": QT_TRANSLATE_NOOP("Held", "Needs"),
    "topics": QT_TRANSLATE_NOOP("Held", "Topics"),
    "most": QT_TRANSLATE_NOOP("Held", "Most meetings"),
    "wants_table": QT_TRANSLATE_NOOP("Held", "Keeps one table"),
    "starts_at": QT_TRANSLATE_NOOP("Held", "From"),
    "ends_at": QT_TRANSLATE_NOOP("Held", "Until"),
    "kind": QT_TRANSLATE_NOOP("Held", "Kind"),
    "type": QT_TRANSLATE_NOOP("Held", "Type"),
    "from": QT_TRANSLATE_NOOP("Held", "Who asked"),
    "to": QT_TRANSLATE_NOOP("Held", "Who was asked"),
    "priority": QT_TRANSLATE_NOOP("Held", "Priority"),
    "mutual": QT_TRANSLATE_NOOP("Held", "Both asked"),
    "wish": QT_TRANSLATE_NOOP("Held", "Wish"),
    "request": QT_TRANSLATE_NOOP("Held", "Request"),
    "meeting": QT_TRANSLATE_NOOP("Held", "Meeting"),
    "side": QT_TRANSLATE_NOOP("Held", "Side"),
    "absent": QT_TRANSLATE_NOOP("Held", "Absent"),
    "block": QT_TRANSLATE_NOOP("Held", "Meeting block"),
    "slot": QT_TRANSLATE_NOOP("Held", "Slot, from 0"),
    "table": QT_TRANSLATE_NOOP("Held", "Table"),
    "locked": QT_TRANSLATE_NOOP("Held", "Locked"),
    "follow_up": QT_TRANSLATE_NOOP("Held", "Follow-up agreed"),
    "comment": QT_TRANSLATE_NOOP("Held", "Comment"),
    "outcome_at": QT_TRANSLATE_NOOP("Held", "Outcome noted"),
    "version": QT_TRANSLATE_NOOP("Held", "Version"),
    "content": QT_TRANSLATE_NOOP("Held", "Content"),
    "partner_ids": QT_TRANSLATE_NOOP("Held", "Named on it"),
    "made_at": QT_TRANSLATE_NOOP("Held", "Made"),
    "name": QT_TRANSLATE_NOOP("Held", "Name"),
    "spellings": QT_TRANSLATE_NOOP("Held", "Spellings"),
    "other": QT_TRANSLATE_NOOP("Held", "Other words"),
}

PHRASES: Final = {
    "title": QT_TRANSLATE_NOOP("Held", "Everything held on {name}"),
    "as_of": QT_TRANSLATE_NOOP("Held", "as of {moment}"),
    "page": QT_TRANSLATE_NOOP("Held", "page {page} of {pages}"),
    "journal": QT_TRANSLATE_NOOP("Held", "What was changed, and by whom"),
    "nothing": QT_TRANSLATE_NOOP("Held", "Nothing"),
    "added": QT_TRANSLATE_NOOP("Held", "added"),
    "removed": QT_TRANSLATE_NOOP("Held", "removed"),
    "changed": QT_TRANSLATE_NOOP("Held", "changed"),
    "yes": QT_TRANSLATE_NOOP("Held", "yes"),
    "no": QT_TRANSLATE_NOOP("Held", "no"),
    "picture": QT_TRANSLATE_NOOP("Held", "in the file {file}"),
    "machine": QT_TRANSLATE_NOOP(
        "Held",
        "The file {file} beside this one holds the same for other programs. Backups of the event file may "
        "hold earlier states of it; they are deleted by age.",
    ),
}


@dataclass(frozen=True)
class HeldWords:
    """The words on paper, in the reader's language."""

    tables: dict[str, str]
    columns: dict[str, str]
    phrases: dict[str, str]

    @classmethod
    def spoken(cls, translate: Callable[[str], str] = str) -> HeldWords:
        """All words, each through `translate`."""
        return cls(
            *({key: translate(text) for key, text in words.items()} for words in (TABLES, COLUMNS, PHRASES))
        )


@dataclass(frozen=True)
class HeldJob:
    """Everything that writing needs; `at` is now, at the venue, and `moment` the same in words."""

    held: Held
    target: Path
    at: datetime
    moment: str
    words: HeldWords
