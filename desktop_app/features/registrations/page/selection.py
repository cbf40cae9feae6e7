"""The line under the list: how many are shown or selected, and what can be done with the selected ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.rules.field import Status
from desktop_app.kit.icons import dot
from desktop_app.kit.theme import Space, row_height
from desktop_app.kit.widgets import Kind, button, label, show_menu_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.registrations.queries.counting import Choice


class SelectionBar(QWidget):
    """Buttons for many people at once.

    Signals:
        copy_asked(): copy the selected rows.
        stop_asked(): stop the change that is being made, and take it back.
        category_asked(str): put the selected people into the category of this key.
        status_asked(str): give them this status.
        erase_asked(): erase them for good.
        merge_asked(): make one registration of the two that are selected.
    """

    copy_asked = Signal()
    stop_asked = Signal()
    category_asked = Signal(str)
    status_asked = Signal(str)
    erase_asked = Signal()
    merge_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording(self)
        self._words = label("", muted=True)
        self.merge_button = button(self.tr("Merge…"), Kind.QUIET, "git-merge")
        self.copy_button = button(self.tr("Copy"), Kind.QUIET, "copy")
        self.category_button = button("", Kind.QUIET)
        self.category_button.setText(self.tr("Category"))
        show_menu_mark(self.category_button)
        self.status_button = button(self.tr("Status"), Kind.QUIET)
        show_menu_mark(self.status_button)
        self.cancel_button = button("", Kind.DESTRUCTIVE)
        self.erase_button = button(self.tr("Erase…"), Kind.DESTRUCTIVE)
        self._categories: Sequence[Choice] = ()
        self._places = ""
        self._set_menus()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._words, 1)
        self.buttons = (
            *(self.copy_button, self.category_button, self.status_button),
            *(self.cancel_button, self.erase_button),
        )
        self.stop_button = button(self.tr("Stop"))
        self.stop_button.hide()
        for part in (self.merge_button, *self.buttons, self.stop_button):
            row.addWidget(part)
        self.setFixedHeight(row_height())
        self.stop_button.clicked.connect(self.stop_asked)
        self.merge_button.clicked.connect(self.merge_asked)
        self.copy_button.clicked.connect(self.copy_asked)
        self.erase_button.clicked.connect(self.erase_asked)
        self.cancel_button.clicked.connect(partial(self.status_asked.emit, Status.CANCELLED.value))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(row_height())

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def offer(self, categories: Sequence[Choice]) -> None:
        """Set the categories to choose."""
        self._categories = categories

    def tell_places(self, words: str) -> None:
        """Set what is said of free places and of those who wait; "" for nothing."""
        self._places = words

    def say(self, *, shown: int, everybody: int, selected: int) -> None:
        """Tell how many there are; the buttons are there when more than one is selected."""
        if selected > 1:
            words = self.tr("{selected} of {shown} selected").format(selected=selected, shown=shown)
        elif shown == everybody == 1:
            words = self.tr("1 person")
        elif shown == everybody:
            words = self.tr("{everybody} people").format(everybody=everybody)
        else:
            words = self.tr("{shown} of {everybody} people").format(shown=shown, everybody=everybody)
        self._words.setText(" · ".join(filter(None, (words, "" if selected > 1 else self._places))))
        self.cancel_button.setText(self.tr("Cancel {count} registrations").format(count=selected))
        self.stop_button.hide()
        for part in self.buttons:
            part.setVisible(selected > 1)
        self.merge_button.setVisible(selected == 2)  # noqa: PLR2004 (two become one)

    def show_progress(self, done: int, total: int) -> None:
        """Tell how far a change of many people is."""
        self._words.setText(self.tr("{done} of {total} changed").format(done=done, total=total))
        for part in (self.merge_button, *self.buttons):
            part.hide()
        self.stop_button.show()

    def _set_menus(self) -> None:
        for opener, fill in (
            (self.category_button, self._fill_categories),
            (self.status_button, self._fill_statuses),
        ):
            menu = QMenu(opener)
            opener.setMenu(menu)
            menu.aboutToShow.connect(partial(fill, menu))

    def _fill_categories(self, menu: QMenu) -> None:
        menu.clear()
        for choice in self._categories:
            action = menu.addAction(dot(choice.colour), choice.words.replace("&", "&&"))
            action.triggered.connect(partial(self._ask_category, choice.key))

    def _fill_statuses(self, menu: QMenu) -> None:
        menu.clear()
        for status, words in self._wording.statuses().items():
            menu.addAction(QIcon(), words).triggered.connect(partial(self._ask_status, status))

    def _ask_category(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's signal gives it)
        self.category_asked.emit(key)

    def _ask_status(self, status: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's signal gives it)
        self.status_asked.emit(status)
