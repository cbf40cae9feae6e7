"""Set-up leaves what is ready alone, and says in one sentence what it cannot have."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.ci import tool

if TYPE_CHECKING:
    from pathlib import Path

setup = tool("setup")


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 10, 13), (3, 14, 0)])
def test_another_python_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(
        SystemExit, match=rf"needs Python 3\.11 to 3\.13 and this is 3\.{version[1]}:"
    ) as stop:
        setup.main()
    assert "\n" not in str(stop.value)


def test_a_library_that_no_system_has_is_named_by_its_package() -> None:
    assert setup._missing({"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}) == ["libnowhere9"]


def test_a_changed_pin_changes_the_stamp(tmp_path: Path) -> None:
    pins, stamp = tmp_path / "pins.txt", tmp_path / "stamp"
    pins.write_text("one==1")
    stamp.write_text(setup._fingerprint(pins))
    assert setup._stamped(stamp, setup._fingerprint(pins))
    pins.write_text("one==2")
    assert not setup._stamped(stamp, setup._fingerprint(pins))


def test_a_command_that_fails_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "LOG", tmp_path / "build" / "setup.log")
    with pytest.raises(SystemExit, match="The packages could not be installed: is the network there"):
        setup._run("The packages could not be installed", sys.executable, "-c", "raise SystemExit('offline')")
    assert "offline" in (tmp_path / "build" / "setup.log").read_text()
