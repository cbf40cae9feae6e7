"""A file is there whole or not at all, and a refusal has its reason."""

from __future__ import annotations

import os
import resource
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.paper.target import FileRefusal, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    with pytest.raises(Refused) as refusal, replaced(tmp_path / "a.pdf"):
        pytest.fail("the block must not run")
    assert refusal.value.reason is FileRefusal.FOLDER
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_no_name_at_all_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused) as refusal, replaced(Path()):
        pytest.fail("the block must not run")
    assert refusal.value.reason is FileRefusal.FOLDER


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal, replaced(tmp_path / f"{'a' * 300}.pdf"):
        pytest.fail("the block must not run")
    assert refusal.value.reason is FileRefusal.NAME


@pytest.mark.parametrize("name", ["forum.forumdesk", "forum.forumdesk-wal"])
def test_a_database_is_never_replaced(tmp_path: Path, name: str) -> None:
    connection = sqlite3.connect(tmp_path / "forum.forumdesk")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE attendee (id)")
    before = (tmp_path / name).read_bytes()
    with pytest.raises(Refused) as refusal, replaced(tmp_path / name):
        pytest.fail("the block must not run")
    assert refusal.value.reason is FileRefusal.DATABASE
    assert (tmp_path / name).read_bytes() == before
    connection.close()


def test_a_link_goes_on_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "there.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("there.pdf")
    with replaced(tmp_path / "link.pdf") as file:
        file.write(b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "there.pdf").read_bytes() == b"new"


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with replaced(pipe) as file:
        file.write(b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_device_that_is_full_says_so() -> None:
    with pytest.raises(Refused) as refusal, replaced(Path("/dev/full")) as file:
        file.write(b"x" * 100)
    assert refusal.value.reason is FileRefusal.DISK_FULL
    assert Path("/dev/full").is_char_device()


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
