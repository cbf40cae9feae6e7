"""The badge of one person as it will be printed, with a field to choose the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.badges.page.person_field import PersonField
from desktop_app.kit.theme import Space, tokens_of
from desktop_app.kit.widgets import label, tool_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop_app.features.badges.page.person_field import Person

POINTS_PER_INCH = 72


class Preview(QWidget):
    """A page of PDF, and above it whom it shows.

    Signals:
        person_chosen(str): the key of the attendee to show.
        stepped(int): show the next person (1) or the one before (-1).
    """

    person_chosen = Signal(str)
    stepped = Signal(int)

    def __init__(self, search: Callable[[str], Sequence[Person]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setDocumentMargins(QMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE))
        for direction in (self._view.setVerticalScrollBarPolicy, self._view.setHorizontalScrollBarPolicy):
            direction(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field = PersonField(search)
        self._before = tool_button("caret-left", self.tr("Person before"))
        self._after = tool_button("caret-right", self.tr("Next person"))
        self._shown = label("", muted=True)
        self._lay_out()
        self.put_ground()
        self.field.person_chosen.connect(self.person_chosen)
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)

    def show_file(self, file: Path, words: str) -> None:
        """Show a PDF of one page and say whose it is."""
        self._document.load(str(file))
        self._shown.setText(words)
        self._fit()

    def show_nothing(self) -> None:
        """Show that there is nothing to see."""
        self._document.close()
        self._shown.setText("")
        self._fit()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the whole page; the view's own way of fitting forgets its margins."""
        points = self._document.pagePointSize(0)
        if points.isEmpty():
            return
        room = self._view.viewport().size() - QSize(2 * Space.WIDE, 2 * Space.WIDE)
        dots = self.logicalDpiX() / POINTS_PER_INCH
        self._view.setZoomFactor(min(room.width() / points.width(), room.height() / points.height()) / dots)

    def put_ground(self) -> None:
        """Take the theme's ground: the view paints around the page with the palette's dark colour.

        To be called when the theme has changed, and not on the events before: the style puts palettes back.
        """
        palette = self._view.palette()
        ground = QColor(tokens_of(self).sunken)
        if palette.color(QPalette.ColorRole.Dark) != ground:
            palette.setColor(QPalette.ColorRole.Dark, ground)
            self._view.setPalette(palette)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self._before)
        row.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(self._view, 1)
        column.addWidget(self._shown)

    def _on_before_clicked(self) -> None:
        self.stepped.emit(-1)

    def _on_after_clicked(self) -> None:
        self.stepped.emit(1)
