"""A meeting card at the check-in: handed on to who knows what it says, and nobody is let in by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.checkin.actions import check_in
from desktop_app.features.checkin.rules import Reason
from desktop_app.features.checkin.rules.card_codes import CardCode, card_code, show_card_code
from tests.features.checkin.conftest import NINE, ZYDRUNAS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.checkin.page import CheckinPage
    from tests.features.checkin.conftest import Forum

CARD = card_code(ZYDRUNAS, 3)


def test_a_scanned_card_is_handed_on_and_lets_nobody_in(
    page: CheckinPage, forum: Forum, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.card_scanned) as scanned:
        page.context.scanner.scanned.emit(CARD)
    assert scanned.args == [CardCode(ZYDRUNAS, 3)]
    assert page.answer is None
    assert forum.scans() == []


@pytest.mark.parametrize("typed", [CARD, CARD.lower(), show_card_code(CARD)])
def test_a_typed_card_is_handed_on_too(typed: str, page: CheckinPage, forum: Forum, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search.field, typed)
    with qtbot.waitSignal(page.card_scanned) as scanned:
        qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert scanned.args == [CardCode(ZYDRUNAS, 3)]
    assert page.search.field.text() == ""
    assert forum.scans() == []


def test_the_badge_of_the_same_person_still_opens_the_door(
    page: CheckinPage, forum: Forum, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(page.card_scanned):
        page.context.scanner.scanned.emit(ZYDRUNAS)
    assert [scan.admitted for scan in forum.scans()] == [True]


def test_a_door_that_reads_a_card_as_a_ticket_refuses_it(forum: Forum) -> None:
    """A desk that works from the command line or by self check-in has no help desk beside it."""
    answer = forum.store.write("Check in", check_in, forum.desk, CARD, NINE)
    assert answer.verdict.reason is Reason.UNKNOWN
