"""Values that nobody tests a badge with: mixed scripts, unseen characters, emoji, endless words."""

from __future__ import annotations

import pytest

from desktop_app.paper.fonts import FontBook, Typesetter, Weight
from desktop_app.paper.fonts.book import OWN_FOLDER
from desktop_app.paper.text import Fit, fit_text
from desktop_app.paper.warnings import PaperFault

SETTER = Typesetter(Weight.BOLD, book=FontBook([OWN_FOLDER]))
WIDTH, HEIGHT = 150.0, 40.0
FIT = Fit(30, 8, 2, 14)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Müller & Söhne <GmbH>", ["Müller & Söhne <GmbH>"]),
        ("شركة ABC للأخشاب", ["للأخشاب", " ", "ABC", "شركة "]),
        ("ABC شركة", ["ABC ", "شركة"]),
        ("קבוצה 2026", ["2026", "קבוצה "]),
        ('בע"מ (ABC)', [")", "ABC", "(", "מ ", '"', "בע"]),
    ],
)
def test_scripts_beside_one_another_stand_in_reading_order(text: str, runs: list[str]) -> None:
    found = [run.text for run in SETTER.line(text).runs]
    assert "".join(found).replace(" ", "") == "".join(runs).replace(" ", "")
    assert [run.strip() for run in found if run.strip()] == [run.strip() for run in runs if run.strip()]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Jo\u200bnas\u2060 \ufeffPetr", "Jonas Petr"),
        ("\u202eevil\u202c", "evil"),
        ("An\u00adna", "Anna"),
        ("A\u0000B\tC\r\nD", "A B C D"),
        ("e\u0301", "é"),
        ("\u200b\u2060", ""),
    ],
)
def test_what_cannot_be_seen_does_not_print(text: str, printed: str) -> None:
    assert SETTER.line(text).text == printed


@pytest.mark.parametrize("text", ["สมชาย ใจดี", "นางสาวกรรณิการ์", "नरेन्द्र मोदी", "श्रीमती क्षत्रिय"])
def test_marks_above_and_below_stay_on_their_letters(text: str) -> None:
    line = SETTER.line(text)
    assert line.missing == ""
    assert all(not run.plain for run in line.runs if run.text.strip())


@pytest.mark.parametrize("text", ["Ada 👩\u200d💻", "😀", "\ue000"])
def test_pictures_instead_of_letters_are_said(text: str) -> None:
    assert PaperFault.NO_GLYPH in {fault.fault for fault in fit_text(SETTER, text, WIDTH, HEIGHT, FIT).faults}


@pytest.mark.parametrize(
    ("text", "lines", "fault"),
    [
        ("Anne-Marie-Sophie-Charlotte-Wilhelmina", ["Anne-Marie-Sophie-", "Charlotte-Wilhelmina"], None),
        ("W" * 60, None, PaperFault.TOO_SMALL),
        ("Donaudampfschifffahrtsgesellschaftskapitän", None, PaperFault.WORD_SPLIT),
    ],
)
def test_long_words_break_at_hyphens_and_are_said_where_they_cannot(
    text: str, lines: list[str] | None, fault: PaperFault | None
) -> None:
    fitted = fit_text(SETTER, text, 110, HEIGHT, FIT)
    set_lines = [line.text for line in fitted.lines]
    assert "".join(set_lines) == text
    assert lines is None or set_lines == lines
    assert [found.fault for found in fitted.faults if found.fault is fault] == ([fault] if fault else [])
