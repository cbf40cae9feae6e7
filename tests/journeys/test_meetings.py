"""An afternoon of bilateral meetings at one desk: from the list of requests to the figures afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from db.store import Store
from desktop_app.features.meetings import queries
from desktop_app.features.meetings.dialogs import ImportRequestsDialog, MeetingSetupDialog, PaperDialog
from desktop_app.features.meetings.page import MeetingsPage
from desktop_app.features.meetings.rules.board import Effect
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.paper_choice import PaperWanted
from tests.make import ORGANISATIONS, add_scan, make_forum
from tests.paper.reading import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop_app.features.meetings.queries import CardCounts
    from desktop_app.features.meetings.rules.meeting import BoardMeeting
    from tests.journeys.desk import Desk
    from tests.make import Forum

BEGIN = datetime(2026, 5, 20, 11, 0, tzinfo=UTC)
"""14:00 at the venue."""
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
PEOPLE = [
    (f"Guest{letter}", f"Number{letter}", ORGANISATIONS[place % 4][0], "Participant")
    for place, letter in enumerate("ABCDEFGHIJKLMNOP")
]
# Every guest asks the second, the fifth and the seventh after: each has six meetings in twelve slots.
STEPS = (2, 5, 7)
SLOTS, TABLES = 12, 8
LOOKS = 10


@pytest.fixture
def forum(tmp_path: Path) -> Forum:
    """A forum of sixteen people, without any meetings yet."""
    store = Store.open(tmp_path / "forum.forumdesk", station="Desk 1")
    made = store.write("Make the forum", make_forum, people=PEOPLE)
    store.close()
    return made


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    """The list of requests as it came by mail."""
    names = [f"{given} {family}" for given, family, _, _ in PEOPLE]
    pairs = [
        (names[place], names[(place + step) % len(names)]) for place in range(len(names)) for step in STEPS
    ]
    file = tmp_path / "requests.csv"
    lines = ["Requester,Requested,Type", *(f"{one},{other},C2C" for one, other in pairs)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


class Host:
    """The matchmaking host: the page, and what the host does and sees there."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.press(Qt.Key.Key_4, CTRL)
        page = desk.window.page("meetings")
        assert isinstance(page, MeetingsPage)
        self.page = page
        self.board = page.views.board
        self.context = desk.session.context

    @property
    def meetings(self) -> Sequence[BoardMeeting]:
        return self.page.sight.view.meetings

    def come_to_front(self) -> None:
        """Come back from a dialog: its end may be heard of only after the window came to the front."""
        looks = 0

        def stays() -> bool:
            nonlocal looks
            looks = looks + 1 if QApplication.activeWindow() is self.desk.window else 0
            if not looks:
                self.desk.window.activateWindow()
            return looks > LOOKS

        self.desk.until(stays)

    def at(self, moment: datetime) -> None:
        """It is so late now."""
        self.desk.clock.now = moment
        self.page.refresh()

    def set_up(self) -> None:
        self.page.empty.button.click()
        dialog = self.desk.dialog(MeetingSetupDialog)
        dialog.blocks.name.setText("Afternoon")
        dialog.blocks.start.setText("14:00")
        dialog.blocks.slots.setValue(SLOTS)
        self.desk.press(ENTER, into=dialog) if dialog.blocks.start.hasFocus() else dialog.blocks.add()
        dialog.tables.last.setValue(TABLES)
        dialog.tables.add()
        dialog.types.name.setText("C2C")
        dialog.types.add()
        dialog.accept()
        self.desk.until(lambda: len(self.page.sight.view.tables) == TABLES)

    def bring_in(self) -> None:
        self.page.left.requests.import_button.click()
        dialog = self.desk.dialog(ImportRequestsDialog)
        self.desk.until(dialog.import_button.isEnabled)
        assert dialog.summary.startswith("48 new")
        dialog.import_button.click()
        self.desk.until(lambda: len(self.page.sight.requests) == len(PEOPLE) * len(STEPS))

    def schedule(self) -> None:
        self.page.schedule_button.click()
        running = self.page.left.running
        self.desk.until(lambda: running.best.startswith("Best") or bool(self.meetings))
        if not self.meetings:
            running.stop_button.click()
        self.desk.until(lambda: len(self.meetings) == len(PEOPLE) * len(STEPS))
        self.desk.until_idle()
        self.come_to_front()

    def print_all(self) -> None:
        self.page.print_button.click()
        dialog = self.desk.dialog(PaperDialog)
        dialog.choices[PaperWanted.ALL_CARDS].setChecked(True)
        dialog.go.click()
        self.desk.until(lambda: self.counts().never == 0)
        self.desk.until_idle()
        self.come_to_front()

    def counts(self) -> CardCounts:
        return self.context.store.read(queries.card_counts, self.context.event_id, self.desk.clock.now)

    def movable(self) -> tuple[BoardMeeting, tuple[int, int]]:
        """A meeting, and a free cell in another slot where it may lie; all cells are in sight from afar."""
        self.board.set_zoom(0)
        for meeting in self.meetings:
            for slot, hints in enumerate(self.page.sight.board.hints(meeting.request_id)):
                for table, hint in enumerate(hints):
                    free = hint.effect is not Effect.IMPOSSIBLE and hint.swap is None
                    if free and slot != meeting.slot:
                        return meeting, (slot, table)
        raise AssertionError

    def to_come_with(self, people: Sequence[str]) -> list[str]:
        """The meetings of these people from the second slot on."""
        return [
            meeting.id
            for meeting in self.meetings
            if meeting.slot >= 1 and any(party.attendee_id in people for party in meeting.parties)
        ]

    def has_ticked(self, count: int) -> bool:
        return len(self.page.left.repair.missing) == count

    def has_noted(self, key: str) -> bool:
        return self.page.sight.meetings[key].state is MeetingState.HELD

    def place(self, request: str) -> tuple[int, int]:
        meeting = self.page.sight.of_request[request]
        return meeting.slot, meeting.table


