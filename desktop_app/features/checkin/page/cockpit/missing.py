"""Who is still awaited: speakers and guests of honour, or whichever categories were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.features.checkin.queries.cockpit import MISSING_SHOWN, MissingPerson
from desktop_app.features.checkin.rules.awaited import is_awaited
from desktop_app.kit.habits import VEIL, Habits
from desktop_app.kit.icons import dot
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import Inspector, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QIcon

    from desktop_app.features.checkin.queries.cockpit import CategoryRow

_SETTING: Final = "Cockpit/categories"
_NAMED: Final = 2


class MissingPanel(Inspector):
    """The people of some categories who have not come in, with their phone numbers.

    Signals:
        categories_chosen(): other categories are to be watched.
        person_opened(str): show this attendee.
    """

    categories_chosen = Signal()
    person_opened = Signal(str)

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._people: dict[str, MissingPerson] = {}
        self._categories: Sequence[CategoryRow] = ()
        self._menu = QMenu(self)
        self._choice = button("", picture="funnel")
        self._choice.setMenu(self._menu)
        self._nobody = label("", muted=True, wrap=True)
        self._model = RowsModel(_columns(Habits(settings)), self._rows_of, _key_of, self)
        self._table = Table(self._model)
        self._lay_out()
        self._menu.triggered.connect(self._on_category_triggered)
        self._table.opened.connect(self.person_opened)

    @property
    def people(self) -> list[MissingPerson]:
        """Who is shown."""
        return list(self._people.values())

    @property
    def sentence(self) -> str:
        """What is said in place of names, or below them."""
        return self._nobody.text()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the categories watched."""
        return tuple(str(each.data()) for each in self._menu.actions() if each.isChecked())

    def show_categories(self, categories: Sequence[CategoryRow]) -> None:
        """Offer these categories; the first time those of speakers and guests of honour are chosen."""
        if categories == self._categories:
            return
        self._categories = categories
        kept = self._remembered()
        self._menu.clear()
        for category in categories:
            action = QAction(dot(category.colour), category.name, self._menu)
            action.setCheckable(True)
            action.setChecked(is_awaited(category.name) if kept is None else category.id in kept)
            action.setData(category.id)
            self._menu.addAction(action)
        self._name_choice()

    def show_missing(self, people: Sequence[MissingPerson], count: int) -> None:
        """Show who is missing; ``count`` may be more than are listed."""
        self._people = {person.attendee_id: person for person in people}
        self._model.reset(list(self._people))
        self._table.setVisible(bool(people))
        self.name(self.tr("Still missing: {count}").format(count=f"{count:,}"), self._hint(count))
        self._nobody.setText(self._words(count))
        self._nobody.setVisible(bool(self._nobody.text()))

    def _hint(self, count: int) -> str:
        return self.tr("Enter or a double click opens the person") if count else ""

    def _words(self, count: int) -> str:
        if not self.chosen:
            return self.tr("Choose whose absence would matter: speakers, for example.")
        if not count:
            return self.tr("Everybody expected in these categories is here.")
        if count > MISSING_SHOWN:
            return self.tr("The first {shown} by name are shown.").format(shown=MISSING_SHOWN)
        return ""

    def _lay_out(self) -> None:
        self.setProperty("kind", "panel")  # on the window's own ground: the table fills it
        self.setMinimumWidth(Size.INSPECTOR - Space.HUGE)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setAccessibleName(self.tr("Still missing"))
        self._table.setSortingEnabled(False)
        self.setFocusProxy(self._table)
        self.body.addWidget(self._choice)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._nobody)
        self.body.addStretch()

    def _name_choice(self) -> None:
        names = [each.text() for each in self._menu.actions() if each.isChecked()]
        shown = ", ".join(names[:_NAMED])
        more = self.tr("{names} and {count} more").format(names=shown, count=len(names) - _NAMED)
        self._choice.setText((more if len(names) > _NAMED else shown) or self.tr("Choose categories"))

    def _remembered(self) -> frozenset[str] | None:
        kept = self._settings.value(_SETTING)
        return None if kept is None else frozenset(str(kept).split())

    def _on_category_triggered(self) -> None:
        self._settings.setValue(_SETTING, " ".join(self.chosen))
        self._name_choice()
        self.categories_chosen.emit()

    def _rows_of(self, keys: Sequence[str]) -> list[MissingPerson]:
        return [self._people[key] for key in keys if key in self._people]


def _columns(habits: Habits) -> list[Column[MissingPerson]]:
    translate = QCoreApplication.translate

    def phone_of(person: MissingPerson) -> str:
        return VEIL if person.phone and habits.personal_hidden else person.phone

    return [
        Column(translate("MissingPanel", "Name"), _name_of, width=Size.RAIL - Space.LARGE, icon=_dot_of),
        Column(translate("MissingPanel", "Phone"), phone_of, width=4 * Space.HUGE),
        Column(translate("MissingPanel", "Organisation"), _organisation_of),
    ]


def _key_of(person: MissingPerson) -> str:
    return person.attendee_id


def _name_of(person: MissingPerson) -> str:
    return person.name


def _organisation_of(person: MissingPerson) -> str:
    return person.organisation


def _dot_of(person: MissingPerson) -> QIcon:
    return dot(person.colour)
