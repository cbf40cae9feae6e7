"""The small buttons beside the page's title: scanner test, cockpit, and the list for when nothing works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from desktop_app.features.checkin.page.cockpit import CockpitWindow
    from desktop_app.kit.context import PageContext


class Tools(QWidget):
    """Opens what stands beside the check-in itself.

    Signals:
        person_opened(str): show this attendee.
    """

    person_opened = Signal(str)

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._cockpit: CockpitWindow | None = None
        self._cockpit_button = tool_button("gauge", self.tr("Cockpit (F9)"))
        self._cockpit_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR)
        row.addWidget(self._cockpit_button)
        self._cockpit_button.clicked.connect(self.show_cockpit)
        QShortcut(QKeySequence("F9"), page).activated.connect(self.show_cockpit)

    @property
    def cockpit(self) -> CockpitWindow | None:
        """The cockpit's window, once it was asked for."""
        return self._cockpit

    def show_cockpit(self) -> None:
        """Open the cockpit, or bring it to the front."""
        if self._cockpit is None:
            # Charts take longer to load than the whole window to open: only who asks for them waits.
            from desktop_app.features.checkin.page.cockpit import CockpitWindow  # noqa: PLC0415

            self._cockpit = CockpitWindow(self._context, self._page)
            self._cockpit.person_opened.connect(self._on_person_opened)
        self._cockpit.show()
        self._cockpit.raise_()
        self._cockpit.activateWindow()

    def _on_person_opened(self, attendee_id: str) -> None:
        self._page.window().raise_()
        self._page.window().activateWindow()
        self.person_opened.emit(attendee_id)
