"""Who speaks in a session: found as one types, put in order, taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from db.search import fold
from desktop_app.features.agenda.rules.session import Part
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import label, tool_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules import Session

_MOST: Final = 6
_LETTERS: Final = 2
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may speak: by the key on the programme, or as an attendee, or from outside by name."""

    name: str
    about: str = ""
    person: str = ""
    attendee_id: str | None = None


class SpeakerField(QWidget):
    """The speakers as a list, and below it a field that finds more.

    Signals:
        added(Candidate): this one speaks as well.
        ordered(tuple[Role, ...]): these speak, in this order.
    """

    added = Signal(object)
    ordered = Signal(object)

    def __init__(self, search: Callable[[str], Sequence[Candidate]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._session: Session | None = None
        self._sight: Sight | None = None
        self._candidates: list[Candidate] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Speakers"))
        self.list.setToolTip(self.tr("Alt+↑ ↓ changes the order, Del takes out"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Add a speaker: type a name"))
        self.field.setAccessibleName(self.tr("Add a speaker"))
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("People found"))
        self.found.hide()
        self.up = tool_button("arrow-up", self.tr("Earlier in the order"))
        self.down = tool_button("arrow-down", self.tr("Later in the order"))
        self.out = tool_button("x", self.tr("Does not speak here"))
        self._lay_out()
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.out.clicked.connect(self._on_out)
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_taken)
        self.found.itemClicked.connect(self._on_taken)
        for part in (self.field, self.list):
            part.installEventFilter(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Speakers")), 1)
        for each in (self.up, self.down, self.out):
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addLayout(head)
        for part in (self.list, self.field, self.found):
            column.addWidget(part)

    def show_session(self, sight: Sight, session: Session) -> None:
        """Show who speaks in a session."""
        if self._session is not None and self._session.guid != session.guid:
            self.field.clear()
            self._show_found([])
        self._sight, self._session = sight, session
        row = self.list.currentRow()
        known = sight.frame.people_by_key()
        self.list.clear()
        for role in session.people:
            name = known[role.person].name if role.person in known else role.person
            marks = [self._part(role.part), self._coming(sight, role.person)]
            told = ", ".join(mark for mark in marks if mark)
            self.list.addItem(f"{name} ({told})" if told else name)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.setVisible(bool(session.people))
        _fit(self.list)
        for each in (self.up, self.down, self.out):
            each.setEnabled(bool(session.people))

    def _coming(self, sight: Sight, person: str) -> str:
        gone = person in sight.index.surroundings.not_coming
        return self.tr("not coming") if gone else ""

    def _part(self, part: Part) -> str:
        return {
            Part.SPEAKER: "",
            Part.MODERATOR: self.tr("moderator"),
            Part.CONTRIBUTOR: self.tr("contributor"),
            Part.HOST: self.tr("host"),
            Part.GUEST: self.tr("guest"),
        }[part]

    # --- finding -----------------------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        typed = fold(text).split()
        if len(text.strip()) < _LETTERS or self._sight is None or self._session is None:
            self._show_found([])
            return
        there = set(self._session.persons)
        people = [
            Candidate(person.name, self.tr("on the programme"), person.key)
            for person in self._sight.frame.people
            if person.key not in there and all(each in fold(person.name) for each in typed)
        ]
        names = {fold(each.name) for each in people}
        guests = [each for each in self._search(text) if fold(each.name) not in names]
        outside = Candidate(" ".join(text.split()), self.tr("from outside"))
        self._show_found([*people[:_MOST], *guests[:_MOST], outside])

    def _show_found(self, candidates: list[Candidate]) -> None:
        self._candidates = candidates
        self.found.clear()
        for each in candidates:
            self.found.addItem(QListWidgetItem(f"{each.name}  ·  {each.about}"))
        self.found.setCurrentRow(0)
        self.found.setVisible(bool(candidates))
        _fit(self.found)

    def _on_taken(self) -> None:
        row = self.found.currentRow()
        if 0 <= row < len(self._candidates):
            candidate = self._candidates[row]
            self.field.clear()
            self._show_found([])
            self.added.emit(candidate)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, arrows go through what was found; in the list, Alt with them changes the order."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if watched is self.field and by and self._candidates:
            self.found.setCurrentRow(min(max(self.found.currentRow() + by, 0), self.found.count() - 1))
            return True
        if watched is self.field and key == Qt.Key.Key_Escape and self._candidates:
            self.field.clear()
            self._show_found([])
            return True
        if watched is self.list and by and alt:
            self._move(by)
            return True
        if watched is self.list and key == Qt.Key.Key_Delete:
            self._on_out()
            return True
        return super().eventFilter(watched, event)

    # --- order -------------------------------------------------------------------------------------------

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row, session = self.list.currentRow(), self._session
        if session is None or not 0 <= row < len(session.people) or not 0 <= row + by < len(session.people):
            return
        roles = list(session.people)
        roles.insert(row + by, roles.pop(row))
        self.list.setCurrentRow(row + by)
        self.ordered.emit(tuple(roles))

    def _on_out(self) -> None:
        row, session = self.list.currentRow(), self._session
        if session is not None and 0 <= row < len(session.people):
            self.ordered.emit((*session.people[:row], *session.people[row + 1 :]))


def _fit(widget: QListWidget) -> None:
    """As high as what it lists, up to a few rows."""
    rows = min(max(widget.count(), 1), _SHOWN)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    height = max(widget.sizeHintForRow(0), Size.ROW - Space.SMALL)
    widget.setFixedHeight(rows * height + Space.SMALL)
