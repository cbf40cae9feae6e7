"""Asks from whose badge on a job is printed again, after a jam or a roll that ran out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout

from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.rules.queue import Job

# So many badges before the chosen one stay in sight: those in the tray are among them.
_ABOVE: Final = 3


class RestDialog(QDialog):
    """The badges of a job in their order; the first that did not come out is chosen, Enter goes on there.

    `page` is the first page to be printed.
    """

    def __init__(self, job: Job, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self.setWindowTitle(self.tr("Print again"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.setMinimumHeight(Size.PALETTE_HEIGHT)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Badges of this job"))
        self._pages = [job.page_of(place) for place in range(len(names))]
        for place, name in enumerate(names):
            self.list.addItem(self._line(place, name or self.tr("not on the list any more")))
        self.whole = button(self.tr("Print all %n page(s)", "", job.pages), Kind.PLAIN)
        self.leave = button(self.tr("Cancel"), Kind.PLAIN)
        self.go = button("", Kind.PRIMARY)
        self._lay_out()
        self._whole_asked = False
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.list.itemActivated.connect(self.accept)
        self.whole.clicked.connect(self._on_whole_clicked)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        self.go.setDefault(True)
        first = self._pages.index(job.first_left) if job.first_left in self._pages else 0
        self.list.setCurrentRow(first)
        above = self.list.item(max(first - _ABOVE, 0))
        self.list.scrollToItem(above, QListWidget.ScrollHint.PositionAtTop)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def page(self) -> int:
        """The first page to be printed, from 1."""
        return 1 if self._whole_asked else self._pages[self.list.currentRow()]

    def _line(self, place: int, name: str) -> str:
        page = self._pages[place]
        words = f"{place + 1}  {name}"
        if page <= self._job.surely_out:
            return self.tr("{badge}  ·  printed").format(badge=words)
        if page <= self._job.pages_done:
            return self.tr("{badge}  ·  went to the printer").format(badge=words)
        return words

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self._job.title, Type.STRONG, wrap=True))
        words = self.tr(
            "The printer may have lost pages that went to it. Look at the last good badge in the tray and "
            "choose the one after it."
        )
        column.addWidget(label(words, muted=True, wrap=True))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.whole)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addLayout(row)

    def _on_row_changed(self, row: int) -> None:
        self.go.setText(self.tr("Print from badge {number} on").format(number=row + 1))

    def _on_whole_clicked(self) -> None:
        self._whole_asked = True
        self.accept()
