"""The dialogs of the meetings room: requests added, suggested and imported; blocks, tables and types set up."""

from __future__ import annotations

from desktop_app.features.meetings.dialogs.adding import AddRequestDialog
from desktop_app.features.meetings.dialogs.importing import ImportRequestsDialog
from desktop_app.features.meetings.dialogs.setting_up import MeetingSetupDialog
from desktop_app.features.meetings.dialogs.suggesting import SuggestionsDialog

__all__ = ["AddRequestDialog", "ImportRequestsDialog", "MeetingSetupDialog", "SuggestionsDialog"]
