"""The tokens: every colour, distance and type size that the program uses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LINEAR_BELOW = 0.03928  # WCAG 2.1, "relative luminance"
_SWALLOWED = 2.0  # below this contrast a small patch of colour is lost on its ground
_HEX_CHANNELS = ((1, 3), (3, 5), (5, 7))


class State(Enum):
    """What a verdict, a pill or a line of text can say with its colour, always beside a shape or a word."""

    PLAIN = "plain"
    ACCENT = "accent"
    ADMITTED = "admitted"
    ATTENTION = "attention"
    REFUSED = "refused"


class Space(IntEnum):
    """Distances in pixels."""

    HAIR = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    HUGE = 32


class Size(IntEnum):
    """Fixed measures in pixels."""

    LINE = 1
    RADIUS = 6
    ICON = 18
    ICON_LARGE = 40
    ROW = 32
    CELL = 3  # Fusion's own inset of a cell's text, so that headers stand above their columns
    CONTROL = 32
    FINGER = 40  # controls and rows on a screen that is touched
    RAIL = 168
    RAIL_FOLDED = 56
    BAR = 56
    STATUS = 28
    INSPECTOR = 340
    FORM_LABEL = 150
    FORM_FIELD = 380
    PALETTE_WIDTH = 620
    PALETTE_HEIGHT = 420
    TOAST = 420
    SHAPE = 72
    TOUCH = 56
    PICTURE = 120
    KIOSK = 900
    WINDOW_WIDTH = 1280
    WINDOW_HEIGHT = 720
    WINDOW_LEAST_WIDTH = 960
    WINDOW_LEAST_HEIGHT = 600


class Type(IntEnum):
    """Type sizes in pixels."""

    CAPTION = 11
    BASE = 13
    STRONG = 15
    TITLE = 20
    LARGE = 32
    VERDICT = 56


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each as "#RRGGBB"."""

    name: str
    surface: str
    raised: str
    sunken: str
    line: str
    control: str
    text: str
    muted: str
    accent: str
    on_accent: str
    admitted: str
    attention: str
    refused: str
    tint: float

    def of(self, state: State) -> str:
        """Give the colour that says `state`; plain is the text's."""
        colours = {
            State.PLAIN: self.text,
            State.ACCENT: self.accent,
            State.ADMITTED: self.admitted,
            State.ATTENTION: self.attention,
            State.REFUSED: self.refused,
        }
        return colours[state]

    def wash(self, colour: str) -> str:
        """Give a pale ground in `colour` on which text stays readable."""
        return blend(self.surface, colour, self.tint)

    @property
    def hover(self) -> str:
        """The ground under the pointer."""
        return blend(self.surface, self.muted, self.tint / 2)

    @property
    def chosen(self) -> str:
        """The ground of what is selected."""
        return self.wash(self.accent)

    def ring(self, colour: str) -> str:
        """Give the outline of a patch in `colour`, "" where it stands out from the ground by itself."""
        return self.control if contrast(colour, self.surface) < _SWALLOWED else ""

    @property
    def pressed(self) -> str:
        """The accent while the button is down."""
        return blend(self.accent, self.text, 0.2)


LIGHT = Tokens(
    name="light",
    surface="#FFFFFF",
    raised="#F7F8FA",
    sunken="#EEF1F4",
    line="#DDE2E8",
    control="#7C8896",
    text="#15202B",
    muted="#5B6875",
    accent="#1E5AA8",
    on_accent="#FFFFFF",
    admitted="#15803D",
    attention="#B45309",
    refused="#B91C1C",
    tint=0.12,
)
DARK = Tokens(
    name="dark",
    surface="#15191E",
    raised="#1C2229",
    sunken="#101317",
    line="#2C343D",
    control="#6B7784",
    text="#E8EDF2",
    muted="#98A5B3",
    accent="#6BA5EC",
    on_accent="#101317",
    admitted="#4ADE80",
    attention="#FBBF24",
    refused="#F87171",
    tint=0.20,
)


SERIES: Final = (
    "#1E5AA8", "#15803D", "#B45309", "#6A4FA3", "#0F766E", "#B3261E", "#8A6D00", "#9D174D",
)  # fmt: skip
"""Colours for things of one kind that nobody gave any, in turn; none of them stands alone without a word."""

_HALF: Final = 128


def tokens_of(widget: QWidget) -> Tokens:
    """Give the tokens that `widget` is drawn with just now; ask again at every paint."""
    ground: QWidget | None = widget
    # What has no ground of its own stands on that of what it lies in.
    while ground is not None and not ground.palette().color(QPalette.ColorRole.Window).alpha():
        ground = ground.parentWidget()
    return tokens_of_palette((ground or widget).palette())


def tokens_of_palette(palette: QPalette) -> Tokens:
    """Give the tokens that `palette` was made from.

    A style sheet puts the ground of a part, as an inspector's, in the place of the window's: what tells is
    whether it is dark.
    """
    ground = palette.color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < _HALF else LIGHT


def blend(ground: str, colour: str, share: float) -> str:
    """Mix `share` (0 to 1) of `colour` into `ground`."""
    mixed = (
        round(low + (high - low) * share)
        for low, high in zip(_channels(ground), _channels(colour), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start:end], 16) for start, end in _HEX_CHANNELS)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
