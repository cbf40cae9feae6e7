"""Tests of what columns are taken for: by header in many languages, by content, and as people correct it."""

from __future__ import annotations

import pytest

from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.field import CustomKind, Field, Target
from desktop_app.features.registrations.rules.known_formats import known_format
from desktop_app.features.registrations.rules.mapping import Confidence, MappingRefusal, corrected, propose
from desktop_app.features.registrations.rules.named import NamedMapping, named_columns, proposal
from desktop_app.features.registrations.rules.person_name import NameOrder
from desktop_app.features.registrations.rules.synonyms import header_field
from desktop_app.features.registrations.rules.table import Row, Table

MOST = "given_name family_name email phone organisation country job_title"
SAMPLE = {
    Field.GIVEN_NAME: "Anna",
    Field.FAMILY_NAME: "Kask",
    Field.FULL_NAME: "Anna Kask",
    Field.EMAIL: "a@x.example",
    Field.PHONE: "+370 612 34567",
    Field.ORGANISATION: "Gauja Robotics",
    Field.ORGANISATION_KIND: "Cluster",
    Field.COUNTRY: "Lietuva",
    Field.JOB_TITLE: "Manager",
    Field.STATUS: "paid",
    Field.REGISTERED_AT: "2026-03-01",
}


def table(columns: dict[str, list[str]]) -> Table:
    rows = zip(*columns.values(), strict=True)
    return Table("a.csv", tuple(columns), tuple(Row(line, cells) for line, cells in enumerate(rows, 2)))


def fields(columns: dict[str, list[str]]) -> list[str]:
    return [str(column.target) for column in propose(table(columns)).columns]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("First name|Last name|E-mail address|Mobile phone|Company|Country", MOST.removesuffix(" job_title")),
        ("Vardas|Pavardė|El. paštas|Telefonas|Įmonė|Šalis|Pareigos", MOST),
        ("Vārds|Uzvārds|E-pasts|Tālrunis|Uzņēmums|Valsts|Amats", MOST),
        ("Eesnimi|Perekonnanimi|E-post|Telefon|Asutus|Riik|Ametikoht", MOST),
        ("Imię|Nazwisko|Adres e-mail|Telefon|Nazwa firmy|Kraj|Stanowisko", MOST),
        ("Vorname|Nachname|E-Mail-Adresse|Telefonnummer|Firma|Land|Funktion", MOST),
        ("Имя|Фамилия|Электронная почта|Телефон|Организация|Страна|Должность", MOST),
        ("Ім'я|Прізвище|Електронна пошта|Телефон|Організація|Країна|Посада", MOST),
        ("Förnamn|Efternamn|E-postadress|Mobilnummer|Företag|Land|Befattning", MOST),
        ("Etunimi|Sukunimi|Sähköposti|Puhelin|Organisaatio|Maa|Tehtävänimike", MOST),
        ("Fornavn|Efternavn|E-mail|Telefon|Virksomhed|Land|Stilling", MOST),
        ("Name|Vorname|E-Mail", "family_name given_name email"),
        ("Your name *|Work e-mail (required)|Name of your organisation", "full_name email organisation"),
        ("Full name|Type of organisation", "full_name organisation_kind"),
        ("Attendee name|Invoice e-mail|Attendee email", "full_name custom:invoice_e_mail email"),
        ("Email|Attendee email|Position ID|Name", "custom:email email custom:position_id full_name"),
        ("What is your full name?|E-mail", "full_name email"),
        ("Registration date|Registration status|Name", "registered_at status full_name"),
    ],
)  # fmt: skip
def test_headers_in_many_languages(headers: str, expected: str) -> None:
    wanted = [Target.parse(name) for name in expected.split()]
    cells = [[SAMPLE.get(target.field, "a@x.example")] for target in wanted]
    assert fields(dict(zip(headers.split("|"), cells, strict=True))) == expected.split()


def test_content_tells_where_headers_do_not() -> None:
    found = fields(
        {
            "Question 1": ["a@x.example", "b@x.example"],
            "Question 2": ["Lietuva", "Polska"],
            "Question 3": ["+370 612 34567", "+371 2612345"],
            "Question 4": ["tea", "coffee"],
            "Question 5": ["", ""],
        }
    )
    assert found == ["email", "country", "phone", "custom:question_4", "ignore"]


