"""Saying who one is: a name from the list, and the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QRegularExpression, QTimer, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, State
from desktop_app.kit.widgets import Form, label, put_state
from desktop_app.staff import MOST_DIGITS, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.kit.duty.duty import Duty
    from desktop_app.staff import Worker

_TICK_MS: Final = 500


class ProofForm(QWidget):
    """A name and a PIN, with what was wrong with it below.

    Signals:
        proved(Worker): this person typed their PIN.
        readiness_changed(bool): whether there is something to try now.
    """

    proved = Signal(object)
    readiness_changed = Signal(bool)

    def __init__(self, duty: Duty, workers: Sequence[Worker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duty = duty
        self._workers: list[Worker] = []
        self.names = QComboBox()
        self.pin = pin_field()
        self.trouble = label("", wrap=True)
        put_state(self.trouble, State.REFUSED)
        self._waiting = QTimer(self)
        self._waiting.setInterval(_TICK_MS)
        form = Form()
        form.add(self.tr("&Name"), self.names)
        form.add(self.tr("&PIN"), self.pin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(form)
        column.addWidget(self.trouble)
        self.names.currentIndexChanged.connect(self._on_name_chosen)
        self.pin.textEdited.connect(self._on_pin_edited)
        self._waiting.timeout.connect(self._on_tick)
        self.show_workers(workers)
        self._on_tick()

    @property
    def worker(self) -> Worker | None:
        """Who is chosen."""
        row = self.names.currentIndex()
        return self._workers[row] if 0 <= row < len(self._workers) else None

    def show_workers(self, workers: Sequence[Worker], chosen_id: str = "") -> None:
        """Offer these people, one of them chosen."""
        self._workers = list(workers)
        self.names.blockSignals(True)  # one change, however many lines
        self.names.clear()
        for worker in workers:
            self.names.addItem(f"{worker.name}  ·  {role_words(worker.role)}", worker.id)
        self.names.setCurrentIndex(max(self.names.findData(chosen_id), 0) if workers else -1)
        self.names.blockSignals(False)
        self._on_name_chosen()

    def start(self) -> None:
        """Empty the PIN and take the keyboard: the PIN where only that is missing."""
        self.pin.clear()
        worker = self.worker
        (self.pin if worker is not None and worker.has_pin else self.names).setFocus()
        self._tell_ready()

    def submit(self) -> None:
        """Try the name and the PIN."""
        worker = self.worker
        if worker is None:
            return
        pin = self.pin.text()
        try:
            known = self._duty.prove(worker.id, pin)
        except Refused as refused:
            self.pin.clear()
            self.pin.setFocus()
            self._complain(words_of(refused))
            self._on_tick()
            return
        self._complain("")
        self.pin.clear()
        self.proved.emit(known)

    def _complain(self, words: str) -> None:
        self.trouble.setText(words)

    def _on_name_chosen(self, _row: int = 0) -> None:
        worker = self.worker
        needs = worker is not None and worker.has_pin
        self.pin.clear()
        self.pin.setPlaceholderText("" if needs else self.tr("no PIN needed"))
        self._complain("")
        self._on_tick()

    def _on_pin_edited(self) -> None:
        if not self._duty.seconds_left:
            self._complain("")
        self._tell_ready()

    def _on_tick(self) -> None:
        """Count a pause down where it can be read."""
        worker = self.worker
        left = self._duty.seconds_left if worker is not None and worker.has_pin else 0
        if left:
            words = self.tr("Too many wrong PINs at this desk. Try again in {seconds} seconds.")
            self._complain(words.format(seconds=left))
            self._waiting.start()
        elif self._waiting.isActive():
            self._waiting.stop()
            self._complain("")
        paused = bool(left)
        had_it = self.pin.isEnabled()
        self.pin.setEnabled(worker is not None and worker.has_pin and not paused)
        if not had_it and self.pin.isEnabled() and self.isVisible():
            self.pin.setFocus()
        self._tell_ready()

    def _tell_ready(self) -> None:
        worker = self.worker
        typed = self.pin.isEnabled() and bool(self.pin.text())
        self.readiness_changed.emit(worker is not None and (typed or not worker.has_pin))


def pin_field() -> QLineEdit:
    """Make a field for a PIN: digits, shown as dots."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(MOST_DIGITS)
    made.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), made))
    return made


def role_words(role: Role) -> str:
    """A role in the language of the screen."""
    translate = QCoreApplication.translate
    return {
        Role.VOLUNTEER: translate("Roles", "Volunteer"),
        Role.DESK: translate("Roles", "Desk"),
        Role.SUPERVISOR: translate("Roles", "Supervisor"),
        Role.ORGANISER: translate("Roles", "Organiser"),
    }[role]
