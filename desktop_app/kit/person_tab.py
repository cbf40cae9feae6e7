"""A tab about one person that a room lends to the inspector of another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class PersonTab(QWidget):
    """Reads when it is looked at.

    Signals:
        opened(str): show this attendee in the room that lends the tab.
    """

    opened = Signal(str)

    title = ""

    def show_person(self, key: str) -> None:
        """Read and show the attendee of this key."""
        raise NotImplementedError
