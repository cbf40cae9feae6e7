"""The commands on bilateral meetings, as a script for an afternoon would use them."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from db.store import Store
from desktop_app.features.meetings import actions, queries
from desktop_app.features.setup.queries import event_named
from tests.terminal.conftest import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal

REQUESTS = SAMPLE / "meeting_requests.xlsx"


@pytest.fixture
def meetings(full_terminal: Terminal) -> Terminal:
    """The demo forum's people, six slots and eight tables, and the requests that are beyond doubt."""
    assert full_terminal("meetings", "block", "Afternoon", "--start", "14:15", "--slots", "6").code == 0
    assert full_terminal("meetings", "tables", "8", "--place", "Hall").code == 0
    assert full_terminal("meetings", "import", REQUESTS).code == 1
    return full_terminal


def meet(meetings: Terminal, *words: str) -> Any:  # noqa: ANN401 (JSON)
    ran = meetings("meetings", *words, "--json")
    assert ran.code == 0, ran.error
    return ran.data


def test_places_are_made_and_answered(full_terminal: Terminal) -> None:
    block = meet(full_terminal, "block", "Afternoon", "--start", "14:15", "--slots", "8", "--gap", "5")
    assert block == {
        "name": "Afternoon", "starts": "2026-11-26T14:15:00+02:00", "ends": "2026-11-26T17:30:00+02:00",
        "slots": 8, "minutes": 20, "gap": 5,
    }  # fmt: skip
    assert meet(full_terminal, "tables", "5-12", "--feature", "interpreter") == {"new": 8, "tables": 8}
    assert meet(full_terminal, "type", "Lunch", "--colour", "#0F766E")["name"] == "Lunch"
    overlapping = full_terminal("meetings", "block", "Late", "--start", "17:00")
    assert (overlapping.code, "would begin before" in overlapping.error) == (1, True)
    again = full_terminal("meetings", "tables", "12-13")
    assert (again.code, "table 12 already" in again.error) == (1, True)
    wrong = full_terminal("meetings", "block", "Late", "--start", "half past")
    assert (wrong.code, "is no time" in wrong.error) == (1, True)


def test_an_import_says_what_it_left_out_and_why(full_terminal: Terminal, tmp_path: Path) -> None:
    rejects = tmp_path / "left.csv"
    tried = full_terminal("meetings", "import", REQUESTS, "--dry-run", "--json")
    done = full_terminal("meetings", "import", REQUESTS, "--rejects", rejects, "--json")
    for ran in (tried, done):
        counts = {name: ran.data[name] for name in ("rows", "new", "doubtful", "rejected")}
        assert counts == {"rows": 260, "new": 255, "doubtful": 2, "rejected": 3}
        assert ran.code == 1
        assert "2 names are doubtful" in ran.error
    assert done.data["types"] == ["B2C", "C2C"]
    doubt = done.data["doubts"][0]
    assert (doubt["name"], doubt["lines"]) == ("Girnienė Birutė, Girios medienos klasteris", [232])
    assert [each["why"] for each in doubt["candidates"]] == ["several have this name"] * 2
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["Line", "232", "258", "259", "260", "261"]
    assert "would meet themselves" in rows[4][1]
    again = full_terminal("meetings", "import", REQUESTS, "--json").data
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 255)


def test_doubts_are_answered_on_the_command_line(full_terminal: Terminal) -> None:
    code = full_terminal("search", "Girnienė", "--json").data[0]["code"]
    name = "Girnienė Birutė, Girios medienos klasteris"
    other = "Somebody Else, Nerijos fotonikos klasteris"
    ran = full_terminal(
        "meetings", "import", REQUESTS, "--choose", f"{name}={code}", "--choose", f"{other}=-", "--json"
    )
    assert (ran.code, ran.data["new"], ran.data["doubtful"], ran.data["rejected"]) == (0, 256, 0, 4)
    wrong = full_terminal("meetings", "import", REQUESTS, "--choose", "Nobody=X")
    assert (wrong.code, "is not doubtful" in wrong.error) == (2, True)
    unknown = full_terminal("meetings", "import", REQUESTS, "--choose", f"{other}=QQQ")
    assert (unknown.code, "Nobody has the code QQQ" in unknown.error) == (1, True)


def test_an_afternoon_is_scheduled_checked_and_listed(meetings: Terminal) -> None:
    plan = meet(meetings, "schedule", "--seconds", "1", "--seed", "7")
    assert set(plan) == {
        "requests", "placed", "weight", "bound", "breaks", "changes", "seconds", "optimal",
    }  # fmt: skip
    assert plan["requests"] >= plan["placed"] == 48, "as many as six slots at eight tables hold"
    assert plan["weight"] <= plan["bound"]
    assert meet(meetings, "check") == []
    rows = meet(meetings, "list")
    assert len(rows) == 48
    assert rows[0]["starts"] == "2026-11-26T14:15+02:00"
    assert {row["table"] for row in rows} == set(range(1, 9))
    again = meet(meetings, "schedule", "--seconds", "1", "--seed", "7")
    assert again["weight"] >= plan["weight"]
    assert "keep every rule" in meetings("meetings", "check").out
    assert meetings("undo").code == 0


