"""Where the program keeps its things: data folder, event file, backups, log, and its own resources."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "forumdesk"


@dataclass(frozen=True)
class Places:
    """The folders and files of one installation; all lie below `folder`."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "events.forumdesk"

    @property
    def log(self) -> Path:
        return self.folder / "logs" / "forumdesk.log"

    @property
    def window(self) -> Path:
        """What the window remembers: size, room, splitters."""
        return self.folder / "window.ini"


def places() -> Places:
    """The person's own data folder, or the one that FORUMDESK_HOME names."""
    home = os.environ.get("FORUMDESK_HOME")
    return Places(Path(home) if home else Path(platformdirs.user_data_dir(NAME, appauthor=False)))


def backups_of(database: Path) -> Path:
    """The folder of an event file's backups: beside it, so that both move together."""
    return database.parent / "backups"


def resources() -> Path:
    """The folder of what ships with the program, in the source tree and in the installed program."""
    bundled = getattr(sys, "_MEIPASS", None)
    return (Path(bundled) if bundled else Path(__file__).parents[1]) / "resources"
