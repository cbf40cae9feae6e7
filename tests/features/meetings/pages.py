"""What the tests of the page share: it is open, in front, on a small afternoon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.features.meetings.page import MeetingsPage

if TYPE_CHECKING:
    from datetime import datetime

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


def open_page(context: PageContext, now: datetime, qtbot: QtBot) -> MeetingsPage:
    """The page at a time, with the keyboard on its board."""
    page = MeetingsPage(replace(context, now=lambda: now))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.views.board.setFocus()
    return page
