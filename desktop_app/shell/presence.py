"""Who is at this desk, as the frame shows it: the name below, signing in, and the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.kit.duty import LOCK_AFTER, role_words
from desktop_app.shell.idle import IdleWatch
from desktop_app.shell.lock import Lock
from desktop_app.shell.sign_in import SignInDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop_app.kit.context import PageContext
    from desktop_app.staff import Worker

_LOCKED: Final = "station/locked"
_MINUTE_S: Final = 60


class Presence(QObject):
    """Keeps the button with the name in step, and opens what belongs to it.

    Signals:
        staff_asked(): show the list of the staff.
        locked(bool): the desk was locked, or is open again.
    """

    staff_asked = Signal()
    locked = Signal(bool)

    def __init__(self, context: PageContext, who: QPushButton, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._who = who
        self._window = window
        self.lock = Lock(context.duty, context.scanner, window)
        self._idle = IdleWatch(self._lock_after, self)
        who.clicked.connect(self.ask)
        context.duty.changed.connect(self.show_name)
        context.scanner.scanned.connect(self._idle.touch)  # by camera nobody touches anything
        self._idle.grew_quiet.connect(self.shut)
        self.lock.opened.connect(self._on_opened)
        self.show_name()

    def show_name(self) -> None:
        """Say who works here; a desk without a staff list says nothing."""
        worker = self._context.duty.worker
        words = self.tr("Who works here?")
        if worker.id:
            words = f"{worker.name}  ·  {role_words(worker.role)}"
        self._who.setText(words)
        self._who.setVisible(bool(self._context.duty.workers))

    def ask(self) -> None:
        """Ask who works here."""
        dialog = SignInDialog(self._context.duty, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.staff_asked.connect(self.staff_asked)
        dialog.open()

    def shut(self) -> None:
        """Lock the desk; it stays locked over a restart."""
        if self._window.isVisible() and not self.lock.is_shut:
            self._keep(shut=True)
            self.lock.shut()
            self.locked.emit(True)

    def shut_again(self) -> None:
        """Lock the desk if it was locked when the program ended."""
        if self._context.settings.value(_LOCKED) == "yes":
            self.shut()

    def _lock_after(self) -> float:
        """Seconds of quiet until the lock; what is no figure is never."""
        kept = str(self._context.settings.value(LOCK_AFTER, ""))
        return int(kept) * _MINUTE_S if kept.isdecimal() else 0

    def _keep(self, *, shut: bool) -> None:
        self._context.settings.setValue(_LOCKED, "yes" if shut else "no")
        self._context.settings.sync()

    def _on_opened(self, worker: Worker) -> None:
        self._keep(shut=False)
        self.locked.emit(False)
        if worker.id != self._context.duty.worker.id:
            self._context.duty.admit(worker)
