"""The menu in which a reason is picked, with a number for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping


class ReasonMenu(QMenu):
    """The reasons that there are for one thing done to a scan.

    Signals:
        reason_picked(str, str): do it to the scan of this key, for the reason of this value.
    """

    reason_picked = Signal(str, str)

    def __init__(self, reasons: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._scan_id = ""
        for number, (value, words) in enumerate(reasons.items(), start=1):
            self.addAction(f"&{number}  {words}").setData(value)
        self.triggered.connect(self._on_triggered)

    def ask(self, scan_id: str, place: QPoint, *, above: bool = False) -> None:
        """Offer the reasons for one scan at a place on the screen."""
        self._scan_id = scan_id
        self.popup(place - QPoint(0, self.sizeHint().height()) if above else place)
        self.setActiveAction(self.actions()[0])

    def _on_triggered(self, action: object) -> None:
        chosen = next(each for each in self.actions() if each is action)
        self.reason_picked.emit(self._scan_id, chosen.data())
