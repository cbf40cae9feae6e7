"""The dialogs of the agenda."""

from __future__ import annotations

from desktop_app.features.agenda.dialogs.now_next import NowNextChoice, NowNextDialog
from desktop_app.features.agenda.dialogs.session_door import SessionDoorDialog

__all__ = ["NowNextChoice", "NowNextDialog", "SessionDoorDialog"]
