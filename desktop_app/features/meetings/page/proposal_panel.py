"""The left column while a plan waits for a yes or no: how good it is, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.meetings.page.change_list import ChangeList
from desktop_app.kit.entry_list import Shape
from desktop_app.kit.heir import FocusHeir
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLabel

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.proposal import Proposal
    from desktop_app.features.meetings.rules.sight import Sight


class ProposalPanel(FocusHeir):
    """A plan, before it is written.

    Signals:
        applied(), discarded(): yes, no.
        unlock_asked(bool): plan locked meetings anew that cannot take place, or leave them after all.
    """

    applied = Signal()
    discarded = Signal()
    unlock_asked = Signal(bool)

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._title = label("", Type.STRONG, wrap=True)
        self._counts = label("", wrap=True)
        self._figures: list[tuple[QLabel, QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(0)
        self._locked = label("", wrap=True)
        put_state(self._locked, State.ATTENTION)
        self.unlock = QCheckBox(self.tr("Plan these anew, too"))
        self.list = ChangeList(shape=Shape(below=1))
        self.list.setAccessibleName(self.tr("What would change"))
        self.apply_button = button("", Kind.PRIMARY)
        self.discard_button = button(self.tr("Discard  Esc"))
        self._lay_out()
        self.apply_button.clicked.connect(self.applied)
        self.discard_button.clicked.connect(self.discarded)
        self.unlock.clicked.connect(self.unlock_asked)

    def _lay_out(self) -> None:
        for row in range(4):
            labels = (label("", muted=True), label(""), label(""))
            self._figures.append(labels)
            for place, part in enumerate(labels):
                self._grid.addWidget(part, row, place)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addWidget(self._counts)
        column.addLayout(self._grid)
        column.addWidget(self._locked)
        column.addWidget(self.unlock)
        column.addWidget(self.list, 1)
        column.addWidget(self.apply_button)
        column.addWidget(self.discard_button)
        self.hand_focus_to(self.apply_button)

    @property
    def counts(self) -> str:
        """How many meetings change, and how many cards."""
        return self._counts.text()

    def show_proposal(self, sight: Sight, proposal: Proposal) -> None:
        """Show a plan."""
        repair = proposal.news is not None
        self._title.setText(
            self.tr("Repair: what would change") if repair else self.tr("New schedule: what would change")
        )
        self._counts.setText(self._said(proposal))
        rows = (
            (self.tr("placed"), proposal.before.placed, proposal.after.placed),
            (self.tr("idle gaps"), proposal.before.breaks, proposal.after.breaks),
            (self.tr("slots waited"), proposal.before.waiting, proposal.after.waiting),
            (self.tr("table changes"), proposal.before.table_changes, proposal.after.table_changes),
        )
        for labels, (name, before, after) in zip(self._figures, rows, strict=True):
            for part, words in zip(labels, (name, str(before), f"→ {after}"), strict=True):
                part.setText(words)
        self.list.show_changes(self._words, sight, proposal)
        self._show_locked(proposal)
        self.apply_button.setText(self._step(proposal))
        self.apply_button.setEnabled(proposal.is_worth_writing)
        self.hand_focus_to(self.apply_button if proposal.is_worth_writing else self.discard_button)

    def _step(self, proposal: Proposal) -> str:
        """What a yes does, and its key."""
        if proposal.news is not None and proposal.news.is_noted and not proposal.changes:
            return self.tr("Note it  Ctrl+Enter")
        return self.tr("Make %n change(s)  Ctrl+Enter", "", len(proposal.changes))

    def _show_locked(self, proposal: Proposal) -> None:
        """Say which locked meetings leave somebody at an empty table, and ask what becomes of them."""
        freed = proposal.news is not None and proposal.news.unlock
        self._locked.setText(self.tr("%n locked meeting(s) cannot take place", "", proposal.undecided))
        self._locked.setVisible(bool(proposal.undecided))
        self.unlock.setChecked(freed)
        self.unlock.setText(
            self.tr("Plan locked meetings anew, too") if freed else self.tr("Plan these anew, too")
        )
        self.unlock.setVisible(freed or bool(proposal.undecided))

    def _said(self, proposal: Proposal) -> str:
        if not proposal.changes:
            repair = proposal.news is not None
            return self.tr("No meeting changes.") if repair else self.tr("Nothing: no better plan was found.")
        meetings = self.tr("{moved} moved, {cancelled} cancelled, {new} new").format(
            moved=proposal.moved, cancelled=proposal.cancelled, new=proposal.new
        )
        cards = self.tr("%n card(s) change", "", len(proposal.stale))
        return f"{meetings}\n{cards}"

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.apply_button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.discarded.emit()
        else:
            super().keyPressEvent(event)
