"""The people that somebody at the desk may be already, found while their name is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.wording import country_name
from desktop_app.features.registrations.rules.plan import name_words
from desktop_app.kit.icons import dot
from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_app.features.checkin.queries import FoundPerson

_ROWS: Final = 3


class LookAlikes(QListWidget):
    """A short list; Enter says "this is the person".

    Signals:
        taken(str): this attendee is the person.
        left_up(): the keyboard goes back to the name.
    """

    taken = Signal(str)
    left_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[FoundPerson] = ()
        self.setFixedHeight(_ROWS * (Size.ROW - Space.HAIR) + 2 * Size.LINE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # reached with Down: Tab leads from field to field
        self.itemDoubleClicked.connect(self._on_item_taken)

    @property
    def people(self) -> Sequence[FoundPerson]:
        """Who is shown."""
        return self._people

    def show_people(self, people: Sequence[FoundPerson]) -> None:
        """Show other people."""
        if people == self._people:
            return
        self._people = people
        self.clear()
        for person in people:
            item = QListWidgetItem(dot(person.colour), self._words(person))
            item.setData(Qt.ItemDataRole.UserRole, person.attendee_id)
            item.setToolTip(self._words(person))
            self.addItem(item)

    def has_namesake(self, name: str) -> bool:
        """Whether somebody of exactly this name is shown, however it is spelled."""
        return bool(name.strip()) and any(
            name_words(person.name) == name_words(name) for person in self._people
        )

    def step_in(self) -> None:
        """Take the keyboard, if there is anybody."""
        if self.count():
            self.setFocus()
            self.setCurrentRow(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._on_item_taken(self.currentItem())
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.setCurrentRow(-1)
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def _words(self, person: FoundPerson) -> str:
        country = country_name(person.country) if person.country else ""
        here = self.tr("here already") if person.arrived_at else ""
        # What matters most comes first: a long line is cut at its end.
        parts = (person.name, here, person.organisation, country)
        return "  ·  ".join(part for part in parts if part)

    def _on_item_taken(self, item: QListWidgetItem) -> None:
        self.taken.emit(str(item.data(Qt.ItemDataRole.UserRole)))
