"""What the tests of the commands share: a terminal that runs commands on one event file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app import terminal
from desktop_app.settings import places

if TYPE_CHECKING:
    from datetime import datetime

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


@dataclass
class Windowless:
    """A desk without a window; it notes what it was asked to open."""

    opened: list[tuple[Path, str | None]] = field(default_factory=list)
    found: list[str] | None = None

    def open(self, database: Path, *, event: str | None, station: str) -> int:
        assert station is not None
        self.opened.append((database, event))
        return 0

    def cameras(self) -> list[str] | None:
        return self.found

    def pictures(self, database: Path, folder: Path, now: datetime) -> list[Path]:
        assert database.exists()
        assert now.tzinfo is not None
        return [folder / "none.png"]


@dataclass
class Ran:
    """What one command answered."""

    code: int
    out: str
    error: str

    @property
    def data(self) -> Any:  # noqa: ANN401 (JSON)
        """The answer as JSON."""
        return json.loads(self.out)


class Terminal:
    """Runs commands on `database`; nothing that looks like a traceback is let through."""

    def __init__(self, database: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.database = database
        self.desk = Windowless()
        self._capture = capture

    def __call__(self, *words: str | Path, alone: bool = False) -> Ran:
        options = [] if alone else ["--database", str(self.database)]
        code = terminal.run([*options, *map(str, words)], self.desk)
        captured = self._capture.readouterr()
        assert "Traceback" not in captured.err
        assert code in (0, 1, 2)
        log = places().log
        assert not log.exists() or "Traceback" not in log.read_text(encoding="utf-8"), log.read_text("utf-8")
        if code:
            assert captured.err.startswith("forumdesk: ")
            assert captured.err.count("\n") == 1
        return Ran(code, captured.out, captured.err)


@pytest.fixture
def forumdesk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """A terminal on a file that is not there yet, with a home of its own."""
    monkeypatch.setenv("FORUMDESK_HOME", str(tmp_path / "home"))
    return Terminal(tmp_path / "forum.forumdesk", capsys)


@pytest.fixture
def forum_terminal(forumdesk: Terminal) -> Terminal:
    """A terminal on a file with an event in it."""
    made = forumdesk(
        "event", "new", "--title", "Forum", "--slug", "forum",
        "--start", "2026-11-26", "--end", "2026-11-26", "--zone", "Europe/Vilnius",
    )  # fmt: skip
    assert made.code == 0
    return forumdesk


@pytest.fixture
def full_terminal(forum_terminal: Terminal) -> Terminal:
    """A terminal on a file with the demo forum's registrations."""
    assert forum_terminal("import", SAMPLE / "registrations.xlsx").code == 0
    return forum_terminal
