"""The differences of an import, row by row: both sides beside each other, and whose counts."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.agenda.dialogs.wording import kind_words
from desktop_app.features.agenda.rules.merge import Clash, Side
from desktop_app.kit.icons import icon
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, State, tokens_of
from desktop_app.kit.widgets import ElidedLabel, FilterChip, button, clear_layout, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QKeyEvent

    from desktop_app.features.agenda.rules.difference import ChangeKind
    from desktop_app.features.agenda.rules.import_rows import ImportRow

_SIDES: Final = {Qt.Key.Key_Left: Side.OURS, Qt.Key.Key_Right: Side.THEIRS}


class ChoiceTable(Table):
    """A table in which ← takes the side at the left, → the one at the right, and Space the other one.

    Signals:
        side_chosen(object): this `Side` shall count for the selected rows; None for the other one of each.
    """

    side_chosen = Signal(object)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and (key in _SIDES or key == Qt.Key.Key_Space):
            self.side_chosen.emit(_SIDES.get(key))
        else:
            super().keyPressEvent(event)


class ImportRows(QWidget):
    """What differs, filtered by kind.

    Signals:
        changed(): other sides count than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ImportRow] = {}
        self._sides: dict[str, Side] = {}
        self.chips: dict[ChangeKind | None, FilterChip] = {}
        self._model: RowsModel[ImportRow] = RowsModel(self._columns(), self._fetch, _key, self)
        self.table = ChoiceTable(self._model)
        self.table.setAccessibleName(self.tr("Differences between the file and the agenda"))
        self.theirs_button = button(self.tr("Selected: as in the file  →"))
        self.ours_button = button(self.tr("←  Selected: as it is here"))
        self._chips = QHBoxLayout()
        self._hint = label(
            self.tr(
                "Space, ← and → say whose side counts. Shift+↑ ↓ selects several rows, Ctrl+A all of them."
            ),
            muted=True,
            wrap=True,
        )
        self._before = ElidedLabel()
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.side_chosen.connect(self._on_side_chosen)
        self.table.opened.connect(self._on_opened)
        self.theirs_button.clicked.connect(self._on_theirs_asked)
        self.ours_button.clicked.connect(self._on_ours_asked)

    @property
    def shown(self) -> Sequence[str]:
        """The keys of the rows that the filter lets through."""
        return self._model.keys

    def show_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show the differences; each counts as the merge has it."""
        self._rows = {row.key: row for row in rows}
        self._sides = {row.key: row.side for row in rows}
        self._fill_chips(rows)
        self.show_kind(None)

    def side_of(self, key: str) -> Side:
        """Whose side of a row counts now."""
        return self._sides[key]

    def answers(self) -> dict[tuple[str, str], Side]:
        """Whose side counts, by guid and field, where that is another one than the merge has."""
        found: dict[tuple[str, str], Side] = {}
        for key, side in self._sides.items():
            row = self._rows[key]
            if side is not row.side:
                found |= row.answers(side)
        return found

    @property
    def taken(self) -> int:
        """How many differences are taken from the file."""
        return sum(side is Side.THEIRS for side in self._sides.values())

    def _lay_out(self) -> None:
        self._chips.setSpacing(Space.SMALL)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self._hint, 1)
        below.addWidget(self.ours_button)
        below.addWidget(self.theirs_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        chips = QHBoxLayout()
        chips.addLayout(self._chips)
        chips.addStretch()
        column.addLayout(chips)
        column.addWidget(self.table, 1)
        column.addWidget(self._before)
        column.addLayout(below)
        self.setFocusProxy(self.table)

    def _columns(self) -> list[Column[ImportRow]]:
        wide = Size.INSPECTOR - Size.PICTURE + Space.HUGE
        return [
            Column(self.tr("Counts"), self._side_words, "", Size.PICTURE - Space.LARGE, icon=self._side_icon),
            Column(self.tr("What"), self._what, "", Size.FORM_LABEL, icon=_conflict_icon),
            Column(self.tr("Session"), _title, "", wide),
            Column(self.tr("Here"), self._here, "", wide, colour=self._here_colour),
            Column(self.tr("In the file"), self._there, "", wide, colour=self._there_colour),
        ]

    def _fill_chips(self, rows: Sequence[ImportRow]) -> None:
        clear_layout(self._chips)
        counts = Counter(row.kind for row in rows)
        conflicts = sum(row.is_conflict for row in rows)
        words = self.tr("All {count}").format(count=len(rows))
        self.chips = {None: FilterChip(words)}
        self.conflict_chip = FilterChip(self.tr("Conflicts {count}").format(count=conflicts))
        for each, count in counts.most_common():
            self.chips[each] = FilterChip(f"{kind_words(each)} {count}")
        for chip in (*self.chips.values(), self.conflict_chip):
            self._chips.addWidget(chip)
        # Only now: shown before it lies here, it would be a window of its own for a moment.
        self.conflict_chip.setVisible(conflicts > 0)
        for kind, chip in self.chips.items():
            chip.clicked.connect(partial(self.show_kind, kind))
        self.conflict_chip.clicked.connect(self._on_conflicts_asked)

    def show_kind(self, kind: ChangeKind | None, *_checked: bool) -> None:
        """Show differences of one kind, all of them for None."""
        for of, chip in self.chips.items():
            chip.setChecked(of is kind)
        self.conflict_chip.setChecked(False)
        self._show([key for key, row in self._rows.items() if kind is None or row.kind is kind])

    def _on_conflicts_asked(self) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)
        self.conflict_chip.setChecked(True)
        self._show([key for key, row in self._rows.items() if row.is_conflict])

    def _show(self, keys: list[str]) -> None:
        self._model.reset(keys)
        if keys and not self.table.current_key:
            self.table.choose(keys[0])

    @property
    def before(self) -> str:
        """What the last file said of the current row, in a line; empty where it said nothing."""
        return self._before.text()

    def _on_chosen(self, key: str) -> None:
        row = self._rows.get(key)
        told = self.tr("In the file that was read before: {words}")
        self._before.setText(told.format(words=row.base) if row is not None and row.base else "")

    def _on_side_chosen(self, side: Side | None) -> None:
        for key in self.table.selected_keys or [self.table.current_key]:
            if key:
                self._sides[key] = side or _other(self._sides[key])
        self._model.refetch()
        self.changed.emit()

    def _on_opened(self, _key: str) -> None:
        self._on_side_chosen(None)

    def _on_theirs_asked(self) -> None:
        self._on_side_chosen(Side.THEIRS)

    def _on_ours_asked(self) -> None:
        self._on_side_chosen(Side.OURS)

    def _fetch(self, keys: Sequence[str]) -> list[ImportRow]:
        return [self._rows[key] for key in keys]

    def _side_words(self, row: ImportRow) -> str:
        return self.tr("the file") if self._sides[row.key] is Side.THEIRS else self.tr("here")

    def _side_icon(self, row: ImportRow) -> QIcon:
        theirs = self._sides[row.key] is Side.THEIRS
        return icon("arrow-right" if theirs else "arrow-left", State.ACCENT if theirs else State.PLAIN)

    def _what(self, row: ImportRow) -> str:
        words = kind_words(row.kind)
        if row.is_conflict:
            return self.tr("{what}: conflict").format(what=words)
        return self.tr("{what} here").format(what=words) if row.clash is Clash.OURS_ALONE else words

    def _here(self, row: ImportRow) -> str:
        return row.here or self.tr("–")

    def _there(self, row: ImportRow) -> str:
        return row.there or self.tr("–")

    def _here_colour(self, row: ImportRow) -> QColor | None:
        return None if self._sides[row.key] is Side.OURS else QColor(tokens_of(self).muted)

    def _there_colour(self, row: ImportRow) -> QColor | None:
        return None if self._sides[row.key] is Side.THEIRS else QColor(tokens_of(self).muted)


def _other(side: Side) -> Side:
    return Side.OURS if side is Side.THEIRS else Side.THEIRS


def _key(row: ImportRow) -> str:
    return row.key


def _title(row: ImportRow) -> str:
    return row.title


def _conflict_icon(row: ImportRow) -> QIcon | None:
    return icon("warning", State.ATTENTION) if row.is_conflict else None
