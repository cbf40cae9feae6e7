"""Files that cannot be opened or written: a reason and no error, nothing touched, and work goes on after."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from db.store import Refused, Store, StoreRefusal
from db.tables import Attendee, Category, Scan
from tests.db.deeds import state
from tests.db.other_process import check_in
from tests.db.test_kill import assert_whole, scans_in
from tests.make import Forum, add_attendee, make_forum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from tests.db.other_process import OtherProcess

KEY = "it's a long passphrase"


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Attendee.family_name)))


def assert_refused(path: Path, reason: StoreRefusal, *, key: str = "", create: bool = True) -> None:
    """Opening is refused for that reason, names the file and leaves it as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Refused) as refused:
        Store.open(path, key=key, create=create)
    assert refused.value.reason is reason
    assert refused.value.facts["file"] == str(path)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed event file with a forum in it."""
    path = tmp_path / "forum.fdesk"
    with closing(Store.open(path)) as store:
        store.write("Make the forum", make_forum)
    return path


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed event file with a key."""
    path = tmp_path_factory.mktemp("secret") / "forum.fdesk"
    with closing(Store.open(path, key=KEY)) as store:
        store.write("Make the forum", make_forum)
        store.write("Check in", lambda session: session.scalars(select(Attendee)).first())
    return path


# --- files that are not what they should be ----------------------------------------------------------


def test_a_missing_file_is_made_only_when_that_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "forum.fdesk"
    assert_refused(path, StoreRefusal.MISSING, create=False)
    assert not path.exists()
    with closing(Store.open(path)) as store:
        assert store.read(names) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert_refused(tmp_path, StoreRefusal.CANNOT_OPEN)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Bring the lanyards.")
    assert_refused(tmp_path / "notes.txt" / "forum.fdesk", StoreRefusal.CANNOT_OPEN)


@pytest.mark.parametrize(
    "content",
    [b"Bring the lanyards.\n", b"\x89PNG\r\n\x1a\n" + bytes(999), b"x" * 8192, "Ąžuolas\n".encode() * 7],
    ids=["text", "picture", "pages of text", "other text"],
)
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "forum.fdesk"
    path.write_bytes(content)
    assert_refused(path, StoreRefusal.FOREIGN)


@pytest.mark.parametrize("journal_mode", ["DELETE", "WAL"])
def test_a_database_of_another_program(tmp_path: Path, journal_mode: str) -> None:
    path = tmp_path / "forum.fdesk"
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f"PRAGMA journal_mode={journal_mode}")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    assert_refused(path, StoreRefusal.FOREIGN)


def test_a_file_left_by_a_program_killed_while_it_made_it(tmp_path: Path) -> None:
    path = tmp_path / "forum.fdesk"
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    assert path.stat().st_size > 0
    assert_refused(path, StoreRefusal.MISSING, create=False)
    with closing(Store.open(path)) as store:
        assert store.write("Make the forum", make_forum).attendees


