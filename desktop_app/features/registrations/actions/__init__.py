"""What the registrations room writes: imports, walk-ins, edits."""

from desktop_app.features.registrations.actions.editing import (
    WalkIn,
    add_walk_in,
    change_status,
    edit_attendee,
    edit_attendees,
    organisation_named,
    set_custom,
)
from desktop_app.features.registrations.actions.importing import import_plan
from desktop_app.features.registrations.actions.merging import (
    keep_organisations_apart,
    keep_people_apart,
    merge_organisations,
    merge_people,
)
from desktop_app.features.registrations.actions.named import (
    delete_mapping,
    delete_view,
    rename_mapping,
    rename_view,
    save_mapping,
    save_view,
)
from desktop_app.features.registrations.actions.waitlist import promote_people

__all__ = [
    "WalkIn",
    "add_walk_in",
    "change_status",
    "delete_mapping",
    "delete_view",
    "edit_attendee",
    "edit_attendees",
    "import_plan",
    "keep_organisations_apart",
    "keep_people_apart",
    "merge_organisations",
    "merge_people",
    "organisation_named",
    "promote_people",
    "rename_mapping",
    "rename_view",
    "save_mapping",
    "save_view",
    "set_custom",
]
