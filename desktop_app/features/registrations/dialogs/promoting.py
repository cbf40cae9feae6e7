"""The waitlist as a dialog: who is next, who is passed over, and whom to write to afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.rules.waitlist import Places, Waiting, Waitlist, fitting, next_in_line
from desktop_app.kit.dates import moment_words
from desktop_app.kit.refusals import words_of
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, line, number_box, put_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.kit.context import PageContext

_WATCHED: Final = frozenset({"attendee", "category", "event"})
_SHORT: Final = Size.FORM_LABEL - Size.RAIL_FOLDED


class PromoteDialog(QDialog):
    """Promotes the next ones; any other choice is a matter of the space bar.

    Signals:
        promoted(int): so many people are registered now.
    """

    promoted = Signal(int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waitlist = Waitlist()
        self._chosen: frozenset[str] = frozenset()
        self._skipped: frozenset[str] = frozenset()
        self._wording = Wording(self)
        self.setWindowTitle(self.tr("Promote from the waitlist"))
        self.resize(Size.WINDOW_LEAST_WIDTH, Size.WINDOW_LEAST_HEIGHT - Size.ROW)
        self._title = label("", Type.TITLE)
        self._words = label("", muted=True, wrap=True)
        self.count = number_box()
        self.table = self._make_table()
        self._warning = label("", wrap=True)
        self._complaint = label("", wrap=True)
        self.addresses = QPlainTextEdit()
        self.toggle_button = button(self.tr("Promote, or pass over"))
        self.copy_button = button(self.tr("Copy e-mail addresses"), picture="copy")
        self.cancel_button = button(self.tr("Cancel"))
        self.promote_button = button("", Kind.PRIMARY)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._read()
        self._choose_next(min(1, fitting(self._waitlist)) or 1)
        self.count.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of those who will be promoted, first in line in front."""
        return tuple(one.id for one in self._people())

    @property
    def _done(self) -> bool:
        return self._pages.currentWidget() is self.addresses

    def _people(self) -> list[Waiting]:
        return [one for one in self._waitlist.waiting if one.id in self._chosen]

    @property
    def warning(self) -> str:
        """What is said about too few places; "" where there are enough."""
        return self._warning.text()

    @property
    def complaint(self) -> str:
        """What was refused."""
        return self._complaint.text()

    # --- the look -----------------------------------------------------------------------------------

    def _make_table(self) -> Table:
        columns = [
            Column(self.tr("What happens"), self._outcome, width=_SHORT),
            Column(self.tr("Name"), _name, width=Size.FORM_LABEL),
            Column(self.tr("Organisation"), _organisation, width=Size.FORM_LABEL),
            Column(self.tr("Category"), self._category, width=Size.FORM_LABEL),
            Column(self.tr("Registered"), self._since, width=Size.FORM_LABEL),
            Column(self.tr("E-mail"), _email, width=_SHORT),
        ]
        self._model: RowsModel[Waiting] = RowsModel(columns, self._rows_of, _key_of, self)
        made = Table(self._model)
        made.setAccessibleName(self.tr("Waitlist"))
        made.setCornerWidget(QWidget(made))
        made.horizontalHeader().setSortIndicatorShown(False)
        return made

    def _lay_out(self) -> None:
        put_state(self._warning, State.ATTENTION)
        put_state(self._complaint, State.REFUSED)
        self.count.setAccessibleName(self.tr("How many are promoted"))
        self._complaint.hide()
        self.addresses.setReadOnly(True)
        self.addresses.setTabChangesFocus(True)
        self.addresses.setAccessibleName(self.tr("E-mail addresses"))
        next_row = QHBoxLayout()
        next_row.setSpacing(Space.SMALL)
        for part in (label(self.tr("Promote the next")), self.count, self.toggle_button):
            next_row.addWidget(part)
        next_row.addStretch(1)
        choosing = QWidget()
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(next_row)
        column.addWidget(self.table, 1)
        column.addWidget(self._warning)
        self._pages.addWidget(choosing)
        self._pages.addWidget(self.addresses)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        for part in (self.cancel_button, self.promote_button):
            foot.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        whole.setSpacing(Space.SMALL)
        for part in (self._title, self._words, self._complaint):
            whole.addWidget(part)
        whole.addWidget(self._pages, 1)
        whole.addWidget(line())
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.count.valueChanged.connect(self._choose_next)
        self.toggle_button.clicked.connect(self._on_toggled)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.promote_button.clicked.connect(self._on_promote_clicked)
        self._context.signals.changed.connect(self._on_changed)
        space = QKeySequence(Qt.Key.Key_Space)
        within = Qt.ShortcutContext.WidgetShortcut
        QShortcut(space, self.table, self._on_toggled, context=within)

    # --- who is next --------------------------------------------------------------------------------

    def _read(self) -> None:
        self._waitlist = self._context.store.read(queries.waitlist, self._context.event_id)
        waiting = len(self._waitlist.waiting)
        self._chosen &= {one.id for one in self._waitlist.waiting}
        blocked = self.count.blockSignals(True)
        self.count.setRange(0, waiting)
        self.count.blockSignals(blocked)
        self._title.setText(self.tr("Promote from the waitlist"))
        words = self._wording.places(self._waitlist, waiting)
        if self._waitlist.free is None:
            words += ". " + self.tr("How many places there are is set in Setup.")
        self._words.setText(words)
        self._model.reset([one.id for one in self._waitlist.waiting])
        self._say()

    def _choose_next(self, count: int) -> None:
        self._chosen = frozenset(next_in_line(self._waitlist, count, self._skipped))
        self._show_outcomes()

    def _on_toggled(self) -> None:
        keys = frozenset(self.table.selected_keys)
        if keys <= self._chosen:
            self._chosen, self._skipped = self._chosen - keys, self._skipped | keys
        else:
            self._chosen, self._skipped = self._chosen | keys, self._skipped - keys
        self._show_outcomes()

    def _show_outcomes(self) -> None:
        self._model.refetch()
        self._say()

    def _say(self) -> None:
        count = len(self._chosen)
        blocked = self.count.blockSignals(True)
        self.count.setValue(count)
        self.count.blockSignals(blocked)
        words = self._too_many()
        self._warning.setText(words)
        self._warning.setVisible(bool(words))
        self.promote_button.setText(self.tr("Promote %n person(s)", "", count))
        self.promote_button.setEnabled(count > 0)

    def _too_many(self) -> str:
        after = self._waitlist.promoted(self._chosen)
        if after.event.over > self._waitlist.event.over:
            return self.tr("%n more than the event has places.", "", after.event.over)
        names = {one.category_id: one.category for one in self._waitlist.waiting}
        full = [
            names[key]
            for key, places in after.categories.items()
            if key in names and places.over > self._waitlist.categories[key].over
        ]
        words = self.tr("More than there are places for: {names}.")
        return words.format(names=", ".join(full)) if full else ""

    def _rows_of(self, keys: Sequence[str]) -> Iterable[Waiting]:
        waiting = {one.id: one for one in self._waitlist.waiting}
        return [waiting[key] for key in keys if key in waiting]

    def _outcome(self, one: Waiting) -> str:
        if one.id in self._chosen:
            return self.tr("is promoted")
        return self.tr("passed over") if one.id in self._skipped else self.tr("keeps waiting")

    def _category(self, one: Waiting) -> str:
        places = self._waitlist.categories.get(one.category_id, Places())
        return self.tr("{category} (full)").format(category=one.category) if places.full else one.category

    def _since(self, one: Waiting) -> str:
        return moment_words(self._context.local(one.since)) if one.since else ""

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _WATCHED and not self._done:
            self._read()

    # --- promoting ----------------------------------------------------------------------------------

    def _on_promote_clicked(self) -> None:
        if self._done:
            self.accept()
            return
        people = self._people()
        said = self.tr("Promote %n person(s)", "", len(people))
        try:
            self._context.store.write(said, actions.promote_people, [one.id for one in people])
        except Refused as refused:
            self._complain(words_of(refused))
            self._read()
            return
        self._show_done(people)
        self._context.toaster.say_undoable(self.tr("%n person(s) promoted", "", len(people)))
        self.promoted.emit(len(people))

    def _show_done(self, people: Sequence[Waiting]) -> None:
        self._pages.setCurrentWidget(self.addresses)
        self._complain("")
        silent = [one.name for one in people if not one.email]
        words = self.tr("Tell them by e-mail.")
        if silent:
            words += " " + self.tr("Without an address: {names}.").format(names=", ".join(silent))
        self._title.setText(self.tr("%n person(s) promoted", "", len(people)))
        self._words.setText(words)
        self.addresses.setPlainText("\n".join(_addresses(people)))
        self.cancel_button.hide()
        self.copy_button.setEnabled(bool(self.addresses.toPlainText()))
        self.promote_button.setText(self.tr("Done"))
        self.promote_button.setFocus()

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _on_copy_clicked(self) -> None:
        addresses = _addresses(self._people())
        QGuiApplication.clipboard().setText("; ".join(addresses))
        self._context.toaster.say(self.tr("Addresses copied: {count}").format(count=len(addresses)))


def _name(one: Waiting) -> str:
    return one.name


def _organisation(one: Waiting) -> str:
    return one.organisation


def _email(one: Waiting) -> str:
    return one.email


def _addresses(people: Sequence[Waiting]) -> list[str]:
    """Each address once; two may share one."""
    return list(dict.fromkeys(one.email for one in people if one.email))


def _key_of(one: Waiting) -> str:
    return one.id
