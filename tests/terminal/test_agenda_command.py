"""The agenda from a terminal: a programme in and out, what a newer file would change, what clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

from icalendar import Calendar

from tests.features.agenda.files import event, schedule
from tests.terminal.conftest import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal


def test_a_programme_goes_in_and_comes_out_the_same(forum_terminal: Terminal, tmp_path: Path) -> None:
    made = forum_terminal("agenda", "import", str(SAMPLE / "agenda.csv"), "--json").data
    assert (made["sessions"], made["rooms"], made["speakers"], made["conflicts"]) == (18, 6, 23, [])
    assert made["repairs"]
    for ending in ("xml", "json"):
        file = tmp_path / f"out.{ending}"
        assert forum_terminal("agenda", "export", str(file), "--json").data["sessions"] == 18
        found = forum_terminal("agenda", "diff", str(file), "--json").data
        names = ("added", "removed", "moved", "resized", "renamed", "speakers")
        assert found == {name: [] for name in names}


def test_the_same_file_again_changes_nothing(forum_terminal: Terminal, tmp_path: Path) -> None:
    forum_terminal("agenda", "import", str(SAMPLE / "agenda.csv"))
    forum_terminal("agenda", "export", str(tmp_path / "a.json"))
    again = forum_terminal("agenda", "import", str(SAMPLE / "agenda.csv"), "--json").data
    assert again["conflicts"] == []
    found = forum_terminal("agenda", "diff", str(tmp_path / "a.json"), "--json").data
    assert set(map(tuple, found.values())) == {()}


def test_what_clashes_is_told_in_sentences(forum_terminal: Terminal) -> None:
    assert "There is no conflict" in forum_terminal("agenda", "check").out
    forum_terminal("agenda", "import", str(SAMPLE / "agenda.csv"))
    rows = forum_terminal("agenda", "check", "--json").data
    assert {row["kind"] for row in rows} >= {"no speaker"}
    assert all(row["text"] and row["sessions"] and row["level"] for row in rows)


def test_a_file_that_is_no_programme_is_refused(forum_terminal: Terminal, tmp_path: Path) -> None:
    page = tmp_path / "page.xml"
    page.write_text("<html></html>", encoding="utf-8")
    ran = forum_terminal("agenda", "import", str(page))
    assert (ran.code, "is a web page" in ran.error) == (2, True)


def test_who_attends_a_session_is_counted_at_its_door(full_terminal: Terminal) -> None:
    assert "No session has a door" in full_terminal("agenda", "attendance").out
    full_terminal("agenda", "import", str(SAMPLE / "agenda.csv"))
    title = full_terminal("agenda", "check", "--json").data[0]["text"].split("“")[1].split("”")[0]
    made = full_terminal("agenda", "door", title, "--json").data
    assert set(made) == {"point", "session", "capacity"}
    code = full_terminal("search", "kopinskaite", "--json").data[0]["code"]
    assert full_terminal("checkin", code, "--point", made["point"], "--json").data["reason"] == "welcome"
    (row,) = full_terminal("agenda", "attendance", "--json").data
    assert (row["guid"], row["came"], row["inside"], row["door"]) == (made["session"], 1, 1, True)
    assert f"{title}: 0 signed up" in full_terminal("agenda", "attendance").out
    ran = full_terminal("agenda", "door", "Nothing of the kind")
    assert (ran.code, "No session is called" in ran.error) == (1, True)
    assert full_terminal("agenda", "door", made["session"]).code == 0


def test_calendars_are_told_what_a_later_file_moved(forum_terminal: Terminal, tmp_path: Path) -> None:
    def exported(start: str) -> dict[str, tuple[int, str]]:
        table = tmp_path / "day.csv"
        table.write_text(
            f"Date,Start,Minutes,Title\n2026-11-26,{start},30,Tides\n2026-11-26,11:00,30,Ports\n"
        )
        forum_terminal("agenda", "import", str(table))
        target = tmp_path / "day.ics"
        assert forum_terminal("agenda", "export", str(target)).code == 0
        entries = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
        return {str(each["SUMMARY"]): (int(str(each["SEQUENCE"])), str(each["UID"])) for each in entries}

    first = exported("09:00")
    assert {name: number for name, (number, _) in first.items()} == {"Tides": 0, "Ports": 0}
    assert exported("09:00") == first
    later = exported("09:20")
    assert {name: number for name, (number, _) in later.items()} == {"Tides": 1, "Ports": 0}
    assert {name: uid for name, (_, uid) in later.items()} == {name: uid for name, (_, uid) in first.items()}


def hostile(folder: Path) -> dict[str, Path]:
    """Files that are no programme, or none that should be read."""
    whole = schedule(event())
    texts = {
        "entities": '<!DOCTYPE s [<!ENTITY a "b">]><schedule>&a;</schedule>',
        "cut": whole[: len(whole) // 2],
        "empty": "",
        "no sessions": "<schedule><conference/></schedule>",
        "json": '{"schedule": {"conference": {"days": 7}}',
        "text": "Dear all, the programme is attached.",
        "encoding": '<?xml version="1.0" encoding="klingon"?><schedule/>',
    }
    found = {name: folder / f"{name}.xml" for name in texts}
    for name, path in found.items():
        path.write_text(texts[name], encoding="utf-8")
    found |= {"folder": folder, "missing": folder / "missing.xml", "zip": folder / "schedule.zip"}
    with ZipFile(found["zip"], "w") as package:
        package.writestr("schedule.xml", whole)
    found["huge"] = folder / "huge.xml"
    with found["huge"].open("wb") as file:
        file.truncate(200 << 20)
    return found


def test_hostile_files_get_a_sentence_and_change_nothing(full_terminal: Terminal, tmp_path: Path) -> None:
    for name, path in hostile(tmp_path).items():
        for verb in ("import", "diff"):
            ran = full_terminal("agenda", verb, str(path), "--json")
            assert (ran.code, ran.out) == (2, ""), (name, verb)
            assert ran.error.strip().endswith("."), (name, ran.error)
            assert len(ran.error) < 400, (name, ran.error)
    assert full_terminal("agenda", "check", "--json").data == []


def test_a_wrong_encoding_is_mended_and_told(forum_terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "schedule.xml"
    path.write_bytes(schedule(event(title="Žuvų turgus")).encode("cp1257"))
    made = forum_terminal("agenda", "import", str(path), "--json").data
    assert (made["sessions"], len(made["repairs"]) > 0) == (1, True)


def test_the_answers_have_the_keys_that_scripts_ask_for(forum_terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "schedule.xml"
    path.write_text(schedule(event()), encoding="utf-8")
    made = forum_terminal("agenda", "import", str(path), "--json").data
    assert set(made) >= {"sessions", "rooms", "speakers", "repairs", "seconds"}
    assert isinstance(made["repairs"], list)
    path.write_text(schedule(event(start="09:15", date="2026-05-20T09:15:00+03:00")), encoding="utf-8")
    found = forum_terminal("agenda", "diff", str(path), "--json").data
    assert set(found) == {"added", "removed", "moved", "resized", "renamed", "speakers"}
    assert [len(guids) for guids in found.values()] == [0, 0, 1, 0, 0, 0]
    for row in forum_terminal("agenda", "check", "--json").data:
        assert set(row) == {"level", "kind", "sessions", "text"}
    for ending in ("xml", "json", "ics", "csv", "xlsx", "jsonld"):
        target = tmp_path / f"out.{ending}"
        assert forum_terminal("agenda", "export", str(target)).code == 0
        assert target.stat().st_size > 0
    for target in (tmp_path / "out.doc", tmp_path / "none" / "out.xml"):
        ran = forum_terminal("agenda", "export", str(target))
        assert (ran.code in {1, 2}, bool(ran.error.strip())) == (True, True), target
