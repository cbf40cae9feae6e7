"""The rows of an import of requests, list by list: what is new, changed, doubtful, left out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.request_plan import RequestFault
from desktop_app.features.registrations.rules.sheet import ExportSheet
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.request_list import AskedRow
    from desktop_app.features.meetings.rules.request_plan import PlannedRequest, RequestChange, RequestPlan


class Line(NamedTuple):
    """One row of the file as the preview shows it."""

    line: int
    what: str
    first: str
    second: str
    about: str


class ImportRows(QWidget):
    """A table of all rows, those that need a look first."""

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: dict[str, Line] = {}
        self._model: RowsModel[Line] = RowsModel(self._columns(), self._fetch, _key, self)
        self.table = Table(self._model)
        self.table.setAccessibleName(self.tr("Rows of the list"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def _columns(self) -> list[Column[Line]]:
        return [
            Column(self.tr("Line"), _number, "", Size.TOUCH),
            Column(self.tr("What"), _what, "", Size.PICTURE),
            Column(self.tr("Who asks"), _first, "", Size.FORM_LABEL + Size.SHAPE),
            Column(self.tr("Whom"), _second, "", Size.FORM_LABEL + Size.SHAPE),
            Column(self.tr("About"), _about, "", Size.FORM_LABEL),
        ]

    @property
    def lines(self) -> list[Line]:
        """What is shown."""
        return list(self._lines.values())

    def show_plan(self, plan: RequestPlan) -> None:
        """Show the rows of a plan."""
        lines = (*self.left_out(plan), *self._planned(plan))
        self._lines = {str(each.line): each for each in lines}
        self._model.reset(list(self._lines))

    def left_out(self, plan: RequestPlan) -> Iterator[Line]:
        """The rows that are not imported, with the reason."""
        doubtful = {line: doubt.named.words for doubt in plan.doubts for line in doubt.lines}
        for row in plan.doubtful:
            why = self._fault(RequestFault.DOUBTFUL).format(fact=doubtful.get(row.line, ""))
            yield self._line(row, self.tr("Doubtful"), why)
        for rejected in plan.rejected:
            why = self._fault(rejected.fault).format(fact=rejected.fact)
            yield self._line(rejected.row, self.tr("Left out"), why)

    def _planned(self, plan: RequestPlan) -> Iterator[Line]:
        groups: Sequence[tuple[str, Sequence[PlannedRequest]]] = (
            (self.tr("New"), plan.new),
            (self.tr("Changed"), plan.changed),
            (self.tr("Unchanged"), plan.unchanged),
        )
        for what, rows in groups:
            for row in rows:
                changes = "; ".join(self._change(each) for each in row.changes)
                yield self._line(row.row, what, changes or row.type)
        for asked in plan.joined:
            yield self._line(asked, self.tr("Asked by both"), "")

    def _change(self, change: RequestChange) -> str:
        names = {
            "type": self.tr("type"),
            "priority": self.tr("priority"),
            "state": self.tr("state"),
            "wish": self.tr("wish"),
            "needs": self.tr("needs"),
            "mutual": self.tr("both asked"),
        }
        old, new = (self._value(change.field, value) for value in (change.old, change.new))
        return f"{names[change.field]}: {old} → {new}"

    def _value(self, field: str, value: str) -> str:
        if field == "priority":
            return self._words.priority(int(value))
        if field == "state":
            return self._words.request_state(RequestState(value))
        if field == "mutual":
            return self.tr("yes") if value == str(True) else self.tr("no")
        return value or "–"

    def _line(self, row: AskedRow, what: str, about: str) -> Line:
        return Line(row.line, what, row.first.words, row.second.words, about)

    def _fault(self, fault: RequestFault) -> str:
        return {
            RequestFault.NOBODY_NAMED: self.tr("somebody is not named"),
            RequestFault.UNKNOWN: self.tr("nobody is called {fact}"),
            RequestFault.SAME_PERSON: self.tr("would meet themselves: {fact}"),
            RequestFault.NOT_COMING: self.tr("not registered: {fact}"),
            RequestFault.SAME_AS_LINE: self.tr("the same as line {fact}"),
            RequestFault.LEFT_OUT: self.tr("left out: {fact}"),
            RequestFault.TOO_LONG: self.tr("a type or need is longer than {fact} letters"),
            RequestFault.DOUBTFUL: self.tr("not certain who this is: {fact}"),
        }[fault]

    def _fetch(self, keys: Sequence[str]) -> list[Line]:
        return [self._lines[key] for key in keys]


def left_out(plan: RequestPlan, rows: ImportRows) -> ExportSheet:
    """The rows that are not imported as a table to save: line, reason, and the row as it stood."""
    whys = {each.line: each.about for each in rows.left_out(plan)}
    asked = sorted((*plan.doubtful, *(each.row for each in plan.rejected)), key=lambda each: each.line)
    return ExportSheet(
        rows.tr("Left out"),
        (rows.tr("Line"), rows.tr("Reason"), *plan.headers),
        tuple((row.line, whys[row.line], *row.cells) for row in asked),
    )


def _key(line: Line) -> str:
    return str(line.line)


def _number(line: Line) -> str:
    return str(line.line)


def _what(line: Line) -> str:
    return line.what


def _first(line: Line) -> str:
    return line.first


def _second(line: Line) -> str:
    return line.second


def _about(line: Line) -> str:
    return line.about
