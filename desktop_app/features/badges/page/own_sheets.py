"""The event's own sheets: offered beside those that are sold, and described in a dialog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.dialogs import OwnSheetsDialog
from desktop_app.features.badges.rules.own_sheets import proposed_sheet
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.features.badges.rules.papers import LabelSheet
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.sheet import Sheet


class OwnSheets(QObject):
    """Reads and writes them for the page.

    Signals:
        changed(str): the event has a sheet of this key now, or has changed it; "" when one was removed.
    """

    changed = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    def all(self) -> tuple[LabelSheet, ...]:
        """The event's own sheets."""
        return self._context.store.read(queries.own_sheets, self._context.event_id)

    def ask(self, template: BadgeTemplate, chosen: str) -> OwnSheetsDialog:
        """Open the dialog with the sheet of that key; a new one begins with the template's size."""
        asked = OwnSheetsDialog(proposed_sheet(template.width, template.height), self._window.window())
        asked.show_sheets(self.all(), chosen)
        asked.keeping_asked.connect(partial(self._on_keeping_asked, asked))
        asked.removing_asked.connect(partial(self._on_removing_asked, asked))
        asked.finished.connect(asked.deleteLater)
        asked.open()
        return asked

    def _on_keeping_asked(self, asked: OwnSheetsDialog, key: str, title: str, sheet: Sheet) -> None:
        store, title = self._context.store, " ".join(title.split())
        words = self.tr("Keep the sheet {title}").format(title=title)
        try:
            if key:
                store.write(words, actions.change_sheet, key, title, sheet)
            else:
                key = store.write(words, actions.add_sheet, self._context.event_id, title, sheet)
        except Refused as refused:
            asked.complain(words_of(refused))
            return
        asked.show_sheets(self.all(), key)
        self._context.toaster.say_undoable(self.tr("{title} kept").format(title=title))
        self.changed.emit(key)

    def _on_removing_asked(self, asked: OwnSheetsDialog, key: str) -> None:
        title = next((each.title for each in self.all() if each.name == key), "")
        words = self.tr("Remove the sheet {title}").format(title=title)
        try:
            self._context.store.write(words, actions.remove_sheet, key)
        except Refused as refused:
            asked.complain(words_of(refused))
            return
        asked.show_sheets(self.all())
        self._context.toaster.say_undoable(self.tr("{title} removed").format(title=title))
        self.changed.emit("")