@pytest.fixture
def host(
    forum: Forum,
    requests: Path,
    open_desk: Callable[..., Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Host:
    """The host, with the requests imported and scheduled."""
    assert forum.attendees
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(requests), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "cards.pdf"), ""))
    host = Host(open_desk(tmp_path / "forum.forumdesk"))
    assert host.page.empty.isVisible()
    host.set_up()
    host.bring_in()
    host.schedule()
    return host


def missing_at_the_second_slot(host: Host, forum: Forum) -> list[str]:
    """Eight minutes before it three people with a meeting in it have not come; all others have."""
    due = [meeting for meeting in host.meetings if meeting.slot == 1]
    missing = [meeting.first[0].attendee_id for meeting in due[:3]]
    for key in forum.attendees.values():
        if key not in missing:
            host.context.store.write("Scan", add_scan, forum, key, at=host.desk.clock.now)
    host.at(BEGIN + timedelta(minutes=12))
    return missing


def tick_away(host: Host, missing: Sequence[str]) -> None:
    """By keys: the list of who is not here yet, and each of them ticked."""
    host.desk.press(Qt.Key.Key_R)
    away = host.page.left.repair
    host.desk.until(lambda: away.list.count() == len(missing))
    host.desk.until(away.list.hasFocus)
    for row in range(len(missing)):
        away.list.setCurrentRow(row)
        host.desk.press(SPACE)
        host.desk.until(partial(host.has_ticked, row + 1))
    assert sorted(away.missing) == sorted(missing)


def repair(host: Host, missing: Sequence[str]) -> int:
    """The future is planned anew; gives how many cards the plan says are stale by it."""
    host.desk.press(Qt.Key.Key_R)
    host.desk.until(lambda: host.page.planning.proposal is not None)
    proposal = host.page.planning.proposal
    assert proposal is not None
    lost, there = host.to_come_with(missing), len(host.meetings)
    assert (proposal.moved, proposal.cancelled, proposal.new) == (0, len(lost), 0)
    assert f"{len(lost)} cancelled" in host.page.left.proposal.counts
    host.desk.press(ENTER, CTRL)
    host.desk.until(lambda: len(host.meetings) == there - len(lost))
    assert not host.to_come_with(missing)
    return len({*proposal.stale})


