"""The list that this program itself saves."""

from __future__ import annotations

from desktop_app.features.registrations.rules.known_formats.shape import KnownFormat, columns, targets

FORUM_DESK = KnownFormat(
    "Forum Desk",
    columns("Code, Given name, Family name, Organisation kind, Registered at"),
    targets(
        code="Code",
        given_name="Given name",
        family_name="Family name",
        email="E-mail",
        phone="Phone",
        organisation="Organisation",
        organisation_kind="Organisation kind",
        country="Country",
        job_title="Job title",
        category="Category",
        status="Status",
        note="Note",
        attention="Attention",
        booking="Booking",
        box="Box",
        registered_at="Registered at",
        ignore="Arrived|Badge printed|Source",
    ),
)
