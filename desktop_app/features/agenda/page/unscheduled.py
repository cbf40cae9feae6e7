"""The list of what has no time yet: searched, dragged into the grid, or given a free place by Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.search import fold
from desktop_app.features.agenda.dialogs.words import BETWEEN
from desktop_app.features.agenda.page.colours import track_colours
from desktop_app.kit.entry_list import Entry, EntryList, Shape
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules import Session

_ROW: Final = Shape(head=1, below=1)


class SessionList(EntryList):
    """Each session with its title, and below it how long, by whom, and in which track."""

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent, shape=_ROW)
        self._words = words
        self.setAccessibleName(self.tr("Sessions without a time"))

    def show_sessions(self, sight: Sight, sessions: Sequence[Session]) -> None:
        """List these; nothing is said to be chosen by it."""
        colours = track_colours(sight.frame)
        with QSignalBlocker(self):
            self.show_entries([self._entry(sight, session, colours) for session in sessions])

    def _entry(self, sight: Sight, session: Session, colours: Mapping[str, str]) -> Entry:
        head = (self._words.title(session),)
        colour = colours.get(session.track, "")
        return Entry(session.guid, colour, head, partial(self._about, sight, session))

    def _about(self, sight: Sight, session: Session) -> str:
        names = ", ".join(sight.frame.names(session))
        return BETWEEN.join(filter(None, (self._words.length(session.length), names, session.track)))


class Unscheduled(QWidget):
    """A search field above the list, and a sentence where it is empty."""

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self._head = label("", Type.STRONG)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search title, speaker, track"))
        self.search.setAccessibleName(self.tr("Search in what has no time"))
        self.search.setClearButtonEnabled(True)
        self.list = SessionList(words)
        self._nothing = label(self.tr("Nothing like that"), muted=True, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._head, self.search, self._nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch()
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.list.setFocus)

    def show_sight(self, sight: Sight) -> None:
        """List what has no time."""
        self._sight = sight
        waiting = [session for session in sight.sessions.values() if session.start is None]
        self._head.setText(self.tr("Unscheduled: {count}").format(count=len(waiting)))
        typed = fold(self.search.text()).split()
        found = [session for session in waiting if all(each in self._text(session) for each in typed)]
        self.list.show_sessions(sight, sorted(found, key=lambda session: fold(session.title)))
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        # What is empty leaves its room to the grid.
        self.setVisible(bool(waiting))

    def _text(self, session: Session) -> str:
        names = " ".join(self._sight.frame.names(session)) if self._sight is not None else ""
        return fold(f"{session.title} {names} {session.track}")

    def _on_typed(self, _text: str) -> None:
        if self._sight is not None:
            self.show_sight(self._sight)