def test_content_overrules_a_header() -> None:
    found = fields({"Name": ["Anna Kask"] * 4, "Status": ["Student", "Teacher", "Nurse", "Clerk"]})
    assert found == ["full_name", "custom:status"]


def test_a_given_name_alone_with_two_words_is_a_full_name() -> None:
    assert fields({"Vardas": ["Eglė Kask", "Jonas Bit"]}) == ["full_name"]


def test_names_with_the_family_first() -> None:
    assert propose(table({"Nazwisko i imię": ["Kowalska Anna"]})).name_order is NameOrder.FAMILY_FIRST
    assert propose(table({"Imię i nazwisko": ["Anna Kowalska"]})).name_order is NameOrder.GIVEN_FIRST


def test_consents_and_kinds_of_questions() -> None:
    columns = propose(
        table(
            {
                "Name": ["Anna Kask"] * 8,
                "Consent to photos": ["Yes", "No"] * 4,
                "Meal": ["Fish", "Meat"] * 4,
                "Topics": ["Food; Sea", "Sea", "Food", "Food; Sea"] * 2,
                "Lunch": ["yes", "no"] * 4,
                "Children": ["1", "2"] * 4,
            }
        )
    ).columns
    assert str(columns[1].target) == "consent:photos"
    kinds = [CustomKind.CHOICE, CustomKind.MULTI_CHOICE, CustomKind.YES_NO, CustomKind.NUMBER]
    assert [column.kind for column in columns[2:]] == kinds
    assert columns[0].confidence is Confidence.HEADER


def test_corrections_move_a_field() -> None:
    mapping = propose(table({"Name": ["Anna Kask"], "E-mail": ["a@x.example"], "Other": ["b@x.example"]}))
    changed = corrected(mapping, ["other=email", "Name=custom:nick=name"[:16]])
    assert [str(column.target) for column in changed.columns] == ["custom:nick", "ignore", "email"]
    assert changed.columns[2].confidence is Confidence.CHOSEN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Name", MappingRefusal.MALFORMED),
        ("Nothing=email", MappingRefusal.UNKNOWN_HEADER),
        ("Name=colour", MappingRefusal.UNKNOWN_FIELD),
        ("Name=custom", MappingRefusal.UNKNOWN_FIELD),
        ("Name=email:x", MappingRefusal.UNKNOWN_FIELD),
    ],
)
def test_corrections_not_understood(text: str, reason: MappingRefusal) -> None:
    with pytest.raises(Refused) as refused:
        corrected(propose(table({"Name": ["Anna Kask"]})), [text])
    assert refused.value.reason is reason


def test_a_mapping_can_be_kept_and_used_again() -> None:
    first = corrected(
        propose(table({"Badge": ["Anna Kask"], "X": ["1"]})), ["Badge=full_name", "X=source_key"]
    )
    kept = NamedMapping("1", "Badges", named_columns(first))
    other = table({"x": ["2"], "badge": ["Bert Kask"]})
    mapping, fitting = proposal(other, {}, [kept])
    assert fitting is kept
    again = kept.applied_to(mapping)
    assert [str(column.target) for column in again.columns] == ["source_key", "full_name"]
    assert again.source == first.source == "list by x"


def test_our_own_export_is_known() -> None:
    headers = ["Registered at", "Given name", "Code", "Family name", "Organisation kind"]
    known = known_format(headers)
    assert known is not None
    assert known.name == "Forum Desk"
    assert known_format(headers[1:]) is None


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Booking reference", Field.BOOKING),
        ("Order #", Field.BOOKING),
        ("Užsakymo nr.", Field.BOOKING),
        ("Pasūtījuma kods", Field.BOOKING),
        ("Tellimuse number", Field.BOOKING),
        ("Numer zamówienia", Field.BOOKING),
        ("Номер заказа", Field.BOOKING),
        ("Buchungsnummer", Field.BOOKING),
        ("Box", Field.BOX),
        ("Dėžės nr.", Field.BOX),
        ("Kastes numurs", Field.BOX),
        ("Karbi number", Field.BOX),
        ("Numer pudełka", Field.BOX),
        ("P.O. Box", None),
        ("Order comment", Field.NOTE),
        ("Order date", Field.REGISTERED_AT),
        ("Registration number", Field.SOURCE_KEY),
    ],
)
def test_bookings_and_boxes_are_known_by_their_headings(header: str, field: Field | None) -> None:
    assert header_field(header)[0] is field
