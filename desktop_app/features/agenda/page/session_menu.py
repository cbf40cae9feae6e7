"""The menu of the chosen sessions, with the key of each thing that can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop_app.features.agenda.rules.session import SessionKind
from desktop_app.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.doing import Doing


class SessionMenu(QObject):
    """Offers what fits the choice."""

    def __init__(self, chosen: Chosen, doing: Doing, late: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._chosen = chosen
        self._doing = doing
        self._late = late

    def open(self, place: QPoint) -> None:
        """Open it at a place of the screen; where nothing is chosen, one can be added."""
        self.made().popup(place)

    def made(self) -> QMenu:
        """The menu for what is chosen now."""
        menu, doing = QMenu(self._parent), self._doing
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        session = doing.session
        if session is None:
            self._add(menu, self.tr("Add a session"), "Insert", "plus", doing.add)
            return menu
        lock = self.tr("Unlock") if session.locked else self.tr("Lock")
        self._add(menu, self.tr("Next free place"), "N", "magic-wand", doing.hold_over_free_place)
        self._add(menu, self.tr("Swap"), "S", "swap", doing.swap)
        self._add(menu, self.tr("Duplicate"), "Ctrl+D", "copy", doing.duplicate)
        if session.kind is not SessionKind.SESSION:
            self._add(menu, self.tr("Copy to all rooms"), "B", "columns", doing.copy_break)
        self._add(menu, lock, "L", "lock-simple", doing.toggle_lock)
        if session.start is not None:
            self._add(menu, self.tr("It is late…"), "F8", "clock-counter-clockwise", self._late)
            menu.addSeparator()
            self._add(menu, self.tr("Unschedule"), "Del", "calendar-x", doing.unschedule)
        self._add(menu, self._removing(), "Shift+Del", "trash", doing.remove)
        return menu

    def _removing(self) -> str:
        return self.tr("Remove %n session(s)", "", len(self._chosen.guids))

    def _add(self, menu: QMenu, words: str, key: str, picture: str, act: Callable[[], None]) -> None:
        # The key stands there to be learnt; the page hears it, also while the menu is shut.
        entry = menu.addAction(icon(picture), f"{words}\t{key}")
        entry.triggered.connect(act)
