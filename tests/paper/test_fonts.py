"""Every script in its own face, in the right order, and nothing missing without a word."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.paper.fonts import FontBook, Typesetter, Weight, clean
from desktop_app.paper.fonts.book import OWN_FOLDER, system_folders
from desktop_app.paper.fonts.clean import clusters
from desktop_app.paper.fonts.order import levels

if TYPE_CHECKING:
    from pathlib import Path

BOOK = FontBook([OWN_FOLDER])
BOLD = Typesetter(Weight.BOLD, book=BOOK)


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Žydrūnė Müller & Söhne <GmbH>", "NotoSans-Bold"),
        ("Олександр", "NotoSans-Bold"),
        ("Γιώργος", "NotoSans-Bold"),
        ("محمد", "NotoSansArabic-Bold"),
        ("אברהם", "NotoSansHebrew-Bold"),
        ("สมชาย", "NotoSansThai-Bold"),
        ("नरेन्द्र", "NotoSansDevanagari-Bold"),
        ("გიორგი", "NotoSansGeorgian-Bold"),
        ("Արամ", "NotoSansArmenian-Bold"),
        ("王小明", "NotoSansSC-Bold"),
        ("김철수", "NotoSansKR-Bold"),
        ("ひらがな", "NotoSansSC-Bold"),
    ],
)
def test_each_script_has_a_face(text: str, face: str) -> None:
    line = BOLD.line(text)
    assert [run.face.name for run in line.runs] == [face]
    assert line.missing == ""
    assert line.width > 0


@pytest.mark.parametrize(("country", "face"), [("TW", "TC"), ("JP", "JP"), ("CN", "SC"), ("", "SC")])
def test_country_chooses_the_form_of_han(country: str, face: str) -> None:
    line = Typesetter(Weight.REGULAR, country, BOOK).line("直")
    assert line.runs[0].face.name == f"NotoSans{face}-Regular"


def test_latin_is_embedded_text_and_the_rest_is_drawn() -> None:
    line = BOLD.line("王小明 Wang")
    assert [(run.text, run.plain) for run in line.runs] == [("王小明 ", False), ("Wang", True)]


def test_marks_that_do_not_compose_are_placed_by_the_font() -> None:
    line = BOLD.line("e\u030b\u0301")
    assert [run.plain for run in line.runs] == [False]
    assert line.top > BOLD.line("e").top


def test_no_vowel_marks_are_added_to_arabic_names() -> None:
    (run,) = BOLD.line("محمد").runs
    assert len(run.glyphs) == 4


def test_kerning_brings_letters_together() -> None:
    assert BOLD.line("AV").width < BOLD.line("A").width + BOLD.line("V").width


def test_missing_characters_are_named_once() -> None:
    assert BOLD.line("Jonas 😀😀 🦊").missing == "😀🦊"


def test_the_computers_fonts_come_last() -> None:
    elsewhere = FontBook([], [OWN_FOLDER])
    line = Typesetter(Weight.BOLD, book=elsewhere).line("Jonas 王")
    assert [run.face.name for run in line.runs] == ["NotoSans-Bold", "NotoSansSC-Bold"]


def test_without_any_noto_something_still_prints() -> None:
    line = Typesetter(Weight.BOLD, book=FontBook([])).line("Jonas Ч")
    assert [run.face.name for run in line.runs] == ["Vera"]
    assert line.missing == "Ч"


def test_a_broken_font_on_the_computer_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Broken-Regular.ttf").write_bytes(b"no font")
    (tmp_path / "Empty.otf").write_bytes(b"")
    line = Typesetter(Weight.BOLD, book=FontBook([OWN_FOLDER], [tmp_path])).line("Jonas 🦊")
    assert line.missing == "🦊"


def test_a_mark_that_no_font_has_leaves_its_letter_whole() -> None:
    line = BOLD.line("王\u1dfa")
    assert line.missing == "\u1dfa"
    assert [run.face.name for run in line.runs] == ["NotoSansSC-Bold"]


def test_a_program_without_its_fonts_knows_it() -> None:
    assert FontBook([]).bare
    assert not BOOK.bare
    assert all(folder.is_absolute() for folder in system_folders())


def test_reading_order_of_mixed_lines() -> None:
    line = BOLD.line("مرحبا AB 12 (CEO)")
    assert "".join(run.text for run in line.runs).strip() == "AB 12 (CEO)مرحبا"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", [0, 0, 0]),
        ("אב", [1, 1]),
        ("אב 12", [1, 1, 1, 2, 2]),
        ("a (אב) b", [0, 0, 0, 1, 1, 0, 0, 0]),
        ("א (a) 1", [1, 1, 1, 2, 1, 1, 2]),
    ],
)
def test_embedding_levels(text: str, expected: list[int]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("  Jonas \t\r\n Petrauskas ", "Jonas Petrauskas"),
        ("Z\u030c", "Ž"),
        ("a\u0000b\u001b[0m", "a b [0m"),
        ("\u202eevil\u202c", "evil"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("half \ud83d", "half \ufffd"),
        ("full\u3000width\u2009thin", "full width thin"),
    ],
)
def test_clean(raw: str, printed: str) -> None:
    assert clean(raw) == printed


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in once)


@given(st.text(max_size=40))
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(clusters(text)) == text


@given(st.text(max_size=30))
def test_a_line_holds_every_character_and_a_figure_for_each_length(text: str) -> None:
    line = BOLD.line(text)
    assert sorted("".join(run.text for run in line.runs)) == sorted(line.text)
    assert set(line.missing) <= set(line.text)
    assert line.width >= 0
    assert line.top > 0
