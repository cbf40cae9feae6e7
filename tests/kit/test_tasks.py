"""A long job reports, ends once, can be cancelled, and never fails unheard."""

from __future__ import annotations

import os
from enum import Enum, auto
from functools import partial
from multiprocessing import active_children
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from desktop_app.errors import Refused
from desktop_app.kit.tasks.outcome import Done
from desktop_app.kit.tasks.process import run_in_process
from desktop_app.kit.tasks.throttle import PERIOD_S, Throttle
from desktop_app.progress import Telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.tasks import Task, TaskRunner
    from desktop_app.progress import Progress

BOTH_WAYS = pytest.mark.parametrize("process", [False, True], ids=["thread", "process"])


class Reason(Enum):
    TOO_LARGE = auto()


class Ends:
    """What a page's three slots heard."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def done(self, result: object) -> None:
        self.heard.append(result)

    def failed(self, error: Exception) -> None:
        self.heard.append(error)

    def cancelled(self) -> None:
        self.heard.append("cancelled")


def count(limit: int, progress: Progress) -> tuple[int, int]:
    for number in range(limit):
        progress.at(number + 1, limit)
    return limit, os.getpid()


def tell_news(progress: Progress) -> str:
    if isinstance(progress, Telling):
        progress.tell({"best": 7})
    return "found"


def refuse(_progress: Progress) -> None:
    raise Refused(Reason.TOO_LARGE, rows="7")


def break_down(_progress: Progress) -> None:
    raise ValueError("three is not a crowd")


def vanish(_progress: Progress) -> None:
    os._exit(3)


def unpicklable(_progress: Progress) -> object:
    return lambda: None


def wait_for_cancel(progress: Progress) -> None:
    while True:
        progress.at(1, 2)
        Event().wait(0.001)


class Closed(QObject):
    """A dialog that may be gone before its job ends."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    def note(self, what: str, _result: object = None) -> None:
        self._heard.append(what)


@pytest.fixture
def ends() -> Ends:
    return Ends()


@BOTH_WAYS
def test_the_result_comes_home(qtbot: QtBot, runner: TaskRunner, ends: Ends, *, process: bool) -> None:
    with qtbot.waitSignal(runner.ended, timeout=20_000):
        runner.start("Count", partial(count, 300), ends.done, ends.failed, ends.cancelled, process=process)
    (result,) = ends.heard
    assert isinstance(result, tuple)
    assert result[0] == 300
    assert (result[1] != os.getpid()) is process
    assert runner.running == ()


@BOTH_WAYS
def test_reports_arrive_before_the_end_and_the_last_one_is_full(
    qtbot: QtBot, runner: TaskRunner, *, process: bool
) -> None:
    seen: list[tuple[int, int]] = []
    order: list[str] = []

    def _on_progressed(task: Task) -> None:
        seen.append((task.done, task.total))
        order.append("report")

    runner.progressed.connect(_on_progressed)
    runner.ended.connect(lambda _task: order.append("end"))
    with qtbot.waitSignal(runner.ended, timeout=20_000):
        runner.start("Count", partial(count, 500), process=process)
    assert seen[-1] == (500, 500)
    assert len(seen) < 100
    assert order[-1] == "end"
    assert order.count("end") == 1


@BOTH_WAYS
def test_news_of_the_job_comes_before_its_end(
    qtbot: QtBot, runner: TaskRunner, ends: Ends, *, process: bool
) -> None:
    with qtbot.waitSignal(runner.ended, timeout=20_000):
        task = runner.start("Tell", tell_news, ends.done, ends.failed, ends.cancelled, process=process)
        task.told.connect(ends.heard.append)
    assert ends.heard == [{"best": 7}, "found"]


@BOTH_WAYS
def test_cancel_stops_at_the_next_report(
    qtbot: QtBot, runner: TaskRunner, ends: Ends, *, process: bool
) -> None:
    task = runner.start("Wait", wait_for_cancel, ends.done, ends.failed, ends.cancelled, process=process)
    assert runner.running == (task,)
    qtbot.waitSignal(runner.progressed, timeout=20_000).wait()
    with qtbot.waitSignal(runner.ended, timeout=20_000):
        task.cancel()
        assert task.cancelling
    assert ends.heard == ["cancelled"]


