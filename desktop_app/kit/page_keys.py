"""Which keys a list leaves to the page: in a list of Qt a letter would search for a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_OTHERS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Insert)


def is_for_page(event: QKeyEvent) -> bool:
    """Whether a key is a letter or sign, or removes or adds something."""
    text = event.text()
    return event.key() in _OTHERS or (text.isprintable() and bool(text.strip()))
