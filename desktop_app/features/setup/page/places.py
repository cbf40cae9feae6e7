"""The field for a number of places: whole numbers, or empty for no limit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit


def places_field(places: int | None = None) -> QLineEdit:
    """Make the field."""
    made = QLineEdit("" if places is None else str(places))
    # A validator of numbers would take an empty field for half a one, and it would not be saved.
    made.setValidator(QRegularExpressionValidator(QRegularExpression(r"[0-9]{0,6}"), made))
    made.setPlaceholderText(QCoreApplication.translate("Places", "no limit"))
    return made


def places_in(editor: QLineEdit) -> int | None:
    """What the field says."""
    return int(editor.text()) if editor.text() else None
