"""The rows of entering a door list: the people found, and what was entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.features.checkin.rules import Status, show_code
from desktop_app.kit.icons import dot
from desktop_app.kit.rows_model import Column
from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon

    from desktop_app.features.checkin.queries import FoundPerson


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """One line of the list that was entered; ``taken_back`` once it counts no more."""

    scan_id: str
    clock: str
    name: str
    organisation: str
    status: Status
    words: str
    taken_back: bool = False

    @property
    def counts(self) -> bool:
        """Whether it stands as an arrival."""
        return self.status in {Status.ADMITTED, Status.ATTENTION} and not self.taken_back


def found_columns(clock: Callable[[FoundPerson], str]) -> list[Column[FoundPerson]]:
    """The columns of the people that the letters may mean; ``clock`` tells when somebody came in."""
    translate = QCoreApplication.translate
    return [
        Column(
            translate("DoorListDialog", "Name"), _found_name, width=Size.INSPECTOR - Size.ROW, icon=_found_dot
        ),
        Column(
            translate("DoorListDialog", "Organisation"), _found_organisation, width=Size.INSPECTOR - Size.ROW
        ),
        Column(translate("DoorListDialog", "Code"), _found_code, width=Size.FORM_LABEL),
        Column(translate("DoorListDialog", "Here since"), clock),
    ]


def entered_columns() -> list[Column[EnteredRow]]:
    """The columns of what was entered."""
    translate = QCoreApplication.translate
    return [
        Column(translate("DoorListDialog", "Time"), _row_clock, width=2 * Space.HUGE),
        Column(translate("DoorListDialog", "Name"), _row_name, width=Size.INSPECTOR - 2 * Space.HUGE),
        Column(translate("DoorListDialog", "Organisation"), _row_organisation, width=Size.RAIL + Space.HUGE),
        Column(translate("DoorListDialog", "Answer"), _row_words),
    ]


def attendee_of(person: FoundPerson) -> str:
    """The key of a person found."""
    return person.attendee_id


def _found_name(person: FoundPerson) -> str:
    return person.name


def _found_organisation(person: FoundPerson) -> str:
    return person.organisation


def _found_code(person: FoundPerson) -> str:
    return show_code(person.code)


def _found_dot(person: FoundPerson) -> QIcon:
    return dot(person.colour)


def scan_of(row: EnteredRow) -> str:
    """The key of an entry."""
    return row.scan_id


def _row_clock(row: EnteredRow) -> str:
    return row.clock


def _row_name(row: EnteredRow) -> str:
    return row.name


def _row_organisation(row: EnteredRow) -> str:
    return row.organisation


def _row_words(row: EnteredRow) -> str:
    return row.words
