"""Opens the dialogs of the room, and the menu of a table on the board."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.features.meetings import actions
from desktop_app.features.meetings.dialogs import (
    AddRequestDialog,
    ImportRequestsDialog,
    MeetingSetupDialog,
    SuggestionsDialog,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QDialog, QWidget

    from desktop_app.features.meetings.page.deeds import Deeds
    from desktop_app.features.meetings.rules.place import TableRow
    from desktop_app.kit.context import PageContext


class Opening(QObject):
    """One dialog at a time, over the window.

    Signals:
        request_added(str): a request was typed in, or made of a suggestion.
    """

    request_added = Signal(str)

    def __init__(self, context: PageContext, deeds: Deeds, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._deeds = deeds
        self._page = page

    def add_request(self, key: str = "", name: str = "") -> AddRequestDialog:
        """Type in a request, of somebody who asks or of anybody."""
        dialog = AddRequestDialog(self._context, self._page.window())
        dialog.added.connect(self.request_added)
        _forget_when_closed(dialog)
        dialog.begin(key, name)
        return dialog

    def import_requests(self, file: Path | None = None) -> ImportRequestsDialog:
        """Import a list of requests; without a file, ask which one."""
        dialog = ImportRequestsDialog(self._context, self._page.window())
        _forget_when_closed(dialog)
        if file is not None:
            dialog.start(file)
        elif not dialog.choose_file():
            dialog.deleteLater()
        return dialog

    def suggest(self, key: str, name: str) -> SuggestionsDialog:
        """Suggest whom a person should meet."""
        dialog = SuggestionsDialog(self._context, key, name, self._page.window())
        dialog.added.connect(self.request_added)
        _forget_when_closed(dialog)
        dialog.open()
        return dialog

    def set_up(self) -> MeetingSetupDialog:
        """Set up blocks, tables and types."""
        dialog = MeetingSetupDialog(self._context, self._page.window())
        _forget_when_closed(dialog)
        dialog.open()
        return dialog

    def offer_table(self, table: TableRow, place: QPoint) -> QMenu:
        """Offer what can happen to a table."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if table.closed_from is None and table.closed_until is None:
            words = self.tr("Table {number} cannot be used from now on").format(number=table.number)
            menu.addAction(words).triggered.connect(partial(self._close_table, table))
        else:
            words = self.tr("Table {number} can be used again").format(number=table.number)
            menu.addAction(words).triggered.connect(partial(self._open_table, table))
        menu.addAction(self.tr("Set up tables…")).triggered.connect(self.set_up_tables)
        menu.popup(place)
        return menu

    def set_up_tables(self) -> None:
        """Set up the tables."""
        dialog = self.set_up()
        dialog.tabs.setCurrentWidget(dialog.tables)

    def _close_table(self, table: TableRow) -> None:
        words = self.tr("Table {number} cannot be used").format(number=table.number)
        self._deeds.write(words, actions.close_meeting_table, table.id, self._context.now())

    def _open_table(self, table: TableRow) -> None:
        words = self.tr("Table {number} can be used again").format(number=table.number)
        self._deeds.write(words, actions.open_meeting_table, table.id)


def _forget_when_closed(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
