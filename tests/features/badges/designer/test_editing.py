"""Changing templates, new elements, the clipboard, and the longest texts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules import ImageElement, Picture, template_from
from desktop_app.features.badges.rules.design.clip import LARGEST_CLIP, clip_of, read_clip
from desktop_app.features.badges.rules.design.editing import (
    elements_of,
    of_bleed,
    of_size,
    picture_name,
    with_added,
    with_changed,
    with_elements,
    with_picture,
    without,
)
from desktop_app.features.badges.rules.design.fresh import KINDS, aside, fresh_element, fresh_template
from desktop_app.features.badges.rules.design.widest import breadth, widest
from desktop_app.features.badges.rules.geometry import moved
from desktop_app.features.badges.rules.node import TemplateFault
from desktop_app.features.badges.rules.writing import data_of
from tests.features.badges.designer.samples import at, card, everything
from tests.features.badges.pictures import picture_of

BAND = at("band", 10, 10, 20, 5, colour="ink")
SALARY = at("qr", 0, 0, 9, 9, text="{salary}")
IMAGE = at("image", 5, 5, 20, 10, picture="red.png")


def test_what_is_moved_off_the_badge_is_moved_in() -> None:
    template = card(BAND)
    changed = with_changed(template, "front", {0: moved(template.elements[0], 500, -500)})
    assert (changed.elements[0].area.x, changed.elements[0].area.y) == (70, 0)


def test_what_is_not_changed_is_not_touched() -> None:
    template = card(at("band", 10.123456, 10, 20, 5, colour="ink"), BAND)
    changed = with_changed(template, "front", {1: moved(template.elements[1], 1, 0)})
    assert changed.elements[0] is template.elements[0]


def test_a_picture_that_nothing_shows_is_dropped_and_one_that_the_back_shows_is_not() -> None:
    template = card(IMAGE, BAND, back=[IMAGE])
    front = without(template, "front", [0])
    assert [picture.name for picture in front.pictures] == ["red.png"]
    assert without(front, "back", [0]).pictures == ()


def test_the_same_picture_is_kept_once_and_another_of_its_name_gets_a_new_one() -> None:
    template = card(IMAGE)
    same, name = with_picture(template, Picture("logo.png", picture_of(40, 20)))
    assert (same, name) == (template, "red.png")
    other, name = with_picture(template, Picture("red.png", picture_of(9, 9)))
    assert name == "red-2.png"
    assert len(other.pictures) == 2


def test_added_elements_show_their_own_pictures() -> None:
    template = card(IMAGE)
    element = ImageElement(template.elements[0].area, "red.png")
    changed, places = with_added(template, "back", [element], [Picture("red.png", picture_of(9, 9))])
    assert places == (0,)
    assert isinstance(changed.back[0], ImageElement)
    assert changed.back[0].picture == "red-2.png"


def test_on_a_smaller_badge_everything_is_moved_in() -> None:
    template = everything()
    small = of_size(template, 60, 40)
    assert (small.sheet.width, small.sheet.height) == (60, 40)
    assert template_from(data_of(small), small.name, small.pictures) == small


def test_a_kept_place_is_cut_with_the_badge() -> None:
    template = card(
        keep_clear=[{"x": 40, "y": 0, "width": 25, "height": 14}, {"x": 80, "y": 0, "width": 5, "height": 5}]
    )
    small = of_size(template, 50, 54)
    assert [(area.x, area.width) for area in small.keep_clear] == [(40, 10)]


def test_of_the_same_size_nothing_changes() -> None:
    template = card(BAND)
    assert of_size(template, 90, 54) is template


def test_with_less_bleed_nothing_lies_beyond_it() -> None:
    template = card(at("band", -3, -3, 96, 60, colour="ink"), bleed=3)
    changed = of_bleed(template, 0)
    area = changed.elements[0].area
    assert (area.x, area.y) == (0, 0)
    assert (area.width, area.height) == pytest.approx((86.4, 54))


@pytest.mark.parametrize(
    ("file", "data", "name"),
    [
        ("Logo of us.PNG", b"\x89PNG", "Logo-of-us.png"),
        ("žuvis & co.jpeg", b"\xff\xd8", "žuvis---co.jpg"),
        ("../../etc/passwd", b"\xff\xd8", "picture.jpg"),
        ("", b"", "picture.jpg"),
        ("a" * 300 + ".png", b"\x89PNG", "a" * 60 + ".png"),
    ],
)
def test_a_picture_gets_a_name_that_a_template_takes(file: str, data: bytes, name: str) -> None:
    assert picture_name(file, data) == name


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(105, 148), (90, 54), (25, 20), (12, 12)])
def test_a_new_element_lies_on_any_badge(kind: str, size: tuple[float, float]) -> None:
    template = fresh_template("New", *size)
    template = replace(template, pictures=(Picture("a.png", picture_of(2, 2)),))
    element = fresh_element(kind, template, "a.png")
    whole = with_elements(template, "front", [element])
    assert template_from(data_of(whole), "new", whole.pictures) == whole


def test_two_new_elements_do_not_hide_each_other() -> None:
    template = fresh_template("New")
    first = fresh_element("qr", template)
    second = aside(first, (first,), template)
    third = aside(first, (first, second), template)
    assert (second.area.x - first.area.x, third.area.x - first.area.x) == (4, 8)


def test_on_a_full_badge_a_new_element_lies_somewhere() -> None:
    template = fresh_template("New", 25, 25)
    first = fresh_element("qr", template)
    assert aside(first, (first,) * 3, template) == first


# --- the clipboard -----------------------------------------------------------------------------------


@pytest.mark.parametrize("face", ["front", "back"])
def test_every_element_comes_back_from_the_clipboard(face: Any) -> None:  # noqa: ANN401 (one of two words)
    template = everything()
    elements, pictures = read_clip(clip_of(elements_of(template, face), template))
    assert elements == elements_of(template, face)
    assert {picture.name for picture in pictures} <= {picture.name for picture in template.pictures}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff\xfe", TemplateFault.NOT_JSON),
        (b"[]", TemplateFault.WRONG_KIND),
        (b"[" * 100_000, TemplateFault.NOT_JSON),
        (b'{"pictures": 3}', TemplateFault.WRONG_KIND),
        (b'{"pictures": {"a.png": 3}}', TemplateFault.WRONG_KIND),
        (b'{"pictures": {"a.png": "not base 64!"}}', TemplateFault.WRONG_KIND),
        (b'{"pictures": {"../a.png": ""}}', TemplateFault.WRONG_KIND),
        (b'{"elements": [{"kind": "virus"}]}', TemplateFault.OUT_OF_RANGE),
        (b'{"elements": 5}', TemplateFault.WRONG_KIND),
        (json.dumps({"elements": [IMAGE]}).encode(), TemplateFault.UNKNOWN_PICTURE),
        (json.dumps({"elements": [BAND | {"x": 1e99}]}).encode(), TemplateFault.OUT_OF_RANGE),
        (
            json.dumps({"elements": [SALARY]}).encode(),
            TemplateFault.UNKNOWN_FIELD,
        ),
        (b" " * (LARGEST_CLIP + 1), TemplateFault.OUT_OF_RANGE),
    ],
    ids=range(13),
)
def test_what_is_no_clip_of_elements_is_refused(content: bytes, fault: TemplateFault) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_clip(content)
    assert refusal.value.reason is fault


@given(st.binary(max_size=200))
def test_no_bytes_do_worse_than_being_refused(content: bytes) -> None:
    try:
        elements, _ = read_clip(content)
    except Unreadable:
        return
    assert elements == ()


# --- the longest of each field -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "longest"),
    [
        ([], ""),
        (["", "a"], "a"),
        (["abcde", "台灣電"], "台灣電"),
        (["e\u0301e\u0301", "abc"], "abc"),
        (["ab", "cd"], "ab"),
    ],
)
def test_the_widest_text(texts: list[str], longest: str) -> None:
    assert widest(texts) == longest


@given(st.lists(st.text(), min_size=1))
def test_no_text_is_wider_than_the_widest(texts: list[str]) -> None:
    assert breadth(widest(texts)) == max(breadth(text) for text in texts)
