"""From a code or a chosen person to the answer on disk: nothing stands on this way but the write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import check_in, check_in_attendee
from desktop_app.features.checkin.rules import LastRead, is_echo, parse_code

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop_app.features.checkin.page.here import Here
    from desktop_app.features.checkin.rules import Answer, Desk
    from desktop_app.kit.context import PageContext


class CheckingIn(QObject):
    """Writes check-ins at the point where this desk stands; a code read twice in a row is answered once.

    Signals:
        begun(): a code or a person was taken; what was typed is done with.
        answered(object): the `Answer`, on disk.
        failed(object): a `Refused`; nothing was saved.
    """

    begun = Signal()
    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, context: PageContext, here: Here, parent: QObject, *, gives: bool = True) -> None:
        """Check in where `here` says.

        Where nobody `gives` anything nothing is noted as handed out, and what may be asked is passed over.
        """
        super().__init__(parent)
        self._gives = gives
        self._context = context
        self._here = here
        self._last_read: LastRead | None = None

    def take_code(self, text: str) -> None:
        """Check in who holds the code, scanned or typed."""
        desk, at = self._here.desk, self._context.now()
        if desk is None:
            return
        prefix = self._here.prefix
        code = parse_code(text, prefix=prefix) or text.strip()
        self.begun.emit()
        if is_echo(self._last_read, code, at):
            return
        self._last_read = LastRead(code, at)
        self._write(check_in, desk, text, at, prefix=prefix)

    def take_person(self, attendee_id: str) -> None:
        """Check in a person who was chosen from a list."""
        desk, at = self._here.desk, self._context.now()
        if desk is None:
            return
        self.begun.emit()
        self._write(check_in_attendee, desk, attendee_id, at)

    def forget_last_read(self) -> None:
        """Answer the next code even where it is the last one."""
        self._last_read = None

    def _write(self, action: Callable[..., Answer], desk: Desk, what: str, at: datetime, **more: str) -> None:
        way = self._here.direction
        desk = replace(desk, gives=self._gives)
        may_be_asked = () if self._gives else (each for each in desk.questions or () if not each.required)
        passed_over = {each.key: "" for each in may_be_asked}
        try:
            answer = self._context.store.write(
                self.tr("Check in"), action, desk, what, at, direction=way, given=passed_over, **more
            )
        except Refused as refused:
            # Nothing was saved: the same badge may be tried again at once.
            self.forget_last_read()
            self.failed.emit(refused)
        except Exception:
            self.forget_last_read()
            raise
        else:
            self.answered.emit(answer)
