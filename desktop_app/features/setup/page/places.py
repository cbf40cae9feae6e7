"""The field for a number of places: whole numbers, or empty for no limit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator, QValidator
from PySide6.QtWidgets import QLineEdit


def places_field(places: int | None = None) -> QLineEdit:
    """Make the field."""
    made = QLineEdit("" if places is None else str(places))
    made.setValidator(limit_validator(made))
    made.setPlaceholderText(QCoreApplication.translate("Places", "no limit"))
    return made


def limit_validator(parent: QObject) -> QValidator:
    """Take whole numbers and an empty field; a validator of numbers alone would not let it be emptied."""
    return QRegularExpressionValidator(QRegularExpression(r"[0-9]{0,6}"), parent)


def places_in(editor: QLineEdit) -> int | None:
    """What the field says."""
    return int(editor.text()) if editor.text() else None
