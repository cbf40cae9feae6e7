"""What-if copies: made and named, and adopted session by session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs.change_list import ChangeList
from desktop_app.features.agenda.dialogs.writing import Writing
from desktop_app.kit.duty import bar
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Form, Kind, button, label, put_state
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from desktop_app.features.agenda.queries import PlanRow
    from desktop_app.kit.context import PageContext


class PlanNameDialog(QDialog):
    """Asks what a copy is called: a new one, or one that is there.

    Signals:
        named(str): the copy of this key has its name.
    """

    named = Signal(str)

    def __init__(
        self, context: PageContext, plan: PlanRow | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._plan = plan
        self.setWindowTitle(self.tr("Rename the copy") if plan else self.tr("New what-if copy"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.name = QLineEdit(plan.name if plan else self.tr("Plan B"))
        self.name.selectAll()
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._writing = Writing(context, self._complaint)
        self.go = button(self.tr("Rename") if plan else self.tr("Make the copy"), Kind.PRIMARY)
        self.leave = button(self.tr("Cancel"))
        self._lay_out()
        self.go.clicked.connect(self._on_asked)
        self.leave.clicked.connect(self.reject)

    @property
    def complaint(self) -> str:
        """Why it has no such name; empty while nothing is wrong."""
        return self._complaint.text()

    def _lay_out(self) -> None:
        form = Form()
        why = self.tr("Sessions moved in a copy stay where they are on the programme until it is adopted.")
        form.add(self.tr("&Name"), self.name, why)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addStretch(1)
        below.addWidget(self.leave)
        below.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(form)
        column.addWidget(self._complaint)
        column.addLayout(below)

    def _on_asked(self) -> None:
        key = self._make() if self._plan is None else self._rename(self._plan)
        if key:
            self.named.emit(key)
            self.accept()

    def _make(self) -> str | None:
        context, name = self._context, self.name.text().strip()
        words = self.tr("New what-if copy “{name}”").format(name=name)
        return self._writing.write(words, actions.make_plan, context.event_id, name, context.now())

    def _rename(self, plan: PlanRow) -> str | None:
        name = self.name.text().strip()
        words = self.tr("Rename the copy “{name}”").format(name=plan.name)
        self._writing.write(words, actions.rename_plan, self._context.event_id, plan.id, name)
        return None if self.complaint else plan.id


class AdoptDialog(QDialog):
    """What a copy would change, each session with a box; what is not ticked stays as it is.

    Signals:
        settled(): the copy is adopted or discarded, and is no more.
    """

    settled = Signal()

    def __init__(self, context: PageContext, plan: PlanRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan = plan
        self.setWindowTitle(self.tr("Adopt “{name}”").format(name=plan.name))
        self.resize(Size.KIOSK - Size.SHAPE, Size.WINDOW_LEAST_HEIGHT - Size.SHAPE)
        self._told = label("", Type.STRONG, wrap=True)
        self.changes = ChangeList()
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._writing = Writing(context, self._complaint)
        self.go = button("", Kind.PRIMARY)
        self.drop_button = button(self.tr("Discard the copy"), Kind.DESTRUCTIVE, "trash")
        self.leave = button(self.tr("Keep trying"))
        self._may = QWidget(self)
        self._may.hide()
        bar(context.duty, Permission.BULK, self._may)
        self._lay_out()
        self._fill()
        self.changes.itemChanged.connect(self._on_ticked)
        self.go.clicked.connect(self._on_adopt_asked)
        self.drop_button.clicked.connect(self._on_discard_asked)
        self.leave.clicked.connect(self.reject)

    @property
    def told(self) -> str:
        """How many sessions the copy would move."""
        return self._told.text()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self.drop_button)
        below.addStretch(1)
        below.addWidget(self.leave)
        below.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._told)
        hint = self.tr("Space ticks or unticks a session. What is not ticked stays where it is.")
        column.addWidget(label(hint, muted=True, wrap=True))
        column.addWidget(self.changes, 1)
        column.addWidget(self._complaint)
        column.addLayout(below)

    def _fill(self) -> None:
        context = self._context
        found = context.store.read(queries.plan_difference, context.event_id, self._plan.id)
        self.changes.show_choices(found.changes)
        count = self.changes.count()
        told = self.tr("“{name}” would change %n session(s)", "", count)
        same = self.tr("“{name}” is as the programme: there is nothing to adopt.")
        self._told.setText((told if count else same).format(name=self._plan.name))
        self._tell()

    def _tell(self) -> None:
        count = len(self.changes.ticked)
        self.go.setText(self.tr("Adopt %n session(s)", "", count))
        self.go.setEnabled(count > 0 and self._may.isEnabled())

    def _on_ticked(self, _item: QListWidgetItem) -> None:
        self._tell()

    def _on_adopt_asked(self) -> None:
        words = self.tr("Adopt “{name}”").format(name=self._plan.name)
        event_id, plan = self._context.event_id, self._plan.id
        made = self._writing.write(words, actions.adopt_plan, event_id, plan, self.changes.ticked)
        if made is not None:
            self._end()

    def _on_discard_asked(self) -> None:
        words = self.tr("Discard the copy “{name}”").format(name=self._plan.name)
        self._writing.write(words, actions.discard_plan, self._plan.id)
        if not self._complaint.text():
            self._end()

    def _end(self) -> None:
        self.settled.emit()
        self.accept()
