"""The paper of bilateral meetings: cards for people, sheets for tables, walls and the host."""

from __future__ import annotations

from desktop_app.features.meetings.tasks.paper.cards import (
    CardJob,
    CardLayout,
    CardPaperRefusal,
    CardReport,
    CardWarning,
    draw_cards,
)
from desktop_app.features.meetings.tasks.paper.sheets import SheetJob, SheetReport, draw_sheets
from desktop_app.features.meetings.tasks.paper.words import CardWords, SheetWords

__all__ = [
    "CardJob",
    "CardLayout",
    "CardPaperRefusal",
    "CardReport",
    "CardWarning",
    "CardWords",
    "SheetJob",
    "SheetReport",
    "SheetWords",
    "draw_cards",
    "draw_sheets",
]
