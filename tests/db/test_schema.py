"""The shape that every event file has: scans that nobody rewrites, and a mark that tells it from others."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from db.engine import APPLICATION_ID
from db.migrations import HEAD
from db.schema import revision_of
from db.tables import Scan
from tests.db.deeds import state
from tests.make import Forum, add_scan

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store


def test_a_new_file_is_marked_as_ours(store: Store) -> None:
    assert revision_of(store.path) == HEAD
    with closing(dbapi2.connect(str(store.path))) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert APPLICATION_ID.to_bytes(4, "big") == b"FDK1"


def test_asking_for_the_revision_makes_no_file(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert revision_of(tmp_path / "empty") == ""
    assert (tmp_path / "empty").stat().st_size == 0


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM scan",
        "UPDATE scan SET admitted = 0",
        "UPDATE scan SET at = '2026-01-01 00:00:00.000000', raw_code = ''",
        "UPDATE scan SET attendee_id = NULL, raw_code = ''",
        "UPDATE scan SET explanation = 'rewritten', raw_code = ''",
        "UPDATE scan SET forced = 1, raw_code = ''",
        """UPDATE scan SET answers = '{"Lunch": "yes"}'""",
        "UPDATE scan SET station_id = 'x', raw_code = ''",
        "UPDATE scan SET staff_id = 'x', raw_code = ''",
        "INSERT OR REPLACE INTO scan SELECT * FROM scan",
    ],
)
def test_a_scan_is_never_rewritten(store: Store, forum: Forum, statement: str) -> None:
    """Not even by a statement that reaches the file past all of the program."""
    store.write("Check in", add_scan, forum, forum.attendee())
    before = store.read(state)
    with (
        pytest.raises(IntegrityError, match="scans are never"),
        store._writing.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
    assert store.read(state) == before


def test_what_was_read_may_be_emptied(store: Store, forum: Forum) -> None:
    """When a person is erased, the code goes; that the door was passed stays."""
    store.write("Check in", add_scan, forum, forum.attendee())
    with store._writing.begin() as connection:
        connection.exec_driver_sql("UPDATE scan SET raw_code = ''")
    assert store.read(lambda s: s.scalars(select(Scan)).one().attendee_id) == forum.attendee()
