"""People who come together: found, counted, ticked and checked in as one step, from the keyboard alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from db import history
from db.tables import Annulment, CustomField, Scan, Staff
from desktop_app.features.checkin.actions import CHUNK, check_in_attendee, check_in_delegation
from desktop_app.features.checkin.queries.delegation import (
    delegations_among,
    delegations_of,
    fitting,
    holder,
    members,
)
from desktop_app.features.checkin.queries.desk import people_like
from desktop_app.features.checkin.rules.delegation import Bond, Delegation, Member, everybody
from desktop_app.kit.widgets import Shape
from tests.features.checkin.conftest import NINE, REVOKED, ZYDRUNAS
from tests.features.checkin.delegates import CLUSTER, NAMES, add_delegation, code_of, put

if TYPE_CHECKING:
    from PySide6.QtCore import Qt as QtNames
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.dialogs.delegation import DelegationDialog
    from desktop_app.features.checkin.page import CheckinPage
    from tests.features.checkin.conftest import Clock, Forum


@pytest.fixture
def wood(forum: Forum) -> dict[str, str]:
    """Eight people of one cluster, none of them here yet; two of them were booked together."""
    people = forum.store.write("Add", add_delegation, forum.event_id)
    for name in NAMES[:2]:
        forum.store.write("Book", put, people[name], booking="K7Q")
    return people


def come(forum: Forum, attendee_id: str, minutes: int = 0) -> None:
    at = NINE + timedelta(minutes=minutes)
    forum.store.write("Check in", check_in_attendee, forum.desk, attendee_id, at)


def counts(found: tuple[Delegation, ...]) -> list[tuple[Bond, str, int, int]]:
    return [(each.bond, each.name, each.people, each.here) for each in found]


def annulled(session: Session) -> int:
    return len(session.scalars(select(Annulment)).all())


# --- who comes together --------------------------------------------------------------------------------


def test_booking_and_organisation_are_counted(forum: Forum, wood: dict[str, str]) -> None:
    come(forum, wood["Balčiūnas"])
    found = forum.store.read(delegations_of, forum.desk, wood["Abromaitė"], NINE)
    assert counts(found) == [(Bond.BOOKING, "K7Q", 2, 1), (Bond.ORGANISATION, CLUSTER, 8, 1)]
    alone = forum.store.read(delegations_of, forum.desk, forum.people["Šimkus"], NINE)
    assert alone == ()


def test_only_standing_registrations_and_who_came_all_the_same_count(
    forum: Forum, wood: dict[str, str]
) -> None:
    come(forum, wood["Žukas"])
    for name in ("Žukas", "Eimutytė"):
        forum.store.write("Cancel", put, wood[name], status="cancelled")
    (found,) = forum.store.read(delegations_of, forum.desk, wood["Gaižauskas"], NINE)
    assert (found.people, found.here, found.missing) == (7, 1, 6)


def test_a_door_that_counts_by_days_begins_each_day_with_nobody(forum: Forum, wood: dict[str, str]) -> None:
    desk = forum.point(direction="both", reentry_rule="daily")
    forum.store.write("Check in", check_in_attendee, desk, wood["Žukas"], NINE)
    today, tomorrow = NINE + timedelta(hours=1), NINE + timedelta(days=1)
    here = [
        forum.store.read(delegations_of, desk, wood["Gaižauskas"], at)[0].here for at in (today, tomorrow)
    ]
    assert here == [1, 0]


def test_members_say_who_is_here_and_who_passed_this_point(forum: Forum, wood: dict[str, str]) -> None:
    hall = forum.point()
    come(forum, wood["Žukas"], minutes=2)
    forum.store.write("Check in", check_in_attendee, hall, wood["Balčiūnas"], NINE)
    found = forum.store.read(members, forum.desk, Bond.ORGANISATION, wood[CLUSTER], NINE)
    assert [each.name.split()[1] for each in found] == list(NAMES)
    seen = {each.name.split()[1]: (each.here_since, each.inside) for each in found}
    assert seen["Žukas"] == (NINE + timedelta(minutes=2), True)
    assert seen["Balčiūnas"] == (NINE, False)
    assert seen["Dambrauskas"] == (None, False)


def test_all_means_the_missing_first() -> None:
    def member(key: str, status: str = "registered", *, inside: bool = False, here: bool = False) -> Member:
        return Member(key, key, "", "", "", status, NINE if here or inside else None, inside)

    some = [member("a"), member("b", inside=True), member("c", here=True), member("d", "cancelled")]
    assert everybody(some) == {"a"}
    assert everybody(some[1:]) == {"c"}
    assert everybody(some[3:]) == set()


def test_letters_filter_as_the_search_does(forum: Forum, wood: dict[str, str]) -> None:
    found = forum.store.read(members, forum.desk, Bond.ORGANISATION, wood[CLUSTER], NINE)

    def fits(text: str) -> list[str]:
        return [each.name.split()[1] for each in fitting(found, text)]

    assert fits("zuk") == fits("Žuk") == fits("ruta zukas") == ["Žukas"]
    assert fits("uksk") == ["Üksküll"]
    assert len(fits("timb")) == len(fits("")) == 8
    assert fits("nobody") == []


def test_an_organisation_is_found_by_all_the_words_typed(forum: Forum, wood: dict[str, str]) -> None:
    def named(text: str) -> list[str]:
        people = forum.store.read(people_like, forum.event_id, text)
        return [each.name for each in forum.store.read(delegations_among, forum.desk, people, text, NINE)]

    assert wood
    assert named("wood") == named("klaipeda timb") == [CLUSTER]
    assert named("wood ruta") == []
    # One person alone is no delegation.
    assert named("sviesa") == []


def test_a_code_that_counts_no_more_leads_to_nobody(forum: Forum) -> None:
    def held(code: str) -> str:
        return forum.store.read(holder, forum.desk, code, "")

    assert held(ZYDRUNAS) == held(ZYDRUNAS.lower()) == held("pretix-7x") == forum.people["Šimkus"]
    assert held(REVOKED) == held("nobody") == held("") == ""


# --- checking in together ------------------------------------------------------------------------------


def test_each_gets_an_own_answer_in_one_action(forum: Forum, wood: dict[str, str]) -> None:
    forum.store.write("Cancel", put, wood["Eimutytė"], status="cancelled")
    come(forum, wood["Žukas"])
    wanted = [wood[name] for name in ("Žukas", "Eimutytė", "Gaižauskas", "Gaižauskas")]
    steps = list(forum.store.write_chunks("Together", check_in_delegation, forum.desk, wanted, NINE))
    answers = [answer for step in steps for answer in step]
    assert [answer.verdict.status.value for answer in answers] == ["inside", "refused", "admitted"]
    rows = forum.scans()[1:]
    assert [(row.id, row.admitted) for row in rows] == [
        (answer.scan_id, answer.verdict.admitted) for answer in answers
    ]
    assert len({row.nonce for row in rows}) == 3
    newest = forum.store.read(history.entries, limit=1)[0]
    assert (newest.verb, newest.rows) == ("check_in_delegation", 3)
    forum.store.undo()
    assert forum.store.read(annulled) == 3


def test_a_full_room_takes_as_many_as_it_holds(forum: Forum, wood: dict[str, str]) -> None:
    hall = forum.point(capacity=3)
    wanted = [wood[name] for name in NAMES]
    steps = forum.store.write_chunks("Together", check_in_delegation, hall, wanted, NINE)
    assert sum(answer.verdict.admitted for step in steps for answer in step) == 3


def test_what_may_be_asked_is_passed_over_and_what_must_is_not(forum: Forum, wood: dict[str, str]) -> None:
    forum.add(CustomField(event_id=forum.event_id, key="bus", label="Bus back?", at_checkin="ask"))
    forum.add(CustomField(event_id=forum.event_id, key="meal", label="Meal", at_checkin="require"))
    forum.store.write("Tell", put, wood["Žukas"], custom={"meal": "Fish"})
    wanted = [wood["Žukas"], wood["Gaižauskas"]]
    steps = forum.store.write_chunks("Together", check_in_delegation, forum.desk, wanted, NINE)
    told, asked = (answer for step in steps for answer in step)
    assert told.verdict.admitted
    assert (asked.asks, [each.label for each in asked.questions]) == (True, ["Meal"])


def test_stopping_in_the_middle_lets_nobody_in(forum: Forum) -> None:
    names = tuple(f"Guest {number:03}" for number in range(CHUNK + 5))
    people = forum.store.write("Add", add_delegation, forum.event_id, names, "Many")
    wanted = [people[name] for name in names]
    steps = forum.store.write_chunks("Together", check_in_delegation, forum.desk, wanted, NINE)
    assert len(next(steps)) == CHUNK
    steps.close()
    assert forum.store.read(annulled) == CHUNK
    (left,) = forum.store.read(delegations_of, forum.desk, wanted[0], NINE)
    assert left.here == 0


# --- at the desk ---------------------------------------------------------------------------------------


def scan(page: CheckinPage, code: str) -> None:
    page.context.scanner.scanned.emit(code)


def opened(qtbot: QtBot, page: CheckinPage) -> DelegationDialog:
    dialog = page.delegations.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def press(qtbot: QtBot, dialog: DelegationDialog, *keys: QtNames.Key) -> None:
    for key in keys:
        qtbot.keyClick(dialog.list, key)


def settle(qtbot: QtBot, dialog: DelegationDialog) -> None:
    qtbot.waitUntil(lambda: dialog._writing is None)


def test_the_card_offers_the_others_and_one_key_lets_them_in(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str], clock: Clock
) -> None:
    scan(page, code_of(forum, wood["Žukas"]))
    line = page.verdict.delegation
    qtbot.waitUntil(line.isVisible)
    assert line.words == f"1 of 8 of {CLUSTER} are here"
    qtbot.keyClick(page, Qt.Key.Key_F6)
    dialog = opened(qtbot, page)
    assert dialog.heading == (CLUSTER, "1 of 8 are here")
    clock.pass_by(minutes=1)
    press(qtbot, dialog, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert dialog.ticked == {wood["Abromaitė"], wood["Balčiūnas"]}
    assert "2" in dialog.enter.text()
    with qtbot.waitSignal(page.context.toaster.said_undoable) as said:
        press(qtbot, dialog, Qt.Key.Key_Return)
    assert said.args == ["2 people were checked in together."]
    assert not dialog.isVisible()
    face = page.verdict.card.face
    assert face is not None
    assert (face.shape, face.word, face.name) == (Shape.ADMITTED, "2 admitted", CLUSTER)
    assert face.hand_out == ("2 × Badge", "2 × Lanyard")
    assert [row.attendee_id for row in forum.scans()[1:]] == [wood["Abromaitė"], wood["Balčiūnas"]]
    page.context.store.undo()
    qtbot.waitUntil(lambda: page.verdict.card.face is None)


def test_nobody_missing_is_no_offer(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    scan(page, code_of(forum, wood["Abromaitė"]))
    line = page.verdict.delegation
    qtbot.waitUntil(line.isVisible)
    assert line.words == "1 of 2 of booking K7Q are here"
    # Somebody else stands on the card: what was offered goes with the guest.
    scan(page, ZYDRUNAS)
    assert not line.isVisible()
    with qtbot.waitSignal(page._following.scanned):
        page.refresh()
    assert not line.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F6)
    assert page.delegations.dialog is None


def test_f6_switches_between_booking_and_organisation(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    scan(page, code_of(forum, wood["Abromaitė"]))
    page.delegations.ask()
    dialog = opened(qtbot, page)
    assert dialog.heading == ("Booking K7Q", "1 of 2 are here")
    press(qtbot, dialog, Qt.Key.Key_F6)
    assert dialog.heading == (CLUSTER, "1 of 8 are here")
    press(qtbot, dialog, Qt.Key.Key_F6)
    assert len(dialog.members) == 2
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_refused_ones_are_listed_and_the_others_are_in(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    forum.store.write("Cancel", put, wood["Eimutytė"], status="cancelled")
    forum.store.write("Note", put, wood["Gaižauskas"], note="Show ticket")
    scan(page, code_of(forum, wood["Žukas"]))
    page.delegations.ask()
    dialog = opened(qtbot, page)
    press(qtbot, dialog, Qt.Key.Key_A)
    assert len(dialog.ticked) == 6
    assert dialog.takes_scan(code_of(forum, wood["Eimutytė"]), "")
    press(qtbot, dialog, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.sentence == "6 of 7 were let in; see the others, and the notes, on top."
    assert dialog.answers == {
        wood["Eimutytė"]: "Refused. This registration was cancelled. Please ask at the information desk.",
        wood["Gaižauskas"]: "Admitted – attention. Show ticket",
    }
    model = dialog.list.model()
    assert {model.index(row, 0).data().split()[1] for row in (0, 1)} == {"Eimutytė", "Gaižauskas"}
    face = page.verdict.card.face
    assert face is not None
    assert (face.shape, face.sentence) == (Shape.ATTENTION, "Not let in: Rūta Eimutytė")
    assert face.note == "Rūta Gaižauskas: Show ticket"
    assert not dialog.enter.isEnabled()
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_letters_filter_and_enter_ticks(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    scan(page, code_of(forum, wood["Žukas"]))
    page.delegations.ask()
    dialog = opened(qtbot, page)
    press(qtbot, dialog, Qt.Key.Key_D)
    assert dialog.focusWidget() is dialog.field
    qtbot.keyClicks(dialog.field, "amb")
    assert dialog.list.model().rowCount() == 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.ticked == {wood["Dambrauskas"]}
    assert (dialog.field.text(), dialog.focusWidget()) == ("", dialog.list)
    assert dialog.list.model().rowCount() == 8
    # Escape empties the filter first.
    press(qtbot, dialog, Qt.Key.Key_Z)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert (dialog.field.text(), dialog.isVisible()) == ("", True)
    # Who is inside is not ticked again.
    dialog.list.choose(wood["Žukas"])
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert dialog.sentence == "Rūta Žukas is here already."
    assert dialog.ticked == {wood["Dambrauskas"]}
    press(qtbot, dialog, Qt.Key.Key_A)
    assert len(dialog.ticked) == 7
    press(qtbot, dialog, Qt.Key.Key_A)
    assert dialog.ticked == frozenset()
    dialog.close()


def test_a_scan_ticks_a_member_and_a_strangers_is_taken(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str], clock: Clock
) -> None:
    scan(page, code_of(forum, wood["Žukas"]))
    page.delegations.ask()
    dialog = opened(qtbot, page)
    scan(page, code_of(forum, wood["Dambrauskas"]))
    assert dialog.sentence == "Rūta Dambrauskas is ticked. Enter checks in."
    assert dialog.ticked == {wood["Dambrauskas"]}
    assert len(forum.scans()) == 1
    clock.pass_by(seconds=10)
    scan(page, ZYDRUNAS)
    assert not dialog.isVisible()
    answer = page.answer
    assert answer is not None
    assert answer.person is not None
    assert answer.person.attendee_id == forum.people["Šimkus"]
    assert len(forum.scans()) == 2
    # Back at the delegation, the ticks still stand.
    clock.pass_by(seconds=10)
    scan(page, code_of(forum, wood["Žukas"]))
    page.delegations.ask()
    assert dialog.ticked == {wood["Dambrauskas"]}
    dialog.close()


def test_an_organisation_is_the_first_row_of_its_name(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    come(forum, wood["Žukas"])
    qtbot.keyClicks(page.search.field, "klaipeda wood")
    first = page.search.results.chosen
    assert isinstance(first, Delegation)
    assert page.wording.delegation(first) == "8 people, 1 here"
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    dialog = opened(qtbot, page)
    assert dialog.heading == (CLUSTER, "1 of 8 are here")
    assert page.search.field.text() == ""
    dialog.close()


def test_who_bears_the_name_comes_before_the_organisation(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    forum.store.write("Rename", put, wood["Žukas"], given_name="Wood")
    qtbot.keyClicks(page.search.field, "wood")
    found = page.search.results.found
    assert [isinstance(each, Delegation) for each in found[:3]] == [False, True, False]
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert [row.attendee_id for row in forum.scans()] == [wood["Žukas"]]


def test_badges_of_all_are_printed_in_one_go(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    desk = forum.point(print_rule="once", name="Side door")
    with qtbot.waitSignal(page._following.stood):
        page.refresh()
    while page.chooser.way is None or page.chooser.way.point_id != desk.point_id:
        page.chooser.choose_next()
    found = forum.store.read(delegations_of, desk, wood["Žukas"], NINE)
    page.delegations.open(found)
    dialog = opened(qtbot, page)
    press(qtbot, dialog, Qt.Key.Key_A)
    with qtbot.waitSignal(page.badges_asked) as asked:
        press(qtbot, dialog, Qt.Key.Key_Return)
    assert asked.args == [[wood[name] for name in NAMES]]


def test_the_check_in_is_the_work_of_who_presses_enter(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    """The lock may have been opened by somebody else while the window stood there."""
    scan(page, code_of(forum, wood["Žukas"]))
    page.delegations.ask()
    dialog = opened(qtbot, page)
    mari = forum.add(Staff(name="Mari"))
    page.context.duty.sign_in(mari)
    press(qtbot, dialog, Qt.Key.Key_A, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert {row.staff_id for row in forum.scans()[1:]} == {mari}


def test_two_hundred_come_together(qtbot: QtBot, page: CheckinPage, forum: Forum) -> None:
    names = tuple(f"Guest {number:03}" for number in range(200))
    people = forum.store.write("Add", add_delegation, forum.event_id, names, "Many")
    scan(page, code_of(forum, people["Guest 000"]))
    page.delegations.ask()
    dialog = opened(qtbot, page)
    assert dialog.list.verticalScrollBar().maximum() > 0
    press(qtbot, dialog, Qt.Key.Key_A, Qt.Key.Key_Return)
    # Esc while they are written stops, and nobody is in.
    writing = dialog._writing
    assert writing is not None
    with qtbot.waitSignal(writing.stepped):
        pass
    assert dialog.sentence.startswith(f"{CHUNK} of 199")
    with qtbot.waitSignal(writing.cancelled):
        press(qtbot, dialog, Qt.Key.Key_Escape)
    assert dialog.sentence == "Stopped. Nobody of them was checked in."
    assert dialog.heading[1] == "1 of 200 are here"
    assert len(dialog.ticked) == 199
    press(qtbot, dialog, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert not dialog.isVisible()

    def standing(session: Session) -> int:
        gone = select(Annulment.scan_id)
        return len(session.scalars(select(Scan).where(Scan.admitted, Scan.id.not_in(gone))).all())

    assert forum.store.read(standing) == 200


def test_who_closes_the_list_has_let_its_ticks_go(
    qtbot: QtBot, page: CheckinPage, forum: Forum, wood: dict[str, str]
) -> None:
    scan(page, code_of(forum, wood["Žukas"]))
    page.delegations.ask()
    dialog = opened(qtbot, page)
    press(qtbot, dialog, Qt.Key.Key_A)
    assert dialog.ticked
    press(qtbot, dialog, Qt.Key.Key_Escape)
    page.delegations.ask()
    assert opened(qtbot, page).ticked == frozenset()
