"""What preflight finds before a batch is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.badges.rules import Picture, builtin_template, template_from
from desktop_app.features.badges.tasks import BadgeJob, preflight
from desktop_app.paper.warnings import PaperFault
from desktop_app.progress import Cancelled, Silent
from tests.features.badges.people import ORDINARY
from tests.features.badges.pictures import picture_of

if TYPE_CHECKING:
    from pathlib import Path


class Impatient:
    """A progress that cancels at the second step."""

    def at(self, done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "badges.pdf"


@pytest.mark.parametrize(("side", "dpi", "fine"), [(10, 300, True), (10, 203, False), (14.6, 203, True)])
def test_a_code_is_as_fine_as_the_printer_prints(side: float, dpi: float, fine: bool, target: Path) -> None:  # noqa: FBT001 (a case)
    code = {"kind": "qr", "x": 5, "y": 5, "width": side, "height": side}
    template = template_from({"title": "Card", "width": 90, "height": 54, "elements": [code]}, "card")
    found = preflight(BadgeJob((ORDINARY,), template, target, dpi=dpi), Silent())
    assert [warning.fault for warning in found] == ([] if fine else [PaperFault.CODE_TOO_FINE])


def test_type_that_nobody_reads_is_said_whatever_the_template_allows(target: Path) -> None:
    small = {"kind": "text", "x": 5, "y": 5, "width": 50, "height": 5, "text": "{organisation}", "size": 4}
    template = template_from({"title": "Card", "width": 90, "height": 54, "elements": [small]}, "card")
    (found,) = preflight(BadgeJob((ORDINARY,), template, target), Silent())
    assert (found.fault, found.detail) == (PaperFault.TOO_SMALL, "4.0")


@pytest.mark.parametrize(
    ("pixels", "fit", "dpi"),
    [
        ((200, 200), "cover", "127"),
        ((240, 240), "cover", None),
        ((400, 120), "contain", None),
        ((400, 120), "cover", "76"),
    ],
)
def test_pictures_of_too_few_dots(pixels: tuple[int, int], fit: str, dpi: str | None, target: Path) -> None:
    logo = {"kind": "image", "picture": "a.png", "x": 5, "y": 5, "width": 40, "height": 40, "fit": fit}
    face = {"kind": "photo", "x": 46, "y": 5, "width": 40, "height": 40}
    data = picture_of(*pixels)
    template = template_from(
        {"title": "Card", "width": 90, "height": 54, "elements": [logo, face]},
        "card",
        (Picture("a.png", data),),
    )
    people = (ORDINARY, replace(ORDINARY, key="b", photo=picture_of(200, 200)))
    found = preflight(BadgeJob(people, template, target), Silent())
    coarse = [(warning.key, warning.field, warning.detail) for warning in found]
    assert coarse == ([("", "a.png", dpi)] if dpi else []) + [("b", "photo", "127")]


def test_preflight_can_be_cancelled(target: Path) -> None:
    with pytest.raises(Cancelled):
        preflight(BadgeJob((ORDINARY,) * 3, builtin_template("A6"), target), Impatient())
