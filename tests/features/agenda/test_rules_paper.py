"""Why a printed sheet of the programme is wrong now."""

from __future__ import annotations

import pytest

from desktop_app.features.agenda.rules.difference import ChangeKind
from desktop_app.features.agenda.rules.paper import sheet_changes
from desktop_app.features.agenda.rules.sheet import SheetKind
from tests.features.agenda.forum_programme import changed, forum


@pytest.mark.parametrize(
    ("kind", "subject", "guids"),
    [
        (SheetKind.GRID, "", {"wind", "amber", "fuel", "panel"}),
        (SheetKind.DOOR, "lake", {"wind", "amber", "fuel"}),
        (SheetKind.DOOR, "studio", {"amber", "fuel"}),
        (SheetKind.DOOR, "forest", set()),
        (SheetKind.SPEAKER, "sven", {"panel"}),
        (SheetKind.SPEAKER, "ruta", set()),
    ],
)
def test_a_sheet_is_wrong_for_what_stood_or_would_stand_on_it(
    kind: SheetKind, subject: str, guids: set[str]
) -> None:
    assert {change.guid for change in sheet_changes(forum(), changed(forum()), kind, subject)} == guids


def test_the_reason_is_what_changed() -> None:
    changes = sheet_changes(forum(), changed(forum()), SheetKind.SPEAKER, "janis")
    assert [change.kind for change in changes] == [ChangeKind.MOVED]
    assert sheet_changes(forum(), forum(), SheetKind.GRID) == ()
