"""Tests of exports of known systems: recognised, read rightly as they are, and twice without a change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db.tables import AcceptedCode, Attendee, Category, CustomField, Organisation, Scan
from desktop_app.features.checkin.actions import Desk, check_in
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.field import Field
from desktop_app.features.registrations.rules.known_formats import known_format
from desktop_app.features.registrations.rules.mapping import corrected, propose
from desktop_app.features.registrations.rules.named import NamedMapping, named_columns
from desktop_app.features.registrations.rules.phone import with_plus
from desktop_app.features.registrations.rules.plan import Doubt, ImportPlan, Present, RowRefusal
from desktop_app.features.registrations.rules.table import Repair
from desktop_app.features.registrations.rules.values import is_month_first, moment
from desktop_app.features.registrations.tasks import plan_import, read_table
from desktop_app.progress import Silent
from tests.features.registrations import exports
from tests.make import make_forum

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.features.registrations.rules.table import Table
    from tests.make import Forum

AT = datetime(2026, 5, 20, 6, 0, tzinfo=UTC)


@pytest.fixture
def empty(store: Store) -> Forum:
    """An event with categories and a door, and nobody registered."""
    return store.write("Make the forum", make_forum, people=())


def planned(store: Store, event_id: str, path: Path) -> ImportPlan:
    table = read_table(path, Silent())
    mapping = propose(table).with_known(store.read(queries.field_targets, event_id))
    return plan_import(table, mapping, store.read(queries.present, event_id), Silent())


def bring(store: Store, event_id: str, path: Path) -> ImportPlan:
    plan = planned(store, event_id, path)
    for _ in store.write_chunks("Import", actions.import_plan, event_id, plan):
        pass
    return plan


def changed(plan: ImportPlan) -> list[object]:
    """Everything that an import would write."""
    return [*plan.new, *plan.changed, *plan.conflicting, *plan.vanished]


def person(store: Store, family_name: str, given_name: str) -> dict[str, object]:
    def found(session: Session) -> dict[str, object]:
        row = session.scalars(
            select(Attendee).where(Attendee.family_name == family_name, Attendee.given_name == given_name)
        ).one()
        organisation = session.get(Organisation, row.organisation_id) if row.organisation_id else None
        category = session.get(Category, row.category_id)
        return {
            **row.__dict__,
            "organisation": organisation.name if organisation else "",
            "category": category.name if category else "",
        }

    return store.read(found)


def guest(store: Store, number: int) -> dict[str, object]:
    one = exports.guests()[number - 1]
    return person(store, one.family, one.given)


def notes(table: Table) -> dict[Repair, tuple[str, int]]:
    return {note.repair: (note.detail, note.count) for note in table.notes}


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_an_export_is_known_in_any_order_and_twice_changes_nothing(
    store: Store, empty: Forum, tmp_path: Path, name: str
) -> None:
    export = exports.EXPORTS[name]()
    assert propose(read_table(export.csv(tmp_path / "a.csv"), Silent())).known == export.known
    plan = bring(store, empty.event_id, tmp_path / "a.csv")
    assert len(plan.new) == exports.COUNT
    again = planned(store, empty.event_id, tmp_path / "a.csv")
    assert changed(again) == []
    assert len(again.unchanged) == exports.COUNT
    if len(set(export.headers)) == len(export.headers):
        assert changed(planned(store, empty.event_id, export.turned().csv(tmp_path / "b.csv"))) == []


FACTS: dict[str, set[str]] = {
    "pretix positions": {"country", "phone", "organisation", "status"},
    "pretix check-in list": {"country", "phone", "organisation"},
    "Indico": {"country", "phone", "organisation", "status"},
    "Eventbrite summary": {"country", "organisation", "status"},
    "Eventbrite orders": {"country", "phone"},
    "Eventbrite report": {"organisation", "status"},
    "Hi.Events": {"organisation", "status"},
    "alf.io": {"country", "organisation", "status"},
    "Attendize": set(),
    "Luma": {"phone", "organisation", "status"},
    "Google Forms": {"country", "phone", "organisation"},
}


BOOKINGS = {
    "pretix positions": "A{:03}X",
    "pretix check-in list": "A{:03}X",
    "Eventbrite summary": "90{:02}",
    "Eventbrite orders": "90{:02}",
    "Eventbrite report": "90{:02}",
    "alf.io": "R{}",
    "Attendize": "AT{}",
}
"""Exports that say who was booked together, and how the export of a pair of guests says it."""


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_who_was_booked_together_is_known(store: Store, empty: Forum, tmp_path: Path, name: str) -> None:
    bring(store, empty.event_id, exports.EXPORTS[name]().csv(tmp_path / "a.csv"))
    for one in exports.guests():
        if one.number in (2, 3):
            continue
        said = BOOKINGS[name].format(one.number // 2) if name in BOOKINGS else ""
        assert person(store, one.family, one.given)["booking"] == said


def test_an_order_code_that_is_left_out_tells_no_booking(store: Store, empty: Forum, tmp_path: Path) -> None:
    table = read_table(exports.EXPORTS["pretix positions"]().csv(tmp_path / "a.csv"), Silent())
    mapping = corrected(propose(table), ["Order code=ignore"])
    plan = plan_import(table, mapping, store.read(queries.present, empty.event_id), Silent())
    assert all("booking" not in row.values for row in plan.new)


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_values_are_those_of_the_export(store: Store, empty: Forum, tmp_path: Path, name: str) -> None:
    bring(store, empty.event_id, exports.EXPORTS[name]().csv(tmp_path / "a.csv"))
    for one in exports.guests():
        if one.number in (2, 3):
            continue
        row = person(store, one.family, one.given)
        said: dict[str, object] = {
            "country": one.country,
            "organisation": one.company,
            "phone": one.phone.replace(" ", "") if name == "Luma" else one.phone,
            "status": "registered" if one.going else "declined" if name == "Luma" else "cancelled",
        }
        assert {key: row[key] for key in FACTS[name]} == {key: said[key] for key in FACTS[name]}
        assert row["email"] == ("" if name == "Eventbrite report" else one.email)
        assert isinstance(row["registered_at"], datetime)
        assert (row["registered_at"].month, row["registered_at"].year) == (3, 2026)
        if name != "Google Forms":
            assert row["registered_at"].day == 5


CODES = {
    "pretix positions": "{guest.secret}",
    "pretix check-in list": "{guest.secret}",
    "Eventbrite orders": "90002026{guest.number:08}001",
    "Hi.Events": "A-{code}",
    "alf.io": "00000000-0000-4000-8000-{guest.number:012}",
    "Attendize": "{ticket}",
    "Luma": "https://luma.example/check-in/evt-1?pk=g-{secret}",
}


@pytest.mark.parametrize("name", CODES)
def test_the_tickets_of_the_other_system_open_the_door(
    store: Store, empty: Forum, tmp_path: Path, name: str
) -> None:
    plan = bring(store, empty.event_id, exports.EXPORTS[name]().csv(tmp_path / "a.csv"))
    one = exports.guests()[0]
    code = CODES[name].format(
        guest=one, code=one.secret[:7].upper(), ticket=5_000_000 + one.number, secret=one.secret[:12]
    )
    answer = store.write("Check in", check_in, Desk(empty.event_id, empty.door_id), code, AT)
    assert answer.verdict.admitted
    assert answer.person is not None
    assert answer.person.name == one.name
    origins = store.read(lambda session: set(session.scalars(select(AcceptedCode.origin))))
    assert origins == {plan.source}
    wrong = store.write("Check in", check_in, Desk(empty.event_id, empty.door_id), code + "x", AT)
    assert not wrong.verdict.admitted


@pytest.mark.parametrize("language", exports.PRETIX_WORDS)
def test_pretix_speaks_the_language_of_whoever_exported(
    store: Store, empty: Forum, tmp_path: Path, language: str
) -> None:
    path = exports.pretix_positions(language, delimiter=";").csv(tmp_path / "a.csv")
    plan = bring(store, empty.event_id, path)
    assert (plan.source, len(plan.new)) == ("pretix", exports.COUNT)
    assert [field.key for field in plan.custom_fields] == ["topics", "diet", "add_ons"]
    first, eighth, one = guest(store, 1), guest(store, 8), exports.guests()[0]
    assert (first["source_key"], first["email"], first["organisation"]) == ("A000X-2", one.email, one.company)
    assert (first["status"], eighth["status"]) == ("registered", "cancelled")
    assert (first["country"], first["category"]) == (one.country, "Participant")
    assert first["custom"] == {"topics": ["Food", "Sea"], "diet": "None", "add_ons": ["Dinner"]}
    checkin = exports.pretix_checkin(language).csv(tmp_path / "b.csv")
    assert propose(read_table(checkin, Silent())).known == "pretix check-in list"


def test_pretix_in_english_and_german_mean_different_things_by_position(tmp_path: Path) -> None:
    plain = exports.pretix_positions()
    asked = exports.Export(
        plain.known, (*plain.headers, "Position"), tuple((*r, "Manager") for r in plain.rows)
    )
    mapping = propose(read_table(asked.csv(tmp_path / "a.csv"), Silent()))
    assert str(mapping.columns[-1].target) == "job_title"


def test_the_sheet_with_the_positions_is_chosen(store: Store, empty: Forum, tmp_path: Path) -> None:
    orders = [
        ["Event slug", "Order code", "Order total", "Status", "Email", "Phone number", "Company", "Name"]
    ]
    orders += [
        ["forum", f"A{n}", "1", "paid", "b@x.example", "+370 612 00000", "Agency", "B Uyer"]
        for n in range(99)
    ]
    fees = [
        ["Order code", "Fee type", "Email", "Company"],
        *([["A1", "payment", "b@x.example", "Agency"]] * 9),
    ]
    path = exports.pretix_positions().xlsx(tmp_path / "a.xlsx", Orders=orders, Order_fees=fees)
    table = read_table(path, Silent())
    assert (table.sheet, len(table.sheets)) == ("Order positions", 3)
    assert len(bring(store, empty.event_id, path).new) == exports.COUNT
    assert changed(planned(store, empty.event_id, path)) == []


def test_what_is_added_to_a_ticket_is_told_on_its_person(store: Store, empty: Forum, tmp_path: Path) -> None:
    plan = bring(store, empty.event_id, exports.pretix_positions().csv(tmp_path / "a.csv"))
    assert [(one.reason, one.fact) for one in plan.rejected] == [(RowRefusal.ADD_ON, "2")]
    field = store.read(
        lambda s: s.scalars(select(CustomField).where(CustomField.key == "add_ons")).one().__dict__
    )
    assert (field["label"], field["choices"]) == ("Add-ons", ["Dinner"])


def test_whoever_accompanies_a_guest_is_a_person(tmp_path: Path, store: Store, empty: Forum) -> None:
    plain = exports.pretix_positions()
    name = plain.headers.index("Attendee name")
    companion = list(plain.rows[-1])
    companion[name : name + 3] = ["Zoltan Horvath", "Zoltan", "Horvath"]
    export = exports.Export(plain.known, plain.headers, (*plain.rows[:-1], tuple(companion)))
    plan = bring(store, empty.event_id, export.csv(tmp_path / "a.csv"))
    assert (len(plan.new), plan.rejected) == (exports.COUNT + 1, ())
    assert person(store, "Horvath", "Zoltan")["category"] == "Dinner"


def test_the_check_in_list_finds_the_people_of_the_orders(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, exports.pretix_positions().csv(tmp_path / "a.csv"))
    path = exports.pretix_checkin().csv(tmp_path / "b.csv")
    plan = bring(store, empty.event_id, path)
    assert (plan.new, plan.vanished) == ((), ())
    third = guest(store, 3)
    assert (third["attention"], third["note"]) == (True, "Give the show ticket")
    assert store.read(lambda session: list(session.scalars(select(Scan)))) == []
    assert changed(planned(store, empty.event_id, path)) == []


def test_a_ticket_given_out_anew_replaces_the_old_one(store: Store, empty: Forum, tmp_path: Path) -> None:
    plain = exports.pretix_positions()
    path = plain.csv(tmp_path / "a.csv")
    bring(store, empty.event_id, path)
    old = exports.guests()[0].secret
    new = exports.Export(
        plain.known, plain.headers, tuple(tuple(c.replace(old, "newsecret7") for c in r) for r in plain.rows)
    )
    plan = bring(store, empty.event_id, new.csv(path))
    assert [[change.field for change in row.changes] for row in plan.changed] == [["code"]]
    desk = Desk(empty.event_id, empty.door_id)
    assert store.write("Check in", check_in, desk, old, AT).verdict.reason.value == "revoked"
    assert store.write("Check in", check_in, desk, "newsecret7", AT).verdict.admitted
    assert changed(planned(store, empty.event_id, path)) == []


@pytest.mark.parametrize(
    ("name", "noted"),
    [
        ("pretix positions", ("Check-in lists", 4)),
        ("pretix check-in list", ("Checked in", 3)),
        ("Indico", ("Checked in", 3)),
        ("Eventbrite report", ("Checked in", 3)),
        ("Hi.Events", ("Check Ins", 3)),
        ("Attendize", ("Has Arrived", 3)),
        ("Luma", ("checked_in_at", 1)),
    ],
)
def test_check_ins_of_the_other_system_are_told_and_left(
    tmp_path: Path, name: str, noted: tuple[str, int]
) -> None:
    table = read_table(exports.EXPORTS[name]().csv(tmp_path / "a.csv"), Silent())
    assert notes(table)[Repair.CHECKINS_LEFT] == noted


def test_indico_gets_its_pluses_back_and_keeps_doubled_titles(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    path = exports.indico().csv(tmp_path / "a.csv")
    assert notes(read_table(path, Silent()))[Repair.RETURNED_PLUS] == ("Phone Number", exports.COUNT)
    bring(store, empty.event_id, path)
    custom = {"title": "Dr", "country_2": "Elsewhere", "tags": ["Food", "Sea"]}
    assert guest(store, 1)["custom"] == custom


@pytest.mark.parametrize(
    ("typed", "country", "read"),
    [
        ("370 612 34567", "LT", "+370 612 34567"),
        ("37061234567", "", "+37061234567"),
        ("37061234567", "PL", "37061234567"),
        ("861234567", "LT", "861234567"),
        ("13812345678", "CN", "13812345678"),
        ("13812345678", "", "13812345678"),
        ("15012345678", "", "15012345678"),
        ("99999999999", "", "99999999999"),
        ("+37061234567", "LT", "+37061234567"),
        ("call me", "", "call me"),
    ],
)
def test_a_plus_comes_back_only_where_it_is_sure(typed: str, country: str, read: str) -> None:
    assert with_plus(typed, country) == read


def test_a_row_for_several_tickets_is_told(store: Store, empty: Forum, tmp_path: Path) -> None:
    plan = bring(store, empty.event_id, exports.eventbrite_summary().csv(tmp_path / "a.csv"))
    told = [(one.line, one.value) for one in plan.remarks if one.doubt is Doubt.SEVERAL_TICKETS]
    assert told == [(6, "3")]
    assert guest(store, 5)["custom"] == {"quantity": "3", "diet": "None"}


def test_a_ticket_without_a_name_stands_in_the_buyers(store: Store, empty: Forum, tmp_path: Path) -> None:
    bring(store, empty.event_id, exports.eventbrite_orders().csv(tmp_path / "a.csv"))
    assert person(store, "Byer", "Billie")["email"] == "buyer@agency.example"


@pytest.mark.parametrize("language", exports.HI_EVENTS_WORDS)
def test_hi_events_in_other_languages(store: Store, empty: Forum, tmp_path: Path, language: str) -> None:
    plan = bring(store, empty.event_id, exports.hi_events(language).csv(tmp_path / "a.csv"))
    assert (plan.source, len(plan.new)) == ("Hi.Events", exports.COUNT)
    assert (guest(store, 1)["source_key"], guest(store, 8)["status"]) == ("1", "cancelled")
    assert guest(store, 2)["note"] == "Vegan"


def test_guests_who_wait_for_approval_are_on_the_waiting_list(
    store: Store, empty: Forum, tmp_path: Path
) -> None:
    bring(store, empty.event_id, exports.luma().csv(tmp_path / "a.csv"))
    assert [guest(store, number)["status"] for number in (1, 3, 8)] == [
        "registered",
        "waitlisted",
        "declined",
    ]


@pytest.mark.parametrize(
    "timestamp", ["Timestamp", "Zeitstempel", "Laiko žyma", "Sygnatura czasowa", "Aikaleima"]
)
def test_forms_are_known_by_their_first_column(tmp_path: Path, timestamp: str) -> None:
    export = exports.google_forms(timestamp)
    assert propose(read_table(export.csv(tmp_path / "a.csv"), Silent())).known == "Google Forms"
    no_times = exports.Export("", export.headers, tuple(("soon", *row[1:]) for row in export.rows))
    assert propose(read_table(no_times.csv(tmp_path / "b.csv"), Silent())).known == ""


def test_the_address_that_a_form_collected_counts(store: Store, empty: Forum, tmp_path: Path) -> None:
    plan = bring(store, empty.event_id, exports.google_forms().csv(tmp_path / "a.csv"))
    told = [(one.value, one.other) for one in plan.remarks if one.doubt is Doubt.TWO_EMAILS]
    assert told == [("other@home.example", exports.guests()[1].email)]
    assert guest(store, 2)["email"] == exports.guests()[1].email
    assert guest(store, 1)["registered_at"] == datetime(2026, 3, 2, 12, 30, tzinfo=UTC)


def test_who_answers_a_form_again_means_the_later_answer(tmp_path: Path) -> None:
    plain = exports.google_forms()
    place = plain.headers.index("Company")
    again = (*plain.rows[0][:place], "Another Ltd.", *plain.rows[0][place + 1 :])
    path = exports.Export("", plain.headers, (*plain.rows, again)).csv(tmp_path / "a.csv")
    table = read_table(path, Silent())
    plan = plan_import(table, propose(table), Present(), Silent())
    last = exports.COUNT + 2
    assert [(one.row.line, one.reason, one.fact) for one in plan.rejected] == [
        (2, RowRefusal.SAME_AS_LINE, str(last))
    ]
    assert (plan.new[-1].line, plan.new[-1].values["organisation"]) == (last, "Another Ltd.")
    assert [row.line for row in plan.new] == list(range(3, last + 1))


def test_half_a_key_is_none(tmp_path: Path) -> None:
    plain = exports.eventbrite_summary()
    place = plain.headers.index("Attendee #")
    headers = tuple(name for name in plain.headers if name != "Attendee #")
    rows = tuple(row[:place] + row[place + 1 :] for row in plain.rows)
    path = exports.Export("", headers, rows).csv(tmp_path / "a.csv")
    mapping = propose(read_table(path, Silent()))
    assert (mapping.known, mapping.index(Field.SOURCE_KEY)) == (plain.known, None)


def test_a_mapping_that_was_kept_leaves_a_key_of_two_parts_whole(tmp_path: Path) -> None:
    mapping = propose(read_table(exports.pretix_positions().csv(tmp_path / "a.csv"), Silent()))
    again = NamedMapping("1", "pretix", named_columns(mapping)).applied_to(mapping)
    assert [(c.target, c.kind, c.answer) for c in again.columns] == [
        (c.target, c.kind, c.answer) for c in mapping.columns
    ]
    assert again.source == mapping.source
    without = corrected(mapping, ["Position ID=ignore"])
    assert without.index(Field.SOURCE_KEY) is None
    assert mapping.index(Field.SOURCE_KEY) is not None


@pytest.mark.parametrize("lost", range(3))
def test_one_missing_header_makes_a_format_unknown(lost: int) -> None:
    needed = ["Order code", "Position ID", "Ticket secret"]
    assert known_format([" order CODE ", "\ufeffPosition id", "ticket  secret", "Other"]) is not None
    assert known_format([*needed[:lost], *needed[lost + 1 :], "Other"]) is None
    assert known_format([]) is known_format(["Timestamp"]) is None


@pytest.mark.parametrize(
    ("name", "header", "words"),
    [
        ("pretix positions", "Status", "paid=registered|pending=registered|pending (confirmed)=registered"),
        ("pretix positions", "Status", "expired=cancelled|canceled (paid fee)=cancelled"),
        ("pretix positions", "Status", "approval pending=waitlisted|Odottaa hyväksyntää=waitlisted"),
        ("Indico", "Registration state", "Completed=registered|Awaiting payment=registered"),
        ("Indico", "Registration state", "Pending=waitlisted|Rejected=declined|Withdrawn=cancelled"),
        ("Eventbrite summary", "Attendee Status", "Attending=registered|Not Attending=cancelled"),
        ("Hi.Events", "Status", "ACTIVE=registered|AWAITING_PAYMENT=registered|CANCELLED=cancelled"),
        ("alf.io", "Status", "ACQUIRED=registered|TO_BE_PAID=registered|CHECKED_IN=registered"),
        ("alf.io", "Status", "CANCELLED=cancelled|PENDING=waitlisted|EXPIRED=cancelled"),
        ("Luma", "approval_status", "approved=registered|pending=waitlisted|declined=declined"),
    ],
)
def test_words_for_a_status_mean_what_that_system_means(
    tmp_path: Path, name: str, header: str, words: str
) -> None:
    plain = exports.EXPORTS[name]()
    place = plain.headers.index(header)
    for pair in words.split("|"):
        word, status = pair.split("=")
        row = (*plain.rows[0][:place], word, *plain.rows[0][place + 1 :])
        path = exports.Export(plain.known, plain.headers, (row, *plain.rows[1:])).csv(tmp_path / "a.csv")
        table = read_table(path, Silent())
        plan = plan_import(table, propose(table), Present(), Silent())
        assert (plan.new[0].values["status"], plan.new[0].line) == (status, 2)
        assert [one for one in plan.remarks if one.doubt is Doubt.STATUS] == []


def test_indico_with_its_usual_columns_only(store: Store, empty: Forum, tmp_path: Path) -> None:
    plain = exports.indico()
    usual = ["ID", "Name", "Email Address", "Affiliation", "Title", "Registration date", "Registration state"]
    places = [plain.headers.index(name) for name in usual]
    rows = tuple(tuple(row[place] for place in places) for row in plain.rows)
    path = exports.Export("Indico", tuple(usual), rows).csv(tmp_path / "a.csv")
    plan = bring(store, empty.event_id, path)
    assert (plan.source, len(plan.new)) == ("Indico", exports.COUNT)
    assert guest(store, 1)["source_key"] == "101"
    assert changed(planned(store, empty.event_id, path)) == []


def test_a_quantity_that_is_always_one_is_left_out(tmp_path: Path) -> None:
    mapping = propose(read_table(exports.eventbrite_orders().csv(tmp_path / "a.csv"), Silent()))
    (column,) = (one for one in mapping.columns if one.header == "Ticket quantity")
    assert column.target.field is Field.IGNORE


def test_american_dates_are_told_by_the_column() -> None:
    assert is_month_first(["1/2/26", "3/14/26"], usually=False)
    assert not is_month_first(["1/2/26", "14/3/26"], usually=True)
    assert is_month_first(["1/2/26"], usually=True)
    day = moment("11/9/24 22:28", month_first=True)
    assert day is not None
    assert (day.month, day.day) == (11, 9)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("GMT+3", 3), ("UTC", 0), ("EET", 2), ("EEST", 3), ("GMT-4:30", -4.5), ("+02:00", 2), ("CEST", 2)],
)
def test_zones_of_times(text: str, hours: float) -> None:
    at = moment(f"2026/03/19 9:30:05 AM {text}")
    assert at is not None
    offset = at.utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600
