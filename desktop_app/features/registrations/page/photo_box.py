"""The photo of one person in the inspector: shown, chosen or dropped, taken away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.registrations.actions.photos import remove_photo, set_photo
from desktop_app.features.registrations.dialogs.choosing import dropped_file
from desktop_app.features.registrations.queries.photos import photo_of
from desktop_app.features.registrations.rules.photos import PHOTO_SUFFIXES
from desktop_app.features.registrations.tasks.photos import photo_from
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop_app.kit.context import PageContext


class PhotoBox(QWidget):
    """A small picture with two buttons; a file may be dropped on it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._key = ""
        self._name = ""
        self._data = b""
        self.picture = QLabel()
        self.picture.setObjectName("photo")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button = button(self.tr("Choose a photo…"), Kind.PLAIN, "image")
        self.remove_button = button(self.tr("Remove"), Kind.QUIET)
        self._said = label("", Type.CAPTION, wrap=True)
        self._lay_out()
        self.setAcceptDrops(True)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.remove_button.clicked.connect(self._on_remove_clicked)

    @property
    def shown(self) -> bytes:
        """The photo that is shown, nothing where there is none."""
        return self._data

    @property
    def sentence(self) -> str:
        """What is said beside it."""
        return self._said.text()

    def show_person(self, key: str, name: str) -> None:
        """Show the photo of the attendee of this key."""
        if key != self._key:
            self._say("")
        self._key, self._name = key, name
        self._data = self._context.store.read(photo_of, key) if key else b""
        found = QPixmap()
        if self._data:
            found.loadFromData(self._data)
        side = QSize(Size.PICTURE, Size.PICTURE) * self.devicePixelRatioF()
        smooth, keep = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
        scaled = QPixmap() if found.isNull() else found.scaled(side, keep, smooth)
        scaled.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(scaled)
        self.picture.setVisible(not found.isNull())
        self.picture.setAccessibleName(self.tr("Photo of {name}").format(name=name))
        self.remove_button.setVisible(bool(self._data))

    def take(self, file: Path) -> None:
        """Make a file the person's photo."""
        self._say(self.tr("Reading {file}").format(file=file.name))
        self._context.runner.start(
            self.tr("Reading {file}").format(file=file.name),
            partial(photo_from, file),
            partial(self._on_read, self._key, self._name),
            self._on_failed,
        )

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        file = dropped_file(event.mimeData())
        if file is not None and self._key and file.suffix.lower() in PHOTO_SUFFIXES:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.take(file)

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(Space.SMALL)
        steps.addWidget(self.choose_button)
        steps.addWidget(self.remove_button)
        steps.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(label(self.tr("Photo for the badge"), Type.CAPTION))
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(steps)
        column.addWidget(self._said)
        self._said.hide()

    def _on_choose_clicked(self) -> None:
        kinds = self.tr("Photos ({kinds})").format(kinds="*.jpg *.jpeg *.png")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a photo"), "", kinds)
        if chosen:
            self.take(Path(chosen))

    def _on_read(self, key: str, name: str, data: bytes) -> None:
        words = self.tr("Photo of {name}").format(name=name)
        try:
            self._context.store.write(words, set_photo, key, data)
        except Refused as refused:
            self._on_failed(refused)
            return
        self._say("")
        self._context.toaster.say_undoable(words)
        if key == self._key:
            self.show_person(key, name)

    def _on_remove_clicked(self) -> None:
        words = self.tr("Photo of {name} removed").format(name=self._name)
        try:
            self._context.store.write(words, remove_photo, self._key)
        except Refused as refused:
            self._on_failed(refused)
            return
        self._context.toaster.say_undoable(words)
        self.show_person(self._key, self._name)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._say(words_of(error), State.REFUSED)

    def _say(self, words: str, state: State = State.PLAIN) -> None:
        put_state(self._said, state)
        self._said.setText(words)
        self._said.setVisible(bool(words))
