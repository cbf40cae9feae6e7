"""Before photos are taken in from a folder: whose each file is, and which files are nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout

from desktop_app.features.registrations.rules.photos import PhotoFault
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.registrations.rules.photos import PhotoMatch


class PhotosDialog(QDialog):
    """Accepted, the files that are somebody's are taken in."""

    def __init__(self, folder: str, matches: Sequence[PhotoMatch], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Photos from a folder"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.others = QListWidget()
        self.go = button("", Kind.PRIMARY)
        self.leave = button(self.tr("Cancel"), Kind.PLAIN)
        good = [match for match in matches if match.fault is None]
        self._lay_out(folder, len(good), sum(match.replaces for match in good))
        self._list([match for match in matches if match.fault is not None])
        self.go.setText(self.tr("Take in %n photo(s)", "", len(good)))
        self.go.setEnabled(bool(good))
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self, folder: str, good: int, replacing: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        title = self.tr("%n file(s) in {folder} are somebody's photo", "", good).format(folder=folder)
        column.addWidget(label(title, Type.STRONG, wrap=True))
        words = self.tr(
            "A file is found by its name: the person's code, e-mail, number in the list, or the name as in "
            "“Jonas Petraitis.jpg”. Photos are turned upright, made small, and kept without place and camera."
        )
        column.addWidget(label(words, muted=True, wrap=True))
        if replacing:
            column.addWidget(label(self.tr("%n of them take(s) the place of another photo.", "", replacing)))
        self._heading = label("", wrap=True)
        column.addWidget(self._heading)
        column.addWidget(self.others, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addLayout(row)

    def _list(self, bad: Sequence[PhotoMatch]) -> None:
        self._heading.setText(self.tr("%n file(s) stay out:", "", len(bad)))
        self.others.addItems([self._words(match) for match in bad])
        self.others.setAccessibleName(self._heading.text())
        for part in (self._heading, self.others):
            part.setVisible(bool(bad))

    def _words(self, match: PhotoMatch) -> str:
        words = {
            PhotoFault.NOBODY: self.tr("{file}: nobody is called so"),
            PhotoFault.SEVERAL_PEOPLE: self.tr("{file}: several people are called {name}; use the code"),
            PhotoFault.SECOND: self.tr("{file}: another file is for {name} already"),
        }
        fault = match.fault or PhotoFault.NOBODY
        return words[fault].format(file=match.file, name=match.name)
