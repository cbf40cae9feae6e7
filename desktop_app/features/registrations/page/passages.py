"""The tab with a person's scans, what they were given, and their printouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.features.checkin.queries.hand_outs import things_of
from desktop_app.features.checkin.rules import Reason, Status, status_of
from desktop_app.features.registrations import queries
from desktop_app.features.registrations.page.entries import Entry, EntryList
from desktop_app.features.registrations.queries.printouts import person_printouts
from desktop_app.kit.dates import moment_words
from desktop_app.kit.theme import State, Type
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.checkin.rules import Thing
    from desktop_app.features.registrations.queries import PersonScan
    from desktop_app.features.registrations.queries.printouts import PersonPrintout
    from desktop_app.kit.context import PageContext

_STATES = {
    Status.ADMITTED: State.ADMITTED,
    Status.ATTENTION: State.ATTENTION,
    Status.INSIDE: State.REFUSED,
    Status.REFUSED: State.REFUSED,
}


class PassagesTab(QWidget):
    """Where a person went in and out, what they were given, and what was printed for them."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.scans = EntryList(self.tr("Not scanned yet."))
        self.things = EntryList(self.tr("Nothing is handed out to this person."))
        self.printouts = EntryList(self.tr("Nothing printed yet."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for title, entries in (
            (self.tr("Scans"), self.scans),
            (self.tr("Handed out"), self.things),
            (self.tr("Printouts"), self.printouts),
        ):
            column.addSpacing(column.spacing())
            column.addWidget(label(title, Type.STRONG))
            column.addWidget(entries)
        column.addStretch(1)

    def show_person(self, key: str) -> None:
        """Read and show what happened to this person."""
        read = self._context.store.read
        self.scans.show_entries([self._scan(scan) for scan in read(queries.person_scans, key)])
        things = read(things_of, self._context.event_id, key)
        self.things.show_entries([self._thing(thing) for thing in things])
        self.printouts.show_entries([self._printout(printout) for printout in read(person_printouts, key)])

    def _scan(self, scan: PersonScan) -> Entry:
        status = _status(scan)
        title = f"{self._verdict(scan.reason, status)}  ·  {scan.point}"
        more = (self.tr("Taken back"),) if scan.annulled else ()
        state = State.PLAIN if scan.annulled else _STATES[status]
        return Entry(scan.id, title, self._caption(scan.at, scan.by), more, state)

    def _thing(self, thing: Thing) -> Entry:
        if thing.given_at is None:
            words = self.tr("{thing}  ·  not given yet").format(thing=thing.name)
            return Entry(thing.thing_id, words, "", (), State.PLAIN)
        return Entry(thing.thing_id, f"✓ {thing.name}", self._caption(thing.given_at, thing.by))

    def _verdict(self, reason: str, status: Status) -> str:
        if reason == Reason.LEFT:
            return self.tr("Checked out")
        if reason == Reason.FORCED:
            return self.tr("! Let in by the staff")
        if reason == Reason.INCOMPLETE:
            return self.tr("✕ Question open")
        return {
            Status.ADMITTED: self.tr("✓ Admitted"),
            Status.ATTENTION: self.tr("! Admitted – attention"),
            Status.INSIDE: self.tr("✕ Already inside"),
            Status.REFUSED: self.tr("✕ Refused"),
        }[status]

    def _printout(self, printout: PersonPrintout) -> Entry:
        names = {"badge": self.tr("Badge"), "card": self.tr("Meeting card")}
        name = names.get(printout.document, printout.document)
        title = self.tr("{document}, copy {number}").format(document=name, number=printout.copy_number)
        state = {
            "failed": self.tr("The printer did not print it"),
            "cancelled": self.tr("Cancelled before it was printed"),
            "waiting": self.tr("Waiting for the printer"),
            "sent": self.tr("At the printer"),
            "printing": self.tr("At the printer"),
            "printed": self.tr("Printed"),
            "handed": self.tr("Handed to the print system"),
            "pdf": self.tr("Saved as PDF"),
        }.get(printout.state, "")
        reason = {
            "damaged": self.tr("The one before was damaged"),
            "corrected": self.tr("The one before had a mistake on it"),
            "lost": self.tr("The one before was lost: its code no longer works"),
        }.get(printout.reason, printout.reason)
        if printout.reason.startswith("version "):
            reason = self.tr("Version {number}").format(number=printout.reason.removeprefix("version "))
        if state and printout.printer:
            state = f"{state}  ·  {printout.printer}"
        more = tuple(words for words in (state, printout.template, reason) if words)
        return Entry(printout.id, title, self._caption(printout.at, printout.station), more)

    def _caption(self, at: datetime, by: str) -> str:
        when = moment_words(self._context.local(at), seconds=True)
        return f"{when}  ·  {by}" if by else when


def _status(scan: PersonScan) -> Status:
    """What the scan said; one that came from elsewhere has no reason with it."""
    if scan.reason:
        return status_of(scan.reason)
    return Status.ADMITTED if scan.admitted else Status.REFUSED
