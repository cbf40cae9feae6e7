"""Asks why a badge is printed once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout

from desktop_app.features.badges.rules.reprint import ReprintReason
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget


class ReprintDialog(QDialog):
    """One question, three answers, Enter; `reason` is the answer.

    A box location says where the first badge may still lie.
    """

    def __init__(self, person: str, last: str, box: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print again"))
        self.setMinimumWidth(Size.TOAST)
        self._group = QButtonGroup(self)
        self._reasons: list[tuple[QRadioButton, ReprintReason]] = []
        self.go = button(self.tr("Print"), Kind.PRIMARY)
        self.leave = button(self.tr("Cancel"), Kind.PLAIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        title = self.tr("{person} has a badge already").format(person=person)
        column.addWidget(label(title, Type.STRONG, wrap=True))
        column.addWidget(label(last, muted=True, wrap=True))
        if box:
            words = self.tr("It was put into {box}: look there before you print.")
            column.addWidget(label(words.format(box=box), wrap=True))
        for reason, words in self._answers().items():
            choice = QRadioButton(words)
            self._group.addButton(choice)
            self._reasons.append((choice, reason))
            column.addWidget(choice)
        self._reasons[0][0].setChecked(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addSpacing(Space.SMALL)
        column.addLayout(row)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._reasons[0][0].setFocus()

    @property
    def reason(self) -> ReprintReason:
        """The answer that is chosen."""
        return next(reason for choice, reason in self._reasons if choice.isChecked())

    def _answers(self) -> Mapping[ReprintReason, str]:
        return {
            ReprintReason.DAMAGED: self.tr("&Damaged or misprinted: the old one is thrown away"),
            ReprintReason.CORRECTED: self.tr("&Corrected: something on it was wrong"),
            ReprintReason.LOST: self.tr("&Lost: the old code stops working, the new badge has a new one"),
        }
