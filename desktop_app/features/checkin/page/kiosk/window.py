"""The window of the self check-in: the whole screen, one panel at a time, and no way out without a PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.page.kiosk.panels import (
    NamePanel,
    StaffPanel,
    StartPanel,
    ToldPanel,
    touch_button,
)
from desktop_app.kit.camera import CameraPane
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import Kind, label

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from desktop_app.features.checkin.page.kiosk.wording import Message

TOLD_MS: Final = 8000
# Whoever walks away in the middle leaves nothing on the screen for the next guest.
QUIET_MS: Final = 30_000


class KioskWindow(QWidget):
    """Shows the panels; it closes only when `leave_to` was called.

    Signals:
        name_given(str, str): a family name and letters of a code.
        pin_given(str): the staff wants to leave.
        code_read(str): the camera has read a code.
    """

    name_given = Signal(str, str)
    pin_given = Signal(str)
    code_read = Signal(str)

    def __init__(self, title: str, settings: QSettings) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._leaving = False
        self.setWindowTitle("Forum Desk")
        self.setObjectName("kiosk")
        self.camera = CameraPane(settings, for_guests=True)
        self.start = StartPanel(self.camera)
        self.name = NamePanel()
        self.told = ToldPanel()
        self.staff = StaffPanel()
        self.stack = QStackedWidget()
        self.staff_button = touch_button(self.tr("Staff"), Kind.QUIET)
        self.staff_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._home = QTimer(self)
        self._home.setSingleShot(True)
        self._lay_out(title)
        self._connect()

    def tell(self, message: Message) -> None:
        """Show an answer for a while."""
        self.told.tell(*message)
        self.stack.setCurrentWidget(self.told)
        self._home.start(TOLD_MS)

    def add_about_badge(self, words: str) -> None:
        """Say what becomes of the badge, below the answer that stands."""
        if self.stack.currentWidget() is self.told:
            self.told.add(words)

    def go_home(self) -> None:
        """Back to the beginning, with nobody's name left."""
        self._home.stop()
        self.name.start()
        self.staff.start()
        self.told.forget()
        self.stack.setCurrentWidget(self.start)
        self.start.type_button.setFocus()

    def cover_screen(self) -> None:
        """Take the whole screen, and let nothing of the desk be pasted here."""
        clipboard = QGuiApplication.clipboard()
        for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
            if mode is clipboard.Mode.Clipboard or clipboard.supportsSelection():
                clipboard.clear(mode)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.go_home()
        self.showFullScreen()

    def leave_to(self, desk: QWidget) -> None:
        """Close for good, with the desk behind: without any window the program would end."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._leaving = True
        desk.show()
        desk.activateWindow()
        self.camera.switch(on=False)
        self.close()
        self.deleteLater()

    def _lay_out(self, title: str) -> None:
        for panel in (self.start, self.name, self.told, self.staff):
            self.stack.addWidget(panel)
        foot = QHBoxLayout()
        foot.addWidget(label(title, Type.STRONG))
        foot.addStretch()
        foot.addWidget(self.staff_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._home.timeout.connect(self.go_home)
        self.start.name_asked.connect(self._on_name_asked)
        self.staff_button.clicked.connect(self._on_staff_asked)
        self.name.given.connect(self.name_given)
        self.staff.given.connect(self.pin_given)
        self.camera.code_read.connect(self.code_read)
        for left in (self.name.left, self.staff.left, self.told.done):
            left.connect(self.go_home)
        for touched in (self.name.touched, self.staff.touched):
            touched.connect(self._on_touched)

    def _on_name_asked(self) -> None:
        self.stack.setCurrentWidget(self.name)
        self.name.start()
        self._home.start(QUIET_MS)

    def _on_staff_asked(self) -> None:
        self.go_home()
        self.stack.setCurrentWidget(self.staff)
        self.staff.start()
        self._home.start(QUIET_MS)

    def _on_touched(self) -> None:
        if self.stack.currentWidget() in (self.name, self.staff):
            self._home.start(QUIET_MS)

    # --- no way out ------------------------------------------------------------------------------------

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving:
            super().closeEvent(event)
        else:
            event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_home()
        event.accept()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        shrunk = event.type() == QEvent.Type.WindowStateChange and not self.isFullScreen()
        if shrunk and self.isVisible() and not self._leaving:
            self.showFullScreen()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep pasting out, and whatever a running task would open over the guest's screen."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            if watched is not self and not self.isAncestorOf(watched):
                QTimer.singleShot(0, watched, watched.hide)
            return False
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return _pastes(event)
        return False


def _pastes(event: QEvent) -> bool:
    matches = getattr(event, "matches", None)
    return matches is not None and any(
        matches(key) for key in (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Undo)
    )
