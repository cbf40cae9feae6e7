"""Where and when people meet, set up: blocks of slots, tables, types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.meetings.dialogs.blocks_pane import BlocksPane
from desktop_app.features.meetings.dialogs.tables_pane import TablesPane
from desktop_app.features.meetings.dialogs.types_pane import TypesPane
from desktop_app.kit.setup_dialog import SetupDialog
from desktop_app.kit.theme import Size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext


class MeetingSetupDialog(SetupDialog):
    """Three lists."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set up the meetings"))
        self.resize(Size.WINDOW_LEAST_WIDTH, Size.WINDOW_LEAST_HEIGHT - Size.SHAPE)
        self.blocks = BlocksPane(context)
        self.tables = TablesPane(context)
        self.types = TypesPane(context)
        self.blocks.explain(
            self.tr(
                "When people meet: a block is a stretch of slots of the same length. Notice: so many "
                "minutes before a slot, who is not here yet is listed."
            )
        )
        self.tables.explain(
            self.tr(
                "Where people meet: one meeting per table and slot. A request that needs an interpreter "
                "is placed only where the table offers one."
            )
        )
        self.types.explain(
            self.tr("What kinds of meetings there are, as C2C or B2C; the colour marks them everywhere.")
        )
        self.add_pane(self.tr("&Blocks"), self.blocks, self.blocks.refresh)
        self.add_pane(self.tr("&Tables"), self.tables, self.tables.refresh)
        self.add_pane(self.tr("T&ypes"), self.types, self.types.refresh)
