"""The frame of the merge assistant: which record stays, its fields, what is kept, which meetings go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.registrations.dialogs.merging_meetings import MeetingWords
from desktop_app.features.registrations.dialogs.side_table import SideTable
from desktop_app.features.registrations.rules.merging import MergeRefusal
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, line, put_state

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext


class MergeDialog(QDialog):
    """The frame of the assistant: which record stays, the fields, what is kept, Merge.

    Signals:
        merged(str, str): the record of the first key stays, the one of the second is gone.
    """

    merged = Signal(str, str)

    def __init__(
        self, context: PageContext, title: str, keys: tuple[str, str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.context = context
        self.keys = keys
        self.table = SideTable()
        self.swap_button = button(self.tr("Keep the other one"), Kind.QUIET, "arrows-left-right")
        self.cancel_button = button(self.tr("Cancel"))
        self.merge_button = button(self.tr("Merge"), Kind.PRIMARY)
        self._words = label("", muted=True, wrap=True)
        self._kept = label("", wrap=True)
        self._complaint = label("", wrap=True)
        self._meetings = label("", wrap=True)
        self._meeting_words = MeetingWords(context, self)
        self._lay_out(title)
        self.swap_button.clicked.connect(self._on_swap_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.merge_button.clicked.connect(self._on_merge_clicked)
        self.table.chosen_changed.connect(self.foretell)

    @property
    def kept_words(self) -> str:
        """What is said to be kept of both."""
        return self._kept.text()

    @property
    def meeting_words(self) -> str:
        """Which meetings are said to be called off; "" where none are."""
        return self._meetings.text()

    @property
    def complaint(self) -> str:
        """What was refused; "" when nothing was."""
        return self._complaint.text()

    def show_sides(self) -> None:
        """Read both records and show them; the first key is the one that stays."""
        raise NotImplementedError

    def write(self) -> str:
        """Merge; gives the words for what was done."""
        raise NotImplementedError

    def say(self, words: str, kept: str) -> None:
        """Set the line under the title and what is kept of both."""
        self._words.setText(words)
        self._kept.setText(kept)
        self.foretell()

    def foretell(self) -> None:
        """Say which meetings are called off, as things are chosen now."""
        words = self.meetings_called_off()
        self._meetings.setText(words)
        self._meetings.setVisible(bool(words))

    def meetings_called_off(self) -> str:
        """Words for the meetings that this merge calls off; "" where none."""
        raise NotImplementedError

    def complain(self, refused: Refused) -> None:
        """Say what was refused."""
        self._complaint.setText(words_of(refused))
        self._complaint.show()
        self.merge_button.setEnabled(refused.reason not in set(MergeRefusal))

    def _lay_out(self, title: str) -> None:
        put_state(self._complaint, State.REFUSED)
        put_state(self._meetings, State.ATTENTION)
        self._complaint.hide()
        self.table.setAccessibleName(title)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.swap_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.merge_button)
        self.merge_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for part in (label(title, Type.TITLE), self._words, self._complaint):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._kept)
        column.addWidget(self._meetings)
        column.addWidget(line())
        column.addLayout(row)
        self.resize(QSize(2 * Size.FORM_FIELD + Size.FORM_LABEL, Size.WINDOW_LEAST_HEIGHT))
        self.table.setFocus()

    def _on_swap_clicked(self) -> None:
        self.keys = self.keys[::-1]
        self.show_sides()
        self.table.setFocus()

    def _on_merge_clicked(self) -> None:
        try:
            said = self.write()
        except Refused as refused:
            self.complain(refused)
            return
        self.context.toaster.say_undoable(said)
        self.merged.emit(*self.keys)
        self.accept()
