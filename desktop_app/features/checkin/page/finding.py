"""What the letters in the field mean: a code, one of the people or organisations found, or nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.features.checkin.queries import people_like
from desktop_app.features.checkin.queries.delegation import delegations_among
from desktop_app.features.checkin.rules import CodeKind, is_code_shaped, read_code
from desktop_app.features.checkin.rules.card_codes import read_card_code
from desktop_app.features.checkin.rules.delegation import Delegation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.checkin.page.columns import SearchColumn
    from desktop_app.features.checkin.page.here import Here
    from desktop_app.features.checkin.page.results import Found
    from desktop_app.features.checkin.queries import FoundPerson
    from desktop_app.kit.context import PageContext

_SEARCHED_FROM: Final = 2
# Fewer letters begin the names of too many organisations to mean one.
_NAMED_FROM: Final = 3


class Finding(QObject):
    """Searches while somebody types, and says at Enter what was meant.

    Signals:
        code_entered(str): Enter on a code.
        person_chosen(str): Enter or a click on the attendee of this key.
        delegation_chosen(object): Enter or a click on a `Delegation`.
    """

    code_entered = Signal(str)
    person_chosen = Signal(str)
    delegation_chosen = Signal(object)

    def __init__(self, context: PageContext, here: Here, column: SearchColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._here = here
        self._column = column
        self._field = column.field
        self._results = column.results
        self._chosen_by_hand = False
        self._field.textEdited.connect(self._on_text_edited)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.entered.connect(self._on_entered)
        self._field.stepped.connect(self._on_stepped)
        self._field.abandoned.connect(self.empty)
        self._results.picked.connect(self._on_picked)

    def empty(self) -> None:
        """Empty the field, and with it the results."""
        self._field.setText("")

    def take_typed(self) -> str:
        """Give what was typed so far, and empty the field."""
        typed = self._field.text().strip()
        self.empty()
        return typed

    def search_again(self) -> None:
        """Bring the results up to date, unless somebody is choosing among them."""
        if self._results.found and not self._chosen_by_hand:
            self._on_text_edited(self._field.text())

    def _on_text_changed(self, text: str) -> None:
        self._chosen_by_hand = False
        if not text:
            self._column.show_nothing()

    def _on_text_edited(self, text: str) -> None:
        words = text.strip()
        if len(words) < _SEARCHED_FROM:
            self._column.show_nothing()
            return
        people = self._context.store.read(people_like, self._context.event_id, words)
        self._column.show_found(self._with_delegations(people, words), words)

    def _with_delegations(self, people: Sequence[FoundPerson], words: str) -> list[Found]:
        """The people found, with organisations of that name before whoever only belongs to them."""
        desk = self._here.desk
        if desk is None or len(words) < _NAMED_FROM or not people:
            return list(people)
        named = self._context.store.read(delegations_among, desk, people, words, self._context.now())
        meant = sum(each.by_code or each.by_name for each in people)
        return [*people[:meant], *named, *people[meant:]]

    def _on_entered(self) -> None:
        text = self._field.text()
        chosen = self._results.chosen
        if not text.strip():
            return
        if read_card_code(text) is not None:
            self.code_entered.emit(text)
            return
        if chosen is not None and self._means(text, chosen):
            self._choose(chosen)
        elif chosen is not None or is_code_shaped(text) or any(sign.isdigit() for sign in text):
            self.code_entered.emit(text)

    def _means(self, text: str, chosen: Found) -> bool:
        """Whether Enter takes the row; a code is never taken for somebody whose name is only similar."""
        if self._chosen_by_hand:
            return True
        is_code = read_code(text).kind is not CodeKind.FOREIGN
        if is_code or isinstance(chosen, Delegation):
            return not is_code
        return not chosen.by_code and not (chosen.near and is_code_shaped(text))

    def _choose(self, chosen: Found) -> None:
        if isinstance(chosen, Delegation):
            self.delegation_chosen.emit(chosen)
        else:
            self.person_chosen.emit(chosen.attendee_id)

    def _on_stepped(self, rows: int) -> None:
        self._chosen_by_hand = True
        self._results.step(rows)

    def _on_picked(self, row: int) -> None:
        self._choose(self._results.found[row])
