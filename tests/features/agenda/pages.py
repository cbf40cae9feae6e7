"""What the tests of the Agenda page share: the page in front, on the day of the forum, with a programme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.page import AgendaPage
from desktop_app.features.agenda.rules import Role, Session
from tests.features.agenda.programmes import at, minutes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.kit.context import PageContext

MORNING = at(9, 5)


def on_the_day(context: PageContext) -> PageContext:
    """Two rooms, a morning in the hall, one talk in the studio by who speaks first in the hall."""
    store, event = context.store, context.event_id
    hall, studio = (store.write("Room", actions.add_room, event, name) for name in ("Hall", "Studio"))
    names = {"ona": "Ona Testė", "mari": "Mari Näide"}
    keys = {short: store.write("Person", actions.add_person, event, name) for short, name in names.items()}
    for guid, room, start, people in (
        ("one", hall, at(9), ("ona",)),
        ("two", hall, at(9, 30), ("mari",)),
        ("three", hall, at(10, 30), ()),
        ("four", studio, at(11), ("ona",)),
    ):
        roles = tuple(Role(keys[short]) for short in people)
        session = Session(guid, guid.title(), minutes(30), room, start, people=roles)
        store.write("Add", actions.add_session, event, session)
    return replace(context, now=lambda: MORNING)


def open_agenda(context: PageContext, qtbot: QtBot) -> AgendaPage:
    """The page in front, as wide as a window has room for."""
    page = AgendaPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def now(context: PageContext) -> Programme:
    """The programme as it stands."""
    return context.store.read(queries.programme, context.event_id)
