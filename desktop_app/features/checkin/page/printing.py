"""Printing on entry, as the point says: never, once, or each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.features.checkin.queries import has_badge
from desktop_app.features.checkin.rules import Answer, Direction, PrintRule

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext


class EntryPrinting(QObject):
    """Asks for the badge of who was let in, after the verdict is on the screen.

    Signals:
        badges_asked(object): print the badges of these attendees in one go.
    """

    badges_asked = Signal(object)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[tuple[str, PrintRule]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_due)

    def follow(self, answer: Answer) -> None:
        """Print soon what this answer asks for, if anything."""
        enters = answer.verdict.admitted and answer.direction is Direction.ENTRY
        if enters and answer.person is not None and answer.print_rule is not PrintRule.NEVER:
            self._waiting.append((answer.person.attendee_id, answer.print_rule))
            self._soon.start(0)

    def _on_due(self) -> None:
        waiting, self._waiting = self._waiting, []
        wanted = [
            attendee_id
            for attendee_id, rule in waiting
            if rule is PrintRule.ALWAYS or not self._context.store.read(has_badge, attendee_id)
        ]
        if wanted:
            self.badges_asked.emit(wanted)
