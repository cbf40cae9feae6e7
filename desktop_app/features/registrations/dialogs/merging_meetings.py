"""What a merge does to bilateral meetings, told before it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

from PySide6.QtCore import QObject

from db.foreseeing import foreseen
from desktop_app.errors import Refused
from desktop_app.features.registrations.queries.merging_meetings import (
    CalledOff,
    meetings_told,
    standing_meetings,
)
from desktop_app.kit.dates import moment_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Session
    from desktop_app.kit.context import PageContext

P = ParamSpec("P")

_TOLD: Final = 4


class MeetingWords(QObject):
    """Names the meetings that a merge calls off."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def foretell(
        self, action: Callable[Concatenate[Session, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> str:
        """Say which meetings an action calls off; "" where none, or where it would be refused."""
        store, event_id = self._context.store, self._context.event_id
        before = store.read(standing_meetings, event_id)
        if not before:
            return ""
        try:
            after = foreseen(store, partial(standing_meetings, event_id=event_id), action, *args, **kwargs)
        except Refused:
            return ""
        return self._words(store.read(meetings_told, before - after))

    def _words(self, lost: list[CalledOff]) -> str:
        if not lost:
            return ""
        told = [self._meeting(each) for each in lost[:_TOLD]]
        if len(lost) > _TOLD:
            told.append(self.tr("and {count} more").format(count=len(lost) - _TOLD))
        return "\n".join(
            (
                self.tr("These meetings are called off, for they cannot be held beside the others:"),
                *(f"    {line}" for line in told),
                self.tr(
                    "What is still wished waits for another place; the cards of these people become stale."
                ),
            )
        )

    def _meeting(self, meeting: CalledOff) -> str:
        return self.tr("{moment}, table {table}  ·  {people}").format(
            moment=moment_words(self._context.local(meeting.starts)),
            table=meeting.table,
            people=" – ".join(meeting.names),
        )
