"""The main window: rail, top bar, the rooms' pages, status line, and the ways between rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.habits import Habits
from desktop_app.kit.theme import Appearance, Size
from desktop_app.kit.touch import wear_touch
from desktop_app.kit.undoing import Undoing
from desktop_app.kit.widgets import Toast
from desktop_app.shell.backup_rhythm import BackupRhythm
from desktop_app.shell.closing import Farewell
from desktop_app.shell.history import HistoryDialog
from desktop_app.shell.keys_sheet import KeysSheet
from desktop_app.shell.palette import Hit, Palette
from desktop_app.shell.presence import Presence
from desktop_app.shell.rail import Rail
from desktop_app.shell.room import CHECKIN, PEOPLE, SETUP, STAFF_LIST
from desktop_app.shell.status_line import StatusLine
from desktop_app.shell.top_bar import TopBar
from desktop_app.shell.undoing import UndoKeyFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.kit.context import PageContext
    from desktop_app.kit.page import Page
    from desktop_app.shell.overview import Overview, Sources
    from desktop_app.shell.room import Room

_NARROW: Final = 1100
# The room in front is there first; the rest comes when people look at that room already.
_REST_AFTER_MS: Final = 150
# What needs someone also follows from the time: people are awaited before a meeting.
_COUNT_AGAIN_MS: Final = 30_000
_COUNTED: Final = frozenset({"event", "attendee", "scan", "annulment"})


class MainWindow(QMainWindow):
    """The frame around the rooms.

    Signals:
        room_shown(str): a room's page is in front now.
        closed(): the window closes for good.
    """

    room_shown = Signal(str)
    closed = Signal()

    def __init__(self, context: PageContext, rooms: Sequence[Room], sources: Sources) -> None:
        super().__init__()
        self._context = context
        self._rooms = {room.key: room for room in rooms}
        self._pages: dict[str, Page] = {}
        self._sources = sources
        self._current = ""
        self.rail = Rail(rooms)
        self.top_bar = TopBar()
        self.stack = QStackedWidget()
        self.status_line = StatusLine(context.runner)
        self.undoing = Undoing(context.store, context.runner, self)
        self.backups = BackupRhythm(sources.backups, context.runner, context.signals, context.now, self)
        self.farewell = Farewell(context.runner, self.backups, self)
        self._undo_keys = UndoKeyFilter(self)
        self._lay_out()
        self.presence = Presence(context, self.status_line.who, self)
        self.palette_box = Palette(rooms, sources.search, self._acts(), self)
        self.toast = Toast(self)
        self.toast.stand_beside(self.top_bar.search)
        self.history: HistoryDialog | None = None
        self._undoable = ""
        self._counting = QTimer(self)
        self._counting.setInterval(_COUNT_AGAIN_MS)
        self._counting.timeout.connect(self.rail.count)
        self._counting.start()
        self._add_keys()
        self._connect()
        self._restore()

    @property
    def current_room(self) -> str:
        """The key of the room in front."""
        return self._current

    @property
    def room_keys(self) -> tuple[str, ...]:
        """The keys of all rooms, in the order of the rail."""
        return tuple(self._rooms)

    @property
    def is_busy(self) -> bool:
        """Whether a task is running."""
        return bool(self._context.runner.running)

    def page(self, key: str) -> Page:
        """Give the page of a room; it is made now if nobody was there yet."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._rooms[key].make(self._context, self.stack)
            self.stack.addWidget(page)
            page.person_opened.connect(self._on_person_opened)
            page.room_opened.connect(self.open_room)
        return page

    def open_room(self, key: str, thing: str = "") -> None:
        """Bring a room to the front, and show a thing in it."""
        page = self.page(key)
        self._current = key
        self.rail.mark(key)
        page.hold_back()
        self.stack.setCurrentWidget(page)
        self.setWindowTitle(self.tr("{room} – Forum Desk").format(room=self._rooms[key].title))
        page.setFocus()
        page.fill()
        page.setFocus()  # what has the keyboard may be another now that it is read
        if thing:
            page.show_thing(thing)
        self.room_shown.emit(key)

    def choose_appearance(self, appearance: Appearance) -> None:
        """Wear a look, and remember it."""
        self._context.theme.choose(appearance)
        self._context.settings.setValue("window/appearance", appearance.value)
        self.top_bar.show_appearance(appearance)

    # --- building -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setMinimumSize(Size.WINDOW_LEAST_WIDTH, Size.WINDOW_LEAST_HEIGHT)
        self.setWindowTitle("Forum Desk")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(whole)

    def _add_keys(self) -> None:
        for room in self._rooms.values():
            shortcut = QShortcut(QKeySequence(f"Ctrl+{room.number}"), self)
            shortcut.activated.connect(self.rail.entries[room.key].click)
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+K": self.palette_box.open,
            "Ctrl+Z": self.undoing.undo,
            "Ctrl+Shift+Z": self.undoing.redo,
            "Ctrl+H": self.open_history,
            "Ctrl+L": self.presence.shut,
            "Ctrl+Shift+L": self.presence.ask,
            "F1": self.open_keys,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _acts(self) -> dict[str, Callable[[], None]]:
        """What the palette offers wherever one is."""
        return {
            self.tr("Lock this desk"): self.presence.shut,
            self.tr("Who works here…"): self.presence.ask,
        }

    def _connect(self) -> None:
        context = self._context
        self.rail.chosen.connect(self.open_room)
        self.top_bar.search_asked.connect(self.palette_box.open)
        self.top_bar.history_asked.connect(self.open_history)
        self.top_bar.keys_asked.connect(self.open_keys)
        self.top_bar.lock_asked.connect(self.presence.shut)
        self.presence.locked.connect(self.toast.mute)
        self.presence.locked.connect(self._on_locked)
        self.presence.staff_asked.connect(self._on_staff_asked)
        self.top_bar.appearance_chosen.connect(self.choose_appearance)
        self.palette_box.taken.connect(self._on_hit_taken)
        self.toast.undo_asked.connect(self._on_toast_undo_asked)
        self.undoing.done.connect(self._on_undoing_said)
        self.undoing.refused.connect(self._on_undoing_said)
        self.backups.looked.connect(self._on_backups_looked)
        self.backups.failed.connect(self._on_backup_failed)
        context.scanner.finger_felt.connect(self._on_finger_felt)
        context.toaster.said.connect(self.toast.say)
        context.toaster.said_undoable.connect(self._on_undoable_said)
        context.signals.changed.connect(self._on_changed)

    def _restore(self) -> None:
        settings = self._context.settings
        self.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)
        geometry = settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.choose_appearance(_appearance(settings.value("window/appearance")))
        wear_touch(self._context.theme, Habits(settings))
        self._show_desk()
        self.top_bar.show_overview(self._sources.overview())
        self._on_backups_looked()
        kept = settings.value("window/room")
        self.open_room(kept if kept in self._rooms else next(iter(self.rail.entries)))

    def show_fitting(self) -> None:
        """Show the window; where it would stand out of a small screen, as large as the screen is."""
        # What the system puts above the window is about as high as a bar.
        room = self.screen().availableGeometry().size() - QSize(0, Size.BAR)
        if room.width() < self.width() or room.height() < self.height():
            self.showMaximized()
        else:
            self.show()

    # --- windows over the window --------------------------------------------------------------------

    def open_history(self) -> None:
        """Show who changed what."""
        if self.history is None:
            self.history = HistoryDialog(self._context, self)
            self.history.undo_asked.connect(self.undoing.undo_action)
        self.history.refresh()
        self.history.show()
        self.history.raise_()
        self.history.activateWindow()

    def open_keys(self) -> None:
        """Show the keys of the page in front."""
        room = self._rooms[self._current]
        entries = [entry.room for entry in self.rail.entries.values()]
        sheet = KeysSheet(room, self.page(self._current).key_hints(), entries, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    # --- what happens -------------------------------------------------------------------------------

    def _on_locked(self, locked: bool) -> None:  # noqa: FBT001 (the signal gives it)
        for page in self._pages.values():
            page.set_locked(locked=locked)

    def _on_finger_felt(self) -> None:
        wear_touch(self._context.theme, Habits(self._context.settings), felt=True)

    def _on_person_opened(self, key: str) -> None:
        self.open_room(PEOPLE, key)

    def _on_hit_taken(self, hit: Hit) -> None:
        if hit.act is not None:
            hit.act()
            return
        self.open_room(hit.room, hit.thing)
        if hit.command is not None:
            hit.command.run(self.page(hit.room))

    def _on_seen(self) -> None:
        """The rest waits from here on, when the window was painted: a slow computer would do it before."""
        QTimer.singleShot(_REST_AFTER_MS, self, self._make_rest)

    def _make_rest(self) -> None:
        self._context.sounds.prepare_soon()
        self.rail.count()
        # It listens to the scanner from wherever people are in the program.
        if CHECKIN in self._rooms:
            self.page(CHECKIN)

    def _on_staff_asked(self) -> None:
        self.open_room(SETUP, STAFF_LIST)

    def _on_undoing_said(self, words: str) -> None:
        if self.history is not None and self.history.isActiveWindow():
            self.history.say(words)
        else:
            self.toast.say(words)

    def _on_undoable_said(self, words: str) -> None:
        self._undoable = self._context.store.newest
        self.toast.say(words, undoable=bool(self._undoable))

    def _on_toast_undo_asked(self) -> None:
        # What the toast says, and not what another desk has done since.
        self.undoing.undo_action(self._undoable)

    def _on_changed(self, tables: frozenset[str]) -> None:
        self.status_line.show_saved(self._context.local(self._context.now()))
        if "station" in tables:
            self._show_desk()
        if tables & _COUNTED:
            overview = self._count()
            if "event" in tables:
                self._context.scanner.set_prefix(overview.scanner_prefix)
        else:
            self.rail.count()

    def _show_desk(self) -> None:
        self.top_bar.show_desk(self._context.store.station)

    def _on_backups_looked(self) -> None:
        self.status_line.show_backup(self.backups.newest(), self._context.now())

    def _on_backup_failed(self, _error: Exception) -> None:
        self.toast.say(
            self.tr("The backup could not be written. What you save is safe; look at Setup, Backups.")
        )

    def _count(self) -> Overview:
        overview = self._sources.overview()
        self.top_bar.show_overview(overview)
        self.rail.count()
        return overview

    # --- Qt's events --------------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self._undo_keys)
            handle.installEventFilter(self._undo_keys)
        self.presence.shut_again()
        QTimer.singleShot(0, self, self._on_seen)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(folded=self.width() < _NARROW)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.farewell.may_close():
            event.ignore()
            return
        self._context.settings.setValue("window/geometry", self.saveGeometry())
        self._context.settings.setValue("window/room", self._current)
        self.closed.emit()
        super().closeEvent(event)


def _appearance(kept: object) -> Appearance:
    known = {appearance.value: appearance for appearance in Appearance}
    return known.get(str(kept), Appearance.SYSTEM)
