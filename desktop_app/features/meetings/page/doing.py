"""What can be done with what is chosen: placed, locked, cancelled, accepted, declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from desktop_app.features.meetings.page.chosen import Thing
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.request import OPEN, RequestState
from desktop_app.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.page.chosen import Chosen
    from desktop_app.features.meetings.page.deeds import Deeds
    from desktop_app.features.meetings.page.seeing import Seeing
    from desktop_app.features.meetings.page.views import Views
    from desktop_app.features.meetings.rules.meeting import BoardMeeting
    from desktop_app.features.meetings.rules.request import RequestRow


class Doing(QObject):
    """Acts on the chosen meeting or request; does nothing where that is not possible."""

    def __init__(self, chosen: Chosen, deeds: Deeds, views: Views, seeing: Seeing, parent: QObject) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._deeds = deeds
        self._views = views
        self._seeing = seeing

    @property
    def meeting(self) -> BoardMeeting | None:
        """The meeting that is chosen."""
        return self._seeing.sight.meetings.get(self._chosen.of(Thing.MEETING))

    @property
    def request(self) -> RequestRow | None:
        """The request without a meeting that is chosen."""
        return self._seeing.sight.requests.get(self._chosen.of(Thing.REQUEST))

    def show_next_best(self) -> None:
        """Hold what is chosen over the best place for it; once more, over the next one."""
        request = self.meeting.request_id if self.meeting else (self.request.id if self.request else "")
        if request:
            self._views.show_board()
            self._views.board.carry_to_best(request)

    def toggle_lock(self) -> None:
        """Lock the chosen meeting, or let it go."""
        if self.meeting is not None:
            self._deeds.toggle_lock(self.meeting)

    def cancel(self) -> None:
        """Cancel the chosen meeting, or the chosen request."""
        if self.meeting is not None:
            self._deeds.cancel(self.meeting)
        elif self.request is not None and self.request.state in OPEN:
            self._deeds.withdraw(self.request)

    def accept(self) -> None:
        """The other side of the chosen request agrees."""
        if self.request is not None and self.request.state is RequestState.PENDING:
            self._deeds.accept(self.request)

    def decline(self) -> None:
        """The other side of the chosen request does not wish to meet."""
        if self.request is not None and self.request.state in OPEN:
            self._deeds.decline(self.request)

    def offer(self, over: QWidget, place: QPoint) -> None:
        """Offer all this as a menu, at a place of the screen."""
        self.menu(over).popup(place)

    def menu(self, over: QWidget) -> QMenu:
        """What can be done with what is chosen, with the keys that do it as well."""
        menu = QMenu(over)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.meeting is not None:
            self._fill_for_meeting(menu, self.meeting)
        elif self.request is not None:
            self._fill_for_request(menu, self.request.state)
        return menu

    def _fill_for_meeting(self, menu: QMenu, meeting: BoardMeeting) -> None:
        planned = meeting.state is MeetingState.PLANNED and meeting.slot >= self._seeing.sight.first_open
        free = planned and not meeting.locked
        lock = self.tr("Unlock") if meeting.locked else self.tr("Lock")
        _add(menu, self.tr("Next best slot"), "N", "magic-wand", self.show_next_best).setEnabled(free)
        _add(menu, lock, "L", "lock-simple", self.toggle_lock).setEnabled(planned)
        menu.addSeparator()
        _add(menu, self.tr("Cancel meeting"), "Del", "x", self.cancel).setEnabled(free)

    def _fill_for_request(self, menu: QMenu, state: RequestState) -> None:
        if state is RequestState.ACCEPTED:
            _add(menu, self.tr("Next best slot"), "N", "magic-wand", self.show_next_best)
        if state is RequestState.PENDING:
            _add(menu, self.tr("Accept"), "A", "check", self.accept)
        if state in OPEN:
            _add(menu, self.tr("Decline"), "D", "prohibit", self.decline)
            menu.addSeparator()
            _add(menu, self.tr("Cancel request"), "Del", "x", self.cancel)


def _add(menu: QMenu, words: str, key: str, picture: str, act: Callable[[], None]) -> QAction:
    # The key stands there to be learnt; the page hears it, also while the menu is shut.
    entry = menu.addAction(icon(picture), f"{words}\t{key}")
    entry.triggered.connect(act)
    return entry
