"""Indico: the list of registrations; its fixed headers are English, questions stand under their titles."""

from __future__ import annotations

from desktop_app.features.registrations.rules.known_formats.shape import (
    KnownFormat,
    columns,
    names,
    statuses,
    targets,
)

INDICO = KnownFormat(
    "Indico",
    columns("ID, Name, Registration state|Registration date"),
    targets(
        source_key="ID",
        given_name="First Name",
        family_name="Last Name",
        full_name="Name",
        email="Email Address",
        organisation="Affiliation",
        job_title="Position",
        phone="Phone Number|Phone",
        country="Country",
        status="Registration state",
        registered_at="Registration date",
        ignore="Modification date|Created by|Price|Checked in|Check-in date|Payment date|Picture|Address",
    ),
    statuses=statuses(
        registered="Completed|Complete|Awaiting payment|Unpaid",
        waitlisted="Pending",
        declined="Rejected",
        cancelled="Withdrawn",
    ),
    checkins=names("Checked in|Check-in date"),
    bare_phones=True,
)
