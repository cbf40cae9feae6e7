"""Pictures of templates and photos of people: what is let in, and how it is made small enough to print."""

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


class ImageRefusal(Enum):
    """Why a picture is not taken; the fact `picture` names it."""

    TOO_LARGE = "too large"
    NOT_A_PICTURE = "not a picture"


def check_picture(data: bytes, name: str) -> int:
    """Make sure that the picture can be drawn; gives how many pixels it has.

    Raises:
        Unreadable: a `ImageRefusal`; only PNG and JPEG are pictures here.

    """
    image = _opened(data, name)
    return image.width * image.height


def printable(data: bytes, name: str, width: float, height: float) -> bytes:
    """The picture upright, no finer than a box of `width` by `height` mm needs, as PNG or JPEG.

    A picture that is fine as it is comes back unchanged.

    Raises:
        Unreadable: a `ImageRefusal`.

    """
    image = _opened(data, name)
    most = (_dots(width), _dots(height))
    upright = ImageOps.exif_transpose(image)
    plain = image.mode in {"RGB", "L"}
    if upright.size == image.size and max(image.size) <= max(most) and (plain or image.format == "PNG"):
        return data
    upright.thumbnail((max(most), max(most)), Image.Resampling.LANCZOS)
    made = BytesIO()
    if upright.has_transparency_data:
        upright.convert("RGBA").save(made, "PNG", optimize=True)
    else:
        upright.convert("RGB").save(made, "JPEG", quality=JPEG_QUALITY)
    return made.getvalue()


def printed_dpi(data: bytes, width: float, height: float, fit: str) -> float:
    """Dots to the inch of a picture laid into a box of `width` by `height` mm; only its header is read."""
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
        across, along = (
            side / size * MM_PER_INCH for side, size in zip(image.size, (width, height), strict=True)
        )
    return max(across, along) if fit == "contain" else min(across, along)


def _dots(millimetres: float) -> int:
    return max(1, round(millimetres / MM_PER_INCH * PRINTED_DPI))


def _opened(data: bytes, name: str) -> Image.Image:
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
