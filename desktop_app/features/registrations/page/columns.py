"""The columns of the list of people, and which of them are shown, how wide, in what order."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.features.checkin.rules import show_code
from desktop_app.features.registrations.dialogs.wording import Wording, country_name
from desktop_app.features.registrations.page.ticks import Tick, TickMenu
from desktop_app.features.registrations.queries.listing import Ordering, PersonRow
from desktop_app.kit.dates import moment_words
from desktop_app.kit.habits import VEIL, Habits
from desktop_app.kit.icons import dot, icon
from desktop_app.kit.rows_model import Column
from desktop_app.kit.theme import Size, Space, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext
    from desktop_app.kit.table import Table

_TIME: Final = Size.FORM_LABEL // 2
_NARROW: Final = Size.FORM_LABEL - Size.RAIL_FOLDED
_MIDDLE: Final = Size.FORM_LABEL
_DOTTED: Final = _NARROW + Space.SMALL
_WIDE: Final = Size.FORM_LABEL + Size.ROW


class Shown(StrEnum):
    """What a column shows; the order here is the order at first."""

    NAME = "name"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    CATEGORY = "category"
    STATUS = "status"
    ARRIVED = "arrived"
    EMAIL = "email"
    PHONE = "phone"
    JOB_TITLE = "job_title"
    KIND = "kind"
    PRINTED = "printed"
    CODE = "code"
    NOTE = "note"
    SOURCE = "source"
    REGISTERED = "registered"
    BOOKING = "booking"
    BOX = "box"


_AT_FIRST: Final = frozenset(list(Shown)[:7])
_FIRST_COUNT: Final = 15
"""So many columns there were before their number was kept with them."""


class PeopleColumns(QObject):
    """Makes the columns of the list."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._habits = Habits(context.settings)
        self._wording = Wording(self)
        self._statuses = self._wording.statuses()
        self._kinds = self._wording.kinds()
        self._erased = self._wording.erased()

    def make(self) -> dict[Shown, Column[PersonRow]]:
        """Every column by what it shows."""
        of = Ordering
        return {
            Shown.NAME: Column(self.tr("Name"), self._name, of.NAME, _WIDE, icon=_attention),
            Shown.ORGANISATION: Column(self.tr("Organisation"), _organisation, of.ORGANISATION, _WIDE),
            Shown.COUNTRY: Column(self.tr("Country"), _country, of.COUNTRY, _NARROW),
            Shown.CATEGORY: Column(self.tr("Category"), _category, of.CATEGORY, _DOTTED, icon=_category_dot),
            Shown.STATUS: Column(self.tr("Status"), self._status, of.STATUS, _NARROW),
            Shown.ARRIVED: Column(self.tr("Arrived"), self._arrived, of.ARRIVED, _TIME, icon=_arrived_mark),
            Shown.EMAIL: Column(self.tr("E-mail"), self._email, of.EMAIL, _WIDE),
            Shown.PHONE: Column(self.tr("Phone"), self._phone, width=_MIDDLE),
            Shown.JOB_TITLE: Column(self.tr("Job title"), _job_title, width=_MIDDLE),
            Shown.KIND: Column(self.tr("Kind"), self._kind, width=_NARROW),
            Shown.PRINTED: Column(self.tr("Badges printed"), _printed, width=_NARROW, right=True),
            Shown.CODE: Column(self.tr("Code"), _code, of.CODE, _NARROW),
            Shown.NOTE: Column(self.tr("Note"), _note, width=_WIDE),
            Shown.SOURCE: Column(self.tr("Source"), self._source, width=_NARROW),
            Shown.REGISTERED: Column(self.tr("Registered"), self._registered, of.REGISTERED, _MIDDLE),
            Shown.BOOKING: Column(self.tr("Booking"), _booking, of.BOOKING, _NARROW),
            Shown.BOX: Column(self.tr("Box"), _box, of.BOX, _NARROW),
        }

    def _name(self, row: PersonRow) -> str:
        return self._erased if row.erased_at else row.name

    def _status(self, row: PersonRow) -> str:
        return self._statuses.get(row.status, row.status)

    def _kind(self, row: PersonRow) -> str:
        return self._kinds.get(row.organisation_kind, row.organisation_kind)

    def _arrived(self, row: PersonRow) -> str:
        return f"{self._context.local(row.arrived_at):%H:%M}" if row.arrived_at else ""

    def _registered(self, row: PersonRow) -> str:
        return moment_words(self._context.local(row.registered_at)) if row.registered_at else ""

    def _email(self, row: PersonRow) -> str:
        return self._veiled(row.email)

    def _phone(self, row: PersonRow) -> str:
        return self._veiled(row.phone)

    def _veiled(self, words: str) -> str:
        return VEIL if words and self._habits.personal_hidden else words

    def _source(self, row: PersonRow) -> str:
        return self.tr("Walk-in") if row.walk_in else row.source


