"""What preflight found, as a list of people, and the choice what to do about it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Space, State
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_app.features.badges.tasks import BadgeWarning

Words = dict[str, str]


class PreflightBox(QWidget):
    """Stands where the batch was asked for until somebody decides; hidden otherwise.

    Signals:
        all_asked(): print all the same.
        others_asked(): print without those who are listed.
        left(): print nothing.
        looked_at(str): a line was chosen: the key of the attendee.
        person_asked(str): a line was opened: the key of the attendee.
        shown(bool): it needs the room of everything else now, or gives it back.
    """

    all_asked = Signal()
    others_asked = Signal()
    left = Signal()
    looked_at = Signal(str)
    person_asked = Signal(str)
    shown = Signal(bool)

    def __init__(self, words_of: Callable[[BadgeWarning], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words_of = words_of
        self.keys: frozenset[str] = frozenset()
        self.title = label("", wrap=True)
        self.people = QListWidget()
        self.people.setWordWrap(True)
        self.people.setSpacing(Space.HAIR // 2)
        self.people.setAccessibleName(self.tr("Badges to look at"))
        self.others = button("", Kind.PRIMARY)
        self.all = button("", Kind.PLAIN)
        self.leave = button(self.tr("&Not now"), Kind.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self.title, self.people, self.others, self.all, self.leave):
            column.addWidget(part)
        column.setStretchFactor(self.people, 1)
        self.others.clicked.connect(self.others_asked)
        self.all.clicked.connect(self.all_asked)
        self.leave.clicked.connect(self.left)
        self.people.currentItemChanged.connect(self._on_current_changed)
        self.people.itemActivated.connect(self._on_activated)
        put_state(self.title, State.ATTENTION)
        self.hide()

    def ask(self, warnings: Sequence[BadgeWarning], count: int) -> None:
        """List what is wrong with `count` badges, one line a person, and take the keyboard."""
        self.keys = frozenset(warning.key for warning in warnings if warning.key)
        bad = len(self.keys)
        words = self.tr("%n badge(s) of {count} should be looked at first", "", bad).format(count=count)
        self.title.setText(words if bad else self.tr("Something on all badges should be looked at first"))
        self.people.blockSignals(True)
        self.people.clear()
        for (key, name), found in groupby(warnings, key=lambda warning: (warning.key, warning.person)):
            faults = "; ".join(self._words_of(warning) for warning in found)
            item = QListWidgetItem(f"{name or self.tr('All badges')}: {faults}")
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.people.addItem(item)
        self.people.setCurrentRow(0)
        self.people.blockSignals(False)
        self.others.setText(self.tr("Print &without %n badge(s)", "", bad))
        self.others.setVisible(0 < bad < count)
        self.all.setText(self.tr("Print &all %n badge(s) anyway", "", count))
        self.shown.emit(True)
        self.show()
        self.people.setFocus()
        self._on_current_changed(self.people.currentItem())

    def leave_it(self) -> None:
        """Give the room back."""
        self.hide()
        self.shown.emit(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_current_changed(self, current: QListWidgetItem | None) -> None:
        if current is not None and current.data(Qt.ItemDataRole.UserRole):
            self.looked_at.emit(current.data(Qt.ItemDataRole.UserRole))

    def _on_activated(self, item: QListWidgetItem) -> None:
        if item.data(Qt.ItemDataRole.UserRole):
            self.person_asked.emit(item.data(Qt.ItemDataRole.UserRole))
