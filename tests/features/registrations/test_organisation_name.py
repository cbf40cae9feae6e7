"""When two names mean the same organisation, and when they are only alike."""

from __future__ import annotations

import pytest

from desktop_app.features.registrations.rules.likeness import Sureness, Trait
from desktop_app.features.registrations.rules.organisation_likeness import (
    Named,
    known_organisation,
    organisation_likeness,
)
from desktop_app.features.registrations.rules.organisation_name import organisation_key

SAME = (
    ("UAB Baltlazeris", "Baltlazeris, UAB"),
    ("UAB „Baltlazeris“", "BALTLAZERIS"),
    ("Baltlazeris", "uždaroji akcinė bendrovė «Baltlazeris»"),
    ("AB Nemuno linija", "Nemuno linija, AB"),
    ("VšĮ Inovacijų uostas", "Viešoji įstaiga Inovacijų uostas"),
    ("MB Trys pušys", "Trys pušys"),
    ("IĮ „Rasos lašas“", "Rasos lašas"),
    ("SIA Gauja Robotics", "Gauja Robotics SIA"),
    ("SIA “Gauja Robotics”", "Sabiedrība ar ierobežotu atbildību Gauja Robotics"),
    ("AS Daugavas Siltums", "Daugavas siltums, A/S"),
    ("OÜ Saare Puit", "Saare Puit OÜ"),
    ("Saare Puit osaühing", "SAARE PUIT"),
    ("MTÜ Targad Majad", "Targad majad"),
    ("Tallinna Sadamad AS", "AS Tallinna Sadamad"),
    ("Müller & Söhne GmbH", "Muller  Sohne, GmbH"),
    ("Müller & Söhne GmbH & Co. KG", "Müller & Söhne"),
    ("Nordlicht AG", "Nordlicht Aktiengesellschaft"),
    ("Netzwerk Ostsee e.V.", "Netzwerk Ostsee eV"),
    ("Küstenlabor UG (haftungsbeschränkt)", "Küstenlabor"),
    ("Drewno Sp. z o.o.", "DREWNO spółka z ograniczoną odpowiedzialnością"),
    ("Drewno sp. z o. o.", "Drewno"),
    ("Port Wiślany S.A.", "Port Wiślany SA"),
    ("Meriveri Oy", "Oy Meriveri Ab"),
    ("Meriveri Oyj", "meriveri"),
    ("Fjordvind ASA", "Fjordvind"),
    ("Storebro A/S", "Storebro ApS"),
    ("Älvdalen AB", "Aktiebolag Alvdalen"),
    ("ТОВ «Дніпро Софт»", "Дніпро Софт"),
    ("ТОВ «Дніпро Софт»", "TOV Dnipro Soft"),
    ("Товариство з обмеженою відповідальністю Дніпро Софт", "дніпро софт"),
    ("ПрАТ Київхліб", "Київхліб"),
    ("ФОП Шевчук", "Шевчук"),
    ("ООО «Ромашка»", "ЗАО Ромашка"),
    ("Tide Works Ltd", "Tide Works Limited"),
    ("Tide Works, LLC", "Tide Works Inc."),
    ("Tide Works PLC", "tide works"),
    ("Dupont Marine SAS", "Dupont Marine S.à r.l."),
    ("SARL Dupont Marine", "Dupont Marine"),
    ("Waterweg B.V.", "Waterweg BV"),
    ("N.V. Waterweg", "Waterweg N.V."),
    ("Vltava s.r.o.", "Vltava, spol. s r.o."),
    ("Technology University of Kaunas", "Kaunas University of Technology"),
    ("Ļaudis un Vējš", "laudis un vejs"),
)
APART = (
    ("UAB Baltlazeris", "UAB Baltlazeriai"),
    ("Baltic Wood", "Baltic Wood Cluster"),
    ("X Y", "XY"),
    ("AB", "SIA"),
    ("AG Vision", "Vision"),
    ("GO Vilnius", "Vilnius"),
    ("As One Events", "Se One Events"),
    ("School No 1", "School No 2"),
    ("Port of Riga", "Port of Tallinn"),
    ("株式会社みなと", "みなと大学"),
    ("UAB", ""),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_organisation_have_one_key(one: str, other: str) -> None:
    assert organisation_key(one) == organisation_key(other) != ""


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_organisations_have_another_key(one: str, other: str) -> None:
    assert organisation_key(one) != organisation_key(other)


def judged(one: Named, other: Named) -> tuple[Sureness, Trait] | None:
    found = organisation_likeness(known_organisation(one), known_organisation(other))
    again = organisation_likeness(known_organisation(other), known_organisation(one))
    assert (found and found.points) == (again and again.points), "the order says nothing"
    return None if found is None else (found.sureness, found.traits[0])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("UAB Baltlazeris", "Baltlazeris", (Sureness.SURE, Trait.LEGAL_FORM)),
        ("Baltlazeris", "BALTLAZERIS", (Sureness.SURE, Trait.NAME)),
        ("Baltic Wood", "Baltic Wood Cluster", (Sureness.POSSIBLE, Trait.CONTAINED)),
        ("Baltlazeris", "Baltlazeris Group", (Sureness.POSSIBLE, Trait.CONTAINED)),
        ("Ministerstwo Portow", "Ministerstwo Porotw", (Sureness.POSSIBLE, Trait.NEAR)),
        ("Baltlazeris", "Balt Lazeris", (Sureness.LIKELY, Trait.SPELLED)),
        ("Шевчук Логістик", "Ševčuk Logistik", (Sureness.LIKELY, Trait.TRANSLITERATED)),
        ("Lithuanian Innovation Centre", "LIC", (Sureness.POSSIBLE, Trait.ABBREVIATED)),
        ("Bank of Gotland", "BOG", (Sureness.POSSIBLE, Trait.ABBREVIATED)),
        ("Baltic Winds", "Baltic Woods", None),
        ("School No 1", "School No 2", None),
        ("Amberfield 2", "Amberfield", None),
        ("Vilnius", "Vilnius University", None),
        ("Baltic Cluster", "Baltic Solutions", None),
        ("Kaunas University of Technology", "Vilnius University of Technology", None),
        ("Gauja Robotics", "Nemunas Robotics", None),
        ("Port of Riga", "Port of Tallinn", None),
        ("UAB", "SIA", None),
    ],
)
def test_organisations_are_alike(one: str, other: str, expected: tuple[Sureness, Trait] | None) -> None:
    assert judged(Named("1", one), Named("2", other)) == expected


def test_a_name_taken_over_in_a_merge_is_the_organisations_own() -> None:
    merged = Named("1", "Lazerių slėnis", ("UAB Baltlazeris",))
    assert judged(merged, Named("2", "Baltlazeris")) == (Sureness.SURE, Trait.LEGAL_FORM)


def test_people_of_one_mail_domain_make_it_likely_and_other_countries_less_so() -> None:
    one = Named("1", "Lithuanian Innovation Centre", country="LT", domains=frozenset({"lic.example"}))
    other = Named("2", "LIC", domains=frozenset({"lic.example"}))
    assert judged(one, other) == (Sureness.LIKELY, Trait.ABBREVIATED)
    assert judged(Named("1", "Ida", country="LT"), Named("2", "IDA AB", country="SE")) == (
        Sureness.LIKELY,
        Trait.LEGAL_FORM,
    )
    anybody = frozenset({"gmail.com"})
    near = judged(Named("1", "Baltlazeris", domains=anybody), Named("2", "Baltlazeriu", domains=anybody))
    assert near == (Sureness.POSSIBLE, Trait.NEAR)
