"""Printing cards and sheets from the window, and what a card scanned at the help desk is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget
from sqlalchemy import select

from db.tables import Printout
from desktop_app.errors import Refused
from desktop_app.features.checkin.rules.card_codes import CardCode, card_code, read_card_code
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.dialogs import CardAnswerDialog, PaperChoice, PaperDialog
from desktop_app.features.meetings.page.paper import MeetingPaper
from desktop_app.features.meetings.queries import CardCounts
from desktop_app.features.meetings.rules.card_changes import CardState
from desktop_app.features.meetings.rules.paper_choice import PaperWanted
from desktop_app.features.meetings.rules.refusing import CardRefusal
from desktop_app.features.meetings.tasks.paper import CardLayout
from desktop_app.features.setup import actions as setup
from desktop_app.progress import Silent
from tests.features.meetings.meeting_day import MORNING, MeetingDay, make_meeting_day
from tests.paper.reading import codes, sizes, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.kit.context import PageContext
    from desktop_app.paper.order import PaperOrder
    from tests.make import Forum

LATER = PaperChoice(PaperWanted.STALE_CARDS, CardLayout.A6, "")


@pytest.fixture
def morning(context: PageContext) -> PageContext:
    return replace(context, now=lambda: MORNING)


@pytest.fixture
def day(morning: PageContext, forum: Forum) -> MeetingDay:
    return morning.store.write("Make a day of meetings", make_meeting_day, forum)


@pytest.fixture
def paper(morning: PageContext, day: MeetingDay, qtbot: QtBot) -> Iterator[MeetingPaper]:
    window = QMainWindow()
    page = QWidget()
    window.setCentralWidget(page)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    assert day.meetings
    made = MeetingPaper(morning, page)
    yield made
    window.close()


@pytest.fixture
def chosen_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    file = tmp_path / "chosen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    return file


def save(paper: MeetingPaper, qtbot: QtBot, choice: PaperChoice) -> str:
    """Make something and wait for what is told of it."""
    with qtbot.waitSignal(paper.told, timeout=20_000) as told:
        paper.make(choice)
    assert told.args is not None
    return str(told.args[0])


def printed(session: Session) -> list[tuple[str, int, str]]:
    rows = session.scalars(select(Printout).where(Printout.document == "card"))
    return sorted((row.state, row.copy_number, row.reason) for row in rows)


def counts(context: PageContext) -> CardCounts:
    return context.store.read(queries.card_counts, context.event_id, MORNING)


def move(context: PageContext, day: MeetingDay, slot: int = 3) -> None:
    key = day.meetings["Łącki", "陳"]
    context.store.write("Move", actions.move_meeting, key, day.block, slot, day.tables[0], MORNING)


def dialog_in_front(kind: type) -> object:
    """The open dialog of a kind."""
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    )


def test_all_cards_are_saved_and_noted_then_only_stale_ones(
    paper: MeetingPaper, morning: PageContext, day: MeetingDay, chosen_file: Path, qtbot: QtBot
) -> None:
    words = save(paper, qtbot, replace(LATER, wanted=PaperWanted.NEW_CARDS))
    assert words == f"5 meeting card(s) saved as {chosen_file}"
    assert len(texts(chosen_file)) == 5
    assert "as of 09:40, version 1" in texts(chosen_file)[0]
    assert morning.store.read(printed) == [("pdf", 1, "version 1")] * 5
    assert counts(morning) == CardCounts(5, 0, 0)

    move(morning, day)
    assert counts(morning).stale == 2
    save(paper, qtbot, LATER)
    assert [("version 2" in page) for page in texts(chosen_file)] == [True, True]
    assert counts(morning) == CardCounts(5, 0, 0)
    assert save(paper, qtbot, LATER) == "There is no such card: nothing to print."


def test_noting_cards_is_one_step_that_is_undone(
    paper: MeetingPaper, morning: PageContext, chosen_file: Path, qtbot: QtBot
) -> None:
    save(paper, qtbot, replace(LATER, wanted=PaperWanted.ALL_CARDS, layout=CardLayout.A4))
    assert set(sizes(chosen_file)) == {(210.0, 297.0)}
    morning.store.undo()
    assert counts(morning) == CardCounts(5, 5, 0)


@pytest.mark.parametrize(
    ("wanted", "size"),
    [
        (PaperWanted.TABLES, (210.0, 297.0)),
        (PaperWanted.SLOTS, (297.0, 210.0)),
        (PaperWanted.DOOR, (210.0, 297.0)),
        (PaperWanted.LARGE_DOOR, (297.0, 420.0)),
        (PaperWanted.INTERPRETERS, (210.0, 297.0)),
        (PaperWanted.COLLECTED, (210.0, 297.0)),
    ],
)
def test_each_kind_of_sheet_is_saved(
    wanted: PaperWanted, size: tuple[float, float], paper: MeetingPaper, chosen_file: Path, qtbot: QtBot
) -> None:
    words = save(paper, qtbot, replace(LATER, wanted=wanted))
    assert words.endswith(f"saved as {chosen_file}")
    assert set(sizes(chosen_file)) == {size}


def test_nothing_is_drawn_where_no_file_is_chosen(
    paper: MeetingPaper, morning: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    paper.make(replace(LATER, wanted=PaperWanted.ALL_CARDS))
    paper.make(replace(LATER, wanted=PaperWanted.TABLES))
    assert not morning.runner.running
    assert counts(morning).never == 5


def test_cards_for_a_printer_are_ordered_and_noted_once_they_are_queued(
    paper: MeetingPaper, morning: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    orders: list[PaperOrder] = []
    paper.ordered.connect(orders.append)
    paper.make(PaperChoice(PaperWanted.ALL_CARDS, CardLayout.A6, "Laser"))
    (order,) = orders
    assert (order.printer, order.document, order.count, order.urgent) == ("Laser", "card", 5, False)
    assert len(order.attendee_ids) == 5
    assert order.draw(tmp_path / "queued.pdf", None, Silent()) == 5
    assert counts(morning).never == 5
    order.admit()
    with qtbot.waitSignal(paper.told) as told:
        order.queued("job-1")
    assert told.args == ["5 meeting card(s) on the way to Laser"]
    assert morning.store.read(printed) == [("queued", 1, "version 1")] * 5
    assert counts(morning) == CardCounts(5, 0, 0)


def test_cards_that_changed_at_another_desk_meanwhile_are_not_printed(
    paper: MeetingPaper, morning: PageContext, day: MeetingDay, chosen_file: Path, qtbot: QtBot
) -> None:
    orders: list[PaperOrder] = []
    paper.ordered.connect(orders.append)
    paper.make(PaperChoice(PaperWanted.ALL_CARDS, CardLayout.A6, "Laser"))
    move(morning, day)
    save(paper, qtbot, replace(LATER, wanted=PaperWanted.ALL_CARDS))
    assert chosen_file.exists()
    with pytest.raises(Refused) as refused:
        orders[0].admit()
    assert refused.value.reason is CardRefusal.PRINTED_ELSEWHERE


def test_sheets_for_a_printer_are_ordered_and_told(paper: MeetingPaper, tmp_path: Path, qtbot: QtBot) -> None:
    orders: list[PaperOrder] = []
    paper.ordered.connect(orders.append)
    paper.make(PaperChoice(PaperWanted.TABLES, CardLayout.A6, "Laser"))
    (order,) = orders
    assert (order.title, order.document) == ("Table sheets", "tables")
    assert order.draw(tmp_path / "queued.pdf", None, Silent()) == 3
    order.admit()
    with qtbot.waitSignal(paper.told) as told:
        order.queued("job-1")
    assert told.args == ["Table sheets on the way to Laser"]


def test_one_card_goes_to_the_folder_or_at_once_to_the_printer_of_the_desk(
    paper: MeetingPaper, morning: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(paper.told, timeout=20_000):
        paper.print_for([forum.attendee()])
    file = morning.store.path.parent / "badges" / f"card-{forum.code()}.pdf"
    (text,) = codes(file)
    assert read_card_code(text) == CardCode(forum.code(), 1)
    orders: list[PaperOrder] = []
    paper.ordered.connect(orders.append)
    morning.store.write("Station", setup.save_station, name="Desk 1", printer="Laser")
    paper.print_for([forum.attendee()])
    assert [(order.printer, order.urgent, order.title) for order in orders] == [
        ("Laser", True, "Meeting card, Eglė Žydrūnaitė")
    ]


# --- the dialog that asks ---------------------------------------------------------------------------------


def test_enter_prints_what_is_stale(qtbot: QtBot) -> None:
    dialog = PaperDialog(CardCounts(400, 3, 17), LATER)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.choice == LATER
    assert dialog.go.text() == "Save 17 card(s) as PDF…"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_cards_that_there_are_none_of_cannot_be_chosen(qtbot: QtBot) -> None:
    dialog = PaperDialog(CardCounts(400, 3, 0), LATER)
    qtbot.addWidget(dialog)
    assert dialog.choice.wanted is PaperWanted.NEW_CARDS
    assert not dialog.choices[PaperWanted.STALE_CARDS].isEnabled()
    empty = PaperDialog(CardCounts(0, 0, 0), LATER)
    qtbot.addWidget(empty)
    assert empty.choice.wanted is PaperWanted.TABLES


def test_sheets_are_chosen_by_arrows_and_have_no_layout(qtbot: QtBot) -> None:
    dialog = PaperDialog(CardCounts(400, 3, 17), LATER)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for _ in range(4):
        qtbot.keyClick(next(each for each in dialog.choices.values() if each.isChecked()), Qt.Key.Key_Down)
    assert dialog.choice.wanted is PaperWanted.SLOTS
    assert not dialog.layout_box.isEnabled()
    assert dialog.go.text() == "Save as PDF…"


def test_asking_begins_with_the_stale_cards_and_makes_what_is_chosen(
    paper: MeetingPaper, morning: PageContext, day: MeetingDay, chosen_file: Path, qtbot: QtBot
) -> None:
    save(paper, qtbot, replace(LATER, wanted=PaperWanted.ALL_CARDS))
    move(morning, day)
    paper.ask()
    dialog = dialog_in_front(PaperDialog)
    assert isinstance(dialog, PaperDialog)
    assert dialog.choices[PaperWanted.STALE_CARDS].text() == "2 sta&le card(s)"
    with qtbot.waitSignal(paper.told, timeout=20_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert len(texts(chosen_file)) == 2


# --- a card at the help desk ------------------------------------------------------------------------------


def answered(paper: MeetingPaper) -> CardAnswerDialog:
    assert paper.answer is not None
    return paper.answer


def test_a_card_that_holds_is_said_to(
    paper: MeetingPaper, forum: Forum, chosen_file: Path, qtbot: QtBot
) -> None:
    save(paper, qtbot, replace(LATER, wanted=PaperWanted.ALL_CARDS))
    assert chosen_file.exists()
    paper.answer_card(CardCode(forum.code(), 1))
    answer = answered(paper)
    assert (answer.stale, answer.verdict.text()) == (False, "✓ Version 1 is up to date")
    assert answer.sentences == []


def test_a_stale_card_says_what_changed_and_prints_a_new_one(
    paper: MeetingPaper, morning: PageContext, day: MeetingDay, forum: Forum, chosen_file: Path, qtbot: QtBot
) -> None:
    save(paper, qtbot, replace(LATER, wanted=PaperWanted.ALL_CARDS))
    assert chosen_file.exists()
    move(morning, day)
    code = CardCode(forum.code("Łącki"), 1)
    paper.answer_card(code)
    answer = answered(paper)
    assert answer.verdict.text() == "! Version 1 is stale"
    assert [label.text() for label in answer.sentences] == ["•  13:00 with 怡君 陳 moved to 14:00, table 1"]
    with qtbot.waitSignal(paper.told, timeout=20_000):
        qtbot.keyClick(answer, Qt.Key.Key_Return)
    case = morning.store.read(queries.card_case, morning.event_id, forum.attendee("Łącki"), MORNING)
    assert case is not None
    assert (case.state, case.printed) == (CardState.CURRENT, 2)
    paper.answer_card(code)
    assert answered(paper).sentences[-1].text() == "•  Version 2 was printed already"


def test_what_is_cancelled_new_or_at_another_table_is_told(
    paper: MeetingPaper, morning: PageContext, day: MeetingDay, forum: Forum, chosen_file: Path, qtbot: QtBot
) -> None:
    save(paper, qtbot, replace(LATER, wanted=PaperWanted.ALL_CARDS))
    assert chosen_file.exists()
    store = morning.store
    mine = day.meetings["Žydrūnaitė", "Mägi"]
    store.write("Cancel", actions.cancel_meeting, day.meetings["Žydrūnaitė", "Bērziņš"], MORNING)
    store.write("Move", actions.move_meeting, mine, day.block, 1, day.tables[1], MORNING)
    kind = store.read(queries.types, morning.event_id)[0].id
    keys = forum.attendee(), forum.attendee("Åsgård")
    request = store.write("Request", actions.add_request, morning.event_id, *keys, type_id=kind, now=MORNING)
    store.write("Place", actions.place_meeting, request, day.block, 4, day.tables[2], MORNING)
    paper.answer_card(CardCode(forum.code(), 1))
    assert [label.text() for label in answered(paper).sentences] == [
        "•  13:00 with Jānis Bērziņš is cancelled",
        "•  New at 14:20: Øystein Åsgård, table 3",
    ]


def test_a_card_of_nobody_is_said_in_a_sentence(
    paper: MeetingPaper, morning: PageContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(morning.toaster.said) as said:
        paper.answer_card(CardCode("BBBBBBBBC", 1))
    assert paper.answer is None
    assert said.args is not None
    assert "Nobody was checked in" in said.args[0]


def test_the_next_scan_closes_what_the_last_card_was_told(
    paper: MeetingPaper, morning: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    paper.answer_card(CardCode(forum.code(), 1))
    answer = answered(paper)
    morning.scanner.scanned.emit(card_code(forum.code(), 1))  # whoever opened it does so before or after
    assert paper.answer is answer
    with qtbot.waitSignal(answer.finished):
        morning.scanner.scanned.emit("BCDFGHJKL")
    assert paper.answer is None
