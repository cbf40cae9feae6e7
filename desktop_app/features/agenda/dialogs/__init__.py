"""The dialogs of the agenda."""

from __future__ import annotations

from desktop_app.features.agenda.dialogs.importing import ImportProgrammeDialog
from desktop_app.features.agenda.dialogs.now_next import NowNextChoice, NowNextDialog

__all__ = ["ImportProgrammeDialog", "NowNextChoice", "NowNextDialog"]
