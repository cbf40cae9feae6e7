"""The texts of a grid's cells at one size: time, title, people, and how tall they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.features.agenda.rules import SessionKind, SessionState
from desktop_app.features.agenda.tasks.paper.pen import run_text, tall
from desktop_app.features.agenda.tasks.paper.rows import people_line
from desktop_app.features.agenda.tasks.paper.sheets import times
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ATTENTION, INK, MUTED

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.tasks.paper.grid_cells import Cell
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
    from desktop_app.paper.document import Colour
    from desktop_app.paper.text import Fitted

INSET: Final = 1.3
BAR: Final = 1.0
_SMALL: Final = 0.84
_SMALLER: Final = 0.85
_FULL: Final = 0.9
_FAINTEST: Final = 1.0


class Told(NamedTuple):
    """A text and its colour."""

    fitted: Fitted
    colour: Colour


class CellTexts:
    """Sets the texts of cells in columns of `column` mm; a cell is never taller than `room` mm."""

    def __init__(
        self, programme: Programme, words: ProgrammeWords, column: float, size: float, room: float
    ) -> None:
        self._programme, self._words = programme, words
        self._column, self._size, self._room = column, size, room
        self._set: dict[Cell, list[Told]] = {}

    def smaller(self) -> CellTexts:
        """The same in smaller type."""
        size = max(_FAINTEST, self._size * _SMALLER)
        room = self._room if size > _FAINTEST else self._room * _SMALLER
        return CellTexts(self._programme, self._words, self._column, size, room)

    def need(self, cell: Cell) -> float:
        """How tall a cell must be, in mm."""
        return tall(*(told.fitted for told in self.of(cell))) + 2 * INSET * 0.7

    def of(self, cell: Cell) -> list[Told]:
        """The texts of a cell, from the top."""
        if cell not in self._set:
            self._set[cell] = self._made(cell)
        return self._set[cell]

    def width(self, cell: Cell) -> float:
        """The room for text in a cell, in mm."""
        return self._column * cell.columns / cell.lanes - 2 * INSET - BAR

    def _made(self, cell: Cell) -> list[Told]:
        session, room = cell.session, self.width(cell)
        small = self._size * _SMALL
        pause = session.kind is SessionKind.BREAK
        time = times(self._programme, session)
        called_off = self._words.cancelled if session.state is SessionState.CANCELLED else ""
        title = run_text(session.title, room, self._size, Weight.REGULAR if pause else Weight.SEMIBOLD)
        told = [
            Told(run_text(time, room, small), MUTED),
            Told(title, MUTED if pause or called_off else INK),
            Told(run_text(called_off, room, small, Weight.SEMIBOLD), ATTENTION),
            Told(run_text(people_line(self._programme, session, self._words), room, small), MUTED),
        ]
        return self._pressed([each for each in told if each.fitted.lines])

    def _pressed(self, told: list[Told]) -> list[Told]:
        """Texts that are taller than a page are set smaller until they are not."""
        height, most = tall(*(each.fitted for each in told)), self._room * _FULL
        if height <= most:
            return told
        return [Told(each.fitted.scaled(most / height), each.colour) for each in told]
