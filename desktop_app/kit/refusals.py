"""A refusal as a sentence in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.errors import sentence_of

if TYPE_CHECKING:
    from desktop_app.errors import Refused


def words_of(refused: Refused) -> str:
    """Say why something was refused."""
    return sentence_of(refused, _translated)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Refused", text)
