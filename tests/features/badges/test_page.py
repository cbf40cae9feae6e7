"""Tests of the Badges page: templates, the preview, saving and printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.features.badges import queries
from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.registrations.queries.printouts import PersonPrintout, person_printouts
from desktop_app.features.setup import actions as setup

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> BadgesPage:
    page = BadgesPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    settle(page, qtbot)
    return page


def settle(page: BadgesPage, qtbot: QtBot) -> None:
    """Wait until nothing is drawn or written any more."""
    qtbot.waitUntil(lambda: not page.context.runner.running, timeout=20_000)
    qtbot.waitUntil(lambda: page.preview.pages == 1, timeout=20_000)


def printed(page: BadgesPage, key: str) -> list[PersonPrintout]:
    return page.context.store.read(person_printouts, key)


def test_the_first_person_is_shown_with_each_template(page: BadgesPage, forum: Forum) -> None:
    assert page.templates.count() == 4
    first = page.context.store.read(queries.expected_people, forum.event_id)[0]
    badge = page.context.store.read(queries.badges_of_people, forum.event_id, [first])[0]
    assert badge.person in page.panel.one.text()


def test_templates_are_chosen_by_keyboard_and_remembered(
    page: BadgesPage, context: PageContext, qtbot: QtBot
) -> None:
    page.templates.setFocus()
    qtbot.keyClick(page.templates, Qt.Key.Key_End)
    assert page.template.name == "A4-2x5"
    assert page.panel.start.isVisible()
    assert context.settings.value("BadgesPage/template") == "A4-2x5"


def test_another_person_is_found_and_shown(page: BadgesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.preview.field, "berzins")
    completer = page.preview.field.completer()
    assert completer is not None
    assert completer.completionModel().rowCount() == 1
    completer.activated.emit(completer.completionModel().index(0, 0).data())
    settle(page, qtbot)
    assert "Jānis Bērziņš" in page.panel.one.text()


def test_everybodys_badges_are_saved_and_noted(
    page: BadgesPage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        qtbot.mouseClick(page.panel.print_button, Qt.MouseButton.LeftButton)
    assert len(PdfReader(file).pages) == len(forum.attendees)
    assert printed(page, forum.attendee("Mägi"))[0].state == "pdf"
    assert str(file) in page.panel.notice
    settle(page, qtbot)


def test_nothing_is_saved_where_no_file_is_named(
    page: BadgesPage, forum: Forum, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    qtbot.mouseClick(page.panel.print_button, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert printed(page, forum.attendee("Mägi")) == []
    assert page.panel.print_button.isEnabled()


def test_one_badge_goes_to_the_folder_where_no_printer_is_set(
    page: BadgesPage, forum: Forum, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
    folder = page.context.store.path.parent / "badges"
    assert [file.name for file in folder.iterdir()] == [f"{forum.code('Mägi')}.pdf"]
    assert len(printed(page, forum.attendee("Mägi"))) == 1
    settle(page, qtbot)


def test_a_printer_that_is_gone_is_named_and_nothing_is_printed(
    page: BadgesPage, forum: Forum, qtbot: QtBot
) -> None:
    page.context.store.write("Station", setup.save_station, name="Desk 1", printer="Gone QL-820")
    with qtbot.waitSignal(page.printing.refused, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
    assert "Gone QL-820" in page.panel.notice
    assert printed(page, forum.attendee("Mägi")) == []
    settle(page, qtbot)


def test_a_badge_is_put_on_a_sheet_that_is_sold(
    page: BadgesPage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    page.templates.choose("90x54")
    assert not page.panel.start.isVisible()
    page.panel.paper.setFocus()
    qtbot.keyClick(page.panel.paper, Qt.Key.Key_Down)
    assert page.panel.start.isVisible()
    page.panel.start.setValue(9)
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        qtbot.mouseClick(page.panel.print_button, Qt.MouseButton.LeftButton)
    texts = [sheet.extract_text() for sheet in PdfReader(file).pages]
    held = [text.count("Vilnius") for text in texts]
    assert held == [2, len(forum.attendees) - 2]
    page.panel.stacked.setChecked(True)
    assert not page.panel.start.isEnabled()
    settle(page, qtbot)


def test_a_badge_refused_by_a_missing_printer_can_be_printed_once_it_is_there(
    page: BadgesPage, forum: Forum, qtbot: QtBot
) -> None:
    page.context.store.write("Station", setup.save_station, name="Desk 1", printer="Gone QL-820")
    with qtbot.waitSignal(page.printing.refused, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
    page.context.store.write("Station", setup.save_station, name="Desk 1", printer="")
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
    assert len(printed(page, forum.attendee("Mägi"))) == 1
    settle(page, qtbot)


def test_whoever_asks_from_another_room_hears_of_a_missing_printer(
    page: BadgesPage, forum: Forum, qtbot: QtBot
) -> None:
    page.hide()
    page.context.store.write("Station", setup.save_station, name="Desk 1", printer="Gone QL-820")
    with qtbot.waitSignal(page.context.toaster.said) as said:
        page.print_people([forum.attendee("Mägi")])
    assert "Gone QL-820" in said.args[0]
