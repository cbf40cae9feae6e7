"""What all tests share: an open event file, empty or with a forum in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.store import Store
from tests.make import Forum, make_forum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new event file of its own, open, with no event in it yet."""
    store = Store.open(tmp_path / "forum.fdesk", station="Desk 1", staff="Ona")
    yield store
    store.close()


@pytest.fixture
def forum(store: Store) -> Forum:
    """A forum in `store`: an event in Vilnius with categories, a door, organisations and attendees."""
    return store.write("Make the forum", make_forum)
