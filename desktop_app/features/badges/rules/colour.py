"""Which text can be read on which colour, by the contrast ratio of WCAG 2.2."""

from __future__ import annotations

WHITE = "#FFFFFF"
BLACK = "#000000"
KNEE = 0.04045
"""Below it sRGB is linear (IEC 61966-2-1)."""


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 for black to 1 for white (WCAG 2.2, relative luminance)."""
    value = int(colour.removeprefix("#"), 16)
    parts = [part / 255 for part in (value >> 16, value >> 8 & 255, value & 255)]
    red, green, blue = [part / 12.92 if part <= KNEE else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white); text needs 4.5."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """White where it can be read, black where not: one of the two always reaches 4.5."""
    return WHITE if contrast(WHITE, colour) >= min(4.5, contrast(BLACK, colour)) else BLACK
