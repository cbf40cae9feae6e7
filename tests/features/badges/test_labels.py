"""The codes of a whole batch, read from what a label printer of 203 dpi puts on paper."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.badges.rules import TEMPLATE_NAMES, builtin_template
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.features.checkin.rules import new_code
from desktop_app.progress import Silent
from tests.features.badges.people import ORDINARY
from tests.paper.labels import scanned

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 20


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_every_code_of_a_batch_is_read_from_paper(name: str, tmp_path: Path) -> None:
    chance, target = Random(203), tmp_path / "badges.pdf"
    codes = [new_code((), chance) for _ in range(COUNT)]
    badges = tuple(replace(ORDINARY, key=code, code=code) for code in codes)
    draw_badges(BadgeJob(badges, builtin_template(name), target), Silent())
    assert sorted(code for page in scanned(target) for code in page) == sorted(codes)
