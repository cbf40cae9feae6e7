"""Small invented programmes in each maker's own habits: read as they are meant, and back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.features.agenda.rules import Dialect, Programme, Session
from desktop_app.features.agenda.tasks import read_programme, write_programme
from desktop_app.progress import Silent

if TYPE_CHECKING:
    from pathlib import Path

GUID = "0b3d8d3e-5b0e-4b5e-8f53-0000000000"

PENTABARF = """<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE schedule SYSTEM 'http://example.org/schedule.dtd'>
<schedule><conference><title>Old Days</title><subtitle/><venue>Hall</venue><start>2008-02-23</start>
<days>2</days><day_change>04:00</day_change><timeslot_duration>00:15</timeslot_duration></conference>
<day date='2008-02-23' index='1'><room name='Blue'>
<event id='101'><start>23:30</start><duration>01:00</duration><room>Blue</room><tag>a</tag>
<title>Late &amp; long</title><track>Keynotes</track><language>en</language><abstract>Tides</abstract>
<persons><person id='9'>Jānis Paraugs</person></persons></event>
<event id='102'><start>01:30</start><duration>20</duration><title>After midnight</title></event></room></day>
<day date='2008-02-24' index='2'>
<event id='103'><title>No room around</title><room>Red</room><start>9:00</start>
<duration>0:45</duration></event>
</day></schedule>"""

FRAB = f"""<schedule><generator name="frab" version="0.8.0"/><version>draft 3</version>
<conference><acronym>Camp 2015</acronym><title>Camp</title>
<timeslot_duration>00:05</timeslot_duration></conference>
<day index="1" date="2015-08-13" start="2015-08-13T10:00:00+02:00" end="2015-08-14T04:00:00+02:00">
<room name="Tent"><event guid="{GUID}01" id="6876"><persons><person id="1">Ona Testė</person>
<person id="2">Mari Näide</person></persons><abstract>a</abstract><room>Tent</room><title>Odd order</title>
<date>2015-08-13T12:00:00+02:00</date><start>12:00</start><duration>0:30</duration><language>de</language>
<slug>camp-6876</slug><links><link href="//example.org/x">x</link></links></event>
<event guid="" id="6877"><date>2015-08-14T00:30:00+02:00</date><start>00:30</start><duration>26:00</duration>
<title>More than a day</title></event></room><room name="Empty"/></day></schedule>"""

PRETALX = f"""<?xml version='1.0' encoding='utf-8' ?><!-- Made by pretalx v2024.3.0. -->
<schedule><generator name="pretalx" version="2024.3.0"/><version>v0.7</version>
<conference><title>Demo</title><acronym>democon</acronym><timeslot_duration>00:05</timeslot_duration>
<time_zone_name>Europe/Berlin</time_zone_name><color>#3aa57c</color>
<track name="Main" slug="1-main"/></conference>
<day index='1' date='2026-10-24' start='2026-10-24T04:00:00+02:00' end='2026-10-25T03:59:00+01:00'>
<room name='Main hall' guid='{GUID}90'>
<event guid='{GUID}11' id='5' code='ABCDEF'><title>All night</title><date>2026-10-24T22:00:00+02:00</date>
<start>22:00</start><duration>1:02:30</duration><track>Main</track><language>en</language></event>
<event guid='{GUID}12' id='5' code='ABCDEF'><title>Shown twice</title><date>2026-10-25T02:30:00+02:00</date>
<start>02:30</start><duration>00:30</duration></event>
<event guid='{GUID}13' id='6'><title>An hour later</title><date>2026-10-25T02:30:00+01:00</date>
<start>02:30</start><duration>00:00:30</duration></event></room></day></schedule>"""

WAFER = f"""<schedule><generator name="wafer" version="0.17"/><conference><title>Rainy Days</title>
<day_change>00:00</day_change><time_zone_name>Asia/Kolkata</time_zone_name></conference>
<day index="1" date="2026-09-03" start="2026-09-03T09:00:00+05:30" end="2026-09-03T20:00:00+05:30">
<room name="Hill" guid="{GUID}91"><event id="1" guid="{GUID}21"><date>2026-09-03T04:30:00+00:00</date>
<start>10:00</start><duration>00:45</duration><title>UTC in the date</title>
<persons><person id="4" contact="ona@example.org">Ona Testė</person></persons>
<conf_url>https://example.org/1</conf_url></event></room></day></schedule>"""

FOSDEM = f"""<schedule><generator name="pretalx"/><conference><title>Free</title><acronym>free</acronym>
<day_change>09:00:00</day_change><timeslot_duration>00:05:00</timeslot_duration>
<time_zone_name>Europe/Brussels</time_zone_name></conference>
<tracks><track online_qa="true" slug="main">Main</track></tracks>
<day index="1" date="2026-01-31" start="2026-01-31T09:00:00+01:00" end="2026-01-31T20:00:00+01:00">
<room name="Aula" slug="aula"><event guid="{GUID}31" id="7"><date>2026-01-31T09:30:00+01:00</date>
<start>09:30:00</start><duration>00:20:00</duration><title>Welcome</title><track slug="main">Main</track>
<abstract>&lt;p&gt;x</abstract><persons>
<person id="1">Mari Näide</person></persons></event></room></day></schedule>"""

