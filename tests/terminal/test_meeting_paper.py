"""Meeting cards and sheets from the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db.store import Store
from db.tables import Meeting, MeetingPerson
from desktop_app.features.checkin.rules.card_codes import read_card_code
from desktop_app.features.meetings.actions import cancel_meeting
from tests.paper.reading import codes, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.terminal.conftest import Terminal

NOON = ("--now", "2026-11-26T12:00")


@pytest.fixture
def afternoon(full_terminal: Terminal, tmp_path: Path) -> Terminal:
    """Eight people of the demo forum who meet in four slots at two tables."""
    people = [row["code"] for row in full_terminal("search", "an", "--limit", "8", "--json").data]
    rows = ["From,To,Type", *(f"{one},{other},C2C" for one, other in pairwise(people))]
    file = tmp_path / "requests.csv"
    file.write_text("\n".join(rows), "utf-8")
    for words in (
        ("block", "Afternoon", "--start", "13:00", "--slots", "5"),
        ("tables", "2", "--feature", "interpreter"),
        ("type", "C2C"),
        ("import", file),
        ("schedule", "--seconds", "1", *NOON),
    ):
        ran = full_terminal("meetings", *words, "--json")
        assert ran.code == 0, (words, ran.error)
    return full_terminal


def test_cards_are_drawn_once_and_then_only_stale_ones(afternoon: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "cards.pdf"
    ran = afternoon("meetings", "cards", "--out", target, *NOON, "--json")
    assert ran.code == 0
    count = ran.data["cards"]
    assert count > 3
    assert (ran.data["never"], ran.data["stale"], ran.data["pages"]) == (count, 0, count)
    assert ran.data["file"] == str(target)
    assert "as of 12:00, version 1" in texts(target)[0]
    found = [read_card_code(text) for page in range(count) for text in codes(target, page)]
    assert [code.version for code in found if code is not None] == [1] * count

    stale = tmp_path / "stale.pdf"
    nothing = afternoon("meetings", "cards", "--stale", "--out", stale, *NOON, "--json")
    assert (nothing.code, nothing.data["cards"], nothing.data["current"]) == (0, 0, count)
    assert nothing.data["file"] is None
    assert not stale.exists()

    assert afternoon("undo").code == 0  # of noting the cards
    again = afternoon("meetings", "cards", "--new", "--out", stale, *NOON, "--json")
    assert again.data["cards"] == count


def _cancel_one(session: Session) -> int:
    """Cancel a meeting; gives how many people were to be there."""
    meeting = session.scalars(select(Meeting).order_by(Meeting.id)).first()
    assert meeting is not None
    cancel_meeting(session, meeting.id, datetime(2026, 11, 26, 10, tzinfo=UTC))
    people = select(func.count()).where(MeetingPerson.meeting_id == meeting.id)
    return session.scalar(people) or 0


def test_a_cancelled_meeting_makes_two_cards_stale(afternoon: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "cards.pdf"
    assert afternoon("meetings", "cards", "--out", target, *NOON).code == 0
    store = Store.open(afternoon.database, station="Desk 1")
    assert store.write("Cancel", _cancel_one) == 2
    store.close()
    ran = afternoon("meetings", "cards", "--stale", "--out", target, *NOON, "--json")
    assert (ran.data["stale"], ran.data["cards"]) == (2, 2)
    assert all("version 2" in page for page in texts(target))
    later = afternoon("meetings", "cards", "--stale", "--out", target, *NOON)
    assert later.out.strip() == "No card is to be printed: all are up to date."


def test_four_cards_lie_on_a_sheet(afternoon: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "cards.pdf"
    ran = afternoon("meetings", "cards", "--layout", "a4", "--out", target, *NOON, "--json")
    assert ran.data["pages"] == -(-ran.data["cards"] // 4)
    assert set(sizes(target)) == {(210.0, 297.0)}


@pytest.mark.parametrize("kind", ["tables", "slots", "door", "interpreters", "collected"])
def test_each_kind_of_sheets_is_drawn(kind: str, afternoon: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "sheets.pdf"
    ran = afternoon("meetings", "sheets", "--kind", kind, "--out", target, *NOON, "--json")
    assert ran.code == 0
    assert (ran.data["kind"], ran.data["slots"], ran.data["tables"]) == (kind, 5, 2)
    assert ran.data["pages"] == len(texts(target))
    assert "as of 26 November 2026, 12:00" in texts(target)[0]


def test_what_cannot_be_drawn_is_refused_in_a_sentence(forum_terminal: Terminal, tmp_path: Path) -> None:
    nobody = forum_terminal("meetings", "cards", "--out", tmp_path / "cards.pdf")
    assert (nobody.code, "There is no card to print" in nobody.error) == (1, True)
    nothing = forum_terminal("meetings", "sheets", "--out", tmp_path / "sheets.pdf")
    assert (nothing.code, "There are no meeting slots or tables yet" in nothing.error) == (1, True)
