"""The PDF document: one canvas, fonts embedded once, repeated parts drawn once, written safely to disk."""

from __future__ import annotations

from desktop_app.paper.document.document import Document
from desktop_app.paper.document.frame import Frame, draw_frame
from desktop_app.paper.document.ink import MM, Ink, rgb
from desktop_app.paper.document.surface import Colour, Outline, Surface, placed_picture
from desktop_app.paper.target import FileRefusal, replaced

__all__ = [
    "MM",
    "Colour",
    "Document",
    "FileRefusal",
    "Frame",
    "Ink",
    "Outline",
    "Surface",
    "draw_frame",
    "placed_picture",
    "replaced",
    "rgb",
]
