"""Hides names from guests: after a while without a key or the mouse, or at once by F12."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.kit.habits import NEVER, Habits
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.page.card import VerdictCard
    from desktop_app.features.checkin.page.latest import LatestList
    from desktop_app.features.checkin.page.results import ResultsList
    from desktop_app.kit.context import PageContext

_MS: Final = 1000


class Privacy(QObject):
    """Veils the results and the last scans; a key or a press of the mouse shows them again.

    A scanner reveals nothing: it is the guest's own badge that it reads.
    """

    def __init__(
        self,
        context: PageContext,
        page: QWidget,
        card: VerdictCard,
        lists: tuple[LatestList, ResultsList],
    ) -> None:
        super().__init__(page)
        self._card = card
        self._lists = lists
        self._habits = Habits(context.settings)
        self._by_hand = False
        self._veiled = False
        self.button = tool_button("eye-slash", self.tr("Hide names (F12)"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._on_quiet)
        self.button.clicked.connect(self.hide_now)
        QShortcut(QKeySequence("F12"), page).activated.connect(self.hide_now)
        # Queued: the key that shows the names again must not choose one of them unseen.
        context.scanner.person_acted.connect(self._on_person_acted, Qt.ConnectionType.QueuedConnection)
        self.watch()

    @property
    def veiled(self) -> bool:
        """Whether names are hidden."""
        return self._veiled

    def watch(self) -> None:
        """Begin to count the quiet seconds anew, as long as the settings say."""
        seconds = self._habits.seconds
        if seconds == NEVER:
            self._quiet.stop()
        else:
            self._quiet.start(seconds * _MS)

    def hide_now(self) -> None:
        """Hide everything that names a guest, until a key or the mouse is pressed."""
        self._by_hand = True
        self._veil(veiled=True)
        self._card.dim()

    def _on_quiet(self) -> None:
        self._by_hand = False
        self._veil(veiled=True)

    def _on_person_acted(self, deliberate: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self.watch()
        # What was hidden by hand is not shown because somebody knocks against the mouse.
        if self._veiled and (deliberate or not self._by_hand):
            self._veil(veiled=False)

    def _veil(self, *, veiled: bool) -> None:
        self._veiled = veiled
        for part in self._lists:
            part.set_veiled(veiled=veiled)
