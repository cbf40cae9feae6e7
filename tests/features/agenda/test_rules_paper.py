"""Which printed sheets of the programme are wrong now, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.features.agenda.rules.difference import ChangeKind
from desktop_app.features.agenda.rules.paper import (
    Layout,
    PrintedSheet,
    fingerprint,
    stale_sheets,
)
from tests.features.agenda.forum_programme import changed, forum

SHEETS = (
    *((Layout.PAGE, ""), (Layout.GRID, ""), (Layout.BOOKLET, "")),
    *((Layout.DOORS, room) for room in ("hall", "lake", "forest", "studio")),
    *((Layout.SPEAKERS, person) for person in ("ruta", "janis", "sven", "wei")),
)


def _printed() -> list[PrintedSheet]:
    return [PrintedSheet(*sheet, fingerprint(forum(), *sheet)) for sheet in SHEETS]


def test_nothing_is_wrong_while_nothing_changes() -> None:
    assert stale_sheets(_printed(), forum(), forum()) == ()


def test_only_sheets_that_say_something_else_are_wrong() -> None:
    wrong = {
        (s.sheet.layout, s.sheet.subject): s for s in stale_sheets(_printed(), forum(), changed(forum()))
    }
    fine = set(SHEETS) - set(wrong)
    assert fine == {(Layout.DOORS, "forest"), (Layout.SPEAKERS, "ruta")}
    reasons = {change.kind for change in wrong[Layout.SPEAKERS, "janis"].changes}
    assert reasons == {ChangeKind.MOVED}
    assert {change.guid for change in wrong[Layout.DOORS, "lake"].changes} == {"wind", "amber", "fuel"}


@pytest.mark.parametrize(("layout", "wrong"), [(Layout.BOOKLET, True), (Layout.DOORS, False)])
def test_an_abstract_makes_wrong_only_what_prints_it(layout: Layout, wrong: bool) -> None:  # noqa: FBT001 (a case)
    before = forum()
    after = replace(before, sessions=tuple(replace(s, abstract="Other words") for s in before.sessions))
    subject = "hall" if layout is Layout.DOORS else ""
    assert (fingerprint(before, layout, subject) != fingerprint(after, layout, subject)) is wrong


def test_a_sheet_printed_again_is_right_again() -> None:
    now = changed(forum())
    sheet = (Layout.DOORS, "lake")
    old, new = (PrintedSheet(*sheet, fingerprint(each, *sheet)) for each in (forum(), now))
    assert stale_sheets([old, new], forum(), now) == ()
