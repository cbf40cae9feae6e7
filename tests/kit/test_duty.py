"""Who works at a desk: signing in, what is refused to whom, wrong PINs, and agreeing at another's desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from db.history import entries
from desktop_app.errors import Refused
from desktop_app.features.registrations.actions import edit_attendee
from desktop_app.features.registrations.actions.many import edit_many
from desktop_app.features.setup import actions
from desktop_app.features.setup.queries import pin_hash, workers
from desktop_app.kit.duty import AskDialog, Duty, Roster, SignInRefusal, ask_for
from desktop_app.staff import NOBODY, Permission, Role, RoleRefusal, Worker

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from tests.make import Forum

PIN = "4711"
WRONG = "8888"


@dataclass
class Clock:
    at: datetime = datetime(2026, 5, 20, 6, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def duty(store: Store, settings: QSettings, clock: Clock) -> Duty:
    return Duty(store, settings, Roster(workers, pin_hash), clock)


def hire(store: Store, name: str, role: Role, pin: str = "") -> str:
    """Take somebody on, whoever works here: as the organiser did the day before."""
    guard, store.guard = store.guard, lambda _verb: None
    key = store.write("Add staff", actions.add_staff, name=name, role=role)
    if pin:
        store.write("Set a PIN", actions.set_pin, key, pin)
    store.guard = guard
    return key


@pytest.fixture
def rasa(store: Store, duty: Duty) -> str:
    """An organiser with a PIN; she is not at this desk."""
    assert not duty.in_force
    return hire(store, "Rasa", Role.ORGANISER, PIN)


def newest(store: Store) -> tuple[str, str]:
    entry = store.read(entries, limit=1)[0]
    return entry.label, entry.staff


def test_nothing_is_refused_before_there_is_a_pin(store: Store, duty: Duty) -> None:
    ona = hire(store, "Ona", Role.VOLUNTEER)
    duty.sign_in(ona)
    assert all(duty.may(permission) for permission in Permission)
    store.write("Add point", actions.add_staff, name="Jonas")
    assert newest(store) == ("Add point", "Ona")


def test_the_guard_refuses_before_the_write_and_says_who_may(store: Store, duty: Duty, rasa: str) -> None:
    assert duty.worker is NOBODY
    with pytest.raises(Refused) as refused:
        store.write("Add staff", actions.add_staff, name="Jonas")
    assert refused.value.reason is RoleRefusal.STAFF
    assert "organiser" in duty.why_not(Permission.STAFF)
    assert [worker.name for worker in duty.workers] == ["Rasa"]
    duty.sign_in(rasa, PIN)
    store.write("Add staff", actions.add_staff, name="Jonas")
    assert newest(store) == ("Add staff", "Rasa")


def test_taking_back_needs_what_doing_needed(store: Store, duty: Duty, rasa: str) -> None:
    duty.sign_in(rasa, PIN)
    store.write("Add staff", actions.add_staff, name="Jonas")
    duty.sign_out()
    with pytest.raises(Refused) as refused:
        store.undo()
    assert refused.value.reason is RoleRefusal.STAFF
    duty.sign_in(rasa, PIN)
    store.undo()
    duty.sign_out()
    with pytest.raises(Refused):
        store.redo()


def test_a_long_write_is_refused_at_once_and_is_the_work_of_who_began_it(
    store: Store, forum: Forum, duty: Duty, rasa: str
) -> None:
    keys = list(forum.attendees.values())
    with pytest.raises(Refused):
        store.write_chunks("Change many", edit_many, keys, note="x")
    duty.sign_in(rasa, PIN)
    steps = store.write_chunks("Change many", edit_many, keys, note="x")
    duty.sign_out()
    assert list(steps)
    assert newest(store) == ("Change many", "Rasa")


def test_wrong_pins_bring_a_growing_pause_that_a_restart_does_not_end(
    store: Store, duty: Duty, rasa: str, clock: Clock, settings: QSettings
) -> None:
    for _ in range(4):
        with pytest.raises(Refused) as refused:
            duty.sign_in(rasa, WRONG)
        assert refused.value.reason is SignInRefusal.WRONG
    with pytest.raises(Refused) as refused:
        duty.sign_in(rasa, WRONG)
    assert refused.value.reason is SignInRefusal.PAUSE
    again = Duty(
        store, QSettings(settings.fileName(), QSettings.Format.IniFormat), Roster(workers, pin_hash), clock
    )
    assert again.seconds_left == 30
    with pytest.raises(Refused):
        again.sign_in(rasa, PIN)
    clock.pass_by(30)
    again.sign_in(rasa, PIN)
    assert (again.worker.name, again.seconds_left) == ("Rasa", 0)


def test_a_shared_pin_is_taken_for_whoever_may_do_least(store: Store, duty: Duty, rasa: str) -> None:
    """Where no name is chosen, nobody comes to an organiser's rights by a PIN they chose themselves."""
    assert rasa
    zita = hire(store, "Zita", Role.VOLUNTEER, PIN)
    hire(store, "Ona", Role.DESK, PIN)
    assert duty.prove_any(PIN).id == zita
    assert duty.prove(rasa, PIN).id == rasa
    with pytest.raises(Refused) as refused:
        duty.prove_any(WRONG)
    assert refused.value.reason is SignInRefusal.NOBODYS


