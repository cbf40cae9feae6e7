"""Pictures for badge tests, drawn here."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def picture_of(width: int, height: int, colour: str = "#C02020", kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    made = BytesIO()
    Image.new("RGB", (width, height), colour).save(made, kind)
    return made.getvalue()
