"""Each template goes to the printer that was chosen for it, and never to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.badges.page.printer_choice import PrinterChoice
from desktop_app.features.badges.page.rolls import Rolls
from desktop_app.features.badges.page.routing import Routing
from desktop_app.features.registrations.queries.printouts import person_printouts
from desktop_app.features.setup import actions as setup
from desktop_app.kit.theme import State

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.kit.context import PageContext
    from tests.kit.print_system import PrintSystem
    from tests.make import Forum

GONE = "Etiketten Büro 62 mm"


@pytest.fixture
def choice(qtbot: QtBot) -> PrinterChoice:
    made = PrinterChoice()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_template_keeps_its_printer_at_this_station_only(context: PageContext, forum: Forum) -> None:
    assert forum.event_id == context.event_id
    routing = Routing(context)
    context.store.write("Station", setup.save_station, name="Desk 1", printer="Laser")
    routing.keep("62mm", GONE)
    assert [routing.printer_for(name) for name in ("62mm", "A6")] == [GONE, "Laser"]
    context.store.station = "Desk 2"
    assert routing.printer_for("62mm") == ""
    context.store.station = "Desk 1"
    routing.keep("62mm", "")
    assert routing.printer_for("62mm") == "Laser"


def test_a_printer_that_is_not_here_stays_chosen_and_says_so(
    choice: PrinterChoice, context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    assert system.port
    window = QWidget()
    qtbot.addWidget(window)
    choice.show_printers(GONE, GONE)
    assert choice.name == GONE
    assert choice.box.currentText() == f"{GONE} (not found here)"
    assert choice.always.isChecked()
    choice.show_roll(queue, Rolls(context, queue, window), 3)
    assert "It is not here" in choice.words.text()
    assert choice.words.property("state") == State.ATTENTION.value


def test_a_pdf_file_has_no_roll_and_no_measure(choice: PrinterChoice, qtbot: QtBot) -> None:
    choice.show_printers("Laser", "")
    assert choice.always.isVisible()
    choice.box.setFocus()
    with qtbot.waitSignal(choice.chosen):
        qtbot.keyClick(choice.box, Qt.Key.Key_Home)
    assert choice.name == ""
    assert not any(part.isVisible() for part in (choice.always, choice.measure, choice.roll))


def test_the_tick_is_set_by_keyboard_and_taken_back(choice: PrinterChoice, qtbot: QtBot) -> None:
    choice.show_printers("Laser", "")
    kept: list[str] = []
    choice.kept.connect(kept.append)
    for _ in range(2):
        choice.always.setFocus()
        qtbot.keyClick(choice.always, Qt.Key.Key_Space)
    assert kept == ["Laser", ""]


def test_a_roll_too_short_for_the_batch_is_told_before(
    choice: PrinterChoice, context: PageContext, queue: PrintQueue, system: PrintSystem, qtbot: QtBot
) -> None:
    system.printers = ("Laser",)
    window = QWidget()
    qtbot.addWidget(window)
    queue.change_roll("Laser", roll=300, left=40, warn_at=5)
    rolls = Rolls(context, queue, window)
    choice.show_printers("Laser", "")
    choice.show_roll(queue, rolls, 40)
    assert "have a new roll ready" not in choice.words.text()
    choice.show_roll(queue, rolls, 41)
    assert "Laser: 40 of 300 labels left" in choice.words.text()
    assert "These are 41 badge" in choice.words.text()
    assert "have a new roll ready." in choice.words.text()


def test_a_template_whose_printer_is_gone_goes_to_no_other(
    context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    page = BadgesPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.runner.running, timeout=20_000)
    page.printing.routing.keep(page.template.name, GONE)
    page.refresh()
    assert page.panel.printer_name == GONE
    with qtbot.waitSignal(page.printing.refused, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
    assert GONE in page.panel.notice
    assert context.store.read(person_printouts, forum.attendee("Mägi")) == []
    page.templates.setFocus()
    qtbot.keyClick(page.templates, Qt.Key.Key_End)
    assert page.panel.printer_name == ""
    qtbot.waitUntil(lambda: not context.runner.running, timeout=20_000)


def test_a_badge_goes_to_its_templates_printer_and_not_to_the_stations(
    context: PageContext, forum: Forum, system: PrintSystem, qtbot: QtBot
) -> None:
    page = BadgesPage(context)
    qtbot.addWidget(page)
    context.store.write("Station", setup.save_station, name="Desk 1", printer="BADGE")
    page.printing.routing.keep(page.template.name, "OTHER")
    with qtbot.waitSignal(page.printing.finished, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
    qtbot.waitUntil(lambda: len(system.submissions()) == 1, timeout=20_000)
    assert "-d OTHER" in system.submissions()[0]
    qtbot.waitUntil(lambda: not context.runner.running, timeout=20_000)
    log = context.store.read(person_printouts, forum.attendee("Mägi"))
    assert [entry.printer for entry in log] == ["OTHER"]
    page.printing.queue.stop()


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_noted(
    context: PageContext, forum: Forum, system: PrintSystem, qtbot: QtBot
) -> None:
    page = BadgesPage(context)
    qtbot.addWidget(page)
    page.printing.queue.folder.write_text("in the way", encoding="utf-8")
    context.store.write("Station", setup.save_station, name="Desk 1", printer="BADGE")
    with qtbot.waitSignal(page.printing.refused, timeout=20_000):
        page.print_people([forum.attendee("Mägi")])
    assert page.panel.notice
    assert (system.submissions(), page.printing.queue.jobs()) == ([], [])
    assert context.store.read(person_printouts, forum.attendee("Mägi")) == []
    qtbot.waitUntil(lambda: not context.runner.running, timeout=20_000)
