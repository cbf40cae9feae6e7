"""How everything looks: colours, sizes, type, and the style made from them."""

from __future__ import annotations

from desktop_app.kit.theme.appearance import Appearance, Theme, row_height
from desktop_app.kit.theme.sheet import style_sheet
from desktop_app.kit.theme.tokens import (
    DARK,
    LIGHT,
    SERIES,
    Size,
    Space,
    State,
    Tokens,
    Type,
    blend,
    contrast,
    tokens_of,
)

__all__ = [
    "DARK",
    "LIGHT",
    "SERIES",
    "Appearance",
    "Size",
    "Space",
    "State",
    "Theme",
    "Tokens",
    "Type",
    "blend",
    "contrast",
    "row_height",
    "style_sheet",
    "tokens_of",
]
