"""A session as a row of a list: times at the left, title and people between, the room at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules import Part, SessionKind, SessionState
from desktop_app.features.agenda.rules.track_colours import track_colour
from desktop_app.features.agenda.tasks.paper.flow import Bar, Block
from desktop_app.features.agenda.tasks.paper.pen import one_line, placed, run_text, tall
from desktop_app.features.agenda.tasks.paper.sheets import begins, ends
from desktop_app.paper.document import MM
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, ATTENTION, INK, MUTED, SERIES, hex_colour

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
    from desktop_app.paper.document import Colour
    from desktop_app.paper.pen import Piece

BAR: Final = 1.0
GAP: Final = 3.0
_SMALL: Final = 0.82
_GAP: Final = 0.6
"""Between title and room, of the size of type."""
_LEAST_SMALL: Final = 5.5


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How rows of a list are set: their width and the columns of times and rooms in mm, type in points."""

    width: float
    times: float
    rooms: float
    size: float
    pad: float = 0.5
    """Above and below the text, of the size of type."""
    subtitle: bool = True

    @property
    def text(self) -> float:
        """The room for the title in mm."""
        # What is read from the right ends here: large type needs more air before the room.
        gap = max(GAP, self.size * _GAP / MM) if self.rooms else 0.0
        return self.width - self.times - self.rooms - gap

    @property
    def small(self) -> float:
        return max(_LEAST_SMALL, self.size * _SMALL)


def people_line(programme: Programme, session: Session, words: ProgrammeWords) -> str:
    """Who speaks, each once; who moderates says so."""
    known = programme.people_by_key()
    moderates = {role.person for role in session.people if role.part is Part.MODERATOR}
    names = [
        f"{known[key].name} ({words.moderator})" if key in moderates else known[key].name
        for key in session.persons
        if key in known
    ]
    return ", ".join(names)


def colour_of(programme: Programme, session: Session) -> Colour | None:
    """The colour of the session's track; None without one."""
    return hex_colour(track_colour(programme, session.track, SERIES))


def session_row(
    programme: Programme,
    session: Session,
    words: ProgrammeWords,
    style: RowStyle,
    *,
    marks: tuple[str, ...] = (),
    where: str = "",
    heads: bool = False,
) -> Block:
    """The row; `marks` are what changed, in words, `where` is what stands in the column of rooms."""
    pad = style.pad * style.size / MM
    gone = session.state is SessionState.CANCELLED
    said = (words.cancelled, *marks) if gone else marks
    left, tint = _times(programme, session, style, pad, marked=bool(said))
    middle, low = _texts(programme, session, words, style, pad, said)
    right = run_text(where, style.rooms, style.small) if where else None
    pieces = [*left, *middle]
    if right is not None:
        pieces += placed(right, style.width - style.rooms, pad + _lift(style), MUTED)
        low = max(low, pad + _lift(style) + tall(right))
    height = max(low, pad + (style.size + style.small) * 1.2 / MM) + pad
    bars = (Bar(0, pad, BAR, height - 2 * pad, tint),) if tint is not None else ()
    return Block(height, tuple(pieces), bars, heads=heads, ruled=style.width)


def _lift(style: RowStyle) -> float:
    """So that smaller type stands on the baseline of the title."""
    return (style.size - style.small) * 0.95 / MM


def _times(
    programme: Programme, session: Session, style: RowStyle, pad: float, *, marked: bool
) -> tuple[list[Piece], Colour | None]:
    room = style.times - BAR - 2
    start = one_line(begins(programme, session), room, style.size, Weight.SEMIBOLD)
    end = one_line(f"–{ends(programme, session)}", room, style.small)
    pieces = placed(start, BAR + 1.4, pad, ATTENTION if marked else INK)
    pieces += placed(end, BAR + 1.4, pad + tall(start), MUTED)
    return pieces, ATTENTION if marked else colour_of(programme, session)


def _texts(
    programme: Programme,
    session: Session,
    words: ProgrammeWords,
    style: RowStyle,
    pad: float,
    marks: tuple[str, ...],
) -> tuple[list[Piece], float]:
    """The title and what stands under it; gives where that ends."""
    pause = session.kind is SessionKind.BREAK
    weight = Weight.REGULAR if pause else Weight.SEMIBOLD
    stack = [(run_text(" · ".join(marks), style.text, style.small, Weight.SEMIBOLD), ATTENTION)]
    title = (run_text(session.title, style.text, style.size, weight), MUTED if pause else INK)
    stack = [title, *stack]
    if style.subtitle:
        stack.append((run_text(session.subtitle, style.text, style.small), INK))
    stack.append((run_text(people_line(programme, session, words), style.text, style.small), MUTED))
    facts = " · ".join(part for part in (session.track, session.language.upper()) if part)
    stack.append((run_text(facts, style.text, style.small), ACCENT))
    pieces: list[Piece] = []
    down = pad
    for fitted, colour in stack:
        if fitted.lines:
            pieces += placed(fitted, style.times, down, colour, style.text)
            down += tall(fitted)
    return pieces, down


def heading(text: str, size: float, width: float, *, above: float = 2.0, fresh: bool = False) -> Block:
    """A day or another heading over rows."""
    set_ = one_line(text, width, size, Weight.BOLD)
    return Block(
        above + tall(set_) + 1.5, tuple(placed(set_, 0, above, ACCENT, width)), heads=True, fresh=fresh
    )