def print_stale_cards(host: Host) -> None:
    away, stale = host.page.left.repair, host.counts().stale
    host.desk.until(lambda: str(stale) in away.cards_button.text())
    away.cards_button.click()
    host.desk.until(lambda: host.counts().stale == 0)
    host.desk.until_idle()


def type_in_outcomes(host: Host) -> int:
    """All meetings of the first slot were held, a key for each; gives how many they are."""
    host.page.enter_outcomes()
    outcomes = host.page.views.outcomes
    outcomes.slots.setCurrentIndex(0)
    host.come_to_front()
    host.desk.until(outcomes.table.hasFocus)
    first = [meeting for meeting in host.meetings if meeting.slot == 0]
    for _ in first:
        noted = outcomes.table.current_key
        host.desk.press(Qt.Key.Key_H)
        host.desk.until(partial(host.has_noted, noted))
        host.desk.press(ENTER)
    return len(first)


def test_a_whole_afternoon_of_meetings(host: Host, forum: Forum, tmp_path: Path) -> None:
    page = host.page
    assert page._sentence.text().startswith("48 of 48 requests placed")
    host.print_all()
    assert len(texts(tmp_path / "cards.pdf")) == len(PEOPLE)

    missing = missing_at_the_second_slot(host, forum)
    assert host.desk.window.rail.entries["meetings"].room.needing is not None
    tick_away(host, missing)
    stale = repair(host, missing)

    # Only the cards that say something wrong by now are printed again.
    assert host.counts().stale == stale
    print_stale_cards(host)
    assert len(texts(tmp_path / "cards.pdf")) == stale

    # Afterwards the slot sheet is typed in.
    host.at(BEGIN + timedelta(hours=4))
    held = type_in_outcomes(host)
    page.views.tabs.setCurrentIndex(4)
    figures = {words: number for number, words in page.views.figures.tiles}
    assert figures["held"] == str(held)


def test_the_board_by_mouse(host: Host) -> None:
    meeting, cell = host.movable()
    board, port = host.board, host.board.viewport()
    board.put_cursor((meeting.slot, meeting.table))
    start = board.mapFromScene(board.box_of((meeting.slot, meeting.table)).center())
    end = board.mapFromScene(board.box_of(cell).center())
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(25, 5))
    QTest.mouseMove(port, end)
    assert host.page.views.line
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    assert host.place(meeting.request_id) == cell
    assert host.page.meeting is not None
    assert host.page.meeting.request_id == meeting.request_id
    host.desk.press(Qt.Key.Key_Z, CTRL)
    host.desk.until(lambda: host.place(meeting.request_id) == (meeting.slot, meeting.table))


def test_the_board_by_keyboard(host: Host) -> None:
    meeting, cell = host.movable()
    desk, board = host.desk, host.board
    board.setFocus()
    board.put_cursor((meeting.slot, meeting.table))
    for by, (forth, back) in zip(
        (cell[0] - meeting.slot, cell[1] - meeting.table),
        ((Qt.Key.Key_Down, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Left)),
        strict=True,
    ):
        for _ in range(abs(by)):
            desk.press(forth if by > 0 else back, CTRL)
    assert board.carried is not None
    assert board.carried.target == cell
    desk.press(ENTER)
    assert host.place(meeting.request_id) == cell
    desk.press(Qt.Key.Key_L)
    desk.until(lambda: host.page.meeting is not None and host.page.meeting.locked)
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.until(lambda: not host.page.sight.of_request[meeting.request_id].locked)
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.until(lambda: host.place(meeting.request_id) == (meeting.slot, meeting.table))
