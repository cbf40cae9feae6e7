"""Tests of imports from file to rows: new, changed, conflicting, vanished, rejected, and twice the same."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db.tables import AcceptedCode, Category, Consent, CustomField, Organisation
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.mapping import propose
from desktop_app.features.registrations.rules.plan import (
    Chosen,
    Doubt,
    FieldChange,
    Present,
    RowRefusal,
)
from desktop_app.features.registrations.rules.sheet import rejected_sheet
from desktop_app.features.registrations.tasks import export_table, plan_import, read_table
from desktop_app.progress import Cancelled, Silent
from tests.features.registrations.importing import (
    ANNA,
    BERT,
    CARL,
    HEADER,
    bring,
    counts,
    key,
    planned,
    values,
    write,
)
from tests.make import make_forum

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"


@pytest.fixture
def empty(store: Store) -> Forum:
    """An event with categories and a door, and nobody registered."""
    return store.write("Make the forum", make_forum, people=())


def test_the_demo_forum_imports_as_it_is_and_twice_changes_nothing(store: Store, empty: Forum) -> None:
    plan = planned(store, empty.event_id, SAMPLE / "registrations.xlsx")
    assert counts(plan) == (214, 0, 0, 0, 1)
    assert plan.rejected[0].reason is RowRefusal.NO_NAME
    assert len(plan.organisations) == 90
    assert sum(remark.doubt is Doubt.LOOK_ALIKE_LINE for remark in plan.remarks) == 4
    write(store, empty.event_id, plan)
    assert counts(planned(store, empty.event_id, SAMPLE / "registrations.xlsx")) == (0, 0, 214, 0, 1)
    later = planned(store, empty.event_id, SAMPLE / "registrations_update.csv")
    assert counts(later)[:2] == (12, 8)
    assert len(later.vanished) == 3


def test_a_row_becomes_a_person(store: Store, empty: Forum, tmp_path: Path) -> None:
    plan = bring(store, empty.event_id, tmp_path, HEADER + ANNA + BERT + CARL)
    assert counts(plan) == (3, 0, 0, 0, 0)
    anna = values(store, "Anna")
    assert (anna["country"], anna["phone"], anna["source_key"]) == ("EE", "+372 555 1234", "1")
    assert anna["custom"] == {"diet": "Fish"}
    assert len(str(anna["code"])) == 9
    assert values(store, "Carl")["status"] == "cancelled"
    assert values(store, "Carl")["organisation_id"] == values(store, "Bert")["organisation_id"]
    kinds = store.read(lambda s: set(s.execute(select(Organisation.name, Organisation.kind))))
    assert ("UAB Saulė", "company") in kinds
    labels = store.read(lambda s: list(s.scalars(select(CustomField.label))))
    assert labels == ["Diet"]


def test_a_later_file_changes_what_it_says_differently(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA + BERT)
    plan = bring(
        store, empty.event_id, tmp_path, HEADER + ANNA.replace("Fish", "Meat").replace("Kask", "Mägi")
    )
    assert counts(plan) == (0, 1, 0, 0, 0)
    assert plan.changed[0].changes == (
        FieldChange("family_name", "Kask", "Mägi"),
        FieldChange("custom:diet", "Fish", "Meat"),
    )
    assert [person.name for person in plan.vanished] == ["Bert Ozols"]
    assert values(store, "Anna")["custom"] == {"diet": "Meat"}
    assert values(store, "Bert")["status"] == "registered"


def test_what_staff_changed_is_protected(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    store.write(
        "Edit", actions.edit_attendee, key(store, "Anna"), phone="+372 999", organisation="Gauja Robotics"
    )
    same = bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    assert counts(same) == (0, 0, 1, 0, 0)
    other = bring(
        store, empty.event_id, tmp_path, HEADER + ANNA.replace("1234", "7777").replace("Fish", "Meat")
    )
    assert counts(other) == (0, 0, 0, 1, 0)
    assert other.conflicting[0].conflicts == (FieldChange("phone", "+372 999", "+372 555 7777"),)
    anna = values(store, "Anna")
    assert (anna["phone"], anna["custom"]) == ("+372 999", {"diet": "Meat"})


def test_the_file_wins_a_conflict_where_somebody_chose_it(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    store.write("Edit", actions.edit_attendee, key(store, "Anna"), phone="+372 999")
    path = tmp_path / "later.csv"
    path.write_text(HEADER + ANNA.replace("1234", "7777"), encoding="utf-8")
    plan = planned(store, empty.event_id, path)
    write(store, empty.event_id, plan, Chosen(theirs=frozenset({(2, "phone")})))
    assert values(store, "Anna")["phone"] == "+372 555 7777"
    assert counts(planned(store, empty.event_id, path)) == (0, 0, 1, 0, 0)


def test_an_edit_taken_back_protects_nothing(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    store.write("Edit", actions.edit_attendee, key(store, "Anna"), phone="+372 999")
    store.undo()
    plan = bring(store, empty.event_id, tmp_path, HEADER + ANNA.replace("1234", "7777"))
    assert counts(plan) == (0, 1, 0, 0, 0)


def test_an_import_taken_back_can_be_done_again(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    bring(store, empty.event_id, tmp_path, HEADER + ANNA.replace("1234", "7777"))
    store.undo()
    assert values(store, "Anna")["phone"] == "+372 555 1234"
    plan = bring(store, empty.event_id, tmp_path, HEADER + ANNA.replace("1234", "7777"))
    assert counts(plan) == (0, 1, 0, 0, 0)


def test_one_undo_takes_the_whole_import_back(store: Store, empty: Forum, tmp_path: Path) -> None:
    rows = "".join(f"{n};Guest;N{n};g{n}@x.example;;Firm {n};EE;paid;\n" for n in range(400))
    bring(store, empty.event_id, tmp_path, HEADER + rows)
    assert len(store.read(queries.attendee_keys, empty.event_id)) == 400
    assert store.undo() == "Import"
    assert store.read(queries.attendee_keys, empty.event_id) == []
    assert store.read(lambda s: len(list(s.scalars(select(CustomField))))) == 0


def test_an_import_stopped_half_way_leaves_nothing(store: Store, empty: Forum, tmp_path: Path) -> None:
    rows = "".join(f"{n};Guest;N{n};g{n}@x.example;;;EE;paid;\n" for n in range(400))
    path = tmp_path / "people.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    steps = store.write_chunks(
        "Import", actions.import_plan, empty.event_id, planned(store, empty.event_id, path)
    )
    assert next(steps)[1] == 400
    assert store.read(queries.attendee_keys, empty.event_id) != []
    assert isinstance(steps, Generator)
    steps.close()
    assert store.read(queries.attendee_keys, empty.event_id) == []


def test_rows_that_are_refused_are_kept_with_their_reason(store: Store, empty: Forum, tmp_path: Path) -> None:
    plan = bring(store, empty.event_id, tmp_path, HEADER + ANNA + ";;;x@x.example;;;;;\n" + ANNA)
    assert [(one.row.line, one.reason, one.fact) for one in plan.rejected] == [
        (3, RowRefusal.NO_NAME, ""),
        (4, RowRefusal.SAME_AS_LINE, "2"),
    ]
    words = {RowRefusal.NO_NAME: "no name", RowRefusal.SAME_AS_LINE: "same as line {line}"}
    sheet = rejected_sheet(plan, words)
    assert sheet.headers[:3] == ("Line", "Reason", "ID")
    assert [row[:2] for row in sheet.rows] == [(3, "no name"), (4, "same as line 2")]


def test_without_keys_people_are_known_by_name_and_e_mail(store: Store, empty: Forum, tmp_path: Path) -> None:
    header = "Name;E-mail;Organisation\n"
    rows = (
        "Anna Kask;anna@x.example;Optics\nBert Ozols;;Saulė\n"
        "Carl Ek;office@x.example;X\nDora Ek;office@x.example;X\n"
    )
    assert counts(bring(store, empty.event_id, tmp_path, header + rows)) == (4, 0, 0, 0, 0)
    assert counts(bring(store, empty.event_id, tmp_path, header + rows)) == (0, 0, 4, 0, 0)
    renamed = rows.replace("Anna Kask", "Anna Kaske")
    plan = bring(store, empty.event_id, tmp_path, header + renamed)
    assert counts(plan) == (0, 1, 3, 0, 0)


def test_a_key_given_to_somebody_else_is_a_conflict(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    plan = bring(store, empty.event_id, tmp_path, HEADER + "1;Zoltan;Horvath;z@y.example;;;HU;paid;\n")
    assert counts(plan) == (0, 0, 0, 1, 0)
    assert values(store, "Anna")["family_name"] == "Kask"


def test_a_person_entered_by_hand_is_filled_up_and_not_overwritten(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    person = actions.WalkIn("Anna", "Kask", email="anna@x.example", phone="+372 1")
    store.write("Walk-in", actions.add_walk_in, empty.event_id, person)
    plan = bring(store, empty.event_id, tmp_path, HEADER + ANNA)
    assert counts(plan) == (0, 0, 0, 1, 0)
    assert [change.field for change in plan.conflicting[0].conflicts] == ["phone"]
    anna = values(store, "Anna")
    assert (anna["country"], anna["phone"], anna["source_key"]) == ("EE", "+372 1", "1")


def test_codes_of_other_systems_open_the_door_too(store: Store, empty: Forum, tmp_path: Path) -> None:
    text = "Name,Ticket code,Ticket type\nAnna Kask,sk8fh2jq9w,Speaker\nBert Ozols,zz81,Guest of honour\n"
    bring(store, empty.event_id, tmp_path, text)
    codes = store.read(lambda s: set(s.execute(select(AcceptedCode.code, AcceptedCode.attendee_id))))
    assert codes == {("sk8fh2jq9w", key(store, "Anna")), ("zz81", key(store, "Bert"))}
    names = store.read(lambda s: list(s.scalars(select(Category.name))))
    assert "Guest of honour" in names
    assert names.count("Speaker") == 1


@pytest.mark.parametrize("name", ["people.xlsx", "people.csv"])
def test_our_export_comes_back_unchanged(store: Store, empty: Forum, tmp_path: Path, name: str) -> None:
    write(store, empty.event_id, planned(store, empty.event_id, SAMPLE / "registrations.xlsx"))
    sheet = store.read(queries.export_sheet, empty.event_id)
    export_table(tmp_path / name, sheet, Silent())
    assert counts(planned(store, empty.event_id, tmp_path / name)) == (0, 0, 214, 0, 0)


def test_doubtful_cells_are_told_and_kept(store: Store, empty: Forum, tmp_path: Path) -> None:
    row = "9;Eve;Roe;eve at home;call me;;Atlantis;perhaps;\n"
    others = "".join(f"{n};Guest;N{n};g{n}@x.example;+37255512{n};;EE;paid;\n" for n in range(10, 20))
    plan = bring(store, empty.event_id, tmp_path, HEADER + row + others)
    doubts = {remark.doubt for remark in plan.remarks if remark.line == 2}
    assert doubts == {Doubt.EMAIL, Doubt.PHONE, Doubt.COUNTRY, Doubt.STATUS}
    eve = values(store, "Eve")
    assert (eve["email"], eve["phone"], eve["country"]) == ("eve at home", "call me", "")


def withdraw(session: Session, attendee_id: str) -> None:
    session.add(Consent(attendee_id=attendee_id, purpose="photos", given=False))


def test_a_consent_withdrawn_at_the_desk_stays_withdrawn(store: Store, empty: Forum, tmp_path: Path) -> None:
    header = "ID;Name;Consent to photos\n"
    bring(store, empty.event_id, tmp_path, header + "1;Anna Kask;Yes\n2;Bert Ozols;No\n")
    store.write("Withdraw", withdraw, key(store, "Anna"))
    again = bring(store, empty.event_id, tmp_path, header + "1;Anna Kask;Yes\n2;Bert Ozols;Yes\n")
    assert counts(again) == (0, 1, 1, 0, 0)
    assert again.changed[0].changes == (FieldChange("consent:photos", "no", "yes"),)
    given = store.read(lambda s: list(s.scalars(select(Consent.given).order_by(Consent.at, Consent.id))))
    assert sorted(given) == [False, False, True, True]


class Stop:
    """Somebody presses Cancel at once."""

    def at(self, done: int, total: int) -> None:
        raise Cancelled(done, total)


def test_planning_can_be_cancelled() -> None:
    table = read_table(SAMPLE / "registrations.xlsx", Silent())
    with pytest.raises(Cancelled):
        plan_import(table, propose(table), Present(), Stop())


def test_people_who_vanished_are_cancelled_when_somebody_chose_it(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    bring(store, empty.event_id, tmp_path, HEADER + ANNA + BERT)
    path = tmp_path / "later.csv"
    path.write_text(HEADER + ANNA, encoding="utf-8")
    plan = planned(store, empty.event_id, path)
    write(store, empty.event_id, plan, Chosen(cancel=frozenset(person.id for person in plan.vanished)))
    assert values(store, "Bert")["status"] == "cancelled"
    assert planned(store, empty.event_id, path).vanished == ()


def test_lines_left_out_are_not_written(store: Store, empty: Forum, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(HEADER + ANNA + BERT, encoding="utf-8")
    write(store, empty.event_id, planned(store, empty.event_id, path), Chosen(left_out=frozenset({3})))
    assert counts(planned(store, empty.event_id, path)) == (1, 0, 1, 0, 0)


def test_booking_and_box_come_in_are_kept_from_staff_s_hands_and_go_out_again(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    head = "ID;Given name;Family name;Order number;Box\n"
    bring(store, empty.event_id, tmp_path, head + "1;Anna;Kask;K7;C 117\n2;Bert;Ozols;K7;\n")
    assert (values(store, "Anna")["booking"], values(store, "Anna")["box"]) == ("K7", "C 117")
    assert (values(store, "Bert")["booking"], values(store, "Bert")["box"]) == ("K7", "")
    store.write("Move the badge", actions.edit_attendee, key(store, "Anna"), box="D 4")
    again = bring(store, empty.event_id, tmp_path, head + "1;Anna;Kask;K8;C 117\n2;Bert;Ozols;K7;\n")
    assert counts(again) == (0, 1, 1, 0, 0)
    assert (values(store, "Anna")["booking"], values(store, "Anna")["box"]) == ("K8", "D 4")
    export_table(tmp_path / "out.csv", store.read(queries.export_sheet, empty.event_id), Silent())
    assert counts(planned(store, empty.event_id, tmp_path / "out.csv")) == (0, 0, 2, 0, 0)
    assert "D 4" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("said", ["", "Fish"])
def test_an_answer_that_staff_gave_first_is_kept(
    store: Store, empty: Forum, tmp_path: Path, said: str
) -> None:
    """There was no answer in the file: the same file and one with an answer both ask before it goes."""
    bring(store, empty.event_id, tmp_path, HEADER + ANNA + BERT)
    store.write("Diet", actions.set_custom, key(store, "Bert"), "diet", "Nut allergy")
    bring(store, empty.event_id, tmp_path, HEADER + ANNA + BERT.replace("paid;", f"paid;{said}"))
    assert values(store, "Bert")["custom"] == {"diet": "Nut allergy"}


def test_an_import_of_another_answer_leaves_that_of_staff_protected(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    """All answers are one column: an import that writes one of them has not settled the others."""
    header, bert = HEADER.replace("Diet", "Diet;Size"), BERT.replace("paid;", "paid;Fish;S")
    bring(store, empty.event_id, tmp_path, header + bert)
    store.write("Diet", actions.set_custom, key(store, "Bert"), "diet", "Nut allergy")
    for size in ("M", "L"):
        bring(store, empty.event_id, tmp_path, header + bert.replace("Fish;S", f"Fish;{size}"))
        custom = values(store, "Bert")["custom"]
        assert isinstance(custom, dict)
        assert custom["diet"] == "Nut allergy"
