"""The list of people with its filters, its columns, and what can be done with many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.registrations import queries
from desktop_app.features.registrations.actions.many import edit_many
from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.dialogs.writing import ChunkWriter
from desktop_app.features.registrations.page.columns import ColumnChoice, PeopleColumns, Shown
from desktop_app.features.registrations.page.filters import FilterBar
from desktop_app.features.registrations.page.selection import SelectionBar
from desktop_app.features.registrations.page.views import Views
from desktop_app.features.registrations.page.waiting import WaitLine
from desktop_app.features.registrations.queries import FilterCounts, Ordering, View
from desktop_app.features.registrations.queries.seats import seats_given
from desktop_app.features.registrations.rules.field import Status
from desktop_app.kit.duty import bar
from desktop_app.kit.habits import Habits
from desktop_app.kit.refusals import words_of
from desktop_app.kit.rows_model import RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Space, State
from desktop_app.kit.widgets import EmptyState, label, put_state
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QShowEvent

    from desktop_app.features.registrations.queries import PersonRow
    from desktop_app.features.registrations.rules.waitlist import Waitlist
    from desktop_app.kit.context import PageContext


_SETTING: Final = "PeoplePage/order"


class PeopleList(QWidget):
    """Filters above, the table, the line with what is selected below.

    Signals:
        chosen(str): this attendee is the current one ("" for nobody).
        opened(str): Enter or a double click on an attendee.
        merge_asked(str, str): make one registration of these two.
        promote_asked(): the next on the waitlist shall be registered.
    """

    chosen = Signal(str)
    opened = Signal(str)
    merge_asked = Signal(str, str)
    promote_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wording = Wording(self)
        self._order, self._ascending = _kept_order(context)
        self._counts = FilterCounts((), (), (), (), 0, 0, 0)
        columns = PeopleColumns(context, self).make()
        self.model: RowsModel[PersonRow] = RowsModel(list(columns.values()), self._rows_of, _key_of, self)
        self.table = Table(self.model)
        self.filters = FilterBar()
        self.wait_line = WaitLine()
        self.selection = SelectionBar()
        self.complaint = label("", wrap=True)
        self.no_match = EmptyState(
            "magnifying-glass",
            self.tr("Nobody matches"),
            self.tr("Search and filters let nobody through."),
            self.tr("Clear all"),
        )
        self._habits = Habits(context.settings)
        self._personal_hidden = self._habits.personal_hidden
        self._said = ""
        self._writer = ChunkWriter(self)
        self._lay_out()
        titles = [column.title for column in columns.values()]
        self.columns = ColumnChoice(context, self.table, titles, self)
        self.views = Views(context, self.filters.view, self.filters.name_line, self)
        self._connect()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._personal_hidden != self._habits.personal_hidden:
            # Chosen meanwhile in Setup: the rows that are kept were read before.
            self._personal_hidden = self._habits.personal_hidden
            self.model.refetch()

    @property
    def busy(self) -> bool:
        """Whether many people are being changed just now."""
        return self._writer.running

    def refresh(self, counts: FilterCounts, waitlist: Waitlist) -> None:
        """Show what there is now."""
        self._counts = counts
        self.wait_line.show_waitlist(waitlist, counts.waiting)
        self.selection.tell_places(self._wording.places(waitlist, counts.waiting))
        self.filters.offer(counts)
        self.selection.offer(counts.categories)
        self.views.offer(counts.categories)
        self._list()

    def choose(self, key: str) -> None:
        """Make this person the current one, past filters that hide them."""
        if not self.table.choose(key):
            self.filters.clear()
            self._list()
            self.table.choose(key)

    def copy_selected(self) -> None:
        """Copy the selected rows as they are shown, tab-separated."""
        if why_not := self._context.duty.why_not(Permission.EXPORT):
            self._context.toaster.say(why_not)
            return
        columns = [self.model.columns[place] for place in self.columns.visible()]
        rows = self._rows_of(self.table.selected_keys)
        lines = ["\t".join(" ".join(column.text(row).split()) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._context.toaster.say(self.tr("Rows copied: {count}").format(count=len(lines)))

    def complain(self, words: str) -> None:
        """Say under the table what was refused; "" takes it back."""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("People"))
        self.table.setCornerWidget(QWidget(self.table))
        put_state(self.complaint, State.REFUSED)
        self.complaint.hide()
        self.no_match.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.filters)
        column.addWidget(self.wait_line)
        column.addWidget(self.table, 1)
        column.addWidget(self.no_match, 1)
        column.addWidget(self.complaint)
        column.addWidget(self.selection)
        self.setFocusProxy(self.filters.search)

    def _connect(self) -> None:
        self.no_match.asked.connect(self.filters.clear)
        self.filters.changed.connect(self._list)
        self.wait_line.promote_asked.connect(self.promote_asked)
        self.views.chosen.connect(self._on_view_chosen)
        self.columns.changed.connect(self._tell_view)
        self.filters.columns_asked.connect(self._on_columns_asked)
        self.filters.search.left_down.connect(self._on_search_left)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.sort_changed.connect(self._on_sort_changed)
        self.table.selectionModel().selectionChanged.connect(self._say_selected)
        header = self.table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu_asked)
        self._writer.progressed.connect(self.selection.show_progress)
        self._writer.finished.connect(self._on_changed)
        self._writer.refused.connect(self._on_refused)
        self.selection.stop_asked.connect(self._on_stop_asked)
        copy, *many = self.selection.buttons
        bar(self._context.duty, Permission.EXPORT, copy)
        bar(self._context.duty, Permission.BULK, *many)
        self.selection.copy_asked.connect(self.copy_selected)
        self.selection.merge_asked.connect(self._on_merge_asked)
        self.selection.category_asked.connect(self._on_category_asked)
        self.selection.status_asked.connect(self._on_status_asked)
        copying = QAction(self.tr("Copy"), self.table)
        copying.setShortcut(QKeySequence.StandardKey.Copy)
        copying.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copying.triggered.connect(self.copy_selected)
        self.table.addAction(copying)

    def _list(self) -> None:
        wanted = self.filters.wanted
        order = Ordering.MATCH if wanted.text and self._order is Ordering.NAME else self._order
        keys = self._context.store.read(
            queries.attendee_keys, self._context.event_id, wanted, order, ascending=self._ascending
        )
        self.model.reset(keys)
        self.table.show_sort(order.value, ascending=self._ascending)
        self.table.setVisible(bool(keys))
        self.no_match.setVisible(not keys)
        self._say_selected()
        self._tell_view()
        self.wait_line.show_in(waitlist_seen=wanted.statuses == {Status.WAITLISTED.value})

    def _tell_view(self) -> None:
        columns = tuple(list(Shown)[place].value for place in self.columns.visible())
        self.views.show_state(View(self.filters.wanted, self._order, self._ascending, columns))

    def _on_view_chosen(self, view: View) -> None:
        self._order, self._ascending = view.order, view.ascending
        self.columns.show_columns(view.columns)
        self.filters.show_filter(view.only)

    def _rows_of(self, keys: Sequence[str]) -> Iterable[PersonRow]:
        return self._context.store.read(queries.attendee_rows, keys)

    def _say_selected(self) -> None:
        if self._writer.running:
            return
        ranges = self.table.selectionModel().selection()
        selected = sum(ranges.at(place).height() for place in range(ranges.count()))
        shown = self.model.rowCount()
        self.selection.say(shown=shown, everybody=self._counts.everybody, selected=selected)

    def _on_sort_changed(self, name: str, ascending: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self._order, self._ascending = Ordering(name), ascending
        self._context.settings.setValue(_SETTING, f"{name} {'up' if ascending else 'down'}")
        self._list()

    def _on_search_left(self) -> None:
        if self.model.rowCount():
            self.table.choose(self.model.key_at(0))
            self.table.setFocus()

    def _on_columns_asked(self) -> None:
        opener = self.filters.columns_button
        self.columns.pop_up(opener.mapToGlobal(QPoint(0, opener.height())))

    def _on_header_menu_asked(self, place: QPoint) -> None:
        self.columns.pop_up(self.table.horizontalHeader().mapToGlobal(place))

    def _on_merge_asked(self) -> None:
        keys = self.table.selected_keys
        if len(keys) == 2:  # noqa: PLR2004 (two become one)
            self.merge_asked.emit(*keys)

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
        self.complain("")
        self._said = said
        try:
            steps = self._context.store.write_chunks(said, edit_many, keys, **changes)
        except Refused as refused:
            self._on_refused(refused)
            return
        self._writer.start(steps)
        self.selection.show_progress(0, len(keys))

    def _on_changed(self) -> None:
        self._say_selected()
        seats = self._wording.seats(self._context.store.read(seats_given))
        self._context.toaster.say_undoable(". ".join(filter(None, (self._said, seats))))

    def _on_refused(self, refused: Refused) -> None:
        self._say_selected()
        self.complain(words_of(refused))

    def _on_stop_asked(self) -> None:
        self._writer.cancel()
        self._say_selected()
        self._context.toaster.say(self.tr("Stopped. Everything changed so far was taken back."))


def _kept_order(context: PageContext) -> tuple[Ordering, bool]:
    """How the list was sorted the last time; by name, where what was kept means nothing any more."""
    name, _, direction = str(context.settings.value(_SETTING, "")).partition(" ")
    return (Ordering(name), direction == "up") if name in set(Ordering) else (Ordering.NAME, True)


def _key_of(row: PersonRow) -> str:
    return row.id
