"""The pictures of one document: each is embedded once, as a picture of one by one unit."""

from __future__ import annotations

import zlib
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from desktop_app.paper.pictures import eight_bits

if TYPE_CHECKING:
    from desktop_app.paper.document.file import PdfFile

SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
INVERTED = "/Decode[1 0 1 0 1 0 1 0]"
"""Adobe's programs write JPEGs of four inks as negatives."""


class EmbeddedPictures:
    """Hands out the numbers of pictures; a JPEG's data goes into the document as it is."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        # By digest: a document of a thousand photos does not hold them.
        self._pictures: dict[bytes, tuple[int, float]] = {}

    def placed(self, data: bytes) -> tuple[int, float]:
        """The number of the picture, and its width divided by its height."""
        key = blake2b(data, digest_size=16).digest()
        if key not in self._pictures:
            self._pictures[key] = self._embedded(data)
        return self._pictures[key]

    def _embedded(self, data: bytes) -> tuple[int, float]:
        with Image.open(BytesIO(data)) as image:
            aspect = image.width / image.height
            if image.format == "JPEG" and image.mode in SPACES:
                return self._jpeg(image, data), aspect
            return self._pixels(image), aspect

    def _jpeg(self, image: Image.Image, data: bytes) -> int:
        decode = INVERTED if image.mode == "CMYK" and "adobe" in image.info else ""
        return self._file.raw_stream(data, f"{_entries(image)}/Filter/DCTDecode{decode}")

    def _pixels(self, image: Image.Image) -> int:
        mask = ""
        if image.has_transparency_data:
            image = image.convert("RGBA")
            alpha = image.getchannel("A")
            mask = f"/SMask {self._plain(alpha, '')} 0 R"
        return self._plain(eight_bits(image), mask)

    def _plain(self, image: Image.Image, mask: str) -> int:
        pressed = zlib.compress(image.tobytes())
        return self._file.raw_stream(pressed, f"{_entries(image)}{mask}/Filter/FlateDecode")


def _entries(image: Image.Image) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}"
        f"/ColorSpace{SPACES[image.mode]}/BitsPerComponent 8"
    )
