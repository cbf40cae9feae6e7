"""The inspector, the list and the table: what is typed in is written, and what is wrong is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import Room, SessionKind, SessionState
from desktop_app.features.registrations.actions import change_status
from desktop_app.features.registrations.rules.field import Status
from tests.features.agenda.editing import ALT, day, open_page, sentence, stored
from tests.features.agenda.programmes import HALL, LAB, YARD, at, minutes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.page import AgendaPage
    from desktop_app.kit.context import PageContext
    from tests.make import Forum

Key = Qt.Key


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> AgendaPage:
    page = open_page(context, qtbot)
    page.chosen.choose("open")
    return page


def type_in(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    """Replace what is in a field, and press Enter."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Key.Key_Return)


def test_it_shows_what_is_chosen(page: AgendaPage) -> None:
    fields = page.inspector.fields
    assert page.inspector._title.text() == "Opening"
    assert page.inspector._caption.text() == "Wed 20 May, 09:00–09:30  ·  Hall"
    assert (fields.start.text(), fields.length.text(), fields.room.currentText()) == (
        "09:00", "30 min", "Hall",
    )  # fmt: skip
    assert "200 seats" in page.inspector.figures.text()
    assert "Programme" in page.inspector.past.text()
    page.chosen.choose()
    assert page.inspector._title.text() == "Nothing chosen"


def test_title_time_and_length_are_typed_in(page: AgendaPage, qtbot: QtBot) -> None:
    fields = page.inspector.fields
    type_in(qtbot, fields.title, "Grand opening")
    type_in(qtbot, fields.start, "845")
    type_in(qtbot, fields.length, "0:45")
    session = stored(page, "open")
    assert (session.title, session.start, session.length) == ("Grand opening", at(8, 45), minutes(45))
    assert page.grid.look_of("open").time == "08:45–09:30"
    assert fields.length.text() == "45 min"


def test_what_was_taken_back_is_told_as_such(page: AgendaPage, qtbot: QtBot) -> None:
    before = page.inspector.past.text()
    type_in(qtbot, page.inspector.fields.start, "845")
    (newest, *_) = page.inspector.past.text().splitlines()
    page.context.store.undo()
    qtbot.waitUntil(lambda: page.grid.look_of("open").time == "09:00–09:30")
    (undone, done, *rest) = page.inspector.past.text().splitlines()
    assert (done, rest) == (newest, before.splitlines())
    label = newest.split("  ", 1)[1]
    assert undone.split("  ", 1)[1] == f"Undone: {label}"


@pytest.mark.parametrize(
    ("field", "row", "words", "complaint"),
    [
        ("start", "times", "late", "A time of day, such as 9:30"),
        ("length", "times", "soon", "Minutes, or hours and minutes: 45, 1:15"),
        ("title", "title", " ", "A session needs a title"),
    ],
)
def test_what_cannot_be_is_said_and_not_written(
    page: AgendaPage, qtbot: QtBot, field: str, row: str, words: str, complaint: str
) -> None:
    fields = page.inspector.fields
    type_in(qtbot, getattr(fields, field), words)
    assert fields.form._whys[getattr(fields, row)][0].text() == complaint
    assert stored(page, "open") == replace(day().by_guid()["open"])


def test_room_day_track_kind_and_state_are_chosen(page: AgendaPage) -> None:
    fields = page.inspector.fields
    for box, words in (
        (fields.room, "Yard"),
        (fields.day, "Thu 21 May"),
        (fields.track, "Plenary"),
        (fields.kind, "Break"),
        (fields.state, "Not confirmed"),
    ):
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
    session = stored(page, "open")
    assert (session.room, session.start, session.track) == (YARD, at(9, 0, 21), "Plenary")
    assert (session.kind, session.state) == (SessionKind.BREAK, SessionState.DRAFT)


def test_what_is_refused_does_not_stay_in_the_field(page: AgendaPage, qtbot: QtBot) -> None:
    page.doing.toggle_lock()
    type_in(qtbot, page.inspector.fields.start, "12:00")
    assert stored(page, "open").start == at(9)
    assert page.inspector.fields.start.text() == "09:00"


