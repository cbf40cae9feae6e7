"""The small buttons beside the page's title: the cockpit, and the list for when nothing works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from desktop_app.features.checkin.dialogs.door_list import DoorListDialog
from desktop_app.features.checkin.dialogs.hand_outs import HandOutsDialog
from desktop_app.features.checkin.page.door_list import DoorListSaving
from desktop_app.features.checkin.page.face import Wording
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.checkin.page.cockpit import CockpitWindow
    from desktop_app.features.checkin.rules import Desk
    from desktop_app.kit.context import PageContext


class Tools(QWidget):
    """Opens what stands beside the check-in itself.

    Signals:
        person_opened(str): show this attendee.
        session_asked(): somebody wants to check people in for a session of the programme.
    """

    person_opened = Signal(str)
    session_asked = Signal()

    def __init__(self, context: PageContext, desk: Callable[[], Desk | None], page: QWidget) -> None:
        """Work where ``desk`` says the page stands; None there means that the event has no point yet."""
        super().__init__(page)
        self._context = context
        self._desk = desk
        self._page = page
        self._cockpit: CockpitWindow | None = None
        self._entering: DoorListDialog | None = None
        self._saving = DoorListSaving(context, page)
        self._cockpit_button = tool_button("gauge", self.tr("Cockpit (F9)"))
        self._paper_button = tool_button("clipboard-text", self.tr("Door list on paper, hand-outs"))
        self._paper_menu = QMenu(self)
        self._paper_menu.addAction(self.tr("Save the door list as PDF…")).triggered.connect(
            self.save_door_list
        )
        self._paper_menu.addAction(self.tr("Enter a door list…")).triggered.connect(self.enter_door_list)
        self._paper_menu.addSeparator()
        self._paper_menu.addAction(self.tr("Hand-outs…")).triggered.connect(self.show_hand_outs)
        self._paper_menu.addSeparator()
        session = self._paper_menu.addAction(self.tr("Check in for a session…"))
        session.triggered.connect(self._on_session_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for part in (self._cockpit_button, self._paper_button):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(part)
        self._cockpit_button.clicked.connect(self.show_cockpit)
        self._paper_button.clicked.connect(self._on_paper_asked)
        QShortcut(QKeySequence("F9"), page).activated.connect(self.show_cockpit)

    def _on_session_asked(self) -> None:
        self.session_asked.emit()

    @property
    def cockpit(self) -> CockpitWindow | None:
        """The cockpit's window, once it was asked for."""
        return self._cockpit

    @property
    def entering(self) -> DoorListDialog | None:
        """The window in which a door list is entered, once it was asked for."""
        return self._entering

    def show_cockpit(self) -> None:
        """Open the cockpit, or bring it to the front."""
        if self._cockpit is None:
            # Charts take longer to load than the whole window to open: only who asks for them waits.
            from desktop_app.features.checkin.page.cockpit import CockpitWindow  # noqa: PLC0415 (late)

            self._cockpit = CockpitWindow(self._context, self._page)
            self._cockpit.person_opened.connect(self._on_person_opened)
            self._page.window().installEventFilter(self)
        self._cockpit.show()
        self._cockpit.raise_()
        self._cockpit.activateWindow()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the cockpit with the main window: behind it the event file is closed too."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous() and self._cockpit is not None:
            self._cockpit.close()
        return False

    def save_door_list(self) -> None:
        """Save the door list of this desk's point as a PDF."""
        desk = self._known_desk()
        if desk is not None:
            self._saving.ask(desk.point_id)

    def enter_door_list(self) -> None:
        """Open the window that takes a ticked list back; what was entered before still stands in it."""
        desk = self._known_desk()
        if desk is None:
            return
        point = self._saving.point_name(desk.point_id)
        if self._entering is None:
            wording = Wording(self._context.local, self)
            self._entering = DoorListDialog(self._context, desk, point, wording, self._page)
        self._entering.serve(desk, point)
        self._entering.open()

    def show_hand_outs(self) -> None:
        """Open the window that counts what people are given."""
        dialog = HandOutsDialog(self._context, self._page)
        dialog.list_asked.connect(self._saving.ask_of_thing)
        dialog.open()

    def takes_scan(self, text: str, prefix: str) -> bool:
        """Give a scan to the door list while it is being entered; False where it is not."""
        if self._entering is None or QApplication.activeModalWidget() is not self._entering:
            return False
        self._entering.take_scan(text, prefix)
        return True

    def _known_desk(self) -> Desk | None:
        desk = self._desk()
        if desk is None:
            self._context.toaster.say(self.tr("Add a check-in point in Setup first."))
        return desk

    def _on_paper_asked(self) -> None:
        below = QPoint(0, self._paper_button.height())
        self._paper_menu.popup(self._paper_button.mapToGlobal(below))

    def _on_person_opened(self, attendee_id: str) -> None:
        self._page.window().raise_()
        self._page.window().activateWindow()
        self.person_opened.emit(attendee_id)
