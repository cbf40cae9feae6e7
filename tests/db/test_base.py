"""Keys that sort by time, and times that say their zone."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from db.base import new_key
from db.tables import CheckinPoint
from tests.make import Forum, add_point

if TYPE_CHECKING:
    from db.store import Store


def test_a_key_is_a_uuid_of_version_7() -> None:
    before = time.time_ns() // 1_000_000
    uuid = UUID(new_key())
    assert uuid.version == 7
    assert uuid.variant == "specified in RFC 4122"
    assert before <= uuid.int >> 80 <= time.time_ns() // 1_000_000 + 1000


def test_keys_sort_in_the_order_they_were_made() -> None:
    keys = [new_key() for _ in range(5000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {32}


def test_a_time_is_kept_in_utc(store: Store, forum: Forum) -> None:
    vilnius = datetime(2026, 10, 25, 3, 30, fold=1, tzinfo=ZoneInfo("Europe/Vilnius"))
    store.write("Point", lambda s: add_point(s, forum.event_id, "Late door", opens_at=vilnius).id)
    found = store.read(
        lambda s: s.scalars(select(CheckinPoint).where(CheckinPoint.name == "Late door")).one()
    )
    assert found.opens_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert found.opens_at.tzinfo is UTC
    assert store.undo() == "Point"


def test_a_time_without_a_zone_is_refused(store: Store, forum: Forum) -> None:
    naive = datetime(2026, 10, 25, 3, 30)  # noqa: DTZ001 (that is the test)
    with pytest.raises(StatementError, match="without a zone"):
        store.write("Point", lambda s: add_point(s, forum.event_id, opens_at=naive).id)
