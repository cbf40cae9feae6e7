"""Tests of reading programmes: what each maker writes, what is mended, and what is said about it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.agenda.rules import Dialect, Part, SessionKind, SessionState
from desktop_app.features.agenda.rules.repair import SENTENCES, RepairKind
from desktop_app.features.agenda.tasks import read_programme
from desktop_app.features.agenda.tasks.exchange.times import Parts, read_length
from desktop_app.progress import Silent
from tests.features.agenda.files import CONFERENCE, event, schedule
from tests.features.agenda.programmes import at, minutes

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.agenda.rules.exchange import ReadProgramme

NO_ZONE = "<title>Baltic Matchmaking Day</title>"
OLD_DAY = 'index="1" date="2026-05-20"'


def read(folder: Path, text: str | bytes, name: str = "schedule.xml", zone: str = "") -> ReadProgramme:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_programme(path, Silent(), zone=zone)


def repairs_of(found: ReadProgramme) -> dict[RepairKind, str]:
    return {repair.kind: repair.detail for repair in found.repairs}


def test_a_plain_file_is_read_without_repairs(tmp_path: Path) -> None:
    found = read(tmp_path, schedule(event()))
    programme = found.programme
    (session,) = programme.sessions
    assert found.repairs == ()
    assert found.dialect is Dialect.VOC
    assert (programme.title, programme.zone, programme.version) == (
        "Baltic Matchmaking Day",
        "Europe/Vilnius",
        "1",
    )
    assert (session.title, session.start, session.length) == ("Opening", at(9), minutes(30))
    assert programme.room_name(session.room) == "Hall"
    assert programme.names(session) == ("Ona Testė",)
    assert programme.people[0].key == "id:7"
    assert [track.name for track in programme.tracks] == ["Clusters"]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        (schedule(event(), head='<generator name="frab" version="0.7"/><version>1</version>'), Dialect.FRAB),
        (schedule(event(), head='<generator name="wafer" version="1"/><version/>'), Dialect.WAFER),
        (schedule(event(), head="<!-- Made with love by pretalx v3 --><version>1</version>"), Dialect.VOC),
        ("<!-- Made with love by pretalx v3 -->" + schedule(event())[21:], Dialect.PRETALX),
        (schedule(event(), conference=CONFERENCE + "<day_change>09:00</day_change>"), Dialect.FOSDEM),
        (schedule(event(more="<code>AB</code>")), Dialect.HUB),
        (schedule(event().replace("guid=", "other=")), Dialect.PENTABARF),
    ],
    ids=["frab", "wafer", "late comment", "pretalx", "fosdem", "hub", "pentabarf"],
)
def test_the_maker_is_known_by_its_habits(tmp_path: Path, text: str, dialect: Dialect) -> None:
    assert read(tmp_path, text).dialect is dialect


@pytest.mark.parametrize(
    ("fields", "expected", "repairs"),
    [
        ({}, at(9), set()),
        ({"date": "2026-05-20T06:00:00Z"}, at(9), set()),  # wafer: the same instant, written in UTC
        ({"date": "2026-05-20T06:00:00+00:00", "start": "09:00:00"}, at(9), set()),
        ({"start": "10:00"}, at(9), {RepairKind.DATE_AND_START_DIFFER}),
        ({"date": "2026-05-20T09:00:00"}, at(9), {RepairKind.DATE_WITHOUT_OFFSET}),
        ({"date": ""}, at(9), {RepairKind.DATE_BUILT}),
        ({"date": "2026-05-20"}, at(9), {RepairKind.DATE_BUILT}),
        ({"date": "", "start": "0930"}, at(9, 30), {RepairKind.DATE_BUILT}),
        ({"date": "soon", "start": "later"}, None, {RepairKind.NOT_SCHEDULED}),
        ({"date": "2026-05-21T01:00:00+03:00", "start": "01:00"}, at(1, 0, 21), set()),
    ],
)
def test_when_a_session_begins(
    tmp_path: Path, fields: dict[str, str], expected: object, repairs: set[RepairKind]
) -> None:
    found = read(tmp_path, schedule(event(**fields)))
    assert found.programme.sessions[0].start == expected
    assert set(repairs_of(found)) == repairs


@pytest.mark.parametrize(
    ("start", "change", "expected"),
    [
        ("23:30", "04:00", at(23, 30)),
        ("01:00", "04:00", at(1, 0, 21)),
        ("03:59", "04:00:00", at(3, 59, 21)),
        ("04:00", "04:00", at(4)),
        ("01:00", "00:00", at(1)),
    ],
)
def test_before_the_change_of_day_it_is_the_next_morning(
    tmp_path: Path, start: str, change: str, expected: object
) -> None:
    conference = f"{CONFERENCE}<day_change>{change}</day_change>"
    text = schedule(event(date="", start=start), conference=conference, day=OLD_DAY)
    found = read(tmp_path, text)
    assert found.programme.sessions[0].start == expected
    assert [day.day.isoformat() for day in found.programme.days] == ["2026-05-20"]


@pytest.mark.parametrize(
    ("date", "start", "kind"),
    [
        ("2026-10-25", "03:30", RepairKind.TWICE_ON_THE_CLOCK),
        ("2026-03-29", "03:30", RepairKind.NOT_ON_THE_CLOCK),
    ],
)
def test_nights_when_the_clock_is_changed_are_told(
    tmp_path: Path, date: str, start: str, kind: RepairKind
) -> None:
    found = read(tmp_path, schedule(event(date=date, start=start)))
    assert kind in repairs_of(found)


@pytest.mark.parametrize(
    ("text", "three", "expected"),
    [
        ("30", Parts.UNKNOWN, minutes(30)),
        ("0:30", Parts.UNKNOWN, minutes(30)),
        ("1:02", Parts.UNKNOWN, minutes(62)),
        ("25:00", Parts.UNKNOWN, timedelta(hours=25)),
        ("00:25:00", Parts.UNKNOWN, minutes(25)),
        ("1:02:00", Parts.UNKNOWN, minutes(62)),
        ("1:02:30", Parts.UNKNOWN, timedelta(days=1, hours=2, minutes=30)),
        ("1:02:00", Parts.DAYS, timedelta(days=1, hours=2)),
        ("0:01:30", Parts.DAYS, minutes(90)),
        ("00:25:00", Parts.DAYS, minutes(25)),  # no day has 25 hours
        ("1:02:30", Parts.SECONDS, timedelta(hours=1, minutes=2, seconds=30)),
        ("PT30M", Parts.UNKNOWN, minutes(30)),
        ("P1DT2H", Parts.UNKNOWN, timedelta(hours=26)),
        ("-5", Parts.UNKNOWN, None),
        ("99999:00", Parts.UNKNOWN, None),
        ("1:2:3:4", Parts.UNKNOWN, None),
        ("P", Parts.UNKNOWN, None),
        ("half an hour", Parts.UNKNOWN, None),
        ("٣٠", Parts.UNKNOWN, None),
    ],
)
def test_lengths_in_every_way(text: str, three: Parts, expected: timedelta | None) -> None:
    assert read_length(text, three) == expected


def test_a_length_that_is_missing_or_in_three_parts_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, schedule(event(duration=""), event(number="12", duration="01:30:00")))
    assert [session.length for session in found.programme.sessions] == [minutes(5), minutes(90)]
    assert repairs_of(found) == {RepairKind.LENGTH_ASSUMED: "5", RepairKind.LENGTH_IN_THREE_PARTS: "h:mm:ss"}


@pytest.mark.parametrize(
    ("date", "zone", "expected", "kind"),
    [
        ("2026-05-20T09:00:00+03:00", "", "Etc/GMT-3", RepairKind.ZONE_FROM_OFFSET),
        ("2026-05-20T09:00:00+03:00", "Europe/Riga", "Europe/Riga", RepairKind.ZONE_OF_EVENT),
        ("2026-05-20T09:00:00+02:00", "Europe/Riga", "Etc/GMT-2", RepairKind.ZONE_FROM_OFFSET),
        ("2026-05-20T09:00:00+05:30", "", "UTC", RepairKind.ZONE_FROM_OFFSET),
        ("", "Europe/Riga", "Europe/Riga", RepairKind.ZONE_OF_EVENT),
        ("", "", "UTC", RepairKind.ZONE_OF_EVENT),
    ],
)
def test_a_file_without_a_zone(tmp_path: Path, date: str, zone: str, expected: str, kind: RepairKind) -> None:
    found = read(tmp_path, schedule(event(date=date), conference=NO_ZONE), zone=zone)
    assert found.programme.zone == expected
    assert repairs_of(found)[kind] == expected


def test_a_zone_that_nobody_knows_is_passed_over(tmp_path: Path) -> None:
    text = schedule(event(), conference=CONFERENCE.replace("Vilnius", "Atlantis"))
    found = read(tmp_path, text)
    assert found.programme.zone == "Etc/GMT-3"
    assert repairs_of(found)[RepairKind.ZONE_UNKNOWN] == "Europe/Atlantis"


@pytest.mark.parametrize(
    ("zone", "told"),
    [("Europe/Tallinn", False), ("Europe/Vilnius", False), ("Europe/Berlin", True), ("", False)],
)
def test_a_file_by_the_clock_of_another_place_says_so(tmp_path: Path, zone: str, *, told: bool) -> None:
    found = repairs_of(read(tmp_path, schedule(event()), zone=zone))
    assert found == ({RepairKind.ZONE_OF_ANOTHER_PLACE: "Europe/Vilnius"} if told else {})


def test_identity_is_the_guid_and_never_the_number(tmp_path: Path) -> None:
    first, second = event(), event(title="Again").replace("000000000011", "000000000099", 1)
    found = read(tmp_path, schedule(first, second))
    assert len({session.guid for session in found.programme.sessions}) == 2
    assert set(repairs_of(found)) == {RepairKind.NUMBER_REPEATED}


def test_a_guid_that_is_missing_is_the_same_in_the_next_version(tmp_path: Path) -> None:
    bare = event().replace(' guid="0b3d8d3e-5b0e-4b5e-8f53-000000000011"', "")
    first = read(tmp_path, schedule(bare)).programme.sessions[0]
    moved = bare.replace("T09:00", "T11:00").replace("Opening", "Welcome")
    found = read(tmp_path, schedule(moved))
    assert found.programme.sessions[0].guid == first.guid
    assert RepairKind.GUID_MADE in repairs_of(found)


def test_the_next_version_of_a_table_may_have_another_name(tmp_path: Path) -> None:
    text = "ID,Date,Start,End,Room,Title\nS01,2026-05-20,09:00,09:30,Hall,Tides\n,,10:00,10:30,Hall,Ports\n"
    names = ("agenda.csv", "agenda (1).csv", "Programme final.csv")
    guids = [[each.guid for each in read(tmp_path, text, name).programme.sessions] for name in names]
    assert guids == [guids[0]] * len(names)
    assert len(set(guids[0])) == 2


def test_a_guid_that_stands_twice_is_told_apart_by_time(tmp_path: Path) -> None:
    text = schedule(event(), event(date="2026-05-20T11:00:00+03:00", start="11:00"))
    found, again = read(tmp_path, text), read(tmp_path, text)
    guids = [session.guid for session in found.programme.sessions]
    assert len(set(guids)) == 2
    assert guids == [session.guid for session in again.programme.sessions]
    assert RepairKind.GUID_REPEATED in repairs_of(found)


def test_what_is_not_known_is_kept_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, schedule(event(more="<answers><answer>yes &amp; no</answer></answers>")))
    (extra,) = found.programme.sessions[0].extras
    assert extra.value == "<answers><answer>yes &amp; no</answer></answers>"
    assert repairs_of(found) == {RepairKind.KEPT_ASIDE: "answers"}
    assert found.repairs[0].places == ("event 11 (line 1)",)


def test_one_number_with_two_names_is_two_people(tmp_path: Path) -> None:
    other = event(number="12").replace("Ona Testė", "Jānis Paraugs")
    found = read(tmp_path, schedule(event(), other))
    assert [person.name for person in found.programme.people] == ["Ona Testė", "Jānis Paraugs"]
    assert RepairKind.PERSON_WITH_TWO_NAMES in repairs_of(found)


def test_a_title_that_is_missing_and_a_room_that_differs(tmp_path: Path) -> None:
    found = read(tmp_path, schedule(event(title=""), event(number="12").replace("<room>Hall", "<room>Lab")))
    assert found.programme.sessions[0].title == "11"
    assert [room.name for room in found.programme.rooms] == ["Hall"]
    assert set(repairs_of(found)) == {RepairKind.TITLE_MISSING, RepairKind.ROOM_DIFFERS}


def test_events_outside_of_any_room(tmp_path: Path) -> None:
    text = schedule(event()).replace('<room name="Hall">', "").replace("</room></day>", "</day>")
    found = read(tmp_path, text)
    assert [room.name for room in found.programme.rooms] == ["Hall"]


def test_breaks_are_known_by_their_type(tmp_path: Path) -> None:
    text = schedule(event().replace("<type>talk", "<type>Break"))
    assert read(tmp_path, text).programme.sessions[0].kind is SessionKind.BREAK


@pytest.mark.parametrize(
    ("broken", "kind"),
    [
        (schedule(event(title="Opening \x0b")), RepairKind.CHARACTERS_REMOVED),
        (schedule(event(title="Opening&#11;")), RepairKind.CHARACTERS_REMOVED),
        (schedule(event(title="Opening&nbsp;&ouml;")), RepairKind.ENTITIES_REPLACED),
        (schedule(event(title="B&B & more")), RepairKind.AMPERSANDS_MENDED),
        (schedule(event(title="Žvaigždė")).encode("cp1257"), RepairKind.ENCODING_GUESSED),
    ],
)
def test_xml_that_is_easily_mended_is(tmp_path: Path, broken: str | bytes, kind: RepairKind) -> None:
    found = read(tmp_path, broken)
    assert len(found.programme.sessions) == 1
    assert kind in repairs_of(found)
    assert all("{" not in repair.sentence() for repair in found.repairs)


@pytest.mark.parametrize(
    ("title", "encoding"),
    [
        ("Žvaigždė ir ąžuolas", "cp1257"),
        ("Łódź dziś, Kraków później", "cp1250"),
        ("Müller fährt nach Köln", "cp1252"),
    ],
)
def test_the_letters_of_a_wrong_encoding_are_found_out(tmp_path: Path, title: str, encoding: str) -> None:
    text = schedule(event(title=title)).replace("Testė", "Test")
    found = read(tmp_path, text.encode(encoding))
    assert found.programme.sessions[0].title == title


def test_every_repair_has_a_sentence() -> None:
    assert set(SENTENCES) == set(RepairKind)


def test_many_places_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, schedule(*(event(number=str(10 + n), date="") for n in range(6))))
    (repair,) = found.repairs
    assert repair.sentence() == (
        "No full date: put together from the day and the start: "
        "event 10 (line 1), event 11 (line 4), event 12 (line 7) and 3 more."
    )


def test_json_of_the_second_version(tmp_path: Path) -> None:
    guid = "0b3d8d3e-5b0e-4b5e-8f53-000000000021"
    conference = {
        "title": "Day",
        "time_zone_name": "Europe/Vilnius",
        "tracks": [{"name": "Green", "slug": "g"}],
    }
    entry = {
        "guid": guid,
        "start": "2026-05-20T09:00:00+03:00",
        "end": "2026-05-20T09:45:00+03:00",
        "title": "Opening",
        "abstract": {"lt": "Apie", "en": "About"},
        "room": {"name": "Hall", "guid": "0b3d8d3e-5b0e-4b5e-8f53-000000000031"},
        "track": {"slug": "g"},
        "state": "CANCELED",
        "participants": [
            {"guid": "0b3d8d3e-5b0e-4b5e-8f53-000000000041", "name": "Ona", "role": "CONTRIBUTOR"}
        ],
        "links": [{"type": "ORIGIN", "url": "https://example.org/1"}, {"url": "https://example.org/2"}],
    }
    meta = {"type": "BREAK", "title": "Coffee", "start": "2026-05-20T10:00:00+03:00"}
    text = json.dumps({"schedule": {"version": "2", "conference": conference, "events": [entry, meta]}})
    found = read(tmp_path, text, "schedule.json")
    session, tea = found.programme.sessions
    assert found.dialect is Dialect.HUB
    assert (session.guid, session.length, session.abstract, session.track) == (
        guid,
        minutes(45),
        "About",
        "Green",
    )
    assert session.state is SessionState.CANCELLED
    assert session.origin_url == "https://example.org/1"
    assert [link.url for link in session.links] == ["https://example.org/2"]
    assert session.people[0].part is Part.CONTRIBUTOR
    assert tea.kind is SessionKind.BREAK
