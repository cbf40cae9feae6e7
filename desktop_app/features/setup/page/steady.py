"""A box of choices that the wheel passes by: what is chosen here is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class SteadyBox(QComboBox):
    """Lets the wheel scroll the page, never the choice."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
