"""Leads a plan through the page: the search that runs, the proposal that waits, and what follows a yes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.page.parts import Parts
    from desktop_app.features.meetings.rules.problem import Placement
    from desktop_app.features.meetings.rules.proposal import Proposal
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext


class Steering(QObject):
    """Stands between the planning and what is seen of it.

    Signals:
        settled(): nothing runs and nothing waits: read everything again.
    """

    settled = Signal()

    def __init__(self, context: PageContext, parts: Parts, words: MeetingWords, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._planning = planning = parts.planning
        self._left = left = parts.left
        self._views = views = parts.views
        self._seeing = parts.seeing
        self._words = words
        self._refill = False
        left.repair.repair_asked.connect(self._on_repair_asked)
        left.running.stop_asked.connect(planning.stop)
        left.proposal.unlock_asked.connect(self._on_unlock_asked)
        left.proposal.applied.connect(planning.apply)
        left.proposal.discarded.connect(planning.discard)
        left.proposal.list.chosen.connect(self._on_change_chosen)
        planning.begun.connect(left.show_running)
        planning.heard.connect(left.running.show_standing)
        planning.proposed.connect(self._on_proposed)
        planning.written.connect(self._on_written)
        planning.ended.connect(self._on_ended)
        planning.refused.connect(views.complain)

    def repair(self) -> None:
        """Show who is missing; where that is shown already and somebody is ticked, plan the repair."""
        if self._left.front is self._left.repair and self._left.repair.plan_button.isEnabled():
            self._left.repair.ask()
        elif self._planning.proposal is None and not self._planning.is_running:
            self._left.show_repair()

    def _on_repair_asked(self, news: Any, refill: bool) -> None:  # noqa: ANN401, FBT001 (a slot)
        self._refill = refill
        self._planning.repair(news, refill=refill)

    def _on_unlock_asked(self, unlock: bool) -> None:  # noqa: FBT001 (a slot)
        proposal = self._planning.proposal
        if proposal is not None and proposal.news is not None:
            self._planning.repair(replace(proposal.news, unlock=unlock), refill=self._refill)

    def _on_proposed(self, proposal: Proposal) -> None:
        self._left.show_proposal(self._seeing.sight, proposal)
        planned = self._seeing.sight.with_schedule(proposal.schedule)
        told = {each.request: self._told_of(each.before) for each in proposal.changes}
        self._views.show_board()
        self._views.show_plan(planned, self._context.now(), told, self._gone(proposal, planned))
        self._left.proposal.setFocus()

    def _gone(self, proposal: Proposal, planned: Sight) -> dict[tuple[int, int], str]:
        """Who would meet no more, by the cells that become empty."""
        requests = self._seeing.sight.requests
        cancelled = ((each.request, each.before) for each in proposal.changes if each.after is None)
        return {
            (before.slot, before.table or 0): self._words.pair(requests[key])
            for key, before in cancelled
            if before is not None and (before.slot, before.table or 0) not in planned.cells
        }

    def _told_of(self, before: Placement | None) -> str:
        if before is None:
            return self.tr("new")
        return self.tr("was {place}").format(place=self._words.placement(self._seeing.sight, before))

    def _on_change_chosen(self, request: str) -> None:
        """Show where a meeting would lie, or where it would be no more."""
        proposal = self._planning.proposal
        change = (
            next((each for each in proposal.changes if each.request == request), None) if proposal else None
        )
        place = (change.after or change.before) if change else None
        if place is not None:
            self._views.board.put_cursor((place.slot, place.table or 0))

    def _on_written(self, proposal: Proposal) -> None:
        counts = (
            (self.tr("{count} moved"), proposal.moved),
            (self.tr("{count} cancelled"), proposal.cancelled),
            (self.tr("{count} new"), proposal.new),
        )
        done = ", ".join(words.format(count=count) for words, count in counts if count)
        words = self.tr("Schedule written: {done}").format(done=done) if done else self.tr("Noted")
        self._context.toaster.say_undoable(words)

    def _on_ended(self) -> None:
        self._left.show_usual()
        self.settled.emit()
