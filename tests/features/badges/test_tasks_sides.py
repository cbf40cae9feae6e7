"""Both sides, pictures, shapes, conditions and the person's day, read back from the PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.features.badges.rules import Appointment, Badge, Picture, template_from
from desktop_app.features.badges.tasks import BadgeJob, draw_badges, preflight
from desktop_app.paper.warnings import PaperFault
from desktop_app.progress import Silent
from tests.features.badges.people import ORDINARY
from tests.features.badges.pictures import picture_of
from tests.paper.reading import codes, ink_box, picture, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.paper.sheet import Flip

RED, BLUE = (192, 32, 32), (30, 90, 168)
DAY = (
    Appointment("09:30", "Opening and key note on forest value chains", "Great hall"),
    Appointment("11:00", "SIA Koka Nams", "Table 12", meeting=True),
    Appointment("11:30", "Svea Möbel AB", "Table 4", meeting=True),
)


def _card(*elements: dict[str, Any], **more: Any) -> BadgeTemplate:  # noqa: ANN401 (as JSON is)
    data: dict[str, Any] = {"title": "Card", "width": 90, "height": 54, "elements": list(elements)}
    return template_from(data | more, "card", (Picture("red.png", picture_of(40, 20)),))


def _at(kind: str, x: float, y: float, width: float, height: float, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (as JSON is)
    return {"kind": kind, "x": x, "y": y, "width": width, "height": height} | more


def _drawn(target: Path, template: BadgeTemplate, *badges: Badge, **options: Any) -> Image:  # noqa: ANN401 (the job's own)
    draw_badges(BadgeJob(badges or (ORDINARY,), template, target, **options), Silent())
    return picture(target)


def _colour(image: Image, x: float, y: float) -> tuple[int, ...]:
    """The colour of the page x and y mm from its upper left, eight dots to the mm."""
    found = image.convert("RGB").getpixel((round(x * 8), round(y * 8)))
    assert isinstance(found, tuple)
    return found


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "badges.pdf"


@pytest.mark.parametrize(
    ("fit", "box"),
    [("contain", (10, 20, 50, 40)), ("stretch", (10, 10, 50, 50)), ("cover", (10, 10, 50, 50))],
)
def test_a_picture_lies_where_its_fit_says(
    target: Path, fit: str, box: tuple[float, float, float, float]
) -> None:
    image = _drawn(target, _card(_at("image", 10, 10, 40, 40, picture="red.png", fit=fit)))
    assert ink_box(image) == pytest.approx(box, abs=0.2)
    assert _colour(image, 30, 30) == RED


def test_a_picture_is_in_the_file_once(target: Path) -> None:
    element = _at("image", 10, 10, 40, 40, picture="red.png", when={"field": "country", "is": ["Lithuania"]})
    _drawn(target, _card(element), *[replace(ORDINARY, key=str(number)) for number in range(30)])
    assert target.read_bytes().count(b"/Subtype/Image") == 1


def test_shapes_are_filled_and_outlined(target: Path) -> None:
    image = _drawn(
        target,
        _card(
            _at("ellipse", 10, 10, 30, 20, fill="category"),
            _at("rectangle", 50, 10, 30, 20, stroke="#C02020", weight=4, radius=5),
        ),
    )
    assert _colour(image, 25, 20) == BLUE
    assert _colour(image, 11, 11) == (255, 255, 255)  # the corner of the ellipse's box
    assert _colour(image, 50, 20) == RED
    assert _colour(image, 65, 20) == (255, 255, 255)
    assert _colour(image, 50.5, 10.5) == (255, 255, 255)  # rounded off


def test_what_stands_later_lies_above(target: Path) -> None:
    """Also where the lower one is personal and the upper one is the same for all."""
    below = _at("text", 5, 5, 60, 20, text="{first_line}", size=30)
    image = _drawn(target, _card(below, _at("band", 0, 0, 90, 54, colour="#C02020")))
    assert image.convert("RGB").getextrema() == tuple((part, part) for part in RED)


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ({"field": "category", "is": ["participant", "Press"]}, True),
        ({"field": "category", "not": ["Participant"]}, False),
        ({"field": "country", "is": ["Latvia"]}, False),
        ({"field": "custom:lunch", "is": ["vegan"]}, True),
        ({"field": "custom:lunch", "is": ["fish"]}, False),
        ({"field": "custom:dinner", "is": []}, False),
        ({"field": "custom:dinner", "not": []}, True),
        ({"field": "organisation", "is": []}, True),
    ],
)
def test_an_element_with_a_condition(target: Path, condition: dict[str, Any], shown: bool) -> None:  # noqa: FBT001 (a case)
    badge = replace(ORDINARY, custom=(("lunch", "Vegan; Gluten-free"),))
    always = _at("text", 5, 5, 60, 10, text="Always", size=12)
    text = _at("text", 5, 20, 60, 10, text="Sometimes", size=12, when=condition)
    _drawn(target, _card(always, text), badge)
    assert ("Sometimes" in texts(target)[0]) is shown


def test_two_categories_of_one_batch_keep_their_own(target: Path) -> None:
    text = _at("text", 5, 20, 60, 10, text="Stage", size=12, when={"field": "category", "is": ["Speaker"]})
    _drawn(target, _card(text), ORDINARY, replace(ORDINARY, key="2", category="Speaker"), ORDINARY)
    assert ["Stage" in page for page in texts(target)] == [False, True, False]


def test_a_custom_field_in_a_pattern(target: Path) -> None:
    badge = replace(ORDINARY, custom=(("lunch", "Vegan"),))
    _drawn(target, _card(_at("text", 5, 5, 60, 10, text="Lunch: {custom:lunch}", size=12)), badge)
    assert "Lunch: Vegan" in texts(target)[0]


def test_a_turned_text_stands_upright_on_its_side(target: Path) -> None:
    text = _at("text", 30, 5, 40, 6, text="HHHH", size=14, rotation=90)
    left, top, right, bottom = ink_box(_drawn(target, _card(text)))
    assert right - left < bottom - top
    assert right == pytest.approx(30, abs=1.5)
    assert top == pytest.approx(5, abs=0.6)


def test_bleed_is_drawn_beyond_the_edge(target: Path) -> None:
    sheet = {"width": 210, "height": 297, "columns": 1, "rows": 1, "left": 20, "top": 30}
    sheet |= {"pitch_x": 0, "pitch_y": 0}
    band = _at("band", -3, -3, 96, 60, colour="#C02020")
    image = _drawn(target, _card(band, bleed=3, sheet=sheet))
    assert ink_box(image) == pytest.approx((17, 27, 113, 87), abs=0.15)


BACK = {"back": [_at("text", 5, 5, 80, 10, text="Back of {first_line}", size=14)]}
SHEET = {"width": 210, "height": 297, "columns": 2, "rows": 5, "left": 15, "top": 12, "pitch_x": 90}
SHEET |= {"pitch_y": 54}


def test_each_badge_of_two_sides_has_two_pages(target: Path) -> None:
    card = _card(_at("text", 5, 5, 80, 10, text="{first_line}", size=14), **BACK)
    people = (ORDINARY, replace(ORDINARY, key="2", given_name="Ona"))
    report = draw_badges(BadgeJob(people, card, target), Silent())
    assert report.pages == 4
    assert [page.strip() for page in texts(target)] == ["Jonas", "Back of Jonas", "Ona", "Back of Ona"]


@pytest.mark.parametrize(("flip", "x", "y", "upright"), [("long", 105, 12, True), ("short", 15, 231, False)])
def test_backs_lie_behind_their_fronts(target: Path, flip: Flip, x: float, y: float, upright: bool) -> None:  # noqa: FBT001 (a case)
    corner = [_at("band", 0, 0, 10, 5, colour="#C02020")]
    card = _card(_at("band", 0, 0, 90, 54, colour="category"), back=corner, sheet=SHEET)
    _drawn(target, card, flip=flip)
    left, top = (x, y) if upright else (x + 80, y + 49)
    assert ink_box(picture(target, 1)) == pytest.approx((left, top, left + 10, top + 5), abs=0.15)


def test_cut_piles_are_in_order(target: Path) -> None:
    card = _card(_at("text", 5, 5, 80, 10, text="{first_line}", size=14), sheet=SHEET)
    people = tuple(replace(ORDINARY, key=str(number), given_name=f"No{number:02}") for number in range(1, 13))
    _drawn(target, card, *people, stacked=True)
    assert [page.split() for page in texts(target)] == [
        ["No01", "No03", "No05", "No07", "No09", "No11"],
        ["No02", "No04", "No06", "No08", "No10", "No12"],
    ]
    assert set(sizes(target)) == {(210.0, 297.0)}


def test_the_back_says_the_day_of_the_person(target: Path) -> None:
    day = _at("schedule", 5, 5, 80, 40, size=9, minimum=6, lines=2)
    _drawn(target, _card(_at("qr", 60, 20, 25, 25), back=[day]), replace(ORDINARY, schedule=DAY))
    back = texts(target)[1]
    for part in ("09:30", "Opening and key note", "11:00", "SIA Koka Nams", "Table 12", "Svea Möbel AB"):
        assert part in back
    assert codes(target) == ["HKRTNBWX"]


def test_a_schedule_may_hold_meetings_only(target: Path) -> None:
    day = _at("schedule", 5, 5, 80, 40, size=9, minimum=6, what="meetings")
    _drawn(target, _card(day), replace(ORDINARY, schedule=DAY))
    assert "Opening" not in texts(target)[0]


def test_a_day_too_full_for_its_place_shrinks_and_then_says_so(target: Path) -> None:
    day = _at("schedule", 5, 5, 80, 30, size=10, minimum=6, lines=2)
    fits = replace(ORDINARY, schedule=DAY * 3)
    full = replace(ORDINARY, schedule=DAY * 12)
    assert preflight(BadgeJob((fits,), _card(day), target), Silent()) == ()
    (warning,) = preflight(BadgeJob((full,), _card(day), target), Silent())
    assert (warning.field, warning.fault) == ("schedule", PaperFault.TOO_SMALL)
    _, top, _, bottom = ink_box(_drawn(target, _card(day), full))
    assert top >= 4.9
    assert bottom <= 35.3
    assert texts(target)[0].count("Svea") == 12


def test_a_photo_fills_its_place_and_nobody_elses(target: Path) -> None:
    card = _card(_at("photo", 10, 10, 20, 25), _at("text", 40, 5, 40, 10, text="{first_line}", size=12))
    image = _drawn(target, card, replace(ORDINARY, photo=picture_of(60, 60)), replace(ORDINARY, key="2"))
    assert _colour(image, 20, 33) == RED
    assert _colour(picture(target, 1), 20, 33) == (255, 255, 255)
