"""What guests may see of the screen, set on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.features.setup.page.manners import MannersSection
from desktop_app.kit.habits import NEVER, Habits, Touch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


@pytest.fixture
def section(qtbot: QtBot, context: PageContext) -> MannersSection:
    section = MannersSection(context)
    qtbot.addWidget(section)
    section.refresh()
    return section


def test_at_first_names_hide_after_a_minute_and_people_are_shown_whole(section: MannersSection) -> None:
    assert section._seconds.currentText() == "after 60 seconds"
    assert not section._personal.isChecked()


def test_each_choice_is_kept_on_this_computer(section: MannersSection, context: PageContext) -> None:
    section._seconds.setCurrentIndex(section._seconds.findData(NEVER))
    section._seconds.activated.emit(0)
    section._personal.click()
    habits = Habits(context.settings)
    assert (habits.seconds, habits.personal_hidden) == (NEVER, True)
    section._personal.click()
    assert not habits.personal_hidden


def test_touch_is_in_force_at_once(section: MannersSection, context: PageContext) -> None:
    section._touch.setCurrentIndex(section._touch.findData(Touch.ON))
    section._touch.activated.emit(0)
    try:
        assert context.theme.roomy
    finally:
        context.theme.choose_roomy(roomy=False)
    assert Habits(context.settings).touch is Touch.ON
