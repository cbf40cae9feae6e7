"""The left column: requests or the repair, and in their place a search that runs or a plan that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.features.meetings.page.proposal_panel import ProposalPanel
from desktop_app.features.meetings.page.repair_panel import RepairPanel
from desktop_app.features.meetings.page.request_panel import RequestPanel
from desktop_app.features.meetings.page.running_panel import RunningPanel
from desktop_app.kit.theme import Space

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import AwayPerson, Party
    from desktop_app.features.meetings.rules.proposal import Proposal
    from desktop_app.features.meetings.rules.sight import Sight


class LeftColumn(QWidget):
    """Four panels, one in front."""

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Requests or repair"))
        self.requests = RequestPanel(words)
        self.repair = RepairPanel(words)
        self.running = RunningPanel()
        self.proposal = ProposalPanel(words)
        self._stack = QStackedWidget()
        for part in (self.requests, self.repair, self.running, self.proposal):
            self._stack.addWidget(part)
        self.tabs.addTab(self.tr("Requests"))
        self.tabs.addTab(self.tr("Repair"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def front(self) -> QWidget | None:
        """The panel in front."""
        return self._stack.currentWidget()

    def show_sight(
        self, sight: Sight, away: Sequence[AwayPerson], back: Sequence[Party], due: Collection[int]
    ) -> None:
        """Show what waits, and who is waited for in the slots that are due."""
        self.requests.show_sight(sight)
        self.repair.show_away(sight, away, back, due)
        count = len(away) + len(sight.conflicts)
        words = self.tr("Repair ({count})").format(count=count) if count else self.tr("Repair")
        self.tabs.setTabText(1, words)

    def show_requests(self) -> None:
        """Bring the requests to the front, with the keyboard."""
        self._bring(0)

    def show_repair(self) -> None:
        """Bring the repair to the front, with the keyboard."""
        self._bring(1)

    def show_running(self, words: str) -> None:
        """Show that a search runs."""
        self.running.begin(words)
        self._show_over(self.running)

    def show_proposal(self, sight: Sight, proposal: Proposal) -> None:
        """Show a plan that waits for a yes or no."""
        self.proposal.show_proposal(sight, proposal)
        self._show_over(self.proposal)
        self.proposal.setFocus()

    def show_usual(self) -> None:
        """Put a search or a plan away."""
        self.tabs.show()
        self._stack.setCurrentIndex(self.tabs.currentIndex())

    def _bring(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        self.show_usual()
        (self.repair if tab else self.requests).setFocus()

    def _show_over(self, panel: QWidget) -> None:
        self.tabs.hide()
        self._stack.setCurrentWidget(panel)

    def _on_tab_changed(self, tab: int) -> None:
        if not self.tabs.isHidden():
            self._stack.setCurrentIndex(tab)
