"""A file is there whole or not at all, and a refusal has its reason."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.paper.document import FileRefusal, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_a_good_end_replaces_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with replaced(target) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_bad_end_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def write_half() -> None:
        with replaced(target) as file:
            file.write(b"half")
            raise error

    with pytest.raises(error):
        write_half()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal, replaced(tmp_path / "no" / "a.pdf"):
        pytest.fail("the block must not run")
    assert refusal.value.reason is FileRefusal.NO_FOLDER
    assert refusal.value.facts["file"].endswith("a.pdf")


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Refused) as refusal, replaced(tmp_path / "a.pdf") as file:
        file.write(b"new")
    assert refusal.value.reason is FileRefusal.NOT_ALLOWED
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.fixture
def tiny_disk() -> Iterator[None]:
    """Files of this process may not grow beyond 1,000 bytes: the nearest thing to a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("tiny_disk")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal, replaced(tmp_path / "a.pdf") as file:
        file.write(b"x" * 100_000)
    assert refusal.value.reason is FileRefusal.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_readable_like_any_other(tmp_path: Path) -> None:
    with replaced(tmp_path / "a.pdf") as file:
        file.write(b"x")
    (tmp_path / "b.pdf").write_bytes(b"x")
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "b.pdf").stat().st_mode
