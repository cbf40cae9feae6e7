"""The band on top of the page while a what-if copy is in front: nobody shall take it for the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import ElidedLabel, Kind, button, put_state

if TYPE_CHECKING:
    from desktop_app.features.agenda.queries import PlanRow


class PlanBand(QFrame):
    """Says in which copy somebody is, and the ways out of it.

    Signals:
        left(), adoption_asked(), renaming_asked(): back to the programme; adopt the copy; name it.
    """

    left = Signal()
    adoption_asked = Signal()
    renaming_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "note")
        self._mark = QLabel()
        self._draw_mark()
        self._name = ElidedLabel("", Type.STRONG)
        put_state(self._name, State.ATTENTION)
        self._told = ElidedLabel()
        self.leave_button = button(self.tr("Back to the programme"), Kind.PLAIN, "arrow-left")
        self.rename_button = button(self.tr("Rename…"))
        self.adopt_button = button(self.tr("Adopt…"), Kind.PRIMARY)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._told)
        row.addLayout(words, 1)
        for part in (self.leave_button, self.rename_button, self.adopt_button):
            row.addWidget(part)
        self.leave_button.clicked.connect(self.left)
        self.rename_button.clicked.connect(self.renaming_asked)
        self.adopt_button.clicked.connect(self.adoption_asked)
        self.hide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_mark()

    def _draw_mark(self) -> None:
        self._mark.setPixmap(icon("git-branch", State.ATTENTION).pixmap(Size.ICON, Size.ICON))

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._name.text()} {self._told.text()}"

    def show_plan(self, plan: PlanRow | None) -> None:
        """Say in which copy somebody is; away for none."""
        self.setVisible(plan is not None)
        if plan is not None:
            self._name.setText(self.tr("What-if copy “{name}”").format(name=plan.name))
            moved = self.tr("%n session(s) moved; the programme stays.", "", plan.moved)
            self._told.setText(moved)