@pytest.mark.parametrize("kept", [50, 600, 4096, 6000, 40_960])
def test_a_file_that_was_cut_off(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    assert_refused(path, StoreRefusal.DAMAGED)


def test_a_file_of_a_newer_version(path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert_refused(path, StoreRefusal.NEWER)


@pytest.mark.parametrize("page", [2, 6, 11, 20])
def test_a_file_with_damaged_pages(path: Path, page: int) -> None:
    """Wherever the damage lies, what meets it says so; it is never taken for an error of the program."""
    content = bytearray(path.read_bytes())
    content[page * 4096 : (page + 20) * 4096] = b"\xff" * (20 * 4096)
    path.write_bytes(content)
    with pytest.raises(Refused) as refused, closing(Store.open(path)) as store:
        store.read(state)
    assert refused.value.reason is StoreRefusal.DAMAGED


def test_a_file_that_somebody_moves_away_is_not_written_into_the_void(store: Store, forum: Forum) -> None:
    moved = store.path.rename(store.path.with_name("elsewhere.fdesk"))
    with pytest.raises(Refused) as refused:
        store.write("Check in", check_in, forum, forum.attendee())
    assert refused.value.reason is StoreRefusal.GONE
    store.path.touch()
    with pytest.raises(Refused):
        store.write("Check in", check_in, forum, forum.attendee())
    store.path.unlink()
    moved.rename(store.path)
    assert store.write("Check in", check_in, forum, forum.attendee())


def test_a_file_named_from_the_working_folder_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(Store.open(Path("forum.fdesk"))) as store:
        monkeypatch.chdir("/")
        store.write("Make the forum", make_forum)
    assert (tmp_path / "forum.fdesk").exists()


# --- keys --------------------------------------------------------------------------------------------


def test_a_key_hides_every_name(secret: Path) -> None:
    with closing(Store.open(secret, key=KEY)) as store:
        assert "Žydrūnaitė" in store.read(names)
        written = b"".join(file.read_bytes() for file in secret.parent.iterdir())
    for name in ("Žydrūnaitė", "zydrunaite", "Make the forum", "SQLite format"):
        assert name.encode() not in written


def test_a_file_without_a_key_shows_them(path: Path) -> None:
    assert "Žydrūnaitė".encode() in path.read_bytes()


@pytest.mark.parametrize("key", ["", "another passphrase"])
def test_a_wrong_key(secret: Path, key: str) -> None:
    assert_refused(secret, StoreRefusal.WRONG_KEY, key=key)


def test_a_key_where_none_is(path: Path) -> None:
    assert_refused(path, StoreRefusal.WRONG_KEY, key=KEY)


# --- places that cannot be written -------------------------------------------------------------------


@pytest.fixture
def locked(path: Path) -> Iterator[Path]:
    """The file in a folder that others may look into, but not write."""
    folder = Path(tempfile.mkdtemp())
    shutil.copy(path, folder / "forum.fdesk")
    (folder / "forum.fdesk").chmod(0o644)
    folder.chmod(0o555)
    yield folder / "forum.fdesk"
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("rights", "reason"), [(0o444, "READ_ONLY"), (0o666, "READ_ONLY"), (0o000, "CANNOT_OPEN")]
)
def test_a_folder_that_is_read_only(locked: Path, other: OtherProcess, rights: int, reason: str) -> None:
    before = locked.read_bytes()
    locked.chmod(rights)
    other.start("open_as_nobody", locked)
    assert other.finish() == [reason]
    locked.chmod(0o644)
    assert locked.read_bytes() == before
    assert [file.name for file in locked.parent.iterdir()] == ["forum.fdesk"]


def test_a_new_file_in_a_folder_that_is_read_only(locked: Path, other: OtherProcess) -> None:
    other.start("open_as_nobody", locked.with_name("new.fdesk"))
    assert other.finish() == ["READ_ONLY"]
    other.start("open_as_nobody", locked.parent / "deeper" / "new.fdesk")
    assert other.finish() == ["READ_ONLY"]


def test_a_folder_that_nobody_may_enter(locked: Path, other: OtherProcess) -> None:
    locked.parent.chmod(0o000)
    other.start("open_as_nobody", locked)
    assert other.finish() == ["READ_ONLY"]
    other.start("open_as_nobody", locked.parent / "deeper" / "forum.fdesk")
    assert other.finish() == ["READ_ONLY"]


def test_a_file_that_is_read_only_where_its_log_can_be_made(locked: Path, other: OtherProcess) -> None:
    locked.parent.chmod(0o777)
    before = locked.read_bytes()
    other.start("open_as_nobody", locked)
    assert other.finish() == ["READ_ONLY"]
    assert locked.read_bytes() == before


# --- no room -----------------------------------------------------------------------------------------


def test_a_file_that_may_not_grow(path: Path, other: OtherProcess) -> None:
    other.start("check_in_until_refused", path)
    *reported, refused, last = other.finish()
    assert refused == "DISK_ERROR"
    assert reported
    assert scans_in(path) == {*reported, last}
    assert_whole(path)


def test_no_room_for_a_new_file(tmp_path: Path, other: OtherProcess) -> None:
    other.start("open_without_room", tmp_path / "forum.fdesk")
    assert other.finish() == ["DISK_ERROR", "written"]


class Disk:
    """A small disk of its own; where none may be mounted, a file that is told to stay small."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"
        command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
        self._mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 (fixed words and our folder)

    def fill(self, store: Store, *, leaving: int = 0) -> None:
        """Leave room for so many bytes and no more."""
        if not self._mounted:
            pages = store.read(lambda s: s.connection().exec_driver_sql("PRAGMA page_count").scalar_one())
            self._limit(store, pages + leaving // 4096)
            return
        with self._ballast.open("wb", buffering=0) as ballast:
            with suppress(OSError):
                while True:
                    ballast.write(bytes(4096))
            ballast.truncate(max(0, ballast.tell() - leaving))

    def free(self, store: Store) -> None:
        if self._mounted:
            self._ballast.unlink()
        else:
            self._limit(store, 1 << 30)

    def close(self) -> None:
        if self._mounted:
            subprocess.run(["umount", str(self.folder)], check=True)  # noqa: S603, S607 (fixed words and our folder)

    def _limit(self, store: Store, pages: int) -> None:
        with store._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    disk = Disk(folder)
    yield disk
    disk.close()


def test_a_full_disk(disk: Disk) -> None:
    path = disk.folder / "forum.fdesk"
    with closing(Store.open(path)) as store:
        forum = store.write("Make the forum", make_forum)
        disk.fill(store)
        reported = check_in_until_full(store, forum)
        assert set(store.read(scan_ids)) == set(reported)
        disk.free(store)
        reported.append(store.write("Check in", check_in, forum, forum.attendee()))
    assert scans_in(path) == set(reported)
    assert_whole(path)


def test_an_import_that_fills_the_disk_is_taken_back(disk: Disk) -> None:
    with closing(Store.open(disk.folder / "forum.fdesk")) as store:
        store.write("Make the forum", make_forum)
        before = store.read(state)
        disk.fill(store, leaving=300_000)
        steps = store.write_chunks("Import", add_people_with_long_notes)
        next(steps)
        with pytest.raises(Refused) as refused:
            list(steps)
        assert refused.value.reason is StoreRefusal.FULL
        disk.free(store)
        store.write("Look", lambda session: session.scalars(select(Attendee)).first())
        assert store.read(state) == before
        assert store.undo() == "Make the forum"


def add_people_with_long_notes(session: Session) -> Iterator[None]:
    event_id, category_id = session.execute(select(Category.event_id, Category.id)).first() or ("", "")
    while True:
        for _ in range(5):
            add_attendee(session, event_id, category_id, note="A long story. " * 200)
        yield


def scan_ids(session: Session) -> list[str]:
    return list(session.scalars(select(Scan.id)))


def check_in_until_full(store: Store, forum: Forum) -> list[str]:
    reported: list[str] = []
    while len(reported) < 1000:
        try:
            reported.append(store.write("Check in", check_in, forum, forum.attendee()))
        except Refused as refused:
            assert refused.reason is StoreRefusal.FULL  # noqa: PT017 (the loop ends by it)
            return reported
    message = "the disk never filled"
    raise AssertionError(message)
