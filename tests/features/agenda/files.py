"""Small invented files of programmes, in the ways of each maker."""

from __future__ import annotations

EVENT = """<event id="{number}" guid="0b3d8d3e-5b0e-4b5e-8f53-0000000000{number}">
<date>{date}</date><start>{start}</start><duration>{duration}</duration><room>Hall</room>
<title>{title}</title><track>Clusters</track><type>talk</type><language>en</language>
<abstract>About it</abstract><persons><person id="7">Ona Testė</person></persons>{more}</event>"""
FIELDS = {
    "number": "11",
    "date": "2026-05-20T09:00:00+03:00",
    "start": "09:00",
    "duration": "00:30",
    "title": "Opening",
    "more": "",
}
CONFERENCE = (
    "<acronym>bmd-2026</acronym><title>Baltic Matchmaking Day</title>"
    "<time_zone_name>Europe/Vilnius</time_zone_name>"
)
DAY = 'index="1" date="2026-05-20" start="2026-05-20T04:00:00+03:00" end="2026-05-21T03:59:00+03:00"'


def event(**fields: str) -> str:
    return EVENT.format_map(FIELDS | fields)


def schedule(
    *events: str, head: str = "<version>1</version>", conference: str = CONFERENCE, day: str = DAY
) -> str:
    """A schedule.xml of one day with one hall."""
    inner = "".join(events)
    return (
        f'<?xml version="1.0"?><schedule>{head}<conference>{conference}</conference>'
        f'<day {day}><room name="Hall">{inner}</room></day></schedule>'
    )
