"""Tests of people on the waitlist at the door: let in as long as a place is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from db.tables import Attendee, Category, Event
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import check_in_attendee, promote_at_door
from desktop_app.features.checkin.queries.waiting import may_be_promoted
from desktop_app.features.checkin.rules import OverrideRefusal
from desktop_app.features.checkin.rules.promotion import PromotionRefusal
from tests.features.checkin.conftest import NINE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.store import Session
    from desktop_app.features.checkin.page import CheckinPage
    from tests.features.checkin.conftest import Forum

GUEST = "Kowalski"


def registered(session: Session) -> int:
    return session.query(Attendee).filter_by(status="registered").count()


def set_up(session: Session, forum: Forum, event: int | None, category: int | None) -> None:
    """Let the guest wait, with so many places free beyond those that are taken; None for no limit."""
    guest = session.get_one(Attendee, forum.people[GUEST])
    guest.status = "waitlisted"
    session.flush()
    taken = registered(session)
    session.get_one(Event, forum.event_id).places = None if event is None else taken + event
    alike = session.query(Attendee).filter_by(status="registered", category_id=guest.category_id).count()
    session.get_one(Category, guest.category_id).places = None if category is None else alike + category


def refuse(forum: Forum) -> str:
    """The guest comes to the door; gives the key of the scan."""
    forum.store.write("Check in", check_in_attendee, forum.desk, forum.people[GUEST], NINE)
    scan = forum.scans()[-1]
    assert (scan.admitted, scan.reason) == (False, "waitlisted")
    return scan.id


@pytest.mark.parametrize(
    ("event", "category", "promoted"),
    [(1, None, True), (None, 1, True), (1, 1, True), (0, None, False), (1, 0, False), (None, None, False)],
)
def test_a_place_must_be_free_in_the_event_and_in_the_category(
    forum: Forum,
    event: int | None,
    category: int | None,
    promoted: bool,  # noqa: FBT001 (a case)
) -> None:
    forum.store.write("Set up", set_up, forum, event, category)
    assert forum.store.read(may_be_promoted, refuse(forum)) is promoted


def test_the_guest_is_registered_and_inside_in_one_step(forum: Forum) -> None:
    forum.store.write("Set up", set_up, forum, 1, None)
    answer = forum.store.write("Promote", promote_at_door, forum.desk, refuse(forum), NINE)
    assert answer.verdict.admitted
    assert [scan.admitted for scan in forum.scans()] == [False, True]
    status = forum.store.read(lambda session: session.get_one(Attendee, forum.people[GUEST]).status)
    assert status == "registered"


def test_the_last_place_is_given_once(forum: Forum) -> None:
    forum.store.write("Set up", set_up, forum, 1, None)
    scan_id = refuse(forum)
    forum.store.write("Promote", promote_at_door, forum.desk, scan_id, NINE)
    with pytest.raises(Refused) as refused:
        forum.store.write("Promote", promote_at_door, forum.desk, scan_id, NINE)
    assert refused.value.reason is PromotionRefusal.FULL
    with pytest.raises(Refused) as refused:
        forum.store.write("Promote", promote_at_door, forum.desk, "0" * 32, NINE)
    assert refused.value.reason is OverrideRefusal.UNKNOWN


def test_the_door_offers_it_first_and_by_keyboard(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    forum.store.write("Set up", set_up, forum, 1, None)
    page.check_in_person(forum.people[GUEST])
    qtbot.keyClick(page.search.field, Qt.Key.Key_F3)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert menu.actions()[0].text() == "&0  Promote from the waitlist: a place is free"
    qtbot.keyClick(menu, Qt.Key.Key_0)
    assert [scan.admitted for scan in forum.scans()] == [False, True]
    assert "Admitted" in str(page.verdict.card.face)


def test_the_door_does_not_offer_what_is_not_there(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    forum.store.write("Set up", set_up, forum, 0, None)
    page.check_in_person(forum.people[GUEST])
    qtbot.keyClick(page.search.field, Qt.Key.Key_F3)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert len(menu.actions()) == 3
    menu.close()
