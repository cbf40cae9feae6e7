"""The question who works at this desk: a name, and the PIN where the person has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.duty import ProofForm
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from desktop_app.kit.duty import Duty
    from desktop_app.staff import Worker


class SignInDialog(QDialog):
    """Signs somebody in, or out.

    Signals:
        staff_asked(): nobody is listed yet; open the list of the staff.
    """

    staff_asked = Signal()

    def __init__(self, duty: Duty, parent: QWidget) -> None:
        super().__init__(parent)
        self._duty = duty
        self.setWindowTitle(self.tr("Who works here"))
        self.setMinimumWidth(Size.TOAST)
        self.form = ProofForm(duty, duty.workers)
        self.form.show_workers(duty.workers, duty.worker.id)
        listed = bool(duty.workers)
        self.sign_in = button(self.tr("Sign in") if listed else self.tr("Open the staff list"), Kind.PRIMARY)
        self.sign_out = button(self.tr("Sign out"))
        self.sign_out.setVisible(bool(duty.worker.id))
        self._lay_out(listed=listed)
        self.sign_in.clicked.connect(self.form.submit if listed else self._on_staff_asked)
        self.sign_out.clicked.connect(self._on_sign_out_clicked)
        self.form.proved.connect(self._on_proved)
        if listed:
            self.form.readiness_changed.connect(self.sign_in.setEnabled)
            self.form.start()

    def _lay_out(self, *, listed: bool) -> None:
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.sign_out)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.sign_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("Who works at this desk?"), Type.STRONG))
        words = self.tr("The history names this person from now on.")
        if not listed:
            words = self.tr("Nobody is listed yet. Add the people who work here in Setup, Staff.")
        column.addWidget(label(words, muted=True, wrap=True))
        column.addWidget(self.form)
        self.form.setVisible(listed)
        column.addLayout(buttons)

    def _on_proved(self, worker: Worker) -> None:
        self._duty.admit(worker)
        self.accept()

    def _on_sign_out_clicked(self) -> None:
        self._duty.sign_out()
        self.accept()

    def _on_staff_asked(self) -> None:
        self.accept()
        self.staff_asked.emit()
