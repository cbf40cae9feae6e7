"""The third step of an import: what would happen to whom, and where a person decides otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.preview_lists import Heap, PreviewLists
from desktop_app.features.registrations.dialogs.preview_pane import Pane
from desktop_app.features.registrations.dialogs.step import Step
from desktop_app.features.registrations.rules.plan import Chosen, Doubt, ImportPlan, RowRefusal
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.registrations.rules.plan import FieldChange
    from desktop_app.kit.table import Table

T = TypeVar("T")

_CHOOSING: Final = frozenset({Heap.NEW, Heap.CHANGED, Heap.CONFLICTING, Heap.VANISHED, Heap.REMARKS})
_OF_PEOPLE: Final = frozenset({Doubt.LOOK_ALIKE_PERSON, Doubt.TAKEN_AS})


class PreviewStep(Step):
    """Lists with their counts at the left, the lines of one at the right.

    Signals:
        same_changed(): `same` says something else now, so that the plan must be made anew.
    """

    same_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists = PreviewLists(self)
        self.plan: ImportPlan | None = None
        self._left_out: set[int] = set()
        self._theirs: set[tuple[int, str]] = set()
        self._cancel: set[str] = set()
        self.same: dict[int, str] = {}
        self.heaps = QListWidget()
        self.heaps.setFixedWidth(Size.FORM_LABEL + Size.RAIL_FOLDED)
        self.heaps.setProperty("kind", "sections")
        self.heaps.setAccessibleName(self.tr("What the import does"))
        self._why = label("", muted=True, wrap=True)
        self._tables = QStackedWidget()
        self.toggle_button = button("")
        self._panes: dict[Heap, Pane] = {}
        self._lay_out()
        self.heaps.currentRowChanged.connect(self._on_heap_chosen)
        self.toggle_button.clicked.connect(self._on_toggle_clicked)

    @property
    def chosen(self) -> Chosen:
        """What was decided."""
        return Chosen(
            frozenset(self._left_out), frozenset(self._theirs), self._mine(), frozenset(self._cancel)
        )

    @property
    def count(self) -> int:
        """So many people are added, changed or cancelled."""
        if self.plan is None:
            return 0
        rows = (*self.plan.new, *self.plan.changed, *self.plan.conflicting)
        theirs = {line for line, _field in self._theirs}
        written = (
            row.line not in self._left_out and (row.attendee_id is None or row.changes or row.line in theirs)
            for row in rows
        )
        return sum(map(bool, written)) + len(self._cancel)

    @property
    @override
    def ready(self) -> bool:
        return self.count > 0 or bool(self._mine())

    @property
    def step_words(self) -> str:
        """What the button that goes on says."""
        if self.count == 1:
            return self.tr("Import 1 person")
        if not self.count and self._mine():
            return self.tr("Keep what is here")
        words = self.tr("Import {count} people") if self.count else self.tr("Nothing to import")
        return words.format(count=self.count)

    @property
    def table(self) -> Table:
        """The table of the list that is shown."""
        return self._panes[self._heap()].table

    def reasons(self) -> dict[RowRefusal, str]:
        """The words for each reason to reject a row."""
        return self._lists.reasons()

    def start_over(self) -> None:
        """Forget what was decided, and what was refused."""
        self.complain("")
        self.same = {}
        self.heaps.clear()
        for choice in (self._left_out, self._theirs, self._cancel):
            choice.clear()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan; what was decided holds as far as it is still asked in the same words."""
        still = set(_questions(plan)) & set(_questions(self.plan)) if self.plan is not None else set()
        self.plan = plan
        self._left_out &= {row.line for row in (*plan.new, *plan.changed, *plan.conflicting)}
        self._theirs &= {(line, change.field) for line, change in still}
        self._cancel &= {person.id for person in plan.vanished}
        words = self.tr("{file} has {rows} rows. Nothing is written yet.")
        self.say(self.tr("What would change"), words.format(file=plan.file, rows=plan.rows))
        heap = self._heap() if self.heaps.count() else Heap.NEW
        self._drop_panes()
        self._count_heaps()
        self.heaps.setCurrentRow(0)
        self.choose_heap(heap)
        self.ready_changed.emit()

    def choose_heap(self, heap: Heap) -> None:
        """Show one list."""
        for row in range(self.heaps.count()):
            if self.heaps.item(row).data(Qt.ItemDataRole.UserRole) is heap:
                self.heaps.setCurrentRow(row)

    def _mine(self) -> frozenset[tuple[int, str]]:
        """Where the file is refused: every conflict that was shown and not decided for the file."""
        rows = self.plan.conflicting if self.plan is not None else ()
        asked = {(row.line, c.field) for row in rows if row.line not in self._left_out for c in row.conflicts}
        return frozenset(asked - self._theirs)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(Space.SMALL)
        right.addWidget(self._why)
        right.addWidget(self._tables, 1)
        right.addWidget(self.toggle_button, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        row.addWidget(self.heaps)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def _heap(self) -> Heap:
        return Heap(self.heaps.currentItem().data(Qt.ItemDataRole.UserRole))

    def _drop_panes(self) -> None:
        for pane in self._panes.values():
            self._tables.removeWidget(pane.table)
            pane.table.deleteLater()
        self._panes = {}

    def _count_heaps(self) -> None:
        """List the lists; those without a line are left out, except the first."""
        blocked = self.heaps.blockSignals(True)
        self.heaps.clear()
        for heap, title in self._lists.titles().items():
            count = self._size(heap)
            if count or heap is Heap.NEW:
                item = QListWidgetItem(f"{title}  {count}")
                item.setSizeHint(QSize(0, Size.ROW))
                item.setData(Qt.ItemDataRole.UserRole, heap)
                self.heaps.addItem(item)
        self.heaps.blockSignals(blocked)

    def _size(self, heap: Heap) -> int:
        plan = self.plan or ImportPlan("", "", ())
        if heap is Heap.CHANGED:
            return sum(bool(row.changes) for row in (*plan.changed, *plan.conflicting))
        sizes = {
            Heap.NEW: plan.new,
            Heap.CONFLICTING: plan.conflicting,
            Heap.VANISHED: plan.vanished,
            Heap.REJECTED: plan.rejected,
            Heap.REMARKS: plan.remarks,
            Heap.UNCHANGED: plan.unchanged,
        }
        return len(sizes[heap])

    def _on_heap_chosen(self, row: int) -> None:
        if row < 0 or self.plan is None:
            return
        heap = self._heap()
        if heap not in self._panes:
            self._panes[heap] = pane = Pane(self._lists.heads(heap), self)
            if heap in _CHOOSING:
                self._add_key(pane.table)
            pane.table.chosen.connect(self._on_line_chosen)
            self._tables.addWidget(pane.table)
        pane = self._panes[heap]
        lines = self._lists.lines(self.plan, heap, self.chosen)
        pane.show_lines(lines)
        if lines and not pane.table.current_key:
            pane.table.choose(lines[0].key)
        self._tables.setCurrentWidget(pane.table)
        self._why.setText(self._lists.why(heap))
        self._name_toggle()

    def _add_key(self, table: Table) -> None:
        space = QKeySequence(Qt.Key.Key_Space)
        QShortcut(space, table, self._on_toggle_clicked, context=Qt.ShortcutContext.WidgetShortcut)

    def _name_toggle(self) -> None:
        heap = self._heap()
        words = {
            Heap.NEW: self.tr("Leave out, or take in again"),
            Heap.CHANGED: self.tr("Leave out, or take in again"),
            Heap.CONFLICTING: self.tr("Let the file win, or keep as here"),
            Heap.VANISHED: self.tr("Cancel the registration, or keep it"),
            Heap.REMARKS: self.tr("It is this person, or somebody new"),
        }
        self.toggle_button.setText(words.get(heap, ""))
        self.toggle_button.setVisible(heap in _CHOOSING)
        chosen = self._whom() if heap is Heap.REMARKS else self._panes[heap].table.selected_keys
        self.toggle_button.setEnabled(bool(chosen))

    def _on_line_chosen(self, _key: str) -> None:
        self._name_toggle()

    def _whom(self) -> dict[int, str]:
        """The selected lines that may be somebody who is on the list, with the key of that person."""
        remarks = self.plan.remarks if self.plan is not None else ()
        chosen = [remarks[int(line.key)] for line in self._panes[Heap.REMARKS].selected()]
        return {one.line: one.other for one in chosen if one.doubt in _OF_PEOPLE}

    def _say_same(self) -> None:
        """Take the selected lines for these people, or for new ones again; the plan is made anew."""
        whom = self._whom()
        told = whom.keys() <= self.same.keys()
        rest = {line: key for line, key in self.same.items() if line not in whom}
        self.same = rest if told else rest | whom
        if whom:
            self.same_changed.emit()

    def _on_toggle_clicked(self) -> None:
        heap = self._heap()
        if heap is Heap.REMARKS:
            self._say_same()
            return
        pane = self._panes[heap]
        lines = pane.selected()
        if heap is Heap.CONFLICTING:
            _toggle(self._theirs, {(line.line, line.field) for line in lines})
        elif heap is Heap.VANISHED:
            _toggle(self._cancel, {line.key for line in lines})
        else:
            _toggle(self._left_out, {line.line for line in lines})
        if self.plan is not None:
            pane.show_lines(self._lists.lines(self.plan, heap, self.chosen))
        self.ready_changed.emit()


def _questions(plan: ImportPlan) -> Iterator[tuple[int, FieldChange]]:
    """Each conflict with its line."""
    return ((row.line, change) for row in plan.conflicting for change in row.conflicts)


def _toggle(choice: set[T], lines: set[T]) -> None:
    """Choose all lines, or none of them when all were chosen."""
    if lines <= choice:
        choice -= lines
    else:
        choice |= lines
