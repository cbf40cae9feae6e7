"""What people do to sessions from any view: one write each, or the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Session as RowSession
    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.sight import Seeing
    from desktop_app.kit.context import PageContext

P = ParamSpec("P")


class Deeds(QObject):
    """Writes under labels that name the session, into the plan that is in front.

    Signals:
        refused(str): why nothing was written.
    """

    refused = Signal(str)

    def __init__(
        self, context: PageContext, seeing: Seeing, words: AgendaWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._seeing = seeing
        self._words = words

    def write(
        self,
        label: str,
        action: Callable[Concatenate[RowSession, str, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Write for this event, show it at once, and offer to take it back; False where it is refused."""
        try:
            self._context.store.write(label, action, self._context.event_id, *args, **kwargs)
        except Refused as refused:
            self.refused.emit(words_of(refused))
            return False
        self._seeing.catch_up()
        self._context.toaster.say_undoable(label)
        return True
