"""The lists of the host and the desk: slot by slot, who needs what, and who has a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.tasks.paper.pen import type_colour
from desktop_app.features.meetings.tasks.paper.ruled import Cell, Column, ListRow, RuledList, draw_list
from desktop_app.paper.document import Frame

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.meetings.rules.sheets import Seat, SheetPlan, Sitting, Turn
    from desktop_app.features.meetings.tasks.paper.words import SheetWords
    from desktop_app.paper.document import Document
    from desktop_app.progress import Progress

UPRIGHT: Final = (210.0, 297.0)
LYING: Final = (297.0, 210.0)
MARGIN: Final = 14.0
HEAD: Final = 19.0
FOOT: Final = 14.5


def frame_of(plan: SheetPlan, words: SheetWords, title: str, subtitle: str = "") -> Frame:
    """What stands around a sheet; under the title stands the event's."""
    event = plan.event
    under = subtitle or event.title
    funder = event.small_print
    return Frame(title, under, words.as_of, funder, event.emblem, margin=MARGIN, head=HEAD, foot=FOOT)


def time_of(plan: SheetPlan, words: SheetWords, starts: datetime, ends: datetime) -> str:
    """From when to when, with the day where there are several."""
    clock = f"{starts:%H:%M}–{ends:%H:%M}"
    return f"{words.day(starts.date())}, {clock}" if plan.days > 1 else clock


def people_cell(seats: tuple[Seat, ...], kind: str = "", colour: str = "") -> Cell:
    """The people of one side: names, and under them organisation and country, once if it is the same."""
    homes = dict.fromkeys(seat.under for seat in seats if seat.under)
    under = " · ".join(part for part in (kind, " / ".join(homes)) if part)
    return Cell(
        ", ".join(seat.name for seat in seats),
        under,
        seats[0].country_code if seats else "",
        mark=type_colour(colour) if kind else None,
    )


def draw_slots(document: Document, plan: SheetPlan, words: SheetWords, progress: Progress) -> None:
    """One sheet for each slot: table by table, with boxes in the order in which the screen asks."""
    columns = (
        Column(words.table, 18),
        Column(words.first, 72),
        Column(words.second, 72),
        Column(words.held, 15, box=True),
        Column(words.first_absent, 18, box=True),
        Column(words.second_absent, 18, box=True),
        Column(words.follow_up, 19, box=True),
        Column(words.note, 37, line=True),
    )
    for done, turn in enumerate(plan.turns):
        progress.at(done, len(plan.turns))
        rows = tuple(_slot_row(each) for each in plan.in_turn(turn))
        frame = frame_of(plan, words, _slot_title(plan, words, turn))
        draw_list(document, RuledList(frame, LYING, columns, rows, words.page, words.nobody))


def _slot_title(plan: SheetPlan, words: SheetWords, turn: Turn) -> str:
    return words.slot_title.format(number=turn.number, time=time_of(plan, words, turn.starts, turn.ends))


def _slot_row(each: Sitting) -> ListRow:
    first = people_cell(each.first, each.kind, each.colour)
    return ListRow((Cell(str(each.table), each.need), first, people_cell(each.second)))


def draw_interpreters(document: Document, plan: SheetPlan, words: SheetWords, progress: Progress) -> None:
    """What meetings need beside a table, by time and table."""
    columns = (
        Column(words.time, 30),
        Column(words.table, 17),
        Column(words.need, 35),
        Column(words.first, 50),
        Column(words.second, 50),
    )
    progress.at(0, 1)
    wanted = sorted((each for each in plan.sittings if each.need), key=lambda each: (each.starts, each.table))
    rows = tuple(
        ListRow(
            (
                Cell(
                    f"{each.starts:%H:%M}–{each.ends:%H:%M}",
                    words.day(each.starts.date()) if plan.days > 1 else "",
                ),
                Cell(str(each.table), each.place),
                Cell(each.need),
                people_cell(each.first),
                people_cell(each.second),
            )
        )
        for each in wanted
    )
    frame = frame_of(plan, words, words.interpreters_title)
    draw_list(document, RuledList(frame, UPRIGHT, columns, rows, words.page, words.nothing))


def draw_collected(document: Document, plan: SheetPlan, words: SheetWords, progress: Progress) -> None:
    """Everybody who has meetings, with a box to tick when the card is handed out."""
    progress.at(0, 1)
    columns = (
        Column("", 11, box=True),
        Column(words.name, 88),
        Column(words.meetings, 22),
        Column(words.version, 19),
        Column(words.note, 33, line=True),
    )
    rows = tuple(
        ListRow(
            (
                Cell(row.seat.name, row.seat.under, row.seat.country_code),
                Cell(str(row.meetings)),
                Cell(str(row.version or "–")),
            ),
            row.seat.letter,
        )
        for row in plan.people
    )
    frame = frame_of(plan, words, words.collected_title)
    draw_list(document, RuledList(frame, UPRIGHT, columns, rows, words.page, words.nobody, letters=True))
