"""Erasing a person: nothing that tells who it was is left in the file, everything that is counted is."""

from __future__ import annotations

import time
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db import history
from db.base import Base
from db.erasing.fates import PARENTS, STAYS, belongings
from db.fingerprint import Fingerprints, code_fingerprint, fingerprints
from db.search import find_attendees, is_index_sound
from db.store import Refused, Store, UndoRefusal
from db.tables import (
    AcceptedCode,
    Action,
    Annulment,
    Attendee,
    Change,
    KeptValue,
    Organisation,
    Printout,
    Scan,
)
from tests.make import add_many_attendees
from tests.personal import COLUMNS, SECRETS, add_guest, columns_of, found_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.db.other_process import OtherProcess
    from tests.make import Forum
    from tests.personal import Guest

# Tables whose rows are gone with the person, and those that are not about people although they refer to them.
LOSE_ROWS = {"kept_value", "photo", "meeting_profile", "absence"}
KILLS = 25


@pytest.fixture
def guest(store: Store, forum: Forum) -> Guest:
    return add_guest(store, forum)


def test_each_table_of_a_person_has_its_fate() -> None:
    tables = {table.name for parent in PARENTS for table, _ in belongings(parent)}
    assert tables == (set(STAYS) - {"attendee"}) | LOSE_ROWS
    for name, columns in STAYS.items():
        assert columns <= set(Base.metadata.tables[name].columns.keys())


def test_secrets_are_there_before(store: Store, guest: Guest) -> None:
    assert guest.id
    assert len(set(found_in(store.path))) > len(SECRETS)


def test_nothing_is_left_in_the_bytes(store: Store, guest: Guest) -> None:
    erased = store.erase("Erase one person", [guest.id])
    assert (erased.people, erased.folded) == (1, True)
    assert found_in(store.path) == []
    store.close()
    assert found_in(store.path) == []


def test_a_person_among_many_leaves_no_bytes(store: Store, forum: Forum, guest: Guest) -> None:
    """Pages are split and filled again and again around the person."""
    for number in range(3):
        people = store.write("More", add_many_attendees_named, forum, number)
        store.write("Rename", rename_all, [guest.id, *people[:50]], "Vardas")
        store.write("Rename", rename_all, [guest.id], COLUMNS["given_name"])
    store.erase("Erase one person", [guest.id])
    assert found_in(store.path) == []


def add_many_attendees_named(session: Session, forum: Forum, number: int) -> list[str]:
    people = add_many_attendees(session, forum.event_id, forum.categories["VIP"], 150 + number)
    for key in people:
        session.get_one(Attendee, key).note = "x" * 50
    return people


def rename_all(session: Session, keys: list[str], name: str) -> None:
    for key in keys:
        session.get_one(Attendee, key).given_name = name


def test_the_last_person_leaves_no_words(store: Store, forum: Forum, guest: Guest) -> None:
    """Nobody is left with whom the words in the index could be merged."""
    store.erase("Erase", list(forum.attendees.values()))
    store.erase("Erase one person", [guest.id])
    assert found_in(store.path) == []
    assert store.read(is_sound)


def test_the_row_stays_without_the_person(store: Store, forum: Forum, guest: Guest) -> None:
    before = store.read(columns_of, guest.id)
    store.erase("Erase one person", [guest.id])
    after = store.read(columns_of, guest.id)
    for name in STAYS["attendee"]:
        assert after[name] == before[name], name
    assert after["erased_at"] is not None
    assert after["organisation_id"] is None
    empty = {"given_name", "family_name", "email", "phone", "job_title", "note", "booking", "box"}
    assert {after[name] for name in empty} == {""}
    assert after["custom"] == {}
    assert str(after["code"]).startswith("erased")
    assert forum.event_id == after["event_id"]


def test_facts_stay(store: Store, guest: Guest) -> None:
    counted = (Scan, Annulment, Printout, Attendee)
    before = [store.read(count, of) for of in counted]
    store.erase("Erase one person", [guest.id])
    assert [store.read(count, of) for of in counted] == before
    scan = store.read(scan_of, guest.scan_id)
    assert (scan.attendee_id, scan.admitted, scan.reason) == (guest.id, True, "welcome")
    assert (scan.raw_code, scan.explanation, scan.answers) == ("", "", {})
    assert store.read(count, KeptValue) == 0


def count(session: Session, of: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(of)) or 0


def scan_of(session: Session, scan_id: str) -> Scan:
    return session.get_one(Scan, scan_id)


def test_an_organisation_of_nobody_else_goes(store: Store, forum: Forum, guest: Guest) -> None:
    store.erase("Erase one person", [guest.id])
    assert set(store.read(organisation_names)) == set(forum.organisations)
    store.erase("Erase one person", [forum.attendee("Łącki"), forum.attendee("Bērziņš")])
    assert "Ministerstwo Portów" not in store.read(organisation_names)
    assert "Gauja Robotics" in store.read(organisation_names)  # somebody else is of it


def organisation_names(session: Session) -> list[str]:
    return list(session.scalars(select(Organisation.name)))


