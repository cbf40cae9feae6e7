"""People and organisations that may be one: looked for, shown, merged or kept apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.merging import OrganisationMergeDialog, PeopleMergeDialog
from desktop_app.features.registrations.dialogs.picking import PersonPicker
from desktop_app.features.registrations.page.pair_words import PairWords
from desktop_app.features.registrations.page.pairs import PairList
from desktop_app.features.registrations.queries.merging import (
    SLICE,
    crowd_among,
    registrations,
)
from desktop_app.features.registrations.rules.crowd import LookAlikePairs
from desktop_app.features.registrations.tasks.look_alikes import pairs_alike
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import EmptyState, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.registrations.dialogs.merging_frame import MergeDialog
    from desktop_app.features.registrations.rules.crowd import Crowd
    from desktop_app.features.registrations.rules.likeness import Pair, Registration
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.tasks.runner import Task

# What a pair depends on; scans and printouts make nobody more alike.
_WATCHED: Final = frozenset({"attendee", "organisation", "kept_value", "saved_view", "former_attendee"})
# From so many records on the search runs in a process, so that the window stays quick meanwhile.
_MANY: Final = 8000


class LookAlikesView(QWidget):
    """Two tabs of pairs in place of the list of people.

    Signals:
        left(): back to the list.
        counted(int): so many pairs there are now.
    """

    left = Signal()
    counted = Signal(int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._stale = True
        self._found = LookAlikePairs()
        self._read: list[Registration] = []
        self._reading = QTimer(self)
        self._words = PairWords(context, self)
        self.back_button = button(self.tr("Back to the list"), picture="arrow-left")
        self._looking = label(self.tr("Looking for look-alikes…"), muted=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(Size.FORM_LABEL)
        self.cancel_button = button(self.tr("Cancel"))
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self.people = PairList(
            (self.tr("One registration"), self.tr("The other")), self._nobody(), self._words.people
        )
        self.organisations = PairList(
            (self.tr("One organisation"), self.tr("The other")), self._no_houses(), self._words.organisations
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._lay_out()
        self._connect()

    @property
    def complaint(self) -> str:
        """What was refused; "" when nothing was."""
        return self._complaint.text()

    def look(self) -> None:
        """Look for pairs, unless nothing changed since the last time."""
        if self._stale and self._task is None and not self._reading.isActive():
            self._stale = False
            self._read = []
            self._show_waiting(waiting=True)
            self._reading.start(0)

    def merge_people(self, one: str, other: str) -> MergeDialog:
        """Open the assistant for two registrations."""
        return self._open(PeopleMergeDialog(self._context, one, other, self))

    def merge_with(self, key: str) -> None:
        """Ask for the other one of this registration, then open the assistant for both."""
        row = next(iter(self._context.store.read(queries.attendee_rows, [key])), None)
        picker = PersonPicker(
            self._context,
            self.tr("Merge {name} with…").format(name=row.name if row else ""),
            but=key,
            text=row.family_name or row.given_name if row else "",
            parent=self.window(),
        )
        picker.picked.connect(partial(self.merge_people, key))
        picker.open()

    def _nobody(self) -> EmptyState:
        return EmptyState(
            "users",
            self.tr("Nobody seems to be registered twice"),
            self.tr("No two share e-mail, phone, or name and organisation."),
        )

    def _no_houses(self) -> EmptyState:
        return EmptyState(
            "buildings",
            self.tr("No organisation seems to be there twice"),
            self.tr("No two names differ only by legal form, a letter or a word."),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self.back_button)
        head.addStretch(1)
        for part in (self._looking, self.bar, self.cancel_button):
            head.addWidget(part)
        self.tabs.addTab(self.people, "")
        self.tabs.addTab(self.organisations, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(self._complaint)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.people)
        self._show_waiting(waiting=False)
        self._complain("")
        self._name_tabs()

    def _connect(self) -> None:
        self._reading.timeout.connect(self._on_turn)
        self.back_button.clicked.connect(self.left)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.people.merge_asked.connect(self._on_people_asked)
        self.organisations.merge_asked.connect(self._on_organisations_asked)
        self.people.apart_asked.connect(partial(self._keep_apart, actions.keep_people_apart))
        self.organisations.apart_asked.connect(partial(self._keep_apart, actions.keep_organisations_apart))
        self._context.runner.progressed.connect(self._on_progressed)
        self._context.signals.changed.connect(self._on_changed)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit, context=within)

    # --- looking ------------------------------------------------------------------------------------

    def _on_turn(self) -> None:
        """Read one slice of the people; after the last one the search begins."""
        after = self._read[-1].id if self._read else ""
        people = self._context.store.read(registrations, self._context.event_id, after)
        self._read += people
        if len(people) < SLICE:
            self._reading.stop()
            self._search(self._context.store.read(crowd_among, self._context.event_id, self._read))

    def _search(self, crowd: Crowd) -> None:
        self._task = self._context.runner.start(
            self.tr("Looking for look-alikes"),
            partial(pairs_alike, crowd),
            self._on_found,
            self._on_failed,
            self._on_cancelled,
            process=crowd.size > _MANY,
        )

    def _on_found(self, found: LookAlikePairs) -> None:
        self._task = None
        self._found = found
        self._show_waiting(waiting=False)
        self._show()
        if self._stale:
            self.look()

    def _on_failed(self, _error: Exception) -> None:
        self._task = None
        self._stale = True
        self._show_waiting(waiting=False)
        self._complain(self.tr("Something unexpected happened; nothing was looked for. Please try again."))

    def _on_cancelled(self) -> None:
        self._task = None
        self._stale = True
        self._show_waiting(waiting=False)
        self.left.emit()

    def _on_cancel_clicked(self) -> None:
        if self._task is not None:
            self._task.cancel()
        elif self._reading.isActive():
            self._reading.stop()
            self._on_cancelled()

    def _on_progressed(self, task: Task) -> None:
        if task is self._task:
            self.bar.setRange(0, task.total)
            self.bar.setValue(task.done)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _WATCHED:
            self._stale = True
            if self.isVisible():
                self.look()

    def _show_waiting(self, *, waiting: bool) -> None:
        self.bar.setRange(0, 0)
        for part in (self._looking, self.bar, self.cancel_button):
            part.setVisible(waiting)

    def _show(self) -> None:
        self.people.show_pairs(self._found.people)
        self.organisations.show_pairs(self._found.organisations)
        self._name_tabs()
        self.counted.emit(len(self._found.people) + len(self._found.organisations))

    def _name_tabs(self) -> None:
        for place, (words, pairs) in enumerate(
            (
                (self.tr("People"), self._found.people),
                (self.tr("Organisations"), self._found.organisations),
            )
        ):
            self.tabs.setTabText(place, f"{words}  {len(pairs)}")

    # --- what is done about a pair ------------------------------------------------------------------

    def _on_people_asked(self, one: str, other: str) -> None:
        self.merge_people(one, other)

    def _on_organisations_asked(self, one: str, other: str) -> None:
        self._open(OrganisationMergeDialog(self._context, one, other, self))

    def _open(self, dialog: MergeDialog) -> MergeDialog:
        dialog.merged.connect(self._on_merged)
        dialog.open()
        return dialog

    def _on_merged(self, _kept: str, merged: str) -> None:
        """Take the pairs of who is gone off the list at once; a new search brings those of who stays."""
        self._leave_out(lambda pair: merged in (pair.first, pair.second))

    def _keep_apart(self, action: Callable[..., None], pairs: list[tuple[str, str]]) -> None:
        self._complain("")
        said = self.tr("Not the same: {count} pairs").format(count=len(pairs))
        if len(pairs) == 1:
            said = self.tr("These two are not the same")
        try:
            self._context.store.write(said, action, pairs)
        except Refused as refused:
            self._complain(words_of(refused))
            return
        self._leave_out(lambda pair: (pair.first, pair.second) in pairs)
        self._context.toaster.say_undoable(said)

    def _leave_out(self, gone: Callable[[Pair], bool]) -> None:
        found = self._found
        self._found = LookAlikePairs(
            tuple(pair for pair in found.people if not gone(pair)),
            tuple(pair for pair in found.organisations if not gone(pair)),
        )
        self._show()

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
