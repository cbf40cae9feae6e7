"""A list of pairs that may be one, the surest first, with what can be done about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.likeness_words import BETWEEN, LikenessWords, sureness_mark
from desktop_app.features.registrations.page.pill_cells import PillCells
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import EmptyState, Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QIcon

    from desktop_app.features.registrations.rules.likeness import Pair

_SURE: Final = Size.FORM_LABEL - Space.WIDE
_SIDE: Final = Size.INSPECTOR - Space.HUGE
_TRAITS: Final = 3


@dataclass(frozen=True, slots=True)
class PairRow:
    """One line: the pair, and each of the two in words."""

    pair: Pair
    one: str
    other: str


class PairList(QWidget):
    """The table of pairs, or words where there are none, and the two answers below.

    Signals:
        merge_asked(str, str): make one of these two.
        apart_asked(list): these pairs (tuples of two keys) are not the same.
    """

    merge_asked = Signal(str, str)
    apart_asked = Signal(object)

    def __init__(
        self,
        heads: tuple[str, str],
        nobody: EmptyState,
        words_of: Callable[[Sequence[str]], Mapping[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Show pairs; `words_of` reads what the records of some keys are called."""
        super().__init__(parent)
        self._words_of = words_of
        self._words = LikenessWords(self)
        self._pairs: dict[str, Pair] = {}
        columns = [
            Column(self.tr("How sure"), self._sureness, width=_SURE, icon=_mark),
            Column(heads[0], _one, width=_SIDE),
            Column(heads[1], _other, width=_SIDE),
            Column(self.tr("What they share"), self._traits),
        ]
        self._model: RowsModel[PairRow] = RowsModel(columns, self._rows_of, _key_of, self)
        self.table = Table(self._model)
        self.apart_button = button(self.tr("Not the same  (N)"))
        self.merge_button = button(self.tr("Merge…  (Enter)"), Kind.PRIMARY)
        self._count = label("", muted=True)
        self._views = QStackedWidget()
        self._nobody = nobody
        self._lay_out(heads)
        self.table.opened.connect(self._on_opened)
        self.table.chosen.connect(self._on_chosen)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.apart_button.clicked.connect(self._on_apart_clicked)
        self.merge_button.clicked.connect(self._on_merge_clicked)
        self.table.installEventFilter(self)
        self.show_pairs(())

    @property
    def pairs(self) -> list[Pair]:
        """What is shown."""
        return list(self._pairs.values())

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show other pairs; the keyboard goes on where it was, or to the next one."""
        place = self._model.place_of(self.table.current_key) or 0
        self._pairs = {f"{pair.first} {pair.second}": pair for pair in pairs}
        self._model.reset(list(self._pairs))
        self._views.setCurrentWidget(self.table if pairs else self._nobody)
        self._count.setText(self.tr("Pairs: {count}").format(count=len(pairs)) if pairs else "")
        for part in (self.apart_button, self.merge_button):
            part.setVisible(bool(pairs))
        if pairs and not self.table.selected_keys:
            self.table.choose(self.table.current_key or self._model.key_at(min(place, len(pairs) - 1)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # No shortcut of one letter: those would swallow a scan. A key that the table hears was typed.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if event.key() == Qt.Key.Key_N and plain:
                self._on_apart_clicked()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, heads: tuple[str, str]) -> None:
        self.table.setItemDelegateForColumn(_TRAITS, PillCells(BETWEEN, self.table))
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.setAccessibleName(" / ".join(heads))
        self.table.setCornerWidget(QWidget(self.table))
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        # At the left: what is said at the right after each answer must not cover them.
        row.addWidget(self.merge_button)
        row.addWidget(self.apart_button)
        row.addSpacing(Space.SMALL)
        row.addWidget(self._count, 1)
        self._views.addWidget(self.table)
        self._views.addWidget(self._nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._views, 1)
        column.addLayout(row)
        self.setFocusProxy(self.table)

    def _rows_of(self, keys: Sequence[str]) -> Iterable[PairRow]:
        pairs = [self._pairs[key] for key in keys]
        words = self._words_of([key for pair in pairs for key in (pair.first, pair.second)])
        return [PairRow(pair, words.get(pair.first, ""), words.get(pair.second, "")) for pair in pairs]

    def _sureness(self, row: PairRow) -> str:
        return self._words.sureness(row.pair.likeness.sureness)

    def _traits(self, row: PairRow) -> str:
        return self._words.traits(row.pair.likeness)

    def _on_opened(self, key: str) -> None:
        pair = self._pairs[key]
        self.merge_asked.emit(pair.first, pair.second)

    def _on_merge_clicked(self) -> None:
        if self.table.current_key:
            self._on_opened(self.table.current_key)

    def _on_apart_clicked(self) -> None:
        chosen = [self._pairs[key] for key in self.table.selected_keys]
        if chosen:
            self.apart_asked.emit([(pair.first, pair.second) for pair in chosen])

    def _on_chosen(self, *_what: object) -> None:
        self.merge_button.setEnabled(len(self.table.selected_keys) == 1)
        self.apart_button.setEnabled(bool(self.table.selected_keys))


def _one(row: PairRow) -> str:
    return row.one


def _other(row: PairRow) -> str:
    return row.other


def _mark(row: PairRow) -> QIcon:
    return sureness_mark(row.pair.likeness.sureness)


def _key_of(row: PairRow) -> str:
    return f"{row.pair.first} {row.pair.second}"
