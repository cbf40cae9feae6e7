"""Tests of hostile files of programmes: each gets a sentence, quickly and without harm."""

from __future__ import annotations

import json
from contextlib import nullcontext
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import Refused, Unreadable
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.repair import RepairKind
from desktop_app.features.agenda.tasks import read_programme
from desktop_app.features.agenda.tasks.exchange import reading
from desktop_app.features.agenda.tasks.exchange.writing import json_of, xml_of
from desktop_app.features.agenda.tasks.exchange.xml_tree import OWN
from desktop_app.progress import Silent
from tests.features.agenda.files import event, schedule
from tests.features.agenda.programmes import at, programme, talk

if TYPE_CHECKING:
    from pathlib import Path

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
DEEP = "<a>" * 5000 + "</a>" * 5000


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f'<!DOCTYPE s [<!ENTITY l0 "ha">{LAUGHS}]><schedule>&l8;</schedule>', ProgrammeRefusal.ENTITIES),
        (
            '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>',
            ProgrammeRefusal.ENTITIES,
        ),
        (
            '<!DOCTYPE s [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><schedule/>',
            ProgrammeRefusal.ENTITIES,
        ),
        (f"<schedule><conference/>{DEEP}</schedule>", ProgrammeRefusal.TOO_DEEP),
        ('{"schedule":' * 100_000, ProgrammeRefusal.TOO_DEEP),
        ("[" * 100_000, ProgrammeRefusal.TOO_DEEP),
        ('{"schedule": {"conference": {"days": ' + "9" * 5000 + "}}}", ProgrammeRefusal.DAMAGED),
        ('<?xml version="1.0" encoding="rot-13"?><schedule/>', ProgrammeRefusal.DAMAGED),
        ("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 3, ProgrammeRefusal.CALENDAR_WITHOUT_EVENTS),
    ],
    ids=["laughs", "file", "elsewhere", "deep xml", "deep json", "deep list", "digits", "encoding", "open"],
)
def test_hostile_files_are_refused(tmp_path: Path, text: str, reason: ProgrammeRefusal) -> None:
    path = tmp_path / "schedule.xml"
    path.write_text(text)
    with pytest.raises(Unreadable) as refused:
        read_programme(path, Silent())
    assert refused.value.reason is reason


def test_a_document_type_from_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "schedule.xml"
    text = schedule(event()).replace(
        "<schedule>", '<!DOCTYPE schedule SYSTEM "http://127.0.0.1:9/s"><schedule>'
    )
    path.write_text(text)
    assert len(read_programme(path, Silent()).programme.sessions) == 1


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "schedule.xml"
    path.write_text(schedule(event()))
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    with pytest.raises(Unreadable) as refused:
        read_programme(path, Silent())
    assert refused.value.reason is ProgrammeRefusal.TOO_BIG


@pytest.mark.parametrize(
    "own",
    [
        "no json",
        "[]",
        '{"programme": {"title": [1, 2, 3]}}',
        '{"sessions": {"more": [{"guid": 5}]}}',
        '{"sessions": {"more": [{"guid": "x", "title": "y", "length": 1e400}]}}',
        '{"sessions": {"more": [{"guid": "x", "title": "y", "length": 60, "start": "2026-05-20T09:00"}]}}',
        '{"rooms": {"more": [{"key": "k", "name": "n", "position": "0"}]}}',
        '{"zone": 5, "names": {"rooms": 7}}',
        "[" * 100_000,
    ],
)
def test_what_somebody_spoilt_in_our_own_part_is_passed_over(tmp_path: Path, own: str) -> None:
    path = tmp_path / "schedule.xml"
    path.write_text(schedule(event()).replace("</schedule>", f"<?{OWN} {own}?></schedule>"))
    found = read_programme(path, Silent())
    assert len(found.programme.sessions) == 1
    assert [repair.kind for repair in found.repairs] == [RepairKind.OWN_PART_LOST]


def test_a_change_made_elsewhere_wins_over_what_was_carried(tmp_path: Path) -> None:
    whole = programme(talk("no-uuid", at(9), abstract=" spaced "))
    path = tmp_path / "schedule.xml"
    path.write_bytes(xml_of(whole).replace(b"<abstract> spaced </abstract>", b"<abstract>New</abstract>"))
    session = read_programme(path, Silent()).programme.sessions[0]
    assert (session.guid, session.abstract) == ("no-uuid", "New")


@pytest.mark.parametrize("change", ["2026-13-01", "0001-01-01", "9999-12-31", "x" * 100])
def test_days_at_the_ends_of_time(tmp_path: Path, change: str) -> None:
    path = tmp_path / "schedule.xml"
    text = schedule(event(date="", start="23:59"), day=f'index="1" date="{change}"')
    path.write_text(text)
    try:
        found = read_programme(path, Silent())
    except Refused:
        return
    assert len(found.programme.sessions) == 1


PIECES = st.sampled_from(
    [
        "",
        "-1",
        "00:30",
        "2026-05-20",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "24:00",
        "\u0660",
    ]
)


