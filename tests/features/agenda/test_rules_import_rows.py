"""Tests of the rows of a re-import: which kinds there are, what both sides say, and who counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.features.agenda.rules import Part, Role, SessionKind, SessionState
from desktop_app.features.agenda.rules.difference import ChangeKind
from desktop_app.features.agenda.rules.import_rows import import_rows
from desktop_app.features.agenda.rules.merge import Clash, Side, merged
from tests.features.agenda.programmes import LAB, at, minutes, programme, talk

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.features.agenda.rules.import_rows import ImportRow
    from desktop_app.features.agenda.rules.merge import Merged

FIRST = "Wed 20 09:00–09:30, Hall"
BASE = programme(talk("a", at(9), title="Opening", by=("ona",)), talk("b", at(10)))


class Words:
    """Days, kinds and states as this test reads them."""

    def day(self, day: date) -> str:
        return f"{day:%a} {day.day}"

    def kind(self, kind: SessionKind) -> str:
        return f"a {kind.value}"

    def state(self, state: SessionState) -> str:
        return f"is {state.value}"


def rows_of(merge: Merged) -> tuple[ImportRow, ...]:
    return import_rows(merge, Words())


def changed(**fields: Any) -> Any:  # noqa: ANN401 (any field)
    first, *rest = BASE.sessions
    return replace(BASE, sessions=(replace(first, **fields), *rest))


@pytest.mark.parametrize(
    ("fields", "kind", "here", "there"),
    [
        ({"start": at(11)}, ChangeKind.MOVED, FIRST, "Wed 20 11:00–11:30, Hall"),
        ({"room": LAB}, ChangeKind.ROOM, FIRST, "Wed 20 09:00–09:30, Lab"),
        ({"length": minutes(45)}, ChangeKind.RESIZED, FIRST, "Wed 20 09:00–09:45, Hall"),
        ({"title": "Welcome"}, ChangeKind.RENAMED, "Opening", "Welcome"),
        ({"people": (Role("ona"), Role("mari"))}, ChangeKind.SPEAKERS, "Ona Testė", "Ona Testė, Mari Näide"),
        ({"people": (Role("ona", Part.HOST),)}, ChangeKind.OTHER, "Ona Testė", "Ona Testė"),
        ({"state": SessionState.CANCELLED}, ChangeKind.CANCELLED, "is confirmed", "is cancelled"),
        ({"abstract": "New"}, ChangeKind.TEXT, "", "New"),
        ({"kind": SessionKind.BREAK}, ChangeKind.KIND, "a session", "a break"),
        ({"number": 7}, ChangeKind.OTHER, "", ""),
    ],
)  # fmt: skip
def test_what_the_file_changes_is_a_row_that_counts(
    fields: dict[str, Any], kind: ChangeKind, here: str, there: str
) -> None:
    (row,) = rows_of(merged(BASE, changed(**fields), BASE))
    assert (row.kind, row.here, row.there, row.side) == (kind, here, there, Side.THEIRS)
    assert not row.is_conflict


def test_the_same_people_in_another_order_are_a_row_of_its_own() -> None:
    base, theirs = changed(people=(Role("ona"), Role("mari"))), changed(people=(Role("mari"), Role("ona")))
    (row,) = rows_of(merged(base, theirs, base))
    assert (row.kind, row.here, row.there) == (
        ChangeKind.ORDER, "Ona Testė, Mari Näide", "Mari Näide, Ona Testė",
    )  # fmt: skip
    assert merged(base, theirs, base).programme.sessions[0].people == (Role("mari"), Role("ona"))


def test_a_file_of_another_day_or_year_says_so() -> None:
    one, other = programme(talk("a", at(9))), programme(talk("a", at(9, 0, 21)))
    (row,) = rows_of(merged(one, replace(other, days=other.days[1:]), replace(one, days=one.days[:1])))
    assert (row.here, row.there) == ("Wed 20 09:00–09:30, Hall", "Thu 21 09:00–09:30, Hall")
    (day, *_) = one.days
    last = replace(day, day=day.day.replace(year=2025))
    before = replace(one, days=(last,), sessions=(talk("a", at(9).replace(year=2025)),))
    (row,) = rows_of(merged(one, before, one))
    assert (row.here, row.there) == ("2026, Wed 20 09:00–09:30, Hall", "2025, Tue 20 09:00–09:30, Hall")


def test_new_and_gone_sessions_are_told_by_their_places() -> None:
    theirs = replace(BASE, sessions=(*BASE.sessions[:1], talk("c", at(12), title="New")))
    gone, new = sorted(rows_of(merged(BASE, theirs, BASE)), key=lambda row: row.kind.value, reverse=True)
    assert (gone.kind, gone.here, gone.there) == (ChangeKind.REMOVED, "Wed 20 10:00–10:30, Hall", "")
    assert (new.kind, new.here, new.there) == (ChangeKind.ADDED, "", "Wed 20 12:00–12:30, Hall")


def test_conflicts_come_first_and_what_was_edited_here_last() -> None:
    theirs = changed(start=at(11), title="Welcome")
    ours = changed(start=at(12), language="lt", locked=True)
    rows = rows_of(merged(BASE, theirs, ours))
    assert [(row.kind, row.is_conflict, row.side) for row in rows] == [
        (ChangeKind.MOVED, True, Side.OURS),
        (ChangeKind.RENAMED, False, Side.THEIRS),
        (ChangeKind.LANGUAGE, False, Side.OURS),
    ]
    assert rows[0].answers(Side.THEIRS) == {("a", "place"): Side.THEIRS}


def test_texts_of_one_session_are_one_row_for_each_side() -> None:
    theirs, ours = changed(subtitle="Theirs", description="More"), changed(abstract="Ours")
    file, here = rows_of(merged(BASE, theirs, ours))
    assert (file.kind, file.side, len(file.choices)) == (ChangeKind.TEXT, Side.THEIRS, 2)
    assert (here.clash, here.side, len(here.choices)) == (Clash.OURS_ALONE, Side.OURS, 1)
    assert file.key != here.key
