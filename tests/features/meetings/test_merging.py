"""Two people, or organisations, with meetings in one slot become one: said before, settled, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.foreseeing import foreseen
from db.tables import Attendee, CardVersion
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.outcome import Outcome
from desktop_app.features.meetings.rules.situation import broken_in
from desktop_app.features.registrations.actions import merge_organisations, merge_people
from desktop_app.features.registrations.dialogs.merging import OrganisationMergeDialog, PeopleMergeDialog
from desktop_app.features.registrations.queries.merging_meetings import standing_meetings
from tests.db.deeds import state
from tests.features.meetings.afternoon import EGLE, JANIS, OIE, OLENA, WLADEK, add_guest, at, make_afternoon

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.kit.context import PageContext
    from tests.features.meetings.afternoon import Afternoon
    from tests.make import Forum

NEMUNAS, GAUJA = "Nemunas Software Cluster", "Gauja Robotics"


def standing(afternoon: Afternoon) -> frozenset[str]:
    return afternoon.store.read(standing_meetings, afternoon.event_id)


def house_of(session: Session, attendee_id: str) -> str:
    return session.get_one(Attendee, attendee_id).organisation_id or ""


def set_house(session: Session, attendee_id: str, organisation_id: str | None) -> None:
    session.get_one(Attendee, attendee_id).organisation_id = organisation_id


def guest(afternoon: Afternoon, name: str, organisation: str | None) -> str:
    """One more person of an organisation; gives the family name."""
    house = afternoon.forum.organisations[organisation] if organisation else None
    key = afternoon.store.write("Guest", add_guest, afternoon.forum, name, organisation_id=house)
    afternoon.forum.attendees[name] = key
    return name


@pytest.fixture
def two_houses(afternoon: Afternoon) -> tuple[str, str]:
    """Two meetings in the first slot of people of one organisation with those of one other.

    The second is that of somebody who is registered a second time without the organisation.
    """
    guest(afternoon, "Antrasis", NEMUNAS)
    guest(afternoon, "Otrais", GAUJA)
    guest(afternoon, "Antrasis-Be", None)
    return afternoon.meet(EGLE, JANIS, 0), afternoon.meet("Antrasis-Be", "Otrais", 0, 1)


def test_two_of_one_organisation_do_not_meet_one_other_at_once_after_a_merge(
    afternoon: Afternoon, two_houses: tuple[str, str]
) -> None:
    """The meeting of the one who was merged goes: the others' cards stay as they are."""
    assert broken_in(afternoon.situation()) == []
    keep, gone = afternoon.forum.attendee("Antrasis-Be"), afternoon.forum.attendee("Antrasis")
    before = afternoon.store.read(state)
    afternoon.store.write("Merge", merge_people, keep, gone)
    assert standing(afternoon) == {two_houses[0]}
    assert broken_in(afternoon.situation()) == []
    afternoon.store.undo()
    assert afternoon.store.read(state) == before


@pytest.mark.parametrize("note", ["locked", "held"])
def test_what_is_locked_or_took_place_stays_before_another(
    note: str, afternoon: Afternoon, two_houses: tuple[str, str]
) -> None:
    if note == "locked":
        afternoon.store.write("Lock", actions.lock_meeting, two_houses[1])
    else:
        afternoon.store.write("Held", actions.note_outcome, two_houses[1], Outcome(), at(3))
    keep, gone = afternoon.forum.attendee("Antrasis-Be"), afternoon.forum.attendee("Antrasis")
    afternoon.store.write("Merge", merge_people, keep, gone)
    assert standing(afternoon) == {two_houses[1]}


def test_meetings_of_other_people_are_left_alone(afternoon: Afternoon, two_houses: tuple[str, str]) -> None:
    """Even where two of one organisation meet one other at once already."""
    keep = afternoon.forum.attendee("Antrasis-Be")
    afternoon.store.write("House", set_house, keep, afternoon.forum.organisations[NEMUNAS])
    afternoon.store.write(
        "Merge", merge_people, afternoon.forum.attendee(OIE), afternoon.forum.attendee(OLENA)
    )
    assert standing(afternoon) == set(two_houses)


def test_organisations_that_become_one_meet_another_once_in_a_slot(afternoon: Afternoon) -> None:
    other = guest(afternoon, "Antrasis", NEMUNAS)
    houses = {name: afternoon.store.read(house_of, afternoon.forum.attendee(name)) for name in (JANIS, OIE)}
    older, younger = afternoon.meet(EGLE, JANIS, 0), afternoon.meet(other, OIE, 0, 1)
    assert houses[JANIS]
    assert houses[OIE]
    before = afternoon.store.read(state)
    afternoon.store.write("Merge", merge_organisations, houses[JANIS], houses[OIE])
    assert standing(afternoon) == {older}
    assert broken_in(afternoon.situation()) == []
    afternoon.store.undo()
    assert standing(afternoon) == {older, younger}
    assert afternoon.store.read(state) == before


