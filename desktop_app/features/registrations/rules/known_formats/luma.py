"""Luma: the list of guests; the ticket's code is the address that it shows."""

from __future__ import annotations

from desktop_app.features.registrations.rules.known_formats.shape import (
    KnownFormat,
    columns,
    names,
    statuses,
    targets,
)

LUMA = KnownFormat(
    "Luma",
    columns("api_id, approval_status"),
    targets(
        source_key="api_id",
        given_name="first_name",
        family_name="last_name",
        full_name="name",
        email="email",
        phone="phone_number",
        status="approval_status",
        category="ticket_name",
        code="qr_code_url",
        registered_at="created_at",
        ignore="checked_in_at|custom_source|amount|amount_tax|amount_discount|currency|coupon_code"
        "|eth_address|solana_address|survey_response_rating|survey_response_feedback|ticket_type_id",
    ),
    statuses=statuses(
        registered="approved", waitlisted="pending|pending_approval|waitlist|invited", declined="declined"
    ),
    checkins=names("checked_in_at"),
)
