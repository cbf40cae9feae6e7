"""The door kit: who stands on the list, and what the PDF really holds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from db.tables import Attendee, CheckinPoint
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import annul_scan, check_in
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.queries.door_list import door_kit
from desktop_app.features.checkin.rules import AnnulReason
from desktop_app.features.checkin.rules.door_kit import NO_LETTER, DoorKit, DoorPerson, clock_in, letter_of
from desktop_app.features.checkin.rules.door_kit_job import DoorKitJob, DoorKitRefusal, DoorKitWords
from desktop_app.features.checkin.tasks import draw_door_kit
from desktop_app.progress import Cancelled, Silent
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS
from tests.features.checkin.delegates import put
from tests.paper.reading import codes, ink_box, picture, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Forum


class Stopping:
    """A progress that is cancelled at the second report."""

    def __init__(self) -> None:
        self.reports = 0

    def at(self, done: int, total: int) -> None:
        assert 0 <= done <= total
        self.reports += 1
        if self.reports > 1:
            raise Cancelled


def person(family_name: str = "Šimkus", given_name: str = "Žydrūnas", **parts: object) -> DoorPerson:
    known: dict[str, object] = {
        "organisation": "UAB Šviesa",
        "country": "LT",
        "category": "Participant",
        "colour": "#1E5AA8",
        "code": ZYDRUNAS,
        "letter": letter_of(family_name.casefold()),
    }
    return DoorPerson(given_name, family_name, **{**known, **parts})  # type: ignore[arg-type]  # fields by name


def kit(*people: DoorPerson) -> DoorKit:
    funder = "Co-funded by the European Union"
    return DoorKit("Baltic Forum", "Door", funder, emblem=True, zone="Europe/Vilnius", people=people)


def only_press(session: Session, point_id: str, category_id: str) -> None:
    session.get_one(CheckinPoint, point_id).category_ids = [category_id]


def category_of(session: Session, attendee_id: str) -> str:
    return session.get_one(Attendee, attendee_id).category_id


# --- who stands on it ----------------------------------------------------------------------------------


def test_the_list_holds_those_expected_in_the_order_of_names(forum: Forum) -> None:
    found = forum.store.read(door_kit, forum.event_id, forum.desk.point_id)
    assert [(each.listed_name, each.letter, each.code) for each in found.people] == [
        ("Коваленко, Olena", "K", OLENA),
        ("Šimkus, Žydrūnas", "S", ZYDRUNAS),
    ]
    assert (found.event, found.point, found.zone) == ("Baltic Cluster Forum", "Door", "Europe/Vilnius")


def test_the_list_knows_who_came_in_there_already(forum: Forum) -> None:
    answer = forum.store.write("Check in", check_in, forum.desk, ZYDRUNAS, NINE)
    forum.store.write("Check in", check_in, forum.point(), OLENA, NINE)
    found = forum.store.read(door_kit, forum.event_id, forum.desk.point_id)
    assert [each.arrived_at for each in found.people] == [None, NINE]
    forum.store.write("Undo", annul_scan, answer.scan_id, AnnulReason.BY_MISTAKE, NINE)
    found = forum.store.read(door_kit, forum.event_id, forum.desk.point_id)
    assert [each.arrived_at for each in found.people] == [None, None]


def test_the_list_says_where_a_badge_lies(forum: Forum, tmp_path: Path) -> None:
    forum.store.write("Box", put, forum.people["Šimkus"], box=" Box C 117 ")
    found = forum.store.read(door_kit, forum.event_id, forum.desk.point_id)
    assert [each.box for each in found.people] == ["", "Box C 117"]
    report = draw_door_kit(DoorKitJob(found, tmp_path / "door.pdf"), Silent())
    assert "Box C 117" in texts(report.target)[0]


def test_a_point_lists_only_the_categories_it_admits(forum: Forum) -> None:
    press = forum.store.read(category_of, forum.people["Коваленко"])
    forum.store.write("Press only", only_press, forum.desk.point_id, press)
    found = forum.store.read(door_kit, forum.event_id, forum.desk.point_id)
    assert [each.family_name for each in found.people] == ["Коваленко"]


@pytest.mark.parametrize(
    ("key", "letter"), [("simkus\tona", "S"), ("3m\t", NO_LETTER), ("", NO_LETTER), ("\tjan", NO_LETTER)]
)
def test_names_stand_under_their_latin_letter(key: str, letter: str) -> None:
    assert letter_of(key) == letter


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:41", "09:41"),
        ("09.05", "09:05"),
        (" 23:59 ", "23:59"),
        ("24:00", ""),
        ("9:60", ""),
        ("0941", ""),
        ("Ona", ""),
    ],
)
def test_a_time_is_told_from_a_name(text: str, clock: str) -> None:
    found = clock_in(text)
    assert (f"{found:%H:%M}" if found else "") == clock


# --- what is on paper ----------------------------------------------------------------------------------


def test_a_page_says_whose_it_is_what_it_holds_and_from_when(tmp_path: Path) -> None:
    target = tmp_path / "door.pdf"
    arrived = person("Žukauskas", "Ąžuolas", arrived_at=NINE)
    report = draw_door_kit(
        DoorKitJob(kit(person(), arrived), target, DoorKitWords(as_of="as of 2026-03-19, 09:02")), Silent()
    )
    first, exceptions = texts(target)
    assert (report.people, report.pages, sizes(target)) == (2, 2, [(210.0, 297.0)] * 2)
    for words in (
        "Baltic Forum",
        "Door list, Door: Šimkus to Žukauskas",
        "Šimkus, Žydrūnas",
        "UAB Šviesa",
        "Participant",
        "FFF-FFF-FFH",
        "Co-funded by the European Union",
        "as of 2026-03-19, 09:02 · page 1 of 2",
        "09:00",
    ):
        assert words in first
    assert first.index("Šimkus, Ž") < first.index("Žukauskas, Ą")
    for words in ("Not on the list, Door", "Name", "Organisation", "E-mail", "Note", "page 2 of 2"):
        assert words in exceptions


def test_each_line_has_its_own_code_and_stays_inside_the_margins(tmp_path: Path) -> None:
    target = tmp_path / "door.pdf"
    other = "CCCCCCCCT"
    draw_door_kit(DoorKitJob(kit(person(), person("Žukas", code=other)), target), Silent())
    assert sorted(codes(target)) == sorted([ZYDRUNAS, other])
    left, top, right, bottom = ink_box(picture(target))
    assert left >= 13.5
    assert top >= 13.5
    assert right <= 196.5
    assert bottom <= 283.5


def test_who_is_here_has_a_tick_in_the_box(tmp_path: Path) -> None:
    darkness = []
    for number, arrived_at in enumerate((None, NINE)):
        target = tmp_path / f"{number}.pdf"
        draw_door_kit(DoorKitJob(kit(person(arrived_at=arrived_at)), target), Silent())
        inside = picture(target).convert("L").crop((8 * 25, 8 * 37, 8 * 28, 8 * 40))
        darkness.append(min(inside.tobytes()))
    assert darkness[0] > 200
    assert darkness[1] < 100


@pytest.mark.parametrize(
    ("family_name", "given_name"),
    [("陳", "怡君"), ("Шевчук", "Олена"), ("Παπαδόπουλος", "Ελένη"), ("ჯაფარიძე", "ნინო")],
)
def test_names_of_all_scripts_can_be_read_back(tmp_path: Path, family_name: str, given_name: str) -> None:
    target = tmp_path / "door.pdf"
    draw_door_kit(DoorKitJob(kit(person(family_name, given_name, letter="X")), target), Silent())
    assert family_name in texts(target)[0]


def test_long_names_are_fitted_into_their_column(tmp_path: Path) -> None:
    target = tmp_path / "door.pdf"
    long = person(
        "von der Wolkenstein-Rodenegg " * 3, "Maximilian-Alexander " * 2, organisation="Institut " * 20
    )
    draw_door_kit(DoorKitJob(kit(long), target), Silent())
    left, _, right, _ = ink_box(picture(target).crop((8 * 46, 8 * 33, 8 * 130, 8 * 42)))
    assert left >= 0
    assert right < 84
    assert codes(target) == [ZYDRUNAS]


def test_a_code_too_long_for_a_picture_stays_text_and_no_code_stays_empty(tmp_path: Path) -> None:
    target = tmp_path / "door.pdf"
    draw_door_kit(DoorKitJob(kit(person(code="x" * 4000), person("Žukas", code="")), target), Silent())
    assert codes(target) == []
    assert "Žukas" in texts(target)[0]


def test_many_people_fill_pages_and_every_page_begins_with_its_letter(tmp_path: Path) -> None:
    target = tmp_path / "door.pdf"
    people = [person(f"Name{number:03}") for number in range(60)]
    report = draw_door_kit(DoorKitJob(kit(*people), target), Silent())
    pages = texts(target)
    assert len(pages) == report.pages == 4
    listed = "".join(pages)
    assert [listed.count(f"Name{number:03}, ") for number in range(60)] == [1] * 60
    assert ["N" in page.split() for page in pages] == [True, True, True, False]
    assert all(f"page {number} of 4" in page for number, page in enumerate(pages, start=1))


def test_nobody_to_list_is_refused_and_a_cancelled_list_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "door.pdf"
    with pytest.raises(Refused) as refused:
        draw_door_kit(DoorKitJob(kit(), target), Silent())
    assert refused.value.reason is DoorKitRefusal.NOBODY
    people = [person(f"Name{number:03}") for number in range(60)]
    with pytest.raises(Cancelled):
        draw_door_kit(DoorKitJob(kit(*people), target), Stopping())
    assert list(tmp_path.iterdir()) == []


# --- from the page -------------------------------------------------------------------------------------


def test_the_page_saves_the_list_of_its_point(
    qtbot: QtBot, forum: Forum, context: PageContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "list"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = CheckinPage(context)
    qtbot.addWidget(page)
    page.show()
    forum.store.write("Check in", check_in, forum.desk, ZYDRUNAS, NINE - timedelta(hours=1))
    with qtbot.waitSignal(context.toaster.said) as said:
        page.save_door_list()
    assert said.args == [f"List of 2 people saved as {target}.pdf"]
    assert "08:00" in texts(target.with_suffix(".pdf"))[0]


def test_a_list_that_cannot_be_written_says_why(
    qtbot: QtBot, forum: Forum, context: PageContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "nowhere" / "list.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = CheckinPage(context)
    qtbot.addWidget(page)
    page.show()
    assert forum.event_id == context.event_id
    with qtbot.waitSignal(context.toaster.said) as said:
        page.save_door_list()
    assert said.args[0].startswith("There is no folder for")
