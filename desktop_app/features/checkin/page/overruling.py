"""Letting somebody in whom the rules refused: the reason is picked from a menu, and the entry is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import overrule_scan
from desktop_app.features.checkin.page.reasons import ReasonMenu
from desktop_app.features.checkin.rules import Desk, OverrideReason
from desktop_app.kit.duty import ask_for
from desktop_app.kit.refusals import words_of
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.page.following import Following
    from desktop_app.kit.context import PageContext
    from desktop_app.staff import Worker


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
        self._menu.reason_picked.connect(self._on_reason_picked)

    def ask(self, scan_id: str, place: QPoint, *, above: bool = False) -> None:
        """Offer the reasons for one refused scan at a place on the screen."""
        self._menu.ask(scan_id, place, above=above)

    def _on_reason_picked(self, scan_id: str, reason: str) -> None:
        then = partial(self._let_in, scan_id, OverrideReason(reason))
        ask_for(self._context.duty, Permission.OVERRULE, self._page, then)

    def _let_in(self, scan_id: str, reason: OverrideReason, by: Worker) -> None:
        here, duty = self._following.standing, self._context.duty
        try:
            with duty.acting(by):
                answer = self._context.store.write(
                    self.tr("Let somebody in against the rules"),
                    overrule_scan,
                    Desk(self._context.event_id, "", here.station_id, duty.staff_id),
                    scan_id,
                    reason,
                    self._context.now(),
                )
        except Refused as refused:
            self._context.toaster.say(words_of(refused))
            return
        self.let_in.emit(answer)
