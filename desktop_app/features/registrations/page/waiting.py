"""The line that says whose turn it is on the waitlist, with the way to promote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.rules.waitlist import next_in_line
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import button, label

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.waitlist import Waitlist


class WaitLine(QFrame):
    """Seen while a place is free for somebody who waits, and always where the waitlist is looked at.

    Signals:
        promote_asked(): the button was pressed.
    """

    promote_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "note")
        self._wording = Wording(self)
        self._waiting = 0
        self._due = False
        self._words = label("", wrap=True)
        self.promote_button = button(self.tr("Promote…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self.promote_button)
        self.hide()
        self.promote_button.clicked.connect(self.promote_asked)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_waitlist(self, waitlist: Waitlist, waiting: int) -> None:
        """Say how many wait, and who is next where a place is free."""
        words = self._wording.places(waitlist, waiting)
        first = next((one for one in waitlist.waiting if one.id in next_in_line(waitlist, 1)), None)
        self._due = (
            first is not None and waitlist.free is not None and waitlist.has_place_for(first.category_id)
        )
        if first is not None and self._due:
            words = self.tr("{places}. Next is {name}.").format(places=words, name=first.name)
        self._waiting = waiting
        self._words.setText(words)

    def show_in(self, *, waitlist_seen: bool) -> None:
        """Show or hide; `waitlist_seen`: the list shows those who wait."""
        self.setVisible(bool(self._waiting) and (self._due or waitlist_seen))
