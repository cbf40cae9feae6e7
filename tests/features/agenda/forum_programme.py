# ruff: noqa: E501 (a session is a line)
"""An invented programme of a two-day forum, and ones that strain the paper, for pictures and tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.features.agenda.rules import (
    Day,
    Part,
    Person,
    Programme,
    Role,
    Room,
    Session,
    SessionKind,
    Track,
)
from desktop_app.features.agenda.tasks.paper import ProgrammeFoot, ProgrammeWords
from tests.features.agenda.programmes import ZONE, at, programme, talk

HALL, LAKE, FOREST, STUDIO = "hall", "lake", "forest", "studio"
DAYS = {date(2026, 5, 20): "Wednesday, 20 May", date(2026, 5, 21): "Thursday, 21 May"}
WORDS = ProgrammeWords(clock="09:40", since="08:30", days=DAYS)
FOOT = ProgrammeFoot(
    "Klaipėda, House of Ports",
    "Co-funded by the European Union. Views are those of the authors only.",
    emblem=True,
)
ABSTRACT = (
    "Small ports around the sea share one problem: ships call too seldom to keep a pilot busy, and too often "
    "to do without. We show what three harbours tried, what it cost, and what their neighbours can copy.\n\n"
    "Bring your own figures: in the second half we work them through at the tables."
)
_PEOPLE = (
    *(
        Person("ruta", "Rūta Marienė"),
        Person("janis", "Jānis Liepa-Ozols"),
        Person("oksana", "Оксана Шевчук"),
    ),
    *(Person("nour", "نور الحداد"), Person("wei", "王伟"), Person("eleni", "Ελένη Παπαδοπούλου")),
    *(Person("sven", "Sven Åkerlund"), Person("mari", "Mari Näide")),
)
_TRACKS = (Track("Blue economy", "blue", "#1e5aa8"), Track("Green shipping", "green", "#15803d"))
_ROOMS = (
    *(Room(HALL, "Great Hall", 300, 0), Room(LAKE, "Lake Room", 60, 1)),
    *(Room(FOREST, "Forest Room", 40, 2), Room(STUDIO, "Studio", 16, 3)),
)


def forum() -> Programme:
    """Two days, four rooms, breaks for all, a cancelled session, names in six scripts."""
    return Programme(
        title="Baltic Cluster Forum 2026",
        zone=ZONE,
        days=tuple(Day(day, at(0, 0, day.day), at(0, 0, day.day + 1)) for day in DAYS),
        rooms=_ROOMS,
        tracks=_TRACKS,
        people=_PEOPLE,
        sessions=(*_first_day(), *_second_day()),
        version="3",
    )


def _pause(guid: str, hour: int, minute: int, length: int, title: str, day: int = 20) -> Session:
    return talk(guid, at(hour, minute, day), length, "", title=title, kind=SessionKind.BREAK)


def _first_day() -> tuple[Session, ...]:
    blue, green = (track.name for track in _TRACKS)
    moderated = (Role("mari", Part.MODERATOR), Role("wei"), Role("eleni"), Role("sven"))
    return (
        talk("open", at(9), 30, HALL, title="Opening of the forum", by=("ruta",), abstract=ABSTRACT),
        talk("key", at(9, 30), 45, HALL, title="A sea that pays for itself", by=("janis",), track=blue),
        _pause("coffee", 10, 15, 30, "Coffee"),
        talk("pilot", at(10, 45), 45, LAKE, title="Pilots for small ports", by=("sven",), track=green, abstract=ABSTRACT),
        talk("dry", at(10, 45), 90, FOREST, title="Dry dock economics: a workshop with your own figures", by=("oksana", "eleni"), track=blue, language="en", abstract=ABSTRACT),
        talk("amber", at(10, 45), 30, STUDIO, title="Amber, algae and other exports", by=("wei",), track=blue),
        talk("fuel", at(11, 30), 45, LAKE, title="وقود نظيف للسفن الصغيرة", by=("nour",), track=green, language="ar"),
        talk("cable", at(11, 20), 55, STUDIO, title="Кабелі під морем: хто платить за ремонт", by=("oksana",), track=blue, language="uk"),
        _pause("lunch", 12, 15, 75, "Lunch and bilateral meetings"),
        replace(talk("panel", at(13, 30), 60, HALL, title="Panel: who owns the data of a port?", track=blue), people=moderated),
        talk("wind", at(14, 30), 30, LAKE, title="Wind-assisted ferries, two winters on", by=("janis",), track=green),
        talk("close", at(15), 30, HALL, title="What we take home", by=("ruta", "mari")),
    )  # fmt: skip


def _second_day() -> tuple[Session, ...]:
    blue, green = (track.name for track in _TRACKS)
    return (
        talk("bus", at(9, 0, 21), 60, HALL, title="Site visit: meet at the buses", by=("mari",)),
        _pause("coffee2", 10, 30, 30, "Coffee", 21),
        talk("sail", at(11, 0, 21), 45, LAKE, title="Sails, kites and rotors compared", by=("sven", "nour"), track=green),
        talk("fund", at(11, 0, 21), 60, FOREST, title="Where the money is: funds of the region", by=("eleni",), track=blue, abstract=ABSTRACT),
    )  # fmt: skip


def changed(before: Programme) -> Programme:
    """The forum an hour later: one session later, one elsewhere, one with another speaker."""
    moves: dict[str, dict[str, Any]] = {
        "wind": {"start": at(14, 45)},
        "amber": {"room": LAKE, "start": at(12, 15) - timedelta(minutes=45)},
        "fuel": {"room": STUDIO, "start": at(10, 45)},
        "panel": {"people": (Role("mari", Part.MODERATOR), Role("wei"))},
    }
    sessions = tuple(replace(each, **moves.get(each.guid, {})) for each in before.sessions)
    return replace(before, sessions=sessions, version="4")


def hostile() -> Programme:
    """Texts that nobody would print: a title of 900 letters, one word of 200, overlaps, marks and markup."""
    long = "Everything about the harbour that was never said aloud, " * 16
    return programme(
        talk("long", at(9), 5, title=long, by=("ona", "janis", "mari")),
        talk("word", at(9), 30, title="Donaudampfschiff" * 12, abstract="<p>Marked <b>text</b> &amp; more</p>" * 40),
        talk("third", at(9, 10), 30, title="Third in the same room"),
        talk("dots", at(9, 5), 5, "lab", title="\u202eturned\u202c <b>&amp;</b> \x07 (unbalanced"),
        talk("night", at(23, 30), 90, "yard", title="After midnight"),
        title="A forum whose name goes on " * 6,
    )  # fmt: skip
