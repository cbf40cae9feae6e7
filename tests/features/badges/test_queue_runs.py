"""Long jobs go to the printer in runs, so that a guest gets between; several windows share one queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QWidget

from db.store import Store
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.page.queue import PrintQueue
from desktop_app.features.badges.page.queue_view import QueueView
from desktop_app.features.badges.page.rolls import Rolls
from desktop_app.features.badges.rules.queue import RUN, URGENT, JobState
from tests.features.badges.print_queue import job_of, put, settled
from tests.kit.print_system import ABORTED, COMPLETED, PROCESSING, PrintSystem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

LONG = 2 * RUN + RUN // 2 + 2


@pytest.fixture
def elsewhere(context: PageContext, queue: PrintQueue, qtbot: QtBot) -> Iterator[PrintQueue]:
    """The queue as the window of another station on the same file has it."""
    assert not queue.jobs()
    store = Store.open(context.store.path, station="Desk 2", staff="Rasa")
    settings = QSettings(str(store.path.with_name("other.ini")), QSettings.Format.IniFormat)
    other = replace(context, store=store, settings=settings, station="Desk 2")
    made = PrintQueue(other, context.runner)
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not context.runner.running)
    store.close()


def ranges(system: PrintSystem) -> list[str]:
    """The pages that each submission asked for."""
    asked = (line.partition("page-ranges=")[2].partition(" ")[0] for line in system.submissions())
    return [pages or "all" for pages in asked]


def test_a_long_job_is_handed_over_in_runs(queue: PrintQueue, system: PrintSystem, qtbot: QtBot) -> None:
    system.jobs = dict.fromkeys((1, 2, 3), (COMPLETED, "", RUN))
    job = settled(queue, qtbot, put(queue, pages=LONG), JobState.PRINTED)
    assert ranges(system) == [f"1-{RUN}", f"{RUN + 1}-{2 * RUN}", f"{2 * RUN + 1}-"]
    assert job.pages_done == LONG


def test_a_guest_gets_between_the_runs_of_a_batch(
    queue: PrintQueue, elsewhere: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    """Also where the batch was asked for at another station of this computer."""
    system.jobs = {1: (PROCESSING, "", 5)}
    batch = put(elsewhere, pages=LONG)
    settled(elsewhere, qtbot, batch, JobState.PRINTING)
    guest = put(queue, priority=URGENT, pages=1)
    assert job_of(queue, guest).state is JobState.WAITING
    system.jobs |= {1: (COMPLETED, "", RUN), 2: (PROCESSING, "", 0)}
    settled(queue, qtbot, guest, JobState.PRINTING)
    waiting = job_of(queue, batch)
    assert (waiting.state, waiting.pages_done) == (JobState.WAITING, RUN)
    assert "-q 100" in system.submissions()[1]
    system.jobs |= dict.fromkeys((2, 3, 4), (COMPLETED, "", RUN))
    settled(queue, qtbot, batch, JobState.PRINTED)
    assert ranges(system) == [f"1-{RUN}", "all", f"{RUN + 1}-{2 * RUN}", f"{2 * RUN + 1}-"]


def test_what_a_closed_window_left_is_printed_by_the_other_one(
    queue: PrintQueue, elsewhere: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    elsewhere.pause("BADGE", paused=True)
    left = put(elsewhere)
    elsewhere.stop()
    system.jobs = {1: (COMPLETED, "", 3)}
    with qtbot.assertNotEmitted(queue.ended):
        queue.pause("BADGE", paused=False)
        settled(queue, qtbot, left, JobState.PRINTED)


def test_each_station_hears_of_its_own_jobs(
    queue: PrintQueue, elsewhere: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    heard: list[tuple[str, str]] = []
    queue.ended.connect(lambda job: heard.append(("Desk 1", job.id)))
    elsewhere.ended.connect(lambda job: heard.append(("Desk 2", job.id)))
    system.jobs = {1: (ABORTED, "Head too hot", 0)}
    key = put(elsewhere)
    settled(queue, qtbot, key, JobState.FAILED)
    elsewhere.work()
    assert heard == [("Desk 2", key)]


def test_a_printer_takes_one_job_from_all_windows(
    context: PageContext, queue: PrintQueue, system: PrintSystem
) -> None:
    assert system.port
    queue.stop()
    first, second = put(queue), put(queue)
    now, write = context.now(), context.store.write
    assert write("Claim", actions.claim_job, first, now, run=(1, 3))
    assert not write("Claim", actions.claim_job, second, now, run=(1, 3))
    write("Pause", actions.pause_printer, "OTHER", paused=True)
    paused = put(queue, "OTHER")
    assert not write("Claim", actions.claim_job, paused, now, run=(1, 3))


def test_two_thousand_jobs_that_wait_are_few_to_look_at(
    context: PageContext, queue: PrintQueue, system: PrintSystem
) -> None:
    assert system.port
    queue.stop()
    put(queue, pages=1)

    def many(session: Session) -> None:
        for number in range(2000):
            actions.queue_job(
                session,
                context.event_id,
                station="Desk 1",
                printer=f"P{number % 3}",
                title=f"{number}",
                file=f"{number}.pdf",
                pages=1,
                attendee_ids=(),
                priority=URGENT if number == 1500 else 0,
                at=context.now(),
            )

    context.store.write("Many", many)
    found = context.store.read(queries.jobs_to_do, context.now())
    assert len(found) == 4
    assert "1500" in {job.title for job in found}
    assert queue.counts()[JobState.WAITING] == 2001
    assert len(queue.jobs()) == queries.queue.RECENT


# --- rolls -------------------------------------------------------------------------------------------


def test_labels_are_counted_down_and_the_last_ones_told(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rolls = Rolls(context, queue, window)
    queue.change_roll("BADGE", roll=300, left=5, warn_at=3)
    system.jobs = {1: (PROCESSING, "", 1)}
    key = put(queue)
    settled(queue, qtbot, key, JobState.PRINTING)
    qtbot.waitUntil(lambda: queue.printer("BADGE").labels_left == 4)
    system.jobs[1] = (COMPLETED, "", 3)
    with qtbot.waitSignal(context.toaster.said) as said:
        settled(queue, qtbot, key, JobState.PRINTED)
    assert said.args[0] == "BADGE: only 2 of 300 labels left"
    assert queue.printer("BADGE").labels_left == 2
    assert rolls.words(queue.printer("OTHER")) == ""


def test_a_roll_that_runs_out_is_said_in_the_queue_whichever_job_is_chosen(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = QueueView(context, queue, Rolls(context, queue, window))
    qtbot.addWidget(view)
    queue.change_roll("OTHER", roll=300, left=2, warn_at=3)
    queue.change_roll("BADGE", roll=300, left=299, warn_at=3)
    system.jobs = {1: (PROCESSING, "", 0)}
    settled(queue, qtbot, put(queue), JobState.PRINTING)
    assert view.roll_words.text() == "OTHER: only 2 of 300 labels left"
    queue.change_roll("OTHER", roll=300, left=300, warn_at=3)
    assert view.roll_words.text() == "BADGE: 299 of 300 labels left"
    assert view.title.text() == "Print queue: 1 at the printer"


def test_a_new_roll_by_the_keyboard_while_the_printer_rests(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rolls = Rolls(context, queue, window)
    asked = rolls.ask("BADGE")
    key = put(queue)
    assert job_of(queue, key).state is JobState.WAITING
    system.jobs = {1: (COMPLETED, "", 3)}
    qtbot.keyClicks(asked.full, "150")
    qtbot.keyClick(asked.full, Qt.Key.Key_Return)
    assert asked.result() == QDialog.DialogCode.Accepted
    settled(queue, qtbot, key, JobState.PRINTED)
    printer = queue.printer("BADGE")
    assert (printer.roll, printer.labels_left, printer.paused) == (150, 147, False)


def test_a_printer_that_somebody_paused_stays_so_after_a_new_roll(
    context: PageContext, queue: PrintQueue, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    queue.change_roll("BADGE", roll=300, left=0, warn_at=3)
    queue.pause("BADGE", paused=True)
    asked = Rolls(context, queue, window).ask("BADGE")
    qtbot.mouseClick(asked.stop, Qt.MouseButton.LeftButton)
    printer = queue.printer("BADGE")
    assert (printer.is_counted, printer.paused) == (False, True)


# --- after a jam -------------------------------------------------------------------------------------


def test_the_rest_is_printed_from_a_badge_that_is_named(
    context: PageContext, forum: Forum, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    people = list(forum.attendees.values())[:4]
    system.jobs = {1: (ABORTED, "Paper jam", 2)}
    key = put(queue, pages=4, who=people)
    settled(queue, qtbot, key, JobState.FAILED)
    window = QWidget()
    qtbot.addWidget(window)
    view = QueueView(context, queue, Rolls(context, queue, window))
    qtbot.addWidget(view)
    asked = view.ask_rest(queue.jobs()[0], "BADGE")
    assert "went to the printer" in asked.list.item(1).text()
    names = queue.names_in(queue.jobs()[0])
    assert asked.list.currentItem().text() == f"3  {names[2]}"
    assert asked.go.text() == "Print from badge 3 on"
    qtbot.keyClick(asked.list, Qt.Key.Key_Up)
    system.jobs[2] = (COMPLETED, "", 3)
    qtbot.keyClick(asked.list, Qt.Key.Key_Return)
    settled(queue, qtbot, key, JobState.PRINTED)
    assert ranges(system) == ["all", "2-"]


def test_after_a_jam_in_a_later_run_the_first_is_known_to_be_out(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs = {1: (COMPLETED, "", RUN), 2: (ABORTED, "Paper jam", 3)}
    job = settled(queue, qtbot, put(queue, pages=LONG), JobState.FAILED)
    assert (job.surely_out, job.pages_done) == (RUN, RUN + 3)


def test_a_job_that_is_moved_begins_again_with_the_run_that_the_printer_had(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs = {1: (COMPLETED, "", RUN), 2: (PROCESSING, "", 9)}
    key = put(queue, pages=LONG)
    qtbot.waitUntil(lambda: job_of(queue, key).pages_done == RUN + 9, timeout=20_000)
    system.jobs |= dict.fromkeys((3, 4), (COMPLETED, "", RUN))
    queue.move(job_of(queue, key), "OTHER")
    settled(queue, qtbot, key, JobState.PRINTED)
    assert ranges(system)[2:] == [f"{RUN + 1}-{2 * RUN}", f"{2 * RUN + 1}-"]


# --- what may happen to the print system -------------------------------------------------------------


def test_a_print_system_that_comes_back_is_believed(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs = {1: (PROCESSING, "", 0)}
    key = put(queue)
    job = settled(queue, qtbot, key, JobState.PRINTING)
    context.store.write(
        "Silent",
        actions.report_job,
        key,
        JobState.HANDED,
        words="The print system does not answer.",
        pages_done=0,
        at=context.now(),
    )
    assert job.system_job
    system.jobs[1] = (ABORTED, "Power lost", 0)
    failed = settled(queue, qtbot, key, JobState.FAILED)
    assert failed.words == "Power lost"
    assert (queue.folder / failed.file).exists()


def test_a_silence_in_the_middle_of_a_batch_loses_no_page(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.jobs = {1: (PROCESSING, "", 3)}
    key = put(queue, pages=LONG)
    settled(queue, qtbot, key, JobState.PRINTING)
    write, at = context.store.write, context.now()
    write("Silent", actions.report_job, key, JobState.HANDED, words="", pages_done=3, at=at)
    system.jobs |= dict.fromkeys((1, 2, 3), (COMPLETED, "", RUN))
    assert settled(queue, qtbot, key, JobState.PRINTED).pages_done == LONG
    assert len(system.submissions()) == 3


def test_what_was_only_handed_over_is_counted_and_can_be_printed_again(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    """As on Windows, which has no name for the job and tells nothing more."""
    queue.stop()
    queue.change_roll("BADGE", roll=300, left=100, warn_at=3)
    key, at, write = put(queue), context.now(), context.store.write
    assert write("Claim", actions.claim_job, key, at, run=(1, 3))
    assert write("Name", actions.name_job, key, "", at, at)
    assert queue.printer("BADGE").labels_left == 97
    window = QWidget()
    qtbot.addWidget(window)
    view = QueueView(context, queue, Rolls(context, queue, window))
    qtbot.addWidget(view)
    assert "Handed over; this system does not say what became of it" in view.list.item(0).text()
    assert view.again.isEnabled()
    assert (queue.folder / job_of(queue, key).file).exists()
    qtbot.mouseClick(view.again, Qt.MouseButton.LeftButton)
    assert job_of(queue, key).state is JobState.WAITING
    assert system.submissions() == []


def test_a_clock_that_was_set_back_leaves_no_job_sent_for_ever(
    context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    assert system.port
    queue.stop()
    key = put(queue)
    context.store.write("Claim", actions.claim_job, key, context.now() + timedelta(hours=1), run=(1, 3))
    again = PrintQueue(context, context.runner)
    settled(again, qtbot, key, JobState.FAILED)
    again.stop()


def test_a_paper_that_the_printer_does_not_take_is_refused_with_a_sentence(
    queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.papers = ("iso_a4_210x297mm", "iso_a5_148x210mm")
    job = settled(queue, qtbot, put(queue), JobState.FAILED)
    assert "takes no paper of 105 × 148 mm; the nearest it takes: 148 × 210 mm" in job.words
    assert system.submissions() == []


@pytest.mark.parametrize("name", ["Drucker Büro 2", "ラベル", "a-1-b"])
def test_any_printer_name_comes_back(queue: PrintQueue, system: PrintSystem, qtbot: QtBot, name: str) -> None:
    system.jobs = {1: (COMPLETED, "", 3)}
    queue.pause(name, paused=True)
    queue.change_roll(name, roll=10, left=10, warn_at=1)
    key = put(queue, name)
    queue.pause(name, paused=False)
    assert settled(queue, qtbot, key, JobState.PRINTED).printer == name
    assert queue.printer(name).labels_left == 7
