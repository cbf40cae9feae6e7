"""A tab about one person that a room lends to the inspector of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class PersonTab(QWidget):
    """Reads when it is looked at.

    Signals:
        opened(str): show this attendee in the room that lends the tab.
    """

    opened = Signal(str)

    def show_person(self, key: str) -> None:
        """Read and show the attendee of this key."""
        raise NotImplementedError


class LentTab(QWidget):
    """The place of such a tab: it is made, and the other room loaded, when somebody first looks at it."""

    def __init__(self, make: Callable[[], PersonTab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.tab: PersonTab | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_person(self, key: str) -> None:
        """Show the attendee of this key."""
        if self.tab is None:
            self.tab = self._make()
            self._column.addWidget(self.tab)
        self.tab.show_person(key)
