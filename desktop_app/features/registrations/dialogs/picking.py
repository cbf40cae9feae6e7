"""Choosing one more person from the list, by typing a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.queries import people_like
from desktop_app.features.registrations.dialogs.look_alikes import LookAlikes
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.kit.context import PageContext

_SHOWN: Final = 8


class PersonPicker(QDialog):
    """A search field with the people found below it; Enter takes the first or the chosen one.

    Signals:
        picked(str): this attendee was chosen.
    """

    picked = Signal(str)

    def __init__(
        self, context: PageContext, title: str, *, but: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        """Ask for anybody but the attendee of the key `but`; `text` is searched for at first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context = context
        self._but = but
        self.search = QLineEdit()
        self.people = LookAlikes()
        self._why = label("", Type.CAPTION)
        self._lay_out(title)
        self.search.textChanged.connect(self._on_text_changed)
        self.people.taken.connect(self._on_taken)
        self.people.left_up.connect(self.search.setFocus)
        self.search.setText(text)
        self.search.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.people.step_in()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.people.people:
            self._on_taken(self.people.people[0].attendee_id)
        else:
            super().keyPressEvent(event)

    def _lay_out(self, title: str) -> None:
        self.search.setProperty("kind", "large")
        self.search.setPlaceholderText(self.tr("Two letters of a name are enough"))
        self.search.setAccessibleName(title)
        self.search.setMinimumWidth(Size.FORM_FIELD + Size.FORM_LABEL)
        self.people.setFixedHeight(_SHOWN * (Size.ROW - Space.HAIR))
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._why, 1)
        row.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for part in (label(title, Type.TITLE), self.search, self.people):
            column.addWidget(part)
        column.addLayout(row)

    def _on_text_changed(self, text: str) -> None:
        found = self._context.store.read(people_like, self._context.event_id, text, _SHOWN)
        people = tuple(person for person in found if person.attendee_id != self._but)
        self.people.show_people(people)
        nobody = self.tr("Nobody like this.") if text.strip() else ""
        self._why.setText(self.tr("Enter takes the first, ↓ goes to the others.") if people else nobody)

    def _on_taken(self, key: str) -> None:
        self.picked.emit(key)
        self.accept()
