"""pretix: the positions of its orders and the list of a check-in, in each language it writes them in."""

from __future__ import annotations

from typing import Final

from desktop_app.features.registrations.rules.field import Field, Status, Target
from desktop_app.features.registrations.rules.known_formats.pretix_words import HEADERS, STATUSES
from desktop_app.features.registrations.rules.known_formats.shape import KnownFormat
from desktop_app.features.registrations.rules.words import folded, listed

_FIELDS: Final = {
    Field.SOURCE_KEY: "Order code|Position ID",
    Field.CODE: "Ticket secret|Secret",
    Field.GIVEN_NAME: "Attendee name: Given name",
    Field.FAMILY_NAME: "Attendee name: Family name",
    Field.FULL_NAME: "Attendee name|Attendee name: Full name",
    Field.EMAIL: "Attendee email|Email",
    Field.PHONE: "Phone number",
    Field.ORGANISATION: "Attendee company|Company|Invoice address company",
    Field.COUNTRY: "Country|Invoice address country",
    Field.CATEGORY: "Product|Variation",
    Field.STATUS: "Status",
    Field.REGISTERED_AT: "Order date|Order time",
    Field.NOTE: "Order comment|Comment|Check-in text",
    Field.ATTENTION: "Requires special attention",
    Field.IGNORE: """
        Event slug|Event name|Date|Start date|End date|Product ID|Variation ID|Price|Tax rate|Tax rule
        Tax value|Address|ZIP code|City|State|Voucher|Voucher budget usage|Voucher tag|Voucher code
        Pseudonymization ID|Seat ID|Seat zone|Seat row|Seat number|Blocked|Valid from|Valid until
        Follow-up date|Add-on to position ID|Invoice address name|Invoice address name: Given name
        Invoice address name: Family name|Invoice address name: Full name|Invoice address street
        Invoice address ZIP code|Invoice address city|Invoice address state|VAT ID|Sales channel
        Order locale|Email address verified|External customer ID|Check-in lists|Payment providers
        Position order link|Checked in|Checked out|Automatically checked in|Paid
    """,
}
_CHECKINS: Final = ("Checked in", "Check-in lists")
_STATUSES: Final = {folded(word): Status(key) for key, words in STATUSES.items() for word in listed(words)}


def _formats(language: str) -> tuple[KnownFormat, KnownFormat]:
    words = dict(pair.split(" = ", 1) for pair in listed(HEADERS.get(language, "")))
    fields = {_said(words, name): Target(field) for field, names in _FIELDS.items() for name in listed(names)}
    order, position = _said(words, "Order code"), _said(words, "Position ID")
    secrets = frozenset({_said(words, "Ticket secret"), _said(words, "Pseudonymization ID")})
    checkins = frozenset(_said(words, name) for name in _CHECKINS)
    automatic = frozenset({_said(words, "Automatically checked in")})
    return (
        KnownFormat(
            "pretix",
            (frozenset({order}), frozenset({position}), secrets),
            fields,
            statuses=_STATUSES,
            checkins=checkins,
            add_on=frozenset({_said(words, "Add-on to position ID")}),
            booking=frozenset({order}),
        ),
        KnownFormat(
            "pretix check-in list",
            (frozenset({order}), frozenset({_said(words, "Checked in")}), automatic),
            fields,
            checkins=checkins,
            booking=frozenset({order}),
        ),
    )


def _said(words: dict[str, str], header: str) -> str:
    """The folded header as the language has it, each part by itself."""
    return folded(": ".join(words.get(part, part) for part in header.split(": ")))


PRETIX: Final = tuple(known for language in ("en", *HEADERS) for known in _formats(language))
