"""Tests of the inspector by typing and clicking: fields are saved when they are left, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from db.tables import Consent, CustomField, HandedOut, HandOut, Printout
from desktop_app.features.agenda import actions as agenda
from desktop_app.features.agenda.queries import guests
from desktop_app.features.agenda.rules import Session as Talk
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.page import PeoplePage
from tests.make import Forum, add_scan

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.store import Session
    from desktop_app.features.registrations.queries import PersonDetails
    from desktop_app.kit.context import PageContext

EGLE = "Žydrūnaitė"


def add_questions(session: Session, event_id: str, attendee_id: str) -> None:
    """One question of each kind that has an editor of its own, and a consent."""
    for place, (key, kind, choices) in enumerate(
        (
            ("diet", "choice", ["Vegan", "Fish"]),
            ("topics", "multi_choice", ["Lasers", "Ports"]),
            ("guests", "number", []),
            ("arrives", "date", []),
            ("dinner", "yes_no", []),
        )
    ):
        session.add(
            CustomField(
                event_id=event_id, key=key, label=key.title(), kind=kind, choices=choices, position=place
            )
        )
    session.add(Consent(attendee_id=attendee_id, purpose="photos", wording="You may show me", given=True))
    session.add(Printout(event_id=event_id, attendee_id=attendee_id, document="badge", copy_number=2))
    session.flush()


@pytest.fixture
def page(context: PageContext, qtbot: QtBot, forum: Forum) -> PeoplePage:
    context.store.write("Ask", add_questions, forum.event_id, forum.attendee())
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    qtbot.waitExposed(page)
    page.show_thing(forum.attendee())
    return page


def person(context: PageContext, forum: Forum, family_name: str = EGLE) -> PersonDetails:
    known = context.store.read(queries.person, forum.attendee(family_name))
    assert known is not None
    return known


def line(page: PeoplePage, column: str) -> QLineEdit:
    editor = page.inspector.details.editor(column).editor
    assert isinstance(editor, QLineEdit)
    return editor


def box(page: PeoplePage, column: str) -> QComboBox:
    editor = page.inspector.details.editor(column).editor
    assert isinstance(editor, QComboBox)
    return editor


def retype(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)  # closes the suggestions
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


def test_enter_on_a_row_starts_editing(page: PeoplePage, qtbot: QtBot) -> None:
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert line(page, "given_name").hasFocus()


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("given_name", "Egle-Ona"),
        ("email", "egle@example.org"),
        ("phone", "+370 600 12345"),
        ("job_title", "Director"),
        ("booking", "K7"),
        ("box", "C 117"),
        ("organisation", "Quite New Cluster"),
    ],
)
def test_a_field_is_saved_when_it_is_left(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum, column: str, typed: str
) -> None:
    with qtbot.waitSignal(context.toaster.said_undoable):
        retype(qtbot, line(page, column), typed)
    assert getattr(person(context, forum).row, column) == typed


def test_a_country_is_typed_by_name(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    retype(qtbot, line(page, "country"), "Suomi")
    assert person(context, forum).row.country == "FI"
    retype(qtbot, line(page, "country"), "Nowhereland")
    assert "no such country" in page.inspector.details.complaint_of("country")
    assert person(context, forum).row.country == "FI"


def test_a_refused_field_says_why_and_keeps_what_was_typed(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    retype(qtbot, line(page, "email"), "egle at example")
    assert "e-mail" in page.inspector.details.complaint_of("email")
    retype(qtbot, line(page, "phone"), "+370 600 12345")
    qtbot.waitUntil(lambda: person(context, forum).row.phone == "+370 600 12345")
    assert line(page, "email").text() == "egle at example"
    assert person(context, forum).row.email == ""
    retype(qtbot, line(page, "email"), "egle@example.org")
    assert page.inspector.details.complaint_of("email") == ""


def test_status_and_category_are_chosen_by_keyboard(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    box(page, "status").setFocus()
    qtbot.keyClick(box(page, "status"), Qt.Key.Key_Down)
    assert person(context, forum).row.status == "waitlisted"
    box(page, "category_id").setFocus()
    qtbot.keyClick(box(page, "category_id"), Qt.Key.Key_Down)
    assert person(context, forum).row.category == "Speaker"


def test_who_has_the_seat_that_somebody_leaves_is_told(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    store, event, now = context.store, context.event_id, datetime(2026, 5, 20, 6, tzinfo=UTC)
    room = store.write("Room", agenda.add_room, event, "Hall", 1)
    store.write("Add", agenda.add_session, event, Talk("tides", "Tides", timedelta(hours=1), room, now))
    for name in ("Žydrūnaitė", "Mägi"):
        store.write("Sign up", agenda.sign_up, event, "tides", forum.attendee(name), now)
    box(page, "status").setFocus()
    with qtbot.waitSignal(context.toaster.said_undoable) as told:
        qtbot.keyClick(box(page, "status"), Qt.Key.Key_Down)
    assert told.args[0].endswith("changed. Õie Mägi has the free seat in “Tides”")
    assert [guest.waiting for guest in store.read(guests, event, "tides")] == [False]


def test_the_wheel_changes_nobody(page: PeoplePage, context: PageContext, forum: Forum) -> None:
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box(page, "status"), turn)
    assert box(page, "status").currentText() == "Registered"
    assert person(context, forum).row.status == "registered"


def test_note_and_attention(page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum) -> None:
    note = page.inspector.details.editor("note").editor
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    qtbot.keyClicks(note, "Give show ticket")
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    page.inspector.details.attention.click()
    row = person(context, forum).row
    assert (row.note, row.attention) == ("Give show ticket", True)


def test_questions_of_the_event_have_editors_of_their_kind(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    details = page.inspector.details
    qtbot.keyClick(box(page, "diet"), Qt.Key.Key_Down)
    qtbot.keyClick(box(page, "dinner"), Qt.Key.Key_Down)
    details.editor("topics").boxes["Ports"].click()  # type: ignore[attr-defined]  # an editor of ticks
    retype(qtbot, line(page, "guests"), "two")
    assert "no number" in details.complaint_of("guests")
    retype(qtbot, line(page, "guests"), "2")
    retype(qtbot, line(page, "arrives"), "tomorrow")
    assert "no date" in details.complaint_of("arrives")
    retype(qtbot, line(page, "arrives"), "2026-05-19")
    assert person(context, forum).custom == {
        "diet": "Vegan",
        "dinner": "yes",
        "topics": ["Ports"],
        "guests": "2",
        "arrives": "2026-05-19",
    }


def test_somebody_elses_change_does_not_take_away_what_is_being_typed(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    line(page, "job_title").setFocus()
    qtbot.keyClicks(line(page, "job_title"), "Dir")
    context.store.write("Edit", actions.edit_attendee, forum.attendee(), phone="+370 600 00000")
    qtbot.waitUntil(lambda: line(page, "phone").text() == "+370 600 00000")
    assert line(page, "job_title").text() == "Dir"


def test_history_shows_old_and_new_and_takes_back(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    retype(qtbot, line(page, "job_title"), "Director")
    page.inspector.tabs.setCurrentIndex(2)
    newest = page.inspector.history.list.entries[0]
    assert newest.title == "Job title of Eglė Žydrūnaitė changed"
    assert newest.more == ("Job title: – → Director",)
    qtbot.mouseClick(page.inspector.history.list.undo_button(newest.key), Qt.MouseButton.LeftButton)
    assert person(context, forum).row.job_title == ""


def test_an_undo_that_is_refused_says_why(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    retype(qtbot, line(page, "job_title"), "Director")
    retype(qtbot, line(page, "job_title"), "Chair")
    page.inspector.tabs.setCurrentIndex(2)
    older = page.inspector.history.list.entries[1]
    qtbot.mouseClick(page.inspector.history.list.undo_button(older.key), Qt.MouseButton.LeftButton)
    assert "cannot be undone" in page.inspector.history.complaint.text()
    assert person(context, forum).row.job_title == "Chair"


def test_scans_and_printouts_are_listed(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    context.store.write("Check in", add_scan, forum, forum.attendee())
    page.inspector.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(page.inspector.passages.scans.entries) == 1)
    assert "Admitted" in page.inspector.passages.scans.entries[0].title
    assert page.inspector.passages.printouts.entries[0].title == "Badge, copy 2"
    qtbot.waitUntil(lambda: not page.inspector.check_in_button.isVisible())


def test_what_was_handed_out_is_listed_with_what_was_not(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    page.inspector.tabs.setCurrentIndex(1)
    context.store.write("Give", hand_out, forum)
    entries = page.inspector.passages.things
    qtbot.waitUntil(
        lambda: [entry.title for entry in entries.entries] == ["✓ Lanyard", "Bag  ·  not given yet"]
    )
    assert entries.entries[0].caption


def hand_out(session: Session, forum: Forum) -> None:
    lanyard = HandOut(event_id=forum.event_id, name="Lanyard")
    session.add_all([lanyard, HandOut(event_id=forum.event_id, name="Bag", position=1)])
    session.flush()
    session.add(HandedOut(attendee_id=forum.attendee(), hand_out_id=lanyard.id))


def test_the_buttons_ask_other_rooms(page: PeoplePage, qtbot: QtBot, forum: Forum) -> None:
    with qtbot.waitSignal(page.checked_in_asked) as asked:
        qtbot.mouseClick(page.inspector.check_in_button, Qt.MouseButton.LeftButton)
    assert asked.args == [forum.attendee()]
    with qtbot.waitSignal(page.badge_asked) as asked:
        qtbot.mouseClick(page.inspector.badge_button, Qt.MouseButton.LeftButton)
    assert asked.args == [forum.attendee()]


def test_undo_beside_one_person_says_when_it_means_many(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    keys = list(forum.attendees.values())
    context.store.write("Cancel all", actions.edit_attendees, keys, status="cancelled")
    page.inspector.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: page.inspector.history.list.entries[0].undo == "Undo for 7 people")
    newest = page.inspector.history.list.entries[0]
    qtbot.mouseClick(page.inspector.history.list.undo_button(newest.key), Qt.MouseButton.LeftButton)
    assert person(context, forum, "Mägi").row.status == "registered"
