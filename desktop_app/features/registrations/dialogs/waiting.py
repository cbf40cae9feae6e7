"""What one sees while a file is read, a plan is made, people are written: how far it is."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.step import Step
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import label


class WaitingStep(Step):
    """A bar and a figure; the dialog's Cancel stops what is running."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._figure = label("", muted=True)
        self.body.addSpacing(Space.LARGE)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._figure)
        self.body.addStretch(1)

    @property
    @override
    def ready(self) -> bool:
        return False

    @property
    def figure(self) -> str:
        """The words under the bar."""
        return self._figure.text()

    def begin(self, title: str, words: str) -> None:
        """Show that something started; how long it takes is not known yet."""
        self.say(title, words)
        self.complain("")
        self.bar.setRange(0, 0)
        self._figure.setText("")

    def show_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` are behind us."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._figure.setText(self.tr("{done} of {total}").format(done=done, total=total))
