"""The lock files hold a version and a hash for all that pyproject.toml asks for, and no addresses."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.ci import ROOT

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
BUILD = "requirements-build.txt"
FONTS = "requirements-fonts.txt"
LOCKS = (RUNTIME, DEVELOPMENT, BUILD, FONTS)


def entries(lock: str) -> list[str]:
    """Give the entries of a lock file, each in one line with its hashes."""
    text = (ROOT / ".ci" / lock).read_text(encoding="utf-8")
    return [entry for entry in text.replace("\\\n", " ").splitlines() if not entry.startswith("#")]


def versions(lock: str) -> dict[str, str]:
    pinned = (re.match(r"(\S+?)==(\S+)", entry) for entry in entries(lock))
    return {canonicalize_name(match[1]): match[2] for match in pinned if match}


def asked() -> dict[str, list[str]]:
    """Give the requirements that each lock file is made from."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime, groups = pyproject["project"]["dependencies"], pyproject["dependency-groups"]
    development = [entry for entry in groups["dev"] if isinstance(entry, str)]
    return {
        RUNTIME: runtime,
        DEVELOPMENT: runtime + groups["build"] + development,
        BUILD: runtime + groups["build"],
        FONTS: groups["fonts"],
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_one_version_with_hashes(lock: str) -> None:
    shape = re.compile(r"[\w.-]+(\[[\w,]+\])?==\S+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [entry for entry in entries(lock) if not shape.fullmatch(entry)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_addresses(lock: str) -> None:
    assert not re.search(r"://|index-url|find-links", (ROOT / ".ci" / lock).read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_file_agrees_with_what_is_asked_for(lock: str) -> None:
    pinned = versions(lock)
    requirements = [Requirement(text) for text in asked()[lock]]
    assert [
        str(wanted)
        for wanted in requirements
        if not wanted.specifier.contains(pinned.get(canonicalize_name(wanted.name), "0"))
    ] == []


@pytest.mark.parametrize("lock", [BUILD, DEVELOPMENT])
def test_tests_and_builds_have_what_the_program_runs_on(lock: str) -> None:
    assert versions(RUNTIME).items() <= versions(lock).items()
