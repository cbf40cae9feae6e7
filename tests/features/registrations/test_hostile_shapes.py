"""Tests of awkward files as people send them: merged cells, many sheets, old encodings, lost pluses."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from sqlalchemy import select

from db.tables import Attendee
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.mapping import propose
from desktop_app.features.registrations.tasks import export_table, plan_import, read_table
from desktop_app.progress import Silent
from tests.make import make_forum

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store
    from desktop_app.features.registrations.rules.plan import ImportPlan
    from tests.make import Forum

PHONE = "+371 2612 3456"
BALTIC = (
    "Vārds;Uzvārds;E-pasts;Tālrunis;Uzņēmums;Valsts;Piezīmes\r\n"
    'Jānis;Bērziņš;janis@x.example;+37126123456;"SIA ""Ķīpēns"", Rīga";Latvija;"zivis, gaļa\r\nun; siers"\r\n'
    "Žydrūnė;Šimkutė;z@x.example;+37061234567;UAB Saulė, Vilnius;Lietuva;\r\n"
)


@pytest.fixture
def empty(store: Store) -> Forum:
    """An event with categories and a door, and nobody registered."""
    return store.write("Make the forum", make_forum, people=())


def bring(store: Store, event_id: str, path: Path) -> ImportPlan:
    table = read_table(path, Silent())
    plan = plan_import(table, propose(table), store.read(queries.present, event_id), Silent())
    for _ in store.write_chunks("Import", actions.import_plan, event_id, plan):
        pass
    return plan


def phones(store: Store) -> list[str]:
    return store.read(lambda s: list(s.scalars(select(Attendee.phone).order_by(Attendee.family_name))))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-8", "cp1257"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_baltic_list_in_every_dress(
    store: Store, empty: Forum, tmp_path: Path, encoding: str, end: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(BALTIC.replace("\r\n", end).encode(encoding))
    plan = bring(store, empty.event_id, path)
    first, second = (row.values for row in plan.new)
    assert (first["given_name"], first["family_name"], first["country"]) == ("Jānis", "Bērziņš", "LV")
    assert first["organisation"] == 'SIA "Ķīpēns", Rīga'
    assert first["note"] == "zivis, gaļa\nun; siers"
    assert (second["given_name"], second["family_name"]) == ("Žydrūnė", "Šimkutė")
    assert second["organisation"] == "UAB Saulė, Vilnius"
    assert phones(store) == ["+37126123456", "+37061234567"]


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_a_phone_keeps_its_plus_there_and_back(store: Store, empty: Forum, tmp_path: Path, name: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"Name,E-mail,Phone\nAnna Kask,a@x.example,{PHONE}\nBert O,b@x.example,+37126123456\n")
    bring(store, empty.event_id, path)
    export_table(tmp_path / name, store.read(queries.export_sheet, empty.event_id), Silent())
    back = read_table(tmp_path / name, Silent())
    assert set(back.column(back.headers.index("Phone"))) == {PHONE, "+37126123456"}
    plan = bring(store, empty.event_id, tmp_path / name)
    assert (len(plan.unchanged), plan.new, plan.changed) == (2, (), ())
    assert set(phones(store)) == {PHONE, "+37126123456"}


@pytest.mark.parametrize(
    "cell", ['="+37126123456"', '"=""+37126123456"""', "'+37126123456", "\u202a+37126123456\u202c"]
)
def test_dodges_that_keep_a_plus_are_seen_through(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"Name,Phone\nAnna Kask,{cell}\n", encoding="utf-8")
    assert read_table(path, Silent()).rows[0].cells == ("Anna Kask", "+37126123456")


def test_numbers_kept_as_texts_and_texts_as_numbers(store: Store, empty: Forum, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["ID", "Name", "Phone", "Meals"])
        page.write_string(1, 0, "007")
        page.write_string(1, 1, "Anna Kask")
        page.write_string(1, 2, "37061234567")
        page.write_string(1, 3, "2")
        page.write_row(2, 0, [8, "Bert Ozols", 37126123456, 3.0])
    plan = bring(store, empty.event_id, path)
    found = [(row.values["source_key"], row.values["phone"], row.values["custom:meals"]) for row in plan.new]
    assert found == [("007", "37061234567", "2"), ("8", "37126123456", "3")]


def test_forty_columns_under_merged_titles_among_other_sheets(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    path = tmp_path / "people.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        book.add_worksheet("Read me").write_column(0, 0, ["How to read this file"] * 60)
        page = book.add_worksheet("Participants")
        page.merge_range(0, 0, 0, 39, "Baltic Test Forum – registrations")
        page.merge_range(1, 0, 1, 4, "Person")
        page.merge_range(1, 5, 1, 39, "Answers")
        heads = ["Given name", "Family name", "E-mail", "Organisation", "Registered at"]
        page.write_row(2, 0, [*heads, *(f"Question {n}" for n in range(35))])
        page.merge_range(3, 3, 4, 3, "Gauja Robotics")
        as_time = book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        for place, (given, family) in enumerate((("Anna", "Kask"), ("Bert", "Ozols")), start=3):
            page.write_row(place, 0, [given, family, f"{given}@x.example"])
            page.write_datetime(place, 4, datetime.fromisoformat("2026-03-19T09:30"), as_time)
            page.write_row(place, 5, [f"answer {n}" for n in range(35)])
        book.add_worksheet("Sums").write_column(0, 0, ["Sum", 2])
    table = read_table(path, Silent())
    assert (table.sheet, len(table.headers), table.header_line) == ("Participants", 40, 3)
    plan = bring(store, empty.event_id, path)
    assert [row.values["organisation"] for row in plan.new] == ["Gauja Robotics"] * 2
    assert [row.values["registered_at"] for row in plan.new] == ["2026-03-19T09:30:00"] * 2
    assert len(plan.custom_fields) == 35
    assert plan.new[1].values["custom:question_34"] == "answer 34"


def test_empty_columns_at_the_edge_are_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail,,,,,\nAnna Kask,a@x.example,,,,,\n", encoding="utf-8")
    assert read_table(path, Silent()).headers == ("Name", "E-mail")


def test_a_merged_cell_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.merge_range(1, 1, 3, 1, "Gauja Robotics")
        page.write_row(0, 0, ["Name", "Organisation"])
        page.write_column(1, 0, ["Anna", "Bert", "Carl"])
        page.write(2, 1, "Other Ltd.")
    assert [row.cells[1] for row in read_table(path, Silent()).rows] == [
        *("Gauja Robotics", "Other Ltd.", "Gauja Robotics")
    ]
