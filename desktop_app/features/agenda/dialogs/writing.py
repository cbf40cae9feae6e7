"""One write out of a dialog: done, or the reason why not said in the dialog itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel

    from db.store import Session as RowSession
    from desktop_app.kit.context import PageContext

P = ParamSpec("P")
R = TypeVar("R")


class Writing:
    """Writes for an event; a refusal stands on a label afterwards."""

    def __init__(self, context: PageContext, complaint: QLabel) -> None:
        self._context = context
        self._complaint = complaint

    def write(
        self, label: str, action: Callable[Concatenate[RowSession, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R | None:
        """Write under a label and offer to take it back; None where it is refused."""
        try:
            made = self._context.store.write(label, action, *args, **kwargs)
        except Refused as refused:
            self._complaint.setText(words_of(refused))
            return None
        self._complaint.setText("")
        self._context.toaster.say_undoable(label)
        return made
