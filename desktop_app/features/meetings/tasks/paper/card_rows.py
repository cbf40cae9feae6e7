"""The rows of a card set at one size of type: meetings, sessions, days and what is free between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.features.checkin.rules.attending import Attending
from desktop_app.features.meetings.rules.card import FreeTime, LineKind, with_free_time
from desktop_app.features.meetings.tasks.paper.pen import set_text, type_colour
from desktop_app.paper.document import MM
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, INK, MUTED, Piece, setter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.meetings.rules.card import Card, CardLine, Partner
    from desktop_app.features.meetings.tasks.paper.words import CardWords
    from desktop_app.paper.document import Colour
    from desktop_app.paper.text import Fitted
    from desktop_app.paper.warnings import PaperWarning

# A6 upright; lengths in mm, sizes in points.
WIDTH: Final = 105.0
HEIGHT: Final = 148.0
MARGIN: Final = 7.0
INNER: Final = WIDTH - 2 * MARGIN
LARGE: Final = 14.0
MOST: Final = 9.0
LEAST: Final = 7.0
"""A card is never set smaller: it goes on over another page."""
SMALLEST: Final = 5.5
"""A single text, say an organisation of ninety letters, may come down to this before it is reported."""
BAR: Final = 1.1
TEXT_LEFT: Final = 15.5
TABLE_ROOM: Final = 12.0
TEXT_ROOM: Final = INNER - TEXT_LEFT - TABLE_ROOM
# Above and below the text of a row, of the size of type: small type stands closer.
WIDE_GAP: Final = 0.6
CLOSE_GAP: Final = 0.36
TEXT_LINES: Final = 4
# Figures have no descenders: the number's top and foot, of its size.
NUMBER_HEIGHT: Final = 0.74


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row ready to be placed: its pieces lie `height` mm from its top, its left end is the margin.

    `bar` is the colour beside a meeting. A `head` never stays behind at the foot of a page.
    """

    height: float
    pieces: tuple[Piece, ...]
    warnings: tuple[PaperWarning, ...] = ()
    bar: Colour | None = None
    head: bool = False
    ruled: bool = False


class _Stack:
    """Texts one under the other, from a top in mm."""

    def __init__(self, top: float) -> None:
        self._down = top * MM
        self.pieces: list[Piece] = []
        self.warnings: list[PaperWarning] = []

    @property
    def height(self) -> float:
        """How far down it reaches, in mm."""
        return self._down / MM

    def add(self, fitted: Fitted, x: float, colour: Colour) -> None:
        """A text under those before."""
        for line, base in zip(fitted.lines, fitted.baselines(), strict=True):
            self.pieces.append(Piece(line, x, (self._down + base) / MM, fitted.size, colour))
        self._down += fitted.height
        self.warnings += fitted.faults

    def beside(self, time: str, size: float, colour: Colour, weight: Weight = Weight.REGULAR) -> None:
        """The time, on the first text's baseline."""
        base = self.pieces[0].y if self.pieces else self.height + size / MM
        self.pieces.append(Piece(setter(weight).line(time), BAR + 1.6, base, size, colour))

    def number(self, number: str, top: float) -> None:
        """The number of the table in large type at the right."""
        fitted = set_text(number, TABLE_ROOM - 1.5, LARGE, Weight.BOLD)
        for line in fitted.lines:
            x = INNER - line.width * fitted.size / MM
            self.pieces.append(Piece(line, x, top + LARGE * NUMBER_HEIGHT / MM, fitted.size, INK))


def rows_of(card: Card, words: CardWords, size: float) -> list[CardRow]:
    """The rows of a card at a size of type."""
    return list(_rows(card, words, size))


def _rows(card: Card, words: CardWords, size: float) -> Iterator[CardRow]:
    days = {line.starts.date() for line in card.lines}
    day = None
    for line in with_free_time(card.lines):
        if len(days) > 1 and line.starts.date() != day:
            day = line.starts.date()
            yield _day(words.day(day), size)
        if isinstance(line, FreeTime):
            yield _light(f"{line.starts:%H:%M}", words.free.format(time=f"{line.ends:%H:%M}"), size)
        elif line.kind is LineKind.SESSION:
            yield _session(line, words, size)
        else:
            yield _meeting(line, words, size)
    if not card.meetings:
        yield _light("", words.nothing, size)


