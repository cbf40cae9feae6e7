"""Invented cards and sheets for tests, some of their people with names that are hard to print."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop_app.features.checkin.rules import new_code
from desktop_app.features.checkin.rules.card_codes import card_code
from desktop_app.features.meetings.rules.card import Card, CardEvent, CardLine, LineKind, Partner
from desktop_app.features.meetings.rules.sheets import Row, Seat, SheetPlan, Sitting, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

ZONE = ZoneInfo("Europe/Vilnius")
START = datetime(2026, 5, 20, 13, 0, tzinfo=ZONE)
SLOT = timedelta(minutes=20)
CODE = new_code(set(), Random(7))
EVENT = CardEvent(
    "Baltic Cluster Forum 2026", "Co-funded by the European Union.", "www.example.eu/forum", emblem=True
)
PARTNERS = (
    Partner("p0", "Anna Berg", "Svea Möbel AB", "Sweden", "SE", ("lasers", "milling"), ("oak supply",)),
    Partner("p1", "محمد عبد الرحمن", "شركة الشرق للصناعات الخشبية", "Jordan", "JO", ("تصنيع",)),
    Partner("p2", "สมชาย ศรีสุวรรณ", "สภาอุตสาหกรรมแห่งประเทศไทย", "Thailand", "TH", (), ("ไม้",)),
    Partner("p3", "陳怡君", "台灣電子產業發展協會", "Taiwan", "TW", ("半導體",), ("雷射加工",)),
    Partner("p4", "Søren <b>O'Neill", "Müller & Söhne <GmbH>", "Austria", "AT"),
    Partner(
        "p5",
        "Maria-Magdalena Wilhelmina Wolfeschlegelsteinhausenbergerdorff-Müller",
        "Central European Cluster Network for Digital Innovation in Wood",
        "Germany",
        "DE",
        ("digital twins of furniture factories", "training for cluster managers"),
        ("partners for a consortium on circular bio-based materials",),
    ),
    Partner("p6", "Олена Шевчук", "Український меблевий кластер", "Ukraine", "UA", ("plywood",)),
)


def meeting(slot: int, partner: Partner, table: int = 7, *, key: str = "") -> CardLine:
    """A meeting of 20 minutes in a slot of the afternoon."""
    starts = START + slot * SLOT
    kind = ("C2C", "#1E5AA8") if slot % 2 else ("B2C", "#B45309")
    return CardLine(
        LineKind.MEETING,
        key or f"r{slot}",
        starts,
        starts + SLOT,
        kind[0],
        table=table,
        colour=kind[1],
        partners=(partner,),
    )


def session_line(hour: int = 12) -> CardLine:
    """A session of three quarters of an hour before the meetings."""
    starts = START.replace(hour=hour)
    return CardLine(
        LineKind.SESSION, "s1", starts, starts + timedelta(minutes=45), "Forest value chains", "Great hall"
    )


def card(count: int = 3, *, partners: Sequence[Partner] = PARTNERS, version: int = 3) -> Card:
    """A card with so many meetings, one in each slot."""
    lines = tuple(meeting(slot, partners[slot % len(partners)], slot + 1) for slot in range(count))
    return Card(
        "a1",
        "Jonas Petrauskas",
        card_code(CODE, version),
        version,
        "Baltic Furniture Cluster",
        "Lithuania",
        "LT",
        lines,
    )


def plan(slots: int = 4, tables: int = 3) -> SheetPlan:
    """An afternoon in which neighbours in the list of partners meet; the last table stays empty."""
    seats = [Seat(each.name, each.organisation, each.country, each.country_code) for each in PARTNERS]
    turns = tuple(
        Turn(number + 1, START + number * SLOT, START + (number + 1) * SLOT) for number in range(slots)
    )
    sittings = tuple(
        Sitting(
            turn.starts,
            turn.ends,
            table + 1,
            "Hall B",
            "C2C",
            "#1E5AA8",
            (seats[(2 * table + number) % len(seats)],),
            (seats[(2 * table + number + 1) % len(seats)],),
            "interpreter LT–UK" if table == 1 and number == 0 else "",
        )
        for number, turn in enumerate(turns)
        for table in range(tables - 1)
    )
    people = tuple(
        Row(
            replace(seat, letter=seat.name[0]),
            tuple(
                (number, each.table)
                for number, turn in enumerate(turns)
                for each in sittings
                if each.starts == turn.starts and seat in (*each.first, *each.second)
            ),
            1,
        )
        for seat in seats
    )
    return SheetPlan(
        EVENT, turns, tuple((number + 1, "Hall B") for number in range(tables)), sittings, people
    )
