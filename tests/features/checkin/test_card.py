"""What the verdict card and the lists really paint: state colours, names that fit, marks of who is here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest

from desktop_app.features.checkin.page.card import VerdictCard
from desktop_app.features.checkin.page.face import Face, Wording, country_name
from desktop_app.features.checkin.page.latest import LatestList
from desktop_app.features.checkin.page.results import ResultsList
from desktop_app.features.checkin.queries import FoundPerson, LatestScan
from desktop_app.features.checkin.rules import (
    Answer,
    Direction,
    Passage,
    Person,
    Reason,
    Status,
    Verdict,
)
from desktop_app.kit.theme import LIGHT, State
from desktop_app.kit.widgets import Shape

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.theme import Theme

NINE = datetime(2026, 3, 19, 9, tzinfo=UTC)
LONG = "Maximiliane-Konstantina Theodora von Hohenstaufen-Wittelsbach zu Löwenstein"


def face(shape: Shape = Shape.ADMITTED, *, organisation: str = "", note: str = "") -> Face:
    return Face(shape, "Admitted", "Door", name="Rasa Ozola", organisation=organisation, note=note)


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> VerdictCard:
    card = VerdictCard()
    qtbot.addWidget(card)
    card.set_hint("Ready", "Scan a code.")
    card.resize(460, 480)
    card.show()
    qtbot.waitExposed(card)
    assert theme.tokens is LIGHT
    return card


@pytest.mark.parametrize(
    ("shape", "state"),
    [
        (Shape.ADMITTED, State.ADMITTED),
        (Shape.ATTENTION, State.ATTENTION),
        (Shape.REFUSED, State.REFUSED),
    ],
)
def test_the_band_has_the_colour_of_the_state(card: VerdictCard, shape: Shape, state: State) -> None:
    card.show_face(face(shape))
    image = card.grab().toImage()
    assert image.pixelColor(card.width() - 5, 10).name().upper() == LIGHT.of(state)


def test_a_dimmed_card_shows_neither_name_nor_note(card: VerdictCard) -> None:
    card.show_face(face(note="Wheelchair"))
    bright = card.grab().toImage()
    card._on_quiet()
    dimmed = card.grab().toImage()
    assert LIGHT.wash(LIGHT.attention) in colours(bright)
    assert LIGHT.wash(LIGHT.attention) not in colours(dimmed)
    assert LIGHT.text not in colours(dimmed)


def test_the_pointer_on_the_card_keeps_it_bright(card: VerdictCard) -> None:
    card.show_face(face())
    card._on_quiet()
    place = QPointF(10, 10)
    card.enterEvent(QEnterEvent(place, place, place))
    assert not card.dimmed
    assert not card._dimming.isActive()
    card.leaveEvent(QEvent(QEvent.Type.Leave))
    assert card._dimming.isActive()


def test_a_card_without_a_verdict_never_dims(card: VerdictCard) -> None:
    card._on_quiet()
    assert not card.dimmed
    assert LIGHT.text in colours(card.grab().toImage())


@pytest.mark.parametrize("height", [350, 480, 900])
def test_a_long_name_leaves_room_for_what_must_be_done(card: VerdictCard, height: int) -> None:
    """The note and the chips stand on the card to the last, however long the name is."""
    card.show_face(
        Face(
            Shape.ATTENTION,
            "Admitted",
            "Door",
            name=LONG,
            organisation="Institute",
            category="Press",
            colour="#7C3AED",
            note="Call Rasa",
            hand_out=("Badge", "Lanyard"),
        )
    )
    card.resize(460, height)
    blocks = card._fitting_blocks(card.face, LIGHT)
    assert len(blocks) == 5
    assert card._band_height + blocks[-1].top + blocks[-1].height <= height
    assert {LIGHT.wash(LIGHT.attention), "#7C3AED"} <= colours(card.grab().toImage())


def test_everything_is_read_aloud(card: VerdictCard) -> None:
    card.show_face(face(organisation="Cluster", note="Call Rasa"))
    assert card.accessibleName() == "Admitted"
    assert card.accessibleDescription() == "Admitted\nRasa Ozola\nCluster\nCall Rasa\nDoor"


# --- the words ------------------------------------------------------------------------------------------


def answer(verdict: Verdict, point: str = "Hall") -> Answer:
    person = Person("a", "Rasa Ozola", "", "LV", "Guest", "#000000", (), "", "C")
    return Answer("s", verdict, person, "", point, Direction.ENTRY, NINE)


def worded(verdict: Verdict) -> str:
    return Wording(lambda at: at).face(answer(verdict)).sentence


def test_a_closed_point_names_time_and_day() -> None:
    soon = Verdict(Status.REFUSED, Reason.NOT_YET, limit=NINE + timedelta(minutes=30))
    other_day = Verdict(Status.REFUSED, Reason.CLOSED, limit=NINE - timedelta(days=1))
    assert worded(soon) == "Hall opens at 09:30. Please come back then."
    assert worded(other_day) == "Hall closed at 18 Mar 2026, 09:00."


def test_already_inside_without_a_desk_names_the_point_alone() -> None:
    passage = Passage(Direction.ENTRY, NINE, "Door")
    assert worded(Verdict(Status.INSIDE, Reason.INSIDE, earlier=passage)) == "Came in at 09:00 through Door."


def test_who_is_admitted_needs_no_sentence() -> None:
    assert worded(Verdict(Status.ADMITTED, Reason.WELCOME)) == ""


@pytest.mark.parametrize(
    ("code", "name"), [("LT", "Lithuania"), ("TW", "Taiwan"), ("", ""), ("?", "?"), ("XX", "XX")]
)
def test_countries_are_named(code: str, name: str) -> None:
    assert country_name(code) == name


# --- the lists ------------------------------------------------------------------------------------------


def found(name: str, arrived: datetime | None = None, status: str = "registered") -> FoundPerson:
    return FoundPerson(name, name, "UAB Šviesa", "LT", "Press", "#7C3AED", "C", status, arrived)


def test_results_show_category_who_is_here_and_who_cancelled(qtbot: QtBot, theme: Theme) -> None:
    results = ResultsList(Wording(lambda at: at))
    qtbot.addWidget(results)
    results.resize(360, 300)
    results.show_found([found("Rasa", NINE), found("Anna"), found("Olena", status="cancelled")])
    results.show()
    qtbot.waitExposed(results)
    seen = colours(results.grab().toImage())
    assert {"#7C3AED", theme.tokens.admitted, theme.tokens.refused, theme.tokens.chosen} <= seen
    assert results.model().index(0, 0).data() == "Rasa, UAB Šviesa"
    assert results.chosen == results.people[0]


def test_the_choice_never_leaves_the_list(qtbot: QtBot) -> None:
    results = ResultsList(Wording(lambda at: at))
    qtbot.addWidget(results)
    results.step(1)
    assert results.chosen is None
    results.show_found([found("Rasa"), found("Anna")])
    results.step(-3)
    assert results.chosen == results.people[0]
    results.step(9)
    assert results.chosen == results.people[1]


def test_last_scans_paint_their_state_and_offer_a_menu(qtbot: QtBot, theme: Theme) -> None:
    latest = LatestList(Wording(lambda at: at))
    qtbot.addWidget(latest)
    latest.resize(280, 200)

    def scan(key: str, status: Status, *, annulled: bool = False) -> LatestScan:
        return LatestScan(
            key, "", "", "", "FFFFFFFFH", status, status.value, Direction.ENTRY, NINE, "Door", "", annulled
        )

    latest.show_scans(
        [scan("1", Status.REFUSED), scan("2", Status.ADMITTED), scan("3", Status.ADMITTED, annulled=True)]
    )
    latest.show()
    qtbot.waitExposed(latest)
    seen = colours(latest.grab().toImage())
    assert {theme.tokens.refused, theme.tokens.admitted, theme.tokens.control} <= seen
    assert latest.model().index(0, 0).data() == "FFF-FFF-FFH"
    with qtbot.waitSignal(latest.menu_asked) as asked:
        latest.customContextMenuRequested.emit(latest.visualRect(latest.model().index(1, 0)).center())
    assert asked.args[0] == "2"
    with qtbot.assertNotEmitted(latest.menu_asked):
        latest.customContextMenuRequested.emit(QPoint(10, 190))


def test_a_click_picks_a_row(qtbot: QtBot) -> None:
    results = ResultsList(Wording(lambda at: at))
    qtbot.addWidget(results)
    results.show_found([found("Rasa"), found("Anna")])
    results.resize(360, 300)
    results.show()
    place = results.visualRect(results.model().index(1, 0)).center()
    with qtbot.waitSignal(results.picked) as picked:
        QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [1]
