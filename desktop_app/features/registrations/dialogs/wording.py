"""The words on the screen for the nouns of this room: statuses, kinds, fields, what a reader mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from desktop_app.features.registrations.rules.country import country_names
from desktop_app.features.registrations.rules.field import CustomKind, Field, OrganisationKind, Status, Target
from desktop_app.features.registrations.rules.mapping import Confidence
from desktop_app.features.registrations.rules.table import Repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.registrations.queries.seats import Seat
    from desktop_app.features.registrations.rules.table import ReadNote
    from desktop_app.features.registrations.rules.waitlist import Waitlist


class Wording(QObject):
    """Turns the room's enums into words of the screen's language."""

    def erased(self) -> str:
        """What stands in the place of a name that was erased."""
        return self.tr("Erased person")

    def statuses(self) -> dict[str, str]:
        """Every status with its word."""
        return {
            Status.REGISTERED: self.tr("Registered"),
            Status.WAITLISTED: self.tr("Waitlisted"),
            Status.CANCELLED: self.tr("Cancelled"),
            Status.DECLINED: self.tr("Declined"),
        }

    def status(self, status: str) -> str:
        """The word of one status."""
        return self.statuses().get(status, status)

    def seats(self, seats: Sequence[Seat]) -> str:
        """Who has a seat now that somebody does not need any more; empty for nobody."""
        if not seats:
            return ""
        first, count = seats[0], len(seats) - 1
        told = self.tr("{name} has the free seat in “{title}”").format(name=first.name, title=first.title)
        more = self.tr("and %n more from waiting lists", "", count)
        return f"{told}, {more}" if count else told

    def kinds(self) -> dict[str, str]:
        """Every kind of organisation with its word."""
        return {
            OrganisationKind.CLUSTER: self.tr("Cluster"),
            OrganisationKind.COMPANY: self.tr("Company"),
            OrganisationKind.RESEARCH: self.tr("Research"),
            OrganisationKind.PUBLIC: self.tr("Public"),
            OrganisationKind.OTHER: self.tr("Other"),
        }

    def kind(self, kind: str) -> str:
        """The word of one kind of organisation."""
        return self.kinds().get(kind, kind)

    def fields(self) -> dict[Field, str]:
        """Every field that a column can fill, in the order to choose from."""
        return {
            Field.IGNORE: self.tr("Leave out"),
            Field.GIVEN_NAME: self.tr("Given name"),
            Field.FAMILY_NAME: self.tr("Family name"),
            Field.FULL_NAME: self.tr("Full name"),
            Field.EMAIL: self.tr("E-mail"),
            Field.PHONE: self.tr("Phone"),
            Field.ORGANISATION: self.tr("Organisation"),
            Field.ORGANISATION_KIND: self.tr("Kind of organisation"),
            Field.COUNTRY: self.tr("Country"),
            Field.JOB_TITLE: self.tr("Job title"),
            Field.CATEGORY: self.tr("Category"),
            Field.STATUS: self.tr("Status"),
            Field.CODE: self.tr("Code"),
            Field.SOURCE_KEY: self.tr("Registration number"),
            Field.BOOKING: self.tr("Booking number"),
            Field.BOX: self.tr("Box of the badge"),
            Field.NOTE: self.tr("Note for the desk"),
            Field.ATTENTION: self.tr("Attention"),
            Field.REGISTERED_AT: self.tr("Registered at"),
            Field.CONSENT: self.tr("Consent"),
            Field.CUSTOM: self.tr("Custom field"),
        }

    def field(self, field: Field) -> str:
        """The word of one field."""
        return self.fields()[field]

    def target(self, target: Target) -> str:
        """A field, with the key of the custom field or the purpose of the consent."""
        words = self.field(target.field)
        return f"{words}: {target.key}" if target.key else words

    def places(self, waitlist: Waitlist, waiting: int) -> str:
        """How many places are free and how many people wait; "" where there is neither."""
        parts = []
        if waitlist.event.over:
            parts.append(self.tr("%n more than there are places", "", waitlist.event.over))
        elif waitlist.free is not None:
            parts.append(self.tr("%n place(s) free", "", waitlist.free))
        if waiting:
            parts.append(self.tr("%n waiting", "", waiting))
        return ", ".join(parts)

    def confidence(self, confidence: Confidence) -> str:
        """Where a proposal comes from."""
        return {
            Confidence.NONE: self.tr("not recognised"),
            Confidence.CONTENT: self.tr("guessed from the content"),
            Confidence.PHRASE: self.tr("probably, by the heading"),
            Confidence.HEADER: self.tr("by the heading"),
            Confidence.KNOWN: self.tr("known format"),
            Confidence.SAVED: self.tr("as saved"),
            Confidence.CHOSEN: self.tr("chosen by you"),
        }[confidence]

    def custom_kind(self, kind: CustomKind) -> str:
        """What a custom field holds."""
        return {
            CustomKind.TEXT: self.tr("text"),
            CustomKind.CHOICE: self.tr("choice"),
            CustomKind.MULTI_CHOICE: self.tr("several choices"),
            CustomKind.NUMBER: self.tr("number"),
            CustomKind.DATE: self.tr("date"),
            CustomKind.YES_NO: self.tr("yes or no"),
        }[kind]

    def note(self, note: ReadNote) -> str:
        """One thing that the reader mended in a file."""
        words = {
            Repair.WRONG_EXTENSION: self.tr(
                "The file is not what its ending “{detail}” says; it was read as what it is."
            ),
            Repair.GUESSED_ENCODING: self.tr("Letters were read as {detail}; check names with accents."),
            Repair.SKIPPED_TITLE: self.tr("Lines above the headings were skipped: {count}."),
            Repair.NO_HEADER: self.tr("The file has no headings, so the columns are numbered."),
            Repair.RENAMED_HEADER: self.tr(
                "Several columns have the same heading; one was renamed “{detail}”."
            ),
            Repair.REMOVED_CHARACTERS: self.tr(
                "Cells from which invisible characters were removed: {count}."
            ),
            Repair.FILLED_MERGED: self.tr("Merged cells that were filled with their value: {count}."),
            Repair.UNCLOSED_QUOTE: self.tr("A quotation mark is not closed; compare the last rows."),
            Repair.OTHER_SHEETS: self.tr("The sheet “{detail}” was read; the file has {count} more."),
            Repair.SHORTENED: self.tr("Cells that were far too long and were cut: {count}."),
            Repair.RETURNED_PLUS: self.tr(
                "The program that wrote the file takes the “+” from phone numbers; it was put back: {count}."
            ),
            Repair.CHECKINS_LEFT: self.tr(
                "Check-ins in the column “{detail}” are not taken over: {count}. People are checked in here."
            ),
        }[note.repair]
        return words.format(detail=note.detail, count=note.count)


def country_name(code: str) -> str:
    """A country in words of the screen's language; the code itself where it is none."""
    return countries().get(code, code)


def countries() -> dict[str, str]:
    """Every country by its code, in the screen's language."""
    return country_names(QLocale().name().partition("_")[0])
