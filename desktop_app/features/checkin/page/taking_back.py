"""Taking a check-in back: the reason is picked from a menu, and the annulment is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import annul_scan
from desktop_app.features.checkin.page.reasons import ReasonMenu
from desktop_app.features.checkin.rules import AnnulReason
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.page.following import Following
    from desktop_app.kit.context import PageContext


class TakingBack(QObject):
    """Asks for the reason and takes the check-in back.

    Signals:
        taken_back(str): the scan of this key counts no more.
    """

    taken_back = Signal(str)

    def __init__(self, context: PageContext, following: Following, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._following = following
        self._menu = ReasonMenu(
            {reason.value: wording.annul_reason(reason) for reason in AnnulReason}, parent
        )
        self._menu.reason_picked.connect(self._on_reason_picked)

    def ask(self, scan_id: str, place: QPoint, *, above: bool = False) -> None:
        """Offer the reasons for one scan at a place on the screen."""
        self._menu.ask(scan_id, place, above=above)

    def _on_reason_picked(self, scan_id: str, reason: str) -> None:
        here = self._following.standing
        try:
            self._context.store.write(
                self.tr("Take a check-in back"),
                annul_scan,
                scan_id,
                AnnulReason(reason),
                self._context.now(),
                station_id=here.station_id,
                staff_id=self._context.duty.staff_id,
            )
        except Refused as refused:
            self._context.toaster.say(words_of(refused))
            return
        self.taken_back.emit(scan_id)
        self._context.toaster.say_undoable(self.tr("The check-in was taken back."))
