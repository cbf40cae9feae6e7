"""Tests of the staff's section by typing and clicking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from desktop_app.errors import Refused
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.dialogs import PinDialog
from desktop_app.features.setup.page import SetupPage
from desktop_app.staff import NOBODY, Permission, Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.setup.page.section import Section
    from desktop_app.kit.context import PageContext

PIN = "4711"


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> SetupPage:
    page = SetupPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.show_staff()
    return page


@pytest.fixture
def section(page: SetupPage) -> Section:
    return next(section for section in page.sections if section.title == "Staff")


def buttons(qtbot: QtBot, section: Section, words: str) -> list[QPushButton]:
    """The buttons of that text; rows that were just laid show a moment later."""

    def found() -> list[QPushButton]:
        every = section.findChildren(QPushButton)
        return [each for each in every if each.isVisible() and words in each.text()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()


def sentences(section: Section) -> str:
    return " ".join(each.text() for each in section.findChildren(QLabel) if each.isVisible())


def people(context: PageContext) -> list[tuple[str, Role, bool]]:
    return [(row.name, row.role, row.has_pin) for row in context.store.read(queries.workers)]


def pin_dialog() -> PinDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PinDialog)
    return dialog


def test_a_person_is_added_named_and_given_a_role(
    section: Section, context: PageContext, qtbot: QtBot
) -> None:
    assert "Nobody is listed yet" in sentences(section)
    section.add_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "Rasa")  # all of it is selected
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert people(context) == [("Rasa", Role.VOLUNTEER, False)]
    qtbot.waitUntil(lambda: "as long as no organiser" in sentences(section))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in section.findChildren(QComboBox)))
    box = next(each for each in section.findChildren(QComboBox) if each.isVisible())
    box.setCurrentIndex(box.findData(Role.ORGANISER))
    box.activated.emit(box.currentIndex())
    assert people(context) == [("Rasa", Role.ORGANISER, False)]


def test_who_sets_the_first_pin_goes_on_working(
    section: Section, page: SetupPage, context: PageContext, qtbot: QtBot
) -> None:
    context.store.write("Add", actions.add_staff, name="Rasa", role=Role.ORGANISER)
    page.refresh()
    buttons(qtbot, section, "Set PIN")[0].click()
    dialog = pin_dialog()
    assert not dialog.remove_button.isVisible()
    qtbot.keyClicks(dialog.pin, "1234")
    dialog.set_button.click()
    assert "first that people try" in " ".join(each.text() for each in dialog.findChildren(QLabel))
    dialog.pin.clear()
    qtbot.keyClicks(dialog.pin, PIN)
    qtbot.keyClicks(dialog.again, "4712")
    dialog.set_button.click()
    assert "two different PINs" in " ".join(each.text() for each in dialog.findChildren(QLabel))
    qtbot.keyClicks(dialog.again, PIN)
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    assert people(context) == [("Rasa", Role.ORGANISER, True)]
    assert (context.duty.worker.name, context.store.staff) == ("Rasa", "Rasa")
    assert context.may(Permission.STAFF)
    qtbot.waitUntil(lambda: "Roles count" in sentences(section))


def test_the_section_tells_volunteers_why_they_change_nothing(
    section: Section, page: SetupPage, context: PageContext, qtbot: QtBot
) -> None:
    key = context.store.write("Add", actions.add_staff, name="Rasa", role=Role.ORGANISER)
    context.store.write("PIN", actions.set_pin, key, PIN)
    qtbot.waitUntil(lambda: "Only an organiser changes the staff" in sentences(section))
    assert context.duty.worker is NOBODY
    assert not section.add_button.isEnabled()
    with pytest.raises(Refused):
        context.store.write("Add", actions.add_staff, name="Jonas")
    for each in page.sections:
        page.show_section(each.title)
        assert not (each.add_button.isVisible() and each.add_button.isEnabled())
    context.duty.sign_in(key, PIN)
    page.show_staff()
    assert section.add_button.isEnabled()
    assert "Only an organiser" not in sentences(section)


def test_a_refusal_is_said_in_the_section_and_the_row_is_as_it_was(
    section: Section, page: SetupPage, context: PageContext, qtbot: QtBot
) -> None:
    rasa = context.store.write("Add", actions.add_staff, name="Rasa", role=Role.ORGANISER)
    ona = context.store.write("Add", actions.add_staff, name="Ona", role=Role.DESK)
    context.store.write("PIN", actions.set_pin, rasa, PIN)
    context.duty.sign_in(rasa, PIN)
    context.store.write("PIN", actions.set_pin, ona, "8305")
    page.refresh()
    buttons(qtbot, section, "Leaves")[1].click()
    assert "last organiser" in section.complaint
    buttons(qtbot, section, "Leaves")[0].click()
    assert [name for name, *_ in people(context)] == ["Rasa"]
    qtbot.waitUntil(lambda: "Work here no more" in sentences(section))
    buttons(qtbot, section, "Returns")[0].click()
    assert [name for name, *_ in people(context)] == ["Ona", "Rasa"]


def test_a_pin_is_removed(section: Section, page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    rasa = context.store.write("Add", actions.add_staff, name="Rasa", role=Role.ORGANISER)
    context.store.write("PIN", actions.set_pin, rasa, PIN)
    context.duty.sign_in(rasa, PIN)
    page.refresh()
    buttons(qtbot, section, "Change PIN")[0].click()
    pin_dialog().remove_button.click()
    assert people(context) == [("Rasa", Role.ORGANISER, False)]
    assert not context.duty.in_force
