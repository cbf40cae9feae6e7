"""The Meetings page: the board, requests, the repair, outcomes."""

from __future__ import annotations

from desktop_app.features.meetings.page.meetings import MeetingsPage

__all__ = ["MeetingsPage"]
