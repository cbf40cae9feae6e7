"""The living sentence of the page: how much there is, what clashes, what changed since it was released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.sight import Sight


class Summary(QObject):
    """Says how the agenda stands."""

    def __init__(self, words: AgendaWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def of(self, sight: Sight) -> str:
        """The sentence of a sight."""
        if sight.is_empty:
            return self.tr("Nothing planned yet")
        taking = sight.taking_place
        rooms = len({each.room for each in taking if each.room})
        words = self.tr("{sessions} in {rooms}").format(
            sessions=self.tr("%n session(s)", "", len(taking)), rooms=self.tr("%n room(s)", "", rooms)
        )
        words += ", " + self.tr("%n conflict(s)", "", sight.clashes)
        if sight.releases:
            released = self.tr(", released {time}, {changes} since")
            words += released.format(
                time=self._words.time(sight.releases[0].at),
                changes=self.tr("%n change(s)", "", sight.changes),
            )
        else:
            words += self.tr(", not released yet")
        return words
