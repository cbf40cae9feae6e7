"""Values of foreign layouts, read as leniently as the programs read them that wrote them."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Any

from desktop_app.features.badges.rules.node import UNWRITABLE
from desktop_app.features.badges.rules.template import HEX_COLOUR, Area

if TYPE_CHECKING:
    from collections.abc import Mapping

SMALLEST = 0.5
"""mm; what is flatter is drawn as high as this."""
MOST = 1e9
"""Figures beyond it mean nothing; what is no figure is not below it either."""
SMALLEST_TYPE, LARGEST_TYPE = 3.0, 400.0
# CSS names that designers really pick; others fall back to black (https://www.w3.org/TR/css-color-4/).
NAMES = {
    "black": "#000000",
    "white": "#FFFFFF",
    "red": "#FF0000",
    "green": "#008000",
    "blue": "#0000FF",
    "gray": "#808080",
    "grey": "#808080",
    "navy": "#000080",
    "yellow": "#FFFF00",
    "orange": "#FFA500",
}


def number(element: Mapping[str, Any], key: str, default: float = 0.0) -> float:
    """A figure, also one written as text."""
    found = element.get(key)
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        return default
    try:
        value = float(found)
    except (ValueError, OverflowError):  # JSON knows figures that no float holds
        return default
    return value if isfinite(value) else default


def flag(element: Mapping[str, Any], key: str, *, default: bool = False) -> bool:
    found = element.get(key)
    return found if isinstance(found, bool) else default


def text(element: Mapping[str, Any], key: str) -> str:
    """A text, without what no file and no page can hold."""
    found = element.get(key)
    return UNWRITABLE.sub("", found) if isinstance(found, str) else ""


def colour_of_list(found: object) -> str:
    """A colour of red, green and blue from 0 to 255, as `#RRGGBB`."""
    if not isinstance(found, list) or len(found) < 3:  # noqa: PLR2004 (three parts)
        return "black"
    parts = [part for part in found[:3] if isinstance(part, int | float) and abs(part) < MOST]
    if len(parts) < 3:  # noqa: PLR2004 (three parts)
        return "black"
    return "#" + "".join(f"{min(255, max(0, round(part))):02X}" for part in parts)


def colour_of_css(found: str) -> str:
    """A colour as style sheets write it: `#rrggbb`, `#rgb`, the same without #, or a name."""
    plain = found.strip().lower()
    digits = plain.removeprefix("#")
    if re.fullmatch("[0-9a-f]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    written = f"#{digits.upper()}"
    return written if HEX_COLOUR.fullmatch(written) else NAMES.get(plain, "black")


def type_size(points: float) -> float:
    return min(LARGEST_TYPE, max(SMALLEST_TYPE, points))


def within(area: Area, width: float, height: float) -> Area:
    """The part of the area that lies on the badge; at least a sliver of it."""
    left, top = _clamped(area.x, width), _clamped(area.y, height)
    right = min(width, max(left + SMALLEST, area.x + area.width))
    bottom = min(height, max(top + SMALLEST, area.y + area.height))
    return Area(round(left, 3), round(top, 3), round(right - left, 3), round(bottom - top, 3))


def _clamped(value: float, limit: float) -> float:
    return min(max(0.0, value), limit - SMALLEST)
