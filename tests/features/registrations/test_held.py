"""What is held on one person as one file: nothing is missing, whatever table it lies in."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from db.base import Base
from db.erasing.fates import PARENTS, STAYS, belongings
from db.tables import SearchEntry
from desktop_app.errors import Refused
from desktop_app.features.registrations.queries.held import held_on
from desktop_app.features.registrations.rules.held import COLUMNS, INNER, TABLES, HeldJob, HeldWords
from desktop_app.features.registrations.rules.person import PersonRefusal
from desktop_app.features.registrations.tasks.held import write_held
from desktop_app.paper.target import FileRefusal
from desktop_app.progress import Silent
from tests.paper.reading import texts
from tests.personal import COLUMNS as PERSON
from tests.personal import EARLIER, PHOTO, SECRETS, add_guest

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum
    from tests.personal import Guest

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def guest(store: Store, forum: Forum) -> Guest:
    return add_guest(store, forum)


@pytest.fixture
def archive(store: Store, guest: Guest, tmp_path: Path) -> Path:
    held = store.read(held_on, guest.id)
    job = HeldJob(held, tmp_path / "person.zip", NOW, "22 November 2026, 11:00", HeldWords.spoken())
    return write_held(job, Silent())


def unpacked(archive: Path, folder: Path) -> tuple[dict[str, Any], str]:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
        names = {name.rpartition(".")[2]: name for name in packed.namelist()}
    machine = json.loads((folder / names["json"]).read_text(encoding="utf-8"))
    return machine, " ".join(" ".join(texts(folder / names["pdf"])).split())


def test_every_table_that_refers_to_people_is_in_it(store: Store, guest: Guest) -> None:
    """A table of tomorrow is read by itself; this test then asks for its title and its fate."""
    about = {table.name for parent in PARENTS for table, _ in belongings(parent)}
    about |= {"attendee", "search_entry"}
    for table in Base.metadata.sorted_tables:
        if "attendee_id" in table.columns:
            assert table.name in about
    held = store.read(held_on, guest.id)
    assert set(held.tables) == about == set(TABLES)


def test_every_column_has_a_title(store: Store, guest: Guest) -> None:
    held = store.read(held_on, guest.id)
    for table, rows in held.tables.items():
        columns = set(Base.metadata.tables[table].columns.keys())
        assert columns <= set(rows[0])
        assert {name.removesuffix("_id") for name in columns - INNER} <= set(COLUMNS), table
    assert set(STAYS) <= set(held.tables)


def test_both_files_hold_everything(archive: Path, tmp_path: Path) -> None:
    machine, paper = unpacked(archive, tmp_path / "unpacked")
    whole = json.dumps(machine, ensure_ascii=False)
    for secret in (*SECRETS, "Headset", "May we?", "by_mistake"):
        assert secret in whole
        assert secret in paper or secret == PHOTO, secret
    assert f"in the file baltic-forum-{PERSON['code']}.jpg" in paper
    assert "as of 22 November 2026, 11:00" in paper
    assert "Everything held on Kvadrilė Ūksmingaitė" in paper


def test_the_journal_tells_who_changed_what_and_when(archive: Path, tmp_path: Path) -> None:
    machine, paper = unpacked(archive, tmp_path / "unpacked")
    renamed = next(each for each in machine["journal"] if each["label"].startswith("Rename"))
    assert (renamed["staff"], renamed["station"]) == ("Ona", "Desk 1")
    (change,) = renamed["changes"]
    assert (change["before"]["family_name"], change["after"]["family_name"]) == (
        EARLIER,
        PERSON["family_name"],
    )
    assert f"Family name: {EARLIER} → {PERSON['family_name']}" in paper


def test_nobody_else_is_in_it(archive: Path, tmp_path: Path, forum: Forum) -> None:
    machine, paper = unpacked(archive, tmp_path / "unpacked")
    for name in forum.attendees:
        assert name not in json.dumps(machine, ensure_ascii=False)
        assert name not in paper


def test_what_cannot_be_written_leaves_nothing(store: Store, guest: Guest, tmp_path: Path) -> None:
    held = store.read(held_on, guest.id)
    target = tmp_path / "no folder" / "person.zip"
    with pytest.raises(Refused) as refused:
        write_held(HeldJob(held, target, NOW, "", HeldWords.spoken()), Silent())
    assert refused.value.reason is FileRefusal.NO_FOLDER


def test_of_an_erased_person_nothing_is_held(store: Store, guest: Guest) -> None:
    store.erase("Erase one person", [guest.id])
    with pytest.raises(Refused) as refused:
        store.read(held_on, guest.id)
    assert refused.value.reason is PersonRefusal.ERASED
    assert store.read(entries_of, guest.id) == []


def entries_of(session: Session, guest: str) -> list[SearchEntry]:
    return list(session.scalars(select(SearchEntry).where(SearchEntry.attendee_id == guest)))
