"""An erased person stays erased: imports leave them out, the door refuses, nothing writes on what is left."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db.tables import Attendee, Scan
from desktop_app.errors import Refused
from desktop_app.features.badges.queries import badges_of_people, expected_people
from desktop_app.features.checkin.actions import check_in, check_in_attendee
from desktop_app.features.checkin.queries import door_list
from desktop_app.features.checkin.rules import Desk, Reason, show_code
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.person import PersonRefusal
from desktop_app.features.registrations.rules.plan import PlanRefusal, RowRefusal
from tests.features.registrations.importing import (
    ANNA,
    BERT,
    CARL,
    HEADER,
    bring,
    counts,
    key,
    planned,
    write,
)
from tests.make import make_forum
from tests.personal import COLUMNS, add_guest, columns_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum

AT = datetime(2026, 5, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def empty(store: Store) -> Forum:
    return store.write("Make the forum", make_forum, people=())


def scans(session: Session) -> list[Scan]:
    return list(session.scalars(select(Scan).order_by(Scan.id)))


@pytest.mark.parametrize("code", [COLUMNS["code"], show_code(COLUMNS["code"]).lower(), "SVETIMAS77"])
def test_the_old_badge_opens_no_door(store: Store, forum: Forum, code: str) -> None:
    guest = add_guest(store, forum)
    store.erase("Erase one person", [guest.id])
    answer = store.write("Check in", check_in, Desk(forum.event_id, forum.door_id), code, AT)
    assert answer.verdict.reason is Reason.ERASED
    assert not answer.verdict.admitted
    newest = store.read(scans)[-1]
    assert (newest.raw_code, newest.attendee_id, newest.reason) == ("", None, "erased")


def test_nobody_is_let_in_from_the_list(store: Store, forum: Forum) -> None:
    guest = add_guest(store, forum)
    store.erase("Erase one person", [guest.id])
    answer = store.write("Check in", check_in_attendee, Desk(forum.event_id, forum.door_id), guest.id, AT)
    assert answer.verdict.reason is Reason.ERASED


def test_no_paper_is_made_of_who_was_erased(store: Store, forum: Forum) -> None:
    guest = add_guest(store, forum)

    def listed() -> tuple[int, int]:
        kit = store.read(door_list.door_kit, forum.event_id, forum.door_id)
        return len(kit.people), len(store.read(queries.export_sheet, forum.event_id).rows)

    before = listed()
    store.erase("Erase one person", [guest.id])
    assert guest.id not in store.read(expected_people, forum.event_id)
    assert store.read(badges_of_people, forum.event_id, [guest.id]) == ()
    assert listed() == (before[0] - 1, before[1] - 1)


def test_what_is_left_cannot_be_changed(store: Store, forum: Forum) -> None:
    guest = add_guest(store, forum)
    store.erase("Erase one person", [guest.id])
    with pytest.raises(Refused) as refused:
        store.write("Edit", actions.edit_attendee, guest.id, given_name="Ona")
    assert refused.value.reason is PersonRefusal.ERASED
    with pytest.raises(Refused):
        store.write("Edit", actions.set_custom, guest.id, "diet", "vegan")
    both = [guest.id, forum.attendee()]
    assert store.write("Edit", actions.edit_attendees, both, category_id=forum.categories["VIP"]) == 1


def test_the_list_counts_the_erased_and_puts_them_last(store: Store, forum: Forum) -> None:
    guest = add_guest(store, forum)
    store.erase("Erase one person", [guest.id])
    assert store.read(queries.attendee_keys, forum.event_id)[-1] == guest.id
    (row,) = store.read(queries.listing.attendee_rows, [guest.id])
    assert (row.name, row.code, row.country) == ("", "", "LT")
    assert row.erased_at is not None


UNKEYED = HEADER.removeprefix("ID;")


@pytest.mark.parametrize(
    "again", [ANNA, ANNA.upper(), ANNA.removeprefix("1"), ANNA.replace("anna@x.example", "")]
)
def test_an_import_leaves_the_erased_out(store: Store, empty: Forum, tmp_path: Path, again: str) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA + BERT)
    store.erase("Erase one person", [key(store, "Anna")])
    plan = bring(store, empty.event_id, tmp_path, HEADER + again + BERT + CARL)
    assert counts(plan) == (1, 0, 1, 0, 1)
    assert plan.rejected[0].reason is RowRefusal.ERASED
    assert plan.vanished == ()
    assert store.read(names) == ["Bert", "Carl"]


def test_a_list_without_numbers_knows_the_erased_too(store: Store, empty: Forum, tmp_path: Path) -> None:
    text = UNKEYED + ANNA[2:] + CARL[2:]
    bring(store, empty.event_id, tmp_path, text)
    store.erase("Erase", [key(store, "Anna"), key(store, "Carl")])
    assert counts(bring(store, empty.event_id, tmp_path, text)) == (0, 0, 0, 0, 2)
    # A namesake is told apart by the e-mail address.
    other = UNKEYED + "Anna;Kask;other@x.example;;Saaremaa Optics;EE;paid;\n"
    assert counts(bring(store, empty.event_id, tmp_path, other)) == (1, 0, 0, 0, 0)


def test_who_registers_anew_is_welcome(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    store.erase("Erase one person", [key(store, "Anna")])
    plan = bring(store, empty.event_id, tmp_path, HEADER + ANNA + ANNA.replace("1;", "77;", 1))
    assert counts(plan) == (1, 0, 0, 0, 1)
    assert store.read(names) == ["Anna"]


def test_who_is_erased_while_a_list_is_looked_at_stays_erased(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    changed = tmp_path / "changed.csv"
    changed.write_text(HEADER + ANNA.replace("Fish", "Vegan"), encoding="utf-8")
    plan = planned(store, empty.event_id, changed)
    assert counts(plan) == (0, 1, 0, 0, 0)
    anna = key(store, "Anna")
    store.erase("Erase one person", [anna])
    with pytest.raises(Refused) as refused:
        write(store, empty.event_id, plan)
    assert refused.value.reason is PlanRefusal.LIST_CHANGED
    assert store.read(columns_of, anna)["custom"] == {}


def names(session: Session) -> list[str]:
    found = select(Attendee.given_name).where(Attendee.erased_at.is_(None))
    return sorted(session.scalars(found))
