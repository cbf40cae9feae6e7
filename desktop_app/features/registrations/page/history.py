"""The tab with everything that was changed about a person, each change with the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import history
from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.page.entries import Entry, EntryList
from desktop_app.kit.dates import moment_words
from desktop_app.kit.theme import State
from desktop_app.kit.undoing import Undoing
from desktop_app.kit.widgets import label, put_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.store import Session
    from desktop_app.kit.context import PageContext

_SHOWN: Final = 40
_LONGEST: Final = 60
_COUNTED: Final = 500


class HistoryTab(QWidget):
    """The journal of one person, newest first."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._key = ""
        self._wording = Wording(self)
        self._columns = self._names()
        self._undoing = Undoing(context.store, context.runner, self)
        self.complaint = label("", wrap=True)
        put_state(self.complaint, State.REFUSED)
        self.complaint.hide()
        self.list = EntryList(self.tr("Nothing was changed yet."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.complaint)
        column.addWidget(self.list)
        column.addStretch(1)
        self.list.undo_asked.connect(self._undoing.undo_action)
        self._undoing.done.connect(self._on_undone)
        self._undoing.refused.connect(self._complain)

    def show_person(self, key: str) -> None:
        """Read and show what was changed about this person."""
        if key != self._key:
            self._complain("")
        self._key = key
        read = self._context.store.read
        entries = read(history.entries, limit=_SHOWN, key=key)
        changes = read(_changes, [entry.id for entry in entries], key)
        self.list.show_entries([self._entry(entry, changes[entry.id]) for entry in entries])

    def _entry(self, entry: history.Entry, touched: _Touched) -> Entry:
        when = moment_words(self._context.local(entry.at))
        caption = "  ·  ".join(part for part in (when, entry.staff, entry.station) if part)
        lines = [words for detail in touched.own for words in self._lines(detail)]
        title = self.tr("Undone: {label}").format(label=entry.label) if entry.undoes else entry.label
        free = not entry.undone and entry.undoes is None
        if entry.undone:
            lines = [self.tr("Taken back since"), *lines]
        tip = self.tr("Undo “{label}”").format(label=entry.label)
        undo = self._undo_words(touched.people) if free else ""
        return Entry(entry.id, title, caption, tuple(lines), undo=undo, tip=tip)

    def _undo_words(self, people: int) -> str:
        """Who presses Undo beside one person must see when it takes back what was done to others too."""
        if people <= 1:
            return self.tr("Undo")
        many = f"{people}+" if people >= _COUNTED else str(people)
        return self.tr("Undo for {count} people").format(count=many)

    def _lines(self, detail: history.Detail) -> list[str]:
        """What changed in one row: "E-mail: old → new"; a row that was made or removed says nothing more."""
        if detail.before is None or detail.after is None:
            return []
        return [
            f"{self._columns[name]}: {_short(detail.before.get(name))} → {_short(detail.after.get(name))}"
            for name in detail.after
            if name in self._columns
        ]

    def _names(self) -> Mapping[str, str]:
        names = {field.value: words for field, words in self._wording.fields().items()}
        return names | {"walk_in": self.tr("Walk-in"), "custom": self.tr("Answers")}

    def _on_undone(self, words: str) -> None:
        self._complain("")
        self._context.toaster.say(words)

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))


@dataclass(frozen=True)
class _Touched:
    """What an action did to one person's row, and how many people it touched."""

    own: tuple[history.Detail, ...]
    people: int


def _changes(session: Session, actions: list[str], key: str) -> dict[str, _Touched]:
    return {action: _touched(history.details(session, action, limit=_COUNTED), key) for action in actions}


def _touched(details: list[history.Detail], key: str) -> _Touched:
    own = tuple(detail for detail in details if detail.key == key)
    return _Touched(own, sum(detail.table == "attendee" for detail in details))


def _short(value: object) -> str:
    text = " ".join(str(value).split()) if value not in (None, "", {}) else "–"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
