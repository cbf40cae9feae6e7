"""Invented people for badge tests, some of them with names that are hard to print."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.features.badges.rules import Badge

ORDINARY = Badge(
    key="0190aaaa0000700080000000000000aa",
    given_name="Jonas",
    family_name="Petrauskas",
    organisation="Baltic Furniture Cluster",
    job_title="Cluster manager",
    country="Lithuania",
    country_code="LT",
    category="Participant",
    category_colour="#1E5AA8",
    code="HKRTNBWX",
    event_title="Baltic Cluster Forum 2019",
    event_date="19 March 2019",
    event_place="Vilnius",
    funder="Co-funded by the European Union.",
    emblem="eu",
)
LONG = replace(
    ORDINARY,
    key="0190aaaa0000700080000000000000ab",
    given_name="Maria-Magdalena Wilhelmina",
    family_name="Wolfeschlegelsteinhausenbergerdorff-Müller",
    organisation=(
        "Central European Cluster Network for Digital Innovation in Wood and Furniture Manufacturing"
    ),
    job_title="Head of international cooperation and cluster development",
)
NAMES = {
    "angle brackets": ("Søren <b>", "O'Neill & Söhne", "Müller & Söhne <GmbH>"),
    "backslashes": ("A\\B", "(C) %D", "50 % [of] {all}"),
    "control characters": ("Jo\u0000nas\t", "Pet\u001b[0mrauskas", "Baltic\r\nForum"),
    "Cyrillic": ("Олександр", "Шевченко", "Український кластер"),
    "Chinese": ("小明", "王", "台灣電子產業發展協會"),
    "Georgian": ("გიორგი", "მაისურაძე", "საქართველოს კლასტერი"),
    "Thai": ("สมชาย", "ศรีสุวรรณ", "สภาอุตสาหกรรม"),
}


def named(given: str, family: str, organisation: str) -> Badge:
    return replace(ORDINARY, given_name=given, family_name=family, organisation=organisation)
