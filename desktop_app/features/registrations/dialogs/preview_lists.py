"""The lists of the preview: what an import would do to whom, as lines of words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.features.registrations.dialogs.wording import Wording, country_name
from desktop_app.features.registrations.rules.field import Field
from desktop_app.features.registrations.rules.plan import Chosen, Doubt, ImportPlan, RowRefusal
from desktop_app.kit.theme import Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.features.registrations.rules.plan import FieldChange, PlannedRow, Rejected, Remark

_LONGEST: Final = 160
_TINY: Final = Size.RAIL_FOLDED
_SHORT: Final = Size.FORM_LABEL - Size.RAIL_FOLDED
_LONG: Final = Size.FORM_LABEL


class Heap(Enum):
    """The lists, in the order in which they are shown."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICTING = "conflicting"
    VANISHED = "vanished"
    REJECTED = "rejected"
    REMARKS = "remarks"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Line:
    """One line of a list; `line` and `field` say what a person's choice is about."""

    key: str
    cells: tuple[str, ...]
    line: int = 0
    field: str = ""


class PreviewLists(QObject):
    """Turns a plan into titles and lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording(self)

    def titles(self) -> dict[Heap, str]:
        """The name of each list."""
        return {
            Heap.NEW: self.tr("New"),
            Heap.CHANGED: self.tr("Changed"),
            Heap.CONFLICTING: self.tr("Changed here too"),
            Heap.VANISHED: self.tr("Not in the file any more"),
            Heap.REJECTED: self.tr("Rejected"),
            Heap.REMARKS: self.tr("Look twice"),
            Heap.UNCHANGED: self.tr("Unchanged"),
        }

    def why(self, heap: Heap) -> str:
        """One line on what a list means."""
        return {
            Heap.NEW: self.tr("These people are added."),
            Heap.CHANGED: self.tr("The file gives these values; nobody changed them here."),
            Heap.CONFLICTING: self.tr(
                "Somebody changed these here since the last import. That stays unless you let the file win, "
                "and the same value is not asked again."
            ),
            Heap.VANISHED: self.tr(
                "They came with an earlier file and are missing in this one. They stay unless cancelled."
            ),
            Heap.REJECTED: self.tr("These rows cannot be imported. They can be saved as a file afterwards."),
            Heap.REMARKS: self.tr("These rows are imported, but something about them is odd."),
            Heap.UNCHANGED: self.tr("These people are on the list already, with the same values."),
        }[heap]

    def heads(self, heap: Heap) -> tuple[tuple[str, int], ...]:
        """The columns of a list with their widths; the last one takes what is left."""
        outcome, line, name = (
            (self.tr("What happens"), _SHORT),
            (self.tr("Line"), _TINY),
            (self.tr("Name"), _LONG),
        )
        country = (self.tr("Country"), _SHORT)
        person = ((self.tr("Organisation"), _LONG), country, (self.tr("E-mail"), _SHORT))
        change = ((self.tr("Field"), _LONG), (self.tr("Here now"), _LONG), (self.tr("In the file"), _SHORT))
        return {
            Heap.NEW: (outcome, line, name, *person),
            Heap.CHANGED: (outcome, line, name, *change),
            Heap.CONFLICTING: (outcome, line, name, *change),
            Heap.VANISHED: (outcome, name, *person),
            Heap.REJECTED: (line, (self.tr("Why"), _LONG), (self.tr("What the row holds"), _LONG)),
            Heap.REMARKS: (line, name, (self.tr("What is odd"), _LONG)),
            Heap.UNCHANGED: (line, name, *person),
        }[heap]

    def lines(self, plan: ImportPlan, heap: Heap, chosen: Chosen) -> list[Line]:
        """The lines of a list."""
        makers = {
            Heap.NEW: self._new,
            Heap.CHANGED: self._changed,
            Heap.CONFLICTING: self._conflicting,
            Heap.VANISHED: self._vanished,
        }
        if heap in makers:
            return list(makers[heap](plan, chosen))
        if heap is Heap.REJECTED:
            return [self._rejected(place, one) for place, one in enumerate(plan.rejected)]
        if heap is Heap.REMARKS:
            names = {row.line: row.name for row in _rows(plan)}
            return [self._remark(place, one, names) for place, one in enumerate(plan.remarks)]
        return [
            Line(str(row.line), (str(row.line), self._known_as(row), *_person(row.values)), row.line)
            for row in plan.unchanged
        ]

    def reason(self, rejected: Rejected) -> str:
        """Why a row is rejected."""
        return self.reasons()[rejected.reason].format(line=rejected.fact)

    def reasons(self) -> dict[RowRefusal, str]:
        """The words for each reason to reject a row; "{line}" is the number of another line."""
        return {
            RowRefusal.NO_NAME: self.tr("No name"),
            RowRefusal.SAME_AS_LINE: self.tr("The same person as in line {line}"),
            RowRefusal.ADD_ON: self.tr("Only adds to ticket {line} of the same order; noted there"),
            RowRefusal.ERASED: self.tr("Was erased here, so it is left out"),
        }

    def _known_as(self, row: PlannedRow) -> str:
        if not row.merged_into:
            return row.name
        return self.tr("{name} (merged into {kept})").format(name=row.name, kept=row.merged_into)

    def _new(self, plan: ImportPlan, chosen: Chosen) -> Iterator[Line]:
        taken, left = self.tr("is added"), self.tr("left out")
        for row in plan.new:
            outcome = left if row.line in chosen.left_out else taken
            yield Line(str(row.line), (outcome, str(row.line), row.name, *_person(row.values)), row.line)

    def _changed(self, plan: ImportPlan, chosen: Chosen) -> Iterator[Line]:
        taken, left = self.tr("is changed"), self.tr("left out")
        for row, change in _changes((*plan.changed, *plan.conflicting)):
            yield self._change(row, change, left if row.line in chosen.left_out else taken)

    def _conflicting(self, plan: ImportPlan, chosen: Chosen) -> Iterator[Line]:
        ours, theirs = self.tr("stays as here"), self.tr("the file wins")
        for row in plan.conflicting:
            for change in row.conflicts:
                wins = (row.line, change.field) in chosen.theirs
                yield self._change(row, change, theirs if wins else ours)

    def _vanished(self, plan: ImportPlan, chosen: Chosen) -> Iterator[Line]:
        stays, cancelled = self.tr("stays"), self.tr("is cancelled")
        for person in plan.vanished:
            outcome = cancelled if person.id in chosen.cancel else stays
            yield Line(person.id, (outcome, person.name, *_person(person.values)))

    def _change(self, row: PlannedRow, change: FieldChange, outcome: str) -> Line:
        words = self._field(change.field)
        cells = (
            outcome,
            str(row.line),
            row.name,
            words,
            self._value(change, change.old),
            self._value(change, change.new),
        )
        return Line(f"{row.line}:{change.field}", cells, row.line, change.field)

    def _field(self, name: str) -> str:
        plain, _, key = name.partition(":")
        if plain not in set(Field):
            return name
        words = self._wording.field(Field(plain))
        return f"{words}: {key}" if key else words

    def _value(self, change: FieldChange, value: str) -> str:
        if not value:
            return "–"
        if change.field == Field.COUNTRY:
            return country_name(value)
        return self._wording.status(value) if change.field == Field.STATUS else _short(value)

    def _rejected(self, place: int, rejected: Rejected) -> Line:
        holds = _short("  ·  ".join(cell for cell in rejected.row.cells if cell))
        return Line(str(place), (str(rejected.row.line), self.reason(rejected), holds), rejected.row.line)

    def _remark(self, place: int, remark: Remark, names: dict[int, str]) -> Line:
        cells = (str(remark.line), names.get(remark.line, ""), self._doubt(remark))
        return Line(str(place), cells, remark.line)

    def _doubt(self, remark: Remark) -> str:
        words = {
            Doubt.EMAIL: self.tr("“{value}” is no e-mail address; it is kept as it is."),
            Doubt.PHONE: self.tr("“{value}” is no phone number; it is kept as it is."),
            Doubt.COUNTRY: self.tr("“{value}” is no country that is known; the country stays empty."),
            Doubt.STATUS: self.tr("“{value}” is no status that is known; the person counts as registered."),
            Doubt.ORGANISATION_KIND: self.tr("“{value}” is no kind of organisation that is known."),
            Doubt.DATE: self.tr("“{value}” is no date; it stays empty."),
            Doubt.SEVERAL_TICKETS: self.tr(
                "The row stands for {value} tickets; only the person named in it is imported."
            ),
            Doubt.TWO_EMAILS: self.tr("The row also gives the e-mail “{value}”; “{other}” was taken."),
            Doubt.LOOK_ALIKE_LINE: self.tr("May be the same person as {value} in line {other}."),
            Doubt.TAKEN_AS: self.tr("Is {value}, as you said: nobody is added."),
            Doubt.LOOK_ALIKE_PERSON: self.tr(
                "May be the same person as {value}, who is on the list already."
            ),
        }[remark.doubt]
        return words.format(value=_short(remark.value), other=remark.other)


def _rows(plan: ImportPlan) -> tuple[PlannedRow, ...]:
    return (*plan.new, *plan.changed, *plan.conflicting, *plan.unchanged)


def _changes(rows: Iterable[PlannedRow]) -> Iterator[tuple[PlannedRow, FieldChange]]:
    for row in rows:
        for change in row.changes:
            yield row, change


def _person(values: dict[str, str]) -> tuple[str, str, str]:
    country = values.get("country", "")
    return values.get("organisation", ""), country_name(country) if country else "", values.get("email", "")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
