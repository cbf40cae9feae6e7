"""Copying elements, and pasting them into this or another template, or a picture from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from desktop_app.errors import Refused
from desktop_app.features.badges.rules.design.clip import MIME, clip_of, read_clip
from desktop_app.features.badges.rules.design.editing import with_added
from desktop_app.features.badges.rules.design.fresh import aside, fresh_element
from desktop_app.features.badges.rules.template import Picture
from desktop_app.features.badges.tasks.pictures import check_picture
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.rules.template import Element


class Clipboard(QObject):
    """The system's clipboard, seen from the designer."""

    def __init__(self, design: Design, parent: QObject) -> None:
        super().__init__(parent)
        self._design = design

    def copy(self) -> None:
        """Put the chosen elements on the clipboard."""
        data = QMimeData()
        data.setData(MIME, QByteArray(self._chosen()))
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Add what is on the clipboard; what cannot be read is refused as a whole."""
        data = QGuiApplication.clipboard().mimeData()
        if data is None:
            return
        if data.hasFormat(MIME):
            self._paste(bytes(data.data(MIME).data()))
        elif data.hasImage():
            self._paste_picture(QGuiApplication.clipboard().image())

    def duplicate(self) -> None:
        """Add the chosen elements once more."""
        self._paste(self._chosen())

    def add_picture(self, name: str, data: bytes) -> None:
        """Add a picture of the template's own.

        Raises:
            Unreadable: an `ImageRefusal`.

        """
        check_picture(data, name)
        self._add([fresh_element("image", self._design.template, name)], [Picture(name, data)])

    def _chosen(self) -> bytes:
        return clip_of(self._design.chosen_elements, self._design.template)

    def _paste(self, content: bytes) -> None:
        try:
            elements, pictures = read_clip(content)
            for picture in pictures:
                check_picture(picture.data, picture.name)
        except Refused as refused:
            self._design.refused.emit(words_of(refused))
            return
        if elements:
            self._add(elements, pictures)

    def _paste_picture(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        try:
            self.add_picture(self.tr("pasted") + ".png", bytes(buffer.data().data()))
        except Refused as refused:
            self._design.refused.emit(words_of(refused))

    def _add(self, elements: Iterable[Element], pictures: Iterable[Picture]) -> None:
        design = self._design
        design.settle()
        placed = [aside(each, design.elements, design.template) for each in elements]
        template, places = with_added(design.template, design.face, placed, pictures)
        design.step(design.words.adding(placed), template, places)
