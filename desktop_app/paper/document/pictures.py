"""The pictures of one document: each is embedded once, as a form of one by one unit."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class EmbeddedPictures:
    """Hands out the names of forms; a JPEG's data goes into the document as it is."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._forms: dict[bytes, tuple[str, float]] = {}

    def placed(self, data: bytes) -> tuple[str, float]:
        """The name of the form that draws the picture, and its width divided by its height."""
        if data not in self._forms:
            self._forms[data] = self._embedded(data, f"picture{len(self._forms)}")
        return self._forms[data]

    def _embedded(self, data: bytes, name: str) -> tuple[str, float]:
        reader = ImageReader(BytesIO(data))
        width, height = reader.getSize()
        self._canvas.beginForm(name, 0, 0, 1, 1)
        self._canvas.drawImage(reader, 0, 0, 1, 1, mask="auto")
        self._canvas.endForm()
        return name, width / height
