"""What the agenda keeps of somebody who is erased: nothing, also after an older file is read once more."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from db.purging import purge
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules.sheet import SheetKind
from desktop_app.features.agenda.tasks import read_programme
from desktop_app.features.registrations.actions import merge_people
from desktop_app.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session as RowSession

    from db.store import Store
    from tests.make import Forum

NOW = datetime(2026, 5, 19, 12, tzinfo=UTC)
ZONE = "Europe/Vilnius"
NAME = "Eglė Žydrūnaitė"
TABLE = f"""Date,Start,End,Room,Title,People
2026-05-20,09:00,09:30,Hall,Tides,{NAME}; Maja Zvirbule
2026-05-20,10:00,10:30,Hall,Ports,{NAME}
"""
CALENDAR = f"""BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a@example.org
SUMMARY:Tides
DTSTART:20260520T060000Z
DTEND:20260520T063000Z
ATTENDEE;CN={NAME}:mailto:e@example.org
END:VEVENT
END:VCALENDAR
"""


def _import(store: Store, event: str, path: Path) -> None:
    read = read_programme(path, Silent(), zone=ZONE)
    steps = store.write_chunks("Import", actions.import_programme, event, read, path.name, NOW)
    assert list(steps)


def _held(files: Iterable[Path]) -> list[str]:
    """The names of the files that hold the family name, in whatever way JSON writes it."""
    forms = [form.encode() for form in ("Žydrūnaitė", "\\u017dyd", "ydr\\u016bnait")]
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


@pytest.mark.parametrize(("name", "text"), [("day.csv", TABLE), ("day.ics", CALENDAR)])
def test_nothing_is_left_of_a_speaker_and_an_old_file_does_not_bring_them_back(
    name: str, text: str, store: Store, forum: Forum, tmp_path: Path
) -> None:
    event, who = forum.event_id, forum.attendee()
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    _import(store, event, path)
    person = next(each for each in store.read(queries.programme, event).people if each.name == NAME)
    assert store.read(queries.person_day, who), "linked by name"
    store.write("Release", actions.release_agenda, event, "1", NOW)
    clash = ("person twice", "a", "b", person.key)
    store.write("Accept", actions.accept_conflict, event, clash, "agreed", NOW)
    store.write("Print", actions.note_sheets, event, [(SheetKind.SPEAKER, person.key)], NOW)
    store.erase("Erase", [who])
    store.fold_log()
    assert _held(store.path.parent.glob(store.path.name + "*")) == []
    _import(store, event, path)
    store.fold_log()
    assert _held(store.path.parent.glob(store.path.name + "*")) == []
    programme = store.read(queries.programme, event)
    assert [each.name for each in programme.people if each.key == person.key] == [""]
    assert programme.sessions[0].persons[0] == person.key, "that somebody spoke is counted"
    released = store.read(queries.released_programme, event)
    assert released is not None
    assert NAME not in {each.name for each in released.people}


def test_whom_a_release_names_twice_is_forgotten_twice_after_a_merge(
    store: Store, forum: Forum, tmp_path: Path
) -> None:
    """Of two speakers who were one the programme keeps one; what was released before still named both."""
    event, kept, merged = forum.event_id, forum.attendee("Bērziņš"), forum.attendee()
    path = tmp_path / "day.csv"
    path.write_text(TABLE.replace("Maja Zvirbule", "Jānis Bērziņš"), encoding="utf-8")
    _import(store, event, path)
    store.write("Release", actions.release_agenda, event, "1", NOW)
    store.write("Merge", merge_people, kept, merged)
    store.erase("Erase", [kept])
    store.fold_log()
    assert _held(store.path.parent.glob(store.path.name + "*")) == []
    released = store.read(queries.released_programme, event)
    assert released is not None
    assert {each.name for each in released.people} == {""}
    _import(store, event, path)
    store.fold_log()
    assert _held(store.path.parent.glob(store.path.name + "*")) == []


def test_a_purge_leaves_what_took_place_and_nobody_in_it(store: Store, forum: Forum, tmp_path: Path) -> None:
    event = forum.event_id
    path = tmp_path / "day.csv"
    path.write_text(TABLE, encoding="utf-8")
    _import(store, event, path)
    store.write("Release", actions.release_agenda, event, "1", NOW, comment="Zvirbule asked for it")
    store.write("Accept", actions.accept_conflict, event, ("no room", "a"), "Zvirbule agreed", NOW)
    store.write("Plan", actions.make_plan, event, "If Zvirbule is ill", NOW)
    store.write(
        "Door", actions.open_session_door, event, store.read(queries.programme, event).sessions[0].guid
    )
    steps = purge(store, "Purge", event, _nobody_counted)
    assert list(steps)
    files = list(store.path.parent.glob(store.path.name + "*"))
    assert _held(files) == []
    assert [each.name for each in files if b"Zvirbule" in each.read_bytes()] == []
    programme = store.read(queries.programme, event)
    assert [each.title for each in programme.sessions] == ["Tides", "Ports"]
    assert programme.people == ()
    assert [row.title for row in store.read(queries.attendance, event)] == ["Tides"]


def _nobody_counted(_session: RowSession, _event_id: str) -> Mapping[str, int]:
    return {}
