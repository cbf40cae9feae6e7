"""Eventbrite: the attendee summary, the report of orders that replaced it, and the report made to order."""

from __future__ import annotations

from typing import Final

from desktop_app.features.registrations.rules.known_formats.shape import (
    KnownFormat,
    columns,
    names,
    statuses,
    targets,
)

_STATUSES: Final = statuses(
    registered="Attending|Checked In",
    cancelled="Not Attending|Deleted|Refunded|Cancelled|Canceled|Transferred",
)
_SUMMARY: Final = KnownFormat(
    "Eventbrite attendee summary",
    columns("Order #, Ticket Type|Attendee #, Attendee Status"),
    targets(
        source_key="Order #|Attendee #",
        given_name="First Name",
        family_name="Last Name",
        email="Email",
        phone="Cell Phone|Work Phone|Home Phone",
        organisation="Company",
        job_title="Job Title",
        country="Home Country|Work Country",
        category="Ticket Type",
        status="Attendee Status",
        registered_at="Order Date",
        ignore="Price Tier|Group|Order Type|Currency|Total Paid|Fees Paid|Eventbrite Fees"
        "|Eventbrite Payment Processing|Home Address 1|Home Address 2|Home City|Home State|Home Zip",
    ),
    statuses=_STATUSES,
    quantity=names("Quantity"),
    booking=names("Order #"),
    month_first=True,
)
_ORDERS: Final = KnownFormat(
    "Eventbrite orders",
    columns("Order ID, Attendee email, Barcode number"),
    targets(
        code="Barcode number",
        booking="Order ID",
        given_name="Attendee first name|Buyer first name",
        family_name="Attendee last name|Buyer last name",
        email="Attendee email|Buyer email",
        phone="Phone number",
        country="Purchaser country",
        category="Ticket type",
        registered_at="Order date",
        ignore="Purchaser city|Purchaser state|Event name|Event ID|Event start date|Event start time"
        "|Event timezone|Event location|Ticket tier|Currency|Ticket price"
        "|Seating location 1|Seating location 2|Seating location 3",
    ),
    quantity=names("Ticket quantity"),
    month_first=True,
)
_CUSTOM_REPORT: Final = KnownFormat(
    "Eventbrite attendee report",
    columns("Order ID, Attendee ID, Ticket Class, Attendee First Name"),
    targets(
        source_key="Order ID|Attendee ID",
        given_name="Attendee First Name",
        family_name="Attendee Last Name",
        email="Attendee Email|Email",
        category="Ticket Class",
        status="Status",
        registered_at="Date Created",
        ignore="Purchaser User ID|Ticket Class Price|Is Guest|Checked in|Checked in Date",
    ),
    statuses=_STATUSES,
    checkins=names("Checked in|Checked in Date"),
    booking=names("Order ID"),
    month_first=True,
)
EVENTBRITE: Final = (_SUMMARY, _ORDERS, _CUSTOM_REPORT)