def test_who_gets_a_pin_elsewhere_types_it_here_too(store: Store, duty: Duty, rasa: str) -> None:
    ona = hire(store, "Ona", Role.DESK)
    duty.sign_in(ona)
    assert not duty.may(Permission.EDIT)
    duty.sign_in(rasa, PIN)
    store.write("PIN", actions.set_pin, ona, "8305")
    assert duty.worker.name == "Rasa"
    duty.sign_in(ona, "8305")
    assert duty.may(Permission.EDIT)
    hire(store, "Zita", Role.ORGANISER, "90210")
    assert duty.worker.name == "Ona"


def test_who_left_is_signed_out(store: Store, duty: Duty, rasa: str, qtbot: QtBot) -> None:
    duty.sign_in(rasa, PIN)
    with qtbot.waitSignal(duty.changed):
        store.write("Leave", actions.let_staff_go, rasa, datetime(2026, 5, 20, tzinfo=UTC))
    assert (duty.worker, store.staff) == (NOBODY, "")
    with pytest.raises(Refused) as refused:
        duty.sign_in(rasa, PIN)
    assert refused.value.reason is SignInRefusal.GONE


def test_who_agrees_signs_for_what_is_done_and_for_nothing_more(
    store: Store, forum: Forum, duty: Duty, rasa: str
) -> None:
    ona = hire(store, "Ona", Role.VOLUNTEER, "8305")
    duty.sign_in(ona, "8305")
    agreed = duty.prove(rasa, PIN)
    with duty.acting(agreed):
        store.write("Edit", edit_attendee, forum.attendee("Bērziņš"), note="let in")
        assert duty.staff_id == rasa
    assert newest(store) == ("Edit", "Rasa")
    assert (duty.worker.name, store.staff) == ("Ona", "Ona")
    with pytest.raises(Refused):
        store.write("Edit", edit_attendee, forum.attendee("Bērziņš"), note="")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_who_may_is_not_asked_for_anybody(duty: Duty, parent: QWidget) -> None:
    agreed: list[Worker] = []
    ask_for(duty, Permission.ERASE, parent, agreed.append)
    assert agreed == [NOBODY]


@pytest.mark.usefixtures("rasa")
def test_the_dialog_offers_those_who_may_and_takes_their_pin(
    duty: Duty, parent: QWidget, qtbot: QtBot, store: Store
) -> None:
    hire(store, "Ona", Role.VOLUNTEER, "8305")
    hire(store, "Zita", Role.SUPERVISOR, "90210")
    hire(store, "Jonas", Role.SUPERVISOR)
    agreed: list[Worker] = []
    ask_for(duty, Permission.OVERRULE, parent, agreed.append)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AskDialog)
    form = dialog.form
    assert [form.names.itemText(row).split("  ")[0] for row in range(form.names.count())] == ["Rasa", "Zita"]
    assert not dialog.agree.isEnabled()
    qtbot.keyClicks(form.pin, WRONG)
    dialog.agree.click()
    assert "not the PIN of Rasa" in form.trouble.text()
    assert (agreed, form.pin.text()) == ([], "")
    qtbot.keyClicks(form.pin, PIN)
    qtbot.keyClick(form.pin, Qt.Key.Key_Return)
    assert [worker.name for worker in agreed] == ["Rasa"]
    assert duty.worker is NOBODY


@pytest.mark.usefixtures("rasa")
def test_a_pause_is_counted_down_and_outlives_the_dialog(
    duty: Duty, parent: QWidget, qtbot: QtBot, clock: Clock
) -> None:
    dialog = AskDialog(duty, Permission.ERASE, parent)
    dialog.open()
    for _ in range(5):
        qtbot.keyClicks(dialog.form.pin, WRONG)
        dialog.form.submit()
    assert not dialog.form.pin.isEnabled()
    dialog.reject()
    clock.pass_by(10)
    again = AskDialog(duty, Permission.ERASE, parent)
    again.open()
    assert "20 seconds" in again.form.trouble.text()
    clock.pass_by(20)
    qtbot.waitUntil(again.form.pin.isEnabled)
    assert again.form.trouble.text() == ""
    again.reject()
