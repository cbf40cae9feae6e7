"""One way to deal with a late session: what it would change, whom that hurts, and the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.features.agenda.rules.lateness import Offer, Remedy
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import ElidedLabel, Kind, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.rules import Session

MOST: Final = 6
"""Changes listed one by one; more are counted."""
NUMBERS: Final = {Remedy.SHIFT: 1, Remedy.SHORTEN: 2, Remedy.SWAP: 3}


class OfferCard(QFrame):
    """A small list before → after, and who would feel it.

    Signals:
        chosen(Remedy): do this.
    """

    chosen = Signal(object)

    def __init__(
        self,
        words: AgendaWords,
        offer: Offer,
        hurt: Sequence[str],
        clashes: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = words
        self._offer = offer
        self._hurt, self._clashes = hurt, clashes
        self._lines: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        self._column.setSpacing(Space.HAIR)
        name = f"&{NUMBERS[offer.remedy]}  {self._name(offer.remedy)}"
        self.button = button(name, Kind.PRIMARY if offer.remedy is Remedy.SHIFT else Kind.PLAIN)
        self._fill()
        self.button.setAccessibleDescription("\n".join(self._lines))
        self.button.clicked.connect(self._on_clicked)

    @property
    def lines(self) -> list[str]:
        """What is said, line by line."""
        return self._lines

    def _name(self, remedy: Remedy) -> str:
        return {
            Remedy.SHIFT: self.tr("Shift the rest"),
            Remedy.SHORTEN: self.tr("Shorten it"),
            Remedy.SWAP: self.tr("Swap with the next"),
        }[remedy]

    def _why(self, remedy: Remedy) -> str:
        return {
            Remedy.SHIFT: self.tr("What follows makes way; gaps absorb the delay, locked items stay."),
            Remedy.SHORTEN: self.tr("It ends as planned; nothing else moves."),
            Remedy.SWAP: self.tr("The next one goes first, then this one."),
        }[remedy]

    def _fill(self) -> None:
        self._column.addWidget(self.button)
        self._column.addWidget(label(self._why(self._offer.remedy), Type.CAPTION, wrap=True))
        pairs = list(zip(self._offer.step.before, self._offer.step.after, strict=True))
        for before, after in pairs[:MOST]:
            self._add_change(before, after)
        if len(pairs) > MOST:
            self._say(self.tr("and %n more", "", len(pairs) - MOST))
        self._column.addSpacing(Space.HAIR)
        for line in self._hurt:
            self._say(line)
        for line in self._clashes:
            self._say(f"⚠ {line}", State.ATTENTION)

    def _add_change(self, before: Session, after: Session) -> None:
        title = ElidedLabel(self._words.title(after))
        times = f"{self._span(before)}  →  {self._span(after)}"
        told = label(times, Type.CAPTION)
        self._column.addWidget(title)
        self._column.addWidget(told)
        self._lines.append(f"{title.text()}: {times}")

    def _span(self, session: Session) -> str:
        return self._words.span(session.start, session.end) if session.start and session.end else "–"

    def _say(self, words: str, state: State = State.PLAIN) -> None:
        told = label(words, wrap=True)
        put_state(told, state)
        self._column.addWidget(told)
        self._lines.append(words)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._offer.remedy)
