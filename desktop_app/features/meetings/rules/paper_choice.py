"""What paper of the meetings somebody wants: which cards, or which sheets."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules.card_changes import CardState
from desktop_app.features.meetings.rules.sheets import SheetKind

if TYPE_CHECKING:
    from collections.abc import Mapping


class PaperWanted(StrEnum):
    """Everything that can be printed, the cards first."""

    STALE_CARDS = "stale cards"
    NEW_CARDS = "new cards"
    ALL_CARDS = "all cards"
    TABLES = "tables"
    SLOTS = "slots"
    DOOR = "door"
    LARGE_DOOR = "large door"
    INTERPRETERS = "interpreters"
    COLLECTED = "collected"


CARDS: Final[Mapping[PaperWanted, frozenset[CardState] | None]] = {
    PaperWanted.STALE_CARDS: frozenset({CardState.STALE}),
    PaperWanted.NEW_CARDS: frozenset({CardState.NEVER}),
    PaperWanted.ALL_CARDS: None,
}
"""The states of the cards that are wanted; None for all."""

SHEETS: Final[Mapping[PaperWanted, SheetKind]] = {
    PaperWanted.TABLES: SheetKind.TABLES,
    PaperWanted.SLOTS: SheetKind.SLOTS,
    PaperWanted.DOOR: SheetKind.DOOR,
    PaperWanted.LARGE_DOOR: SheetKind.DOOR,
    PaperWanted.INTERPRETERS: SheetKind.INTERPRETERS,
    PaperWanted.COLLECTED: SheetKind.COLLECTED,
}
