"""The designer's keys, as the sheet of F1 shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.kit.page import KeyHint


class DesignerHints(QObject):
    """Says which key does what."""

    def all(self) -> tuple[KeyHint, ...]:
        """Every key, the most used first."""
        return (
            KeyHint("Tab", self.tr("Next element")),
            KeyHint("← ↑ → ↓", self.tr("Move by 1 mm; with Shift 10, with Alt 0.1")),
            KeyHint("F2", self.tr("Edit the text where it stands")),
            KeyHint("F6", self.tr("From canvas to elements, settings and back")),
            KeyHint("Ins", self.tr("Add an element")),
            KeyHint("Del", self.tr("Remove")),
            KeyHint("Ctrl+C  Ctrl+X  Ctrl+V", self.tr("Copy, cut, paste, also into another template")),
            KeyHint("Ctrl+D  Ctrl+A", self.tr("Duplicate, choose all")),
            KeyHint("Ctrl+Shift+← → ↑ ↓", self.tr("Align at an edge")),
            KeyHint("Ctrl+Shift+C  M", self.tr("Align centres, middles")),
            KeyHint("Ctrl+Shift+H  V", self.tr("Equal gaps across, down")),
            KeyHint("Ctrl+PgUp  PgDn", self.tr("Forward, backward; with Shift to the front, the bottom")),
            KeyHint("Ctrl+Tab", self.tr("The other side")),
            KeyHint("Ctrl + - 0 R", self.tr("Larger, smaller, whole badge, real size")),
            KeyHint(self.tr("Menu key"), self.tr("Everything that can be done")),
            KeyHint("Esc", self.tr("End the drag, choose nothing, back to the templates")),
        )
