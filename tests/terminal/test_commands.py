"""Tests of what the commands answer, in JSON and in words."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from db.store import Store
from db.tables import CustomField, Event
from desktop_app.features.badges import actions
from desktop_app.features.badges.rules import builtin_template
from desktop_app.features.badges.tasks.package import save_package
from desktop_app.features.registrations.actions import save_mapping
from desktop_app.features.registrations.rules.mapping import corrected, propose
from desktop_app.features.registrations.tasks import read_table
from desktop_app.features.setup.queries import event_named
from desktop_app.progress import Silent
from tests.terminal.conftest import SAMPLE, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session


def add_question(session: Session) -> None:
    event = session.scalars(select(Event)).one()
    choices = {"kind": "choice", "choices": ["S", "M"]}
    session.add(CustomField(event_id=event.id, key="size", label="T-shirt", at_checkin="require", **choices))


def code_of(full_terminal: Terminal, text: str) -> str:
    return str(full_terminal("search", text, "--json").data[0]["code"])


def test_events_are_made_and_listed(forum_terminal: Terminal) -> None:
    rows = forum_terminal("event", "list", "--json").data
    assert rows == [
        {
            "slug": "forum",
            "title": "Forum",
            "start": "2026-11-26",
            "end": "2026-11-26",
            "zone": "Europe/Vilnius",
            "place": "",
        }
    ]
    assert "forum" in forum_terminal("event", "list").out


def test_a_second_event_with_the_same_slug_is_refused(forum_terminal: Terminal) -> None:
    again = forum_terminal("event", "new", "--title", "X", "--slug", "forum", "--start", "2026-11-26")
    assert again.code == 1
    assert "already" in again.error


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--start", "26.11.2026"), "is no date"),
        (("--start", "2026-11-26", "--end", "2026-11-25"), "before it starts"),
        (("--start", "2026-11-26", "--zone", "Vilnius"), "time zone"),
        (("--start", "2026-11-26", "--slug", "A B"), "short name"),
    ],
)
def test_an_event_that_makes_no_sense_is_refused(
    forumdesk: Terminal, words: tuple[str, ...], said: str
) -> None:
    ran = forumdesk("event", "new", "--title", "X", "--slug", "x", *words)
    assert ran.code == 1
    assert said in ran.error


def test_the_sample_is_imported_once_however_often(forum_terminal: Terminal) -> None:
    first = forum_terminal("import", SAMPLE / "registrations.xlsx", "--json").data
    assert {name: first[name] for name in ("rows", "new", "changed", "rejected")} == {
        "rows": 215,
        "new": 214,
        "changed": 0,
        "rejected": 1,
    }
    again = forum_terminal("import", SAMPLE / "registrations.xlsx", "--json").data
    assert (again["new"], again["changed"], again["conflicting"], again["unchanged"]) == (0, 0, 0, 214)
    assert again["seconds"] >= 0


def test_a_later_export_brings_what_is_new_and_changed(full_terminal: Terminal) -> None:
    done = full_terminal("import", SAMPLE / "registrations_update.csv", "--json").data
    assert (done["new"], done["changed"], done["vanished"]) == (12, 8, 3)


def test_a_dry_run_writes_nothing(forum_terminal: Terminal) -> None:
    tried = forum_terminal("import", SAMPLE / "registrations.xlsx", "--dry-run", "--json").data
    assert tried["new"] == 214
    assert forum_terminal("search", "zydrun", "--json").data == []
    assert [row["label"] for row in forum_terminal("history", "--json").data] == ["New event Forum"]


def test_rejected_rows_are_saved_with_line_and_reason(forum_terminal: Terminal, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    forum_terminal("import", SAMPLE / "registrations.xlsx", "--rejects", rejects)
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Line"], row["Reason"]) for row in rows] == [("218", "no name")]


def test_a_column_is_mapped_by_hand(forum_terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Wer,Woher\nJonas Petraitis,Ostsee GmbH\n", encoding="utf-8")
    done = forum_terminal("import", file, "--map", "Wer=full_name", "--map", "Woher=organisation", "--json")
    assert done.data["new"] == 1
    found = forum_terminal("search", "petraitis", "--json").data[0]
    assert (found["name"], found["organisation"]) == ("Jonas Petraitis", "Ostsee GmbH")


def test_columns_are_read_as_saved_under_a_name(forum_terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Wer,Woher\nJonas Petraitis,Ostsee GmbH\n", encoding="utf-8")
    assert "no saved mapping" in forum_terminal("import", file, "--mapping", "Chamber").error
    with closing(Store.open(forum_terminal.database)) as store:
        mapping = corrected(propose(read_table(file, Silent())), ["Wer=full_name", "Woher=job_title"])
        store.write("Save", save_mapping, "Chamber", mapping)
    file.write_text("Wer,Woher,Mail\nJonas Petraitis,Ostsee GmbH,j@x.example\n", encoding="utf-8")
    assert forum_terminal("import", file, "--mapping", "chamber", "--json").data["new"] == 1
    found = forum_terminal("search", "petraitis", "--json").data[0]
    assert (found["name"], found["organisation"]) == ("Jonas Petraitis", "")


@pytest.mark.parametrize("words", ["Wer", "Nowhere=email", "Wer=shoe_size"])
def test_a_mapping_that_makes_no_sense_is_refused(
    forum_terminal: Terminal, tmp_path: Path, words: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Wer,Mail\nJonas Petraitis,jonas@example.org\n", encoding="utf-8")
    ran = forum_terminal("import", file, "--map", words)
    assert ran.code == 1
    assert forum_terminal("search", "jonas", "--json").data == []


def test_people_are_found_best_first(full_terminal: Terminal) -> None:
    rows = full_terminal("search", "zydrun", "--json").data
    assert rows[0]["name"].startswith("Žydrūn")
    assert set(rows[0]) == {"name", "organisation", "country", "code", "arrived"}
    assert len(full_terminal("search", "an", "--limit", "3", "--json").data) == 3
    assert "Nobody" in full_terminal("search", "qqqqqq").out


def test_a_code_is_checked_in_once(full_terminal: Terminal) -> None:
    code = code_of(full_terminal, "kopinskaite")
    first = full_terminal("checkin", code, "--at", "2026-11-26T08:55", "--json")
    assert first.code == 0
    assert first.data["status"] in ("admitted", "attention")
    assert first.data["code"] == code
    again = full_terminal("checkin", code.lower(), "--at", "2026-11-26T09:10", "--point", "door", "--json")
    assert (again.code, again.data["status"]) == (0, "inside")
    assert full_terminal("search", "kopinskaite", "--json").data[0]["arrived"] is True
    assert "lready inside" in full_terminal("checkin", code).out


@pytest.mark.parametrize("code", ["", "BCDFGHJKL", "not a code", "x" * 5000, "🙂", "'; DROP TABLE scan; --"])
def test_a_bad_code_is_refused_with_a_sentence(full_terminal: Terminal, code: str) -> None:
    ran = full_terminal("checkin", code, "--json")
    assert ran.code == 1
    assert ran.data["status"] == "refused"
    assert ran.data["reason"]


def test_a_point_or_a_time_that_is_not_there_is_refused(full_terminal: Terminal) -> None:
    code = code_of(full_terminal, "kopinskaite")
    assert "Roof" in full_terminal("checkin", code, "--point", "Roof").error
    assert "no time" in full_terminal("checkin", code, "--at", "nine").error
    assert full_terminal("search", "kopinskaite", "--json").data[0]["arrived"] is False


def test_badges_are_drawn_and_noted(full_terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "badges.pdf"
    done = full_terminal("badges", "--out", file, "--json").data
    assert done["badges"] == done["pages"] == len(PdfReader(file).pages) == 205
    assert done["warnings"] == []
    assert full_terminal("badges", "--who", "unprinted", "--out", file).code == 1


def test_badges_of_some_on_a_sheet(full_terminal: Terminal, tmp_path: Path) -> None:
    codes = [row["code"] for row in full_terminal("search", "an", "--limit", "3", "--json").data]
    file = tmp_path / "badges.pdf"
    ran = full_terminal("badges", "--template", "a4-2x5", "--who", *codes, "--out", file, "--json")
    assert (ran.data["badges"], ran.data["pages"]) == (3, 1)
    ran = full_terminal(
        "badges", "--template", "A6", "--sheet", "A4-2x2", "--who", *codes, "--out", file, "--json"
    )
    assert ran.data["pages"] == 1
    page = PdfReader(file).pages[0]
    assert float(page.mediabox.width) == pytest.approx(595.28, abs=0.5)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--template", "B7"), "no badge template"),
        (("--sheet", "B7"), "no badge template"),
        (("--template", "A6", "--sheet", "A4-2x5"), "does not fit"),
        (("--who", "BCDFGHJKL"), "Nobody has the code"),
    ],
)
def test_badges_that_cannot_be_drawn_are_refused(
    full_terminal: Terminal, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "badges.pdf"
    ran = full_terminal("badges", *words, "--out", file)
    assert ran.code in (1, 2)
    assert said in ran.error
    assert not file.exists()


def test_badges_into_a_folder_that_is_not_there_are_refused(full_terminal: Terminal, tmp_path: Path) -> None:
    ran = full_terminal("badges", "--out", tmp_path / "nowhere" / "badges.pdf")
    assert ran.code in (1, 2)
    assert "folder" in ran.error


@pytest.mark.parametrize("name", ["people.xlsx", "people.csv"])
def test_what_is_exported_comes_back_unchanged(full_terminal: Terminal, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert full_terminal("export", file, "--json").data["rows"] == 214
    again = full_terminal("import", file, "--json", "--dry-run").data
    assert again["rows"] == 214


def test_an_export_of_an_unknown_kind_is_refused(full_terminal: Terminal, tmp_path: Path) -> None:
    assert full_terminal("export", tmp_path / "people.docx").code == 1


def test_history_shows_and_undo_takes_back(full_terminal: Terminal) -> None:
    full_terminal("checkin", code_of(full_terminal, "kopinskaite"))
    rows = full_terminal("history", "--json").data
    assert [row["label"] for row in rows] == ["Check in", "Import registrations.xlsx", "New event Forum"]
    assert full_terminal("undo", "--json").data == {"undone": "Check in"}
    assert full_terminal("search", "kopinskaite", "--json").data[0]["arrived"] is False
    assert "Import registrations.xlsx" in full_terminal("history").out


def test_undo_of_a_station_takes_back_what_that_station_did(full_terminal: Terminal) -> None:
    code = code_of(full_terminal, "kopinskaite")
    full_terminal("--station", "Desk 1", "checkin", code)
    full_terminal("--station", "Desk 2", "checkin", code_of(full_terminal, "an"))
    assert full_terminal("--station", "Desk 1", "undo", "--json").data == {"undone": "Check in"}
    assert full_terminal("search", "kopinskaite", "--json").data[0]["arrived"] is False
    assert "of this desk" in full_terminal("--station", "Desk 1", "undo").error


def test_an_import_that_is_in_use_is_not_undone(full_terminal: Terminal) -> None:
    full_terminal("checkin", code_of(full_terminal, "kopinskaite"))
    imported = next(
        row for row in full_terminal("history", "--json").data if row["label"].startswith("Import")
    )
    ran = full_terminal("undo", imported["id"])
    assert ran.code == 1
    assert "Check in" in ran.error


def test_an_undone_import_leaves_nobody(full_terminal: Terminal) -> None:
    full_terminal("undo")
    assert full_terminal("search", "an", "--json").data == []
    full_terminal("undo")
    assert "nothing to undo" in full_terminal("undo").error


def test_a_backup_is_verified_and_restored(full_terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "safe.forumdesk"
    made = full_terminal("backup", file, "--json").data
    assert (made["ok"], made["attendee"]) == (True, 214)
    full_terminal("undo")
    assert full_terminal("verify", "--json").data["attendee"] == 0
    back = full_terminal("restore", file, "--json").data
    assert back["attendee"] == 214
    assert full_terminal("verify", "--json").data["ok"] is True
    assert len(full_terminal("search", "zydrun", "--json").data) >= 2


def test_without_a_command_the_window_opens(
    forum_terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    assert forum_terminal("--event", "forum").code == 0
    assert forum_terminal.desk.opened == [(forum_terminal.database, "forum")]


def test_the_demo_runs_its_day_without_a_window(forumdesk: Terminal, tmp_path: Path) -> None:
    done = forumdesk("demo", "--no-window", "--out", tmp_path / "day", "--json", alone=True).data
    assert done["checked_in"] > 100
    assert len(done["pdfs"]) == 4
    for file in done["pdfs"]:
        assert len(PdfReader(file).pages) > 20
    assert done["pictures"]


def test_the_demo_opens_in_a_window(forumdesk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    assert forumdesk("demo").code == 0
    assert forumdesk.desk.opened == [(forumdesk.database, None)]
    assert forumdesk("search", "zydrun", "--json").data


def test_badges_are_drawn_after_a_template_file(full_terminal: Terminal, tmp_path: Path) -> None:
    label, out = tmp_path / "label.fdbadge", tmp_path / "all.pdf"
    save_package(builtin_template("62mm"), label)
    drawn = full_terminal("badges", "--template", label, "--out", out, "--json").data
    assert drawn["badges"] == drawn["pages"] == 205
    label.write_bytes(b"PK")
    refused = full_terminal("badges", "--template", label, "--out", out)
    assert refused.code > 0
    assert "label.fdbadge is not a badge template" in refused.error


def test_badges_are_drawn_after_a_template_of_the_event(full_terminal: Terminal, tmp_path: Path) -> None:
    with closing(Store.open(full_terminal.database, station="Office")) as store:
        event = store.read(event_named, None).id
        store.write("Template", actions.add_template, event, builtin_template("62mm"), title="Our labels")
    drawn = full_terminal("badges", "--template", "our LABELS", "--out", tmp_path / "all.pdf", "--json").data
    assert drawn["missing_fonts"] == []
    box = PdfReader(tmp_path / "all.pdf").pages[0].mediabox
    assert sorted(round(float(side) * 25.4 / 72) for side in (box.width, box.height)) == [62, 100]


def test_fonts_that_a_template_file_lacks_here_are_said(full_terminal: Terminal, tmp_path: Path) -> None:
    label, foreign = tmp_path / "label.fdbadge", tmp_path / "foreign.fdbadge"
    save_package(builtin_template("62mm"), label)
    with ZipFile(label) as known, ZipFile(foreign, "w") as made:
        data = json.loads(known.read("badge.json"))
        made.writestr("badge.json", json.dumps(data | {"fonts": ["Scrawl Extra"]}))
    ran = full_terminal("badges", "--template", foreign, "--out", tmp_path / "all.pdf")
    assert "The font Scrawl Extra is not here" in ran.out


def test_a_question_of_the_desk_is_answered_in_the_terminal(full_terminal: Terminal) -> None:
    with closing(Store.open(full_terminal.database)) as store:
        store.write("Ask", add_question)
    code = code_of(full_terminal, "kopinskaite")
    asked = full_terminal("checkin", code, "--json")
    assert (asked.code, asked.data["status"]) == (1, "incomplete")
    assert asked.data["questions"] == [
        {"key": "size", "label": "T-shirt", "kind": "choice", "choices": ["S", "M"], "required": True}
    ]
    assert "--answer size=…" in asked.error
    assert "There are: S, M." in full_terminal("checkin", code, "--answer", "size=XXL").error
    assert full_terminal("checkin", code, "--answer", "size").code == 2
    done = full_terminal("checkin", code, "--answer", "size=m", "--json")
    assert (done.code, done.data["status"] in ("admitted", "attention")) == (0, True)
