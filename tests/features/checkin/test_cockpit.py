"""The cockpit: what it reads, and what it shows to whoever runs the foyer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMainWindow
from sqlalchemy import select

from db.tables import Attendee, Category, Scan
from desktop_app.features.checkin.actions import annul_scan, check_in
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.queries.cockpit import (
    SLICE,
    CockpitWatch,
    expected_by_category,
    expected_keys,
    missing_people,
    station_names,
)
from desktop_app.features.checkin.rules import AnnulReason, Direction
from desktop_app.kit.habits import VEIL, Habits
from desktop_app.kit.theme import DARK, Appearance
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS
from tests.make import add_many_attendees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.page.cockpit import CockpitWindow
    from desktop_app.features.checkin.rules import Answer
    from desktop_app.kit.context import PageContext
    from tests.features.checkin.conftest import Forum


def scan(forum: Forum, code: str, minutes: float = 0, direction: Direction | None = None) -> Answer:
    at = NINE + timedelta(minutes=minutes)
    return forum.store.write("Check in", check_in, forum.desk, code, at, direction=direction)


def rename_category(session: Session, name: str, new_name: str) -> None:
    session.scalars(select(Category).where(Category.name == name)).one().name = new_name


def put_phone(session: Session, attendee_id: str, phone: str) -> None:
    session.get_one(Attendee, attendee_id).phone = phone


def rush(session: Session, forum: Forum, count: int) -> None:
    """`count` people come, one every twenty seconds."""
    category_id = session.scalars(select(Category.id).where(Category.name == "Participant")).one()
    for place, key in enumerate(add_many_attendees(session, forum.event_id, category_id, count)):
        at = NINE + timedelta(seconds=20 * place)
        session.add(
            Scan(
                event_id=forum.event_id,
                point_id=forum.desk.point_id,
                station_id=forum.desk.station_id,
                attendee_id=key,
                at=at,
                recorded_at=at,
                admitted=True,
                reason="welcome",
                nonce=key,
            )
        )


# --- what is read --------------------------------------------------------------------------------------


def test_the_watch_follows_scans_annulments_and_late_hand_overs(forum: Forum) -> None:
    watch = CockpitWatch(forum.event_id)
    later = NINE + timedelta(minutes=30)

    def counted() -> tuple[int, int]:
        fresh = CockpitWatch(forum.event_id)
        for each in (watch, fresh):
            while not forum.store.read(each.advance):
                pass
        found = watch.figures(later)
        assert found == fresh.figures(later)
        return found.arrived, found.inside

    counts = [counted()]
    first = scan(forum, ZYDRUNAS)
    scan(forum, "nobody", 1)
    counts.append(counted())
    scan(forum, ZYDRUNAS, 2, Direction.EXIT)
    counts.append(counted())
    forum.add(
        Scan(
            id="0" * 31 + "1",
            event_id=forum.event_id,
            point_id=forum.desk.point_id,
            attendee_id=forum.people["Коваленко"],
            at=NINE,
            admitted=True,
            reason="welcome",
            nonce="handed over",
        )
    )
    counts.append(counted())
    forum.store.write("Undo", annul_scan, first.scan_id, AnnulReason.BY_MISTAKE, NINE)
    counts.append(counted())
    assert counts == [(0, 0), (1, 1), (1, 0), (2, 1), (1, 1)]


def test_many_scans_are_read_in_slices(forum: Forum) -> None:
    forum.store.write("Rush", rush, forum, SLICE + 1)
    watch = CockpitWatch(forum.event_id)
    assert [forum.store.read(watch.advance) for _ in range(3)] == [False, True, True]
    assert watch.figures(NINE).arrived == SLICE + 1


def test_categories_say_how_many_of_them_are_expected(forum: Forum) -> None:
    found = forum.store.read(expected_by_category, forum.event_id)
    assert [(row.name, row.expected) for row in found] == [("Participant", 1), ("Press", 1)]
    assert forum.store.read(station_names) == {forum.desk.station_id: "Desk 1"}


def test_the_missing_stand_in_the_order_of_names_with_their_phone(forum: Forum) -> None:
    categories = [row.id for row in forum.store.read(expected_by_category, forum.event_id)]
    forum.store.write("Phone", put_phone, forum.people["Šimkus"], "+370 600 00000")
    keys = forum.store.read(expected_keys, forum.event_id, categories)
    found = forum.store.read(missing_people, keys)
    assert [(row.name, row.phone, row.organisation) for row in found] == [
        ("Olena Коваленко", "", ""),
        ("Žydrūnas Šimkus", "+370 600 00000", "UAB Šviesa"),
    ]


# --- what is shown -------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, forum: Forum, context: PageContext) -> Iterator[CheckinPage]:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = CheckinPage(replace(context, now=lambda: NINE + timedelta(minutes=15)))
    window.setCentralWidget(page)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    assert forum.event_id == context.event_id
    yield page
    window.close()


@pytest.fixture
def cockpit(qtbot: QtBot, page: CheckinPage) -> Iterator[CockpitWindow]:
    qtbot.waitUntil(page.search.field.hasFocus)
    qtbot.keyClick(page.search.field, Qt.Key.Key_F9)
    window = page.tools.cockpit
    assert window is not None
    qtbot.waitUntil(lambda: bool(window.missing.sentence))
    yield window
    window.close()


def test_before_the_first_arrival_it_says_what_will_stand_here(cockpit: CockpitWindow) -> None:
    assert cockpit.is_empty
    assert cockpit.missing.sentence == "Choose whose absence would matter: speakers, for example."


def test_figures_curve_and_lists_follow_the_scans(qtbot: QtBot, forum: Forum, cockpit: CockpitWindow) -> None:
    forum.store.write("Rush", rush, forum, 40)
    scan(forum, ZYDRUNAS, 14)
    scan(forum, ZYDRUNAS, 14.5, Direction.EXIT)
    qtbot.waitUntil(lambda: cockpit.arrived.about == "of 42 expected, 97 %")
    assert cockpit.arrived.figure == "41"
    assert (cockpit.inside.figure, cockpit.inside.about) == ("40", "1 left again")
    assert (cockpit.recent.figure, cockpit.pace.figure) == ("11", "20")
    assert sum(cockpit.chart.past) == 41
    assert [(row.name, row.cells) for row in cockpit.lists.station_rows] == [("Desk 1", ("41", "41", "20"))]
    assert [(row.name, row.cells) for row in cockpit.lists.category_rows] == [
        ("Participant", ("41", "41", "100 %")),
        ("Press", ("0", "1", "0 %")),
    ]
    assert len(cockpit.chart.coming) == 6
    assert cockpit.words.startswith("Forecast (dashed): about 1 more until ")


def test_who_is_missing_among_the_chosen_categories(
    qtbot: QtBot, forum: Forum, cockpit: CockpitWindow
) -> None:
    forum.store.write("Rename", rename_category, "Press", "Speakers")
    cockpit.close()
    cockpit.show()
    qtbot.waitUntil(lambda: "Speakers" in [row.name for row in cockpit.lists.category_rows])
    assert [each.name for each in cockpit.missing.people] == ["Olena Коваленко"]
    scan(forum, OLENA, 1)
    qtbot.waitUntil(lambda: not cockpit.missing.people)
    assert cockpit.missing.sentence == "Everybody expected in these categories is here."


def test_choosing_a_category_is_kept_and_opens_the_person(
    qtbot: QtBot, page: CheckinPage, forum: Forum, cockpit: CockpitWindow
) -> None:
    cockpit.missing._menu.actions()[0].trigger()
    assert [each.name for each in cockpit.missing.people] == ["Žydrūnas Šimkus"]
    assert cockpit.missing._choice.text() == "Participant"
    with qtbot.waitSignal(page.person_opened) as opened:
        cockpit.missing._table.setFocus()
        qtbot.keyClick(cockpit.missing._table, Qt.Key.Key_Return)
    assert opened.args == [forum.people["Šimkus"]]
    assert page.context.settings.value("Cockpit/categories") == cockpit.missing.chosen[0]


def test_the_chart_wears_the_theme(page: CheckinPage, cockpit: CockpitWindow) -> None:
    page.context.theme.choose(Appearance.DARK)
    try:
        assert cockpit.chart._view.backgroundBrush().color() == QColor(DARK.surface)
        assert cockpit.chart._bars.opts["brush"] == QColor(DARK.accent)
    finally:
        page.context.theme.choose(Appearance.LIGHT)


def test_it_closes_with_the_main_window(page: CheckinPage, cockpit: CockpitWindow) -> None:
    page.hide()
    assert cockpit.isVisible()
    page.window().close()
    assert not cockpit.isVisible()


def test_the_same_key_closes_it(qtbot: QtBot, cockpit: CockpitWindow) -> None:
    cockpit.activateWindow()
    qtbot.keyClick(cockpit, Qt.Key.Key_F9)
    assert not cockpit.isVisible()


def test_telephones_of_the_missing_hide_where_guests_can_see_the_screen(
    page: CheckinPage, cockpit: CockpitWindow, forum: Forum
) -> None:
    phone = "+370 600 00000"
    forum.store.write("Phone", put_phone, forum.people["Šimkus"], phone)
    cockpit.missing._menu.actions()[0].trigger()
    model = cockpit.missing._table.model()
    assert model.index(0, 1).data() == phone
    Habits(page.context.settings).personal_hidden = True
    cockpit.missing._model.refetch()
    assert model.index(0, 1).data() == VEIL
