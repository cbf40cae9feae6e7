"""A page reads what it shows when it is seen, and again when its tables change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop_app.kit.page import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


class _Counting(Page):
    watched = frozenset({"attendee"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.reads = 0

    @override
    def refresh(self) -> None:
        self.reads += 1


def test_a_hidden_page_reads_only_once_it_is_seen(qtbot: QtBot, context: PageContext) -> None:
    page = _Counting(context)
    qtbot.addWidget(page)
    context.signals.changed.emit(frozenset({"attendee"}))
    assert page.reads == 0
    page.show()
    assert page.reads == 1


def test_a_seen_page_reads_again_after_changes_of_its_tables(qtbot: QtBot, context: PageContext) -> None:
    page = _Counting(context)
    qtbot.addWidget(page)
    page.show()
    context.signals.changed.emit(frozenset({"attendee", "scan"}))
    context.signals.changed.emit(frozenset({"scan"}))
    assert page.reads == 2
