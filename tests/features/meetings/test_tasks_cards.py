"""Meeting cards read back from the PDF: every word, where it stands, the code, the paper."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pypdf
import pytest

from desktop_app.errors import Refused
from desktop_app.features.checkin.rules.card_codes import read_card_code
from desktop_app.features.meetings.rules.card import Card, CardEvent
from desktop_app.features.meetings.tasks.paper import (
    CardJob,
    CardLayout,
    CardPaperRefusal,
    CardWords,
    draw_cards,
)
from desktop_app.features.meetings.tasks.paper.card_pages import card_pages
from desktop_app.features.meetings.tasks.paper.card_rows import LEAST, MARGIN, MOST, WIDTH
from desktop_app.paper.fonts import clean
from desktop_app.paper.warnings import PaperFault
from desktop_app.progress import Cancelled, Silent
from tests.features.meetings.cards import CODE, EVENT, PARTNERS, card, meeting, session_line
from tests.paper.reading import codes, ink_box, picture, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path

WORDS = CardWords(clock="09:40")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "cards.pdf"


def _job(target: Path, *cards: Card, layout: CardLayout = CardLayout.A6, event: CardEvent = EVENT) -> CardJob:
    return CardJob(cards or (card(),), target, event, layout, WORDS)


def _letters(text: str) -> str:
    return "".join(clean(text).split())


class _Stopping:
    def __init__(self, at: int) -> None:
        self._at = at

    def at(self, done: int, _total: int) -> None:
        if done >= self._at:
            raise Cancelled


def test_a_card_says_everything(target: Path) -> None:
    made = replace(card(3), lines=(session_line(), *card(3).lines))
    report = draw_cards(_job(target, made), Silent())
    assert (report.cards, report.pages, report.long, report.warnings) == (1, 1, 0, ())
    page = _letters(texts(target)[0])
    for part in (
        *("Jonas Petrauskas", "Baltic Furniture Cluster", "Lithuania", "as of 09:40, version 3"),
        *("13:00", "13:20", "13:40", "Anna Berg", "Svea Möbel AB", "Sweden", "C2C", "B2C"),
        *("offers: lasers, milling", "needs: oak supply", "Forest value chains", "Great hall"),
        *("free until 13:00", "Co-funded by the European Union.", "www.example.eu/forum", "Table"),
    ):
        assert _letters(part) in page, part


def test_the_code_is_read_and_tells_person_and_version(target: Path) -> None:
    draw_cards(_job(target), Silent())
    (text,) = codes(target)
    found = read_card_code(text)
    assert found is not None
    assert (found.person, found.version) == (CODE, 3)


@pytest.mark.parametrize("count", range(15))
def test_up_to_fourteen_meetings_are_all_there(count: int, target: Path) -> None:
    made = card(count)
    report = draw_cards(_job(target, made), Silent())
    assert report.warnings == ()
    assert report.pages <= 2
    page = _letters("".join(texts(target)))
    for line in made.lines:
        assert f"{line.starts:%H:%M}" in page
        for text in (line.partners[0].name, line.partners[0].organisation, *line.partners[0].offers):
            assert _letters(text) in page, text
    if not count:
        assert _letters(WORDS.nothing) in page


def test_eight_short_meetings_stand_on_one_page_in_full_size() -> None:
    made = card(8, partners=(PARTNERS[4],))
    pages = card_pages(made, WORDS, 105)
    assert (pages.size, len(pages.pages)) == (MOST, 1)


def test_type_gives_way_before_a_second_page_is_begun() -> None:
    shrunk = card_pages(card(10, partners=(PARTNERS[4],)), WORDS, 105)
    assert len(shrunk.pages) == 1
    assert LEAST <= shrunk.size < MOST
    long = card_pages(card(14), WORDS, 105)
    assert len(long.pages) == 2
    assert long.size >= LEAST
    assert all(sum(row.height for row in page) <= 105 for page in long.pages)


def test_the_pages_of_a_long_card_are_alike(target: Path) -> None:
    draw_cards(_job(target, card(14)), Silent())
    for number, page in enumerate(texts(target), 1):
        for part in ("Jonas Petrauskas", f"page {number} of 2", "version 3", "Co-funded"):
            assert _letters(part) in _letters(page)
        assert len(codes(target, number - 1)) == 1
    lines = [len(re.findall(r"\b1[3-7]:[0-5]0\b", page)) for page in texts(target)]
    assert max(lines) - min(lines) <= 4


def test_nothing_stands_in_the_margin(target: Path) -> None:
    draw_cards(_job(target, card(14), card(5, partners=(PARTNERS[5],))), Silent())
    for page in range(3):
        left, top, right, bottom = ink_box(picture(target, page))
        assert left >= MARGIN - 0.4
        assert top >= MARGIN - 0.8
        assert right <= WIDTH - MARGIN + 0.4
        assert bottom <= 148 - MARGIN + 0.4


def test_a_card_is_one_page_of_a6_with_its_trim(target: Path) -> None:
    draw_cards(_job(target), Silent())
    assert sizes(target) == [(105.0, 148.0)]
    page = pypdf.PdfReader(target).pages[0]
    assert page.trimbox == page.mediabox


def test_four_cards_share_a_sheet_with_marks_where_to_cut(target: Path) -> None:
    report = draw_cards(_job(target, *[card(2)] * 5, layout=CardLayout.A4), Silent())
    assert (report.cards, report.pages) == (5, 2)
    assert sizes(target) == [(210.0, 297.0)] * 2
    assert len(codes(target, 0)) == 4
    sheet = picture(target, dots_per_mm=10).convert("L")
    for x, y in ((1050, 1485), (1050, 20), (1050, 2950), (20, 1485), (2080, 1485)):
        spot = sheet.crop((x - 4, y - 4, x + 5, y + 5))
        assert min(spot.tobytes()) < 128, (x, y)


def test_without_a_funder_there_is_no_foot(target: Path) -> None:
    draw_cards(_job(target, event=CardEvent("Info day")), Silent())
    assert "Co-funded" not in texts(target)[0]
    tall = card_pages(card(9, partners=(PARTNERS[4],)), WORDS, 115).size
    assert tall >= card_pages(card(9, partners=(PARTNERS[4],)), WORDS, 105).size


def test_two_days_have_headings(target: Path) -> None:
    first, second = meeting(0, PARTNERS[0]), meeting(1, PARTNERS[4])
    later = replace(second, starts=second.starts.replace(day=21), ends=second.ends.replace(day=21))
    days = {first.starts.date(): "Wednesday, 20 May", later.starts.date(): "Thursday, 21 May"}
    made = replace(card(), lines=(first, later))
    draw_cards(replace(_job(target, made), words=replace(WORDS, days=days)), Silent())
    page = texts(target)[0]
    assert "Wednesday, 20 May" in page
    assert "Thursday, 21 May" in page


def test_a_text_without_glyphs_is_reported(target: Path) -> None:
    strange = replace(PARTNERS[0], name="Anna \U000f0001")
    report = draw_cards(_job(target, card(1, partners=(strange,))), Silent())
    assert [(each.person, each.fault) for each in report.warnings] == [
        ("Jonas Petrauskas", PaperFault.NO_GLYPH)
    ]


def test_a_word_of_two_hundred_letters_is_broken_and_said(target: Path) -> None:
    endless = replace(PARTNERS[0], organisation="x" * 200)
    report = draw_cards(_job(target, card(1, partners=(endless,))), Silent())
    assert _letters("x" * 200) in _letters(texts(target)[0])
    assert PaperFault.WORD_SPLIT in {each.fault for each in report.warnings}


def test_nobody_is_refused(target: Path) -> None:
    with pytest.raises(Refused) as refused:
        draw_cards(CardJob((), target, EVENT), Silent())
    assert refused.value.reason is CardPaperRefusal.NOBODY
    assert not target.exists()


@pytest.mark.parametrize("at", [1, 5])
def test_cancel_leaves_nothing_behind(at: int, target: Path) -> None:
    with pytest.raises(Cancelled):
        draw_cards(_job(target, card(), card(), card()), _Stopping(at))
    assert list(target.parent.iterdir()) == []


def test_cards_are_drawn_in_another_process(target: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as others:
        report = others.submit(draw_cards, _job(target), Silent()).result()
    assert (report.target, report.cards) == (target, 1)
    assert len(codes(target)) == 1
