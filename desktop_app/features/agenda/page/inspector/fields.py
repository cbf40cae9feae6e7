"""The fields of a session that are typed in: each is written when the keyboard leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.agenda.page.colours import track_colours
from desktop_app.features.agenda.rules.session import SessionKind, SessionState
from desktop_app.features.agenda.rules.typed import typed_length, typed_time
from desktop_app.kit.icons import dot
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import Form, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules import Session


class SessionFields(QWidget):
    """Title, place and time, and what kind of session it is.

    Signals:
        edited(str, dict): these values were typed in; the first word says what they are.
        placed(str, date, time): it is to be in this room on this day at this time.
        lengthened(timedelta): it is to last so long.
    """

    edited = Signal(str, object)
    placed = Signal(str, object, object)
    lengthened = Signal(object)

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._session: Session | None = None
        self._sight: Sight | None = None
        self.title, self.type, self.language = QLineEdit(), QLineEdit(), QLineEdit()
        self.start, self.length, self.times = QLineEdit(), QLineEdit(), QWidget()
        self.room, self.day, self.track = QComboBox(), QComboBox(), QComboBox()
        self.kind, self.state = QComboBox(), QComboBox()
        self.form = Form()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = self.form
        row = QHBoxLayout(self.times)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.start, 1)
        row.addWidget(label(self.tr("for")))
        row.addWidget(self.length, 1)
        form.add(self.tr("&Title"), self.title)
        form.add(self.tr("R&oom"), self.room)
        form.add(self.tr("Da&y"), self.day)
        form.add(self.tr("Sta&rt"), self.times)
        form.add(self.tr("Trac&k"), self.track)
        form.add(self.tr("&Kind"), self.kind)
        form.add(self.tr("&State"), self.state)
        form.add(self.tr("T&ype"), self.type)
        form.add(self.tr("Lan&guage"), self.language)
        for box in (self.room, self.day, self.track, self.kind, self.state):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.installEventFilter(self)
        self.times.setFocusProxy(self.start)
        for field in (self.start, self.length):
            # Two in a row shall not make the inspector wider than one does.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.start.setAccessibleName(self.tr("Start"))
        self.length.setAccessibleName(self.tr("Length"))
        self.start.setPlaceholderText(self.tr("09:30"))
        self.length.setPlaceholderText(self.tr("45 or 1:15"))
        for kind in SessionKind:
            self.kind.addItem(self._words.kind(kind), kind)
        for state in SessionState:
            self.state.addItem(self._words.state(state), state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)

    def _connect(self) -> None:
        self.title.editingFinished.connect(self._on_title)
        self.type.editingFinished.connect(self._on_type)
        self.language.editingFinished.connect(self._on_language)
        self.start.editingFinished.connect(self._on_start)
        self.length.editingFinished.connect(self._on_length)
        self.room.activated.connect(self._on_room)
        self.day.activated.connect(self._on_room)
        self.track.activated.connect(self._on_track)
        self.kind.activated.connect(self._on_kind)
        self.state.activated.connect(self._on_state)

    # --- what is shown -----------------------------------------------------------------------------------

    def show_session(self, sight: Sight, session: Session) -> None:
        """Show a session; what is being typed into another one's fields is given up."""
        same = self._session is not None and self._session.guid == session.guid
        self._sight, self._session = sight, session
        self._fill_choices(sight, session)
        for field, words in self._texts(session).items():
            if not (same and field.hasFocus() and field.isModified()):
                field.setText(words)
                field.setCursorPosition(0)
        for editor in (self.title, self.times):
            self.form.complain(editor, "")
        for box, value in ((self.kind, session.kind), (self.state, session.state)):
            box.setCurrentIndex(box.findData(value))

    def _texts(self, session: Session) -> dict[QLineEdit, str]:
        start = self._words.time(session.start) if session.start is not None else ""
        return {
            self.title: session.title,
            self.type: session.type,
            self.language: session.language,
            self.start: start,
            self.length: self._words.length(session.length),
        }

    def _fill_choices(self, sight: Sight, session: Session) -> None:
        rooms = [(self.tr("No room"), ""), *((room.name, room.key) for room in sight.rooms)]
        days = [(self._words.day(day.day), day.day) for day in sight.days]
        tracks = [(self.tr("No track"), ""), *((track.name, track.name) for track in sight.frame.tracks)]
        _fill(self.room, rooms, session.room)
        here = sight.frame.day_of(session.start) if session.start is not None else None
        _fill(self.day, days, here)
        _fill(self.track, tracks, session.track)
        for place, colour in enumerate(track_colours(sight.frame).values(), 1):
            self.track.setItemIcon(place, dot(colour))
        types = sorted({each.type for each in sight.sessions.values() if each.type})
        if self.type.completer() is None or len(types) != self.type.completer().model().rowCount():
            self.type.setCompleter(QCompleter(types, self.type))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the inspector; it writes nothing into the choice that happens to lie under it."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # --- what is typed -----------------------------------------------------------------------------------

    def _edit(self, field: QLineEdit, what: str, **values: str) -> None:
        # What is written is shown as it was written, also while the keyboard is still here.
        field.setModified(False)
        self.edited.emit(what, values)

    def _on_title(self) -> None:
        words = " ".join(self.title.text().split())
        if self._session is not None and not words:
            self.form.complain(self.title, self.tr("A session needs a title"))
        elif self._session is not None and words != self._session.title:
            self._edit(self.title, self.tr("Title"), title=words)

    def _on_type(self) -> None:
        if self._session is not None and self.type.text().strip() != self._session.type:
            self._edit(self.type, self.tr("Type"), type=self.type.text().strip())

    def _on_language(self) -> None:
        if self._session is not None and self.language.text().strip() != self._session.language:
            self._edit(self.language, self.tr("Language"), language=self.language.text().strip())

    def _on_track(self) -> None:
        if self._session is not None and self.track.currentData() != self._session.track:
            self.edited.emit(self.tr("Track"), {"track": self.track.currentData()})

    def _on_kind(self) -> None:
        if self._session is not None and self.kind.currentData() is not self._session.kind:
            self.edited.emit(self.tr("Kind"), {"kind": self.kind.currentData()})

    def _on_state(self) -> None:
        if self._session is not None and self.state.currentData() is not self._session.state:
            self.edited.emit(self.tr("State"), {"state": self.state.currentData()})

    def _on_room(self) -> None:
        """Another room or day; without a time, what has none stays where it is."""
        if self._session is not None and (self._session.start is not None or self.start.text().strip()):
            self._on_start()

    def _on_start(self) -> None:
        session, sight = self._session, self._sight
        if session is None or sight is None:
            return
        text = self.start.text().strip()
        at = typed_time(text)
        if at is None:
            if text:
                self.form.complain(self.times, self.tr("A time of day, such as 9:30"))
            return
        self.form.complain(self.times, "")
        day, room = self.day.currentData(), self.room.currentData()
        here = sight.frame.local(session.start) if session.start is not None else None
        same_day = here is not None and sight.frame.day_of(here) == day
        if here is None or not same_day or here.time() != at or room != session.room:
            self.start.setModified(False)
            self.placed.emit(room, day, at)

    def _on_length(self) -> None:
        session = self._session
        if session is None or self.length.text() == self._words.length(session.length):
            return
        length = typed_length(self.length.text())
        if length is None:
            self.form.complain(self.times, self.tr("Minutes, or hours and minutes: 45, 1:15"))
        elif length != session.length:
            self.form.complain(self.times, "")
            self.length.setModified(False)
            self.lengthened.emit(length)


def _fill(box: QComboBox, choices: Sequence[tuple[str, object]], value: object) -> None:
    """Offer these, with the value in front; the list is made anew only where it differs."""
    known = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
    if known != list(choices):
        box.clear()
        for words, data in choices:
            box.addItem(words, data)
    place = next((place for place, (_, data) in enumerate(choices) if data == value), -1)
    box.setCurrentIndex(place if place >= 0 else min(0, box.count() - 1))