@BOTH_WAYS
def test_a_refusal_goes_to_the_page_with_its_facts(
    qtbot: QtBot, runner: TaskRunner, ends: Ends, *, process: bool
) -> None:
    with qtbot.waitSignal(runner.ended, timeout=20_000):
        runner.start("Refuse", refuse, ends.done, ends.failed, process=process)
    (error,) = ends.heard
    assert isinstance(error, Refused)
    assert error.reason is Reason.TOO_LARGE
    assert error.facts == {"rows": "7"}


@BOTH_WAYS
def test_what_nobody_expected_reaches_the_hook(
    qtbot: QtBot, runner: TaskRunner, ends: Ends, *, process: bool
) -> None:
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(runner.ended, timeout=20_000):
        runner.start("Break", break_down, ends.done, ends.failed, process=process)
    assert [kind for kind, _error, _trace in caught] == [ValueError]
    assert [str(error) for error in ends.heard] == ["three is not a crowd"]


def test_a_refusal_that_no_page_takes_reaches_the_hook(qtbot: QtBot, runner: TaskRunner) -> None:
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(runner.ended):
        runner.start("Refuse", refuse)
    assert [kind for kind, _error, _trace in caught] == [Refused]


@pytest.mark.parametrize("job", [vanish, unpicklable])
def test_a_process_that_cannot_answer_is_a_failure(
    qtbot: QtBot, runner: TaskRunner, ends: Ends, job: Callable[[Progress], object]
) -> None:
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(runner.ended, timeout=20_000):
        runner.start("Die", job, ends.done, ends.failed, process=True)
    assert [kind.__name__ for kind, _error, _trace in caught] == ["JobDied"]
    assert len(ends.heard) == 1


def test_what_is_cancelled_as_it_ends_has_ended() -> None:
    def once_it_ended() -> bool:
        while active_children():
            Event().wait(0.01)
        return True

    reports: list[object] = []
    outcome = run_in_process(partial(count, 1), lambda *at: reports.append(at), reports.append, once_it_ended)
    assert isinstance(outcome, Done)
    assert outcome.result[0] == 1


def test_a_job_that_cannot_be_sent_is_a_failure(qtbot: QtBot, runner: TaskRunner, ends: Ends) -> None:
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(runner.ended):
        runner.start("Lambda", lambda _progress: 1, ends.done, ends.failed, process=True)
    assert len(caught) == 1
    assert len(ends.heard) == 1


@pytest.mark.parametrize("gone", [False, True], ids=["open", "closed"])
def test_a_dialog_that_is_closed_hears_of_nothing(qtbot: QtBot, runner: TaskRunner, *, gone: bool) -> None:
    heard: list[str] = []
    dialog = Closed(heard)
    with qtbot.waitSignal(runner.ended):
        runner.start("Count", partial(count, 3), partial(dialog.note, "done"))
        if gone:
            delete(dialog)
    assert heard == ([] if gone else ["done"])


def test_shutting_down_cancels_what_runs(qtbot: QtBot, runner: TaskRunner, ends: Ends) -> None:
    runner.start("Wait", wait_for_cancel, ends.done, ends.failed, ends.cancelled)
    runner.shut_down()
    qtbot.waitUntil(lambda: runner.running == ())
    assert ends.heard == ["cancelled"]


def test_nothing_begins_after_shutting_down(runner: TaskRunner, ends: Ends) -> None:
    runner.shut_down()
    task = runner.start("Late", partial(count, 3), ends.done, ends.failed, ends.cancelled)
    assert task not in runner.running
    assert ends.heard == []


def test_the_time_left_is_told_once_there_is_something_to_go_by(qtbot: QtBot, runner: TaskRunner) -> None:
    task = runner.start("Wait", wait_for_cancel)
    assert task.seconds_left() is None
    task.done, task.total = 1, 4
    task.started_at -= 10
    left = task.seconds_left()
    assert left == pytest.approx(30, abs=2)
    task.cancel()
    qtbot.waitUntil(lambda: runner.running == ())


def test_ten_reports_a_second_get_through_and_always_the_last() -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    through = []
    for step in range(101):
        now[0] = step * PERIOD_S / 10
        through.append(throttle.lets(step, 100))
    assert sum(through) == 11
    assert throttle.lets(100, 100)