def test_what_is_missing_is_said_in_one_sentence(full_terminal: Terminal) -> None:
    for words, sentence in (
        (("schedule",), "no meeting block"),
        (("block", "Afternoon", "--start", "14:15"), ""),
        (("schedule",), "no table"),
        (("tables", "4"), ""),
        (("schedule",), "nothing to schedule"),
        (("import", "nowhere.csv"), "no file"),
        (("away", "QQQ"), "Nobody has the code"),
        (("tables", "9-x"), "whole number"),
        (("schedule", "--seconds", "0"), "more than 0"),
    ):
        ran = full_terminal("meetings", *words)
        assert sentence in ran.error
        assert bool(ran.code) is bool(sentence)


def test_who_leaves_leaves_at_a_time(meetings: Terminal) -> None:
    ran = meetings("meetings", "repair", "--leaves", "QQQ=")
    assert (ran.code, "is no time" in ran.error) == (1, True)


def test_who_is_away_breaks_the_rules_until_it_is_repaired(meetings: Terminal) -> None:
    meet(meetings, "schedule", "--seconds", "1")
    first = meet(meetings, "list")[0]["first"]
    code = meetings("search", first, "--json").data[0]["code"]
    away = meet(meetings, "away", code, "--until", "14:30", "--reason", "train")
    assert (away["from"], away["until"]) == (None, "2026-11-26T12:30:00+00:00")
    broken = meetings("meetings", "check", "--json")
    assert broken.code == 1
    assert [(row["rule"], row["person"]) for row in broken.data] == [("not available", first)]
    assert "1 rule is broken" in broken.error


@pytest.mark.parametrize(
    ("damage", "rules"),
    [
        ("UPDATE meeting SET slot = 99 WHERE id = :one", {"wrong slot"}),
        (
            """INSERT INTO meeting SELECT event_id, request_id, block_id, slot, table_id, state, locked,
            follow_up, comment, outcome_at, staff_id, :new FROM meeting WHERE id = :one""",
            {"placed twice"},
        ),
        (
            "UPDATE meeting_person SET attendee_id = :who WHERE meeting_id = :other AND side = 1",
            {"person twice"},
        ),
    ],
)
def test_what_another_program_wrote_into_the_file_is_found(
    meetings: Terminal, damage: str, rules: set[str]
) -> None:
    meet(meetings, "schedule", "--seconds", "1")
    with closing(sqlite3.connect(meetings.database)) as file, file:
        one, slot = file.execute("SELECT id, slot FROM meeting ORDER BY id").fetchone()
        found = file.execute("SELECT id FROM meeting WHERE slot = ? AND id <> ?", (slot, one)).fetchone()
        who = file.execute("SELECT attendee_id FROM meeting_person WHERE meeting_id = ?", (one,)).fetchone()
        values = {"one": one, "other": found[0], "who": who[0], "new": "f" * 32}
        names = {name: value for name, value in values.items() if f":{name}" in damage}
        assert file.execute(damage, names).rowcount
    broken = meetings("meetings", "check", "--json")
    assert (broken.code, {row["rule"] for row in broken.data}) == (1, rules)


def test_a_locked_meeting_that_cannot_take_place_is_planned_anew_when_asked(meetings: Terminal) -> None:
    meet(meetings, "schedule", "--seconds", "1")
    store = Store.open(meetings.database)
    event = store.read(event_named, None)
    before = datetime(2026, 11, 26, 11, tzinfo=UTC)
    row = store.read(queries.board, event.id, before).meetings[0]
    store.write("Lock", actions.lock_meeting, row.id)
    (code,) = store.read(queries.codes_of, [row.first[0].attendee_id])
    store.close()
    asked = ("repair", "--absent", code, "--now", "2026-11-26T13:00", "--dry-run")
    left, freed = meet(meetings, *asked), meet(meetings, *asked, "--unlock")
    assert (left["undecided"], freed["undecided"]) == (1, 0)
    assert freed["cancelled"] == left["cancelled"] + 1
    assert "--unlock" in meetings("meetings", *asked).out


def test_a_table_that_is_not_there_cannot_break(meetings: Terminal) -> None:
    meet(meetings, "schedule", "--seconds", "1")
    assert "There is no table 333." in meetings("meetings", "repair", "--broken", "333").error


def test_suggestions_come_with_reasons(meetings: Terminal) -> None:
    code = meetings("search", "Lina Girnienė", "--json").data[0]["code"]
    rows = meet(meetings, "suggest", code, "--limit", "3")
    assert len(rows) == 3
    assert all(row["score"] > 0 and row["why"] for row in rows)
    assert "why" in meetings("meetings", "suggest", code).out


def test_who_was_erased_has_no_card_that_could_be_stale(meetings: Terminal) -> None:
    meet(meetings, "schedule", "--seconds", "1")
    first = meet(meetings, "list")[0]["first"]
    code = meetings("search", first, "--json").data[0]["code"]
    meet(meetings, "cards", "--out", str(meetings.database.parent / "cards.pdf"))
    assert meetings("person", "erase", code, "--yes").code == 0
    assert "(erased) is not available" in meetings("meetings", "check").error
    assert "(erased)" in {row["first"] for row in meet(meetings, "list")}
    repair = meet(meetings, "repair", "--now", "2026-11-26T08:00")
    assert repair["stale_cards"] == len(repair["cards"]) > 0
    drawn = meet(meetings, "cards", "--stale", "--out", str(meetings.database.parent / "stale.pdf"))
    assert drawn["cards"] == repair["stale_cards"]