class ColumnChoice(QObject):
    """Lets people choose columns from a menu, and remembers choice, widths and order.

    Signals:
        changed(): other columns are shown.
    """

    changed = Signal()

    _SETTING: Final = "PeoplePage/columns"
    _KNOWN: Final = "PeoplePage/columns_known"
    _WIDTHS: Final = "PeoplePage/column_widths"

    def __init__(self, context: PageContext, table: Table, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = context.settings
        self._header = header = table.horizontalHeader()
        self._widths = table.widths
        self.menu = TickMenu(parent)
        self._titles = titles
        kept = self._settings.value(self._SETTING)
        if kept is None or not header.restoreState(kept):
            for place, shown in enumerate(Shown):
                header.setSectionHidden(place, shown not in _AT_FIRST)
        else:
            self._hide_new()
            self._widths.give(self._kept_widths())
        header.setStretchLastSection(True)
        header.setSortIndicator(-1, header.sortIndicatorOrder())
        self.menu.aboutToShow.connect(self._on_about_to_show)
        self.menu.ticked.connect(self._on_ticked)
        header.sectionResized.connect(self._on_header_changed)
        header.sectionMoved.connect(self._on_moved)

    def visible(self) -> list[int]:
        """The columns shown, from left to right as people arranged them."""
        order = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return [section for section in order if not self._header.isSectionHidden(section)]

    def show_columns(self, columns: Sequence[str]) -> None:
        """Show these columns in this order, as far as they are known here; none changes nothing."""
        places = {shown.value: place for place, shown in enumerate(Shown)}
        wanted = [places[name] for name in dict.fromkeys((*columns, Shown.NAME)) if name in places]
        if not columns:
            return
        for section in range(self._header.count()):
            self._header.setSectionHidden(section, section not in wanted)
        for place, section in enumerate(wanted):
            self._header.moveSection(self._header.visualIndex(section), place)
        self._on_header_changed()

    def pop_up(self, at: QPoint) -> None:
        """Open the menu at a place of the screen."""
        self.menu.popup(at)

    def _on_about_to_show(self) -> None:
        ticked = [shown for place, shown in enumerate(Shown) if not self._header.isSectionHidden(place)]
        ticks = [Tick(shown, title) for shown, title in zip(Shown, self._titles, strict=True)]
        self.menu.show_ticks(ticks, ticked)
        self.menu.action_of(Shown.NAME).setEnabled(False)

    def _on_ticked(self, key: str, on: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self._header.setSectionHidden(list(Shown).index(Shown(key)), not on)
        self._on_header_changed()
        self.changed.emit()

    def _on_moved(self, _section: int, _before: int, _after: int) -> None:
        self._on_header_changed()
        self.changed.emit()

    def _hide_new(self) -> None:
        """What was kept by a program that had fewer columns shows the others; nobody asked for them."""
        for place in range(int(str(self._settings.value(self._KNOWN, _FIRST_COUNT))), len(Shown)):
            self._header.setSectionHidden(place, True)

    def _on_header_changed(self) -> None:
        self._settings.setValue(self._KNOWN, len(Shown))
        self._settings.setValue(self._SETTING, self._header.saveState())
        self._settings.setValue(self._WIDTHS, " ".join(map(str, self._widths.given)))

    def _kept_widths(self) -> list[int]:
        """The widths as people left them; what the header kept has what was lent to columns in it."""
        words = str(self._settings.value(self._WIDTHS, "")).split()
        if not words or not all(word.isdecimal() for word in words):
            sizes = (self._header.sectionSize(place) for place in range(len(Shown)))
            return [size or given for size, given in zip(sizes, self._widths.given, strict=True)]
        return [int(word) for word in words]


def _organisation(row: PersonRow) -> str:
    return row.organisation


def _country(row: PersonRow) -> str:
    return country_name(row.country) if row.country else ""


def _category(row: PersonRow) -> str:
    return row.category


def _job_title(row: PersonRow) -> str:
    return row.job_title


def _printed(row: PersonRow) -> str:
    return str(row.printed) if row.printed else ""


def _code(row: PersonRow) -> str:
    return show_code(row.code)


def _note(row: PersonRow) -> str:
    return " ".join(row.note.split())


def _booking(row: PersonRow) -> str:
    return row.booking


def _box(row: PersonRow) -> str:
    return row.box


def _category_dot(row: PersonRow) -> QIcon:
    return dot(row.colour)


def _arrived_mark(row: PersonRow) -> QIcon | None:
    return icon("check-circle", State.ADMITTED) if row.arrived_at else None


def _attention(row: PersonRow) -> QIcon | None:
    return icon("warning", State.ATTENTION) if row.attention else None
