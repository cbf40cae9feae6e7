"""The sheets that are sold lie on their paper, and fit the badges they are made for."""

from __future__ import annotations

import pytest

from desktop_app.features.badges.rules import TEMPLATE_NAMES, builtin_template
from desktop_app.features.badges.rules.papers import label_sheets, sizes

PAPERS = {(210.0, 297.0), (297.0, 210.0), (215.9, 279.4)}


def _fitting(width: float, height: float) -> set[str]:
    return {each.name for each in label_sheets() if each.fits(width, height)}


def test_names_are_given_once() -> None:
    for names in ([each.name for each in label_sheets()], [each.name for each in sizes()]):
        assert len(names) == len(set(names)) > 15


@pytest.mark.parametrize("name", [each.name for each in label_sheets()])
def test_a_sheet_lies_on_a_paper_of_the_trade_as_evenly_as_it_says(name: str) -> None:
    (found,) = [each.sheet for each in label_sheets() if each.name == name]
    assert (found.width, found.height) in PAPERS
    right = found.width - found.left - (found.columns - 1) * found.pitch_x - found.label_width
    bottom = found.height - found.top - (found.rows - 1) * found.pitch_y - found.label_height
    assert right == pytest.approx(found.left, abs=2.5)
    assert bottom == pytest.approx(found.top, abs=3.1)  # Durable 1445 stands 3 mm higher


def test_a_badge_has_the_sheets_of_its_size() -> None:
    assert _fitting(105, 148) == {"A4-2x2", "herma-10809"}
    assert _fitting(89.8, 54.2) == {"durable-1445"}
    assert _fitting(33, 44) == set()


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_the_built_in_templates_are_of_a_known_size(name: str) -> None:
    template = builtin_template(name)
    assert (template.width, template.height) in {(each.width, each.height) for each in sizes()}
