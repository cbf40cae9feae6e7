"""A desk computer that loses power: every check-in that was reported is there, and the file is whole."""

from __future__ import annotations

import time
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from db.store import Store
from tests.make import make_forum

if TYPE_CHECKING:
    from pathlib import Path

    from tests.db.other_process import OtherProcess

KILLS = 50

UNRECORDED_SCANS = """SELECT count(*) FROM scan WHERE NOT EXISTS (
  SELECT 1 FROM change JOIN action ON action.id = change.action_id
  WHERE change."table" = 'scan' AND change.key = scan.id AND change.before IS NULL)"""
CHANGES_OF_NOTHING = """SELECT count(*) FROM change
  WHERE change."table" = 'scan' AND change.key NOT IN (SELECT id FROM scan)"""
EMPTY_ACTIONS = "SELECT count(*) FROM action WHERE id NOT IN (SELECT action_id FROM change)"


def test_every_reported_check_in_survives_kills(tmp_path: Path, other: OtherProcess) -> None:
    path = tmp_path / "forum.fdesk"
    with closing(Store.open(path)) as store:
        store.write("Make the forum", make_forum)
    random = Random(1)
    reported: set[str] = set()
    for _ in range(KILLS):
        other.start("check_people_in", path)
        reported.update(other.hear() for _ in range(random.randrange(12)))
        time.sleep(random.uniform(0, 0.004))  # the moment of the kill: in the middle of anything
        reported.update(other.kill())
        assert reported <= scans_in(path)
    assert len(reported) > KILLS
    assert_whole(path)


def scans_in(path: Path) -> set[str]:
    with closing(dbapi2.connect(str(path))) as connection:
        return {key for (key,) in connection.execute("SELECT id FROM scan")}


def assert_whole(path: Path) -> None:
    with closing(dbapi2.connect(str(path))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for query in (UNRECORDED_SCANS, CHANGES_OF_NOTHING, EMPTY_ACTIONS):
            assert connection.execute(query).fetchone() == (0,), query
