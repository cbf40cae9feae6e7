"""The event itself: title, place, dates, time zone, and the lines that its paper carries."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit
from typing_extensions import override

from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.page.places import places_field, places_in
from desktop_app.features.setup.page.section import Section
from desktop_app.kit.dates import day_pattern
from desktop_app.kit.widgets import Form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop_app.kit.context import PageContext


class EventSection(Section):
    """A form that saves each field when it is left."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.set_words(
            self.tr("Event"),
            self.tr("What stands on badges and in the window. Each field is saved when you leave it."),
        )
        self._title = QLineEdit()
        self._place = QLineEdit()
        self._starts = _date_edit()
        self._ends = _date_edit()
        self._zone = _zone_box()
        self._funder = QLineEdit()
        self._publicity = QLineEdit()
        self._emblem = QCheckBox(self.tr("Emblem of the European Union"))
        self._prefix = QLineEdit()
        self.places = places_field()
        self._texts = {
            "title": self._title,
            "place": self._place,
            "funder_line": self._funder,
            "publicity_line": self._publicity,
            "scanner_prefix": self._prefix,
        }
        self._add_rows()
        for editor in self._texts.values():
            editor.editingFinished.connect(self._on_text_edited)
        self._starts.editingFinished.connect(self._on_dates_edited)
        self._ends.editingFinished.connect(self._on_dates_edited)
        self.places.editingFinished.connect(self._on_places_edited)
        self._zone.activated.connect(self._on_zone_chosen)
        self._emblem.clicked.connect(self._on_emblem_clicked)

    def _add_rows(self) -> None:
        form = Form()
        form.add(self.tr("Title"), self._title, self.tr("As guests know it."))
        form.add(self.tr("Place"), self._place, self.tr("Small on badges and cards."))
        form.add(self.tr("First day"), self._starts, self.tr("Stands on badges and in the window."))
        form.add(self.tr("Last day"), self._ends, self.tr("The same day, where the event has only one."))
        form.add(
            self.tr("Time zone"),
            self._zone,
            self.tr("The clock of the venue; a change shows when the window is opened again."),
        )
        form.add(
            self.tr("Places"),
            self.places,
            self.tr("How many people may be registered; the waitlist moves up while some are free."),
        )
        form.add(self.tr("Funder line"), self._funder, self.tr("Printed wherever the funder demands it."))
        form.add(
            self.tr("Publicity line"),
            self._publicity,
            self.tr("The disclaimer below the funder line."),
            wide=True,
        )
        form.add(self.tr("Emblem"), self._emblem, self.tr("Printed beside the funder line."))
        form.add(
            self.tr("Scanner prefix"),
            self._prefix,
            self.tr(
                "If your scanner types something before each code, write it here; leave it empty otherwise."
            ),
        )
        self.body.addWidget(form)
        self.body.addStretch()

    @override
    def refresh(self) -> None:
        event = self.context.store.read(queries.event, self.context.event_id)
        self._known = event
        for name, editor in self._texts.items():
            if editor.text() != getattr(event, name):
                editor.setText(getattr(event, name))
                editor.setCursorPosition(0)
        if not self.places.isModified():
            self.places.setText("" if event.places is None else str(event.places))
        _put_date(self._starts, event.starts_on)
        _put_date(self._ends, event.ends_on)
        self._zone.setCurrentText(event.zone)
        self._emblem.setChecked(event.emblem == "eu")

    def _on_text_edited(self) -> None:
        changes = {
            name: editor.text().strip()
            for name, editor in self._texts.items()
            if editor.text().strip() != getattr(self._known, name)
        }
        self._save(changes)

    def _on_places_edited(self) -> None:
        self.places.setModified(False)
        places = places_in(self.places)
        self._save({"places": places} if places != self._known.places else {})

    def _on_dates_edited(self) -> None:
        starts, ends = self._starts.date().toPython(), self._ends.date().toPython()
        self._save(
            {
                name: value
                for name, value in (("starts_on", starts), ("ends_on", ends))
                if value != getattr(self._known, name)
            }
        )

    def _on_zone_chosen(self, _index: int) -> None:
        zone = self._zone.currentText()
        self._save({"zone": zone} if zone != self._known.zone else {})

    def _on_emblem_clicked(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal gives it)
        self._save({"emblem": "eu" if on else ""})

    def _save(self, changes: Mapping[str, object]) -> None:
        if changes:
            self.save(self.tr("Edit event"), actions.edit_event, self.context.event_id, **changes)


def _put_date(editor: QDateEdit, day: date) -> None:
    editor.setDate(QDate(day.year, day.month, day.day))


def _date_edit() -> QDateEdit:
    made = QDateEdit()
    made.setCalendarPopup(True)
    made.setDisplayFormat(day_pattern())
    return made


def _zone_box() -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.addItems(sorted(available_timezones()))
    return made
