"""Letting somebody in whom the rules refused: the reason is picked from a menu, and the entry is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import overrule_scan, promote_at_door
from desktop_app.features.checkin.page.reasons import ReasonMenu
from desktop_app.features.checkin.queries.waiting import may_be_promoted
from desktop_app.features.checkin.rules import Desk, OverrideReason
from desktop_app.kit.duty import ask_for
from desktop_app.kit.refusals import words_of
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.store import Session
    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.page.following import Following
    from desktop_app.features.checkin.rules import Answer
    from desktop_app.kit.context import PageContext
    from desktop_app.staff import Worker


P = ParamSpec("P")

_PROMOTE: Final = "promote"


class Overruling(QObject):
    """Asks for the reason and lets the person in.

    Signals:
        let_in(object): the `Answer` that stands now.
    """

    let_in = Signal(object)

    def __init__(self, context: PageContext, following: Following, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._following = following
        self._page = parent
        self._menu = ReasonMenu(
            {reason.value: wording.override_reason(reason) for reason in OverrideReason}, parent
        )
        self._promoting = QAction(f"&0  {self.tr('Promote from the waitlist: a place is free')}", self._menu)
        self._promoting.setData(_PROMOTE)
        self._menu.reason_picked.connect(self._on_reason_picked)

    def ask(self, scan_id: str, place: QPoint, *, above: bool = False) -> None:
        """Offer the reasons for one refused scan at a place on the screen."""
        self._menu.removeAction(self._promoting)
        if self._context.store.read(may_be_promoted, scan_id):
            self._menu.insertAction(self._menu.actions()[0], self._promoting)
        self._menu.ask(scan_id, place, above=above)

    def _on_reason_picked(self, scan_id: str, reason: str) -> None:
        if reason == _PROMOTE:
            ask_for(self._context.duty, Permission.EDIT, self._page, partial(self._promote, scan_id))
            return
        then = partial(self._let_in, scan_id, OverrideReason(reason))
        ask_for(self._context.duty, Permission.OVERRULE, self._page, then)

    def _promote(self, scan_id: str, by: Worker) -> None:
        said = self.tr("Promote somebody from the waitlist and check in")
        self._write(by, said, promote_at_door, scan_id, self._context.now())

    def _let_in(self, scan_id: str, reason: OverrideReason, by: Worker) -> None:
        said = self.tr("Let somebody in against the rules")
        self._write(by, said, overrule_scan, scan_id, reason, self._context.now())

    def _write(
        self,
        by: Worker,
        said: str,
        action: Callable[Concatenate[Session, Desk, P], Answer],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        here, duty = self._following.standing, self._context.duty
        try:
            with duty.acting(by):
                desk = Desk(self._context.event_id, "", here.station_id, duty.staff_id)
                answer = self._context.store.write(said, action, desk, *args, **kwargs)
        except Refused as refused:
            self._context.toaster.say(words_of(refused))
            return
        self.let_in.emit(answer)
