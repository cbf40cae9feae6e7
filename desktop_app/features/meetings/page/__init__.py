"""The Meetings page: the board, requests, the repair, outcomes."""

from __future__ import annotations

from desktop_app.features.meetings.page.meetings import MeetingsPage
from desktop_app.features.meetings.page.person_tab import PersonMeetings

__all__ = ["MeetingsPage", "PersonMeetings"]