def add_cards(session: Session, attendee_id: str, *versions: int) -> None:
    session.add_all(CardVersion(attendee_id=attendee_id, version=each, content={}) for each in versions)


def cards(session: Session) -> list[tuple[str, int]]:
    return sorted((row.attendee_id, row.version) for row in session.query(CardVersion))


@pytest.mark.parametrize(
    ("kept", "merged", "known"), [((1,), (1, 2, 3), (1, 2, 3)), ((1, 2), (1,), (1, 2)), ((), (2,), (2,))]
)
def test_the_next_card_has_a_number_that_is_on_no_paper(
    kept: tuple[int, ...], merged: tuple[int, ...], known: tuple[int, ...], afternoon: Afternoon
) -> None:
    one, other = afternoon.forum.attendee(EGLE), afternoon.forum.attendee(OIE)
    afternoon.store.write("Cards", add_cards, one, *kept)
    afternoon.store.write("Cards", add_cards, other, *merged)
    afternoon.meet(EGLE, JANIS, 0)
    afternoon.meet(OIE, WLADEK, 0, 1)
    afternoon.store.write("Merge", merge_people, one, other)
    assert afternoon.store.read(cards) == [(one, version) for version in known]
    (case,) = (
        each
        for each in afternoon.store.read(queries.card_cases, afternoon.event_id, at(-1))
        if each.card.key == one
    )
    assert case.card.version == known[-1] + 1
    afternoon.store.undo()
    assert len(afternoon.store.read(cards)) == len(kept) + len(merged)


def test_what_is_foreseen_leaves_no_trace(afternoon: Afternoon, two_houses: tuple[str, str]) -> None:
    keep, gone = afternoon.forum.attendee("Antrasis-Be"), afternoon.forum.attendee("Antrasis")
    store, newest, heard = afternoon.store, afternoon.store.newest, list[frozenset[str]]()
    stop = store.listen(heard.append)
    before = store.read(state)
    seen = foreseen(
        store, lambda session: standing_meetings(session, afternoon.event_id), merge_people, keep, gone
    )
    stop()
    assert seen == {two_houses[0]}
    assert (store.read(state), store.newest, heard) == (before, newest, [])


# --- in the assistant -------------------------------------------------------------------------------


@pytest.fixture
def day(context: PageContext, forum: Forum) -> Afternoon:
    return make_afternoon(context.store, forum)


def test_the_assistant_names_the_meetings_that_go(day: Afternoon, context: PageContext, qtbot: QtBot) -> None:
    day.meet(EGLE, JANIS, 1)
    goes = day.meet(OIE, WLADEK, 1, 1)
    dialog = PeopleMergeDialog(context, day.forum.attendee(EGLE), day.forum.attendee(OIE))
    qtbot.addWidget(dialog)
    dialog.open()
    assert "20 May 2026, 14:20, table 2  ·  " in dialog.meeting_words
    assert "Władysław Łącki" in dialog.meeting_words
    assert "Jānis" not in dialog.meeting_words
    assert goes in standing(day), "only told so far"
    qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    assert goes not in standing(day)


def test_the_assistant_tells_anew_when_another_value_is_chosen(
    day: Afternoon, context: PageContext, qtbot: QtBot
) -> None:
    """Only with the organisation of the other one do the two meetings clash."""
    guest(day, "Antrasis", NEMUNAS)
    guest(day, "Otrais", GAUJA)
    guest(day, "Antrasis-Be", None)
    day.meet(EGLE, JANIS, 0)
    day.meet("Antrasis-Be", "Otrais", 0, 1)
    dialog = PeopleMergeDialog(context, day.forum.attendee("Antrasis-Be"), day.forum.attendee("Antrasis"))
    qtbot.addWidget(dialog)
    dialog.open()
    assert "organisation" in dialog.table.theirs
    assert "Otrais" in dialog.meeting_words
    while dialog.table.currentRow() < 1:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Left)
    assert "organisation" not in dialog.table.theirs
    assert dialog.meeting_words == ""


def test_the_assistant_names_the_meetings_of_organisations(
    day: Afternoon, context: PageContext, qtbot: QtBot
) -> None:
    other = guest(day, "Antrasis", NEMUNAS)
    day.meet(EGLE, JANIS, 0)
    day.meet(other, OIE, 0, 1)
    kept, gone = (day.store.read(house_of, day.forum.attendee(name)) for name in (JANIS, OIE))
    dialog = OrganisationMergeDialog(context, kept, gone)
    qtbot.addWidget(dialog)
    dialog.open()
    assert "Antrasis" in dialog.meeting_words
    qtbot.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    assert broken_in(day.situation()) == []
