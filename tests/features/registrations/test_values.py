"""Tests of cells made into values: names, countries, statuses, e-mail, phones, moments."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.registrations.rules.choices import answer_of, kind_by_name, kind_of, status_of
from desktop_app.features.registrations.rules.country import country_code, country_names
from desktop_app.features.registrations.rules.field import OrganisationKind, Status
from desktop_app.features.registrations.rules.person_name import NameOrder, split_full_name
from desktop_app.features.registrations.rules.values import email_address, is_phone, moment
from desktop_app.features.registrations.rules.words import cleaned, folded


@pytest.mark.parametrize(
    ("text", "given_name", "family_name"),
    [
        ("Anna Kask", "Anna", "Kask"),
        ("Anna Maria Kask", "Anna Maria", "Kask"),
        ("Kask, Anna", "Anna", "Kask"),
        ("Ludwig van der Meer", "Ludwig", "van der Meer"),
        ("Jan von Duinen", "Jan", "von Duinen"),
        ("CHEN Wei-Ting", "Wei-Ting", "CHEN"),
        ("Anna KASK-MÄGI", "Anna", "KASK-MÄGI"),
        ("JURGITA AKMENYTĖ", "JURGITA", "AKMENYTĖ"),
        ("Anna Kask, PhD", "Anna", "Kask, PhD"),
        ("Sukarno", "Sukarno", ""),
        ("陳怡君", "怡君", "陳"),
        ("歐陽怡君", "怡君", "歐陽"),
        ("陳 怡君", "怡君", "陳"),
        ("김민준", "민준", "김"),
        ("Олена Шевчук", "Олена", "Шевчук"),
        ("McKay deVries", "McKay", "deVries"),
    ],
)
def test_full_names(text: str, given_name: str, family_name: str) -> None:
    assert split_full_name(text) == (given_name, family_name)


def test_full_names_with_the_family_first() -> None:
    assert split_full_name("Kowalska Anna Maria", NameOrder.FAMILY_FIRST) == ("Anna Maria", "Kowalska")
    assert split_full_name("van Meer Jan", NameOrder.FAMILY_FIRST) == ("Jan", "van Meer")


@given(st.text(st.sampled_from("Aa bB,ĄJr.陳김ー()"), max_size=20))
def test_no_letter_of_a_name_is_lost(text: str) -> None:
    parts = " ".join(split_full_name(text))
    assert sorted(filter(str.isalpha, parts)) == sorted(filter(str.isalpha, text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            (name, "LT")
            for name in ("Lietuva", "LT", "lt", "LTU", "Lithuania", "LITHUANIA", "Литва", "Litauen")
        ),
        *(
            (name, "LT")
            for name in ("Lithuania (LT)", "LT - Lithuania", "Lietuva / Lithuania", "🇱🇹", "Leedu")
        ),
        *((name, "EE") for name in ("Eesti", "Igaunija", "Estija", "Estland", "Viro", "Эстония")),
        *((name, "DE") for name in ("Vokietija", "Vācija", "Saksamaa", "Niemcy", "Deutschland", "Tyskland")),
        *(
            (name, "TW")
            for name in ("Taiwan", "台灣", "Taivanas", "Chinese Taipei", "Taiwan, Province of China")
        ),
        *(
            (name, "GB")
            for name in ("UK", "Scotland", "Didžioji Britanija", "Wielka Brytania", "United Kingdom")
        ),
        *((name, "CZ") for name in ("Czechia", "Čekija", "Czech Republic", "Česko")),
        *((name, "") for name in ("", "Atlantis", "Vilnius", "ZZ", "12")),
    ],
)
def test_countries(text: str, code: str) -> None:
    assert country_code(text) == code


def test_every_country_is_found_by_its_own_names() -> None:
    for language in ("en", "lt", "lv", "et", "pl", "de", "ru"):
        for code, name in country_names(language).items():
            assert country_code(name) == code, (language, name)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Confirmed", Status.REGISTERED),
        ("bezahlt", Status.REGISTERED),
        ("Waiting list", Status.WAITLISTED),
        ("Lista rezerwowa", Status.WAITLISTED),
        ("CANCELED", Status.CANCELLED),
        ("atšaukta", Status.CANCELLED),
        ("отменено", Status.CANCELLED),
        ("Abgelehnt", Status.DECLINED),
        ("perhaps", None),
    ],
)
def test_statuses(text: str, status: Status | None) -> None:
    assert status_of(text) is status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Klasteris", OrganisationKind.CLUSTER),
        ("SME (company)", OrganisationKind.COMPANY),
        ("Universität", OrganisationKind.RESEARCH),
        ("Public body", OrganisationKind.PUBLIC),
        ("NGO", OrganisationKind.OTHER),
        ("Orchestra", None),
    ],
)
def test_kinds_of_organisation(text: str, kind: OrganisationKind | None) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Latvijas IT klasteris", OrganisationKind.CLUSTER),
        ("UAB Saulė", OrganisationKind.COMPANY),
        ("Saulė, UAB", OrganisationKind.COMPANY),
        ("Tartu Ülikool", OrganisationKind.RESEARCH),
        ("Ministry of Harbours", OrganisationKind.PUBLIC),
        ("Saulė", OrganisationKind.OTHER),
    ],
)
def test_kinds_by_name(name: str, kind: OrganisationKind) -> None:
    assert kind_by_name(name) is kind


@pytest.mark.parametrize(("text", "answer"), [("Taip", True), ("Нет", False), ("1", True), ("maybe", None)])
def test_answers(text: str, answer: bool | None) -> None:  # noqa: FBT001 (a parameter of the test)
    assert answer_of(text) is answer


@pytest.mark.parametrize(
    ("text", "address", "sure"),
    [
        ("a@x.example", "a@x.example", True),
        ("mailto:A.B+c@X.Example", "A.B+c@X.Example", True),
        ("Anna <a@x.example>", "a@x.example", True),
        ("a@x.example; b@x.example", "a@x.example", False),
        ("a at x", "a at x", False),
        ("a@x", "a@x", False),
    ],
)
def test_email_addresses(text: str, address: str, sure: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    assert email_address(text) == (address, sure)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("+370 612 34567", True),
        ("0037061234567", True),
        ("(8-5) 212 34 56", True),
        ("8 612 34567 ext. 12", True),
        ("12", False),
        ("ask Anna", False),
    ],
)
def test_phones(text: str, fits: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    assert is_phone(text) is fits


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-19", "2026-03-19T00:00:00"),
        ("2026-03-19 09:30", "2026-03-19T09:30:00"),
        ("2026-03-19T09:30:15Z", "2026-03-19T09:30:15+00:00"),
        ("2026-03-19 09:30:15.123456 UTC", "2026-03-19T09:30:15+00:00"),
        ("19.03.2026 9:30", "2026-03-19T09:30:00"),
        ("19/03/2026", "2026-03-19T00:00:00"),
        ("11/29/24 22:28", "2024-11-29T22:28:00"),
        ("3/4/2026 1:05:00 PM", "2026-04-03T13:05:00"),
    ],
)
def test_moments(text: str, iso: str) -> None:
    assert moment(text) == datetime.fromisoformat(iso)


@pytest.mark.parametrize("text", ["", "31.02.2026", "tomorrow", "+370 612 34567", "12"])
def test_no_moments(text: str) -> None:
    assert moment(text) is None


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert "\x00" not in once


@given(st.text(max_size=30))
def test_folding_leaves_words_of_plain_letters(text: str) -> None:
    assert all(word.isascii() and word.isalnum() for word in folded(text).split())
