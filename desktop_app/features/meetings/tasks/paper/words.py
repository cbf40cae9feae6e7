"""The words on cards and sheets, in the reader's language; those with braces take what they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says beside its lines; `clock` is when it was made, as the reader's language tells it.

    `days` gives each day in words, for cards over several days.
    """

    title: str = "Meeting card"
    stamp: str = "as of {clock}, version {version}"
    clock: str = ""
    table: str = "Table"
    offers: str = "offers: {words}"
    needs: str = "needs: {words}"
    along: str = "with {names}"
    free: str = "free until {time}"
    until: str = "until {time}"
    speaks: str = "You speak: {title}"
    moderates: str = "You moderate: {title}"
    nothing: str = "No meetings. Ask at the help desk what is still possible."
    page: str = "page {page} of {pages}"
    days: dict[date, str] = field(default_factory=dict)

    def day(self, day: date) -> str:
        """The day in words."""
        return self.days.get(day, day.isoformat())


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What sheets say; `as_of` is when they were made, ready in the reader's language."""

    as_of: str = ""
    page: str = "page {page} of {pages}"
    table: str = "Table"
    table_title: str = "Table {number}"
    slot_title: str = "Slot {number}, {time}"
    door_title: str = "Who meets where"
    interpreters_title: str = "Needed at the tables"
    collected_title: str = "Meeting cards handed out"
    time: str = "Time"
    name: str = "Name"
    first: str = "1"
    second: str = "2"
    held: str = "Held"
    first_absent: str = "1 absent"
    second_absent: str = "2 absent"
    follow_up: str = "Follow-up"
    note: str = "Note"
    need: str = "Needs"
    meetings: str = "Meetings"
    version: str = "Version"
    free: str = "free"
    nobody: str = "Nobody meets here"
    nothing: str = "Nothing is needed"
    days: dict[date, str] = field(default_factory=dict)

    def day(self, day: date) -> str:
        """The day in words."""
        return self.days.get(day, day.isoformat())