def _gap(size: float) -> float:
    share = (size - LEAST) / (MOST - LEAST)
    return size * (CLOSE_GAP + share * (WIDE_GAP - CLOSE_GAP)) / MM


def _day(words: str, size: float) -> CardRow:
    stack = _Stack(size * 0.35 / MM)
    stack.add(set_text(words, INNER, size, Weight.SEMIBOLD), 0, ACCENT)
    return CardRow(
        stack.height + size * 0.3 / MM, tuple(stack.pieces), tuple(stack.warnings), head=True, ruled=True
    )


def _light(time: str, words: str, size: float, colour: Colour = MUTED) -> CardRow:
    """A row of one text that is no meeting: what lies around them."""
    pad = _gap(size) * 0.6
    stack = _Stack(pad)
    left = TEXT_LEFT if time else 0.0
    stack.add(_text(words, INNER - left, size), left, colour)
    if time and stack.pieces:
        stack.beside(time, size, colour)
    return CardRow(stack.height + pad, tuple(stack.pieces), tuple(stack.warnings), ruled=True)


def _session(line: CardLine, words: CardWords, size: float) -> CardRow:
    """A session with its room and end; where the owner is on stage it is strong and has a bar."""
    told = {Attending.SPEAKS: words.speaks, Attending.MODERATES: words.moderates}.get(line.attends, "{title}")
    pad = _gap(size) * 0.8
    stack = _Stack(pad)
    weight = Weight.REGULAR if line.attends is Attending.LISTENS else Weight.SEMIBOLD
    stack.add(_text(told.format(title=line.title), INNER - TEXT_LEFT, size, weight), TEXT_LEFT, INK)
    under = " · ".join(part for part in (line.place, words.until.format(time=f"{line.ends:%H:%M}")) if part)
    stack.add(_text(under, INNER - TEXT_LEFT, size), TEXT_LEFT, MUTED)
    stack.beside(f"{line.starts:%H:%M}", size, INK, weight)
    bar = None if line.attends is Attending.LISTENS else INK
    return CardRow(stack.height + pad, tuple(stack.pieces), tuple(stack.warnings), bar, ruled=True)


def _meeting(line: CardLine, words: CardWords, size: float) -> CardRow:
    pad = _gap(size)
    stack = _Stack(pad)
    kind = line.title
    for partner in line.partners:
        _add_partner(stack, partner, kind, words, size)
        kind = ""
    if line.colleagues:
        along = words.along.format(names=", ".join(line.colleagues))
        stack.add(_text(along, TEXT_ROOM, size), TEXT_LEFT, MUTED)
    stack.beside(f"{line.starts:%H:%M}", size, INK, Weight.SEMIBOLD)
    stack.number(str(line.table), pad)
    height = max(stack.height, pad + LARGE * NUMBER_HEIGHT / MM) + pad
    bar = type_colour(line.colour)
    return CardRow(height, tuple(stack.pieces), tuple(stack.warnings), bar, ruled=True)


def _add_partner(stack: _Stack, partner: Partner, kind: str, words: CardWords, size: float) -> None:
    """Name, organisation and country, and what the partner offers and needs."""
    country = partner.country_code
    name = _text(partner.name, TEXT_ROOM, size, Weight.SEMIBOLD, country)
    stack.add(name, TEXT_LEFT, INK)
    home = ", ".join(part for part in (partner.organisation, partner.country) if part)
    under = " · ".join(part for part in (kind, home) if part)
    stack.add(_text(under, TEXT_ROOM, size, country=country), TEXT_LEFT, INK)
    hints = (
        words.offers.format(words=", ".join(partner.offers)) if partner.offers else "",
        words.needs.format(words=", ".join(partner.needs)) if partner.needs else "",
    )
    stack.add(_text("; ".join(filter(None, hints)), TEXT_ROOM, size, country=country), TEXT_LEFT, MUTED)


def _text(text: str, room: float, size: float, weight: Weight = Weight.REGULAR, country: str = "") -> Fitted:
    """A text at this size, on more lines where it is long; smaller only where even those do not hold it."""
    return set_text(text, room, size, weight, country, lines=TEXT_LINES, least=SMALLEST)
