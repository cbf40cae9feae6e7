"""Before a batch goes: what is wrong is listed, and whoever prints decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from db.tables import Attendee
from desktop_app.features.badges.page import BadgesPage
from tests.features.badges.test_page import printed, settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

JOB_TITLE = "Deputy \U0010fffd head of " + "everything " * 40


def _spoil(session: Session, attendee_id: str, words: str) -> None:
    person = session.get(Attendee, attendee_id)
    assert person is not None
    person.job_title = words


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "all.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    return file


@pytest.fixture
def page(context: PageContext, forum: Forum, qtbot: QtBot) -> BadgesPage:
    context.store.write("Spoil", _spoil, forum.attendee("Mägi"), JOB_TITLE)
    page = BadgesPage(context)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    qtbot.waitExposed(page)
    settle(page, qtbot)
    page.panel.print_button.setFocus()
    qtbot.keyClick(page.panel.print_button, Qt.Key.Key_Space)
    qtbot.waitUntil(page.panel.preflight.isVisible, timeout=20_000)
    settle(page, qtbot)
    return page


def _press(qtbot: QtBot, page: BadgesPage, key: Qt.Key) -> None:
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_nothing_goes_before_somebody_has_decided(page: BadgesPage, forum: Forum, file: Path) -> None:
    assert not file.exists()
    assert printed(page, forum.attendee("Mägi")) == []
    assert page.panel.preflight.people.hasFocus()
    (line,) = [
        page.panel.preflight.people.item(row).text() for row in range(page.panel.preflight.people.count())
    ]
    assert "Mägi" in line
    assert "the job title" in line


def test_the_person_is_shown_and_opened(page: BadgesPage, forum: Forum, qtbot: QtBot) -> None:
    assert "Mägi" in page.panel.one.text()
    with qtbot.waitSignal(page.person_opened) as opened:
        qtbot.keyClick(page.panel.preflight.people, Qt.Key.Key_Return)
    assert opened.args == [forum.attendee("Mägi")]


def test_the_batch_goes_without_those_who_are_listed(
    page: BadgesPage, forum: Forum, qtbot: QtBot, file: Path
) -> None:
    qtbot.keyClick(page.panel.preflight.people, Qt.Key.Key_Tab)
    assert page.panel.preflight.others.hasFocus()
    _press(qtbot, page, Qt.Key.Key_Space)
    assert len(PdfReader(file).pages) == len(forum.attendees) - 1
    assert printed(page, forum.attendee("Mägi")) == []
    assert printed(page, forum.attendee("Bērziņš"))[0].state == "pdf"
    assert not page.panel.preflight.isVisible()
    settle(page, qtbot)


def test_the_batch_goes_all_the_same(page: BadgesPage, forum: Forum, qtbot: QtBot, file: Path) -> None:
    page.panel.preflight.all.setFocus()
    _press(qtbot, page, Qt.Key.Key_Space)
    assert len(PdfReader(file).pages) == len(forum.attendees)
    assert printed(page, forum.attendee("Mägi"))[0].state == "pdf"
    settle(page, qtbot)


def test_what_was_corrected_meanwhile_is_printed(
    page: BadgesPage, forum: Forum, qtbot: QtBot, file: Path
) -> None:
    page.context.store.write("Mend", _spoil, forum.attendee("Mägi"), "Head of everything")
    page.panel.preflight.all.setFocus()
    _press(qtbot, page, Qt.Key.Key_Space)
    assert any("Head of everything" in sheet.extract_text() for sheet in PdfReader(file).pages)
    settle(page, qtbot)


def test_what_was_asked_for_is_printed_whatever_is_chosen_meanwhile(
    page: BadgesPage, forum: Forum, qtbot: QtBot, file: Path
) -> None:
    page.templates.choose("A4-2x5")
    page.panel.preflight.all.setFocus()
    _press(qtbot, page, Qt.Key.Key_Space)
    pages = PdfReader(file).pages
    assert len(pages) == len(forum.attendees)
    assert round(float(pages[0].mediabox.width) * 25.4 / 72) == 105
    settle(page, qtbot)


def test_escape_prints_nothing(page: BadgesPage, forum: Forum, qtbot: QtBot, file: Path) -> None:
    qtbot.keyClick(page.panel.preflight.people, Qt.Key.Key_Escape)
    assert not page.panel.preflight.isVisible()
    assert page.panel.print_button.hasFocus()
    assert page.panel.print_button.isEnabled()
    assert not file.exists()
    assert printed(page, forum.attendee("Mägi")) == []


def test_the_keyboard_stays_with_the_button_while_badges_are_looked_through(
    page: BadgesPage, forum: Forum, qtbot: QtBot, file: Path
) -> None:
    page.context.store.write("Mend", _spoil, forum.attendee("Mägi"), "Deputy head")
    qtbot.keyClick(page.panel.preflight.people, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        qtbot.keyClick(page.panel.print_button, Qt.Key.Key_Space)
        assert not page.panel.print_button.isEnabled()
        assert page.panel.hasFocus()
    assert file.exists()
    assert page.panel.print_button.hasFocus()
    settle(page, qtbot)


def test_a_file_is_named_after_the_templates_title(
    page: BadgesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def ask(*said: str) -> tuple[str, str]:
        proposed.append(said[2])
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page.keeping.copy(replace(page.template, title="Guests: red / blue"))
    settle(page, qtbot)
    page.panel.one.setChecked(True)
    qtbot.mouseClick(page.panel.print_button, Qt.MouseButton.LeftButton)
    assert proposed[0].endswith("badges-Guests-red-blue-copy-1.pdf")


def test_a_batch_is_not_printed_twice_by_pressing_twice(
    page: BadgesPage, forum: Forum, qtbot: QtBot, file: Path
) -> None:
    page.context.store.write("Mend", _spoil, forum.attendee("Mägi"), "Deputy head")
    qtbot.keyClick(page.panel.preflight.people, Qt.Key.Key_Escape)
    qtbot.keyClick(page.panel.print_button, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        page.refresh()
        assert not page.panel.print_button.isEnabled()
    assert file.exists()
    assert page.panel.print_button.isEnabled()
    assert len(printed(page, forum.attendee("Mägi"))) == 1
    settle(page, qtbot)


def test_one_badge_before_everybodys_eyes_goes_at_once(
    page: BadgesPage, forum: Forum, qtbot: QtBot, file: Path
) -> None:
    page.panel.one.setChecked(True)
    page.panel.print_button.setFocus()
    _press(qtbot, page, Qt.Key.Key_Space)
    assert len(PdfReader(file).pages) == 1
    assert printed(page, forum.attendee("Mägi"))[0].state == "pdf"
    settle(page, qtbot)
