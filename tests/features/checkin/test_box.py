"""Where the badge lies that was printed in advance, as the card says it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.tables import Printout
from desktop_app.features.checkin.actions import check_in
from desktop_app.features.checkin.queries import simulated
from desktop_app.features.checkin.rules import Direction
from tests.features.checkin.conftest import NINE, ZYDRUNAS
from tests.features.checkin.delegates import CLUSTER, add_delegation, put

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.checkin.page import CheckinPage
    from tests.features.checkin.conftest import Clock, Forum

LATER = NINE + timedelta(minutes=5)


@pytest.fixture
def boxed(forum: Forum) -> str:
    """Somebody whose badge lies in a box, printed the night before."""
    guest = forum.people["Šimkus"]
    forum.store.write("Box", put, guest, box="Box C 117")
    printed(forum, guest, copy=1, hours=-12)
    return guest


def printed(forum: Forum, guest: str, *, copy: int, hours: float, reason: str = "") -> None:
    forum.add(
        Printout(
            event_id=forum.event_id,
            attendee_id=guest,
            document="badge",
            copy_number=copy,
            reason=reason,
            at=NINE + timedelta(hours=hours),
        )
    )


def shown(page: CheckinPage) -> tuple[str, str]:
    face = page.verdict.card.face
    assert face is not None
    return face.box, face.box_gone


def test_the_card_says_where_the_badge_lies(page: CheckinPage, boxed: str) -> None:
    page.check_in_person(boxed)
    assert shown(page) == ("Badge: Box C 117", "")
    assert "Badge: Box C 117" in page.verdict.card.accessibleDescription()
    page.verdict.card.grab()


def test_who_is_not_let_in_gets_no_badge(page: CheckinPage, boxed: str, clock: Clock) -> None:
    page.check_in_person(boxed)
    clock.pass_by(minutes=1)
    page.check_in_person(boxed)
    assert shown(page) == ("", "")
    # Nor does who leaves.
    page.chooser.choose_next()
    page.check_in_person(boxed)
    assert page.answer is not None
    assert page.answer.direction is Direction.EXIT
    assert shown(page) == ("", "")


@pytest.mark.parametrize(
    ("copy", "hours", "reason", "reprinted"),
    [
        (2, -11, "", False),  # the batch of the night before, printed twice
        (2, -11, "lost", True),
        (2, 1, "", True),  # at the desk
        (1, 1, "", False),  # the first copy: what lies in the box was printed elsewhere
    ],
)
def test_a_badge_reprinted_at_the_desk_is_not_in_the_box(
    forum: Forum, boxed: str, *, copy: int, hours: float, reason: str, reprinted: bool
) -> None:
    forum.store.write("Check in", check_in, forum.desk, ZYDRUNAS, NINE)
    printed(forum, boxed, copy=copy, hours=hours, reason=reason)
    hall = forum.point()
    assert forum.store.read(simulated, hall, boxed, LATER).reprinted is reprinted


def test_a_reprinted_badge_strikes_its_box(page: CheckinPage, forum: Forum, boxed: str) -> None:
    printed(forum, boxed, copy=2, hours=-11, reason="lost")
    page.check_in_person(boxed)
    assert shown(page) == ("Badge: Box C 117", "Reprinted: not in the box")
    page.verdict.card.grab()


def test_the_boxes_of_a_delegation_are_named_together(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    people = forum.store.write("Add", add_delegation, forum.event_id)
    for name, box in (("Žukas", "A 9"), ("Abromaitė", "A 2")):
        forum.store.write("Box", put, people[name], box=box)
    page.check_in_person(people["Gaižauskas"])
    page.delegations.ask()
    dialog = page.delegations.dialog
    assert dialog is not None
    assert dialog.heading[0] == CLUSTER
    with qtbot.waitSignal(dialog.checked_in):
        qtbot.keyClick(dialog.list, Qt.Key.Key_A)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert shown(page) == ("Badges: A 2, A 9", "")
