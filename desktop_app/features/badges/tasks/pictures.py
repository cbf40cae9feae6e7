"""Pictures of templates: made small enough to print, and how fine they come out."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from desktop_app.paper.pictures import JPEG_QUALITY, MM_PER_INCH, dots, opened


def check_picture(data: bytes, name: str) -> int:
    """Make sure that the picture can be drawn; gives how many pixels it has.

    Raises:
        Unreadable: a `ImageRefusal`; only PNG and JPEG are pictures here.

    """
    image = opened(data, name)
    return image.width * image.height


def printable(data: bytes, name: str, width: float, height: float) -> bytes:
    """The picture upright, no finer than a box of `width` by `height` mm needs, as PNG or JPEG.

    A picture that is fine as it is comes back unchanged.

    Raises:
        Unreadable: a `ImageRefusal`.

    """
    image = opened(data, name)
    most = (dots(width), dots(height))
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
