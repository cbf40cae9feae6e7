"""Tests of calendars, tables and JSON-LD: what stands in them, and what comes back."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules import SessionKind, SessionState
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal, published
from desktop_app.features.agenda.rules.repair import RepairKind
from desktop_app.features.agenda.tasks import read_programme, write_programme
from desktop_app.features.agenda.tasks.exchange.calendar_writing import write_calendar
from desktop_app.progress import Silent
from tests.features.agenda.programmes import LAB, at, minutes, programme, talk

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = programme(
    talk(
        "a",
        at(9),
        45,
        by=("ona", "janis"),
        title="Opening",
        abstract="Why; we, meet",
        track="Plenary",
        language="lt",
        subtitle="All of us",
        type="talk",
        url="https://example.org/a",
        sequence=3,
    ),
    talk("tea", at(9, 45), 15, kind=SessionKind.BREAK),
    talk("setup", at(8), 60, kind=SessionKind.BLOCKER),
    talk("off", at(11), state=SessionState.CANCELLED),
    talk("perhaps", at(12), room=LAB, state=SessionState.DRAFT),
    talk("unplanned", None, room=""),
)
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def test_a_calendar_has_stable_identities_and_its_zone() -> None:
    data = write_calendar(WHOLE, now=NOW)
    calendar = Calendar.from_ical(data)
    entries = {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}
    assert set(entries) == {f"{guid}@forum-desk" for guid in ("a", "tea", "off", "perhaps")}
    first = entries["a@forum-desk"]
    assert first.decoded("DTSTART") == at(9)
    assert first["DTSTART"].params["TZID"] == "Europe/Vilnius"
    assert (first["SEQUENCE"], first["STATUS"]) == (3, "CONFIRMED")
    assert entries["off@forum-desk"]["STATUS"] == "CANCELLED"
    assert entries["perhaps@forum-desk"]["STATUS"] == "TENTATIVE"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Vilnius"]
    assert data == write_calendar(WHOLE, now=NOW)


def test_a_calendar_keeps_the_rules_of_its_format() -> None:
    lines = write_calendar(WHOLE, now=NOW).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_a_calendar_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "day.ics"
    path.write_bytes(write_calendar(WHOLE, now=NOW))
    back = read_programme(path, Silent()).programme
    session, old = back.by_guid()["a"], WHOLE.by_guid()["a"]
    for name in (
        "start",
        "length",
        "title",
        "abstract",
        "track",
        "language",
        "subtitle",
        "type",
        "url",
        "sequence",
    ):
        assert getattr(session, name) == getattr(old, name), name
    assert back.names(session) == ("Ona Testė", "Jānis Paraugs")
    assert back.room_name(session.room) == "Hall"
    assert back.by_guid()["tea"].kind is SessionKind.BREAK
    assert back.by_guid()["off"].state is SessionState.CANCELLED
    assert back.zone == "Europe/Vilnius"


FOREIGN = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
X-WR-TIMEZONE:Europe/Riga
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Workshop
DTSTART:20260520T090000
DURATION:PT1H30M
LOCATION:Hall
RRULE:FREQ=DAILY
ATTENDEE;CN=Mari:mailto:mari@example.org
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
SUMMARY:Whole day
DTSTART;VALUE=DATE:20260521
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    "text", ["First.\n\nSecond.", 'a\\b; c, d: "e"', "x\\n y", "ends with \\", "\\,;\n;\\", "ä\u2028ö"]
)
def test_whatever_stands_in_a_text_comes_back_from_a_calendar(text: str, tmp_path: Path) -> None:
    path = tmp_path / "day.ics"
    whole = programme(talk("a", at(9), title=text, abstract=text, subtitle=text, by=("ona",)), title=text)
    path.write_bytes(write_calendar(whole, now=NOW))
    read = read_programme(path, Silent()).programme
    (session,) = read.sessions
    assert [read.title, session.title, session.abstract, session.subtitle] == [text.strip()] * 4


@pytest.mark.parametrize("line", ["DTEND:2026</x>", "DURATION:P9x", "DTSTART:yesterday", "CATEGORIES;X=:a"])
def test_a_line_of_a_calendar_that_is_broken_does_no_harm(line: str, tmp_path: Path) -> None:
    path = tmp_path / "day.ics"
    name = line[: line.index(":")].partition(";")[0]
    good = [each for each in ("DTSTART:20260520T060000Z", "SUMMARY:Tides") if not each.startswith(name)]
    entry = "\r\n".join(
        ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a", *good, line, "END:VEVENT", "END:VCALENDAR")
    )
    path.write_text(entry)
    assert [session.title for session in read_programme(path, Silent()).programme.sessions] == ["Tides"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_long_texts_come_back_from_a_table_as_one_session_each(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"long{ending}"
    text = "\n".join(f'Paragraph {number}: ports, "ships"; and more' for number in range(120))
    whole = programme(*(talk(f"s{n}", at(9 + n), title=f"Talk {n}", abstract=text) for n in range(8)))
    write_programme(path, whole, Silent())
    back = read_programme(path, Silent(), zone=whole.zone).programme
    assert [(each.title, each.start, each.length) for each in back.sessions] == [
        (each.title, each.start, each.length) for each in whole.sessions
    ]
    assert all(each.abstract.count("ships") == 120 for each in back.sessions)


def test_a_calendar_needs_no_days(tmp_path: Path) -> None:
    path = tmp_path / "none.ics"
    assert write_programme(path, replace(programme(talk("a", None)), days=()), Silent()) == 0
    assert b"BEGIN:VCALENDAR" in path.read_bytes()


def test_a_calendar_from_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "day.ics"
    path.write_text(FOREIGN.replace("\n", "\r\n"), newline="")
    found = read_programme(path, Silent())
    first, second = found.programme.sessions
    assert (first.start, first.length, first.guid) == (at(9), minutes(90), "1@example.org")
    assert found.programme.names(first) == ("Mari",)
    assert second.start is None
    kinds = {repair.kind for repair in found.repairs}
    assert kinds >= {RepairKind.REPEATING, RepairKind.WHOLE_DAY, RepairKind.DATE_WITHOUT_OFFSET}


XCAL = """<?xml version="1.0"?><iCalendar xmlns:pentabarf="http://pentabarf.org"><vcalendar>
<x-wr-caldesc>Day</x-wr-caldesc><vevent><uid>7@day</uid><pentabarf:event-id>7</pentabarf:event-id>
<pentabarf:title>Opening</pentabarf:title><pentabarf:start>2026-05-20 09:00:00 +0300</pentabarf:start>
<dtend>20260520T063000Z</dtend><location>Hall</location><attendee>Ona</attendee></vevent></vcalendar></iCalendar>"""


def test_a_calendar_as_pentabarf_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "day.xcal"
    path.write_text(XCAL)
    programme_read = read_programme(path, Silent()).programme
    (session,) = programme_read.sessions
    assert (session.title, session.start, session.length, session.number) == (
        "Opening",
        at(9),
        minutes(30),
        7,
    )
    assert programme_read.names(session) == ("Ona",)


@pytest.mark.parametrize("name", ["agenda.csv", "agenda.xlsx"])
def test_a_table_comes_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_programme(path, WHOLE, Silent())
    back = read_programme(path, Silent(), zone=WHOLE.zone).programme
    known = back.by_guid()
    for old in WHOLE.sessions:
        session = known[old.guid]
        assert (session.start, session.length, session.title) == (old.start, old.length, old.title)
        assert (session.kind, session.state, session.abstract) == (old.kind, old.state, old.abstract)
        assert back.names(session) == WHOLE.names(old)
        assert back.room_name(session.room) == WHOLE.room_name(old.room)


def test_a_table_is_harmless_to_spreadsheets(tmp_path: Path) -> None:
    path = tmp_path / "agenda.csv"
    write_programme(path, programme(talk("a", at(9), title="=HYPERLINK(1)")), Silent())
    (row,) = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    assert row["Title"] == "'=HYPERLINK(1)"
    assert read_programme(path, Silent()).programme.sessions[0].title == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("text", "start", "length"),
    [
        ("Datum;Beginn;Ende;Raum;Titel\n20.05.2026;9:00;9:45;Saal;Eröffnung\n", at(9), 45),
        ("Data;Pradžia;Trukmė;Salė;Pavadinimas\n2026-05-20;09:00;30;Didžioji;Atidarymas\n", at(9), 30),
        ("Kuupäev,Algus,Lõpp,Ruum,Pealkiri\n2026-05-20,23:30,00:30,Saal,Öö\n", at(23, 30), 60),
        ("Start,End,Title\n2026-05-20 09:00,2026-05-20 09:20,Opening\n", at(9), 20),
    ],
)
def test_headings_are_found_in_other_languages(
    tmp_path: Path, text: str, start: datetime, length: int
) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(text)
    (session,) = read_programme(path, Silent(), zone="Europe/Vilnius").programme.sessions
    assert (session.start, session.length) == (start, minutes(length))


def test_a_day_in_its_first_row_only_and_columns_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text("Date,Start,Minutes,Title,Catering\n2026-05-20,09:00,30,One,yes\n,10:00,30,Two,\n")
    first, second = read_programme(path, Silent(), zone="Europe/Vilnius").programme.sessions
    assert (first.start, second.start) == (at(9), at(10))
    assert [(extra.name, extra.value) for extra in first.extras] == [("Catering", "yes")]


def test_linked_data_tells_guests_only_what_is_theirs(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonld"
    write_programme(path, WHOLE, Silent())
    event = json.loads(path.read_text(encoding="utf-8"))
    assert (event["@type"], event["name"], event["startDate"]) == (
        "Event",
        "Baltic Matchmaking Day",
        "2026-05-20T09:00:00+03:00",
    )
    assert event["endDate"] == "2026-05-20T11:30:00+03:00"
    assert [each["identifier"] for each in event["subEvent"]] == ["a", "tea", "off"]
    assert event["subEvent"][0]["performer"][0] == {"@type": "Person", "name": "Ona Testė"}
    assert event["subEvent"][2]["eventStatus"] == "https://schema.org/EventCancelled"


def test_what_is_published_hides_what_is_internal(tmp_path: Path) -> None:
    path = tmp_path / "schedule.xml"
    assert write_programme(path, published(WHOLE), Silent()) == 2
    back = read_programme(path, Silent()).programme
    assert set(back.by_guid()) == {"a", "tea", "off"}
    text = path.read_text(encoding="utf-8")
    assert "setup" not in text
    assert "perhaps" not in text


@pytest.mark.parametrize("name", ["schedule.xml", "schedule.json"])
def test_a_file_is_whole_for_us_and_plain_for_others(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert write_programme(path, WHOLE, Silent()) == 3
    back = read_programme(path, Silent())
    assert back.repairs == ()
    assert dict(back.programme.by_guid()) == dict(WHOLE.by_guid())


def test_names_that_end_in_nothing_known_and_programmes_without_a_day(tmp_path: Path) -> None:
    for path, whole, reason in (
        (tmp_path / "agenda.doc", WHOLE, ProgrammeRefusal.UNKNOWN_TYPE),
        (tmp_path / "agenda.xml", replace(WHOLE, days=(), sessions=()), ProgrammeRefusal.NO_DAYS),
    ):
        with pytest.raises(Refused) as refused:
            write_programme(path, whole, Silent())
        assert refused.value.reason is reason
        assert not path.exists()
