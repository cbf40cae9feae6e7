"""The line below the canvas: where the pointer is, where what is chosen lies, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.features.badges.rules.geometry import bounds, union
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import ElidedLabel, label, put_state

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from desktop_app.features.badges.page.designer.design import Design


class DesignStatus(QFrame):
    """Millimetres, with one digit after the point."""

    def __init__(self, design: Design, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design = design
        self.setProperty("kind", "status")
        self.setFixedHeight(Size.STATUS)
        self.pointer = label("", Type.CAPTION)
        self.chosen = label("", Type.CAPTION)
        self._said = ElidedLabel("", Type.BASE)
        self.pointer.setMinimumWidth(Size.PICTURE)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.LARGE, 0)
        row.setSpacing(Space.WIDE)
        row.addWidget(self.pointer)
        row.addWidget(self.chosen)
        row.addWidget(self._said, 1)

    @property
    def said(self) -> str:
        """The sentence that stands there."""
        return self._said.text()

    def say(self, words: str, state: State = State.REFUSED) -> None:
        """Say a sentence; "" takes it back."""
        put_state(self._said, state)
        self._said.setText(words)

    def show_pointer(self, at: QPointF | None) -> None:
        """Say where the pointer is."""
        words = self.tr("{x} · {y} mm").format(x=f"{at.x():.1f}", y=f"{at.y():.1f}") if at else ""
        self.pointer.setText(words)

    def show_chosen(self) -> None:
        """Say where the chosen elements lie and how large they are."""
        chosen = self._design.chosen_elements
        if not chosen:
            self.chosen.setText("")
            return
        box = union(bounds(each) for each in chosen)
        words = self.tr("{what}: {x} · {y}, {width} × {height} mm")
        figures = {
            "x": f"{box.x:.1f}",
            "y": f"{box.y:.1f}",
            "width": f"{box.width:.1f}",
            "height": f"{box.height:.1f}",
        }
        self.chosen.setText(words.format(what=self._design.words.things(chosen), **figures))
