"""What the registrations room reads: table rows, one person, what is there before an import."""

from desktop_app.features.registrations.queries.counting import Choice, FilterCounts, filter_counts
from desktop_app.features.registrations.queries.export import export_sheet
from desktop_app.features.registrations.queries.listing import (
    Filter,
    Ordering,
    PersonRow,
    attendee_keys,
    attendee_rows,
)
from desktop_app.features.registrations.queries.named import named_mappings
from desktop_app.features.registrations.queries.person import (
    ConsentRow,
    CustomFieldRow,
    OrganisationRow,
    PersonDetails,
    PersonScan,
    custom_fields,
    organisation_names,
    organisations,
    person,
    person_scans,
)
from desktop_app.features.registrations.queries.present import field_targets, present
from desktop_app.features.registrations.queries.views import NamedView, View, named_views
from desktop_app.features.registrations.queries.waitlist import waitlist

__all__ = [
    "Choice",
    "ConsentRow",
    "CustomFieldRow",
    "Filter",
    "FilterCounts",
    "NamedView",
    "Ordering",
    "OrganisationRow",
    "PersonDetails",
    "PersonRow",
    "PersonScan",
    "View",
    "attendee_keys",
    "attendee_rows",
    "custom_fields",
    "export_sheet",
    "field_targets",
    "filter_counts",
    "named_mappings",
    "named_views",
    "organisation_names",
    "organisations",
    "person",
    "person_scans",
    "present",
    "waitlist",
]
