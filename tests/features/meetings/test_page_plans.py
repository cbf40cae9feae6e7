"""A schedule is searched beside the window and shown before it is written; a repair too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.meetings import actions
from desktop_app.features.meetings.page import MeetingsPage
from desktop_app.features.meetings.rules.news import News
from desktop_app.features.meetings.rules.proposal import Proposal
from desktop_app.features.meetings.rules.repair import Change
from desktop_app.features.meetings.rules.schedule import Figures
from desktop_app.rooms.commands import MEETINGS_COMMANDS
from tests.features.meetings.pages import open_page
from tests.features.meetings.small_day import MORNING, PAIRS, START, Afternoon, make_afternoon

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 20_000


@pytest.fixture
def small_day(context: PageContext, forum: Forum) -> Afternoon:
    return context.store.write("Make the afternoon", make_afternoon, forum)


@pytest.fixture
def page(context: PageContext, small_day: Afternoon, qtbot: QtBot) -> MeetingsPage:
    assert small_day.meetings
    return open_page(context, MORNING, qtbot)


def until_proposed(page: MeetingsPage, qtbot: QtBot) -> Proposal:
    qtbot.waitUntil(lambda: page.planning.proposal is not None, timeout=PATIENCE)
    proposal = page.planning.proposal
    assert proposal is not None
    return proposal


def test_a_new_schedule_is_proposed_and_discarded_by_escape(page: MeetingsPage, qtbot: QtBot) -> None:
    page.schedule_button.click()
    assert not page.left.running.isHidden()
    assert not page.schedule_button.isEnabled()
    proposal = until_proposed(page, qtbot)
    assert proposal.new == 2
    assert not page.left.proposal.isHidden()
    assert len(page.views.board.sight.view.meetings if page.views.board.sight else ()) == 5
    assert page.views.board.lift(page.sight.view.meetings[0].request_id) is False
    qtbot.keyClick(page.left.proposal, Qt.Key.Key_Escape)
    assert page.planning.proposal is None
    assert len(page.sight.view.meetings) == 3
    assert page.schedule_button.isEnabled()


def test_a_thorough_search_is_stopped_and_its_best_is_written_by_a_key(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    page.schedule_thoroughly()
    running = page.left.running
    qtbot.waitUntil(
        lambda: running.best.startswith("Best") or page.planning.proposal is not None, timeout=PATIENCE
    )
    running.stop_button.click()
    assert until_proposed(page, qtbot).new == 2
    qtbot.keyClick(page.left.proposal, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.sight.view.meetings) == len(small_day.requests), timeout=PATIENCE)
    page.context.store.undo()
    qtbot.waitUntil(lambda: len(page.sight.view.meetings) == 3)


def test_a_plan_that_somebody_overtook_is_refused_with_a_sentence(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    page.planning.repair(News(missing=frozenset((small_day.forum.attendee("Mägi"),))))
    until_proposed(page, qtbot)
    page.context.store.write("Lock", actions.lock_meeting, small_day.meetings[PAIRS[0]])
    page.left.proposal.apply_button.click()
    assert "Plan again" in page.views.line
    assert len(page.sight.view.meetings) == 3


def test_a_repair_strikes_out_who_would_meet_no_more(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    page.planning.repair(News(missing=frozenset((small_day.forum.attendee("Mägi"),))))
    proposal = until_proposed(page, qtbot)
    assert (proposal.moved, proposal.cancelled) == (0, 1)
    assert page.views.board._gone == {(0, 1): "Õie Mägi – Władysław Łącki"}
    page.left.proposal.list.choose(small_day.requests[PAIRS[1]])
    assert page.views.board.cursor_cell == (0, 1)
    assert page.left.proposal.apply_button.text() == "Make 1 change(s)  Ctrl+Enter"
    page.left.proposal.apply_button.click()
    qtbot.waitUntil(lambda: len(page.sight.view.meetings) == 2)


def test_a_locked_meeting_of_who_is_missing_is_left_for_a_person_to_decide(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    page.context.store.write("Lock", actions.lock_meeting, small_day.meetings[PAIRS[1]])
    missing = small_day.forum.attendee("Mägi")
    page.planning.repair(News(missing=frozenset((missing,))))
    proposal = until_proposed(page, qtbot)
    panel = page.left.proposal
    assert (len(proposal.changes), proposal.undecided) == (0, 1)
    assert panel.counts == "No meeting changes."
    assert panel.apply_button.isEnabled()
    assert panel.apply_button.text() == "Note it  Ctrl+Enter"
    qtbot.keyClick(panel.unlock, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.planning.proposal not in (None, proposal), timeout=PATIENCE)
    assert panel.unlock.isChecked()
    assert panel.counts.startswith("0 moved, 1 cancelled")
    panel.apply_button.click()
    qtbot.waitUntil(lambda: len(page.sight.view.meetings) == 2)
    assert not page.sight.situation.problem.person[missing].available


def test_somebody_who_comes_after_all_can_meet_again(
    context: PageContext, small_day: Afternoon, forum: Forum, qtbot: QtBot
) -> None:
    now = START - timedelta(minutes=5)
    key = forum.attendee("Mägi")
    context.store.write(
        "Missing", actions.add_absence, key, MORNING, START + timedelta(hours=9), kind="missing"
    )
    page = open_page(context, now, qtbot)
    assert small_day.meetings
    assert not page.sight.situation.problem.person[key].available
    page.deeds.take_back_absence(key)
    qtbot.waitUntil(lambda: bool(page.sight.situation.problem.person[key].available & 1))


def test_nothing_stale_prints_nothing(page: MeetingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.paper.told) as told:
        page.print_stale_cards()
    assert told.args == ["There is no such card: nothing to print."]


def test_the_palette_names_what_the_page_can_do() -> None:
    assert all(callable(getattr(MeetingsPage, name)) for _, name in MEETINGS_COMMANDS)


def test_a_proposal_counts_what_changes(small_day: Afternoon, page: MeetingsPage) -> None:
    one, other = list(small_day.requests.values())[:2]
    place = page.sight.situation.schedule.placed[one]
    changes = (Change(one, place, None), Change(other, None, place))
    proposal = Proposal(
        page.sight.situation, page.sight.situation.schedule, changes, (), Figures(), Figures()
    )
    assert (proposal.moved, proposal.cancelled, proposal.new) == (0, 1, 1)
