"""The People page: filters, the list, what can be done with many at once, the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.choosing import dropped_file
from desktop_app.features.registrations.dialogs.importing import ImportDialog
from desktop_app.features.registrations.dialogs.saving import SheetSaver
from desktop_app.features.registrations.dialogs.walk_in import WalkInDialog
from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.page.columns import ColumnChoice, PeopleColumns
from desktop_app.features.registrations.page.filters import FilterBar
from desktop_app.features.registrations.page.inspector import PersonInspector
from desktop_app.features.registrations.page.selection import SelectionBar
from desktop_app.features.registrations.queries import Ordering
from desktop_app.features.registrations.rules.field import Status
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.rows_model import RowsModel
from desktop_app.kit.sentences import sentence
from desktop_app.kit.table import Table
from desktop_app.kit.theme import State
from desktop_app.kit.widgets import EmptyState, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop_app.features.registrations.queries import FilterCounts, PersonRow
    from desktop_app.kit.context import PageContext


class PeoplePage(Page):
    """Everybody who is registered.

    Signals:
        checked_in_asked(str), badge_asked(str): check this attendee in, print their badge; other rooms do it.
        person_recognised(str): somebody who wanted to walk in is on the list already.
    """

    checked_in_asked = Signal(str)
    badge_asked = Signal(str)
    person_recognised = Signal(str)

    watched = frozenset(
        {"attendee", "organisation", "category", "consent", "custom_field", "scan", "annulment", "printout"}
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wording = Wording(self)
        self._order, self._ascending = Ordering.NAME, True
        self._dialog: ImportDialog | None = None
        self.set_title(self.tr("People"))
        self.export_button = self.add_secondary(self.tr("Export…"), "download-simple")
        self.walk_in_button = self.add_secondary(self.tr("Add walk-in"), "user-plus")
        self.import_button = self.add_primary(self.tr("Import…"))
        self.filters = FilterBar()
        columns = PeopleColumns(context, self).make()
        self._model: RowsModel[PersonRow] = RowsModel(list(columns.values()), self._rows_of, _key_of, self)
        self.table = Table(self._model)
        self.table.setAccessibleName(self.tr("People"))
        self.table.setCornerWidget(QWidget(self.table))
        # To mark selected columns, the header would ask each of 100,000 rows: that takes seconds.
        self.table.horizontalHeader().setSelectionModel(QItemSelectionModel(self._model, self))
        titles = [column.title for column in columns.values()]
        self.columns = ColumnChoice(context, self.table.horizontalHeader(), titles, self)
        self.selection = SelectionBar()
        self.saver = SheetSaver(context, self)
        self._complaint = label("", wrap=True)
        self.inspector = PersonInspector(context)
        self._views = QStackedWidget()
        self._fill()
        self._connect()
        self.setAcceptDrops(True)

    @override
    def refresh(self) -> None:
        if self._dialog is not None and self._dialog.writing:
            return
        read, event_id = self.context.store.read, self.context.event_id
        self._counts = counts = read(queries.filter_counts, event_id)
        self._views.setCurrentIndex(0 if counts.everybody else 1)
        for part in (self.export_button, self.walk_in_button, self.import_button, self.filters):
            part.setVisible(counts.everybody > 0)  # an empty page has its own two buttons
        self.filters.offer(counts)
        self.selection.offer(counts.categories)
        self._say_sentence(counts)
        self._list()
        self.inspector.offer(counts.categories)
        self.inspector.show_person(self.table.current_key)

    @override
    def show_thing(self, key: str) -> None:
        if not self.table.choose(key):
            self.filters.clear()
            self.refresh()
            self.table.choose(key)

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("F2", self.tr("add a walk-in")),
            KeyHint(self.tr("Ctrl+F"), self.tr("search in the list")),
            KeyHint(self.tr("Up, Down"), self.tr("choose a person")),
            KeyHint(self.tr("Enter"), self.tr("edit the chosen person; leaving a field saves it")),
            KeyHint(self.tr("Shift+Up, Shift+Down"), self.tr("select several people")),
            KeyHint(self.tr("Ctrl+C"), self.tr("copy the selected rows")),
        )

    def import_file(self, file: Path | None = None) -> None:
        """Open the import dialog, with this file if there is one."""
        dialog = self._dialog = ImportDialog(self.context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_import_finished)
        dialog.open()
        if file is not None:
            dialog.start(file)

    def walk_in(self, prefill: str = "") -> None:
        """Open the walk-in dialog; `prefill` is what was searched for in vain."""
        dialog = WalkInDialog(self.context, prefill, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.added.connect(self._on_walk_in_added)
        dialog.recognised.connect(self._on_recognised)
        dialog.open()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.import_file(file)

    def _fill(self) -> None:
        put_state(self._complaint, State.REFUSED)
        self._complaint.hide()
        self._no_match = EmptyState(
            "magnifying-glass",
            self.tr("Nobody matches"),
            self.tr("Search and filters let nobody through."),
            self.tr("Clear all"),
        )
        self._nobody = EmptyState(
            "users",
            self.tr("Nobody is registered yet"),
            self.tr("Import a list of registrations, or drop its file here."),
            self.tr("Import…"),
        )
        self._first_walk_in = button(self.tr("Add walk-in"), picture="user-plus")
        layout = self._nobody.layout()
        if isinstance(layout, QVBoxLayout):
            centre = Qt.AlignmentFlag.AlignHCenter
            layout.insertWidget(layout.count() - 1, self._first_walk_in, alignment=centre)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self._no_match, 1)
        column.addWidget(self._complaint)
        column.addWidget(self.selection)
        self._views.addWidget(filled)
        self._views.addWidget(self._nobody)
        self.content.addWidget(self.filters)
        self.content.addWidget(self._views, 1)
        self.add_inspector(self.inspector)
        self.inspector.hide()
        self.setFocusProxy(self.filters.search)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self._on_import_clicked)
        self.walk_in_button.clicked.connect(self._on_walk_in_clicked)
        self.export_button.clicked.connect(self._on_export_clicked)
        self._nobody.asked.connect(self._on_import_clicked)
        self._first_walk_in.clicked.connect(self._on_walk_in_clicked)
        self._no_match.asked.connect(self.filters.clear)
        self.filters.changed.connect(self._on_filters_changed)
        self.filters.columns_asked.connect(self._on_columns_asked)
        self.filters.search.left_down.connect(self._on_search_left)
        self.table.chosen.connect(self.inspector.show_person)
        self.table.opened.connect(self._on_person_opened)
        self.table.sort_changed.connect(self._on_sort_changed)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        header = self.table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu_asked)
        self.selection.copy_asked.connect(self.copy_selected)
        self.selection.category_asked.connect(self._on_category_asked)
        self.selection.status_asked.connect(self._on_status_asked)
        self.inspector.check_in_asked.connect(self.checked_in_asked)
        self.inspector.badge_asked.connect(self.badge_asked)
        self.saver.failed.connect(self._complain)
        self._add_keys()

    def _add_keys(self) -> None:
        copying = QAction(self.tr("Copy"), self.table)
        copying.setShortcut(QKeySequence.StandardKey.Copy)
        copying.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copying.triggered.connect(self.copy_selected)
        self.table.addAction(copying)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            (QKeySequence(Qt.Key.Key_F2), self._on_walk_in_clicked),
            (QKeySequence(QKeySequence.StandardKey.Find), self.filters.search.setFocus),
        ):
            QShortcut(keys, self, slot, context=within)

    # --- the list -----------------------------------------------------------------------------------

    def _list(self) -> None:
        wanted = self.filters.wanted
        order = Ordering.MATCH if wanted.text and self._order is Ordering.NAME else self._order
        keys = self.context.store.read(
            queries.attendee_keys, self.context.event_id, wanted, order, ascending=self._ascending
        )
        self._model.reset(keys)
        self.table.show_sort(order.value, ascending=self._ascending)
        self.table.setVisible(bool(keys))
        self._no_match.setVisible(not keys)
        self._say_selected()

    def _rows_of(self, keys: Sequence[str]) -> Iterable[PersonRow]:
        return self.context.store.read(queries.attendee_rows, keys)

    def _say_sentence(self, counts: FilterCounts) -> None:
        registered = sum(choice.count for choice in counts.statuses if choice.key == Status.REGISTERED)
        # Waitlisted people who came are expected too: nobody wants to read "215 of 214".
        expected = max(registered, counts.arrived)
        words = self.tr("{arrived} of {expected} arrived").format(arrived=counts.arrived, expected=expected)
        self.set_sentence(words if counts.everybody else "")

    def _say_selected(self) -> None:
        ranges = self.table.selectionModel().selection()
        selected = sum(ranges.at(place).height() for place in range(ranges.count()))
        shown = self._model.rowCount()
        self.selection.say(shown=shown, everybody=self._counts.everybody, selected=selected)

    def export(self, path: Path) -> None:
        """Save what is shown as XLSX or CSV, as the file's name says."""
        keys = self._model.keys
        self.saver.save(path, self.context.store.read(queries.export_sheet, self.context.event_id, keys))

    def copy_selected(self) -> None:
        """Copy the selected rows as they are shown, tab-separated."""
        columns = [self._model.columns[place] for place in self.columns.visible()]
        rows = self._rows_of(self.table.selected_keys)
        lines = ["\t".join(" ".join(column.text(row).split()) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.context.toaster.say(self.tr("Rows copied: {count}").format(count=len(lines)))

    # --- what was done ------------------------------------------------------------------------------

    def _on_filters_changed(self) -> None:
        self._list()

    def _on_sort_changed(self, name: str, ascending: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self._order, self._ascending = Ordering(name), ascending
        self._list()

    def _on_selection_changed(self) -> None:
        self._say_selected()

    def _on_search_left(self) -> None:
        if self._model.rowCount():
            self.table.choose(self._model.key_at(0))
            self.table.setFocus()

    def _on_person_opened(self, _key: str) -> None:
        self.inspector.edit()

    def _on_columns_asked(self) -> None:
        opener = self.filters.columns_button
        self.columns.pop_up(opener.mapToGlobal(QPoint(0, opener.height())))

    def _on_header_menu_asked(self, place: QPoint) -> None:
        self.columns.pop_up(self.table.horizontalHeader().mapToGlobal(place))

    def _on_category_asked(self, category_id: str) -> None:
        keys = self.table.selected_keys
        names = {choice.key: choice.words for choice in self._counts.categories}
        said = self.tr("Category of {count} people is now {category}")
        self._change(said.format(count=len(keys), category=names[category_id]), keys, category_id=category_id)

    def _on_status_asked(self, status: str) -> None:
        keys = self.table.selected_keys
        said = self.tr("Status of {count} people is now {status}")
        self._change(said.format(count=len(keys), status=self._wording.status(status)), keys, status=status)

    def _change(self, said: str, keys: list[str], **changes: str) -> None:
        try:
            self.context.store.write(said, actions.edit_attendees, keys, **changes)
        except Refused as refused:
            self._complain(sentence(refused))
            return
        self._complain("")
        self.context.toaster.say_undoable(said)

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _on_import_clicked(self) -> None:
        self.import_file()

    def _on_import_finished(self, _result: int) -> None:
        self._dialog = None
        self.refresh()

    def _on_walk_in_clicked(self) -> None:
        self.walk_in()

    def _on_walk_in_added(self, key: str, checked_in: bool, printed: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self.refresh()
        self.show_thing(key)
        if checked_in:
            self.checked_in_asked.emit(key)
        if printed:
            self.badge_asked.emit(key)

    def _on_recognised(self, key: str) -> None:
        self.show_thing(key)
        self.person_recognised.emit(key)

    def _on_export_clicked(self) -> None:
        path = self.saver.ask_path(self.tr("People"), self)
        if path is not None:
            self._complain("")
            self.export(path)


def _key_of(row: PersonRow) -> str:
    return row.id
