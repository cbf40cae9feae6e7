"""How the things to hand out go: for how many each is, how many have it, what is left; and their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.features.checkin.queries.hand_out_list import ThingCount, thing_counts
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, Type, tokens_of
from desktop_app.kit.widgets import EmptyState, Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.kit.context import PageContext

# From this share of the stock on the row is marked, in per cent.
_LOW = 10


class HandOutsDialog(QDialog):
    """A row for each thing, brought up to date while it is open; Enter saves the list of one.

    Signals:
        list_asked(str): save the list of who is given this thing.
    """

    list_asked = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hand-outs"))
        self._context = context
        self._counts: dict[str, ThingCount] = {}
        self._model = RowsModel(self._columns(), self._rows_of, _key_of, self)
        self.table = Table(self._model)
        self._sentence = label("", Type.STRONG, wrap=True)
        self._empty = EmptyState(
            "package",
            self.tr("Nothing is handed out yet"),
            self.tr("Say in Setup, under Hand-outs, what people are given at check-in."),
        )
        self._save = button(self.tr("Save the list as PDF…   Enter"), Kind.PRIMARY)
        self._close = button(self.tr("Close   Esc"))
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.list_asked)
        self._save.clicked.connect(self._on_save_clicked)
        self._close.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._on_save_clicked)
        self._stop = context.store.listen(self._on_changed)
        self.finished.connect(self._on_finished)
        self.look()

    @property
    def sentence(self) -> str:
        """How the chosen thing goes, in words."""
        return self._sentence.text()

    def look(self) -> None:
        """Read the counts again."""
        counts = self._context.store.read(thing_counts, self._context.event_id)
        self._counts = {count.thing_id: count for count in counts}
        self._model.reset(list(self._counts))
        for part in (self.table, self._sentence, self._save):
            part.setVisible(bool(counts))
        self._empty.setVisible(not counts)
        if counts and self.table.current_key not in self._counts:
            self.table.choose(counts[0].thing_id)
        self._on_chosen(self.table.current_key)

    def _columns(self) -> list[Column[ThingCount]]:
        number = Size.FORM_LABEL - Size.ROW
        return [
            Column(self.tr("Thing"), _name_of, width=Size.INSPECTOR - Size.ROW),
            Column(self.tr("Given"), self._given_words, width=number, right=True),
            Column(self.tr("Still to get"), _waiting_of, width=number, right=True),
            Column(self.tr("Left"), self._left_words, right=True, colour=self._left_colour),
        ]

    def _given_words(self, count: ThingCount) -> str:
        return self.tr("{given} of {meant}").format(given=count.given, meant=count.meant)

    def _left_words(self, count: ThingCount) -> str:
        if count.left is None:
            return self.tr("not counted")
        return self.tr("{left} of {stock}").format(left=count.left, stock=count.stock)

    def _left_colour(self, count: ThingCount) -> QColor | None:
        low = count.left is not None and count.left * 100 <= (count.stock or 0) * _LOW
        return QColor(tokens_of(self).attention) if low else None

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("Things"))
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch()
        row.addWidget(self._close)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._sentence)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(row)
        self.resize(Size.PALETTE_WIDTH + Size.RAIL, Size.PALETTE_HEIGHT)

    def _rows_of(self, keys: Sequence[str]) -> list[ThingCount]:
        return [self._counts[key] for key in keys if key in self._counts]

    def _on_chosen(self, key: str) -> None:
        count = self._counts.get(key)
        if count is None:
            self._sentence.setText("")
            return
        words = self.tr("{thing}: {given} of {meant} given")
        words = words.format(thing=count.name, given=count.given, meant=count.meant)
        if count.left is not None:
            words += self.tr(", {left} left").format(left=count.left)
        self._sentence.setText(words)

    def _on_save_clicked(self) -> None:
        if self.table.current_key:
            self.list_asked.emit(self.table.current_key)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & {"hand_out", "handed_out", "attendee"}:
            self.look()

    def _on_finished(self) -> None:
        self._stop()


def _key_of(count: ThingCount) -> str:
    return count.thing_id


def _name_of(count: ThingCount) -> str:
    return count.name


def _waiting_of(count: ThingCount) -> str:
    return str(count.meant - count.given)
