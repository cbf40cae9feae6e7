"""Lists of a set-up: rows edited in place, a line to add more, and refusals said below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Concatenate, Final, Generic, ParamSpec, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of
from desktop_app.kit.rows_model import RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Space, State
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from db.store import Session
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.rows_model import Column

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
P = ParamSpec("P")
R = TypeVar("R")


class SetupPane(QWidget, Generic[R]):
    """One list of the set-up; F2 edits a cell, Del removes a row."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._rows: dict[str, R] = {}
        self._model: RowsModel[R] = RowsModel(self.columns(), self._fetch, self.key, self)
        self.table = Table(self._model)
        self._why = label("", muted=True, wrap=True)
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._complaint.hide()
        self.adding = QHBoxLayout()
        self.adding.setSpacing(Space.SMALL)
        self.add_button = button(self.tr("Add"), picture="plus")
        self.remove_button = button(self.tr("Remove  Del"), Kind.DESTRUCTIVE, "trash")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._why)
        column.addLayout(self.adding)
        column.addWidget(self._complaint)
        column.addWidget(self.table, 1)
        column.addWidget(self.remove_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.fill_adding()
        self.adding.addWidget(self.add_button)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self._on_remove_asked)
        self.refresh()

    # --- what a list is ----------------------------------------------------------------------------------

    def columns(self) -> Sequence[Column[R]]:
        """The columns of the list."""
        raise NotImplementedError

    def read(self) -> Sequence[R]:
        """The rows as they are now."""
        raise NotImplementedError

    def key(self, row: R) -> str:
        """The key of a row."""
        raise NotImplementedError

    def fill_adding(self) -> None:
        """Put the fields for one more into `adding`."""
        raise NotImplementedError

    def add(self) -> None:
        """Add what the fields say."""
        raise NotImplementedError

    def remove(self, key: str) -> None:
        """Remove a row."""
        raise NotImplementedError

    # --- what all lists do -------------------------------------------------------------------------------

    @property
    def rows(self) -> list[R]:
        """What is listed."""
        return list(self._rows.values())

    @property
    def complaint(self) -> str:
        """What was refused last, "" when nothing was."""
        return self._complaint.text()

    def explain(self, why: str) -> None:
        """Say what the list is for."""
        self._why.setText(why)

    def refresh(self) -> None:
        """Read the list again."""
        self._rows = {self.key(row): row for row in self.read()}
        self._model.reset(list(self._rows))
        self.remove_button.setEnabled(bool(self._rows))

    def write(
        self, words: str, action: Callable[Concatenate[Session, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Write under these words; a refusal is said here, and gives False."""
        try:
            self.context.store.write(words, action, *args, **kwargs)
        except Refused as refused:
            self.complain(words_of(refused))
            self.refresh()
            return False
        self.complain("")
        self.context.toaster.say_undoable(words)
        self.refresh()
        return True

    def complain(self, words: str) -> None:
        """Say what was refused."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def number(self, text: str) -> int | None:
        """A whole number that was typed; None, and a complaint, where it is none."""
        if text.strip().isdecimal():
            return int(text)
        self.complain(self.tr("“{text}” is not a whole number.").format(text=text))
        return None

    def named(self, editor: QWidget, words: str) -> Any:  # noqa: ANN401 (the editor itself, whatever it is)
        """Name an editor for who hears the screen and who looks at its tip."""
        editor.setAccessibleName(words)
        editor.setToolTip(words)
        return editor

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:  # editors keep it to themselves
            self._on_remove_asked()
        elif event.key() not in _ENTER:  # an Enter that added something shall not close the dialog too
            super().keyPressEvent(event)

    def _fetch(self, keys: Sequence[str]) -> list[R]:
        return [self._rows[key] for key in keys if key in self._rows]

    def _on_remove_asked(self) -> None:
        if self.table.current_key:
            self.remove(self.table.current_key)
