"""The tokens can be read by everybody, and the style is made from nothing else."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette, QTextLayout
from PySide6.QtWidgets import QLabel, QListView, QWidget

from desktop_app.kit.icons import dot, icon
from desktop_app.kit.theme import (
    DARK,
    LIGHT,
    Appearance,
    State,
    Tokens,
    blend,
    contrast,
    style_sheet,
    tokens_of,
)
from desktop_app.kit.theme.appearance import base_font
from desktop_app.settings import resources

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.theme import Theme

SCRIPTS = "Živilė Оксана Ελένη 王小明 陳 山田さくら 김철수 محمد שלום สวัสดี नमस्ते Հայ ქარ"

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


@BOTH
def test_text_is_readable_on_every_ground(tokens: Tokens) -> None:
    grounds = (tokens.surface, tokens.raised, tokens.sunken, tokens.hover, tokens.chosen)
    ratios = {pair: contrast(*pair) for pair in product((tokens.text, tokens.muted), grounds)}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@BOTH
def test_states_are_readable_where_words_carry_them(tokens: Tokens) -> None:
    colours = (tokens.accent, tokens.admitted, tokens.attention, tokens.refused)
    ratios = {pair: contrast(*pair) for pair in product(colours, (tokens.surface, tokens.raised))}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.pressed) >= 4.5


@BOTH
def test_text_is_readable_on_a_wash_of_any_state(tokens: Tokens) -> None:
    washes = [tokens.wash(tokens.of(state)) for state in State]
    assert min(contrast(tokens.text, wash) for wash in washes) >= 4.5


@BOTH
def test_controls_stand_out_from_every_ground(tokens: Tokens) -> None:
    grounds = (tokens.surface, tokens.raised, tokens.sunken)
    assert min(contrast(tokens.control, ground) for ground in grounds) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_blend_goes_from_ground_to_colour() -> None:
    assert blend("#000000", "#FFFFFF", 0) == "#000000"
    assert blend("#000000", "#FFFFFF", 0.5) == "#808080"
    assert blend("#000000", "#FFFFFF", 1) == "#FFFFFF"


@BOTH
def test_the_style_sheet_is_filled_in(tokens: Tokens) -> None:
    sheet = style_sheet(tokens, "marks")
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    known = {getattr(tokens, name).upper() for name in Tokens.__slots__ if name not in {"name", "tint"}}
    known |= {tokens.hover, tokens.chosen, tokens.pressed}
    known |= {tokens.wash(tokens.refused), tokens.wash(tokens.attention)}
    assert set(re.findall(r"#[0-9A-F]{6}", sheet)) <= known


def test_no_colour_is_written_outside_the_tokens(pytestconfig: pytest.Config) -> None:
    kit: Path = pytestconfig.rootpath / "desktop_app"
    files = [file for room in ("kit", "shell") for file in (kit / room).rglob("*.py")]
    colour = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']""")
    assert [file.name for file in files if colour.search(file.read_text("utf-8"))] == ["tokens.py"]


def test_a_choice_of_theme_reaches_every_widget(qtbot: QtBot, theme: Theme) -> None:
    shown = QLabel("Foyer")
    qtbot.addWidget(shown)
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance.DARK)
    assert tokens_of(shown) is DARK
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance.LIGHT)
    assert tokens_of(shown) is LIGHT
    assert theme.appearance is Appearance.LIGHT


def test_a_list_without_a_ground_wears_what_it_lies_on(qtbot: QtBot, theme: Theme) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    bare = QListView(around)
    bare.setProperty("kind", "bare")
    around.show()
    for appearance, tokens in ((Appearance.DARK, DARK), (Appearance.LIGHT, LIGHT)):
        theme.choose(appearance)
        assert tokens_of(bare) == tokens


def test_the_system_is_followed_unless_told(theme: Theme) -> None:
    theme.choose(Appearance.SYSTEM)
    assert theme.tokens in {LIGHT, DARK}
    theme.choose(Appearance.LIGHT)
    assert theme.tokens is LIGHT


def test_icons_follow_the_theme(theme: Theme, qapp: QApplication) -> None:
    users = icon("users", State.REFUSED)
    for appearance, tokens in ((Appearance.DARK, DARK), (Appearance.LIGHT, LIGHT)):
        theme.choose(appearance)
        drawn = users.pixmap(18, 18).toImage()
        colours = {drawn.pixelColor(x, y).name().upper() for x in range(18) for y in range(18)}
        assert tokens.refused in colours
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.surface)


def test_an_icon_that_the_set_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("no-such-picture")


def test_a_dot_has_its_category_colour() -> None:
    drawn = dot("#B45309").pixmap(16, 16).toImage()
    assert drawn.pixelColor(8, 8).name().upper() == "#B45309"


@BOTH
def test_only_colours_that_the_ground_swallows_get_a_ring(tokens: Tokens) -> None:
    assert tokens.ring(tokens.surface) == tokens.ring(tokens.raised) == tokens.control
    assert tokens.ring(tokens.text) == tokens.ring("#2E6FB7") == ""


def test_a_dot_keeps_its_colour_where_it_is_chosen(theme: Theme) -> None:
    theme.choose(Appearance.LIGHT)
    drawn = dot("#B45309").pixmap(QSize(16, 16), QIcon.Mode.Selected).toImage()
    assert drawn.pixelColor(8, 8).name() == "#b45309"


def test_a_dark_dot_has_a_ring_on_a_dark_ground(theme: Theme) -> None:
    theme.choose(Appearance.DARK)
    drawn = dot("#16202B").pixmap(64, 64).toImage()
    theme.choose(Appearance.LIGHT)
    assert drawn.pixelColor(16, 32).name() == DARK.control.lower()
    assert dot("#16202B").pixmap(64, 64).toImage().pixelColor(18, 32).name() == "#16202b"


@pytest.mark.usefixtures("qapp")
def test_the_window_has_letters_for_every_name() -> None:
    layout = QTextLayout(SCRIPTS, base_font(resources() / "fonts"))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = [(run.rawFont().familyName(), run.glyphIndexes()) for run in layout.glyphRuns()]
    assert {family for family, glyphs in runs if 0 in glyphs} == set()
    assert all(family.startswith("Noto Sans") for family, _ in runs)
