"""Which sessions are chosen on the page, the same in the grid, the table and the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Chosen(QObject):
    """Holds the choice: sessions by guid, as they were chosen; the last of them is in the inspector.

    Signals:
        changed(): others are chosen.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guids: tuple[str, ...] = ()

    @property
    def guid(self) -> str:
        """The session that was chosen last, "" for none."""
        return self.guids[-1] if self.guids else ""

    def choose(self, *guids: str) -> None:
        """Choose these and no others."""
        if guids != self.guids:
            self.guids = guids
            self.changed.emit()

    def toggle(self, guid: str) -> None:
        """Choose one more, or one less."""
        rest = tuple(each for each in self.guids if each != guid)
        self.choose(*(rest if len(rest) < len(self.guids) else (*rest, guid)))

    def add(self, guids: Iterable[str]) -> None:
        """Choose these as well; the last of them goes into the inspector."""
        more = dict.fromkeys(guids)
        self.choose(*(each for each in self.guids if each not in more), *more)

    def keep(self, there: Collection[str]) -> None:
        """Let go what is no longer there."""
        self.choose(*(each for each in self.guids if each in there))
