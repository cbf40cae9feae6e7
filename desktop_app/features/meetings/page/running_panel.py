"""The left column while a schedule is searched: the best so far beside what is possible at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.kit.heir import FocusHeir
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import button, label

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules import Standing

_WHOLE: Final = 1000


class RunningPanel(FocusHeir):
    """A bar for the weight that is placed, and the figures in words.

    Signals:
        stop_asked(): end the search and keep the best.
    """

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", Type.STRONG, wrap=True)
        self._best = label("", wrap=True)
        self._gaps = label("", muted=True, wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _WHOLE)
        self.bar.setTextVisible(False)
        self.stop_button = button(self.tr("Stop and keep the best"), picture="stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (self._words, self.bar, self._best, self._gaps, self.stop_button):
            column.addWidget(part)
        column.addStretch()
        self.hand_focus_to(self.stop_button)
        self.stop_button.clicked.connect(self.stop_asked)

    @property
    def best(self) -> str:
        """What is said of the best schedule so far."""
        return self._best.text()

    def begin(self, words: str) -> None:
        """Show that a search runs."""
        self._words.setText(words)
        self._best.setText(self.tr("Looking at the requests…"))
        self._gaps.setText("")
        self.bar.setValue(0)

    def show_standing(self, standing: Standing) -> None:
        """Show how good the best schedule is."""
        self.bar.setValue(round(_WHOLE * (1 - standing.gap)))
        self._best.setText(
            self.tr("Best so far: weight {weight} of at most {bound}; {gap} % may be missing").format(
                weight=standing.weight, bound=standing.weight_bound, gap=f"{100 * standing.gap:.2f}"
            )
        )
        if standing.breaks is not None:
            self._gaps.setText(
                self.tr("{breaks} idle gaps between meetings, at least {bound}").format(
                    breaks=standing.breaks, bound=standing.breaks_bound
                )
            )