HUB = f"""<schedule><generator name="c3hub" version="1"/><conference><acronym>x40</acronym><title>Hub</title>
<time_zone_name>Europe/Berlin</time_zone_name><color primary="#ff0000" background="#000000"/></conference>
<day index="1" date="2026-12-27" start="2026-12-27T10:00:00+01:00"><room name="One" guid="{GUID}92">
<event id="1" guid="{GUID}41"><title>No day end</title><code>AAAAAA</code>
<date>2026-12-27T11:00:00+01:00</date>
<start>11:00</start><duration>01:00</duration><do_not_stream>true</do_not_stream></event></room></day>
<day index="2" date="2026-12-28" start="2026-12-28T10:00:00+01:00"><room name="One" guid="{GUID}92">
<event id="2" guid="{GUID}42"><title>Into the night</title><date>2026-12-29T01:00:00+01:00</date>
<start>01:00</start><duration>0:05</duration></event></room></day></schedule>"""

NESTED = f"""<schedule><version>1</version><conference><acronym>nest-2026</acronym><title>Nest</title>
<time_zone_name>Europe/Riga</time_zone_name></conference>
<day index="1" date="2026-05-20" start="2026-05-20T08:00:00+03:00" end="2026-05-20T20:00:00+03:00">
<room name="House"><room name="Hall"><event id="1" guid="{GUID}51"><date>2026-05-20T09:00:00+03:00</date>
<start>09:00</start><duration>00:30</duration><title>In both</title></event></room>
<event id="2" guid="{GUID}52"><date>2026-05-20T10:00:00+03:00</date><start>10:00</start>
<duration>00:30</duration><title>In the house</title></event></room></day></schedule>"""

# Title: start on the wall with its offset, minutes, room, people.
FILES: dict[str, tuple[str, Dialect, dict[str, tuple[str, float, str, tuple[str, ...]]]]] = {
    "pentabarf": (
        PENTABARF,
        Dialect.PENTABARF,
        {
            "Late & long": ("2008-02-23T23:30:00+02:00", 60, "Blue", ("Jānis Paraugs",)),
            "After midnight": ("2008-02-24T01:30:00+02:00", 20, "Blue", ()),
            "No room around": ("2008-02-24T09:00:00+02:00", 45, "Red", ()),
        },
    ),
    "frab": (
        FRAB,
        Dialect.FRAB,
        {
            "Odd order": ("2015-08-13T12:00:00+02:00", 30, "Tent", ("Ona Testė", "Mari Näide")),
            "More than a day": ("2015-08-14T00:30:00+02:00", 26 * 60, "Tent", ()),
        },
    ),
    "pretalx": (
        PRETALX,
        Dialect.PRETALX,
        {
            "All night": ("2026-10-24T22:00:00+02:00", 26.5 * 60, "Main hall", ()),
            "Shown twice": ("2026-10-25T02:30:00+02:00", 30, "Main hall", ()),
            "An hour later": ("2026-10-25T02:30:00+01:00", 30, "Main hall", ()),
        },
    ),
    "wafer": (
        WAFER,
        Dialect.WAFER,
        {"UTC in the date": ("2026-09-03T10:00:00+05:30", 45, "Hill", ("Ona Testė",))},
    ),
    "fosdem": (
        FOSDEM,
        Dialect.PRETALX,
        {"Welcome": ("2026-01-31T09:30:00+01:00", 20, "Aula", ("Mari Näide",))},
    ),
    "hub": (
        HUB,
        Dialect.HUB,
        {
            "No day end": ("2026-12-27T11:00:00+01:00", 60, "One", ()),
            "Into the night": ("2026-12-29T01:00:00+01:00", 5, "One", ()),
        },
    ),
    "rooms in rooms": (
        NESTED,
        Dialect.VOC,
        {
            "In both": ("2026-05-20T09:00:00+03:00", 30, "Hall", ()),
            "In the house": ("2026-05-20T10:00:00+03:00", 30, "House", ()),
        },
    ),
}


def told(programme: Programme) -> dict[str, tuple[str, float, str, tuple[str, ...]]]:
    """What guests read of each session, by its title."""
    return {
        each.title: (
            programme.local(each.start).isoformat() if each.start is not None else "",
            each.length.total_seconds() / 60,
            programme.room_name(each.room),
            programme.names(each),
        )
        for each in programme.sessions
    }


def by_guid(programme: Programme) -> dict[str, tuple[Session, str, tuple[str, ...]]]:
    return {
        each.guid: (each, programme.room_name(each.room), programme.names(each))
        for each in programme.sessions
    }


@pytest.mark.parametrize("name", FILES)
def test_each_maker_is_read_as_it_means_and_comes_back_the_same(name: str, tmp_path: Path) -> None:
    text, dialect, expected = FILES[name]
    path = tmp_path / "schedule.xml"
    path.write_text(text, encoding="utf-8")
    read = read_programme(path, Silent(), zone="Europe/Vilnius")
    assert read.dialect is dialect
    assert told(read.programme) == expected
    for again in ("again.xml", "again.json"):
        write_programme(tmp_path / again, read.programme, Silent())
        back = read_programme(tmp_path / again, Silent()).programme
        assert by_guid(back) == by_guid(read.programme)
        assert back.days == read.programme.days


def test_a_day_without_an_end_goes_on_until_its_last_session(tmp_path: Path) -> None:
    path = tmp_path / "schedule.xml"
    path.write_text(HUB, encoding="utf-8")
    made = read_programme(path, Silent()).programme
    spans = [(f"{made.local(day.starts):%d %H:%M}", f"{made.local(day.ends):%d %H:%M}") for day in made.days]
    assert spans == [("27 10:00", "28 00:00"), ("28 10:00", "29 01:05")]
