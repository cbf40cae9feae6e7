"""All releases: who made which, what differs between any two of them, and the way back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs.change_list import ChangeList
from desktop_app.features.agenda.rules.difference import difference
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.dates import moment_words
from desktop_app.kit.duty import bar
from desktop_app.kit.refusals import words_of
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import Kind, button, label, put_state
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.errors import Refused
    from desktop_app.features.agenda.queries import ReleaseRow
    from desktop_app.features.agenda.rules import Programme
    from desktop_app.kit.context import PageContext

NOW = ""
"""Stands for the agenda as it is, among the releases."""


class ReleasesDialog(QDialog):
    """The chosen release is compared with another one, at first with the agenda as it stands."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows = {row.id: row for row in context.store.read(queries.releases, context.event_id)}
        self._writing: ChunkedWrite | None = None
        self.setWindowTitle(self.tr("Releases of the programme"))
        self.resize(Size.KIOSK, Size.WINDOW_LEAST_HEIGHT)
        self._model: RowsModel[ReleaseRow] = RowsModel(self._columns(), self._fetch, _key, self)
        self.table = Table(self._model)
        self.table.setAccessibleName(self.tr("Releases, the newest first"))
        self.other = QComboBox()
        self.changes = ChangeList()
        self._told = label("", muted=True, wrap=True)
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self.reset_button = button("", Kind.DESTRUCTIVE, "arrow-counter-clockwise")
        self.leave = button(self.tr("Close"), Kind.PRIMARY)
        self._lay_out()
        bar(context.duty, Permission.BULK, self.reset_button)
        self.table.chosen.connect(self._on_chosen)
        self.other.currentIndexChanged.connect(self._compare)
        self.reset_button.clicked.connect(self._on_reset_asked)
        self.leave.clicked.connect(self.accept)
        self._fill()

    @property
    def told(self) -> str:
        """How many differences are shown, in words."""
        return self._told.text()

    @override
    def reject(self) -> None:
        if self._writing is None:
            super().reject()

    def _columns(self) -> list[Column[ReleaseRow]]:
        return [
            Column(self.tr("Version"), _version, "", Size.PICTURE),
            Column(self.tr("Released"), self._moment, "", Size.FORM_LABEL),
            Column(self.tr("By"), _staff, "", Size.FORM_LABEL),
            Column(self.tr("Comment"), _comment, "", Size.FORM_FIELD),
        ]

    def _lay_out(self) -> None:
        compared = QHBoxLayout()
        compared.setSpacing(Space.SMALL)
        with_words = label(self.tr("&Differences from it to"))
        with_words.setTextFormat(Qt.TextFormat.AutoText)
        with_words.setBuddy(self.other)
        compared.addWidget(with_words)
        compared.addWidget(self.other)
        compared.addWidget(self._told, 1)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self.reset_button)
        below.addStretch(1)
        below.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.table, 2)
        column.addLayout(compared)
        column.addWidget(self.changes, 3)
        column.addWidget(self._complaint)
        column.addLayout(below)

    def _fill(self) -> None:
        self.other.addItem(self.tr("the agenda as it stands"), NOW)
        for row in self._rows.values():
            self.other.addItem(self.tr("version {version}").format(version=row.version), row.id)
        self._model.reset(list(self._rows))
        self.reset_button.setVisible(bool(self._rows))
        if self._rows:
            self.table.choose(next(iter(self._rows)))
        else:
            self._told.setText(self.tr("Nothing was released yet."))
        self.table.setFocus()

    def _on_chosen(self, key: str) -> None:
        if key:
            words = self.tr("Set the agenda back to version {version}…")
            self.reset_button.setText(words.format(version=self._rows[key].version))
            self._compare()

    def _compare(self) -> None:
        key = self.table.current_key
        before, after = self._programme(key), self._programme(str(self.other.currentData()))
        if not key or before is None or after is None:
            return
        found = difference(before, after).changes
        self.changes.show_changes(found)
        self._told.setText(self.tr("%n difference(s)", "", len(found)))

    def _programme(self, key: str) -> Programme | None:
        store, event_id = self._context.store, self._context.event_id
        if key == NOW:
            return store.read(queries.programme, event_id)
        return store.read(queries.released_programme, event_id, key)

    def _on_reset_asked(self) -> None:
        context, key = self._context, self.table.current_key
        if not key:
            return
        words = self.tr("Set the agenda back to version {version}").format(version=self._rows[key].version)
        steps = context.store.write_chunks(words, actions.reset_agenda, context.event_id, key)
        for part in (self.reset_button, self.leave):
            part.setEnabled(False)
        self._writing = ChunkedWrite(steps, self)
        self._writing.finished.connect(self._on_written)
        self._writing.refused.connect(self._on_refused)
        self._writing.start()

    def _on_written(self) -> None:
        self._writing = None
        version = self._rows[self.table.current_key].version
        told = self.tr("The agenda is as in version {version} again").format(version=version)
        self._context.toaster.say_undoable(told)
        self.accept()

    def _on_refused(self, error: Refused) -> None:
        self._writing = None
        self._complaint.setText(words_of(error))
        for part in (self.reset_button, self.leave):
            part.setEnabled(True)

    def _fetch(self, keys: Sequence[str]) -> list[ReleaseRow]:
        return [self._rows[key] for key in keys]

    def _moment(self, row: ReleaseRow) -> str:
        return moment_words(self._context.local(row.at))


def _key(row: ReleaseRow) -> str:
    return row.id


def _version(row: ReleaseRow) -> str:
    return row.version


def _staff(row: ReleaseRow) -> str:
    return row.staff


def _comment(row: ReleaseRow) -> str:
    return row.comment
