"""Documents of other rooms on their way to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from db.tables import PrintJob
from desktop_app.errors import Refused
from desktop_app.features.badges.page.calibrating import Calibrating
from desktop_app.features.badges.page.orders import PaperOrders
from desktop_app.features.badges.rules.queue import URGENT, JobState, QueueRefusal
from desktop_app.kit.printing import PrintRefusal
from desktop_app.paper.order import PaperOrder
from tests.features.badges.print_queue import settled
from tests.kit.print_system import COMPLETED
from tests.kit.test_printing import a_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.calibration import Calibration
    from desktop_app.progress import Progress
    from tests.kit.print_system import PrintSystem


class Told:
    """Somebody who orders paper and writes down what is answered."""

    def __init__(self) -> None:
        self.queued: list[str] = []
        self.refused: list[Exception] = []
        self.gone = False

    def order(self, **how: Any) -> PaperOrder:  # noqa: ANN401 (parts of several types)
        facts: dict[str, Any] = {
            "title": "2 meeting cards",
            "printer": "BADGE",
            "document": "card",
            "count": 2,
            **how,
        }
        return PaperOrder(
            draw=draw, admit=self._admit, queued=self.queued.append, refused=self.refused.append, **facts
        )

    def _admit(self) -> None:
        if self.gone:
            raise Refused(QueueRefusal.GONE)


def draw(target: Path, _calibration: Calibration | None, progress: Progress) -> int:
    progress.at(0, 1)
    a_pdf(target, pages=2)
    return 2


@pytest.fixture
def orders(context: PageContext, queue: PrintQueue, qtbot: QtBot) -> Iterator[PaperOrders]:
    window = QWidget()
    qtbot.addWidget(window)
    yield PaperOrders(context, queue, Calibrating(context, queue, window), window)
    qtbot.waitUntil(lambda: not context.runner.running, timeout=20_000)


def job_row(session: Session, key: str) -> tuple[str, str, int, int, list[str]]:
    row = session.scalars(select(PrintJob).where(PrintJob.id == key)).one()
    return row.title, row.document, row.pages, row.priority, row.attendee_ids


def test_what_is_ordered_is_drawn_queued_and_printed(
    orders: PaperOrders, queue: PrintQueue, system: PrintSystem, context: PageContext, qtbot: QtBot
) -> None:
    system.jobs[1] = (COMPLETED, "", 2)
    told = Told()
    orders.take(told.order(attendee_ids=("a", "b"), urgent=True))
    qtbot.waitUntil(lambda: bool(told.queued), timeout=20_000)
    (key,) = told.queued
    assert context.store.read(job_row, key) == ("2 meeting cards", "card", 2, URGENT, ["a", "b"])
    settled(queue, qtbot, key, JobState.PRINTED)
    assert told.refused == []


def test_a_printer_that_is_not_there_is_refused_before_anything_is_drawn(orders: PaperOrders) -> None:
    told = Told()
    orders.take(told.order(printer="Gone"))
    (refused,) = told.refused
    assert isinstance(refused, Refused)
    assert refused.reason is PrintRefusal.NO_SUCH_PRINTER


def test_what_must_not_be_printed_any_more_never_reaches_the_queue(
    orders: PaperOrders, queue: PrintQueue, qtbot: QtBot
) -> None:
    told = Told()
    told.gone = True
    orders.take(told.order())
    qtbot.waitUntil(lambda: bool(told.refused), timeout=20_000)
    assert (told.queued, queue.jobs()) == ([], [])
    assert list(queue.folder.glob("*.pdf")) == []
