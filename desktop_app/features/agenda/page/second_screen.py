"""Now and next on a second display: asked for, opened, and kept up with the agenda."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from desktop_app.features.agenda import queries
from desktop_app.features.agenda.dialogs import NowNextDialog
from desktop_app.features.agenda.page.now_next import NowNextWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.dialogs import NowNextChoice
    from desktop_app.kit.context import PageContext

_SHOWN: Final = frozenset(
    (
        *("agenda", "agenda_room", "agenda_track", "agenda_person", "agenda_session"),
        *("session_speaker", "agenda_release", "event"),
    )
)


class SecondScreen(QObject):
    """One window at a time; it shows the programme, never a what-if copy."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self.window: NowNextWindow | None = None
        context.signals.changed.connect(self._on_changed)

    def ask(self) -> NowNextDialog:
        """Ask for display, rooms and look."""
        programme = self._context.store.read(queries.programme, self._context.event_id)
        dialog = NowNextDialog(programme, self._page.window())
        dialog.accepted.connect(partial(self._on_chosen, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show(self, choice: NowNextChoice) -> NowNextWindow:
        """Show it; a window that is there takes the new choice."""
        window = self.window
        if window is None:
            window = self.window = NowNextWindow(self._context.now)
            self._page.window().installEventFilter(self)
        window.choose_rooms(choice.rooms)
        window.choose_most(choice.most)
        window.choose_look(dark=choice.dark)
        self._refresh()
        window.cover(choice.screen)
        return window

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the display with the main window: behind it the event file is closed too."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous() and self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        return False

    def _refresh(self) -> None:
        store, event_id = self._context.store, self._context.event_id
        if self.window is not None:
            before = store.read(queries.released_programme, event_id)
            self.window.show_programme(store.read(queries.programme, event_id), before)

    def _on_chosen(self, dialog: NowNextDialog) -> None:
        self.show(dialog.choice())

    def _on_changed(self, tables: frozenset[str]) -> None:
        if self.window is not None and self.window.isVisible() and tables & _SHOWN:
            self._refresh()
