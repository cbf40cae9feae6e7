"""The demo forum's morning without a window: what it says it made is there, and holds what it should."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
BADGES = 210
PICTURE = (1280, 720)
ROOMS = ("checkin", "people", "badges", "setup")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `forumdesk demo --no-window` answers, in a process and a home of its own."""
    folder = tmp_path_factory.mktemp("day")
    surroundings = {**os.environ, "FORUMDESK_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    command = [
        sys.executable,
        "-m",
        "desktop_app",
        "demo",
        "--no-window",
        "--json",
        "--out",
        str(folder / "out"),
    ]
    done = subprocess.run(  # noqa: S603 (the program itself)
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True, timeout=120
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_most_of_those_who_registered_come(day: dict[str, Any]) -> None:
    assert 100 < day["checked_in"] < BADGES


def test_everybody_has_a_badge_on_each_paper(day: dict[str, Any]) -> None:
    assert len(day["pdfs"]) == 4
    for file in day["pdfs"]:
        pages = PdfReader(file).pages
        words = "\n".join(page.extract_text() for page in pages)
        assert "Baltic Cluster Forum" in words, file
        assert "Marvėlis" in words, file


def test_each_room_is_pictured_in_both_looks(day: dict[str, Any]) -> None:
    names = {Path(file).stem for file in day["pictures"]}
    rooms = ("checkin", "people", "badges", "setup", "cockpit")
    assert {f"{room}-{look}" for room in rooms for look in ("light", "dark")} <= names
    for file in day["pictures"]:
        with Image.open(file) as picture:
            assert picture.size == PICTURE
            colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
        assert colours is not None
        assert len(colours) > 50, file


def test_dark_pictures_are_dark(day: dict[str, Any]) -> None:
    for file in day["pictures"]:
        with Image.open(file) as picture:
            grey = picture.convert("L").resize((1, 1)).getpixel((0, 0))
        assert isinstance(grey, int)
        assert (grey < 128) == Path(file).stem.endswith("-dark"), file
