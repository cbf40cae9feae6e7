"""Text never leaves its box, and gives way in the stated order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.paper.fonts import FontBook, Typesetter, Weight, clean
from desktop_app.paper.fonts.book import OWN_FOLDER
from desktop_app.paper.text import READABLE, Box, Fit, fit_stack, fit_text, stack_height
from desktop_app.paper.warnings import PaperFault

SETTER = Typesetter(Weight.REGULAR, book=FontBook([OWN_FOLDER]))
WIDTH, HEIGHT = 200.0, 60.0
LONG = "Central European Cluster Network for Digital Innovation in Wood and Furniture"


def test_a_short_text_keeps_its_size() -> None:
    fitted = fit_text(SETTER, "Jonas", WIDTH, HEIGHT, Fit(24, 10))
    assert (fitted.size, len(fitted.lines), fitted.faults) == (24, 1, ())


def test_first_it_shrinks() -> None:
    fitted = fit_text(SETTER, "Vaitkevičiūtė-Kazlauskienė", WIDTH, HEIGHT, Fit(24, 10, lines=2))
    assert len(fitted.lines) == 1
    assert fitted.width == pytest.approx(WIDTH)
    assert fitted.faults == ()


def test_then_it_wraps_in_balance() -> None:
    fitted = fit_text(SETTER, LONG, WIDTH, HEIGHT, Fit(14, 11, lines=3))
    widths = [line.width for line in fitted.lines]
    assert len(widths) == 3
    assert min(widths) > 0.6 * max(widths)
    assert " ".join(line.text for line in fitted.lines) == LONG
    assert fitted.faults == ()


def test_wrapping_may_be_wanted_before_the_minimum() -> None:
    text = "Maria-Magdalena Wilhelmina"
    assert len(fit_text(SETTER, text, WIDTH, HEIGHT, Fit(30, 8, lines=2)).lines) == 1
    assert len(fit_text(SETTER, text, WIDTH, HEIGHT, Fit(30, 8, lines=2, wrap_below=20)).lines) == 2


def test_a_name_breaks_after_its_hyphen() -> None:
    fitted = fit_text(SETTER, "Wolfeschlegelstein-Müllerhausen", 100, HEIGHT, Fit(14, 9, lines=2))
    assert [line.text for line in fitted.lines] == ["Wolfeschlegelstein-", "Müllerhausen"]


def test_a_space_is_a_better_break_than_a_hyphen() -> None:
    text = "Jankauskienė-Petrauskaitė Vaitkevičienė"
    fitted = fit_text(SETTER, text, WIDTH, HEIGHT, Fit(24, 10, lines=2, wrap_below=18))
    assert [line.text for line in fitted.lines] == ["Jankauskienė-Petrauskaitė", "Vaitkevičienė"]


def test_a_word_is_split_only_when_nothing_else_helps_and_that_is_said() -> None:
    fitted = fit_text(
        SETTER, "Wolfeschlegelsteinhausenbergerdorff", 80, HEIGHT, Fit(14, 8, lines=3), field="name"
    )
    assert len(fitted.lines) > 1
    assert "".join(line.text for line in fitted.lines) == "Wolfeschlegelsteinhausenbergerdorff"
    assert [(found.field, found.fault) for found in fitted.faults] == [("name", PaperFault.WORD_SPLIT)]


def test_too_small_is_said() -> None:
    fitted = fit_text(SETTER, LONG, WIDTH, HEIGHT, Fit(12, 8), field="organisation")
    assert fitted.size < 8
    assert [found.fault for found in fitted.faults] == [PaperFault.TOO_SMALL]


def test_characters_without_a_glyph_are_said() -> None:
    fitted = fit_text(SETTER, "Jonas 🦊", WIDTH, HEIGHT, Fit(12, 8))
    assert [(found.fault, found.detail) for found in fitted.faults] == [(PaperFault.NO_GLYPH, "🦊")]


def test_chinese_wraps_between_characters_but_not_before_a_comma() -> None:
    text = "台灣電子產業發展協會，國際合作處"  # noqa: RUF001 (the wide comma is meant)
    fitted = fit_text(SETTER, text, 100, HEIGHT, Fit(14, 9, lines=2))
    assert len(fitted.lines) == 2
    assert not fitted.lines[1].text.startswith("，")  # noqa: RUF001 (the wide comma is meant)


@pytest.mark.parametrize("text", ["", "   ", "\u0000\u200b"])
def test_nothing_to_set_takes_no_room(text: str) -> None:
    fitted = fit_text(SETTER, text, WIDTH, HEIGHT, Fit(12, 8))
    assert (fitted.lines, fitted.height, fitted.faults) == ((), 0, ())


FITS = st.builds(
    lambda size, share, lines: Fit(size, size * share, lines=lines, wrap_below=size * (1 + share) / 2),
    st.floats(6, 60),
    st.floats(0.3, 1),
    st.integers(1, 4),
)


@given(st.text(max_size=80), st.floats(30, 300), st.floats(8, 120), FITS)
@settings(deadline=None)
def test_it_never_leaves_its_box_and_loses_nothing(text: str, width: float, height: float, fit: Fit) -> None:
    fitted = fit_text(SETTER, text, width, height, fit)
    assert fitted.width <= width + 0.01
    assert fitted.height <= height + 0.01
    assert fitted.size <= fit.size
    assert len(fitted.lines) <= fit.lines
    set_text = "".join(line.text for line in fitted.lines)
    assert set_text.replace(" ", "") == clean(text).replace(" ", "")
    small = PaperFault.TOO_SMALL in {found.fault for found in fitted.faults}
    assert small == (bool(fitted.lines) and fitted.size < max(fit.minimum, READABLE) - 1e-6)


@given(st.lists(st.tuples(st.text(max_size=40), FITS), min_size=1, max_size=4), st.floats(20, 200))
@settings(deadline=None)
def test_a_stack_never_leaves_its_box(rows: list[tuple[str, Fit]], height: float) -> None:
    gaps = [2.0] * len(rows)
    setters = [SETTER] * len(rows)
    box = Box(150, height)
    stack = fit_stack(setters, [text for text, _ in rows], [fit for _, fit in rows], gaps, box)
    assert stack_height(stack, gaps) <= height + 0.01
    assert all(fitted.width <= box.width + 0.01 for fitted in stack)
    for fitted, (_, fit) in zip(stack, rows, strict=True):
        said = PaperFault.TOO_SMALL in {found.fault for found in fitted.faults}
        assert said or not fitted.lines or fitted.size >= fit.minimum - 1e-6


def test_a_stack_that_had_to_shrink_fills_its_box() -> None:
    fits = [Fit(40, 8, lines=2, wrap_below=30), Fit(20, 8)]
    box = Box(300, 60, ("name", "organisation"))
    stack = fit_stack([SETTER] * 2, ["Maria Magdalena", "Baltic Cluster"], fits, [0, 3], box)
    assert stack_height(stack, [0, 3]) == pytest.approx(60, abs=1)
    assert [fitted.faults for fitted in stack] == [(), ()]


def test_a_stack_that_cannot_fit_says_which_texts_are_too_small() -> None:
    box = Box(150, 20, ("name", "organisation"))
    stack = fit_stack([SETTER] * 2, ["Maria", "Baltic Cluster"], [Fit(40, 20), Fit(20, 10)], [0, 3], box)
    assert [[found.field for found in fitted.faults] for fitted in stack] == [["name"], ["organisation"]]


def test_a_stack_closes_up_over_empty_texts() -> None:
    fits = [Fit(20, 10)] * 3
    full = fit_stack([SETTER] * 3, ["a", "", "b"], fits, [0, 5, 5], Box(100, 200))
    assert stack_height(full, [0, 5, 5]) == pytest.approx(full[0].height + 5 + full[2].height)
