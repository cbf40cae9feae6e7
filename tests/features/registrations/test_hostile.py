"""Tests that no file, however broken or ill-meant, does more than be refused with a sentence."""

from __future__ import annotations

import contextlib
import os
import time
import tracemalloc
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import func, select

from db.tables import Action, Attendee, Change
from desktop_app.errors import Unreadable, sentence_of
from desktop_app.errors.sentences import UNKNOWN
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.mapping import propose
from desktop_app.features.registrations.rules.plan import Present
from desktop_app.features.registrations.tasks import plan_import, read_table
from desktop_app.progress import Silent
from tests.features.registrations import hostile
from tests.make import make_forum

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.features.registrations.rules.plan import ImportPlan
    from tests.make import Forum

SECONDS: Final = 20
MEBIBYTES: Final = 300
SURELY_REFUSED: Final = sorted(hostile.REFUSED)
HUGE: Final = (
    *("long_cell.csv", "million_semicolons.csv", "many_commas.csv", "one_wide_row.csv", "bomb.xlsx"),
    *("packed_bomb.csv", "repeated.ods", "lying_huge.xlsx", "far_cell.xlsx", "20000_columns.csv"),
)
PERHAPS_READ: Final = sorted(hostile.HARMLESS)


@pytest.fixture
def empty(store: Store) -> Forum:
    """An event with categories and a door, and nobody registered."""
    return store.write("Make the forum", make_forum, people=())


def written(session: Session) -> tuple[int | None, ...]:
    tables = (Attendee.id, Change.seq, Action.seq)
    return tuple(session.scalar(select(func.count(column))) for column in tables)


def made(folder: Path, name: str, make: Callable[[], bytes | str]) -> Path:
    content = make()
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


def bring(store: Store, event_id: str, path: Path) -> ImportPlan:
    table = read_table(path, Silent())
    assert all(len(row.cells) == len(table.headers) for row in table.rows)
    mapping = propose(table)
    plan = plan_import(table, mapping, store.read(queries.present, event_id), Silent())
    for _ in store.write_chunks("Import", actions.import_plan, event_id, plan):
        pass
    return plan


def brought_or_refused(store: Store, event_id: str, path: Path) -> ImportPlan | Unreadable:
    try:
        return bring(store, event_id, path)
    except Unreadable as refused:
        return refused


def sentence(refused: Unreadable, path: Path) -> str:
    words = sentence_of(refused)
    assert words != UNKNOWN
    assert path.name in words
    assert words.endswith(".")
    assert "…" not in words
    return words


@pytest.mark.parametrize("name", SURELY_REFUSED)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(
    store: Store, empty: Forum, tmp_path: Path, name: str
) -> None:
    path = made(tmp_path, name, hostile.REFUSED[name])
    before, begun = store.read(written), time.process_time()
    with pytest.raises(Unreadable) as refused:
        bring(store, empty.event_id, path)
    assert sentence(refused.value, path)
    assert time.process_time() - begun < SECONDS
    assert store.read(written) == before


@pytest.mark.parametrize("name", PERHAPS_READ)
def test_a_strange_file_is_read_or_refused_and_nothing_else(
    store: Store, empty: Forum, tmp_path: Path, name: str
) -> None:
    path = made(tmp_path, name, hostile.HARMLESS[name])
    before, begun = store.read(written), time.process_time()
    plan = brought_or_refused(store, empty.event_id, path)
    if isinstance(plan, Unreadable):
        assert sentence(plan, path)
        assert store.read(written) == before
    else:
        assert len(store.read(queries.attendee_keys, empty.event_id)) == len(plan.new)
        assert not plan.new or store.undo() == "Import"
        assert store.read(queries.attendee_keys, empty.event_id) == []
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("name", HUGE)
def test_what_is_huge_takes_little_memory(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, name, (hostile.REFUSED | hostile.HARMLESS)[name])
    tracemalloc.start()
    try:
        with contextlib.suppress(Unreadable):
            plan_import(table := read_table(path, Silent()), propose(table), Present(), Silent())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEBIBYTES << 20


def test_the_corpus_is_large() -> None:
    assert len(SURELY_REFUSED) + len(PERHAPS_READ) >= 100


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "people.csv"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    with pytest.raises(Unreadable) as refused:
        read_table(pipe, Silent())
    assert sentence(refused.value, pipe)


def test_a_name_too_long_for_the_system_is_no_file(tmp_path: Path) -> None:
    for name in ("x" * 5000, "nul\x00byte.csv"):
        with pytest.raises(Unreadable) as refused:
            read_table(tmp_path / name, Silent())
        assert sentence_of(refused.value) != UNKNOWN
