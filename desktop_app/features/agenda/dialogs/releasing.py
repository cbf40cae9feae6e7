"""A release: what changed since the last one, in words, then a name and a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs.change_list import ChangeList
from desktop_app.features.agenda.dialogs.writing import Writing
from desktop_app.kit.dates import moment_words
from desktop_app.kit.duty import bar
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Form, Kind, button, label, put_state
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext


class ReleaseDialog(QDialog):
    """Makes the agenda as it stands known under a name.

    Signals:
        released(str): it is known under this name now.
    """

    released = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Release the programme"))
        self.resize(Size.KIOSK - Size.SHAPE, Size.WINDOW_LEAST_HEIGHT - Size.SHAPE)
        self._since = label("", Type.STRONG, wrap=True)
        self.changes = ChangeList()
        self.version, self.comment = QLineEdit(), QLineEdit()
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._writing = Writing(context, self._complaint)
        self.go = button("", Kind.PRIMARY)
        self.leave = button(self.tr("Cancel"))
        self._lay_out()
        self.version.textChanged.connect(self._on_name_typed)
        self.go.clicked.connect(self._on_release_asked)
        self.leave.clicked.connect(self.reject)
        bar(context.duty, Permission.BULK, self.go)
        self._fill()

    @property
    def since(self) -> str:
        """What the changes count from, in words."""
        return self._since.text()

    @property
    def complaint(self) -> str:
        """Why nothing was released; empty while nothing is wrong."""
        return self._complaint.text()

    def _lay_out(self) -> None:
        form = Form()
        why = self.tr("Guests see it on paper and in files; staff go back to it.")
        form.add(self.tr("&Version"), self.version, why)
        form.add(self.tr("&Comment"), self.comment, self.tr("Why, for the list of releases."), wide=True)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addStretch(1)
        below.addWidget(self.leave)
        below.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._since)
        column.addWidget(self.changes, 1)
        column.addWidget(form)
        column.addWidget(self._complaint)
        column.addStretch(0)  # takes the room of the changes where there are none
        column.addLayout(below)

    def _fill(self) -> None:
        store, event_id = self._context.store, self._context.event_id
        known = store.read(queries.releases, event_id)
        changes = store.read(queries.changes_since, event_id).changes
        self.changes.show_changes(changes)
        self.changes.setVisible(bool(changes))
        if not changes:
            self.resize(self.width(), self.sizeHint().height())
        self._since.setText(self._told(known, len(changes)))
        self.version.setText(store.read(queries.next_version, event_id))
        self.version.selectAll()
        self.version.setFocus()

    def _told(self, known: list[queries.ReleaseRow], count: int) -> str:
        if not known:
            return self.tr("The first release: everything on the programme becomes known.")
        last = known[0]
        told = {"version": last.version, "moment": moment_words(self._context.local(last.at))}
        if not count:
            return self.tr("Nothing changed since version {version} of {moment}.").format(**told)
        return self.tr("%n change(s) since version {version} of {moment}", "", count).format(**told)

    def _on_name_typed(self, name: str) -> None:
        self.go.setText(self.tr("Release version {version}").format(version=name.strip()))

    def _on_release_asked(self) -> None:
        context, version = self._context, self.version.text().strip()
        made = self._writing.write(
            self.tr("Release version {version}").format(version=version),
            actions.release_agenda,
            context.event_id,
            version,
            context.now(),
            comment=self.comment.text(),
            staff_id=context.duty.worker.id or None,
        )
        if made is not None:
            self.released.emit(version)
            self.accept()
