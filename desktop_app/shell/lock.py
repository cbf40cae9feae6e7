"""The lock: every window of the program is covered until somebody says who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.kit.duty import ProofForm
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from desktop_app.kit.duty import Duty
    from desktop_app.kit.scanner import Scanner
    from desktop_app.staff import Worker


class Cover(QFrame):
    """An opaque sheet over a whole window, as large as the window is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("kind", "cover")
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return False

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()


class LockDialog(QDialog):
    """Name and PIN over the covered windows; it does not close without them.

    Where nobody has a PIN it covers only, says so, and lets anybody go on.

    Signals:
        opened_by(Worker): this person may go on; `NOBODY` where no one is listed.
    """

    opened_by = Signal(object)

    def __init__(self, duty: Duty, parent: QWidget) -> None:
        super().__init__(parent)
        self._duty = duty
        self._open = False
        self.setWindowTitle(self.tr("Locked"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        bare = Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint
        self.setWindowFlags(bare)  # nothing in its frame that puts it away
        self.setMinimumWidth(Size.TOAST)
        with_pins = [worker for worker in duty.workers if worker.has_pin]
        self.form = ProofForm(duty, with_pins or duty.workers)
        self.form.show_workers(with_pins or duty.workers, duty.worker.id)
        self.form.setVisible(bool(duty.workers))
        self.go_on = button(self.tr("Unlock") if with_pins else self.tr("Go on"), Kind.PRIMARY)
        self._lay_out(self._words(guarded=bool(with_pins)))
        self.form.proved.connect(self._on_proved)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        if duty.workers:
            self.form.readiness_changed.connect(self.go_on.setEnabled)
            self.form.start()

    def _words(self, *, guarded: bool) -> str:
        if not guarded:
            return self.tr("Nobody here has a PIN, so this covers the window and anybody can go on.")
        if self._duty.worker.has_pin:
            words = self.tr("{name} works here. Another person with a PIN can take over.")
            return words.format(name=self._duty.worker.name)
        return self.tr("Somebody with a PIN can go on. What runs, runs on.")

    def _lay_out(self, words: str) -> None:
        picture = QLabel()
        picture.setPixmap(icon("lock-key").pixmap(QSize(Size.ICON_LARGE, Size.ICON_LARGE)))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(picture)
        column.addWidget(label(self.tr("This desk is locked"), Type.TITLE))
        column.addWidget(label(words, muted=True, wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.go_on, alignment=Qt.AlignmentFlag.AlignRight)

    def _on_proved(self, worker: Worker) -> None:
        self._go(worker)

    def _on_go_on_clicked(self) -> None:
        if self._duty.workers:
            self.form.submit()
        else:
            self._go(self._duty.worker)

    def _go(self, worker: Worker) -> None:
        self._open = True
        self.accept()
        self.opened_by.emit(worker)

    @override
    def reject(self) -> None:
        """Stay: Escape opens no lock."""

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._open:
            super().closeEvent(event)
        else:
            event.ignore()


class Lock(QObject):
    """Covers all windows, swallows scans, and takes both back once somebody has opened it.

    Signals:
        opened(Worker): the desk is open again, to this person.
    """

    opened = Signal(object)

    def __init__(self, duty: Duty, scanner: Scanner, window: QWidget) -> None:
        super().__init__(window)
        self._duty = duty
        self._scanner = scanner
        self._window = window
        self._covers: list[Cover] = []
        self.dialog: LockDialog | None = None

    @property
    def is_shut(self) -> bool:
        """Whether the desk is locked."""
        return self.dialog is not None

    def shut(self) -> None:
        """Cover everything now."""
        if self.dialog is not None:
            return
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        # A scan is swallowed as ever, and nobody is told.
        self._scanner.blockSignals(True)
        self._cover_all()
        self._ask()
        self._watch_windows(True)

    def _watch_windows(self, watch: bool) -> None:  # noqa: FBT001 (on or off)
        """Look at every event, but only while the desk is locked: that costs time."""
        application = QApplication.instance()
        if application is not None and watch:
            application.installEventFilter(self)
        elif application is not None:
            application.removeEventFilter(self)

    def _ask(self) -> None:
        self.dialog = LockDialog(self._duty, self._window)
        self.dialog.opened_by.connect(self._on_opened_by)
        self.dialog.open()

    def _cover_all(self) -> None:
        for window in QApplication.topLevelWidgets():
            if self._shows(window):
                self._covers.append(Cover(window))

    def _shows(self, window: QWidget) -> bool:
        """Whether this is a window that shows something and has no cover yet."""
        if not window.isVisible() or window is self.dialog:
            return False
        if self.dialog is not None and self.dialog.isAncestorOf(window):
            return False  # the list of names
        return not any(isValid(cover) and cover.parentWidget() is window for cover in self._covers)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover what a running task opens meanwhile; menus and tool tips of covered windows go."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, self, self._cover_late)
        return False

    def _cover_late(self) -> None:
        before = len(self._covers)
        if self.dialog is not None:
            self._cover_all()
        if self.dialog is not None and len(self._covers) > before:
            # A dialog that came later would have the keyboard.
            self.dialog.hide()
            self.dialog.open()

    def _on_opened_by(self, worker: Worker) -> None:
        self._watch_windows(False)
        self._scanner.blockSignals(False)
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        for cover in self._covers:
            if isValid(cover):
                cover.hide()
                cover.deleteLater()
        self._covers.clear()
        self.opened.emit(worker)
