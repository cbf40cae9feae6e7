"""The queue at work: what is sent when, what becomes of it, and what is left when the program ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.page.queue import PrintQueue
from desktop_app.features.badges.page.queue_view import QueueView
from desktop_app.features.badges.page.rolls import Rolls
from desktop_app.features.badges.rules import builtin_template
from desktop_app.features.badges.rules.queue import URGENT, JobState, QueueRefusal
from tests.features.badges.print_queue import job_of, put, settled
from tests.kit.print_system import (
    ABORTED,
    CANCELED,
    COMPLETED,
    PENDING,
    PROCESSING,
    PrintSystem,
)
from tests.kit.test_printing import a_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum


def add(
    queue: PrintQueue, printer: str = "BADGE", *, pages: int = 3, priority: int = 0, who: str = ""
) -> str:
    return put(queue, printer, pages=pages, priority=priority, who=[who] if who else [])


def state(queue: PrintQueue, key: str) -> JobState:
    return job_of(queue, key).state


def test_a_job_is_printed_when_the_printer_says_so(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (PENDING, "", 0)
    key = add(queue)
    settled(queue, qtbot, key, JobState.SENT)
    qtbot.waitUntil(lambda: len(system.submissions()) == 1)
    assert "-d BADGE" in system.submissions()[0]
    system.jobs[1] = (PROCESSING, "", 1)
    settled(queue, qtbot, key, JobState.PRINTING)
    assert queue.jobs()[0].pages_done == 1
    system.jobs[1] = (COMPLETED, "", 3)
    with qtbot.waitSignal(queue.ended):
        settled(queue, qtbot, key, JobState.PRINTED)
    assert queue.jobs()[0].pages_done == 3
    assert list(queue.folder.glob("*.pdf")) == []


def test_a_refused_job_says_why_and_is_printed_again(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (CANCELED, "Printer cannot print with supplied options.", 0)
    key = add(queue)
    settled(queue, qtbot, key, JobState.FAILED)
    assert queue.jobs()[0].words == "Printer cannot print with supplied options."
    system.jobs[2] = (COMPLETED, "", 3)
    queue.retry(queue.jobs()[0], "BADGE")
    settled(queue, qtbot, key, JobState.PRINTED)


def test_after_a_jam_only_the_missing_pages_are_printed(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (ABORTED, "Paper jam", 2)
    key = add(queue)
    settled(queue, qtbot, key, JobState.FAILED)
    system.jobs[2] = (COMPLETED, "", 1)
    queue.retry(queue.jobs()[0], "OTHER", from_page=queue.jobs()[0].first_left)
    settled(queue, qtbot, key, JobState.PRINTED)
    assert "page-ranges=3-" in system.submissions()[1]
    assert "-d OTHER" in system.submissions()[1]


def test_what_ails_the_printer_is_told_while_the_job_waits(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (PROCESSING, "Printing.", 0)
    system.printer = (5, ("media-empty-error",))
    key = add(queue)
    settled(queue, qtbot, key, JobState.PRINTING)
    assert queue.jobs()[0].words == "The printer is out of paper or labels."


def test_a_job_whose_printer_was_removed_failed_and_nobody_cancelled_it(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (PROCESSING, "", 0)
    key = add(queue)
    settled(queue, qtbot, key, JobState.PRINTING)
    system.jobs[1], system.printer = (CANCELED, "", 0), None
    settled(queue, qtbot, key, JobState.FAILED)
    assert queue.jobs()[0].words == "The print system no longer has this printer."


def test_the_guest_at_the_desk_overtakes_the_batch(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (PROCESSING, "", 0)
    first = add(queue)
    settled(queue, qtbot, first, JobState.PRINTING)
    batch = add(queue)
    guest = add(queue, priority=URGENT)
    system.jobs |= {1: (COMPLETED, "", 3), 2: (PROCESSING, "", 0)}
    settled(queue, qtbot, guest, JobState.PRINTING)
    assert state(queue, batch) is JobState.WAITING


def test_a_paused_printer_waits_until_it_may_go_on(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    queue.pause("BADGE", paused=True)
    key = add(queue)
    queue.work()
    assert (state(queue, key), system.submissions()) == (JobState.WAITING, [])
    system.jobs[1] = (COMPLETED, "", 3)
    queue.pause("BADGE", paused=False)
    settled(queue, qtbot, key, JobState.PRINTED)


def test_a_job_is_moved_and_leaves_the_first_printer(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs |= {1: (PROCESSING, "", 0), 2: (COMPLETED, "", 3)}
    key = add(queue)
    settled(queue, qtbot, key, JobState.PRINTING)
    queue.move(queue.jobs()[0], "OTHER")
    settled(queue, qtbot, key, JobState.PRINTED)
    assert queue.jobs()[0].printer == "OTHER"
    qtbot.waitUntil(lambda: system.cancelled == [1])


def test_a_job_is_cancelled_for_good(queue: PrintQueue, system: PrintSystem, qtbot: QtBot) -> None:
    system.jobs[1] = (PROCESSING, "", 0)
    key = add(queue)
    settled(queue, qtbot, key, JobState.PRINTING)
    job = queue.jobs()[0]
    queue.cancel(job)
    assert state(queue, key) is JobState.CANCELLED
    qtbot.waitUntil(lambda: system.cancelled == [1])
    with pytest.raises(Refused) as refused:
        queue.cancel(job)
    assert refused.value.reason is QueueRefusal.ENDED


def test_a_job_that_is_not_accepted_fails_with_the_words(
    queue: PrintQueue, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "bin" / "lp").write_text(
        '#!/bin/sh\necho "lp: Destination is not accepting jobs." >&2\nexit 1\n', encoding="utf-8"
    )
    key = add(queue)
    settled(queue, qtbot, key, JobState.FAILED)
    assert "not accepting jobs" in queue.jobs()[0].words


def test_the_queue_goes_on_after_the_program_was_closed(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    queue.pause("BADGE", paused=True)
    waiting = add(queue)
    queue.stop()
    system.jobs[1] = (COMPLETED, "", 3)
    again = PrintQueue(context, context.runner)
    again.pause("BADGE", paused=False)
    settled(again, qtbot, waiting, JobState.PRINTED)
    assert len(system.submissions()) == 1
    again.stop()


def test_a_job_half_sent_when_the_program_ended_is_not_sent_blindly(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    queue.pause("BADGE", paused=True)
    key = add(queue)
    queue.stop()
    context.store.write("Go on", actions.pause_printer, "BADGE", paused=False)
    context.store.write("Claim", actions.claim_job, key, context.now() - timedelta(minutes=5), run=(1, 3))
    again = PrintQueue(context, context.runner)
    settled(again, qtbot, key, JobState.FAILED)
    assert "stopped while it sent this" in again.jobs()[0].words
    assert system.submissions() == []
    again.stop()


def test_another_window_that_sends_is_left_to_it(
    context: PageContext, queue: PrintQueue, system: PrintSystem
) -> None:
    queue.pause("BADGE", paused=True)
    key = add(queue)
    context.store.write("Go on", actions.pause_printer, "BADGE", paused=False)
    context.store.write("Claim", actions.claim_job, key, context.now(), run=(1, 3))
    queue.work()
    assert state(queue, key) is JobState.SENT
    assert system.submissions() == []


def slow(folder: Path, system: PrintSystem) -> None:
    """From now on a job is taken only when somebody makes the file `go`."""
    lp = folder / "lp"
    lp.write_text(
        f'#!/bin/sh\nwhile [ ! -e {folder}/go ]; do sleep 0.02; done\necho "$@" >> {system.submitted}\n'
        f'echo "request id is $2-$(wc -l < {system.submitted}) (1 file(s))"\n',
        encoding="utf-8",
    )


def test_a_job_cancelled_while_it_is_handed_over_is_taken_out_again(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot, tmp_path: Path
) -> None:
    slow(tmp_path / "bin", system)
    system.jobs[1] = (PROCESSING, "", 0)
    key = add(queue)
    queue.cancel(queue.jobs()[0])
    (tmp_path / "bin" / "go").touch()
    qtbot.waitUntil(lambda: system.cancelled == [1], timeout=20_000)
    assert state(queue, key) is JobState.CANCELLED


def test_a_job_moved_while_it_is_handed_over_is_printed_once(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot, tmp_path: Path
) -> None:
    slow(tmp_path / "bin", system)
    system.jobs |= {1: (PROCESSING, "", 0), 2: (COMPLETED, "", 3)}
    key = add(queue)
    queue.move(queue.jobs()[0], "OTHER")
    (tmp_path / "bin" / "go").touch()
    settled(queue, qtbot, key, JobState.PRINTED)
    assert system.cancelled == [1]
    assert ["-d BADGE" in said for said in system.submissions()] == [True, False]


def test_a_job_that_the_print_system_forgot_holds_nobody_up(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    key = add(queue)
    system.jobs = {2: (COMPLETED, "", 3)}
    settled(queue, qtbot, key, JobState.HANDED)
    assert queue.jobs()[0].words == "The print system no longer knows it."
    settled(queue, qtbot, add(queue, priority=URGENT), JobState.PRINTED)


def test_a_print_system_that_falls_silent_holds_nobody_up(
    context: PageContext, forum: Forum, system: PrintSystem, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = count(0, 20)
    started = context.now()
    later = replace(context, now=lambda: started + timedelta(seconds=next(seconds)))
    assert forum.event_id == later.event_id
    queue = PrintQueue(later, context.runner)
    system.jobs[1] = (PROCESSING, "", 0)
    key = add(queue)
    settled(queue, qtbot, key, JobState.PRINTING)
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    settled(queue, qtbot, key, JobState.HANDED)
    assert queue.jobs()[0].words == "The print system does not answer."
    queue.stop()


def test_two_sides_are_asked_of_the_printer_and_begin_with_a_front(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs |= {1: (ABORTED, "Paper jam", 3), 2: (COMPLETED, "", 4)}
    file = a_pdf(queue.new_file("two-sided-short-edge"), pages=6)
    key = queue.add(file, "BADGE", "3 badges", pages=6, attendee_ids=(), priority=0)
    settled(queue, qtbot, key, JobState.FAILED)
    assert "sides=two-sided-short-edge" in system.submissions()[0]
    queue.retry(queue.jobs()[0], "BADGE", from_page=queue.jobs()[0].first_left)
    settled(queue, qtbot, key, JobState.PRINTED)
    assert "page-ranges=3-" in system.submissions()[1]


def test_undo_takes_back_what_people_did_and_nothing_of_the_queue(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (COMPLETED, "", 3)
    template = builtin_template("A6")
    context.store.write("Template", actions.add_template, context.event_id, template, title="Mine")
    key = add(queue)
    settled(queue, qtbot, key, JobState.PRINTED)
    assert context.store.undo() == "Template"
    assert context.store.read(queries.print_job, key) is not None


def test_a_failed_badge_counts_as_not_printed(
    context: PageContext, forum: Forum, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (ABORTED, "Head too hot", 0)
    who = forum.attendee("Mägi")
    key = add(queue, who=who)
    badges = context.store.read(queries.badges_of_people, forum.event_id, [who])
    noted = context.store.write_chunks(
        "Print", actions.record_printouts, forum.event_id, badges, context.now(), state="queued", job_id=key
    )
    assert list(noted) == [1]
    before = context.store.read(queries.badge_counts, forum.event_id).unprinted
    settled(queue, qtbot, key, JobState.FAILED)
    after = context.store.read(queries.badge_counts, forum.event_id)
    assert (before, after.unprinted) == (after.everybody - 1, after.everybody)


# --- seen --------------------------------------------------------------------------------------------


@pytest.fixture
def view(context: PageContext, queue: PrintQueue, qtbot: QtBot) -> QueueView:
    window = QWidget()
    qtbot.addWidget(window)
    view = QueueView(context, queue, Rolls(context, queue, window))
    qtbot.addWidget(view)
    return view


def test_an_empty_queue_takes_no_room(view: QueueView) -> None:
    assert view.isHidden()


def test_a_failure_is_told_and_tried_again_by_keyboard(
    view: QueueView, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (ABORTED, "Head too hot", 0)
    key = add(queue)
    view.show()
    settled(queue, qtbot, key, JobState.FAILED)
    assert "Failed: Head too hot" in view.list.item(0).text()
    system.jobs[2] = (COMPLETED, "", 3)
    view.again.setFocus()
    qtbot.keyClick(view.again, Qt.Key.Key_Space)
    settled(queue, qtbot, key, JobState.PRINTED)
    assert "Printed" in view.list.item(0).text()
    assert not view.again.isEnabled()


def test_a_jam_offers_the_rest_or_all(
    view: QueueView, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs[1] = (ABORTED, "Paper jam", 2)
    key = add(queue)
    settled(queue, qtbot, key, JobState.FAILED)
    assert "2 of 3 pages passed on" in view.list.item(0).text()
    rest, _all = view.missing_menu(queue.jobs()[0], "BADGE").actions()
    system.jobs[2] = (COMPLETED, "", 1)
    rest.trigger()
    settled(queue, qtbot, key, JobState.PRINTED)
    assert "page-ranges=3-" in system.submissions()[1]


def test_pausing_is_said_where_it_is_waited_for(view: QueueView, queue: PrintQueue, qtbot: QtBot) -> None:
    queue.pause("BADGE", paused=True)
    add(queue)
    assert "paused here" in view.list.item(0).text()
    assert view.pause.text() == "Go on with BADGE"
    qtbot.mouseClick(view.drop, Qt.MouseButton.LeftButton)
    assert "Cancelled" in view.list.item(0).text()
    view.pause.click()
    assert queue.paused == frozenset()
