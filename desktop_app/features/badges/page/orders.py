"""Documents of other rooms on their way to a printer: drawn for it, put in the queue, and answered for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.errors import Refused
from desktop_app.features.badges.rules.queue import URGENT
from desktop_app.kit.printing import check_printer
from desktop_app.paper.order import MANY

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.badges.page.calibrating import Calibrating
    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.order import PaperOrder


class PaperOrders(QObject):
    """Takes what other rooms order, and says what became of it."""

    def __init__(
        self, context: PageContext, queue: PrintQueue, calibrating: Calibrating, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._queue = queue
        self._calibrating = calibrating

    def take(self, order: PaperOrder) -> None:
        """Draw the order for its printer, and queue it."""
        try:
            check_printer(order.printer)
        except Refused as refused:
            order.refused(refused)
            return
        target = self._queue.new_file()
        calibration = self._calibrating.of(order.printer)
        self._context.runner.start(
            self.tr("Drawing {title}").format(title=order.title),
            partial(order.draw, target, calibration),
            partial(self._on_drawn, order, target),
            order.refused,
            process=order.count >= MANY,
        )

    def _on_drawn(self, order: PaperOrder, target: Path, pages: int) -> None:
        try:
            order.admit()
        except Refused as refused:
            target.unlink(missing_ok=True)
            order.refused(refused)
            return
        job_id = self._queue.add(
            target,
            order.printer,
            order.title,
            pages=pages,
            attendee_ids=order.attendee_ids,
            priority=URGENT if order.urgent else 0,
            document=order.document,
        )
        order.queued(job_id)
