"""Fields for whole numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app.kit.theme import Space


def number_box(parent: QWidget | None = None) -> QSpinBox:
    """Make a field for a whole number; its text stands as far from the edge as in every other field.

    The style sheet does not reach the line edit inside, so its margin is set here.
    """
    made = QSpinBox(parent)
    made.lineEdit().setTextMargins(Space.SMALL, 0, Space.SMALL, 0)
    return made
