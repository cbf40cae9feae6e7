"""Changes of the programme in sentences, one a row, with boxes to tick where there is something to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop_app.features.agenda.dialogs.wording import change_words
from desktop_app.kit.touch import make_touchable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.rules.difference import Change

_GUID = Qt.ItemDataRole.UserRole


class ChangeList(QListWidget):
    """Sentences that a person reads and may copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("What is different"))
        make_touchable(self)

    @property
    def sentences(self) -> list[str]:
        """What is shown."""
        return [self.item(row).text() for row in range(self.count())]

    @property
    def ticked(self) -> set[str]:
        """The guids of the sessions whose boxes are ticked."""
        items = [self.item(row) for row in range(self.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return {str(item.data(_GUID)) for item in ticked}

    def show_changes(self, changes: Iterable[Change]) -> None:
        """Show each change as a sentence."""
        self.clear()
        self.addItems([change_words(change) for change in changes])

    def show_choices(self, changes: Iterable[Change]) -> None:
        """Show each session's changes as one row with a box, ticked."""
        self.clear()
        told: dict[str, list[str]] = {}
        for change in changes:
            told.setdefault(change.guid, []).append(change_words(change))
        for guid, sentences in told.items():
            item = QListWidgetItem(" ".join(sentences), self)
            item.setData(_GUID, guid)
            item.setCheckState(Qt.CheckState.Checked)
        if self.count():
            self.setCurrentRow(0)
