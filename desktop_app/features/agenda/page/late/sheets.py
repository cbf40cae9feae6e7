"""The printed sheets that are wrong by now, each with the reason, and the button that prints them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.features.agenda import queries
from desktop_app.features.agenda.dialogs.wording import change_words
from desktop_app.features.agenda.rules.sheet import SheetKind
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import Kind, button, clear_layout, label, put_state

if TYPE_CHECKING:
    from desktop_app.features.agenda.queries import PrintedSheet
    from desktop_app.kit.context import PageContext


class WrongSheets(QFrame):
    """A note that is there only while a sheet is wrong.

    Signals:
        print_asked(object): print these `PrintedSheet`s again.
    """

    print_asked = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "note")
        self._context = context
        self._sheets: list[PrintedSheet] = []
        self._title = label("", Type.STRONG, wrap=True)
        put_state(self._title, State.ATTENTION)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.HAIR)
        self.print_button = button("", Kind.PLAIN, "printer")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        column.addWidget(self.print_button)
        self.print_button.clicked.connect(self._on_print_asked)
        self.hide()

    @property
    def lines(self) -> list[str]:
        """The sheets that are listed."""
        return [self._name(sheet) for sheet in self._sheets]

    @property
    def count(self) -> int:
        """How many sheets are wrong."""
        return len(self._sheets)

    def refresh(self) -> None:
        """Look again which sheets are wrong."""
        store, event_id = self._context.store, self._context.event_id
        self._sheets = store.read(queries.wrong_sheets, event_id)
        clear_layout(self._rows)
        for sheet in self._sheets:
            self._add(sheet)
        self._title.setText(self.tr("%n printed sheet(s) are wrong now", "", self.count))
        self.print_button.setText(self.tr("Print %n sheet(s) again", "", self.count))
        self.setVisible(bool(self._sheets))

    def _add(self, sheet: PrintedSheet) -> None:
        printed = self.tr("{sheet}, printed {time}").format(
            sheet=self._name(sheet), time=f"{self._context.local(sheet.at):%H:%M}"
        )
        row = label(printed, wrap=True)
        changes = self._context.store.read(queries.sheet_reasons, self._context.event_id, sheet)
        row.setToolTip("\n".join(change_words(change) for change in changes))
        self._rows.addWidget(row)

    def _name(self, sheet: PrintedSheet) -> str:
        return {
            SheetKind.PAGE: self.tr("Programme by time"),
            SheetKind.GRID: self.tr("Programme as a grid"),
            SheetKind.BOOKLET: self.tr("Booklet"),
            SheetKind.DOOR: self.tr("Door sheet of {name}").format(name=sheet.name),
            SheetKind.SPEAKER: self.tr("Sheet of {name}").format(name=sheet.name),
        }[SheetKind(sheet.kind)]

    def _on_print_asked(self) -> None:
        self.print_asked.emit(list(self._sheets))