def test_speakers_are_found_put_in_order_and_taken_out(page: AgendaPage, qtbot: QtBot) -> None:
    speakers = page.inspector.speakers
    speakers.field.setFocus()
    qtbot.keyClicks(speakers.field, "Mari")
    assert speakers.found.item(0).text().startswith("Mari Näide")
    qtbot.keyClick(speakers.field, Key.Key_Return)
    assert stored(page, "open").persons == ("ona", "mari")
    qtbot.keyClicks(speakers.field, "berzins")
    assert "Jānis Bērziņš" in speakers.found.item(0).text()
    qtbot.keyClick(speakers.field, Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.sight.sessions["open"].people) == 3)
    people = page.context.store.read(queries.programme, page.context.event_id).people_by_key()
    assert people[stored(page, "open").persons[2]].name == "Jānis Bērziņš"
    qtbot.waitUntil(lambda: speakers.list.count() == 3)
    speakers.list.setCurrentRow(2)
    qtbot.keyClick(speakers.list, Key.Key_Up, ALT)
    qtbot.keyClick(speakers.list, Key.Key_Up, ALT)
    assert stored(page, "open").persons[1:] == ("ona", "mari")
    speakers.list.setCurrentRow(0)
    qtbot.keyClick(speakers.list, Key.Key_Delete)
    assert stored(page, "open").persons == ("ona", "mari")


def test_somebody_from_outside_speaks(page: AgendaPage, qtbot: QtBot) -> None:
    speakers = page.inspector.speakers
    qtbot.keyClicks(speakers.field, "Nobody Known")
    qtbot.keyClick(speakers.field, Key.Key_Up)
    qtbot.keyClick(speakers.field, Key.Key_Down)
    assert speakers.found.currentItem().text().endswith("from outside")
    qtbot.keyClick(speakers.field, Key.Key_Return)
    names = page.context.store.read(queries.programme, page.context.event_id).names(stored(page, "open"))
    assert names == ("Ona Testė", "Nobody Known")


def test_a_speaker_who_cancels_meanwhile_is_marked(page: AgendaPage, qtbot: QtBot, forum: Forum) -> None:
    store, event, who = page.context.store, page.context.event_id, forum.attendee("Bērziņš")
    store.write("Speaker", actions.add_new_speaker, event, "open", "", who)
    qtbot.waitUntil(lambda: page.inspector.speakers.list.count() == 2)
    store.write("Cancel", change_status, [who], Status.CANCELLED)
    qtbot.waitUntil(lambda: len(page.inspector.clashes.rows) == 1)
    told = page.inspector.clashes.rows[0].sentence.text()
    assert told == "Jānis Bērziņš is not coming, but is to be in “Opening” (09:00–09:30)."
    assert page.inspector.speakers.list.item(1).text() == "Jānis Bērziņš (not coming)"
    page.show_table()
    model = page.table.table.model()
    assert model.index(0, 7).data() == "Warning"
    store.undo()
    qtbot.waitUntil(lambda: not page.inspector.clashes.rows)
    assert page.inspector.speakers.list.item(1).text() == "Jānis Bērziņš"


def test_a_clash_is_accepted_because_and_reopened(page: AgendaPage, qtbot: QtBot) -> None:
    page.deeds.move("wind", LAB, at(9))
    page.chosen.choose("wind")
    assert "1 conflict" in sentence(page)
    (clash,) = page.inspector.clashes.rows
    assert "Ona Testė is in" in clash.sentence.text()
    qtbot.mouseClick(clash.button, Qt.MouseButton.LeftButton)
    assert clash.reason.hasFocus()
    qtbot.keyClicks(clash.reason, "She only greets")
    qtbot.keyClick(clash.reason, Key.Key_Return)
    assert "0 conflict" in sentence(page)
    assert page.grid.look_of("wind").word == ""
    found = page.context.store.read(queries.acceptances, page.context.event_id)
    assert [each.reason for each in found] == ["She only greets"]
    (accepted,) = page.inspector.clashes.rows
    qtbot.mouseClick(accepted.button, Qt.MouseButton.LeftButton)
    assert "1 conflict" in sentence(page)


def test_sign_ups_and_seats_are_told(page: AgendaPage, forum: Forum, qtbot: QtBot) -> None:
    context = page.context
    room = Room(LAB, "Lab", 30, 1)
    for name in ("Žydrūnaitė", "Mägi"):
        context.store.write(
            "Sign up", actions.sign_up, context.event_id, "wind", forum.attendee(name), context.now()
        )
    qtbot.waitUntil(lambda: page.sight.sign_ups("wind") == 2)
    page.chosen.choose("wind")
    assert page.inspector.figures.text() == f"2 signed up, {room.capacity} seats"