@given(PIECES, PIECES, PIECES, PIECES, PIECES)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_dates_never_break_anything(
    tmp_path: Path, date: str, start: str, duration: str, day: str, change: str
) -> None:
    path = tmp_path / "schedule.xml"
    conference = f"<title>Day</title><day_change>{change}</day_change>"
    text = schedule(
        event(date=date, start=start, duration=duration),
        conference=conference,
        day=f'index="1" date="{day}" start="{date}" end="{change}"',
    )
    path.write_text(text)
    found = read_programme(path, Silent())
    assert len(found.programme.sessions) == 1
    for write in (xml_of, json_of):
        with nullcontext() if found.programme.days else pytest.raises(Refused):
            write(found.programme)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4) | st.floats(allow_nan=True),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
EVENT_KEYS = ("guid", "id", "date", "start", "duration", "room", "track", "persons", "links", "title", "type")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(EVENT_KEYS, VALUES)), VALUES, VALUES)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_json_of_any_shape_is_read_or_refused(
    tmp_path: Path, values: dict[str, object], rooms: object, meta: object
) -> None:
    conference = {
        "title": "Day",
        "rooms": rooms,
        "tracks": rooms,
        "meta": meta,
        "days": [{"date": "2026-05-20", "rooms": {"Hall": [values]}}],
    }
    path = tmp_path / "schedule.json"
    path.write_text(json.dumps({"schedule": {"conference": conference, "version": meta}}))
    try:
        outcome: object = len(read_programme(path, Silent()).programme.sessions)
    except Unreadable as refused:
        outcome = refused.reason
    assert outcome in {1, ProgrammeRefusal.NO_SESSIONS}


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ('"\\udfff tides"', "? tides"),
        ('"a\\u0000b"', "ab"),
        ('"\\ud83d\\udc4d"', "\N{THUMBS UP SIGN}"),
        ('"\\\\udfff"', "\\udfff"),
    ],
)
def test_signs_that_no_text_can_hold_do_no_harm(title: str, read: str, tmp_path: Path) -> None:
    path = tmp_path / "schedule.json"
    path.write_text(
        f'{{"schedule": {{"conference": {{"title": {title}, "days": [{{"date": "2026-05-20", "rooms": '
        f'{{"Hall": [{{"title": {title}, "date": "2026-05-20T09:00+03:00", "duration": "0:30"}}]}}}}]}}}}}}'
    )
    found = read_programme(path, Silent())
    assert (found.programme.title, found.programme.sessions[0].title) == (read, read)
    told = [repair.count for repair in found.repairs if repair.kind is RepairKind.SIGNS_REPLACED]
    assert told == ([] if len(read) == 1 or "\\" in read else [2])


def test_entries_that_are_none_make_no_programme(tmp_path: Path) -> None:
    path = tmp_path / "nothing.ics"
    path.write_text("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 3 + "END:VCALENDAR\r\n")
    with pytest.raises(Unreadable) as refused:
        read_programme(path, Silent())
    assert refused.value.reason is ProgrammeRefusal.NO_SESSIONS


def test_a_spreadsheet_that_unpacks_to_very_much_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "agenda.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "")
        packed.writestr("xl/workbook.xml", "")
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(600):
                sheet.write(b" " * (1 << 20))
    with pytest.raises(Unreadable) as refused:
        read_programme(path, Silent())
    assert refused.value.reason is ProgrammeRefusal.TOO_BIG


TABLE = """Date,Start,End,Room,Title
2026-05-20,09:00,10:00,Hall,Tides
,11:00,12:00,Hall,
31.02.2026,13:00,14:00,Hall,Ports
,15:00,16:00,Hall,Ferries
2026-05-21,,,,
,09:00,10:00,Hall,=HYPERLINK(http://example.org)
"""


def test_rows_of_a_table_that_are_slips_are_told(tmp_path: Path) -> None:
    """A row without a title is a session; what follows a date that is none is not of the day above it."""
    path = tmp_path / "agenda.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    read = read_programme(path, Silent(), zone="Europe/Vilnius")
    assert [(each.title, each.start) for each in read.programme.sessions] == [
        ("Tides", at(9)),
        ("11:00", at(11)),
        ("Ports", None),
        ("Ferries", None),
        ("=HYPERLINK(http://example.org)", at(9, 0, 21)),
    ]
    kinds = {repair.kind for repair in read.repairs}
    assert kinds >= {RepairKind.TITLE_MISSING, RepairKind.NOT_SCHEDULED}


def test_texts_that_are_far_too_long_are_cut_and_told(tmp_path: Path) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(f"Date,Start,Minutes,Title\n2026-05-20,09:00,30,{'x' * 40_000}\n")
    read = read_programme(path, Silent(), zone="Europe/Vilnius")
    assert (read.repairs[0].kind, read.repairs[0].count) == (RepairKind.TEXT_CUT, 1)
    assert len(read.programme.sessions[0].title) < 40_000
