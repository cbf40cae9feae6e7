"""What the journeys share: desks that are closed when the day ends, and a forum that has been imported."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from desktop_app.settings import resources
from desktop_app.terminal.demo import with_forum
from tests.journeys.desk import Clock, Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SAMPLE = resources() / "sample" / "registrations.xlsx"


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event file with the demo forum, imported once."""
    file = tmp_path_factory.mktemp("forum") / "forum.forumdesk"
    with_forum(file).close()
    return file


@pytest.fixture
def open_desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Opens a desk on an event file; those still open are closed at the end."""
    desks: list[Desk] = []

    def opened(file: Path, *, station: str = "Desk 1", clock: Clock | None = None) -> Desk:
        home = tmp_path / f"home of {station}"
        desks.append(Desk(file, home, qtbot, station, clock or Clock()))
        return desks[-1]

    yield opened
    for desk in desks:
        with suppress(RuntimeError):
            desk.close()
