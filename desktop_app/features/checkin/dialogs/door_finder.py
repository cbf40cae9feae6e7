"""Finding the person of a line on paper: by code or name, all from one field that also takes the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.dialogs.door_rows import attendee_of, found_columns
from desktop_app.features.checkin.queries import FoundPerson, people_like
from desktop_app.features.checkin.rules import CodeKind, is_code_shaped, parse_code, read_code
from desktop_app.features.checkin.rules.door_kit import clock_in
from desktop_app.kit.icons import icon
from desktop_app.kit.rows_model import RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.kit.context import PageContext

_FOUND: Final = 5
_LEAST_LETTERS: Final = 2
_MINUTES: Final = {
    (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier): 1,
    (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier): -1,
    (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier): 10,
    (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier): -10,
}
_ROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DoorFinder(QWidget):
    """The field, and below it the people that its letters may mean.

    Signals:
        person_chosen(str): enter this attendee.
        clock_typed(QTime): a time was typed in place of a name.
        minutes_asked(int): move the time by so many minutes.
        nobody_found(str): what was typed or scanned means nobody.
    """

    person_chosen = Signal(str)
    clock_typed = Signal(object)
    minutes_asked = Signal(int)
    nobody_found = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: dict[str, FoundPerson] = {}
        self._chosen_by_hand = False
        self.field = QLineEdit()
        self.field.setProperty("kind", "large")
        self.field.setPlaceholderText(self.tr("Scan, or type a code, a name or a time"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.installEventFilter(self)
        self._model = RowsModel(found_columns(self._clock), self._people_of, attendee_of, self)
        self.results = Table(self._model)
        self.results.setFixedHeight((_FOUND + 1) * Size.ROW)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self.results)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_text_edited)
        self.results.opened.connect(self.person_chosen)
        self.clear()

    @property
    def people(self) -> list[FoundPerson]:
        """Who is offered."""
        return list(self._found.values())

    def clear(self) -> None:
        """Make room for the next line."""
        self.field.clear()
        self._show(())

    def take_scan(self, text: str, prefix: str = "") -> None:
        """Find the holder of a code; nobody is guessed from a scan."""
        code = parse_code(text, prefix=prefix) or text.removeprefix(prefix).strip()
        holder = next((person for person in self._like(code) if person.by_code), None)
        if holder is None:
            self.nobody_found.emit(code)
        else:
            self.person_chosen.emit(holder.attendee_id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field: the arrows walk through the people found, or move the time."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if (key, modifiers) in _MINUTES:
            self.minutes_asked.emit(_MINUTES[key, modifiers])
        elif key in _ROWS:
            self._walk(_ROWS[key])
        elif key in _ENTERS:
            self._on_entered()
        else:
            return False
        return True

    def _on_text_edited(self, text: str) -> None:
        self._chosen_by_hand = False
        words = text.strip()
        enough = len(words) >= _LEAST_LETTERS and clock_in(words) is None
        self._show(self._like(words) if enough else ())

    def _on_entered(self) -> None:
        text = self.field.text().strip()
        clock = clock_in(text)
        person = self._found.get(self.results.current_key)
        if clock is not None:
            self.clear()
            self.clock_typed.emit(clock)
        elif person is not None and self._means(text, person):
            self.person_chosen.emit(person.attendee_id)
        elif text:
            self.nobody_found.emit(text)

    def _means(self, text: str, person: FoundPerson) -> bool:
        """A code is never taken for somebody whose name is only similar."""
        if self._chosen_by_hand or person.by_code:
            return True
        return read_code(text).kind is CodeKind.FOREIGN and not (person.near and is_code_shaped(text))

    def _walk(self, rows: int) -> None:
        keys = list(self._found)
        if keys:
            self._chosen_by_hand = True
            place = keys.index(self.results.current_key) + rows if self.results.current_key in keys else 0
            self.results.choose(keys[max(0, min(place, len(keys) - 1))])

    def _like(self, words: str) -> tuple[FoundPerson, ...]:
        wanted = parse_code(words) or words
        return self._context.store.read(people_like, self._context.event_id, wanted, limit=_FOUND)

    def _show(self, people: Sequence[FoundPerson]) -> None:
        self._found = {person.attendee_id: person for person in people}
        self._model.reset(list(self._found))
        self.results.setVisible(bool(people))
        if people:
            self.results.choose(people[0].attendee_id)

    def _clock(self, person: FoundPerson) -> str:
        """When somebody came in, where that is known already."""
        return "" if person.arrived_at is None else f"{self._context.local(person.arrived_at):%H:%M}"

    def _people_of(self, keys: Sequence[str]) -> list[FoundPerson]:
        return [self._found[key] for key in keys if key in self._found]
