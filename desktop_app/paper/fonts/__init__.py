"""Which font draws which character, and lines of text shaped so that every script comes out right."""

from __future__ import annotations

from desktop_app.paper.fonts.book import FontBook, house_fonts
from desktop_app.paper.fonts.clean import clean
from desktop_app.paper.fonts.face import Face, Weight
from desktop_app.paper.fonts.shaping import Line, Run, Typesetter

__all__ = ["Face", "FontBook", "Line", "Run", "Typesetter", "Weight", "clean", "house_fonts"]
