"""Badges read back from the PDF: who, where, how large, and what was said about them."""

from __future__ import annotations

import pickle
import resource
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from desktop_app.errors import Refused
from desktop_app.features.badges.rules import TEMPLATE_NAMES, Badge, builtin_template, template_from
from desktop_app.features.badges.tasks import BadgeJob, BadgeRefusal, BadgeReport, draw_badges, preflight
from desktop_app.paper.document import FileRefusal
from desktop_app.paper.fonts import Weight, clean
from desktop_app.paper.warnings import PaperFault
from desktop_app.progress import Cancelled, Silent
from tests.features.badges.people import LONG, NAMES, ORDINARY, named
from tests.paper.reading import codes, ink_box, picture, sizes, texts

ROOT = Path(__file__).resolve().parents[3]
CODES = ("HKRTNBWX", "HKRTNBWY", "HKRTNBWZ")


class Watched:
    """A progress that writes down what it is told, and cancels at a step if asked to."""

    def __init__(self, cancel_at: int = -1) -> None:
        self.seen: list[tuple[int, int]] = []
        self._cancel_at = cancel_at

    def at(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        if done == self._cancel_at:
            raise Cancelled


def _job(target: Path, *badges: Badge, template: str = "A6", start: int = 1) -> BadgeJob:
    return BadgeJob(badges or (ORDINARY,), builtin_template(template), target, start=start)


def _letters(text: str) -> str:
    return "".join(clean(text).split())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "badges.pdf"


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_a_badge_says_everything_and_its_code_is_read(template: str, target: Path) -> None:
    report = draw_badges(_job(target, template=template), Silent())
    assert report == BadgeReport(target, 1, 1, ())
    text = texts(target)[0]
    for part in (
        "Jonas",
        "Petrauskas",
        "Baltic Furniture Cluster",
        "Lithuania",
        "Participant",
        "Baltic Cluster Forum",
    ):
        assert part in text
    assert codes(target) == ["HKRTNBWX"]


@pytest.mark.parametrize("name", NAMES)
def test_names_print_whole(name: str, target: Path) -> None:
    report = draw_badges(_job(target, named(*NAMES[name])), Silent())
    assert report.warnings == ()
    page = _letters(texts(target)[0])
    for part in NAMES[name]:
        assert _letters(part) in page


@pytest.mark.parametrize(
    ("template", "size"),
    [("A6", (105, 148)), ("90x54", (90, 54)), ("62mm", (100, 62)), ("A4-2x5", (210, 297))],
)
def test_pages_are_exactly_the_paper(template: str, size: tuple[float, float], target: Path) -> None:
    draw_badges(_job(target, template=template), Silent())
    assert sizes(target) == [size]


def test_a_sheet_fills_from_the_first_free_position(target: Path) -> None:
    people = [replace(ORDINARY, code=code) for code in CODES]
    report = draw_badges(_job(target, *people, template="A4-2x5", start=9), Silent())
    assert (report.badges, report.pages) == (3, 2)
    assert sorted(codes(target)) == ["HKRTNBWX", "HKRTNBWY"]
    assert codes(target, 1) == ["HKRTNBWZ"]
    left, top, _, _ = ink_box(picture(target))
    assert (left, top) == pytest.approx((15, 12 + 4 * 54 + 5.6), abs=1)
    left, top, _, _ = ink_box(picture(target, 1))
    assert (left, top) == pytest.approx((15, 12 + 5.6), abs=1)


def test_crop_marks_stand_in_the_margins(target: Path) -> None:
    draw_badges(replace(_job(target, template="A4-2x5"), crop_marks=True), Silent())
    image = picture(target)
    left, top, right, bottom = ink_box(image)
    assert (left, top) == pytest.approx((10, 7), abs=0.3)
    assert (right, bottom) == pytest.approx((200, 287), abs=0.3)
    assert ink_box(image.crop((0, 0, 210 * 8, 11 * 8)))[0] == pytest.approx(15, abs=0.3)


def test_a_template_of_ones_own_with_a_line(target: Path) -> None:
    line = {"kind": "line", "x": 10, "y": 20, "width": 30, "height": 0, "weight": 1, "colour": "category"}
    template = template_from({"title": "Mine", "width": 60, "height": 40, "elements": [line]}, "mine")
    draw_badges(BadgeJob((ORDINARY,), template, target), Silent())
    assert ink_box(picture(target)) == pytest.approx((10, 20, 40, 20), abs=0.4)
    assert sizes(target) == [(60, 40)]


def test_the_band_bears_the_category_colour(target: Path) -> None:
    draw_badges(_job(target, replace(ORDINARY, category_colour="#FBBF24")), Silent())
    image = picture(target)
    assert image.getpixel((100 * 8, 110 * 8)) == (0xFB, 0xBF, 0x24)
    darkest = min(image.crop((9 * 8, 104 * 8, 60 * 8, 117 * 8)).convert("L").tobytes())
    assert darkest < 16


@pytest.mark.parametrize("colour", ["", "red", "#12", "url(x)"])
def test_a_colour_that_is_none_prints_grey(colour: str, target: Path) -> None:
    draw_badges(_job(target, replace(ORDINARY, category_colour=colour)), Silent())
    assert picture(target).getpixel((100 * 8, 110 * 8)) == (0x5B, 0x68, 0x75)


def test_the_given_name_is_high_enough_to_read_across_a_table(target: Path) -> None:
    without = replace(ORDINARY, given_name="HEIN", family_name="", organisation="", job_title="", country="")
    draw_badges(_job(target, without), Silent())
    name = picture(target).crop((0, 30 * 8, 105 * 8, 100 * 8))
    _, top, _, bottom = ink_box(name)
    assert bottom - top >= 9


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_long_names_stay_on_their_badge_and_off_the_code(template: str, target: Path) -> None:
    draw_badges(_job(target, LONG, template=template), Silent())
    assert codes(target) == ["HKRTNBWX"]
    page = _letters(texts(target)[0])
    for part in (LONG.given_name, LONG.family_name, LONG.organisation):
        assert _letters(part) in page


def test_warnings_name_the_person_and_the_field(target: Path) -> None:
    nameless = replace(ORDINARY, key="b", given_name=" ", family_name="", code="")
    fox = replace(ORDINARY, key="c", organisation="\U0010fffd Fox")
    long_code = replace(ORDINARY, key="d", code="x" * 500)
    endless = replace(ORDINARY, key="e", code="x" * 5000)
    jammed = replace(ORDINARY, key="f", family_name="W" * 200)
    report = draw_badges(_job(target, ORDINARY, nameless, fox, long_code, endless, jammed), Silent())
    found = {(warning.key, warning.field, warning.fault) for warning in report.warnings}
    assert found >= {
        ("b", "first_line", PaperFault.EMPTY),
        ("b", "code", PaperFault.EMPTY),
        ("c", "organisation", PaperFault.NO_GLYPH),
        ("d", "code", PaperFault.CODE_TOO_FINE),
        ("e", "code", PaperFault.CODE_TOO_LONG),
        ("f", "second_line", PaperFault.TOO_SMALL),
    }
    assert ORDINARY.key not in {warning.key for warning in report.warnings}
    assert {warning.person for warning in report.warnings if warning.key == "c"} == {"Jonas Petrauskas"}


def test_what_is_wrong_with_all_badges_is_said_once(target: Path) -> None:
    title = "A very long title " * 20
    people = [replace(ORDINARY, event_title=title, key=key) for key in "abc"]
    report = draw_badges(_job(target, *people), Silent())
    assert [(warning.key, warning.field, warning.fault) for warning in report.warnings] == [
        ("", "event_title", PaperFault.TOO_SMALL)
    ]


def test_preflight_says_the_same_and_writes_nothing(target: Path) -> None:
    people = [LONG, replace(ORDINARY, code=""), replace(ORDINARY, organisation="\U0010fffd")]
    job = _job(target, *people)
    found = preflight(job, Silent())
    assert not target.exists()
    assert sorted(map(repr, found)) == sorted(map(repr, draw_badges(job, Silent()).warnings))


def test_progress_goes_to_the_end(target: Path) -> None:
    watched = Watched()
    draw_badges(_job(target, *[ORDINARY] * 3), watched)
    assert watched.seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("step", [0, 2, 3])
def test_cancel_leaves_the_old_file_and_nothing_else(step: int, target: Path) -> None:
    target.write_bytes(b"yesterday's")
    with pytest.raises(Cancelled):
        draw_badges(_job(target, *[ORDINARY] * 3), Watched(step))
    assert target.read_bytes() == b"yesterday's"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(("people", "room"), [(1, 1000), (60, 40_000)], ids=["at the end", "in the middle"])
def test_a_full_disk_is_a_refusal_and_leaves_nothing(people: int, room: int, target: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(Refused) as refusal:
            draw_badges(_job(target, *[replace(ORDINARY, code=f"{n:09}") for n in range(people)]), Silent())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert refusal.value.reason is FileRefusal.DISK_FULL
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize(("start", "template"), [(0, "A4-2x5"), (11, "A4-2x5"), (2, "A6")])
def test_a_position_off_the_sheet_is_refused(start: int, template: str, target: Path) -> None:
    with pytest.raises(Refused) as refusal:
        draw_badges(_job(target, template=template, start=start), Silent())
    assert refusal.value.reason is BadgeRefusal.NO_SUCH_POSITION


def test_nobody_gets_no_file(target: Path) -> None:
    with pytest.raises(Refused) as refusal:
        draw_badges(BadgeJob((), builtin_template("A6"), target), Silent())
    assert refusal.value.reason is BadgeRefusal.NOBODY
    assert not target.exists()


def test_repeated_parts_and_fonts_are_stored_once(target: Path) -> None:
    draw_badges(_job(target, *[replace(ORDINARY, given_name=f"Jonas {n}") for n in range(20)]), Silent())
    assert target.read_bytes().count(b"/FontFile2") == len(Weight)
    assert target.stat().st_size < 120_000


def test_a_job_travels_to_another_process(target: Path) -> None:
    job = _job(target)
    assert pickle.loads(pickle.dumps(job)) == job  # noqa: S301 (our own)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        report = pool.submit(draw_badges, job, Silent()).result(timeout=60)
    assert report == BadgeReport(target, 1, 1, ())
    assert codes(target) == ["HKRTNBWX"]


def test_drawing_needs_neither_qt_nor_sql() -> None:
    program = (
        "import sys, desktop_app.features.badges.tasks;"
        "print([name for name in ('PySide6', 'sqlalchemy', 'numpy') if name in sys.modules])"
    )
    answer = subprocess.run(  # noqa: S603 (this interpreter, our own line)
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert answer.stdout.strip() == "[]"
