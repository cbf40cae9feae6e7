"""The dialogs of the meetings room: requests, set-up, paper, and the answer to a scanned card."""

from __future__ import annotations

from desktop_app.features.meetings.dialogs.adding import AddRequestDialog
from desktop_app.features.meetings.dialogs.card_answer import CardAnswerDialog
from desktop_app.features.meetings.dialogs.importing import ImportRequestsDialog
from desktop_app.features.meetings.dialogs.paper import PaperChoice, PaperDialog
from desktop_app.features.meetings.dialogs.setting_up import MeetingSetupDialog
from desktop_app.features.meetings.dialogs.suggesting import SuggestionsDialog

__all__ = [
    "AddRequestDialog",
    "CardAnswerDialog",
    "ImportRequestsDialog",
    "MeetingSetupDialog",
    "PaperChoice",
    "PaperDialog",
    "SuggestionsDialog",
]
