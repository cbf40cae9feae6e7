"""What the tests of the meetings share: an afternoon with slots, tables and types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.features.meetings.afternoon import make_afternoon

if TYPE_CHECKING:
    from db.store import Store
    from tests.features.meetings.afternoon import Afternoon
    from tests.make import Forum


@pytest.fixture
def afternoon(store: Store, forum: Forum) -> Afternoon:
    """Four slots of 20 minutes from 14:00 in Vilnius, three tables, the types C2C and B2C."""
    return make_afternoon(store, forum)
