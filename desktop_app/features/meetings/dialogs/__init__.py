"""The dialogs of the meetings room."""

from __future__ import annotations

from desktop_app.features.meetings.dialogs.card_answer import CardAnswerDialog
from desktop_app.features.meetings.dialogs.paper import PaperChoice, PaperDialog

__all__ = ["CardAnswerDialog", "PaperChoice", "PaperDialog"]
