"""The merge assistant: two registrations or organisations side by side, and what is kept of both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import show_code
from desktop_app.features.registrations import actions
from desktop_app.features.registrations.dialogs.merging_frame import MergeDialog
from desktop_app.features.registrations.dialogs.side_table import SideRow
from desktop_app.features.registrations.dialogs.wording import Wording, country_name
from desktop_app.features.registrations.queries.merging import (
    OrganisationSide,
    PersonSide,
    organisation_side,
    person_side,
    question_labels,
)
from desktop_app.features.registrations.rules.field import Field
from desktop_app.features.registrations.rules.merging import NAME, MergeRefusal, theirs_at_first, weight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext

_FIELDS: Final = {
    "organisation": Field.ORGANISATION,
    "job_title": Field.JOB_TITLE,
    "email": Field.EMAIL,
    "phone": Field.PHONE,
    "country": Field.COUNTRY,
    "category": Field.CATEGORY,
    "status": Field.STATUS,
    "booking": Field.BOOKING,
    "box": Field.BOX,
}


class PeopleMergeDialog(MergeDialog):
    """Two registrations become one."""

    def __init__(self, context: PageContext, one: str, other: str, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Merge two registrations"), (one, other), parent)
        self._wording = Wording(self)
        first, second = self._sides()
        if first is not None and second is not None and _weight(second) > _weight(first):
            self.keys = (other, one)
        self.show_sides()

    @override
    def show_sides(self) -> None:
        kept, merged = self._sides()
        if kept is None or merged is None:
            self.complain(Refused(MergeRefusal.GONE))
            return
        heads = (self.tr("Field"), self._head(self.tr("Stays"), kept), self._head(self.tr("Goes"), merged))
        self.table.show_sides(heads, self._rows(kept, merged), theirs_at_first(kept.values, merged.values))
        self.say(
            self.tr("Left and right, or Space, choose which value stays where the two differ."),
            self._both(kept, merged),
        )

    @override
    def write(self) -> str:
        kept, merged = self._sides()
        name = kept.row.name if kept else ""
        other = merged.row.name if merged else ""
        said = self.tr("{merged} merged into {kept}").format(merged=other, kept=name)
        self.context.store.write(said, actions.merge_people, *self.keys, self.table.theirs)
        return said

    @override
    def meetings_called_off(self) -> str:
        return self._meeting_words.foretell(actions.merge_people, *self.keys, self.table.theirs)

    def _sides(self) -> tuple[PersonSide | None, PersonSide | None]:
        read = self.context.store.read
        return read(person_side, self.keys[0]), read(person_side, self.keys[1])

    def _head(self, words: str, side: PersonSide) -> str:
        source = self.tr("Walk-in") if side.row.walk_in else side.row.source
        arrived = self.tr("arrived") if side.row.arrived_at else ""
        return "  ·  ".join(part for part in (words, show_code(side.row.code), source, arrived) if part)

    def _rows(self, kept: PersonSide, merged: PersonSide) -> list[SideRow]:
        words = {NAME: self.tr("Name")} | {name: self._wording.field(of) for name, of in _FIELDS.items()}
        words |= self.context.store.read(question_labels, self.context.event_id)
        words |= {
            name: name.partition(":")[2] for name in (*kept.values, *merged.values) if name not in words
        }
        return [
            SideRow(field, what, self._value(field, kept), self._value(field, merged))
            for field, what in words.items()
            if kept.values.get(field) or merged.values.get(field)
        ]

    def _value(self, field: str, side: PersonSide) -> str:
        value = side.values.get(field, "")
        if field == "country" and value:
            return country_name(value)
        return self._wording.status(value) if field == "status" else value

    def _both(self, kept: PersonSide, merged: PersonSide) -> str:
        mine, theirs = kept.belongings, merged.belongings
        counts = (
            (self.tr("scans {count}"), mine.scans + theirs.scans),
            (self.tr("printouts {count}"), mine.printouts + theirs.printouts),
            (self.tr("consents {count}"), mine.consents + theirs.consents),
            (self.tr("codes {count}"), mine.codes + theirs.codes + 2),
            (self.tr("things handed out {count}"), len(mine.things | theirs.things)),
        )
        told = ", ".join(words.format(count=count) for words, count in counts if count)
        notes = self.tr("Notes are joined.") if kept.row.note and merged.row.note else ""
        words = self.tr("Kept of both: {what}. A badge that was printed for either still opens the door.")
        return " ".join(part for part in (words.format(what=told), notes) if part)


class OrganisationMergeDialog(MergeDialog):
    """Two organisations become one."""

    def __init__(self, context: PageContext, one: str, other: str, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Merge two organisations"), (one, other), parent)
        self._wording = Wording(self)
        first, second = self._sides()
        if first is not None and second is not None and second.people > first.people:
            self.keys = (other, one)
        self.show_sides()

    @override
    def show_sides(self) -> None:
        kept, merged = self._sides()
        if kept is None or merged is None:
            self.complain(Refused(MergeRefusal.GONE))
            return
        self.table.show_sides(
            (self.tr("Field"), self.tr("Stays"), self.tr("Goes")), self._rows(kept, merged), ()
        )
        words = self.tr("“{name}” stays known as another name of “{kept}”: lists that say so find it.")
        people = self.tr("People who will belong to it: {count}.").format(count=kept.people + merged.people)
        self.say(words.format(name=merged.name, kept=kept.name), people)

    @override
    def write(self) -> str:
        kept, merged = self._sides()
        said = self.tr("{merged} merged into {kept}").format(
            merged=merged.name if merged else "", kept=kept.name if kept else ""
        )
        self.context.store.write(said, actions.merge_organisations, *self.keys)
        return said

    @override
    def meetings_called_off(self) -> str:
        return self._meeting_words.foretell(actions.merge_organisations, *self.keys)

    def _sides(self) -> tuple[OrganisationSide | None, OrganisationSide | None]:
        read = self.context.store.read
        return read(organisation_side, self.keys[0]), read(organisation_side, self.keys[1])

    def _rows(self, kept: OrganisationSide, merged: OrganisationSide) -> Sequence[SideRow]:
        kinds = self._wording.kinds()
        reads: tuple[tuple[str, Callable[[OrganisationSide], str]], ...] = (
            (self.tr("Name"), _name),
            (self.tr("Also written"), _other_names),
            (self.tr("Kind"), partial(_kind, kinds)),
            (self.tr("Country"), _country),
            (self.tr("People"), _people),
        )
        return [SideRow("", words, read(kept), read(merged), choosable=False) for words, read in reads]


def _weight(side: PersonSide) -> tuple[bool, bool, int, bool]:
    row = side.row
    return weight(
        arrived=row.arrived_at is not None,
        printed=row.printed > 0,
        status=row.status,
        has_source=not row.walk_in,
    )


def _name(side: OrganisationSide) -> str:
    return side.name


def _other_names(side: OrganisationSide) -> str:
    return ", ".join(side.other_names)


def _kind(kinds: dict[str, str], side: OrganisationSide) -> str:
    return kinds.get(side.kind, side.kind)


def _country(side: OrganisationSide) -> str:
    return country_name(side.country) if side.country else ""


def _people(side: OrganisationSide) -> str:
    return str(side.people)
