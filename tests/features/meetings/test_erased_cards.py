"""What is left of somebody who was erased on the cards of others: nothing, and they know that it is stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.erasing import erase_people
from db.tables import CardVersion
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.card_changes import CardState, Changed
from tests.features.meetings.meeting_day import MORNING, make_meeting_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum


def test_cards_that_name_an_erased_person_are_emptied_removed_and_stale(store: Store, forum: Forum) -> None:
    store.write("Make a day of meetings", make_meeting_day, forum)
    cases = store.read(queries.card_cases, forum.event_id, MORNING)
    steps = store.write_chunks(
        "Print", actions.record_cards, forum.event_id, [case.card for case in cases], MORNING
    )
    assert list(steps) == [5]
    folder = store.path.parent / "badges"
    folder.mkdir()
    names, others = (folder / f"card-{forum.code(who)}.pdf" for who in ("Žydrūnaitė", "Łącki"))
    own = folder / f"card-{forum.code('Bērziņš')}+2.pdf"
    for file in (names, others, own):
        file.write_bytes(b"%PDF-")
    gone, egle = forum.attendee("Bērziņš"), forum.attendee()

    store.write("Erase", erase_people, [gone], MORNING)

    assert [file.exists() for file in (names, others, own)] == [False, True, False]

    def content(session: Session) -> object:
        return session.scalars(select(CardVersion.content).where(CardVersion.attendee_id == egle)).one()

    assert store.read(content) == {}
    case = store.read(queries.card_case, forum.event_id, egle, MORNING)
    assert case is not None
    assert (case.state, [each.what for each in case.changes]) == (CardState.STALE, [Changed.UNKNOWN])
    assert case.card.version == 2
