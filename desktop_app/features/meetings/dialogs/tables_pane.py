"""The tables: their numbers, where they stand, what they offer, whose they are, when they cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.place import TableRow
from desktop_app.features.registrations.queries.names import organisation_ids
from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.kit.rows_model import Column
from desktop_app.kit.setup_pane import SetupPane
from desktop_app.kit.theme import Size
from desktop_app.kit.widgets import number_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext

_MOST = 999


class TablesPane(SetupPane[TableRow]):
    """Tables by number."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self.first, self.last = number_box(), number_box()
        self.place, self.features = QLineEdit(), QLineEdit()
        super().__init__(context, parent)

    @override
    def columns(self) -> Sequence[Column[TableRow]]:
        return [
            Column(self.tr("Number"), _number, "", Size.SHAPE, edit=self._on_number_typed),
            Column(self.tr("Place"), _place, "", Size.FORM_LABEL, edit=self._on_place_typed),
            Column(self.tr("Offers"), _features, "", Size.FORM_LABEL, edit=self._on_features_typed),
            Column(self.tr("Table of"), _owner, "", Size.FORM_LABEL, edit=self._on_owner_typed),
            Column(self.tr("Use"), self._use, "", Size.FORM_LABEL),
        ]

    @override
    def read(self) -> Sequence[TableRow]:
        return self.context.store.read(queries.tables, self.context.event_id)

    @override
    def key(self, row: TableRow) -> str:
        return row.id

    @override
    def fill_adding(self) -> None:
        for box, prefix, usual in ((self.first, self.tr("from "), 1), (self.last, self.tr("to "), 20)):
            box.setRange(1, _MOST)
            box.setPrefix(prefix)
            box.setValue(usual)
        self.place.setPlaceholderText(self.tr("Place, as Hall 2"))
        self.features.setPlaceholderText(self.tr("Offers, as interpreter"))
        for editor, words in (
            (self.first, self.tr("First number")),
            (self.last, self.tr("Last number")),
            (self.place, self.tr("Where they stand")),
            (self.features, self.tr("What they offer, with commas between")),
        ):
            self.adding.addWidget(self.named(editor, words), 1)
        self.place.returnPressed.connect(self.add)
        self.features.returnPressed.connect(self.add)

    @override
    def add(self) -> None:
        first, last = self.first.value(), self.last.value()
        added = self.write(
            self.tr("New tables {first} to {last}").format(first=first, last=last),
            actions.add_meeting_tables,
            self.context.event_id,
            first,
            last,
            place=self.place.text(),
            features=self.features.text().split(","),
        )
        if added:
            self.first.setValue(last + 1)
            self.last.setValue(last + 1)

    @override
    def remove(self, key: str) -> None:
        words = self.tr("Remove table {number}").format(number=self._rows[key].number)
        self.write(words, actions.remove_meeting_table, key)

    def _use(self, row: TableRow) -> str:
        if row.closed_from is None and row.closed_until is None:
            return ""
        start = f"{self.context.local(row.closed_from):%H:%M}" if row.closed_from else ""
        end = f"{self.context.local(row.closed_until):%H:%M}" if row.closed_until else ""
        return self.tr("not from {start} to {end}").format(start=start or "–", end=end or "–")

    def _edit(self, key: str, **changes: object) -> bool:
        words = self.tr("Change table {number}").format(number=self._rows[key].number)
        return self.write(words, actions.edit_meeting_table, key, **changes)

    def _on_number_typed(self, key: str, text: str) -> bool:
        number = self.number(text)
        return number is not None and self._edit(key, number=number)

    def _on_place_typed(self, key: str, text: str) -> bool:
        return self._edit(key, place=text.strip())

    def _on_features_typed(self, key: str, text: str) -> bool:
        return self._edit(key, features=text.split(","))

    def _on_owner_typed(self, key: str, text: str) -> bool:
        if not text.strip():
            return self._edit(key, organisation_id=None)
        known = self.context.store.read(organisation_ids, self.context.event_id)
        found = known.get(organisation_key(text))
        if found is None:
            self.complain(self.tr("No organisation is called “{name}”.").format(name=text.strip()))
            return False
        return self._edit(key, organisation_id=found)


def _number(row: TableRow) -> str:
    return str(row.number)


def _place(row: TableRow) -> str:
    return row.place


def _features(row: TableRow) -> str:
    return ", ".join(row.features)


def _owner(row: TableRow) -> str:
    return row.organisation
