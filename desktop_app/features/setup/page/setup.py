"""The Setup page: sections in a list at the left, the chosen one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget
from typing_extensions import override

from desktop_app.features.setup.page.categories import CategoriesSection
from desktop_app.features.setup.page.event import EventSection
from desktop_app.features.setup.page.files import FilesSection
from desktop_app.features.setup.page.manners import MannersSection
from desktop_app.features.setup.page.personal import PersonalSection
from desktop_app.features.setup.page.points import PointsSection
from desktop_app.features.setup.page.questions import QuestionsSection
from desktop_app.features.setup.page.staff import StaffSection
from desktop_app.features.setup.page.stations import StationsSection
from desktop_app.features.setup.page.things import ThingsSection
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.theme import Size, Space, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.setup.page.section import Section
    from desktop_app.kit.context import PageContext


class SetupPage(Page):
    """What the event is made of, each setting saved as soon as it is changed.

    Signals:
        restore_asked(object): put this backup (a `Path`) in the place of the event file.
        simulator_asked(str): what would happen at the check-in point of this key?
    """

    restore_asked = Signal(object)
    simulator_asked = Signal(str)

    watched = frozenset(
        ("event", "category", "checkin_point", "station", "staff", "attendee", "custom_field")
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_title(self.tr("Setup"))
        self.set_sentence(self.tr("Every change is saved at once and can be undone."))
        files = FilesSection(context)
        files.restore_asked.connect(self.restore_asked)
        points = PointsSection(context)
        points.simulator_asked.connect(self.simulator_asked)
        self.personal = PersonalSection(context)
        self.sections: list[Section] = [
            EventSection(context),
            CategoriesSection(context),
            points,
            QuestionsSection(context),
            ThingsSection(context),
            StationsSection(context),
            StaffSection(context),
            MannersSection(context),
            self.personal,
            files,
        ]
        self._list = QListWidget()
        self._list.setFixedWidth(Size.FORM_LABEL + Size.ROW)
        self._list.setProperty("kind", "sections")
        self._list.setAccessibleName(self.tr("Sections"))
        self._stack = QStackedWidget()
        for section in self.sections:
            self._list.addItem(QListWidgetItem(section.title))
            self._stack.addWidget(section)
        self._fit_entries()
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        self.content.addLayout(row, 1)
        self._list.currentRowChanged.connect(self._on_section_chosen)
        context.duty.changed.connect(self._on_duty_changed)
        self._list.setCurrentRow(0)
        self.hand_focus_to(self._list)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_entries()

    def _fit_entries(self) -> None:
        """Give the entries the height that mouse or finger needs."""
        for row in range(self._list.count()):
            self._list.item(row).setSizeHint(QSize(0, row_height()))

    @override
    def refresh(self) -> None:
        current = self._list.currentRow()
        self._show_section(self.sections[current])

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("↑ ↓", self.tr("Choose a section")),
            KeyHint("Tab", self.tr("Go to the next field; leaving a field saves it")),
        )

    def _on_section_chosen(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._show_section(self.sections[row])
        self._list.item(row).setSelected(True)

    def _show_section(self, section: Section) -> None:
        section.show_rights()
        section.refresh()

    def _on_duty_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    @override
    def show_thing(self, key: str) -> None:
        if key == "staff":
            self.show_staff()
        elif key == "personal":
            self.show_personal()

    def show_staff(self) -> None:
        """Open the section of the staff."""
        self._list.setCurrentRow(
            next(i for i, each in enumerate(self.sections) if isinstance(each, StaffSection))
        )

    def show_personal(self) -> None:
        """Open the section of the personal data."""
        self._list.setCurrentRow(self.sections.index(self.personal))

    def show_backups(self) -> None:
        """Open the section of the event file and its backups, which is the last one."""
        self._list.setCurrentRow(self._list.count() - 1)

    def show_section(self, title: str) -> None:
        """Open the section of that title."""
        for item in self._list.findItems(title, Qt.MatchFlag.MatchExactly):
            self._list.setCurrentItem(item)
