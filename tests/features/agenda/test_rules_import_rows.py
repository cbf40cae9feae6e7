"""Tests of the rows of a re-import: which kinds there are, what both sides say, and who counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.features.agenda.rules import Role, SessionKind, SessionState
from desktop_app.features.agenda.rules.difference import ChangeKind
from desktop_app.features.agenda.rules.import_rows import import_rows
from desktop_app.features.agenda.rules.merge import Clash, Side, merged
from tests.features.agenda.programmes import LAB, at, minutes, programme, talk

FIRST = "2026-05-20 09:00–09:30, Hall"
BASE = programme(talk("a", at(9), title="Opening", by=("ona",)), talk("b", at(10)))


def changed(**fields: Any) -> Any:  # noqa: ANN401 (any field)
    first, *rest = BASE.sessions
    return replace(BASE, sessions=(replace(first, **fields), *rest))


@pytest.mark.parametrize(
    ("fields", "kind", "here", "there"),
    [
        ({"start": at(11)}, ChangeKind.MOVED, FIRST, "2026-05-20 11:00–11:30, Hall"),
        ({"room": LAB}, ChangeKind.ROOM, FIRST, "2026-05-20 09:00–09:30, Lab"),
        ({"length": minutes(45)}, ChangeKind.RESIZED, FIRST, "2026-05-20 09:00–09:45, Hall"),
        ({"title": "Welcome"}, ChangeKind.RENAMED, "Opening", "Welcome"),
        ({"people": (Role("ona"), Role("mari"))}, ChangeKind.SPEAKERS, "Ona Testė", "Ona Testė, Mari Näide"),
        ({"state": SessionState.CANCELLED}, ChangeKind.CANCELLED, "confirmed", "cancelled"),
        ({"abstract": "New"}, ChangeKind.TEXT, "", "New"),
        ({"kind": SessionKind.BREAK}, ChangeKind.KIND, "session", "break"),
        ({"number": 7}, ChangeKind.OTHER, "", ""),
    ],
)  # fmt: skip
def test_what_the_file_changes_is_a_row_that_counts(
    fields: dict[str, Any], kind: ChangeKind, here: str, there: str
) -> None:
    (row,) = import_rows(merged(BASE, changed(**fields), BASE))
    assert (row.kind, row.here, row.there, row.side) == (kind, here, there, Side.THEIRS)
    assert not row.is_conflict


def test_new_and_gone_sessions_are_told_by_their_places() -> None:
    theirs = replace(BASE, sessions=(*BASE.sessions[:1], talk("c", at(12), title="New")))
    gone, new = sorted(import_rows(merged(BASE, theirs, BASE)), key=lambda row: row.kind.value, reverse=True)
    assert (gone.kind, gone.here, gone.there) == (ChangeKind.REMOVED, "2026-05-20 10:00–10:30, Hall", "")
    assert (new.kind, new.here, new.there) == (ChangeKind.ADDED, "", "2026-05-20 12:00–12:30, Hall")


def test_conflicts_come_first_and_what_was_edited_here_last() -> None:
    theirs = changed(start=at(11), title="Welcome")
    ours = changed(start=at(12), language="lt", locked=True)
    rows = import_rows(merged(BASE, theirs, ours))
    assert [(row.kind, row.is_conflict, row.side) for row in rows] == [
        (ChangeKind.MOVED, True, Side.OURS),
        (ChangeKind.RENAMED, False, Side.THEIRS),
        (ChangeKind.LANGUAGE, False, Side.OURS),
    ]
    assert rows[0].answers(Side.THEIRS) == {("a", "place"): Side.THEIRS}


def test_texts_of_one_session_are_one_row_for_each_side() -> None:
    theirs, ours = changed(subtitle="Theirs", description="More"), changed(abstract="Ours")
    file, here = import_rows(merged(BASE, theirs, ours))
    assert (file.kind, file.side, len(file.choices)) == (ChangeKind.TEXT, Side.THEIRS, 2)
    assert (here.clash, here.side, len(here.choices)) == (Clash.OURS_ALONE, Side.OURS, 1)
    assert file.key != here.key
