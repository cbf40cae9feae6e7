"""The row of buttons over the canvas: aligning, gaps, order, grid, snapping, size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop_app.features.badges.rules.design.arranging import Restack, Side
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import label, tool_button, upright

if TYPE_CHECKING:
    from desktop_app.features.badges.page.designer.canvas import Canvas
    from desktop_app.features.badges.page.designer.commands import Commands

_GROUPS = (
    ("duplicate", "delete"),
    tuple(side.name for side in Side),
    ("across", "down", "same"),
    tuple(way.name for way in Restack),
)


class ToolRow(QWidget):
    """Each button is one of the commands; grid and snapping are switches."""

    def __init__(self, commands: Commands, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.grid = tool_button("grid-four", self.tr("Show the grid"))
        self.snapping = tool_button("magnet", self.tr("Snap to the grid, the edges and to other elements"))
        self.share = label("100 %", Type.CAPTION)
        self.share.setMinimumWidth(Size.FINGER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR)
        for group in _GROUPS:
            for name in group:
                row.addWidget(self._button(commands, name))
            row.addWidget(upright())
        for switch in (self.grid, self.snapping):
            switch.setCheckable(True)
            switch.setChecked(True)
            row.addWidget(switch)
        row.addStretch()
        row.addWidget(self._button(commands, "smaller"))
        row.addWidget(self.share)
        for name in ("larger", "fit", "real"):
            row.addWidget(self._button(commands, name))
        self.grid.toggled.connect(self._on_grid_toggled)
        self.snapping.toggled.connect(self._on_snapping_toggled)
        canvas.zoom.changed.connect(self._on_zoomed)

    def _button(self, commands: Commands, name: str) -> QToolButton:
        made = QToolButton()
        made.setDefaultAction(commands.actions[name])
        made.setIconSize(QSize(Size.ICON, Size.ICON))
        made.setAccessibleName(commands.actions[name].text())
        return made

    def _on_grid_toggled(self, on: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self._canvas.show_grid = on
        self._canvas.redraw()

    def _on_snapping_toggled(self, on: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self._canvas.mouse.snaps = on

    def _on_zoomed(self, factor: float) -> None:
        self.share.setText(f"{round(factor * 100)} %")
