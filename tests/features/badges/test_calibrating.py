"""Measuring a printer from the page: the dialog, what is kept, and that badges follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.features.badges.page.calibrating import Calibrating
from desktop_app.features.badges.page.queue import PrintQueue
from desktop_app.paper.calibration import Calibration
from desktop_app.paper.sheet import Sheet
from tests.paper.reading import sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

PAPER = Sheet.of_one(105, 148)


@pytest.fixture
def calibrating(context: PageContext, forum: Forum, qtbot: QtBot) -> Iterator[Calibrating]:
    assert forum.event_id
    window = QWidget()
    qtbot.addWidget(window)
    queue = PrintQueue(context, window)
    queue.pause("BADGE", paused=True)
    yield Calibrating(context, queue, window)
    queue.stop()


def test_what_is_measured_is_used_from_then_on(calibrating: Calibrating) -> None:
    assert calibrating.of("BADGE") is None
    asked = calibrating.ask("BADGE", PAPER)
    asked.left.setValue(10.6)
    asked.high.setValue(69.5)
    asked.keep.click()
    assert calibrating.of("BADGE") == Calibration(-0.6, 0.0, 1.0, 70 / 69.5)
    assert calibrating.of("OTHER") is None


def test_it_can_be_forgotten(calibrating: Calibrating) -> None:
    calibrating.ask("BADGE", PAPER).keep.click()
    calibrating.ask("BADGE", PAPER).forget.click()
    assert calibrating.of("BADGE") is None


@pytest.mark.parametrize("kept", ["", "1 2 3", "a b c d", "1 2 3 4 5"])
def test_damaged_settings_mean_no_calibration(
    calibrating: Calibrating, context: PageContext, kept: str
) -> None:
    context.settings.setValue("Calibration/BADGE", kept)
    assert calibrating.of("BADGE") is None


def test_the_test_page_goes_to_the_printer_that_is_measured(
    calibrating: Calibrating, context: PageContext, qtbot: QtBot
) -> None:
    asked = calibrating.ask("BADGE", PAPER)
    asked.print_page.click()
    qtbot.waitUntil(lambda: not context.runner.running)
    queue = calibrating._queue
    qtbot.waitUntil(lambda: len(queue.jobs()) == 1)
    (job,) = queue.jobs()
    assert (job.printer, job.pages) == ("BADGE", 1)
    assert sizes(queue.folder / job.file) == [(105, 148)]
    asked.leave.click()
