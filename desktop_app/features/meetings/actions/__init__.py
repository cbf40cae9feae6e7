"""What the meetings room writes: places, people, requests, meetings, schedules, outcomes."""

from __future__ import annotations

from desktop_app.features.meetings.actions.cards import record_cards
from desktop_app.features.meetings.actions.importing import import_requests
from desktop_app.features.meetings.actions.outcomes import clear_outcome, note_outcome
from desktop_app.features.meetings.actions.people import (
    add_absence,
    end_absence,
    remove_absence,
    set_profile,
    set_slot_availability,
    set_stay,
)
from desktop_app.features.meetings.actions.places import (
    add_meeting_block,
    add_meeting_type,
    edit_meeting_block,
    edit_meeting_type,
    remove_meeting_block,
    remove_meeting_type,
)
from desktop_app.features.meetings.actions.placing import (
    cancel_meeting,
    join_meeting,
    lock_meeting,
    move_meeting,
    place_meeting,
    swap_meetings,
    unlock_meeting,
)
from desktop_app.features.meetings.actions.requests import (
    accept_request,
    add_request,
    cancel_request,
    decline_request,
    edit_request,
)
from desktop_app.features.meetings.actions.scheduling import write_repair, write_schedule
from desktop_app.features.meetings.actions.tables import (
    add_meeting_tables,
    close_meeting_table,
    edit_meeting_table,
    open_meeting_table,
    remove_meeting_table,
)

__all__ = [
    "accept_request",
    "add_absence",
    "add_meeting_block",
    "add_meeting_tables",
    "add_meeting_type",
    "add_request",
    "cancel_meeting",
    "cancel_request",
    "clear_outcome",
    "close_meeting_table",
    "decline_request",
    "edit_meeting_block",
    "edit_meeting_table",
    "edit_meeting_type",
    "edit_request",
    "end_absence",
    "import_requests",
    "join_meeting",
    "lock_meeting",
    "move_meeting",
    "note_outcome",
    "open_meeting_table",
    "place_meeting",
    "record_cards",
    "remove_absence",
    "remove_meeting_block",
    "remove_meeting_table",
    "remove_meeting_type",
    "set_profile",
    "set_slot_availability",
    "set_stay",
    "swap_meetings",
    "unlock_meeting",
    "write_repair",
    "write_schedule",
]
