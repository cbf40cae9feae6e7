"""alf.io: the list of tickets, of which people choose the columns; the ticket's identifier is its code."""

from __future__ import annotations

from desktop_app.features.registrations.rules.known_formats.shape import (
    KnownFormat,
    columns,
    statuses,
    targets,
)

ALF_IO = KnownFormat(
    "alf.io",
    columns("ReservationID, E-Mail, Category"),
    targets(
        code="ID",
        booking="ReservationID",
        given_name="First Name",
        family_name="Last Name",
        full_name="Full Name",
        email="E-Mail",
        country="Country Code",
        category="Category",
        status="Status",
        registered_at="Confirmation",
        ignore="Event|OriginalPrice|PaidPrice|Discount|VAT|Locked|Language|Billing Address"
        "|Promo Code|Payment ID|Payment Method|External Reference|Fiscal Code|Reference Type"
        "|Addressee Code|PEC",
    ),
    statuses=statuses(
        registered="ACQUIRED|TO_BE_PAID|CHECKED_IN",
        waitlisted="PENDING|PRE_RESERVED|FREE",
        cancelled="CANCELLED|EXPIRED|INVALIDATED|RELEASED",
    ),
)
