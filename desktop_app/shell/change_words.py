"""What a change says: the journal's tables, columns and values as words of the screen's language."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.kit.dates import moment_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from db.history import Detail

MOST_LETTERS: Final = 80
KEY: Final = re.compile(r"[0-9a-f]{32}")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_NOT_TOLD: Final = frozenset(
    {"id", "event_id", "series_id", "sort_key", "created_at", "recorded_at", "nonce", "position", "pin_hash"}
)
_NOTHING: Final[tuple[object, ...]] = (None, "", False, [], {})


class ChangeWords(QObject):
    """Tells changes; `local` gives a time as the clocks of the venue show it."""

    def __init__(self, local: Callable[[datetime], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._local = local

    def headline(self, detail: Detail, names: Mapping[str, str]) -> str:
        """What became of one row, and what the row is called where its changes do not say."""
        table = self._tables.get(detail.table) or _spelled(detail.table)
        if detail.before is None:
            return self.tr("{row} added").format(row=table)
        if detail.after is None:
            return self.tr("{row} removed").format(row=table)
        words = self.tr("{row} changed").format(row=table)
        name = names.get(detail.key, "")
        return f"{words}  ·  {name}" if name else words

    def lines(self, detail: Detail, names: Mapping[str, str]) -> Iterator[str]:
        """One line for each column; what a new row leaves empty is not worth one."""
        before, after = detail.before, detail.after
        for column in dict.fromkeys((*(before or {}), *(after or {}))):
            old, new = (before or {}).get(column), (after or {}).get(column)
            if column in _NOT_TOLD or (None in (before, after) and old in _NOTHING and new in _NOTHING):
                continue
            words = self.value(new, names) if before is None else self.value(old, names)
            if before is not None and after is not None:
                words = f"{words} → {self.value(new, names)}"
            yield f"{self._columns.get(column) or _spelled(column)}: {words}"

    def value(self, value: object, names: Mapping[str, str]) -> str:
        """A stored value as words; the key of another row as what that row is called."""
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if isinstance(value, dict):
            return _listed(f"{key}: {self.value(each, names)}" for key, each in value.items())
        if isinstance(value, list):
            return _listed(self.value(each, names) for each in value)
        return "–" if value in (None, "") else self._text(str(value), names)

    def _text(self, words: str, names: Mapping[str, str]) -> str:
        if KEY.fullmatch(words):
            return names.get(words, f"…{words[-6:]}")
        if _MOMENT.match(words):
            return moment_words(self._local(datetime.fromisoformat(words)), seconds=True)
        return _cut(words)

    @cached_property
    def _tables(self) -> dict[str, str]:
        return (
            {
                "attendee": self.tr("Attendee"),
                "organisation": self.tr("Organisation"),
                "category": self.tr("Category"),
                "consent": self.tr("Consent"),
                "custom_field": self.tr("Custom field"),
                "accepted_code": self.tr("Accepted code"),
                "event": self.tr("Event"),
                "series": self.tr("Series"),
                "checkin_point": self.tr("Check-in point"),
                "scan": self.tr("Scan"),
                "annulment": self.tr("Taking back of a scan"),
                "template": self.tr("Template"),
                "template_picture": self.tr("Picture of a template"),
                "own_sheet": self.tr("Own sheet"),
                "photo": self.tr("Photo"),
                "printout": self.tr("Printout"),
                "staff": self.tr("Staff"),
                "station": self.tr("Station"),
                "former_attendee": self.tr("Merged registration"),
                "kept_value": self.tr("Value kept against the list"),
                "event_figures": self.tr("Figures that stay"),
                "hand_out": self.tr("Thing to hand out"),
                "handed_out": self.tr("Thing handed out"),
                "saved_view": self.tr("Saved view"),
                "saved_mapping": self.tr("Saved mapping"),
            }
            | self._tables_of_meetings()
            | self._tables_of_agenda()
        )

    def _tables_of_meetings(self) -> dict[str, str]:
        return {
            "meeting_type": self.tr("Type of meetings"),
            "meeting_block": self.tr("Meeting block"),
            "meeting_table": self.tr("Table"),
            "meeting_profile": self.tr("Profile for meetings"),
            "absence": self.tr("Time without meetings"),
            "meeting_request": self.tr("Request"),
            "request_companion": self.tr("Companion at a meeting"),
            "meeting": self.tr("Meeting"),
            "meeting_person": self.tr("Person at a meeting"),
            "card_version": self.tr("Meeting card"),
        }

    def _tables_of_agenda(self) -> dict[str, str]:
        return {
            "agenda": self.tr("Agenda"),
            "agenda_room": self.tr("Room"),
            "agenda_track": self.tr("Track"),
            "agenda_person": self.tr("Person on the programme"),
            "agenda_session": self.tr("Session"),
            "session_speaker": self.tr("Speaker of a session"),
            "sign_up": self.tr("Sign-up"),
            "agenda_release": self.tr("Release of the agenda"),
            "agenda_import": self.tr("Programme read from a file"),
            "agenda_plan": self.tr("What-if copy"),
            "agenda_placement": self.tr("Place by a what-if copy"),
            "accepted_conflict": self.tr("Accepted conflict"),
            "agenda_sheet": self.tr("Printed sheet of the programme"),
        }

    def _columns_of_agenda(self) -> dict[str, str]:
        return {
            "day_change": self.tr("A day changes at"),
            "turn_round_minutes": self.tr("Minutes between sessions in a room"),
            "way_minutes": self.tr("Minutes from room to room"),
            "days": self.tr("Days"),
            "details": self.tr("Further details"),
            "key": self.tr("Key"),
            "hidden": self.tr("Hidden"),
            "availability": self.tr("Available"),
            "biography": self.tr("Biography"),
            "guid": self.tr("Identity"),
            "subtitle": self.tr("Subtitle"),
            "abstract": self.tr("Abstract"),
            "language": self.tr("Language"),
            "type": self.tr("Type"),
            "room_id": self.tr("Room"),
            "track_id": self.tr("Track"),
            "seconds": self.tr("Length in seconds"),
            "sequence": self.tr("Times moved since released"),
            "session_id": self.tr("Session"),
            "person_id": self.tr("Person on the programme"),
            "part": self.tr("Part"),
            "snapshot": self.tr("Programme as it was"),
            "file": self.tr("File"),
            "dialect": self.tr("Kind of file"),
            "plan_id": self.tr("What-if copy"),
            "identity": self.tr("Conflict"),
            "subject": self.tr("Of what"),
            "fingerprint": self.tr("Fingerprint"),
            "signed_up_only": self.tr("Only who signed up"),
        }

    @cached_property
    def _columns(self) -> dict[str, str]:
        return (
            self._columns_of_people()
            | self._columns_of_the_desk()
            | self._columns_of_meetings()
            | self._columns_of_agenda()
        )

    def _columns_of_people(self) -> dict[str, str]:
        return {
            "given_name": self.tr("Given name"),
            "family_name": self.tr("Family name"),
            "organisation_id": self.tr("Organisation"),
            "category_id": self.tr("Category"),
            "email": self.tr("E-mail"),
            "phone": self.tr("Phone"),
            "country": self.tr("Country"),
            "job_title": self.tr("Job title"),
            "status": self.tr("Status"),
            "code": self.tr("Code"),
            "note": self.tr("Note for the desk"),
            "attention": self.tr("Attention"),
            "walk_in": self.tr("Walk-in"),
            "source": self.tr("Source"),
            "source_key": self.tr("Number in the source"),
            "registered_at": self.tr("Registered"),
            "custom": self.tr("Answers"),
            "booking": self.tr("Booking"),
            "box": self.tr("Box"),
            "erased_at": self.tr("Erased"),
            "other_names": self.tr("Also written"),
            "purpose": self.tr("Purpose"),
            "wording": self.tr("Wording"),
            "given": self.tr("Given"),
            "kind": self.tr("Kind"),
            "name": self.tr("Name"),
        }

    def _columns_of_the_desk(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "place": self.tr("Place"),
            "slug": self.tr("Short name"),
            "starts_on": self.tr("First day"),
            "ends_on": self.tr("Last day"),
            "zone": self.tr("Time zone"),
            "funder_line": self.tr("Funder line"),
            "publicity_line": self.tr("Publicity line"),
            "emblem": self.tr("Emblem"),
            "scanner_prefix": self.tr("Scanner prefix"),
            "colour": self.tr("Colour"),
            "hand_out": self.tr("Hand out"),
            "hand_out_id": self.tr("Thing to hand out"),
            "places": self.tr("Places"),
            "purged_at": self.tr("Purged"),
            "at_checkin": self.tr("At check-in"),
            "answers": self.tr("Answers at the desk"),
            "category_ids": self.tr("For"),
            "choices": self.tr("Choices"),
            "field_key": self.tr("Question that decides"),
            "field_value": self.tr("Answer that decides"),
            "label": self.tr("Question"),
            "stock": self.tr("Stock"),
            "left_at": self.tr("Left"),
            "role": self.tr("Role"),
            "point_id": self.tr("Check-in point"),
            "attendee_id": self.tr("Attendee"),
            "station_id": self.tr("Station"),
            "staff_id": self.tr("Staff"),
            "template_id": self.tr("Template"),
            "scan_id": self.tr("Scan"),
            "direction": self.tr("Direction"),
            "at": self.tr("Time"),
            "raw_code": self.tr("Code as read"),
            "admitted": self.tr("Admitted"),
            "reason": self.tr("Reason"),
            "explanation": self.tr("Explanation"),
            "document": self.tr("Document"),
            "copy_number": self.tr("Copy"),
            "state": self.tr("State"),
            "printer": self.tr("Printer"),
        }

    def _columns_of_meetings(self) -> dict[str, str]:
        return {
            "from_id": self.tr("Who asked"),
            "to_id": self.tr("Who was asked"),
            "type_id": self.tr("Type"),
            "priority": self.tr("Priority"),
            "mutual": self.tr("Both asked"),
            "wish": self.tr("Wish"),
            "needs": self.tr("Needs"),
            "offers": self.tr("Offers"),
            "topics": self.tr("Topics"),
            "most": self.tr("Most meetings"),
            "wants_table": self.tr("Keeps one table"),
            "starts_at": self.tr("From"),
            "ends_at": self.tr("Until"),
            "block_id": self.tr("Meeting block"),
            "block_ids": self.tr("Meeting blocks"),
            "slot": self.tr("Slot, from 0"),
            "slots": self.tr("Slots"),
            "slot_minutes": self.tr("Minutes of a slot"),
            "gap_minutes": self.tr("Minutes between slots"),
            "notice_minutes": self.tr("Minutes of notice"),
            "table_id": self.tr("Table"),
            "number": self.tr("Number"),
            "features": self.tr("Equipment"),
            "closed_from": self.tr("Closed from"),
            "closed_until": self.tr("Closed until"),
            "locked": self.tr("Locked"),
            "follow_up": self.tr("Follow-up agreed"),
            "comment": self.tr("Comment"),
            "outcome_at": self.tr("Outcome noted"),
            "absent": self.tr("Absent"),
            "side": self.tr("Side"),
            "version": self.tr("Version"),
            "made_at": self.tr("Made"),
        }


def keys_in(details: Iterable[Detail]) -> set[str]:
    """The keys of the rows that changes are about and point to."""
    found = set()
    for detail in details:
        found.add(detail.key)
        for row in (detail.before or {}, detail.after or {}):
            found.update(value for value in row.values() if isinstance(value, str) and KEY.fullmatch(value))
    return found


def _spelled(name: str) -> str:
    """A table or column that has no words yet, as near to words as its name is."""
    return name.removesuffix("_id").replace("_", " ").capitalize()


def _listed(parts: Iterable[str]) -> str:
    return _cut(", ".join(parts) or "–")


def _cut(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else words[:MOST_LETTERS] + "…"
