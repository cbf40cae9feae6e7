"""A picture from a file, refused where it is none or too large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules.design.editing import picture_name
from desktop_app.features.badges.rules.template import Picture
from desktop_app.features.badges.tasks.pictures import check_picture
from desktop_app.paper.pictures import LARGEST_FILE, ImageRefusal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class PictureFiles(QObject):
    """Asks for the file of a picture."""

    def ask(self, parent: QWidget) -> str:
        """The path of the file that somebody chose, "" for none."""
        chosen, _ = QFileDialog.getOpenFileName(
            parent, self.tr("Choose a picture"), "", self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        return chosen


def read_picture(file: Path) -> Picture:
    """The picture in a file, as it is.

    Raises:
        Unreadable: an `ImageRefusal`.

    """
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable(ImageRefusal.NOT_A_PICTURE, picture=file.name) from error
    check_picture(data, file.name)
    return Picture(picture_name(file.name, data), data)
