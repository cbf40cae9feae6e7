"""The list of a delegation: who is ticked, who is here since when, and what became of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from desktop_app.kit.icons import dot, icon
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, State, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QIcon, QKeyEvent

    from desktop_app.features.checkin.rules.delegation import Member

_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ORGANISATION: Final = 1


class MemberList(Table):
    """People to tick; its letters are handed on, so that typing filters.

    Signals:
        toggled(str): tick or untick the attendee of this key.
        all_asked(): tick everybody.
        entered(): Enter.
        typed(str): a letter that means nothing here.
    """

    toggled = Signal(str)
    all_asked = Signal()
    entered = Signal()
    typed = Signal(str)

    def __init__(
        self,
        clock: Callable[[datetime], str],
        registration: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """Show times and what became of a registration in these words."""
        self._clock = clock
        self._registration = registration
        self._members: dict[str, Member] = {}
        self._ticked: frozenset[str] = frozenset()
        self._answers: dict[str, str] = {}
        self._rows = RowsModel(self._columns(), self._members_of, _key_of)
        super().__init__(self._rows, parent)
        self._rows.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)

    def show_members(
        self, members: Sequence[Member], ticked: frozenset[str], answers: dict[str, str], *, mixed: bool
    ) -> None:
        """Show these people; ``mixed`` where they come from several organisations."""
        self._members = {each.attendee_id: each for each in members}
        self._ticked, self._answers = ticked, answers
        self._rows.reset(list(self._members))
        self.setColumnHidden(_ORGANISATION, not mixed)
        if not self.current_key and self._members:
            self.choose(next(iter(self._members)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, letter = event.key(), event.text()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if key in _ENTERS:
            self.entered.emit()
        elif key == Qt.Key.Key_Space:
            self.toggled.emit(self.current_key)
        elif plain and letter in {"a", "A"}:
            self.all_asked.emit()
        elif plain and letter.isprintable() and letter:
            self.typed.emit(letter)
        else:
            super().keyPressEvent(event)

    def _columns(self) -> list[Column[Member]]:
        translate = QCoreApplication.translate
        wide = Size.RAIL + Space.HUGE
        return [
            Column(translate("MemberList", "Name"), _name_of, width=wide, icon=self._tick_of),
            Column(translate("MemberList", "Organisation"), _organisation_of, width=wide),
            Column(translate("MemberList", "Category"), _category_of, width=Size.FORM_LABEL, icon=_dot_of),
            Column(translate("MemberList", "Here"), self._answer_of, colour=self._colour_of),
        ]

    def _members_of(self, keys: Sequence[str]) -> list[Member]:
        return [self._members[key] for key in keys if key in self._members]

    def _tick_of(self, member: Member) -> QIcon:
        if member.inside:
            return icon("check-circle", State.ADMITTED)
        if member.attendee_id in self._ticked:
            return icon("check-square", State.ACCENT)
        return icon("square")

    def _answer_of(self, member: Member) -> str:
        answer = self._answers.get(member.attendee_id, "")
        if answer:
            return answer
        if member.here_since is not None:
            return self._clock(member.here_since)
        return self._registration(member.status)

    def _colour_of(self, member: Member) -> QColor | None:
        """The answers stand out; what they say is in their words too."""
        if member.attendee_id not in self._answers:
            return None
        return QColor(tokens_of(self).of(State.ATTENTION if member.inside else State.REFUSED))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.toggled.emit(self._rows.key_at(index.row()))


def _key_of(member: Member) -> str:
    return member.attendee_id


def _name_of(member: Member) -> str:
    return member.name


def _organisation_of(member: Member) -> str:
    return member.organisation


def _category_of(member: Member) -> str:
    return member.category


def _dot_of(member: Member) -> QIcon:
    return dot(member.colour)
