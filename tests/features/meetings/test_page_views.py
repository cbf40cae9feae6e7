"""The same meetings by person and as a list, the inspector, requests at the desk, tables that break."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.page.chosen import Thing
from desktop_app.features.meetings.page.person_tab import PersonMeetings
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.registrations.page import PeoplePage
from tests.features.meetings.pages import open_page
from tests.features.meetings.small_day import MORNING, PAIRS, START, Afternoon, make_afternoon
from tests.make import add_scan

if TYPE_CHECKING:
    from datetime import datetime

    from pytestqt.qtbot import QtBot

    from desktop_app.features.meetings.page import MeetingsPage
    from desktop_app.kit.context import PageContext
    from tests.make import Forum


@pytest.fixture
def small_day(context: PageContext, forum: Forum) -> Afternoon:
    return context.store.write("Make the afternoon", make_afternoon, forum)


@pytest.fixture
def page(context: PageContext, small_day: Afternoon, qtbot: QtBot) -> MeetingsPage:
    assert small_day.meetings
    return open_page(context, MORNING, qtbot)


class WindowWatch(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_what_is_chosen_is_shown_in_the_window_only(page: MeetingsPage, qtbot: QtBot) -> None:
    watch = WindowWatch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    try:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
            qtbot.keyClick(page.views.board, key)
    finally:
        application.removeEventFilter(watch)
    assert not watch.seen


def test_a_table_behind_the_board_chooses_nothing(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    request = small_day.requests["Žydrūnaitė", "Bērziņš"]
    page.views.board.put_cursor((0, 0))
    page.views.board.lift(request)
    page.views.board.carry_to((2, 1))
    page.views.board.drop()
    qtbot.waitUntil(lambda: page.views.outcomes.table.model().rowCount() == 2)
    page.refresh()
    assert page.meeting is not None
    assert page.meeting.request_id == request


def test_a_request_that_is_listed_again_is_not_chosen_again(page: MeetingsPage) -> None:
    requests = page.left.requests.list
    requests.choose(requests.entries[0].key)
    assert page.chosen.choice.thing is Thing.REQUEST
    page.views.board.put_cursor((0, 0))
    meeting = page.meeting
    page.refresh()
    assert meeting is not None
    assert page.meeting == meeting
    assert requests.current_key


def test_tab_goes_from_the_names_to_the_buttons_below_and_escape_goes_back(
    page: MeetingsPage, qtbot: QtBot
) -> None:
    for cell in ((0, 0), (0, 1)):
        page.views.board.put_cursor(cell)
        pane = page.inspector.meeting
        names = [*pane.first.names, *pane.second.names]
        qtbot.waitUntil(names[0].isVisible)
        names[0].setFocus()
        for wanted in (*names[1:], pane.place_button, pane.lock_button, pane.cancel_button):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is wanted
    qtbot.keyClick(pane.cancel_button, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.views.board
    qtbot.keyClick(names[0], Qt.Key.Key_Return)
    assert page.chosen.choice.thing is Thing.PERSON


def test_without_requests_the_keyboard_goes_to_what_brings_them(
    context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    context.store.write(
        "Block", actions.add_meeting_block, forum.event_id, name="Day", starts_at=START, slots=4
    )
    context.store.write("Tables", actions.add_meeting_tables, forum.event_id, 1, 2)
    page = open_page(context, MORNING, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Q)
    assert page.focusWidget() is page.left.requests.import_button
    assert page.left.requests.types.isHidden()


def test_letters_act_in_the_list_too_and_search_for_no_row(page: MeetingsPage, qtbot: QtBot) -> None:
    page.views.tabs.setCurrentIndex(2)
    table = page.views.list.table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert page.meeting is not None
    chosen = page.meeting.id
    qtbot.keyClick(table, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: page.sight.meetings[chosen].locked)
    assert table.current_key == chosen


def test_undo_takes_the_keyboard_back_to_where_the_meeting_was(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    board = page.views.board
    board.put_cursor((0, 0))
    board.lift(small_day.requests["Žydrūnaitė", "Bērziņš"])
    board.carry_to((2, 1))
    assert page.views.line
    board.drop()
    assert not page.views.line
    assert board.cursor_cell == (2, 1)
    page.context.store.undo()
    qtbot.waitUntil(lambda: board.cursor_cell == (0, 0))
    assert page.meeting is not None


def test_what_is_in_the_hand_stays_there_while_people_come_in(
    page: MeetingsPage, forum: Forum, small_day: Afternoon
) -> None:
    board = page.views.board
    board.lift(small_day.requests["Žydrūnaitė", "Bērziņš"])
    page.context.store.write("Scan", add_scan, forum, forum.attendee("Mägi"), at=MORNING)
    page._on_time_passed()
    assert board.carried is not None
    assert not any(party.here for meeting in page.sight.view.meetings for party in meeting.parties)
    board.lay_down()
    page._on_time_passed()
    assert any(party.here for meeting in page.sight.view.meetings for party in meeting.parties)


def test_what_is_in_the_hand_is_put_back_where_another_desk_changes_something(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    board = page.views.board
    board.lift(small_day.requests["Žydrūnaitė", "Bērziņš"])
    page.context.store.write("Lock", actions.lock_meeting, small_day.meetings[PAIRS[1]])
    qtbot.waitUntil(lambda: board.carried is None)
    assert "lift it again" in page.views.line


def test_the_days_of_people_begin_at_the_slot_that_comes_next(
    context: PageContext, small_day: Afternoon, qtbot: QtBot
) -> None:
    assert small_day.meetings
    page = open_page(context, START + timedelta(minutes=25), qtbot)
    assert page.views.people.cursor_cell == (0, page.sight.first_open) == (0, 2)


def test_what_was_told_goes_with_the_next_step(page: MeetingsPage, qtbot: QtBot) -> None:
    board = page.views.board
    for leave in (
        lambda: qtbot.keyClick(board, Qt.Key.Key_Down),
        lambda: page.views.tabs.setCurrentIndex(1),
    ):
        page.views.complain("It is locked")
        leave()
        assert not page.views.line


def test_the_board_opens_where_the_day_is(context: PageContext, small_day: Afternoon, qtbot: QtBot) -> None:
    assert small_day.meetings
    page = open_page(context, START + timedelta(minutes=25), qtbot)
    assert page.views.board.cursor_cell == (2, 0)


def test_an_empty_page_says_what_belongs_there_and_sets_it_up(context: PageContext, qtbot: QtBot) -> None:
    page = open_page(context, MORNING, qtbot)
    assert page.empty.isVisible()
    page.empty.button.click()
    dialog = page.window().findChildren(type(page.opening.set_up()))
    assert dialog
    for each in dialog:
        each.reject()


def test_letters_mark_a_person_on_the_board(page: MeetingsPage, forum: Forum, qtbot: QtBot) -> None:
    qtbot.keyClick(page.views.board, Qt.Key.Key_Slash)
    qtbot.keyClicks(page.views.search, "magi")
    assert page.views.board._marked == {forum.attendee("Mägi")}
    qtbot.keyClick(page.views.search, Qt.Key.Key_Return)
    assert page.views.board.hasFocus()


def test_a_name_that_is_pressed_shows_the_person(page: MeetingsPage, forum: Forum, qtbot: QtBot) -> None:
    page.views.tabs.setCurrentIndex(1)
    side, people = page.views.people.side, page.views.people
    rows = [people.row_title(row)[0] for row in range(people.rows)]
    row = next(place for place, name in enumerate(rows) if "Mägi" in name)
    QTest.mouseClick(side, Qt.MouseButton.LeftButton, pos=QPoint(20, row * people.zoom.height + 5))
    assert page.chosen.of(Thing.PERSON) == forum.attendee("Mägi")
    assert people.cursor_cell[0] == row
    qtbot.waitUntil(people.hasFocus)


def test_by_person_space_says_that_somebody_cannot_meet(
    page: MeetingsPage, forum: Forum, qtbot: QtBot
) -> None:
    page.views.tabs.setCurrentIndex(1)
    people = page.views.people
    people.setFocus()
    people.choose_person(forum.attendee("Mägi"))
    people.put_cursor((people.cursor_cell[0], 2))
    assert page.chosen.of(Thing.PERSON) == forum.attendee("Mägi")
    qtbot.keyClick(people, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: people._is_away(people.cursor_cell))
    person = page.sight.situation.problem.person[forum.attendee("Mägi")]
    assert not person.available >> 2 & 1
    assert "cannot meet" in people.words_at(people.cursor_cell)


def test_the_list_is_sorted_and_shares_what_is_chosen(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    page.views.tabs.setCurrentIndex(2)
    table = page.views.list.table
    table.choose(small_day.meetings[PAIRS[1]])
    assert page.chosen.of(Thing.MEETING) == small_day.meetings[PAIRS[1]]
    assert page.views.board.cursor_cell == (0, 1)
    header = table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    tables = [page.sight.meetings[key].table for key in page.views.list._model.keys]
    assert tables == [2, 1, 0]
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.inspector.meeting.place_button.hasFocus()


def test_the_persons_day_limit_profile_and_stay_are_changed_in_the_inspector(
    page: MeetingsPage, forum: Forum, qtbot: QtBot
) -> None:
    key = forum.attendee("Mägi")
    page.show_thing(key)
    pane = page.inspector.person
    assert pane.day.count() == 4
    assert "Władysław Łącki" in pane.day.item(0).text()
    pane.day.setCurrentRow(3)
    qtbot.keyClick(pane.day, Qt.Key.Key_Space)
    pane.offers.setText("lenses, mirrors")
    pane.offers.editingFinished.emit()
    pane.most.setValue(3)
    pane.most.editingFinished.emit()
    found = page.context.store.read(queries.person, forum.event_id, key, MORNING)
    assert found is not None
    assert (found.profile.offers, found.profile.most) == (("lenses", "mirrors"), 3)
    assert len(found.stretches) == 1
    page.refresh()
    pane.leaves.setCurrentIndex(2)
    pane.leaves.activated.emit(2)
    qtbot.waitUntil(lambda: not page.sight.situation.problem.person[key].available >> 2)
    assert page.sight.situation.problem.person[key].available == 1


def test_a_pending_request_is_accepted_and_another_declined_at_the_desk(
    page: MeetingsPage, small_day: Afternoon, forum: Forum, qtbot: QtBot
) -> None:
    for one, other in (("Шевчук", "Mägi"), ("Шевчук", "Łącki")):
        page.context.store.write(
            "Request",
            actions.add_request,
            forum.event_id,
            forum.attendee(one),
            forum.attendee(other),
            type_id=small_day.types["B2C"],
            now=MORNING,
            state=RequestState.PENDING,
        )
    page.refresh()
    requests = page.left.requests
    requests.types.setCurrentIndex(requests.types.findData(RequestState.PENDING))
    requests.list.setFocus()
    requests.list.choose(requests.list.entries[0].key)
    first, second = (entry.key for entry in requests.list.entries)
    assert "Not accepted yet" in requests.list.entries[0].below
    qtbot.keyClick(requests.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: page.sight.requests[first].state is RequestState.ACCEPTED)
    requests.list.choose(second)
    qtbot.keyClick(requests.list, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: page.sight.requests[second].state is RequestState.DECLINED)
    assert requests.list.entries == []


def test_the_menu_says_what_can_be_done_and_by_which_key(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    def offered() -> list[str]:
        return [act.text() for act in page.doing.menu(page).actions() if act.isEnabled() and act.text()]

    page.views.board.put_cursor((0, 0))
    assert offered() == ["Next best slot\tN", "Lock\tL", "Cancel meeting\tDel"]
    page.doing.toggle_lock()
    qtbot.waitUntil(lambda: offered() == ["Unlock\tL"])
    page.show_thing(small_day.requests[PAIRS[3]])
    assert offered() == ["Next best slot\tN", "Decline\tD", "Cancel request\tDel"]


def test_the_requests_are_filtered_by_letters_and_type(page: MeetingsPage, small_day: Afternoon) -> None:
    requests = page.left.requests
    requests.field.setText("lacki")
    assert [entry.key for entry in requests.list.entries] == [small_day.requests[PAIRS[3]]]
    requests.types.setCurrentIndex(requests.types.findData(small_day.types["B2C"]))
    assert requests.list.entries == []


def test_a_meeting_is_cancelled_by_a_key_and_its_request_waits_again(
    page: MeetingsPage, small_day: Afternoon, qtbot: QtBot
) -> None:
    page.views.board.put_cursor((0, 2))
    qtbot.keyClick(page.views.board, Qt.Key.Key_Delete)
    waiting = small_day.requests[PAIRS[2]]
    qtbot.waitUntil(lambda: waiting in [entry.key for entry in page.left.requests.list.entries])
    assert page.views.board.meeting is None


def test_a_table_that_breaks_is_said_in_its_menu_and_its_meetings_are_counted(
    page: MeetingsPage, qtbot: QtBot
) -> None:
    table = page.sight.view.tables[1]
    menu = page.opening.offer_table(table, QPoint(0, 0))
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(page.sight.conflicts) == 1)
    assert page.left.tabs.tabText(1) == "Repair (1)"
    page.left.show_repair()
    assert page.left.repair.plan_button.isEnabled()


def test_who_is_not_here_is_listed_before_the_slot(
    context: PageContext, small_day: Afternoon, forum: Forum, qtbot: QtBot
) -> None:
    assert small_day.meetings
    for name in ("Žydrūnaitė", "Bērziņš", "Mägi", "Åsgård"):
        context.store.write("Scan", add_scan, forum, forum.attendee(name), at=MORNING)
    page = open_page(context, START - timedelta(minutes=8), qtbot)
    names = [page.left.repair.list.item(row).text() for row in range(page.left.repair.list.count())]
    assert sorted(name.split(";")[0] for name in names) == ["Władysław Łącki", "怡君 陳"]
    assert context.store.read(queries.awaited_count, forum.event_id, START - timedelta(minutes=8)) == 2
    assert not page.left.repair.plan_button.isEnabled()
    page.left.show_repair()
    page.views.board.setFocus()
    qtbot.keyClick(page.views.board, Qt.Key.Key_R)
    assert page.focusWidget() is page.left.repair.list
    qtbot.keyClick(page.left.repair.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.left.repair.list, Qt.Key.Key_Space)
    assert len(page.left.repair.missing) == 1
    assert page.left.repair.plan_button.isEnabled()


@pytest.mark.parametrize(
    ("now", "said"), [(MORNING, "No slot begins soon"), (START, "Everybody is here for 13:00")]
)
def test_where_nobody_is_waited_for_it_says_why(
    context: PageContext, small_day: Afternoon, forum: Forum, qtbot: QtBot, now: datetime, said: str
) -> None:
    assert small_day.meetings
    for key in forum.attendees.values():
        context.store.write("Scan", add_scan, forum, key, at=MORNING)
    page = open_page(context, now, qtbot)
    assert page.left.repair.title == said


def test_zoom_by_keys_is_remembered(page: MeetingsPage, context: PageContext, qtbot: QtBot) -> None:
    qtbot.keyClick(page.views.board, Qt.Key.Key_Minus)
    qtbot.keyClick(page.views.board, Qt.Key.Key_Minus)
    assert page.views.board.zoom.lines == 0
    assert str(context.settings.value("MeetingsPage/zoom")) == "0"


def test_the_keys_are_told(page: MeetingsPage) -> None:
    assert {"N", "L", "R", "Insert"} <= {hint.key for hint in page.key_hints()}


def test_the_tab_in_the_people_room_tells_the_day_and_opens_the_room(
    page: MeetingsPage, forum: Forum, qtbot: QtBot
) -> None:
    people = PeoplePage(page.context)
    qtbot.addWidget(people)
    tab = PersonMeetings(page.context)
    people.inspector.lend("Meetings", lambda: tab)
    people.show()
    people.show_thing(forum.attendee("Mägi"))
    people.inspector.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(tab.lines) == 1)
    assert tab.lines == ["13:00  ·  Table 2"]
    assert tab.card == "The meeting card was never printed."
    with qtbot.waitSignal(tab.opened) as opened:
        tab.open_button.click()
    assert opened.args == [forum.attendee("Mägi")]


def test_tab_visits_everything_on_the_page_and_comes_back(page: MeetingsPage, qtbot: QtBot) -> None:
    board, requests = page.views.board, page.left.requests
    seen: list[QWidget] = []
    here = QApplication.focusWidget()
    assert here is board
    while here is not None and here not in seen:
        seen.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    assert here is board
    wanted = (
        page.setup_button, page.print_button, page.schedule_button, page.left.tabs, requests.list,
        page.views.tabs, page.views.search, page.views.near,
    )  # fmt: skip
    assert set(wanted) <= set(seen)


def test_the_page_gives_the_keyboard_to_its_board(page: MeetingsPage) -> None:
    page.views.search.setFocus()
    page.setFocus()
    assert QApplication.focusWidget() is page.views.board