def test_enter_and_f2_lead_into_the_inspector_and_esc_back(page: AgendaPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.grid, Key.Key_Return)
    assert page.inspector.fields.start.hasFocus()
    qtbot.keyClick(page.inspector.fields.start, Key.Key_Escape)
    assert page.grid.hasFocus()
    qtbot.keyClick(page.grid, Key.Key_F2)
    assert page.inspector.fields.title.hasFocus()


def test_in_a_copy_only_times_and_places_are_changed(page: AgendaPage, qtbot: QtBot) -> None:
    context = page.context
    plan = context.store.write("Copy", actions.make_plan, context.event_id, "Storm", context.now())
    page.seeing.show_plan(plan)
    page.chosen.choose("open")
    fields = page.inspector.fields
    for act in (
        lambda: type_in(qtbot, fields.title, "Other"),
        page.doing.toggle_lock,
        page.doing.remove,
        page.doing.duplicate,
        page.doing.add,
        lambda: page.deeds.add_speaker("open", "Mari Näide", "mari"),
    ):
        with qtbot.waitSignal(page.deeds.refused) as told:
            act()
        assert "copy" in told.args[0] or "plan" in told.args[0]
    assert fields.title.text() == "Opening"
    type_in(qtbot, fields.start, "12:00")
    assert page.sight.sessions["open"].start == at(12)
    assert stored(page, "open") == day().by_guid()["open"]


# --- the list ----------------------------------------------------------------------------------------------


def test_the_list_is_searched_by_title_speaker_and_track(page: AgendaPage, qtbot: QtBot) -> None:
    page.deeds.unschedule(["ports"])
    assert [each.key for each in page.left.list.entries] == ["spare", "ports"]
    for typed, found in (("naide", ["spare"]), ("plenary small", ["ports"]), ("nothing", [])):
        page.left.search.setText(typed)
        assert [each.key for each in page.left.list.entries] == found
    page.left.search.clear()
    qtbot.keyClick(page.grid, Key.Key_Slash)
    assert page.left.search.hasFocus()


# --- the table ---------------------------------------------------------------------------------------------


def test_the_table_has_every_session_and_the_same_choice(page: AgendaPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.grid, Key.Key_T)
    table = page.table.table
    assert list(table.model().keys) == ["open", "ports", "coffee", "wind", "end", "spare"]  # type: ignore[attr-defined]  # ours
    assert table.current_key == "open"
    qtbot.keyClick(table, Key.Key_Down)
    assert page.chosen.guid == "ports"
    assert page.inspector._title.text() == "Small ports"
    qtbot.keyClick(table, Key.Key_Return)
    assert page.inspector.fields.start.hasFocus()
    page.show_grid()
    assert page.chosen.guid == "ports"


@pytest.mark.parametrize(
    ("column", "typed", "field", "value"),
    [
        (1, "13:05", "start", at(13, 5)),
        (2, "1:30", "length", minutes(90)),
        (3, "yard", "room", YARD),
        (4, "Smaller ports", "title", "Smaller ports"),
    ],
)
def test_cells_are_typed_into(page: AgendaPage, column: int, typed: str, field: str, value: object) -> None:
    page.show_table()
    model = page.table.table.model()
    place = model.place_of("ports")  # type: ignore[attr-defined]  # ours
    assert model.setData(model.index(place, column), typed)
    assert getattr(stored(page, "ports"), field) == value


@pytest.mark.parametrize(("column", "typed"), [(1, "soon"), (2, "none"), (3, "Attic"), (4, " ")])
def test_cells_do_not_take_what_cannot_be(page: AgendaPage, column: int, typed: str) -> None:
    page.show_table()
    model = page.table.table.model()
    assert not model.setData(model.index(1, column), typed)
    assert stored(page, "ports") == day().by_guid()["ports"]


def test_the_table_is_sorted_and_searched(page: AgendaPage) -> None:
    page.show_table()
    page.table.table.sort_changed.emit("title", True)
    titles = [page.sight.sessions[key].title for key in page.table.table.model().keys]  # type: ignore[attr-defined]  # ours
    assert titles == sorted(titles, key=str.lower)
    page.table.search.setText("hall coff")
    assert list(page.table.table.model().keys) == ["coffee"]  # type: ignore[attr-defined]  # ours
    assert stored(page, "coffee").room == HALL
