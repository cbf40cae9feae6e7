"""Layouts of pretix and Indico become templates that draw what they drew, and say what was lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules import Picture, QrElement, StackElement
from desktop_app.features.badges.rules.foreign import (
    ForeignRefusal,
    Loss,
    LossKind,
    foreign_template,
    indico_template,
    pretix_template,
)
from desktop_app.features.badges.rules.template import Area, ImageElement, PhotoElement, ShapeElement
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.paper.fonts import Weight
from desktop_app.progress import Silent
from tests.features.badges.people import ORDINARY
from tests.features.badges.pictures import picture_of
from tests.paper.reading import codes, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path

A6 = (105.0, 148.0)


def container(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 (as JSON is)
    element: dict[str, Any] = {
        "type": "textcontainer",
        "page": 1,
        "left": "10.00",
        "bottom": "100.50",
        "width": "85",
        "height": "20",
        "fontsize": "24.0",
        "lineheight": "1",
        "color": [20, 40, 200, 1],
        "fontfamily": "Noto Sans",
        "bold": True,
        "align": "center",
        "verticalalign": "middle",
        "autoresize": True,
        "content": "attendee_name",
        "text": "John Doe",
    }
    return element | changes


def code(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 (as JSON is)
    return {"type": "barcodearea", "left": "40", "bottom": "10", "size": "25", "content": "secret"} | changes


def text_of(*elements: dict[str, Any]) -> str:
    (stack,) = pretix_template(elements, "t", size=A6).template.elements
    assert isinstance(stack, StackElement)
    return stack.texts[0].pattern


def test_a_text_lies_where_pretix_puts_it() -> None:
    carried = pretix_template([container()], "Mine", size=A6)
    (stack,) = carried.template.elements
    assert isinstance(stack, StackElement)
    assert stack.area == Area(10, 27.5, 85, 20)  # 148 - 100.5 - 20 from the top
    assert (stack.align, stack.valign) == ("centre", "middle")
    (text,) = stack.texts
    assert (text.pattern, text.weight, text.colour) == ("{given_name} {family_name}", Weight.BOLD, "#1428C8")
    assert (text.fit.size, text.fit.minimum, text.fit.leading) == (24, 5, 1.15)
    assert carried.losses == ()
    assert (carried.template.width, carried.template.height) == A6


@pytest.mark.parametrize(
    ("downward", "top", "valign"), [(False, 148 - 50 - 3 * 13 * 25.4 / 72, "bottom"), (True, 98, "top")]
)
def test_a_text_of_the_old_kind_grows_from_its_edge(downward: bool, top: float, valign: str) -> None:  # noqa: FBT001 (a case)
    old: dict[str, Any] = {"type": "textarea", "left": "5", "bottom": "50", "width": "60", "fontsize": "13"}
    old |= {"content": "attendee_company", "downward": downward}
    (stack,) = pretix_template([old], "t", size=A6).template.elements
    assert isinstance(stack, StackElement)
    assert stack.area.y == pytest.approx(top, abs=0.01)
    assert stack.valign == valign


@pytest.mark.parametrize(("bare", "area"), [(False, Area(40, 113, 25, 25)), (True, Area(36, 109, 33, 33))])
def test_a_code_keeps_the_size_of_its_modules(bare: bool, area: Area) -> None:  # noqa: FBT001 (a case)
    """Ours has a quiet zone inside its area; pretix may leave it to the background."""
    (found,) = pretix_template([code(nowhitespace=bare)], "t", size=A6).template.elements
    assert isinstance(found, QrElement)
    assert found.area == area


@pytest.mark.parametrize(
    ("changes", "pattern"),
    [
        ({"content": "attendee_company"}, "{organisation}"),
        ({"content": "other", "text": "To {item}, {nonsense}!"}, "To {category}, [nonsense]!"),
        ({"content": "other_i18n", "text_i18n": {"de": "Gast", "en": "Guest"}}, "Guest"),
        ({"content": "other_i18n", "text_i18n": {"lt": "Svečias"}}, "Svečias"),
        ({"content": "question_diet"}, "{custom:diet}"),
        ({"content": "seat_row"}, "[seat_row]"),
    ],
)  # fmt: skip
def test_what_a_text_says(changes: dict[str, Any], pattern: str) -> None:
    assert text_of(container(**changes)) == pattern


def test_what_is_lost_is_listed_once() -> None:
    layout = [
        container(fontfamily="Open Sans", italic=True),
        container(fontfamily="Open Sans", content="seat"),
        container(page=3),
        {"type": "poweredby", "page": 1, "size": "5"},
        {"type": "imagearea", "content": "poster", "left": "1", "bottom": "1", "width": "9", "height": "9"},
    ]
    assert pretix_template(layout, "t").losses == (
        Loss(LossKind.SIZE, "148 × 105 mm"),
        Loss(LossKind.FONT, "Open Sans"),
        Loss(LossKind.ITALIC),
        Loss(LossKind.FIELD, "seat"),
        Loss(LossKind.PAGE, "3"),
        Loss(LossKind.ELEMENT, "poweredby"),
        Loss(LossKind.IMAGE, "poster"),
    )


def test_the_pages_of_the_background_are_the_two_sides() -> None:
    grounds = [Picture(f"background-{number}.png", picture_of(9, 9)) for number in (1, 2, 3)]
    layout = [container(), container(page=2, content="event_name")]
    carried = pretix_template(layout, "t", grounds, A6)
    for side, name in (
        (carried.template.elements, "background-1.png"),
        (carried.template.back, "background-2.png"),
    ):
        ground = side[0]
        assert isinstance(ground, ImageElement)
        assert (ground.picture, ground.area) == (name, Area(0, 0, *A6))
    assert carried.losses == (Loss(LossKind.PAGE, "3"),)
    assert len(carried.template.pictures) == 2


def test_a_pretix_badge_is_drawn_whole(tmp_path: Path) -> None:
    layout = json.dumps([container(), code(), container(content="attendee_company", bottom="80", page=2)])
    carried = foreign_template(layout.encode(), "layout.json", "t", (), A6)
    target = tmp_path / "a.pdf"
    report = draw_badges(BadgeJob((replace(ORDINARY, emblem=""),), carried.template, target), Silent())
    assert report.warnings == ()
    front, back = texts(target)
    assert "Jonas Petrauskas" in front.replace("\n", " ")
    assert "Baltic Furniture Cluster" in back.replace("\n", " ")
    assert codes(target) == ["HKRTNBWX"]
    assert sizes(target) == [A6, A6]


# --- Indico ------------------------------------------------------------------------------------------

CARD = {"width": 425, "height": 270, "background_position": "stretch"}


def item(kind: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 (as JSON is)
    plain: dict[str, Any] = {
        "type": kind,
        "x": 50,
        "y": 100.5,
        "width": 300,
        "font_size": "15pt",
        "zIndex": 10,
    }
    return plain | changes


def test_indico_pixels_are_a_fifth_of_a_millimetre() -> None:
    carried = indico_template(CARD | {"items": [item("full_name_b", bold=True, color="navy")]}, "Mine")
    (stack,) = carried.template.elements
    assert isinstance(stack, StackElement)
    assert (carried.template.width, carried.template.height) == (85, 54)
    assert (stack.area.x, stack.area.y, stack.area.width) == (10, 20.1, 60)
    (text,) = stack.texts
    assert (text.pattern, text.weight, text.colour) == ("{given_name} {family_name}", Weight.BOLD, "#000080")
    assert (stack.align, text.fit.size) == ("centre", 15)


@pytest.mark.parametrize(
    ("written", "size"), [("13.5pt", 13), ("7.5pt", 7), ("40", 40), ("big", 15), ("", 15)]
)
def test_a_size_is_read_as_indico_prints_it(written: str, size: float) -> None:
    (stack,) = indico_template(CARD | {"items": [item("title", font_size=written)]}, "t").template.elements
    assert isinstance(stack, StackElement)
    assert stack.texts[0].fit.size == size


def test_indico_draws_by_layer_and_pictures_first() -> None:
    items = [item("fixed", text="{Top}", zIndex=12), item("fixed", text="Low"), item("picture", height=150)]
    found = indico_template(CARD | {"items": items}, "t").template.elements
    assert isinstance(found[0], PhotoElement)
    assert [each.texts[0].pattern for each in found[1:] if isinstance(each, StackElement)] == ["Low", "(Top)"]


def test_what_indico_has_more() -> None:
    items = [
        item("last_name_upper", font_family="LinuxLibertine"),
        item("field-17", background_color="#ff0"),
        item("fixed_image", image_id=4, height=60),
        item("price"),
        item("ticket_qr_code", width=100, height=120),
    ]
    carried = indico_template(CARD | {"items": items}, "t", [Picture("g.png", picture_of(9, 9))])
    assert carried.losses == (
        Loss(LossKind.IMAGE, "fixed_image"),
        Loss(LossKind.FONT, "LinuxLibertine"),
        Loss(LossKind.TEXT_GROUND),
        Loss(LossKind.CUSTOM, "field-17"),
        Loss(LossKind.FIELD, "price"),
    )
    kinds = [type(each) for each in carried.template.elements]
    assert kinds[:2] == [ImageElement, QrElement]
    shape = next(each for each in carried.template.elements if isinstance(each, ShapeElement))
    assert shape.fill == "#FFFF00"
    capitals = [
        t.capitals for each in carried.template.elements if isinstance(each, StackElement) for t in each.texts
    ]
    assert capitals == [True, False, False]


# --- files -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrap", ["layout", "template", "data"])
def test_a_layout_is_found_in_what_the_programs_wrap_around_it(wrap: str) -> None:
    pretix = json.dumps({"id": 3, wrap: [container()]}).encode()
    assert foreign_template(pretix, "a.json", "t", (), A6).template.width == 105
    indico = json.dumps({"title": "x", wrap: CARD | {"items": []}}).encode()
    assert foreign_template(indico, "a.json", "t").template.width == 85


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"17",
        b"[1, 2]",
        b'"text"',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"items": 3, "width": 1}',
    ],
)
def test_what_is_no_layout(content: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        foreign_template(content, "a.json", "t")
    assert refusal.value.reason is ForeignRefusal.NOT_A_LAYOUT


def test_a_layout_of_a_thousand_elements_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        foreign_template(json.dumps([container()] * 1000).encode(), "a.json", "t")
    assert refusal.value.reason is ForeignRefusal.TOO_LARGE


VALUES = st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.floats() | st.text(max_size=6)
KEYS = st.sampled_from(list(container()) + list(code()) + ["x", "y", "zIndex", "items", "font_size", "color"])
KINDS = st.sampled_from(["textcontainer", "textarea", "barcodearea", "imagearea", "fixed", "full_name"])
ELEMENTS = st.lists(
    st.dictionaries(KEYS, VALUES | st.lists(VALUES, max_size=4), max_size=8).flatmap(
        lambda rest: KINDS.map(lambda kind: rest | {"type": kind})
    ),
    min_size=1,
    max_size=4,
)


@given(ELEMENTS, st.booleans(), VALUES, VALUES)
def test_whatever_the_figures_are_a_template_or_a_reason_comes_out(
    elements: list[dict[str, Any]],
    indico: bool,  # noqa: FBT001 (a case)
    width: object,
    height: object,
) -> None:
    data: object = {"width": width, "height": height, "items": elements} if indico else elements
    try:
        outcome = foreign_template(json.dumps(data).encode(), "a.json", "t", (), None).template.name
    except Unreadable as error:
        outcome = type(error.reason).__name__
    assert outcome in {"t", "ForeignRefusal"}


@pytest.mark.parametrize(
    "layout",
    [
        [code(left=10**400)],
        [container(color=[10**400, 0, 0, 1])],
        {"width": 10**400, "height": 270, "items": []},
    ],
)
def test_figures_that_no_float_holds_are_a_template_or_a_reason(layout: object) -> None:
    try:
        outcome = foreign_template(json.dumps(layout).encode(), "a.json", "t").template.name
    except Unreadable as error:
        outcome = type(error.reason).__name__
    assert outcome in {"t", "ForeignRefusal"}


def test_what_no_page_can_hold_is_left_out_of_texts() -> None:
    layout = [container(content="other", text="A\ud800B\0C")]
    template = foreign_template(json.dumps(layout).encode(), "a.json", "t").template
    assert "ABC" in repr(template)
