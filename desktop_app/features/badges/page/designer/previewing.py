"""With what the badge is shown: a person, the longest text of each field, or plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.features.badges import queries
from desktop_app.features.badges.page.person_field import PersonField
from desktop_app.features.badges.rules import Appointment, Badge
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.features.badges.page.person_field import Person
    from desktop_app.kit.context import PageContext

PERSON, LONGEST, WORDS = range(3)


class Previewing(QWidget):
    """Chooses the badge.

    Signals:
        badge_chosen(object): show this `Badge`.
    """

    badge_chosen = Signal(object)

    def __init__(
        self, context: PageContext, search: Callable[[str], Sequence[Person]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._people: list[str] = []
        self._person = ""
        self.sample = queries.EventSample(self.placeholders())
        self.mode = QComboBox()
        self.mode.setAccessibleName(self.tr("Shown with"))
        self.mode.addItem(self.tr("A person"), PERSON)
        self.mode.addItem(self.tr("The longest of each field"), LONGEST)
        self.mode.addItem(self.tr("Plain words"), WORDS)
        self.field = PersonField(search)
        self.field.setMinimumWidth(Size.FORM_LABEL)
        self._before = tool_button("caret-left", self.tr("Person before"))
        self._after = tool_button("caret-right", self.tr("Next person"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for part in (self.mode, self.field, self._before, self._after):
            row.addWidget(part)
        self.mode.activated.connect(self._on_mode_activated)
        self.field.person_chosen.connect(self.show_person)
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)

    def begin(self, person: str) -> Badge:
        """Read the event's people anew; gives the badge to begin with, of that person if there is one."""
        event = self._context.event_id
        self._people = self._context.store.read(queries.expected_people, event)
        self.sample = self._context.store.read(queries.event_sample, event)
        self._person = person or (self._people[0] if self._people else "")
        if not self._person:
            self.mode.setCurrentIndex(WORDS)
        self._show_parts()
        return self._badge()

    def show_person(self, key: str) -> None:
        """Show the badge of that attendee."""
        self._person = key
        self.mode.setCurrentIndex(PERSON)
        self._give()

    def placeholders(self) -> Badge:
        """A badge that says what stands where."""
        return Badge(
            key="",
            given_name=self.tr("Given name"),
            family_name=self.tr("Family name"),
            organisation=self.tr("Organisation"),
            job_title=self.tr("Job title"),
            country=self.tr("Country"),
            category=self.tr("Category"),
            code="BCDFGHJKL",
            event_title=self.tr("Event's title"),
            event_date=self.tr("Date"),
            event_place=self.tr("Place"),
            publicity=self.tr("Publicity line"),
            funder=self.tr("Funder line"),
            emblem="eu",
            schedule=(
                Appointment("09:30", self.tr("A session"), self.tr("Room")),
                Appointment("11:00", self.tr("A meeting"), self.tr("Table 4"), meeting=True),
            ),
        )

    def _badge(self) -> Badge:
        mode = self.mode.currentData()
        if mode == LONGEST:
            return self.sample.badge
        event, keys = self._context.event_id, [self._person] if self._person else []
        found = self._context.store.read(queries.badges_of_people, event, keys) if mode == PERSON else ()
        return found[0] if found else self.placeholders()

    def _give(self) -> None:
        self._show_parts()
        self.badge_chosen.emit(self._badge())

    def _show_parts(self) -> None:
        for part in (self.field, self._before, self._after):
            part.setVisible(self.mode.currentData() == PERSON)

    def _on_mode_activated(self) -> None:
        self._give()

    def _on_before_clicked(self) -> None:
        self._step(-1)

    def _on_after_clicked(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self._people:
            place = self._people.index(self._person) if self._person in self._people else 0
            self.show_person(self._people[(place + by) % len(self._people)])
