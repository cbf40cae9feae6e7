"""A request typed in at the desk: who wishes to meet whom, of which type, how much, with which wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.dialogs.person_finder import PersonFinder
from desktop_app.features.meetings.rules.request import Priority, RequestState
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import Form, Kind, button, label, line, put_state

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext


class AddRequestDialog(QDialog):
    """Two people, and what there is to say.

    Signals:
        added(str): the key of the new request.
    """

    added = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Add a request"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.first = PersonFinder(context, self.tr("Name, organisation or code"))
        self.second = PersonFinder(context, self.tr("Name, organisation or code"))
        self.types, self.priority = QComboBox(), QComboBox()
        for kind in context.store.read(queries.types, context.event_id):
            self.types.addItem(kind.name, kind.id)
        for words, value in (
            (self.tr("Normal"), Priority.NORMAL),
            (self.tr("High"), Priority.HIGH),
            (self.tr("Low"), Priority.LOW),
        ):
            self.priority.addItem(words, value)
        self.wish, self.needs = QLineEdit(), QLineEdit()
        self.agreed = QCheckBox(self.tr("The other side agrees"))
        self.agreed.setChecked(True)
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._complaint.hide()
        self.add_button = button(self.tr("Add"), Kind.PRIMARY)
        self.more_button = button(self.tr("Add and next"))
        self._lay_out()
        self.add_button.clicked.connect(self._on_add_asked)
        self.more_button.clicked.connect(self._on_more_asked)
        for finder in (self.first, self.second):
            finder.taken.connect(self._allow)
        self._allow()

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.tr("&Who asks"), self.first)
        form.add(self.tr("Wh&om"), self.second)
        form.add(self.tr("&Type"), self.types)
        form.add(self.tr("&Priority"), self.priority, self.tr("Requests of high priority are placed first."))
        form.add(self.tr("W&ish"), self.wish, self.tr("Printed on both cards."))
        form.add(
            self.tr("&Needs"), self.needs, self.tr("What the table must offer, with commas: interpreter.")
        )
        form.add("", self.agreed, self.tr("Only accepted requests are placed; others wait for an answer."))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        buttons.addStretch()
        buttons.addWidget(self.more_button)
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(form)
        # What the list of names needed while it was open goes here, and not between the fields.
        column.addStretch()
        for part in (self._complaint, line()):
            column.addWidget(part)
        column.addLayout(buttons)

    @property
    def complaint(self) -> str:
        """What was refused, "" when nothing was."""
        return self._complaint.text()

    def begin(self, key: str = "", words: str = "") -> None:
        """Open, with somebody who asks chosen already or not."""
        if key:
            self.first.choose(key, words)
        self.open()
        (self.second if key else self.first).setFocus()

    def _allow(self) -> None:
        ready = bool(self.first.person and self.second.person and self.types.count())
        self.add_button.setEnabled(ready)
        self.more_button.setEnabled(ready)
        if not self.types.count():
            self._complain(self.tr("There is no type of meeting yet. Make one under Set up."))

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _add(self) -> bool:
        context = self._context
        label = self.tr("Request {one} – {other}").format(
            one=self.first.field.text().split("  ·  ")[0], other=self.second.field.text().split("  ·  ")[0]
        )
        try:
            key = context.store.write(
                label,
                actions.add_request,
                context.event_id,
                self.first.person,
                self.second.person,
                type_id=self.types.currentData(),
                now=context.now(),
                priority=int(self.priority.currentData()),
                state=RequestState.ACCEPTED if self.agreed.isChecked() else RequestState.PENDING,
                needs=self.needs.text().split(","),
                wish=self.wish.text(),
            )
        except Refused as refused:
            self._complain(words_of(refused))
            return False
        self._complain("")
        context.toaster.say_undoable(label)
        self.added.emit(key)
        return True

    def _on_add_asked(self) -> None:
        if self._add():
            self.accept()

    def _on_more_asked(self) -> None:
        if self._add():
            self.second.clear()
            self.wish.clear()
            self.second.setFocus()
