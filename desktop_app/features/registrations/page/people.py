"""The People page: the list, the inspector, and the dialogs that bring people."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.registrations import queries
from desktop_app.features.registrations.dialogs.choosing import dropped_file
from desktop_app.features.registrations.dialogs.saving import SheetSaver
from desktop_app.features.registrations.page.inspector import PersonInspector
from desktop_app.features.registrations.page.listing import PeopleList
from desktop_app.features.registrations.page.look_alikes import LookAlikesView
from desktop_app.features.registrations.page.personal import PersonalData, PurgedView
from desktop_app.features.registrations.page.photos import PhotoImport
from desktop_app.features.registrations.queries.figures import purged_at
from desktop_app.kit.duty import bar
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.widgets import EmptyState, button, tool_button
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop_app.features.registrations.dialogs.importing import ImportDialog
    from desktop_app.features.registrations.queries import FilterCounts
    from desktop_app.kit.context import PageContext

_MS: Final = 1000
_CHEAP_MS: Final = 120
_REST: Final = 4
_NEXT: Final = 50
"""So many of the waitlist are looked at to name the next one."""


class PeoplePage(Page):
    """Everybody who is registered.

    Signals:
        checked_in_asked(str), badge_asked(str): check this attendee in, print their badge; other rooms do it.
        person_recognised(str): somebody who wanted to walk in is on the list already.
        simulator_asked(str): what would a point answer to this attendee?
    """

    checked_in_asked = Signal(str)
    badge_asked = Signal(str)
    person_recognised = Signal(str)
    simulator_asked = Signal(str)

    watched = frozenset(
        {"attendee", "organisation", "category", "consent", "custom_field", "scan", "annulment", "printout"}
        | {"event", "saved_view", "hand_out", "handed_out", "photo", "meeting", "card_version"}
        | {"agenda_person", "agenda_room", "agenda_session", "session_speaker", "sign_up"}
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._dialog: ImportDialog | None = None
        # Reading 100,000 people again takes a moment; while others check in, the page rests in between.
        self._missed = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self.set_title(self.tr("People"))
        self.export_button = self.add_secondary(self.tr("Export…"), "download-simple")
        self.look_alikes_button = self.add_secondary(self.tr("Look-alikes…"), "users")
        self.walk_in_button = self.add_secondary(self.tr("Add walk-in"), "user-plus")
        self.photos_button = tool_button("image", self.tr("Photos from a folder"))
        self.boxes_button = tool_button("package", self.tr("Boxes of printed badges"))
        for tool in (self.photos_button, self.boxes_button):
            self._head.insertWidget(self._head.indexOf(self.export_button), tool)
        self.import_button = self.add_primary(self.tr("Import…"))
        self.list = PeopleList(context)
        self.look_alikes = LookAlikesView(context)
        self.inspector = PersonInspector(context)
        self.saver = SheetSaver(context, self)
        self.personal = PersonalData(context, self)
        self.photos = PhotoImport(context, self)
        self.nobody = EmptyState(
            "users",
            self.tr("Nobody is registered yet"),
            self.tr("Import a list of registrations, or drop its file here."),
            self.tr("Import…"),
        )
        self.first_walk_in = button(self.tr("Add walk-in"), picture="user-plus")
        self.purged = PurgedView()
        self._views = QStackedWidget()
        self._fill()
        self._connect()
        self.setAcceptDrops(True)

    @override
    def refresh(self) -> None:
        if self.list.busy or self.personal.busy or (self._dialog is not None and self._dialog.writing):
            return
        if self._resting.isActive():
            self._missed = True
            return
        started = monotonic()
        self._read()
        cost = int((monotonic() - started) * _MS)
        if cost > _CHEAP_MS:
            self._resting.start(cost * _REST)

    @override
    def show_thing(self, key: str) -> None:
        if self._views.currentWidget() is self.look_alikes:
            self._on_look_alikes_left()
        self.list.choose(key)

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("F2", self.tr("Add a walk-in")),
            KeyHint("Ctrl+F", self.tr("Search in the list")),
            KeyHint("Ctrl+Shift+V", self.tr("Choose a view of the list")),
            KeyHint("↑ ↓", self.tr("Choose a person")),
            KeyHint("Enter", self.tr("Edit the chosen person; leaving a field saves it")),
            KeyHint("Shift+↑ ↓", self.tr("Select several people")),
            KeyHint("Ctrl+C", self.tr("Copy the selected rows")),
            KeyHint(
                "Enter, N", self.tr("Among look-alikes: merge the two, or say that they are not the same")
            ),
        )

    def import_file(self, file: Path | None = None) -> None:
        """Open the import dialog, with this file if there is one."""
        if not self._may(Permission.BULK):
            return
        from desktop_app.features.registrations.dialogs.importing import (  # noqa: PLC0415 (sooner without)
            ImportDialog,
        )

        dialog = self._dialog = ImportDialog(self.context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_import_finished)
        dialog.open()
        if file is not None:
            dialog.start(file)

    def walk_in(self, prefill: str = "") -> None:
        """Open the walk-in dialog; `prefill` is what was searched for in vain."""
        from desktop_app.features.registrations.dialogs.walk_in import (  # noqa: PLC0415 (sooner without)
            WalkInDialog,
        )

        dialog = WalkInDialog(self.context, prefill, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.added.connect(self._on_walk_in_added)
        dialog.recognised.connect(self._on_recognised)
        dialog.open()

    def save_held(self) -> None:
        """Save everything held on the chosen person."""
        self.personal.save_held(self.list.table.current_key)

    def erase_selected(self) -> None:
        """Ask whether the selected people are to be erased for good."""
        self.personal.erase(self.list.table.selected_keys)

    def show_look_alikes(self) -> None:
        """Show the pairs that may be one in place of the list."""
        if self._views.currentWidget() is not self.nobody:
            self._views.setCurrentWidget(self.look_alikes)
            self._show_parts()
            self.look_alikes.look()
            self.look_alikes.setFocus()

    def promote(self) -> None:
        """Open the dialog that registers the next on the waitlist."""
        if not self._may(Permission.BULK):
            return
        from desktop_app.features.registrations.dialogs.promoting import (  # noqa: PLC0415 (sooner without)
            PromoteDialog,
        )

        dialog = PromoteDialog(self.context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export(self, path: Path) -> None:
        """Save what is shown as XLSX or CSV, as the file's name says."""
        self.context.duty.require(Permission.EXPORT)
        sheet = self.context.store.read(queries.export_sheet, self.context.event_id, self.list.model.keys)
        self.saver.save(path, sheet)

    def open_boxes(self) -> None:
        """Open the boxes of badges that were printed in advance: for the selected people, or all shown."""
        from desktop_app.features.registrations.dialogs.boxes import (  # noqa: PLC0415 (sooner without paper)
            BoxesDialog,
        )

        if not self.list.busy:
            BoxesDialog(self.context, self.list.model.keys, self.list.table.selected_keys, self).open()

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

    def _may(self, permission: Permission) -> bool:
        """Whether who works here may do this; if not, it is said."""
        why_not = self.context.duty.why_not(permission)
        if why_not:
            self.context.toaster.say(why_not)
        return not why_not

    def _fill(self) -> None:
        layout = self.nobody.layout()
        if isinstance(layout, QVBoxLayout):
            centre = Qt.AlignmentFlag.AlignHCenter
            layout.insertWidget(layout.count() - 1, self.first_walk_in, alignment=centre)
        self._views.addWidget(self.list)
        self._views.addWidget(self.nobody)
        self._views.addWidget(self.purged)
        self._views.addWidget(self.look_alikes)
        self.content.addWidget(self._views, 1)
        self.add_inspector(self.inspector)
        self.inspector.hide()
        self.hand_focus_to(self.list)

    def _connect(self) -> None:
        bar(
            self.context.duty,
            Permission.BULK,
            self.import_button,
            self.nobody.button,
            self.boxes_button,
            self.photos_button,
            self.list.wait_line.promote_button,
        )
        bar(self.context.duty, Permission.EXPORT, self.export_button)
        self._resting.timeout.connect(self._on_rested)
        for asked in (self.import_button.clicked, self.nobody.asked):
            asked.connect(self._on_import_asked)
        self.purged.asked.connect(self._on_figures_asked)
        for asked in (self.walk_in_button.clicked, self.first_walk_in.clicked):
            asked.connect(self._on_walk_in_asked)
        self.export_button.clicked.connect(self._on_export_clicked)
        self.boxes_button.clicked.connect(self.open_boxes)
        self.photos_button.clicked.connect(self.photos.ask)
        self.saver.failed.connect(self.list.complain)
        self.list.promote_asked.connect(self.promote)
        self.list.chosen.connect(self.inspector.show_person)
        self.list.opened.connect(self._on_person_opened)
        self.list.merge_asked.connect(self.look_alikes.merge_people)
        self.inspector.merge_asked.connect(self.look_alikes.merge_with)
        self.look_alikes_button.clicked.connect(self.show_look_alikes)
        self.look_alikes.left.connect(self._on_look_alikes_left)
        self.look_alikes.counted.connect(self._on_look_alikes_counted)
        self.inspector.check_in_asked.connect(self.checked_in_asked)
        self.inspector.door_asked.connect(self.simulator_asked)
        self.inspector.badge_asked.connect(self.badge_asked)
        self.inspector.held_asked.connect(self.personal.save_held)
        self.inspector.erase_asked.connect(self.personal.erase_one)
        self.list.selection.erase_asked.connect(self.erase_selected)
        self.list.selection.stop_asked.connect(self.personal.stop)
        self.personal.failed.connect(self.list.complain)
        self.personal.progressed.connect(self.list.selection.show_progress)
        self.personal.ended.connect(self._read)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            (QKeySequence(Qt.Key.Key_F2), self._on_walk_in_asked),
            (QKeySequence(QKeySequence.StandardKey.Find), self.list.filters.search.setFocus),
            (QKeySequence("Ctrl+Shift+V"), self.list.filters.view.open_menu),
        ):
            QShortcut(keys, self, slot, context=within)

    def _read(self) -> None:
        self._missed = False
        if purged := self.context.store.read(purged_at, self.context.event_id):
            self._show_purged(self.context.local(purged))
            return
        counts = self.context.store.read(queries.filter_counts, self.context.event_id)
        if not counts.everybody or self._views.currentWidget() is not self.look_alikes:
            self._views.setCurrentWidget(self.list if counts.everybody else self.nobody)
        self._show_parts()
        waitlist = self.context.store.read(queries.waitlist, self.context.event_id, most=_NEXT)
        self._say_sentence(counts)
        self.list.refresh(counts, waitlist)
        self.inspector.offer(counts.categories)
        self.inspector.show_person(self.list.table.current_key)

    def _show_parts(self) -> None:
        """An empty page has its own two buttons, and so have the look-alikes."""
        listed = self._views.currentWidget() is self.list
        for part in (
            self.boxes_button,
            self.photos_button,
            self.export_button,
            self.look_alikes_button,
            self.walk_in_button,
            self.import_button,
        ):
            part.setVisible(listed)
        self.inspector.setVisible(listed)

    def _show_purged(self, at: datetime) -> None:
        """Instead of the list, in which nobody is left, that and when the event was purged."""
        self._views.setCurrentWidget(self.purged)
        self._show_parts()
        self.set_sentence(self.purged.sentence(at.date()))

    def _say_sentence(self, counts: FilterCounts) -> None:
        # Waitlisted people who came are expected too: nobody wants to read "215 of 214".
        expected = max(counts.registered, counts.arrived)
        words = self.tr("{arrived} of {expected} arrived").format(arrived=counts.arrived, expected=expected)
        self.set_sentence(words if counts.everybody else "")

    def _on_look_alikes_left(self) -> None:
        self._views.setCurrentWidget(self.list)
        self._show_parts()
        self.list.table.setFocus()

    def _on_look_alikes_counted(self, pairs: int) -> None:
        words = self.tr("Look-alikes: {count}").format(count=pairs) if pairs else self.tr("Look-alikes…")
        self.look_alikes_button.setText(words)

    def _on_rested(self) -> None:
        if self._missed and self.isVisible():
            self.refresh()

    def _on_person_opened(self, _key: str) -> None:
        self.inspector.edit()

    def _on_figures_asked(self) -> None:
        self.room_opened.emit("setup", "personal")

    def _on_import_asked(self) -> None:
        self.import_file()

    def _on_import_finished(self, _result: int) -> None:
        self._dialog = None
        self._read()

    def _on_walk_in_asked(self) -> None:
        self.walk_in()

    def _on_walk_in_added(self, key: str, checked_in: bool, printed: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self._read()
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
            self.list.complain("")
            self.export(path)
