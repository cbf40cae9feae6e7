"""The names of the specimen sheet by glyph: each character is drawn, by the program's own fonts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.badges.rules import builtin_templates
from desktop_app.features.badges.tasks import BadgeJob, preflight
from desktop_app.paper.fonts import FontBook, Typesetter, Weight
from desktop_app.paper.fonts.book import OWN_FOLDER
from desktop_app.paper.warnings import PaperFault
from desktop_app.progress import Silent
from tests.specimen import specimen_template, specimens

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.badges.rules import Badge, BadgeTemplate

BOOK = FontBook([OWN_FOLDER])
"""Without the fonts of this computer, which others do not have."""


def test_the_sheet_has_names_enough_of_every_script() -> None:
    count = Counter(badge.job_title for badge in specimens())
    assert count.total() >= 120
    assert {
        "Latin", "Cyrillic", "Greek", "Armenian", "Georgian", "Arabic", "Hebrew", "Thai", "Devanagari",
        "Chinese (traditional)", "Chinese (simplified)", "Japanese", "Korean",
    } == count.keys()  # fmt: skip
    assert min(count.values()) >= 6


@pytest.mark.parametrize("badge", specimens(), ids=lambda badge: f"{badge.job_title}-{badge.key}")
@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.BOLD])
def test_no_character_of_a_name_is_a_box(badge: Badge, weight: Weight) -> None:
    typesetter = Typesetter(weight, badge.country_code, BOOK)
    for text in (badge.person, badge.organisation):
        line = typesetter.line(text)
        assert line.missing == ""
        for run in line.runs:
            assert all(glyph.gid for glyph in run.glyphs), run.text
            assert run.text.isspace() or any(run.face.outline(glyph.gid) for glyph in run.glyphs), run.text


def test_nothing_is_added_to_a_name_and_nothing_left_out() -> None:
    for badge in specimens():
        line = Typesetter(Weight.BOLD, badge.country_code, BOOK).line(badge.person)
        assert Counter("".join(run.text for run in line.runs)) == Counter(badge.person)


@pytest.mark.parametrize("template", [*builtin_templates(), specimen_template()], ids=lambda one: one.name)
def test_no_template_warns_of_a_missing_glyph(template: BadgeTemplate, tmp_path: Path) -> None:
    warnings = preflight(BadgeJob(tuple(specimens()), template, tmp_path / "badges.pdf"), Silent())
    assert [warning for warning in warnings if warning.fault is PaperFault.NO_GLYPH] == []
