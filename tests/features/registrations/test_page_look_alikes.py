"""Tests of look-alikes on the People page by keys and clicks: the pairs, the assistant, not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.tables import Attendee
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.merging import OrganisationMergeDialog, PeopleMergeDialog
from desktop_app.features.registrations.dialogs.merging_frame import MergeDialog
from desktop_app.features.registrations.dialogs.picking import PersonPicker
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.queries.merging import people_apart, person_side
from tests.make import Forum, add_attendee, add_organisation, add_scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from db.store import Session
    from desktop_app.features.registrations.page.pairs import PairList
    from desktop_app.kit.context import PageContext


def add_doubles(session: Session, forum: Forum) -> tuple[str, str]:
    """Eglė and Jānis once more."""
    category = forum.categories["Participant"]
    house = add_organisation(session, forum.event_id, "SIA „Gauja Robotics“", "company", "LV")
    own = session.get_one(Attendee, forum.attendee())
    own.email = "egle@x.lt"
    egle = add_attendee(
        session, forum.event_id, category, "Egle", "Zydrunaite", email="egle@x.lt", phone="+370 612"
    )
    janis = add_attendee(session, forum.event_id, category, "Janis", "Berzins", organisation_id=house.id)
    add_scan(session, forum, egle.id)
    return egle.id, janis.id


@pytest.fixture
def doubles(context: PageContext, forum: Forum) -> tuple[str, str]:
    return context.store.write("Register twice", add_doubles, forum)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> Iterator[PeoplePage]:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.list.table.clearSelection()


def look(page: PeoplePage, qtbot: QtBot, count: int) -> None:
    qtbot.mouseClick(page.look_alikes_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: len(page.look_alikes.people.pairs) == count and not page.look_alikes.bar.isVisible()
    )


def shown(pairs: PairList) -> list[tuple[str, ...]]:
    model = pairs.table.model()
    return [
        tuple(str(model.index(row, place).data()) for place in range(4)) for row in range(model.rowCount())
    ]


def assistant(page: PeoplePage) -> MergeDialog:
    (found,) = page.look_alikes.findChildren(MergeDialog)
    return found


def test_pairs_are_listed_the_surest_first(page: PeoplePage, qtbot: QtBot, doubles: tuple[str, str]) -> None:
    look(page, qtbot, 2)
    assert doubles
    assert shown(page.look_alikes.people)[0] == (
        "Almost surely",
        "Eglė Žydrūnaitė  ·  Nemunas Software Cluster",
        "Egle Zydrunaite  ·  egle@x.lt  ·  arrived",
        "same name  ·  same e-mail",
    )
    assert shown(page.look_alikes.people)[1][::3] == ("Probably", "same name  ·  same organisation")
    assert [page.look_alikes.tabs.tabText(place) for place in (0, 1)] == ["People  2", "Organisations  1"]
    assert page.look_alikes_button.text() == "Look-alikes: 3"
    assert not page.inspector.isVisible()


def test_enter_opens_the_assistant_and_enter_merges(
    page: PeoplePage, qtbot: QtBot, context: PageContext, doubles: tuple[str, str], forum: Forum
) -> None:
    look(page, qtbot, 2)
    with qtbot.waitSignal(context.toaster.said_undoable) as said:
        qtbot.keyClick(page.look_alikes.people.table, Qt.Key.Key_Return)
        dialog = assistant(page)
        assert dialog.keys == (doubles[0], forum.attendee()), "who has arrived stays"
        assert "scans 1" in dialog.kept_words
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert said.args == ["Eglė Žydrūnaitė merged into Egle Zydrunaite"]
    assert context.store.read(person_side, forum.attendee()) is None
    look_again = page.look_alikes.people
    qtbot.waitUntil(lambda: len(look_again.pairs) == 1 and not page.look_alikes.bar.isVisible())
    context.store.undo()
    qtbot.waitUntil(lambda: len(look_again.pairs) == 2 and not page.look_alikes.bar.isVisible())


def test_arrows_and_space_choose_what_stays(
    page: PeoplePage, qtbot: QtBot, context: PageContext, doubles: tuple[str, str]
) -> None:
    look(page, qtbot, 2)
    qtbot.keyClick(page.look_alikes.people.table, Qt.Key.Key_Return)
    dialog = assistant(page)
    assert dialog.table.theirs == {"organisation", "country"}, "what is empty in the one that stays"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Right)
    assert "name" in dialog.table.theirs
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.table.theirs == {"name", "country"}
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    kept = context.store.read(queries.person, doubles[0])
    assert kept is not None
    assert (kept.row.name, kept.row.organisation) == ("Eglė Žydrūnaitė", "Nemunas Software Cluster")
    assert kept.row.phone == "+370 612"


def test_the_other_one_can_stay(
    page: PeoplePage, qtbot: QtBot, context: PageContext, doubles: tuple[str, str], forum: Forum
) -> None:
    look(page, qtbot, 2)
    qtbot.keyClick(page.look_alikes.people.table, Qt.Key.Key_Return)
    dialog = assistant(page)
    qtbot.mouseClick(dialog.swap_button, Qt.MouseButton.LeftButton)
    assert dialog.keys == (forum.attendee(), doubles[0])
    qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    kept = context.store.read(queries.person, forum.attendee())
    assert kept is not None
    assert kept.row.arrived_at is not None


def test_n_says_that_two_are_not_the_same(
    page: PeoplePage, qtbot: QtBot, context: PageContext, doubles: tuple[str, str], forum: Forum
) -> None:
    look(page, qtbot, 2)
    qtbot.keyClick(page.look_alikes.people.table, Qt.Key.Key_N)
    assert len(page.look_alikes.people.pairs) == 1
    pair = tuple(sorted((forum.attendee(), doubles[0])))
    assert context.store.read(people_apart, forum.event_id) == {pair}
    qtbot.waitUntil(lambda: not page.look_alikes.bar.isVisible())
    assert len(page.look_alikes.people.pairs) == 1
    context.store.undo()
    qtbot.waitUntil(lambda: len(page.look_alikes.people.pairs) == 2)


def test_organisations_are_merged_too(
    page: PeoplePage, qtbot: QtBot, context: PageContext, doubles: tuple[str, str], forum: Forum
) -> None:
    look(page, qtbot, 2)
    page.look_alikes.tabs.setCurrentIndex(1)
    houses = page.look_alikes.organisations
    assert shown(houses)[0][3] == "other legal form"
    qtbot.keyClick(houses.table, Qt.Key.Key_Return)
    dialog = assistant(page)
    assert isinstance(dialog, OrganisationMergeDialog)
    assert dialog.keys[0] == forum.organisations["Gauja Robotics"], "the one with more people stays"
    qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    kept = context.store.read(queries.person, doubles[1])
    assert kept is not None
    assert kept.row.organisation == "Gauja Robotics"
    qtbot.waitUntil(lambda: not houses.pairs and not page.look_alikes.bar.isVisible())


def test_an_event_without_doubles_says_so_and_escape_leads_back(page: PeoplePage, qtbot: QtBot) -> None:
    look(page, qtbot, 0)
    assert page.look_alikes.people._nobody.isVisible()
    assert not page.look_alikes.people.merge_button.isVisible()
    qtbot.keyClick(page.look_alikes, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert page.inspector.isVisible()


def test_two_selected_people_are_merged_from_the_list(
    page: PeoplePage, qtbot: QtBot, context: PageContext, doubles: tuple[str, str], forum: Forum
) -> None:
    qtbot.waitUntil(lambda: page.list.model.place_of(doubles[0]) is not None)
    table = page.list.table
    table.choose(doubles[0])
    assert not page.list.selection.merge_button.isVisible()
    flags = table.selectionModel().SelectionFlag
    place = page.list.model.place_of(forum.attendee())
    assert place is not None
    table.selectionModel().select(page.list.model.index(place, 0), flags.Select | flags.Rows)
    qtbot.mouseClick(page.list.selection.merge_button, Qt.MouseButton.LeftButton)
    dialog = assistant(page)
    assert isinstance(dialog, PeopleMergeDialog)
    qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    assert len(context.store.read(queries.attendee_keys, forum.event_id)) == 8


def test_the_other_one_is_asked_for_in_the_inspector(
    page: PeoplePage, qtbot: QtBot, doubles: tuple[str, str], forum: Forum
) -> None:
    qtbot.waitUntil(lambda: page.list.model.place_of(doubles[0]) is not None)
    page.show_thing(forum.attendee())
    page.inspector.merge_action.trigger()
    (picker,) = page.window().findChildren(PersonPicker)
    assert [person.attendee_id for person in picker.people.people] == [doubles[0]], "not itself"
    picker.search.clear()
    qtbot.keyClicks(picker.search, "berz")
    assert len(picker.people.people) == 2
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(picker.people, Qt.Key.Key_Down)
    qtbot.keyClick(picker.people, Qt.Key.Key_Return)
    dialog = assistant(page)
    assert forum.attendee() in dialog.keys
    assert {*dialog.keys} & {doubles[1], forum.attendee("Bērziņš")}
    dialog.reject()


def test_who_went_meanwhile_is_said_in_a_sentence(
    page: PeoplePage, qtbot: QtBot, context: PageContext, doubles: tuple[str, str], forum: Forum
) -> None:
    dialog = page.look_alikes.merge_people(*doubles)
    context.store.write("Merge", actions.merge_people, forum.attendee(), doubles[0])
    qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    assert dialog.complaint.startswith("One of the two is not on the list any more")
    assert not dialog.merge_button.isEnabled()
    dialog.reject()


def test_a_search_is_cancelled_and_leads_back(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.look_alikes_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.look_alikes.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.look_alikes.bar.isVisible())
    assert page.look_alikes.complaint == ""
