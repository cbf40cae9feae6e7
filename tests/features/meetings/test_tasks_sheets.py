"""Sheets for tables, host, wall and desk read back from the PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.features.meetings.rules.sheets import SheetKind
from desktop_app.features.meetings.tasks.paper import (
    CardPaperRefusal,
    SheetJob,
    SheetWords,
    draw_sheets,
)
from desktop_app.paper.fonts import clean
from desktop_app.progress import Cancelled, Silent
from tests.features.meetings.cards import PARTNERS, START, plan
from tests.paper.reading import ink_box, picture, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path

WORDS = SheetWords(as_of="as of 20 May, 09:40")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "sheets.pdf"


def _letters(text: str) -> str:
    return "".join(clean(text).split())


@pytest.mark.parametrize("kind", SheetKind)
def test_each_kind_has_its_frame(kind: SheetKind, target: Path) -> None:
    report = draw_sheets(SheetJob(plan(), kind, target, WORDS), Silent())
    pages = texts(target)
    assert report.pages == len(pages) > 0
    for page in pages:
        for part in ("Baltic Cluster Forum 2026", "as of 20 May, 09:40", "page 1 of 1", "Co-funded"):
            assert part in page
    for number in range(len(pages)):
        left, top, right, bottom = ink_box(picture(target, number, dots_per_mm=4), dots_per_mm=4)
        width, height = sizes(target)[number]
        assert left >= 13.4
        assert top >= 13.4
        assert right <= width - 13.4
        assert bottom <= height - 10


def test_a_table_has_a_sheet_with_everybody_who_sits_there(target: Path) -> None:
    made = plan()
    draw_sheets(SheetJob(made, SheetKind.TABLES, target, WORDS), Silent())
    pages = texts(target)
    assert len(pages) == len(made.tables)
    for (number, _), page in zip(made.tables, pages, strict=True):
        assert f"Table {number}" in page
        assert "Hall B" in page
        there = _letters(page)
        for sitting in made.at_table(number):
            for seat in (*sitting.first, *sitting.second):
                assert _letters(seat.name) in there
                assert _letters(seat.organisation) in there
    assert pages[-1].count("free") == len(made.turns)


def test_many_slots_of_a_table_go_on_to_another_page(target: Path) -> None:
    report = draw_sheets(SheetJob(plan(slots=24, tables=2), SheetKind.TABLES, target, WORDS), Silent())
    pages = texts(target)
    assert report.pages == len(pages)
    first = [page for page in pages if "Table 1" in page]
    assert len(first) == 2
    assert "page 2 of 2" in first[1]
    assert all(f"{13 + slot // 3}:{slot % 3 * 20:02}" in "".join(first) for slot in range(24))


def test_a_slot_has_a_sheet_with_boxes_in_the_order_of_the_screen(target: Path) -> None:
    made = plan()
    draw_sheets(SheetJob(made, SheetKind.SLOTS, target, WORDS), Silent())
    pages = texts(target)
    assert len(pages) == len(made.turns)
    assert "Slot 1, 13:00–13:20" in pages[0]
    assert "Slot 4, 14:00–14:20" in pages[3]
    heads = [pages[0].index(word) for word in ("Held", "1 absent", "2 absent", "Follow-up", "Note")]
    assert heads == sorted(heads)
    assert _letters("interpreter LT–UK") in _letters(pages[0])


def test_the_wall_shows_the_table_of_each_slot(target: Path) -> None:
    made = plan()
    draw_sheets(SheetJob(made, SheetKind.DOOR, target, WORDS), Silent())
    (page,) = texts(target)
    assert _letters(PARTNERS[5].name) in _letters(page)
    for turn in made.turns:
        assert f"{turn.starts:%H:%M}" in page
    assert sizes(target) == [(210.0, 297.0)]


def test_many_slots_turn_the_wall_paper_and_large_is_a3(target: Path) -> None:
    job = SheetJob(plan(slots=12), SheetKind.DOOR, target, WORDS)
    draw_sheets(job, Silent())
    assert set(sizes(target)) == {(297.0, 210.0)}
    draw_sheets(replace(job, large=True), Silent())
    assert set(sizes(target)) == {(297.0, 420.0)}


def test_a_crowd_fills_pages_and_nobody_is_left_out(target: Path) -> None:
    made = plan(slots=30)
    crowd = replace(made, people=made.people * 12)
    report = draw_sheets(SheetJob(crowd, SheetKind.DOOR, target, WORDS), Silent())
    together = _letters("".join(texts(target)))
    assert report.pages > 2
    for row in made.people:
        # Thirty slots are two parts of fifteen, each with everybody.
        assert together.count(_letters(row.seat.name)) == 2 * 12
    for turn in made.turns:
        assert f"{turn.starts:%H:%M}" in together


def test_interpreters_are_listed_by_time_and_table(target: Path) -> None:
    draw_sheets(SheetJob(plan(), SheetKind.INTERPRETERS, target, WORDS), Silent())
    (page,) = texts(target)
    assert page.count("LT–UK") == 1
    assert "13:00–13:20" in page
    nothing = replace(plan(), sittings=())
    draw_sheets(SheetJob(nothing, SheetKind.INTERPRETERS, target, WORDS), Silent())
    assert "Nothing is needed" in texts(target)[0]


def test_who_has_a_card_is_ticked_in_alphabetical_order(target: Path) -> None:
    made = plan()
    draw_sheets(SheetJob(made, SheetKind.COLLECTED, target, WORDS), Silent())
    (page,) = texts(target)
    for row in made.people:
        assert _letters(row.seat.name) in _letters(page)


def test_days_are_named_where_there_are_several(target: Path) -> None:
    made = plan(slots=2)
    later = replace(
        made.turns[1], starts=made.turns[1].starts.replace(day=21), ends=made.turns[1].ends.replace(day=21)
    )
    days = {START.date(): "Wednesday", later.starts.date(): "Thursday"}
    over = replace(made, turns=(made.turns[0], later))
    words = replace(WORDS, days=days)
    draw_sheets(SheetJob(over, SheetKind.TABLES, target, words), Silent())
    assert "Wednesday" in texts(target)[0]
    assert "Thursday" in texts(target)[0]
    draw_sheets(SheetJob(over, SheetKind.DOOR, target, words), Silent())
    assert ["Wednesday" in texts(target)[0], "Thursday" in texts(target)[1]] == [True, True]


def test_without_slots_or_tables_nothing_is_drawn(target: Path) -> None:
    for empty in (replace(plan(), turns=()), replace(plan(), tables=())):
        with pytest.raises(Refused) as refused:
            draw_sheets(SheetJob(empty, SheetKind.TABLES, target, WORDS), Silent())
        assert refused.value.reason is CardPaperRefusal.NO_MEETINGS
    assert not target.exists()


class _Stopping:
    def at(self, done: int, _total: int) -> None:
        if done:
            raise Cancelled


@pytest.mark.parametrize("kind", [SheetKind.TABLES, SheetKind.SLOTS])
def test_cancel_leaves_nothing_behind(kind: SheetKind, target: Path) -> None:
    with pytest.raises(Cancelled):
        draw_sheets(SheetJob(plan(), kind, target, WORDS), _Stopping())
    assert list(target.parent.iterdir()) == []
