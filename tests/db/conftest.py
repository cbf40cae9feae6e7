"""What the tests of the event file share: a second process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.db.other_process import OtherProcess

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def other() -> Iterator[OtherProcess]:
    """A second process that does what it is told."""
    process = OtherProcess()
    yield process
    process.close()
