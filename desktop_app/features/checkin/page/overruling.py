"""Letting somebody in whom the rules refused: the reason is picked from a menu, and the entry is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import overrule_scan
from desktop_app.features.checkin.page.reasons import ReasonMenu
from desktop_app.features.checkin.rules import Desk, OverrideReason
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.page.following import Following
    from desktop_app.kit.context import PageContext


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
        self._menu = ReasonMenu(
            {reason.value: wording.override_reason(reason) for reason in OverrideReason}, parent
        )
        self._menu.reason_picked.connect(self._on_reason_picked)

    def ask(self, scan_id: str, place: QPoint, *, above: bool = False) -> None:
        """Offer the reasons for one refused scan at a place on the screen."""
        self._menu.ask(scan_id, place, above=above)

    def _on_reason_picked(self, scan_id: str, reason: str) -> None:
        here = self._following.standing
        desk = Desk(self._context.event_id, "", here.station_id, here.staff_id)
        try:
            answer = self._context.store.write(
                self.tr("Let somebody in against the rules"),
                overrule_scan,
                desk,
                scan_id,
                OverrideReason(reason),
                self._context.now(),
            )
        except Refused as refused:
            self._context.toaster.say(words_of(refused))
            return
        self.let_in.emit(answer)
