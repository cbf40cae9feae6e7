"""A print system and a queue for the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.features.badges.page.queue import PrintQueue
from tests.kit.print_system import PrintSystem, put_lp, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[PrintSystem]:
    folder = tmp_path / "bin"
    folder.mkdir()
    for running in serve(PrintSystem()):
        put_lp(folder, running)
        monkeypatch.setenv("PATH", str(folder), prepend=":")
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{running.port}")
        yield running


@pytest.fixture
def queue(context: PageContext, forum: Forum, system: PrintSystem, qtbot: QtBot) -> Iterator[PrintQueue]:
    assert forum.event_id == context.event_id
    assert system.port
    made = PrintQueue(context, context.runner)
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not context.runner.running)
