"""Asking for somebody who may: a supervisor agrees at the desk where it is needed, with name and PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.duty.proof import ProofForm
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.kit.duty.duty import Duty
    from desktop_app.staff import Permission, Worker


def ask_for(duty: Duty, permission: Permission, parent: QWidget, then: Callable[[Worker], None]) -> None:
    """Call `then` with somebody who may do this: at once with who works here, or after a dialog.

    What is written belongs inside `with duty.acting(worker): …`; it is theirs then, in the history too.
    """
    if duty.may(permission):
        then(duty.worker)
        return
    dialog = AskDialog(duty, permission, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.agreed.connect(then)
    dialog.open()


class AskDialog(QDialog):
    """Says what is not allowed to who works here, and takes the PIN of somebody to whom it is.

    Signals:
        agreed(Worker): this person, who may, typed their PIN.
    """

    agreed = Signal(object)

    def __init__(self, duty: Duty, permission: Permission, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Somebody else must agree"))
        self.setMinimumWidth(Size.TOAST)
        self.form = ProofForm(duty, duty.who_may(permission))
        self.agree = button(self.tr("Agree"), Kind.PRIMARY)
        cancel = button(self.tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(duty.why_not(permission), Type.STRONG, wrap=True))
        column.addWidget(label(self.tr("It is done once, under the name of who agrees."), muted=True))
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.form.readiness_changed.connect(self.agree.setEnabled)
        self.form.proved.connect(self._on_proved)
        self.agree.clicked.connect(self.form.submit)
        cancel.clicked.connect(self.reject)
        self.form.start()

    def _on_proved(self, worker: Worker) -> None:
        self.accept()
        self.agreed.emit(worker)
