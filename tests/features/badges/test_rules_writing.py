"""What is written is read back the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.badges.rules import TEMPLATE_NAMES, Picture, builtin_template, template_from
from desktop_app.features.badges.rules.template import (
    Area,
    BadgeTemplate,
    BandElement,
    Condition,
    EmblemElement,
    ImageElement,
    LineElement,
    PhotoElement,
    QrElement,
    ScheduleElement,
    ShapeElement,
    StackElement,
    StackText,
)
from desktop_app.features.badges.rules.writing import data_of
from desktop_app.paper.fonts import Weight
from desktop_app.paper.sheet import Sheet
from desktop_app.paper.text import Fit

SIDES = st.floats(1, 40).map(lambda number: round(number, 2))
AREAS = st.builds(Area, SIDES, SIDES, SIDES, SIDES)
COLOURS = st.sampled_from(["ink", "category", "on_category", "#12AB9F"])
FITS = st.floats(6, 60).map(lambda size: Fit(size, size / 2, 3, size * 0.75, 1.2))
FIELDS = st.sampled_from(["category", "country", "organisation", "custom:diet", "notes"])
WRITABLE = st.characters(codec="utf-8", exclude_characters="\0")
WHENS = st.none() | st.builds(
    Condition, FIELDS, st.lists(st.text(WRITABLE, max_size=8), max_size=3).map(tuple), st.booleans()
)
TEXTS = st.builds(
    StackText,
    st.sampled_from(["{first_line}", "Forum · {custom:diet}", "Hello"]),
    st.sampled_from(Weight),
    FITS,
    COLOURS,
    st.floats(-1, 5),
    st.booleans(),
    st.booleans(),
)
STACKS = st.builds(
    StackElement,
    AREAS,
    st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    st.sampled_from(["left", "centre", "right"]),
    st.sampled_from(["top", "middle", "bottom"]),
    SIDES,
    st.floats(-90, 90),
    WHENS,
)
SHAPES: st.SearchStrategy[Any] = st.one_of(
    st.builds(BandElement, AREAS, COLOURS, WHENS),
    st.builds(ShapeElement, AREAS, st.just("rectangle"), COLOURS, st.just(""), st.just(1.5), SIDES, WHENS),
    st.builds(ShapeElement, AREAS, st.just("ellipse"), st.just(""), COLOURS, st.just(0.5), when=WHENS),
    st.builds(LineElement, AREAS, COLOURS, st.floats(0.1, 20), WHENS),
    st.builds(EmblemElement, AREAS, WHENS),
    st.builds(PhotoElement, AREAS, WHENS),
    st.builds(ImageElement, AREAS, st.just("a.png"), st.sampled_from(["contain", "cover", "stretch"]), WHENS),
    st.builds(QrElement, AREAS, st.just("{code}"), WHENS),
    st.builds(ScheduleElement, AREAS, FITS, COLOURS, st.sampled_from(["all", "sessions", "meetings"]), WHENS),
)
ELEMENTS = st.lists(STACKS | SHAPES, max_size=6).map(tuple)


@given(ELEMENTS, ELEMENTS, st.floats(0, 5))
def test_every_template_comes_back(front: Any, back: Any, bleed: float) -> None:  # noqa: ANN401 (what strategies make)
    template = BadgeTemplate(
        "card",
        "Card",
        90,
        90,
        Sheet.of_one(90, 90),
        front,
        (Area(1, 1, 2, 2),),
        back,
        bleed,
        (Picture("a.png", b"-"),),
    )
    assert template_from(data_of(template), "card", template.pictures) == template


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_the_built_in_ones_too(name: str) -> None:
    template = builtin_template(name)
    assert template_from(data_of(template), name) == template
    assert replace(template, name="other") != template
