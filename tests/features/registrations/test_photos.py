"""Photos of people: found by their files' names, made ready, kept, taken back, and on the badge."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QListWidget
from sqlalchemy import select

from db import history
from db.tables import Change, Photo
from desktop_app.errors import Refused, Unreadable
from desktop_app.features.badges.queries import badges_of_people
from desktop_app.features.registrations.actions.photos import add_photos, remove_photo, set_photo
from desktop_app.features.registrations.dialogs.photos import PhotosDialog
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.queries.photos import photo_of, photo_people
from desktop_app.features.registrations.rules.person import PersonRefusal
from desktop_app.features.registrations.rules.photos import (
    PhotoFault,
    PhotoPerson,
    PhotoRefusal,
    match_photos,
)
from desktop_app.features.registrations.tasks.photos import PhotoJob, photos_in, prepare_photos
from desktop_app.paper.pictures import ImageRefusal, badge_photo
from desktop_app.progress import Cancelled, Silent
from tests.features.badges.pictures import picture_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from desktop_app.kit.context import PageContext
    from tests.make import Forum

ONA = PhotoPerson("1", "Ona", "Žukauskaitė", "BCDFGHJKL", "ona@mediena.example", "ABC-1")
JONAS = PhotoPerson("2", "Jonas", "Petraitis", "BCDFGHJKM", "jonas@mediena.example", "ABC-2", has_photo=True)
TWINS = (PhotoPerson("3", "Jan", "Kask", "C3", "", ""), PhotoPerson("4", "Jan", "Kask", "C4", "", ""))
PEOPLE = (ONA, JONAS, *TWINS)


@pytest.mark.parametrize(
    ("file", "key", "fault"),
    [
        ("BCDFGHJKL.jpg", "1", None),
        ("bcdfghjkl.JPEG", "1", None),
        ("ona@mediena.example.png", "1", None),
        ("abc-2.jpg", "2", None),
        ("Ona Žukauskaitė.jpg", "1", None),
        ("zukauskaite_ona.jpg", "1", None),
        ("Žukauskaitė, Ona.jpg", "1", None),
        ("Petraitis-Jonas.jpg", "2", None),
        ("Jan Kask.jpg", "", PhotoFault.SEVERAL_PEOPLE),
        ("c4.jpg", "4", None),
        ("IMG_2041.jpg", "", PhotoFault.NOBODY),
        (".jpg", "", PhotoFault.NOBODY),
    ],
)
def test_a_file_is_somebodys_by_its_name(file: str, key: str, fault: PhotoFault | None) -> None:
    (match,) = match_photos([file], PEOPLE)
    assert (match.attendee_id, match.fault) == (key, fault)


def test_the_surest_name_goes_first_whatever_the_order() -> None:
    files = ["Jonas Petraitis.jpg", "BCDFGHJKM.jpg"]
    for order in (files, files[::-1]):
        found = {match.file: match for match in match_photos(order, PEOPLE)}
        assert found["BCDFGHJKM.jpg"].attendee_id == "2"
        assert found["BCDFGHJKM.jpg"].replaces
        assert found["Jonas Petraitis.jpg"].fault is PhotoFault.SECOND


@given(
    st.lists(
        st.sampled_from(["Jan Kask.png", "c3.jpg", "c3.png", "ABC-1.jpg", "Ona Zukauskaite.jpg", "x.jpg"]),
        unique=True,
    )
)
def test_every_file_is_told_of_and_nobody_gets_two(files: list[str]) -> None:
    found = match_photos(files, PEOPLE)
    assert [match.file for match in found] == files
    keys = [match.attendee_id for match in found if match.attendee_id]
    assert len(keys) == len(set(keys))
    assert all(bool(match.attendee_id) is (match.fault is None) for match in found)


# --- making ready -----------------------------------------------------------------------------------------


def test_a_photo_is_upright_small_and_without_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: turned by 90° (EXIF 2.3, 4.6.4)
    exif[0x8825] = {1: "N", 2: (54.0, 41.0, 0.0)}
    made = BytesIO()
    Image.new("RGB", (4000, 3000), "#104080").save(made, "JPEG", exif=exif)
    photo = Image.open(BytesIO(badge_photo(made.getvalue(), "a")))
    assert (photo.format, photo.size) == ("JPEG", (874, 1165))
    assert dict(photo.getexif()) == {}


def test_what_shines_through_gets_white_behind_it() -> None:
    made = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(made, "PNG")
    photo = Image.open(BytesIO(badge_photo(made.getvalue(), "a")))
    assert photo.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "I;16", "CMYK"])
def test_photos_of_every_kind_are_taken(mode: str) -> None:
    made = BytesIO()
    Image.new(mode, (30, 40)).save(made, "JPEG" if mode == "CMYK" else "PNG")
    assert Image.open(BytesIO(badge_photo(made.getvalue(), "a"))).size == (30, 40)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", ImageRefusal.NOT_A_PICTURE),
        (b"<svg/>", ImageRefusal.NOT_A_PICTURE),
        (picture_of(90, 90)[:60], ImageRefusal.NOT_A_PICTURE),
        (b"\xff\xd8" + bytes(13_000_000), ImageRefusal.TOO_LARGE),
    ],
)
def test_what_is_no_photo_is_refused(data: bytes, reason: ImageRefusal) -> None:
    with pytest.raises(Unreadable) as refusal:
        badge_photo(data, "a")
    assert refusal.value.reason is reason


def _folder(tmp_path: Path, **files: bytes) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name, data in files.items():
        (folder / f"{name}.jpg").write_bytes(data)
    return folder


def test_a_folder_is_made_ready_and_what_is_broken_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a=picture_of(2000, 1000, kind="JPEG"), b=b"no picture")
    (folder / "notes.txt").write_text("x")
    (folder / "sub").mkdir()
    files = photos_in(folder)
    assert [file.name for file in files] == ["a.jpg", "b.jpg"]
    (tmp_path / "ready").mkdir()
    ready = prepare_photos(PhotoJob(tuple(zip("12", files, strict=True)), tmp_path / "ready"), Silent())
    assert list(ready.files) == ["1"]
    assert Image.open(BytesIO(ready.files["1"].read_bytes())).size == (1240, 620)
    assert [file.name for file in ready.broken] == ["b.jpg"]


def test_making_ready_can_be_cancelled(tmp_path: Path) -> None:
    class Impatient:
        def at(self, _done: int, _total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare_photos(PhotoJob((("1", tmp_path / "a.jpg"),), tmp_path), Impatient())


@pytest.mark.parametrize(
    ("name", "reason"), [("gone", PhotoRefusal.NO_FOLDER), ("photos", PhotoRefusal.NO_PHOTOS)]
)
def test_a_folder_without_photos(tmp_path: Path, name: str, reason: PhotoRefusal) -> None:
    _folder(tmp_path)
    with pytest.raises(Refused) as refusal:
        photos_in(tmp_path / name)
    assert refusal.value.reason is reason


# --- keeping ----------------------------------------------------------------------------------------------


def test_a_photo_is_kept_replaced_removed_and_each_step_taken_back(store: Store, forum: Forum) -> None:
    key = forum.attendee("Mägi")
    store.write("First", set_photo, key, b"one")
    store.write("Second", set_photo, key, b"two")
    assert store.read(photo_of, key) == b"two"
    store.write("Remove", remove_photo, key)
    assert store.read(photo_of, key) == b""
    for wanted in (b"two", b"one", b""):
        store.undo()
        assert store.read(photo_of, key) == wanted


def test_nobody_who_is_gone_gets_a_photo(store: Store) -> None:
    with pytest.raises(Refused) as refusal:
        store.write("Photo", set_photo, "gone", b"one")
    assert refusal.value.reason is PersonRefusal.GONE


def test_many_are_one_step_and_come_back_as_one(store: Store, forum: Forum, tmp_path: Path) -> None:
    keys = list(forum.attendees.values())
    store.write("One", set_photo, keys[0], b"old")
    files = {key: tmp_path / key for key in (*keys, "gone")}
    for key, file in files.items():
        file.write_bytes(f"photo of {key}".encode())
    steps = list(store.write_chunks("Photos", add_photos, files))
    assert steps[-1] == (len(files), len(files))
    assert all(person.has_photo for person in store.read(photo_people, forum.event_id))
    assert store.read(photo_of, keys[0]) == f"photo of {keys[0]}".encode()
    assert store.read(lambda s: history.entries(s, limit=1))[0].label == "Photos"
    store.undo()
    assert store.read(photo_of, keys[0]) == b"old"
    assert len(store.read(lambda s: list(s.scalars(select(Photo.id))))) == 1


# --- on the page ------------------------------------------------------------------------------------------


@pytest.fixture
def page(context: PageContext, forum: Forum, qtbot: QtBot) -> PeoplePage:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    qtbot.waitExposed(page)
    page.refresh()
    page.show_thing(forum.attendee("Mägi"))
    return page


def _until_kept(page: PeoplePage, key: str, qtbot: QtBot) -> bytes:
    qtbot.waitUntil(lambda: bool(page.context.store.read(photo_of, key)), timeout=20_000)
    qtbot.waitUntil(lambda: not page.context.runner.running, timeout=20_000)
    return page.context.store.read(photo_of, key)


def test_a_photo_is_chosen_by_keyboard_and_stands_on_the_badge(
    page: PeoplePage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, box = forum.attendee("Mägi"), page.inspector.details.photo
    (tmp_path / "me.png").write_bytes(picture_of(60, 80))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "me.png"), ""))
    assert not box.picture.isVisibleTo(box)
    box.choose_button.setFocus()
    qtbot.keyClick(box.choose_button, Qt.Key.Key_Space)
    data = _until_kept(page, key, qtbot)
    assert box.picture.isVisibleTo(box)
    assert page.context.store.read(badges_of_people, forum.event_id, [key])[0].photo == data
    box.remove_button.setFocus()
    qtbot.keyClick(box.remove_button, Qt.Key.Key_Space)
    assert page.context.store.read(photo_of, key) == b""
    assert not box.picture.isVisibleTo(box)


def test_a_photo_is_dropped(page: PeoplePage, forum: Forum, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "me.jpg").write_bytes(picture_of(60, 80, kind="JPEG"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "me.jpg"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.inspector.details.photo.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert Image.open(BytesIO(_until_kept(page, forum.attendee("Mägi"), qtbot))).size == (60, 80)


def test_what_is_no_photo_is_said(page: PeoplePage, forum: Forum, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "me.jpg").write_bytes(b"GIF89a")
    box = page.inspector.details.photo
    box.take(tmp_path / "me.jpg")
    qtbot.waitUntil(lambda: "me.jpg" in box.sentence and not page.context.runner.running, timeout=20_000)
    assert page.context.store.read(photo_of, forum.attendee("Mägi")) == b""


def test_a_folder_is_taken_in_as_one_step(
    page: PeoplePage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, other = forum.attendee("Mägi"), forum.attendee("Bērziņš")
    names = {
        forum.code("Mägi"): picture_of(30, 40, kind="JPEG"),
        "Janis Berzins": picture_of(50, 60, kind="JPEG"),
    }
    folder = _folder(tmp_path, **names, IMG_1=b"?")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    page.photos_button.setFocus()
    qtbot.keyClick(page.photos_button, Qt.Key.Key_Space)
    (asked,) = page.window().findChildren(PhotosDialog)
    assert [asked.others.item(0).text()] == ["IMG_1.jpg: nobody is called so"]
    assert isinstance(asked.others, QListWidget)
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    first = Image.open(BytesIO(_until_kept(page, key, qtbot)))
    second = Image.open(BytesIO(_until_kept(page, other, qtbot)))
    assert (first.size, second.size) == ((30, 40), (50, 60))
    page.context.store.undo()
    assert page.context.store.read(photo_of, other) == b""


def test_photo_and_journal_go_with_the_erased(store: Store, forum: Forum) -> None:
    key, face = forum.attendee("Mägi"), b"a face like no other " * 20
    store.write("Photo", set_photo, key, face)
    store.erase("Erase", [key])
    assert store.read(photo_of, key) == b""
    held = store.read(lambda s: [(change.before, change.after) for change in s.scalars(select(Change))])
    assert b64encode(face).decode() not in str(held)
