"""What the canvas shows is what is printed: each element's ink where the PDF has it, and alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import ImageChops, ImageStat

from desktop_app.features.badges.rules import builtin_templates
from desktop_app.features.badges.rules.design.editing import elements_of
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.paper.sheet import Sheet
from desktop_app.progress import Silent
from tests.features.badges.designer.samples import RTL, alone, everything, on_canvas
from tests.features.badges.people import LONG, NAMES, ORDINARY, named
from tests.paper.reading import ink_box, picture

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from desktop_app.features.badges.rules import Badge, BadgeTemplate
    from desktop_app.features.badges.rules.design.editing import Face

DOTS = 10
"""For a mm."""
NEAR = 0.3
"""mm by which positions may differ."""
ALIKE = 3.0
"""Mean difference of a whole badge's dots, of 255: two programs smooth edges in two ways."""
TEMPLATES = tuple(
    replace(each, sheet=Sheet.of_one(each.width, each.height))
    for each in (*builtin_templates(), everything())
)
"""All that come with the program, and one with every kind of element; each badge a page of its own."""
CASES = [
    pytest.param(template, face, place, id=f"{template.name} {face} {place}")
    for template in TEMPLATES
    for face in ("front", "back")
    for place in range(len(elements_of(template, face)))
]


def _printed(template: BadgeTemplate, badge: Badge, target: Path, page: int = 0) -> Image:
    if page == 0 or not target.exists():
        draw_badges(BadgeJob((badge,), template, target), Silent())
    return picture(target, page, dots_per_mm=DOTS).convert("RGB")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("badge", [ORDINARY, LONG, RTL], ids=["ordinary", "long", "from the right"])
@pytest.mark.parametrize(("template", "face", "place"), CASES)
def test_each_element_lies_where_it_is_printed(
    template: BadgeTemplate, face: Face, place: int, badge: Badge, tmp_path: Path
) -> None:
    single = alone(template, face, place)
    shown = on_canvas(single.elements, single, badge, DOTS)
    printed = _printed(single, badge, tmp_path / "one.pdf")
    if shown.convert("L").getextrema() == (255, 255):
        assert printed.convert("L").getextrema() == (255, 255)
        return
    assert ink_box(shown, dots_per_mm=DOTS) == pytest.approx(ink_box(printed, dots_per_mm=DOTS), abs=NEAR)


PEOPLE = [
    pytest.param(ORDINARY, id="ordinary"),
    pytest.param(LONG, id="long"),
    pytest.param(RTL, id="from the right"),
    *(pytest.param(named(*names), id=script) for script, names in NAMES.items()),
]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("badge", PEOPLE)
@pytest.mark.parametrize("template", TEMPLATES, ids=[template.name for template in TEMPLATES])
def test_a_whole_badge_looks_as_it_is_printed(template: BadgeTemplate, badge: Badge, tmp_path: Path) -> None:
    sides = (template.elements, template.back) if template.back else (template.elements,)
    for number, elements in enumerate(sides):
        shown = on_canvas(elements, template, badge, DOTS).convert("RGB")
        printed = _printed(template, badge, tmp_path / "badge.pdf", number)
        difference = ImageChops.difference(shown, printed.resize(shown.size))
        assert max(ImageStat.Stat(difference).mean) < ALIKE
