"""The printed programme read back from the PDF: its texts, where they stand, and the order of pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules.paper import Layout, PaperRefusal
from desktop_app.features.agenda.tasks.paper import ProgrammeJob, draw_programme
from desktop_app.paper.fonts import clean
from desktop_app.progress import Cancelled, Silent
from tests.features.agenda.forum_programme import FOOT, WORDS, changed, forum, hostile
from tests.features.agenda.programmes import at, programme, talk
from tests.paper.reading import ink_box, picture, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.agenda.rules import Programme

A4, A4_LYING, A3_LYING = (210.0, 297.0), (297.0, 210.0), (420.0, 297.0)
ALWAYS = [layout for layout in Layout if layout is not Layout.CHANGES]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "programme.pdf"


def drawn(target: Path, layout: Layout, of: Programme, **more: object) -> list[str]:
    job = replace(ProgrammeJob(of, layout, target, WORDS, FOOT), **more)  # type: ignore[arg-type]
    assert draw_programme(job, Silent()).pages == len(sizes(target))
    return texts(target)


def letters(text: str) -> str:
    """Without spaces and line ends, which paper sets as it needs."""
    return "".join(clean(text).split())


def starts_of(target: Path, page: int, text: str) -> tuple[float, float]:
    """Where a text stands on a page: points from the left and from below."""
    document = pypdfium2.PdfDocument(target)
    try:
        there = document[page].get_textpage()
        found = there.search(text).get_next()
        assert found is not None, text
        left, bottom, *_ = there.get_charbox(found[0])
    finally:
        document.close()
    return float(left), float(bottom)


@pytest.mark.parametrize("layout", Layout)
def test_each_layout_says_as_of_when_and_who_paid(layout: Layout, target: Path) -> None:
    pages = drawn(target, layout, changed(forum()), before=forum())
    assert "as of 09:40 · version 4" in pages[0]
    assert letters(FOOT.small_print) in letters(pages[0])


@pytest.mark.parametrize("layout", [Layout.PAGE, Layout.GRID, Layout.BOOKLET])
def test_every_session_with_its_people_is_there(layout: Layout, target: Path) -> None:
    made = forum()
    there = letters(" ".join(drawn(target, layout, made)))
    for session in made.public():
        if session.language != "ar":  # readers of PDF turn its words about
            assert letters(session.title) in there
        for name in made.names(session):
            assert letters(name) in there or not name.isascii()


def test_a_day_is_one_upright_page(target: Path) -> None:
    pages = drawn(target, Layout.PAGE, forum())
    assert sizes(target) == [A4, A4]
    assert "Wednesday, 20 May" in pages[0]
    assert "Thursday, 21 May" in pages[1]
    times = [pages[0].index(time) for time in ("09:00", "10:45", "12:15", "13:30", "15:00")]
    assert times == sorted(times)


@pytest.mark.parametrize(("large", "size"), [(False, A4_LYING), (True, A3_LYING)])
def test_the_grid_has_rooms_beside_each_other_and_time_downwards(
    large: bool,  # noqa: FBT001 (a case)
    size: tuple[float, float],
    target: Path,
) -> None:
    drawn(target, Layout.GRID, forum(), large=large)
    assert sizes(target) == [size, size]
    rooms = [starts_of(target, 0, name)[0] for name in ("Great Hall", "Lake Room", "Forest Room", "Studio")]
    assert rooms == sorted(rooms)
    down = [starts_of(target, 0, title)[1] for title in ("Opening", "Pilots", "Lunch", "Wind-assisted")]
    assert down == sorted(down, reverse=True)
    assert abs(starts_of(target, 0, "Pilots")[0] - rooms[1]) < 8
    assert abs(starts_of(target, 0, "Coffee")[0] - rooms[0]) < 8


def test_many_rooms_go_on_to_further_pages_with_everybodys_breaks(target: Path) -> None:
    made = forum()
    rooms = tuple(replace(made.rooms[0], key=f"r{n}", name=f"Room {n}", position=n) for n in range(20))
    talks = tuple(talk(f"t{n}", at(9), 60, f"r{n}", title=f"Talk {n} here") for n in range(20))
    coffee = next(session for session in made.sessions if session.guid == "coffee")
    pages = drawn(target, Layout.GRID, replace(made, rooms=rooms, sessions=(*talks, coffee)))
    assert len(pages) == 3
    for page in pages:
        assert "Coffee" in page
    assert [sum(f"Talk {n} here" in page for page in pages) for n in range(20)] == [1] * 20


def test_a_booklet_folds_into_reading_order(target: Path) -> None:
    flat = drawn(target, Layout.BOOKLET, forum(), folded=False)
    assert sizes(target) == [(148.0, 210.0)] * len(flat)
    numbers = [page.split()[-1] for page in flat[1:-1]]
    assert numbers == [str(number) for number in range(2, len(flat))]
    sides = drawn(target, Layout.BOOKLET, forum())
    assert sizes(target) == [A4_LYING] * 4
    middle = A4_LYING[0] / 2 * 72 / 25.4
    assert starts_of(target, 0, "Programme")[0] > middle
    assert starts_of(target, 0, "Klaipėda, House")[0] < middle, "on the back"
    assert starts_of(target, 3, "Speakers")[0] > middle
    assert starts_of(target, 1, "Opening of the forum")[0] < middle
    assert starts_of(target, 2, "Lunch")[0] > middle
    assert letters("Bring your own figures") in letters(sides[1])


@pytest.mark.parametrize("lines", [0, 40, 70, 110])
def test_what_the_sheets_of_a_booklet_have_left_is_for_the_back_and_for_notes(
    lines: int, target: Path
) -> None:
    """No sheet is added for them: with nothing left, the last page is the back."""
    made = forum()
    *others, last = made.scheduled()
    longer = replace(last, description="\n\n".join(["A line of its own."] * lines))
    made = replace(made, sessions=(*others, longer))
    flat = drawn(target, Layout.BOOKLET, made, folded=False)
    has_back = not flat[-1].startswith("Speakers")
    written = len(flat) - has_back
    assert has_back == (written % 4 > 0)
    sides = drawn(target, Layout.BOOKLET, made)
    assert len(sides) == 2 * -(-written // 4)
    assert sum(side.count("Notes") for side in sides) == max(0, -written % 4 - 1)
    assert ("Speakers" in sides[0]) == (not has_back)
    assert sides[0].count("Co-funded by") == 1 + has_back


def test_the_index_names_the_pages_on_which_somebody_speaks(target: Path) -> None:
    pages = drawn(target, Layout.BOOKLET, forum(), folded=False)
    said = re.search(r"Sven Åkerlund\s+(\d+), \d+, (\d+)", pages[-2])
    assert said is not None
    first, second = (int(number) for number in said.groups())
    assert "Pilots for small ports" in pages[first - 1]
    assert "Sails, kites and rotors" in pages[second - 1]


def test_a_door_tells_what_is_other_than_guests_were_told(target: Path) -> None:
    pages = drawn(target, Layout.DOORS, changed(forum()), before=forum(), only=frozenset({"lake"}))
    first = pages[0]
    assert "Lake Room" in first
    assert "was 14:30" in first
    assert "was in Studio" in first
    assert "now 10:45, Studio" in first
    assert "was" not in pages[1].replace("Wednesday", "")


def test_a_speaker_finds_their_sessions_and_rooms(target: Path) -> None:
    pages = drawn(target, Layout.SPEAKERS, forum(), only=frozenset({"sven"}))
    assert len(pages) == 1
    for part in (
        "Sven Åkerlund",
        "Wednesday, 20 May",
        "10:45",
        "Great Hall",
        "Thursday, 21 May",
        "Lake Room",
    ):
        assert part in pages[0]


def test_the_notice_of_changes_is_one_page(target: Path) -> None:
    pages = drawn(target, Layout.CHANGES, changed(forum()), before=forum())
    assert len(pages) == 1
    for part in ("Changes since 08:30", "was 14:30", "was in Lake Room", "other speakers"):
        assert part in pages[0]
    assert "Opening" not in pages[0]


@pytest.mark.parametrize("layout", ALWAYS)
def test_nothing_is_cut_off_whatever_the_texts(layout: Layout, target: Path) -> None:
    there = letters(" ".join(drawn(target, layout, hostile())))
    assert there.count("nevers") >= 16
    if layout is not Layout.SPEAKERS:
        assert letters("Donaudampfschiff") * 12 in there
    for number, (width, height) in enumerate(sizes(target)):
        left, top, right, bottom = ink_box(picture(target, number, dots_per_mm=4), dots_per_mm=4)
        assert left >= 10
        assert top >= 10
        assert right <= width - 10
        assert bottom <= height - 8


def test_a_title_longer_than_a_page_is_set_smaller(target: Path) -> None:
    made = programme(talk("endless", at(9), title="and on it goes " * 900), talk("next", at(9, 30)))
    for layout in (Layout.GRID, Layout.DOORS):
        there = letters(" ".join(drawn(target, layout, made)))
        assert there.count("anditgoes") + there.count("andonitgoes") == 900
        assert "Sessionnext" in there


@pytest.mark.parametrize(
    ("layout", "of", "reason"),
    [
        (Layout.GRID, programme(talk("later", None)), PaperRefusal.NOTHING_SCHEDULED),
        (Layout.CHANGES, forum(), PaperRefusal.NOTHING_CHANGED),
        (Layout.SPEAKERS, programme(talk("alone", at(9))), PaperRefusal.NOTHING_SCHEDULED),
    ],
)
def test_an_empty_paper_is_refused(layout: Layout, of: Programme, reason: PaperRefusal, target: Path) -> None:
    with pytest.raises(Refused) as refused:
        draw_programme(ProgrammeJob(of, layout, target), Silent())
    assert refused.value.reason is reason
    assert not target.exists()


def test_cancelling_leaves_nothing_behind(target: Path) -> None:
    class Impatient:
        def at(self, _done: int, _total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw_programme(ProgrammeJob(forum(), Layout.BOOKLET, target), Impatient())
    assert list(target.parent.iterdir()) == []
