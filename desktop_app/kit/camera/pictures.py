"""Reads the code from a picture that somebody has: a file, or what lies in the clipboard."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop_app.errors import Unreadable
from desktop_app.kit.camera.decoding import codes_in, different

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.progress import Progress

_MEGA: Final = 1_000_000
# More than any camera makes; a small file can claim to hold a picture that fills the memory.
MOST_BYTES: Final = 60 * _MEGA
MOST_PIXELS: Final = 60 * _MEGA
# A code needs no more; reading larger ones takes seconds.
_ENOUGH: Final = QSize(4000, 4000)
_KEEP: Final = Qt.AspectRatioMode.KeepAspectRatio
# By what the file holds, whatever its name says. Drawings (SVG, PDF) are programs rather than pictures.
FORMATS: Final = ("png", "jpeg", "jpg", "webp", "gif", "bmp")


class PictureRefusal(Enum):
    """Why a picture gives no code."""

    NO_FILE = "no file"
    NO_PICTURE = "no picture"
    TOO_LARGE = "too large"
    BROKEN = "broken"
    NO_CODE = "no code"
    SEVERAL = "several"


def code_in_file(path: Path, progress: Progress) -> str:
    """The one code in the picture of a file.

    Raises:
        Unreadable: when there is none, or not exactly one.

    """
    progress.at(0, 1)
    try:
        heavy = path.stat().st_size > MOST_BYTES
    except OSError as error:
        raise _trouble(PictureRefusal.NO_FILE, path) from error
    if heavy:
        raise _trouble(PictureRefusal.TOO_LARGE, path)
    return code_in_picture(_picture(path), progress, name=path.name)


def code_in_picture(picture: QImage, progress: Progress, *, name: str = "") -> str:
    """The one code in a picture; `name` is the file's.

    Raises:
        Unreadable: when there is none, or more than one.

    """
    progress.at(0, 1)
    texts = different(codes_in(picture))
    if not texts:
        raise Unreadable(PictureRefusal.NO_CODE, file=name)
    if len(texts) > 1:
        raise Unreadable(PictureRefusal.SEVERAL, file=name, count=str(len(texts)))
    return texts[0]


def _picture(path: Path) -> QImage:
    """The picture as it is meant to be looked at, no larger than needed."""
    if not path.is_file():
        raise _trouble(PictureRefusal.NO_FILE, path)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode() not in FORMATS:
        raise _trouble(PictureRefusal.NO_PICTURE, path)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise _trouble(PictureRefusal.TOO_LARGE, path)
    if size.width() > _ENOUGH.width() or size.height() > _ENOUGH.height():
        reader.setScaledSize(size.scaled(_ENOUGH, _KEEP))
    picture = reader.read()
    if picture.isNull():
        raise _trouble(PictureRefusal.BROKEN, path)
    return picture


def _trouble(trouble: PictureRefusal, path: Path) -> Unreadable:
    return Unreadable(trouble, file=path.name)
