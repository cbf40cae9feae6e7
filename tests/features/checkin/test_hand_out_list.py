"""How the things go, on the screen and on paper: for how many each is, who has it, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db.tables import Attendee, HandOut
from desktop_app.features.checkin.actions import check_in
from desktop_app.features.checkin.dialogs.hand_outs import HandOutsDialog
from desktop_app.features.checkin.queries.door_list import door_kit
from desktop_app.features.checkin.queries.hand_out_list import ThingCount, hand_out_list, thing_counts
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.page import CheckinPage
    from tests.features.checkin.conftest import Forum


def add(forum: Forum, name: str, **columns: object) -> str:
    return forum.add(HandOut(event_id=forum.event_id, name=name, **columns))


def let_in(forum: Forum, code: str = ZYDRUNAS) -> None:
    forum.store.write("Check in", check_in, forum.desk, code, NINE)


@pytest.fixture
def voucher(forum: Forum) -> str:
    """A voucher for everybody who is registered, which one of two has."""
    key = add(forum, "Lunch {voucher}", stock=10)
    let_in(forum)
    return key


def test_a_thing_is_counted_for_whom_it_is_meant(forum: Forum, voucher: str) -> None:
    add(forum, "Headset", position=1, field_key="headset", field_value="yes")
    assert forum.store.read(thing_counts, forum.event_id) == (
        ThingCount(voucher, "Lunch {voucher}", meant=2, given=1, stock=10, left=9),
        ThingCount(forum.store.read(thing_counts, forum.event_id)[1].thing_id, "Headset", 0, 0, None, None),
    )


def test_the_list_says_who_has_it_and_who_not(forum: Forum, voucher: str) -> None:
    people = forum.store.read(hand_out_list, forum.event_id, voucher).people
    assert {person.family_name: person.arrived_at for person in people} == {
        "Šimkus": NINE,
        "Коваленко": None,
    }


@pytest.mark.usefixtures("voucher")
def test_the_door_list_says_what_a_guest_is_given_beside_the_others(forum: Forum) -> None:
    press = forum.store.read(category_of, forum.people["Коваленко"])
    add(forum, "Show ticket", position=1, category_ids=[press])
    add(forum, "Press kit", position=2, category_ids=[press])
    kit = forum.store.read(door_kit, forum.event_id, forum.desk.point_id)
    assert {person.family_name: person.things for person in kit.people} == {
        "Šimkus": "",
        "Коваленко": "Show ticket  ·  Press kit",
    }


def category_of(session: Session, attendee_id: str) -> str:
    return session.get_one(Attendee, attendee_id).category_id


def opened(page: CheckinPage) -> HandOutsDialog:
    page.show_hand_outs()
    dialog = page.findChild(HandOutsDialog)
    assert dialog is not None
    return dialog


@pytest.mark.usefixtures("voucher")
def test_counts_follow_the_desk(page: CheckinPage, forum: Forum) -> None:
    dialog = opened(page)
    assert dialog.sentence == "Lunch {voucher}: 1 of 2 given, 9 left"
    let_in(forum, OLENA)
    assert dialog.sentence == "Lunch {voucher}: 2 of 2 given, 8 left"
    dialog.reject()


def test_an_event_that_hands_nothing_out_says_where_to_begin(page: CheckinPage) -> None:
    dialog = opened(page)
    assert (dialog.table.isVisible(), dialog.sentence) == (False, "")
    dialog.reject()


@pytest.mark.usefixtures("voucher")
def test_enter_saves_the_list_on_paper(
    page: CheckinPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "voucher.pdf"
    asked: list[str] = []

    def choose(*words: str) -> tuple[str, str]:
        asked.append(str(words[2]))
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = opened(page)
    dialog.table.setFocus()
    with qtbot.waitSignal(page.context.toaster.said, timeout=20_000):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    dialog.reject()
    assert asked == ["Hand-outs Lunch  voucher.pdf"]
    reader = PdfReader(target)
    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    assert "Lunch {voucher}, 1 of 2 given" in text
    assert "Šimkus, Žydrūnas" in text
    assert "09:00" in text


def test_nobody_to_give_it_to_is_said_before_a_file_is_asked_for(
    page: CheckinPage, forum: Forum, qtbot: QtBot
) -> None:
    add(forum, "Headset", field_key="headset", field_value="yes")
    dialog = opened(page)
    with qtbot.waitSignal(page.context.toaster.said) as said:
        dialog.list_asked.emit(dialog.table.current_key)
    assert said.args == ["Nobody is to be given Headset."]
    dialog.reject()
