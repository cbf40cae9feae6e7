"""One page of a card as it is drawn: head with name and code, rows, foot with emblem and funder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.features.checkin.rules.card_codes import show_card_code
from desktop_app.features.meetings.tasks.paper.card_rows import (
    BAR,
    HEIGHT,
    INNER,
    LARGE,
    LEAST,
    MARGIN,
    SMALLEST,
    WIDTH,
)
from desktop_app.features.meetings.tasks.paper.pen import rule, write
from desktop_app.paper.document import MM
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, HAIR, INK, LINE, MUTED, setter
from desktop_app.paper.text import Fit, fit_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.meetings.rules.card import Card, CardEvent
    from desktop_app.features.meetings.tasks.paper.card_rows import CardRow
    from desktop_app.features.meetings.tasks.paper.words import CardWords
    from desktop_app.paper.document import Colour, Ink
    from desktop_app.paper.text import Fitted

QR: Final = 19.0
# The quiet zone is white anyway: the dark modules line up with the margin.
QR_PLAY: Final = QR * 4 / 29
# The code, its quiet zone and its letters need the least; a long name and organisation the most.
LEAST_HEAD: Final = 20.6
MOST_HEAD: Final = 25.6
STAMP: Final = 5.0
COLUMNS: Final = 4.2
EMBLEM: Final = 6.5
SMALL: Final = LEAST
NAME_ROOM: Final = INNER - QR + QR_PLAY - 5
NAME_HEIGHT: Final = 10.6
NAME_TOP: Final = 3.6
CODE_ROOM: Final = 26.0
RULE: Final = 0.8
"""Points: the rule under the head, in the accent."""


def foot_of(event: CardEvent) -> float:
    """The room that funder, publicity line and emblem take, in mm."""
    return 10.0 if event.emblem or event.small_print else 0.0


def row_room(card: Card, event: CardEvent) -> float:
    """The room for rows on each page of a card, in mm."""
    return HEIGHT - 2 * MARGIN - _heading(card).height - COLUMNS - foot_of(event)


class _Heading(NamedTuple):
    """Name and organisation as they stand in the head, and how tall the head is in mm."""

    name: Fitted
    home: Fitted
    height: float


def _heading(card: Card) -> _Heading:
    country = card.country_code
    wide = Fit(LARGE, LEAST, 2, LARGE * 0.85, 1.08)
    name = fit_text(setter(Weight.BOLD, country), card.name, NAME_ROOM * MM, NAME_HEIGHT * MM, wide)
    home = ", ".join(part for part in (card.organisation, card.country) if part)
    room = MOST_HEAD - STAMP - NAME_TOP - name.height / MM
    small = Fit(SMALL, SMALLEST, 2, SMALL, 1.14)
    under = fit_text(setter(Weight.REGULAR, country), home, NAME_ROOM * MM, room * MM, small)
    text = NAME_TOP + (name.height + under.height) / MM + STAMP
    return _Heading(name, under, max(LEAST_HEAD, text))


def draw_face(
    ink: Ink, card: Card, event: CardEvent, words: CardWords, rows: Sequence[CardRow], page: tuple[int, int]
) -> None:
    """Draw one page (`page` is its number and how many there are) with these rows."""
    top = _head(ink, card, words, page)
    if card.meetings:
        base = top + COLUMNS - 1.2
        write(ink, words.table, (WIDTH - MARGIN, base), 20, SMALL, colour=MUTED, right=True)
    top += COLUMNS
    lines = [rule(MARGIN, WIDTH - MARGIN, top)] if rows and rows[0].ruled else []
    for row in rows:
        _row(ink, row, top)
        top += row.height
        lines.append(rule(MARGIN, WIDTH - MARGIN, top))
    ink.segments(lines[:-1], HAIR, LINE)
    _foot(ink, event)


def _row(ink: Ink, row: CardRow, top: float) -> None:
    if row.bar is not None:
        ink.rectangle(MARGIN, top + 1.1, BAR, row.height - 2.2, row.bar)
    for piece in row.pieces:
        ink.text(piece.line, MARGIN + piece.x, top + piece.y, piece.size, piece.colour)


def _head(ink: Ink, card: Card, words: CardWords, page: tuple[int, int]) -> float:
    """Draw the head; gives where it ends."""
    number = words.page.format(page=page[0], pages=page[1]) if page[1] > 1 else ""
    over = " · ".join(part for part in (words.title, number) if part)
    write(ink, over, (MARGIN, MARGIN + 2.4), NAME_ROOM, SMALL, weight=Weight.SEMIBOLD, colour=ACCENT)
    heading = _heading(card)
    down = _lines(ink, heading.name, MARGIN + NAME_TOP, INK)
    _lines(ink, heading.home, down, MUTED)
    foot = MARGIN + heading.height
    stamp = words.stamp.format(clock=words.clock, version=card.version)
    write(ink, stamp, (MARGIN, foot - 1.6), NAME_ROOM, SMALL, weight=Weight.SEMIBOLD)
    _code(ink, card, foot - 1.6)
    ink.segments([rule(MARGIN, WIDTH - MARGIN, foot)], RULE, ACCENT)
    return foot


def _lines(ink: Ink, fitted: Fitted, top: float, colour: Colour) -> float:
    """Draw the lines of a text from a top in mm on; gives where they end."""
    for line, base in zip(fitted.lines, fitted.baselines(), strict=True):
        ink.text(line, MARGIN, top + base / MM, fitted.size, colour)
    return top + fitted.height / MM


def _code(ink: Ink, card: Card, base: float) -> None:
    """The QR code, its dark part flush with the margins, and under it the same letters to type."""
    right = WIDTH - MARGIN
    ink.qr(card.code, right - QR + QR_PLAY, MARGIN - QR_PLAY, QR)
    shown = show_card_code(card.code)
    write(ink, shown, (right, base), CODE_ROOM, SMALL, colour=MUTED, right=True)


def _foot(ink: Ink, event: CardEvent) -> None:
    height = foot_of(event)
    if not height:
        return
    top = HEIGHT - MARGIN - EMBLEM
    ink.segments([rule(MARGIN, WIDTH - MARGIN, top - 1.8)], HAIR, LINE)
    left = MARGIN
    if event.emblem:
        ink.emblem(left, top, EMBLEM)
        left += EMBLEM * 1.5 + 2.5
    words = event.small_print
    fit = Fit(SMALL, SMALLEST, 3, SMALL, 1.1)
    fitted = fit_text(setter(Weight.REGULAR), words, (WIDTH - MARGIN - left) * MM, EMBLEM * MM, fit)
    for line, base in zip(fitted.lines, fitted.baselines(), strict=True):
        ink.text(line, left, top + base / MM, fitted.size, MUTED)
