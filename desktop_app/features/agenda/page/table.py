"""The programme as a table: every session a row, times typed in; for the keyboard and for who hears it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from db.search import fold
from desktop_app.features.agenda.page.colours import track_colours
from desktop_app.features.agenda.page.table_columns import WIDTHS, Shown, TableColumns
from desktop_app.features.agenda.rules.typed import on_day, typed_length, typed_time
from desktop_app.kit.heir import FocusHeir
from desktop_app.kit.icons import dot, icon
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Space, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QIcon

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.deeds import Deeds
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules import Session

_LAST: Final = datetime.max.replace(tzinfo=UTC)


class SessionTable(FocusHeir):
    """Shows all days, and what has no time behind them.

    Signals:
        opened(): Enter, or a double click, on a session.
        told(str): why what was typed was not taken.
    """

    opened = Signal()
    told = Signal(str)

    def __init__(
        self,
        words: AgendaWords,
        chosen: Chosen,
        deeds: Deeds,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._chosen = chosen
        self._deeds = deeds
        self._sight: Sight | None = None
        self._colours: dict[str, str] = {}
        self._sort, self._ascending = "time", True
        self._following = False
        columns = self._columns()
        self._model: RowsModel[Session] = RowsModel(list(columns.values()), self._rows, _guid, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search title, speaker, room, track"))
        self.search.setAccessibleName(self.tr("Search in the programme"))
        self.search.setClearButtonEnabled(True)
        self.table = Table(self._model)
        self.table.setAccessibleName(self.tr("Programme"))
        self.table.show_sort(self._sort, ascending=True)
        titles = {shown: column.title for shown, column in columns.items()}
        self.columns = TableColumns(self.table, titles, settings, self)
        above = QHBoxLayout()
        above.setSpacing(Space.SMALL)
        above.addWidget(self.search, 1)
        above.addWidget(self.columns.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(above)
        column.addWidget(self.table)
        self.hand_focus_to(self.table)
        self.table.sort_changed.connect(self._on_sort_changed)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.installEventFilter(self)
        chosen.changed.connect(self.follow)

    def _columns(self) -> dict[Shown, Column[Session]]:
        of, widths = Shown, WIDTHS
        return {
            of.DAY: Column(self.tr("Day"), self._day, "time", widths[of.DAY]),
            of.START: Column(self.tr("Start"), self._start, "time", widths[of.START], edit=self._set_start),
            of.LENGTH: Column(
                self.tr("Length"), self._length, "length", widths[of.LENGTH], edit=self._set_length
            ),
            of.ROOM: Column(self.tr("Room"), self._room, "room", widths[of.ROOM], edit=self._set_room),
            of.TITLE: Column(
                self.tr("Title"),
                self._title,
                "title",
                widths[of.TITLE],
                icon=self._mark,
                edit=self._set_title,
            ),
            of.PEOPLE: Column(self.tr("Speakers"), self._people, "people", widths[of.PEOPLE]),
            of.TRACK: Column(self.tr("Track"), self._track, "track", widths[of.TRACK], icon=self._dot),
            of.STATE: Column(self.tr("State"), self._state, "state", widths[of.STATE]),
        }

    def show_sight(self, sight: Sight) -> None:
        """Show the sessions of a sight."""
        self._sight, self._colours = sight, track_colours(sight.frame)
        self.columns.show_days(len(sight.days))
        self._show()
        self.follow()

    def _show(self) -> None:
        sight = self._sight
        if sight is None:
            return
        typed = fold(self.search.text()).split()
        found = [each for each in sight.sessions.values() if not typed or self._is_meant(each, typed)]
        found.sort(key=lambda each: (each.start or _LAST, self._room(each), each.guid))
        if self._sort != "time" or not self._ascending:
            found.sort(key=self._sorting()[self._sort], reverse=not self._ascending)
        self._following = True
        self._model.reset([each.guid for each in found])
        self._following = False

    def _is_meant(self, session: Session, typed: Sequence[str]) -> bool:
        words = (session.title, self._people(session), self._room(session), session.track)
        text = fold(" ".join(words))
        return all(each in text for each in typed)

    def _sorting(self) -> dict[str, Callable[[Session], Any]]:
        return {
            "time": lambda each: each.start or _LAST,
            "length": lambda each: each.length,
            "room": self._room,
            "title": lambda each: fold(each.title),
            "people": self._people,
            "track": self._track,
            "state": self._state,
        }

    def follow(self) -> None:
        """Select what is chosen on the page."""
        if self._following or not self.isVisible():
            return
        guids = self._chosen.guids
        if list(guids) and guids[-1] != self.table.current_key:
            self._following = True
            self.table.choose(guids[-1])
            self._following = False

    # --- cells -------------------------------------------------------------------------------------------

    def _rows(self, keys: Sequence[str]) -> list[Session]:
        sessions = self._sight.sessions if self._sight is not None else {}
        return [sessions[key] for key in keys if key in sessions]

    def _day(self, session: Session) -> str:
        if session.start is None or self._sight is None:
            return self.tr("Not scheduled")
        return self._words.day(self._sight.frame.day_of(session.start))

    def _start(self, session: Session) -> str:
        return self._words.time(session.start) if session.start is not None else ""

    def _length(self, session: Session) -> str:
        return self._words.length(session.length)

    def _room(self, session: Session) -> str:
        return self._sight.frame.room_name(session.room) if self._sight is not None else ""

    def _title(self, session: Session) -> str:
        return self._words.title(session)

    def _people(self, session: Session) -> str:
        return ", ".join(self._sight.frame.names(session)) if self._sight is not None else ""

    def _track(self, session: Session) -> str:
        return session.track

    def _dot(self, session: Session) -> QIcon | None:
        colour = self._colours.get(session.track, "")
        return dot(colour) if colour else None

    def _mark(self, session: Session) -> QIcon | None:
        level = self._sight.live.worst(session.guid) if self._sight is not None else None
        states = {"error": State.REFUSED, "warning": State.ATTENTION}
        if level is None or level.value not in states:
            return None
        return icon("x-circle" if level.value == "error" else "warning", states[level.value])

    def _state(self, session: Session) -> str:
        level = self._sight.live.worst(session.guid) if self._sight is not None else None
        parts = (
            self._words.level(level) if level is not None and level.value != "hint" else "",
            self.tr("locked") if session.locked else "",
            self._words.kind(session.kind) if session.kind.value != "session" else "",
            self._words.state(session.state) if session.state.value != "confirmed" else "",
        )
        return ", ".join(filter(None, parts))

    # --- typing in ---------------------------------------------------------------------------------------

    def _set_start(self, guid: str, text: str) -> bool:
        sight, at = self._sight, typed_time(text)
        session = sight.sessions.get(guid) if sight is not None else None
        if sight is None or session is None:
            return False
        if at is None:
            self.told.emit(self.tr("“{text}” is no time of day, such as 9:30").format(text=text))
            return False
        days = sight.days
        day = sight.frame.day_of(session.start) if session.start is not None else days[0].day
        return self._deeds.move(guid, session.room, on_day(sight.frame, day, at))

    def _set_length(self, guid: str, text: str) -> bool:
        length = typed_length(text)
        session = self._sight.sessions.get(guid) if self._sight is not None else None
        if session is None:
            return False
        if length is None:
            self.told.emit(self.tr("“{text}” is no length, such as 45 or 1:15").format(text=text))
            return False
        if session.start is None:
            return self._deeds.edit(guid, self.tr("Length"), length=length)
        return self._deeds.resize(guid, end=session.start + length)

    def _set_room(self, guid: str, text: str) -> bool:
        sight = self._sight
        session = sight.sessions.get(guid) if sight is not None else None
        if sight is None or session is None:
            return False
        typed = fold(text).strip()
        found = [room for room in sight.rooms if fold(room.name).startswith(typed)]
        exact = [room for room in found if fold(room.name) == typed]
        if typed and len(exact or found) != 1:
            self.told.emit(self.tr("There is no one room called “{text}”").format(text=text))
            return False
        if session.start is None:
            self.told.emit(self.tr("Give it a time first"))
            return False
        room = (exact or found)[0].key if typed else ""
        return self._deeds.move(guid, room, session.start)

    def _set_title(self, guid: str, text: str) -> bool:
        return self._deeds.edit(guid, self.tr("Title"), title=text)

    # --- what happens ------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters are the page's keys, not a search in the table."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.text() and (event.text().isalpha() or event.text() == "/"):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _on_sort_changed(self, name: str, ascending: bool) -> None:  # noqa: FBT001 (a slot)
        self._sort, self._ascending = name, ascending
        self._show()

    def _on_typed(self, _text: str) -> None:
        self._show()

    def _on_opened(self, _guid: str) -> None:
        self.opened.emit()

    def _on_selected(self) -> None:
        if self._following:
            return
        keys, current = self.table.selected_keys, self.table.current_key
        self._following = True
        self._chosen.choose(*(key for key in keys if key != current), *([current] if current in keys else []))
        self._following = False


def _guid(session: Session) -> str:
    return session.guid
