"""What a volunteer finds grey under People, and what is refused all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from desktop_app.errors import Refused
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.setup import actions
from desktop_app.staff import Role

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


@pytest.fixture
def rasa(context: PageContext) -> str:
    """An organiser with a PIN, who is not at this desk."""
    key = context.store.write("Add", actions.add_staff, name="Rasa", role=Role.ORGANISER)
    context.store.write("PIN", actions.set_pin, key, "4711")
    return key


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> PeoplePage:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.mark.usefixtures("rasa")
def test_a_volunteer_takes_no_lists_out_and_changes_none(
    page: PeoplePage, context: PageContext, tmp_path: Path
) -> None:
    said: list[str] = []
    context.toaster.said.connect(said.append)
    copy, *many = page.list.selection.buttons
    for part in (page.import_button, page.export_button, copy, *many):
        assert not part.isEnabled()
        assert "Only a supervisor or an organiser" in part.toolTip()
    QGuiApplication.clipboard().setText("before")
    page.list.table.selectAll()
    page.list.copy_selected()
    page.import_file(tmp_path / "list.xlsx")
    assert QGuiApplication.clipboard().text() == "before"
    assert len(said) == 2
    with pytest.raises(Refused):
        page.export(tmp_path / "list.xlsx")
    assert list(tmp_path.glob("list.*")) == []
    page.list._on_status_asked("cancelled")
    assert "Only a supervisor" in page.list.complaint.text()


def test_who_signs_in_may_what_the_role_may(page: PeoplePage, context: PageContext, rasa: str) -> None:
    assert not page.import_button.isEnabled()
    context.duty.sign_in(rasa, "4711")
    assert page.import_button.isEnabled()
    assert page.import_button.toolTip() == ""


def test_before_there_is_a_pin_nothing_is_grey(page: PeoplePage) -> None:
    assert page.import_button.isEnabled()
    assert page.export_button.isEnabled()
