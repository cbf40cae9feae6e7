"""Attendize: the list of attendees; the ticket's number is what its code says."""

from __future__ import annotations

from desktop_app.features.registrations.rules.known_formats.shape import (
    KnownFormat,
    columns,
    names,
    targets,
)

ATTENDIZE = KnownFormat(
    "Attendize",
    columns("First Name, Ticket ID, Reference|Order Reference, Has Arrived"),
    targets(
        code="Ticket ID",
        booking="Reference|Order Reference",
        given_name="First Name",
        family_name="Last Name",
        email="Email",
        category="Ticket Type",
        registered_at="Order Date|Purchase Date",
        ignore="Has Arrived|Arrival Time",
    ),
    checkins=names("Has Arrived|Arrival Time"),
)