def test_the_journal_keeps_that_it_happened(store: Store, guest: Guest) -> None:
    before = store.read(changes_of, guest.id)
    store.erase("Erase one person", [guest.id])
    after = store.read(changes_of, guest.id)
    assert len(after) == len(before) + 1
    for was, now in zip(before, after, strict=False):
        assert (was.after or {}).keys() == (now.after or {}).keys()
        assert set((now.after or {}).values()) <= {None}
    assert after[-1].before == {"erased_at": None}


def changes_of(session: Session, key: str) -> list[Change]:
    return list(session.scalars(select(Change).where(Change.key == key).order_by(Change.seq)))


def test_labels_lose_the_name_and_nothing_else(store: Store, guest: Guest) -> None:
    store.erase("Erase one person", [guest.id])
    labels = [entry.label for entry in store.read(history.entries)]
    assert "Rename …" in labels
    assert "Walk-in …" in labels
    assert "Make the forum" in labels


def test_search_finds_nobody(store: Store, forum: Forum, guest: Guest) -> None:
    store.erase("Erase one person", [guest.id])
    for words in (*COLUMNS.values(), "uksming", "zuikis", "7553", "svetimas77"):
        assert guest.id not in [hit.attendee_id for hit in store.read(find_attendees, forum.event_id, words)]
    assert store.read(is_sound)


def is_sound(session: Session) -> bool:
    return is_index_sound(session)


def test_what_was_done_with_the_person_cannot_be_undone(store: Store, guest: Guest) -> None:
    earlier = [entry for entry in store.read(history.entries) if entry.label != "Make the forum"]
    store.erase("Erase one person", [guest.id])
    before = [store.read(columns_of, guest.id), store.read(count, Change)]
    for entry in earlier:
        with pytest.raises(Refused) as refused:
            store.undo(entry.id)
        assert refused.value.reason is UndoRefusal.ERASED
    erasure = store.read(history.entries, limit=1)[0]
    with pytest.raises(Refused) as refused:
        store.undo(erasure.id)
    assert refused.value.reason is UndoRefusal.ERASED
    assert [store.read(columns_of, guest.id), store.read(count, Change)] == before


def test_what_was_done_with_others_can_be_undone(store: Store, forum: Forum, guest: Guest) -> None:
    other = forum.attendee()
    store.write("Rename", rename_all, [other], "Ona")
    store.erase("Erase one person", [guest.id])
    assert store.undo() == "Rename"
    assert store.read(columns_of, other)["given_name"] == "Eglė"
    assert store.redo() == "Rename"


def test_nothing_is_redone_past_an_erasure(store: Store, forum: Forum, guest: Guest) -> None:
    store.write("Rename", rename_all, [guest.id, forum.attendee()], "Ona")
    store.undo()
    store.erase("Erase one person", [guest.id])
    with pytest.raises(Refused) as refused:
        store.redo()
    assert refused.value.reason is UndoRefusal.NOTHING_TO_REDO


def test_erased_twice_is_erased_once(store: Store, guest: Guest) -> None:
    store.erase("Erase one person", [guest.id])
    actions = store.read(count, Action)
    assert store.erase("Erase one person", [guest.id, "nobody"]).people == 0
    assert store.read(count, Action) == actions


def test_other_windows_are_told(store: Store, guest: Guest) -> None:
    with closing(Store.open(store.path, station="Desk 2")) as other:
        other.poll()
        store.erase("Erase one person", [guest.id])
        assert {"attendee", "scan", "printout", "kept_value"} <= other.poll()


def test_fingerprints_know_the_person_again(store: Store, forum: Forum, guest: Guest) -> None:
    store.erase("Erase one person", [guest.id])
    kept = Fingerprints.read(str(store.read(columns_of, guest.id)["source_key"]))
    assert kept == fingerprints(
        forum.event_id,
        source="pretix",
        source_key=COLUMNS["source_key"],
        name=f"{COLUMNS['family_name'].upper()} {COLUMNS['given_name']}",
        email=COLUMNS["email"].upper(),
        organisation="Vaivorykštė, pavadinta",
    )
    codes = store.read(codes_of, guest.id)
    assert codes == {code_fingerprint(forum.event_id, code) for code in (COLUMNS["code"], "SVETIMAS77")}


def codes_of(session: Session, guest: str) -> set[str]:
    found = select(AcceptedCode.code).where(
        AcceptedCode.attendee_id == guest, AcceptedCode.revoked_at.is_not(None)
    )
    return set(session.scalars(found))


def test_a_kill_erases_everything_or_nothing(store: Store, guest: Guest, other: OtherProcess) -> None:
    path = store.path
    store.close()
    whole = path.read_bytes()
    random, ended = Random(4), []
    for kill in range(KILLS):
        path.write_bytes(whole)
        other.start("erase_everybody", path)
        assert other.hear() == "begun"
        if kill:
            time.sleep(random.uniform(0, 0.06))  # the moment of the kill: in the middle of anything
        else:
            assert other.hear() == "erased"
        reported = "erased" in other.kill() or not kill
        with closing(Store.open(path)) as again:
            erased = again.read(columns_of, guest.id)["erased_at"] is not None
            assert again.read(is_sound)
        assert erased >= reported
        ended.append(erased)
        assert bool(found_in(path)) is not erased
    assert ended[0]
