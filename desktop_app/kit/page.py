"""What every page has: title and one living sentence, one primary button, content, inspector at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.heir import FocusHeir
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from desktop_app.kit.context import PageContext


@dataclass(frozen=True)
class KeyHint:
    """One line of the F1 sheet: the key as written on it, and what it does here."""

    key: str
    does: str


class Page(FocusHeir):
    """The base of each room's page.

    Set `watched` to the tables that the page shows and write `refresh`: it is called when the page is first
    seen and again after each change of those tables; while the page is hidden, changes wait until it is seen.

    Signals:
        person_opened(str): show this attendee in the People room.
        room_opened(str, str): open the room of this key with this thing ("" for none).
    """

    person_opened = Signal(str)
    room_opened = Signal(str, str)

    watched: frozenset[str] = frozenset()
    frame_first = False
    """Whether reading takes so long that the page is painted before that, the first time."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        self._unread = True
        self._held = False
        self._cover: QWidget | None = None
        self._title = label("", Type.TITLE)
        self._sentence = label("", muted=True)
        self._head = QHBoxLayout()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self.content = QVBoxLayout()
        self._lay_out()
        context.signals.changed.connect(self._on_changed)

    def set_title(self, words: str) -> None:
        """Set the page's title."""
        self._title.setText(words)

    def set_sentence(self, words: str) -> None:
        """Set the living sentence beside the title."""
        self._sentence.setText(words)

    def add_primary(self, words: str) -> QPushButton:
        """Add the page's one primary button."""
        made = button(words, Kind.PRIMARY)
        self._head.addWidget(made)
        return made

    def add_secondary(self, words: str, picture: str = "") -> QPushButton:
        """Add a plain button beside the primary one; call it before `add_primary`."""
        made = button(words, Kind.PLAIN, picture)
        self._head.addWidget(made)
        return made

    def add_inspector(self, inspector: QWidget) -> None:
        """Put a panel at the right; its width is remembered."""
        self._splitter.addWidget(inspector)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        kept = self.context.settings.value(self._setting("splitter"))
        if kept is not None:
            self._splitter.restoreState(kept)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)

    def cover(self, part: QWidget) -> None:
        """Show a part that needs the whole page, in place of everything else."""
        whole = self.layout()
        assert whole is not None  # noqa: S101 (made with the page)
        whole.addWidget(part)
        self._splitter.hide()
        part.show()
        self._cover = part

    def uncover(self) -> None:
        """Show the page again."""
        if self._cover is not None:
            self._cover.hide()
            self._cover = None
        self._splitter.show()

    @property
    def covered(self) -> bool:
        """Whether a part stands in place of the page."""
        return self._cover is not None

    def refresh(self) -> None:
        """Read what the page shows again."""

    def hold_back(self) -> None:
        """Read nothing yet when it is seen for the first time: `fill` follows."""
        self._held = self.frame_first and self._unread

    def fill(self) -> None:
        """Paint the page as it is, and then read what it shows, where that was held back."""
        held, self._held = self._held, False
        if held and self.isVisible():
            self.repaint()
            self._read_if_stale()

    def show_thing(self, key: str) -> None:
        """Show the thing of this key: the palette, or another room, asks for it."""

    def set_locked(self, *, locked: bool) -> None:
        """Rest while the desk is locked, where something works by itself, and go on afterwards."""

    def key_hints(self) -> Sequence[KeyHint]:
        """Tell this page's keys, for F1."""
        return ()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._held:
            self._read_if_stale()

    def _read_if_stale(self) -> None:
        if self._stale:
            self._stale = self._unread = False
            self.refresh()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        self._head.setSpacing(Space.SMALL)
        self._head.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.MEDIUM)
        self._head.addLayout(words, 1)
        self.content.setContentsMargins(Space.WIDE, 0, Space.WIDE, Space.LARGE)
        self.content.setSpacing(Space.MEDIUM)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self.content, 1)
        self._splitter.addWidget(left)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _setting(self, name: str) -> str:
        return f"{type(self).__name__}/{name}"

    def _on_changed(self, tables: frozenset[str]) -> None:
        if not tables & self.watched:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_splitter_moved(self, _place: int, _index: int) -> None:
        self.context.settings.setValue(self._setting("splitter"), self._splitter.saveState())
