"""A template is read strictly: what is wrong with it is said with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules import (
    TEMPLATE_NAMES,
    QrElement,
    StackElement,
    TemplateFault,
    builtin_template,
    builtin_templates,
    template_from,
)
from desktop_app.features.badges.rules.library import read_template
from desktop_app.paper.qr import finest_module_mm, module_mm
from desktop_app.paper.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

CAP_HEIGHT = 0.714
"""Of Noto Sans, in em."""


def _data(**changes: object) -> dict[str, Any]:
    text = {"kind": "text", "x": 5, "y": 5, "width": 50, "height": 10, "text": "{first_line}", "size": 20}
    return {"title": "Card", "width": 90, "height": 54, "elements": [text]} | changes


def _element(**changes: object) -> dict[str, Any]:
    text = {"kind": "text", "x": 5, "y": 5, "width": 50, "height": 10, "text": "{code}", "size": 20}
    return _data(elements=[text | changes])


def test_the_built_in_templates_have_their_papers() -> None:
    found = {template.name: (template.width, template.height) for template in builtin_templates()}
    assert found == {"A6": (105, 148), "90x54": (90, 54), "62mm": (100, 62), "A4-2x5": (90, 54)}
    assert builtin_template("A4-2x5").sheet == Sheet(210, 297, 90, 54, 2, 5, 15, 12, 90, 54)
    assert builtin_template("A4-2x5").elements == builtin_template("90x54").elements


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_every_badge_has_a_code_that_scanners_read(name: str) -> None:
    (code,) = [each for each in builtin_template(name).elements if isinstance(each, QrElement)]
    assert module_mm("HKRTNBWXAB", code.area.width) > finest_module_mm(203)


def test_the_given_name_is_nine_millimetres_high_on_a6() -> None:
    stacks = [each for each in builtin_template("A6").elements if isinstance(each, StackElement)]
    size = next(text.fit.size for stack in stacks for text in stack.texts if text.pattern == "{first_line}")
    assert size * CAP_HEIGHT * 25.4 / 72 >= 9


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_nothing_lies_under_the_slot(name: str) -> None:
    template = builtin_template(name)
    for clear in template.keep_clear:
        for area in (element.area for element in template.elements):
            beside = area.x >= clear.x + clear.width or area.x + area.width <= clear.x
            assert beside or area.y >= clear.y + clear.height


@pytest.mark.parametrize(
    ("data", "fault", "where"),
    [
        ([], TemplateFault.WRONG_KIND, "card"),
        (_data(width="90"), TemplateFault.WRONG_KIND, "card.width"),
        (_data(width=5), TemplateFault.OUT_OF_RANGE, "card.width"),
        (_data(width=float("nan")), TemplateFault.OUT_OF_RANGE, "card.width"),
        (_data(titel="Card"), TemplateFault.UNKNOWN_KEY, "card.titel"),
        ({"title": "Card", "width": 90, "height": 54}, TemplateFault.MISSING, "card.elements"),
        (_data(elements={}), TemplateFault.WRONG_KIND, "card.elements"),
        (_data(sheet={"width": 210}), TemplateFault.MISSING, "card.sheet.height"),
        (_element(text="{given}"), TemplateFault.UNKNOWN_FIELD, "card.elements[0].text"),
        (_element(colour="reddish"), TemplateFault.UNKNOWN_COLOUR, "card.elements[0].colour"),
        (_element(kind="star"), TemplateFault.OUT_OF_RANGE, "card.elements[0].kind"),
        (_element(weight="heavy"), TemplateFault.OUT_OF_RANGE, "card.elements[0].weight"),
        (_element(minimum=30), TemplateFault.OUT_OF_RANGE, "card.elements[0].minimum"),
        (_element(lines=1.5), TemplateFault.WRONG_KIND, "card.elements[0].lines"),
        (_element(required="yes"), TemplateFault.WRONG_KIND, "card.elements[0].required"),
        (_element(x=60), TemplateFault.OFF_THE_BADGE, "card.elements[0]"),
        (_element(siez=4), TemplateFault.UNKNOWN_KEY, "card.elements[0].siez"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(data: object, fault: TemplateFault, where: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        template_from(data, "card")
    assert (refusal.value.reason, refusal.value.facts["where"]) == (fault, where)


def test_labels_beside_the_sheet_are_refused() -> None:
    sheet = {
        "width": 210,
        "height": 297,
        "columns": 3,
        "rows": 1,
        "left": 0,
        "top": 0,
        "pitch_x": 90,
        "pitch_y": 0,
    }
    with pytest.raises(Unreadable) as refusal:
        template_from(_data(sheet=sheet), "card")
    assert refusal.value.reason is TemplateFault.OFF_THE_SHEET


def test_a_text_is_a_stack_of_one() -> None:
    (element,) = template_from(_element(minimum=8, lines=2), "card").elements
    assert isinstance(element, StackElement)
    (text,) = element.texts
    assert (text.fit.size, text.fit.minimum, text.fit.wrap_below, text.fit.lines) == (20, 8, 8, 2)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{", TemplateFault.NOT_JSON),
        (b"\xff\xfe", TemplateFault.NOT_JSON),
        (b"[" * 100_000, TemplateFault.NOT_JSON),
        (b'{"like": "mine"}', TemplateFault.MISSING),
        (None, TemplateFault.MISSING),
    ],
)
def test_a_file_that_is_no_template(tmp_path: Path, content: bytes | None, fault: TemplateFault) -> None:
    path = tmp_path / "badge-mine.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unreadable) as refusal:
        read_template(path)
    assert refusal.value.reason is fault


def test_a_file_may_differ_from_a_built_in_template(tmp_path: Path) -> None:
    path = tmp_path / "badge-mine.json"
    path.write_text(json.dumps({"like": "90x54", "title": "Mine"}), "utf-8")
    mine = read_template(path)
    assert (mine.name, mine.title) == ("mine", "Mine")
    assert mine.elements == builtin_template("90x54").elements


def test_there_is_no_template_of_an_unknown_name() -> None:
    with pytest.raises(Unreadable) as refusal:
        builtin_template("../../etc/passwd")
    assert refusal.value.reason is TemplateFault.MISSING
