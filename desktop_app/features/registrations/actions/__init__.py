"""What the registrations room writes: imports, walk-ins, edits."""

from desktop_app.features.registrations.actions.editing import (
    WalkIn,
    add_walk_in,
    change_status,
    edit_attendee,
    edit_attendees,
    fresh_code,
    organisation_named,
    set_custom,
)
from desktop_app.features.registrations.actions.importing import import_plan

__all__ = [
    "WalkIn",
    "add_walk_in",
    "change_status",
    "edit_attendee",
    "edit_attendees",
    "fresh_code",
    "import_plan",
    "organisation_named",
    "set_custom",
]
