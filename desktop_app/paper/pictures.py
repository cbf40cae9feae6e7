"""Pictures that come from outside: which are let in, and how a person's photo is made ready for a badge."""

from __future__ import annotations

from enum import Enum
from io import BytesIO

from PIL import Image, ImageOps

from desktop_app.errors import Unreadable

LARGEST_FILE = 12_000_000
"""Bytes; a scanned A4 page at 300 dpi is smaller."""
MOST_PIXELS = 60_000_000
"""Unpacked, four bytes each: what an old laptop holds beside everything else."""
PRINTED_DPI = 300
"""Finer than badge printers print."""
MM_PER_INCH = 25.4
JPEG_QUALITY = 88
PHOTO_MM = (74.0, 105.0)
"""A7, half of an A6 badge: no photo on a badge is larger, and 5,000 of them must fit into an event file."""


class ImageRefusal(Enum):
    """Why a picture is not taken; the fact `picture` names it."""

    TOO_LARGE = "too large"
    NOT_A_PICTURE = "not a picture"


def opened(data: bytes, name: str) -> Image.Image:
    """The picture, whole.

    Raises:
        Unreadable: a `ImageRefusal`; only PNG and JPEG are pictures here.

    """
    if len(data) > LARGEST_FILE:
        raise Unreadable(ImageRefusal.TOO_LARGE, picture=name)
    try:
        # Asked for by name: Pillow's other readers are more than badges need and more than were looked at.
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        if image.width * image.height > MOST_PIXELS:
            raise Unreadable(ImageRefusal.TOO_LARGE, picture=name)
        image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable(ImageRefusal.TOO_LARGE, picture=name) from error
    except (OSError, ValueError, SyntaxError) as error:  # what Pillow raises for damaged and foreign files
        raise Unreadable(ImageRefusal.NOT_A_PICTURE, picture=name) from error
    return image


def eight_bits(image: Image.Image) -> Image.Image:
    """The picture in grey or in red, green and blue, eight bits each, as documents take it."""
    if image.mode in {"I", "I;16"}:  # a PNG of 16 bits
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")


def dots(millimetres: float) -> int:
    """How many dots a printer needs for that length."""
    return max(1, round(millimetres / MM_PER_INCH * PRINTED_DPI))


def badge_photo(data: bytes, name: str) -> bytes:
    """A photo as it is kept: upright, a JPEG no finer than the largest photo on a badge, and nothing else.

    Where it was taken and with what (EXIF) is left out: nobody asked for it.

    Raises:
        Unreadable: a `ImageRefusal`.

    """
    image = opened(data, name)
    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA"))
    photo = eight_bits(upright)
    most = sorted(map(dots, PHOTO_MM), reverse=photo.width > photo.height)
    photo.thumbnail((most[0], most[1]), Image.Resampling.LANCZOS)
    made = BytesIO()
    photo.save(made, "JPEG", quality=JPEG_QUALITY)
    return made.getvalue()
