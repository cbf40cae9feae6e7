"""A designer on a template, in the Badges page of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.features.badges import actions
from desktop_app.features.badges.page import BadgesPage
from tests.features.badges.designer.hand import Hand
from tests.features.badges.designer.samples import at, card

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.kit.context import PageContext
    from tests.make import Forum


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> BadgesPage:
    page = BadgesPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: not context.runner.running, timeout=20_000)
    return page


@pytest.fixture
def designing(page: BadgesPage, forum: Forum, qtbot: QtBot) -> Callable[[BadgeTemplate], Hand]:
    """Keeps a template for the event and opens the designer on it."""

    def opened(template: BadgeTemplate) -> Hand:
        store = page.context.store
        key = store.write("Add", actions.add_template, forum.event_id, template, title=template.title)
        qtbot.waitUntil(lambda: page.templates.count() == 5)
        page.templates.choose(key)
        page.keeping.design(page.template)
        assert page.designer is not None
        qtbot.waitUntil(page.designer.isVisible)
        hand = Hand(page, page.designer, qtbot)
        hand.designer.canvas.zoom.set_factor(2.0)
        hand.designer.canvas.centerOn(45, 27)
        return hand

    return opened


@pytest.fixture
def hand(designing: Callable[[BadgeTemplate], Hand]) -> Hand:
    """The designer on a card with three bands, 10 mm wide and 5 high, and a text."""
    bands = [at("band", x, y, 10, 5, colour="ink") for x, y in ((10, 20), (30.4, 30), (66, 40))]
    return designing(card(*bands, at("text", 10, 5, 60, 8, text="{first_line}", size=14, minimum=6)))


@pytest.fixture
def focused(hand: Hand, qtbot: QtBot) -> Hand:
    """The same designer, with the keys going to its canvas."""
    hand.page.activateWindow()
    hand.designer.canvas.setFocus()
    qtbot.waitUntil(hand.designer.canvas.hasFocus)
    return hand
