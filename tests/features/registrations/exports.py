"""Files as known registration systems write them, with the headers of each system and invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.registrations.rules.known_formats.pretix_words import HEADERS
from desktop_app.features.registrations.rules.words import listed
from tests.features.registrations.guests import COUNT, Export, export_of, guests

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COUNT", "EXPORTS", "HI_EVENTS_WORDS", "PRETIX_WORDS", "Export", "guests"]

PRETIX_POSITIONS = """
    Event slug, Event name, Order code, Position ID, Status, Email, Phone number, Order date,
    Order time, Product, Product ID, Variation, Variation ID, Price, Tax rate, Tax rule, Tax value,
    Attendee name, Attendee name: Given name, Attendee name: Family name, Attendee email,
    Attendee company, Address, ZIP code, City, Country, State, Voucher, Voucher budget usage,
    Voucher tag, Pseudonymization ID, Ticket secret, Seat ID, Seat name, Seat zone, Seat row,
    Seat number, Blocked, Valid from, Valid until, Order comment, Follow-up date, Add-on to position ID,
    Topics – Food, Topics – Sea, Topics – Fine mechanics, Diet, Invoice address company,
    Invoice address name, Invoice address street, Invoice address ZIP code, Invoice address city,
    Invoice address country, Invoice address state, VAT ID, Sales channel, Order locale,
    Email address verified, External customer ID, Check-in lists, Payment providers, Position order link
"""
PRETIX_WORDS = {
    "en": ("paid", "canceled", "Yes", "No"),
    "de": ("bezahlt", "storniert", "Ja", "Nein"),
    "lv": ("samaksāts", "atcelts", "Jā", "Nē"),
    "pl": ("opłacona", "anulowane", "Tak", "Nie"),
    "fi": ("maksettu", "peruutettu", "Kyllä", "Ei"),
    "sv": ("Betald", "Avbokad", "Ja", "Nej"),
    "da": ("betalt", "annulleret", "Ja", "Nej"),
    "ru": ("оплачено", "отменено", "Да", "Нет"),
}


def pretix_positions(language: str = "en", **form: str) -> Export:
    """One row for each ticket; guest 1 has booked a dinner, too, and an agency paid for all."""
    paid, cancelled, yes, no = PRETIX_WORDS[language]
    rows = [
        {
            "Event slug": "forum",
            "Order code": f"A{guest.number // 2:03}X",
            "Position ID": str(guest.number % 2 + 1),
            "Status": paid if guest.going else cancelled,
            "Email": "buyer@agency.example",
            "Phone number": guest.phone,
            "Order date": "2026-03-05",
            "Order time": "14:30:00",
            "Product": "Speaker" if guest.number % 3 == 0 else "Participant",
            "Price": "120.00",
            "Attendee name": guest.name,
            "Attendee name: Given name": guest.given,
            "Attendee name: Family name": guest.family,
            "Attendee email": guest.email,
            "Attendee company": guest.company,
            "Country": guest.country,
            "Pseudonymization ID": f"P{guest.number}",
            "Ticket secret": guest.secret,
            "Order comment": "Sits in front" if guest.number == 2 else "",
            "Topics – Food": yes if guest.number % 2 else no,
            "Topics – Sea": yes,
            "Topics – Fine mechanics": no,
            "Diet": "Vegan" if guest.number % 4 == 0 else "None",
            "Invoice address company": "Agency",
            "Invoice address country": "FR",
            "Email address verified": yes,
            "Check-in lists": "Door" if guest.number < 4 else "",
        }
        for guest in guests()
    ]
    dinner = rows[0] | {
        "Position ID": "9",
        "Product": "Dinner",
        "Ticket secret": "dinner-secret",
        "Add-on to position ID": rows[0]["Position ID"],
    }
    export = export_of("pretix", [*rows, dinner], PRETIX_POSITIONS, **form)
    return Export("pretix", _said(export.headers, language), export.rows, export.delimiter, export.encoding)


def _said(headers: Sequence[str], language: str) -> tuple[str, ...]:
    words = dict(pair.split(" = ", 1) for pair in listed(HEADERS.get(language, "")))
    return tuple(": ".join(words.get(part, part) for part in header.split(": ")) for header in headers)


PRETIX_CHECKIN = """
    Order code, Attendee name, Attendee name: Given name, Attendee name: Family name, Product, Price,
    Checked in, Checked out, Automatically checked in, Paid, Secret, Email, Phone number, Diet, Company,
    Voucher code, Order date, Order time, Requires special attention, Comment, Check-in text, Seat ID,
    Seat name, Seat zone, Seat row, Seat number, Blocked, Valid from, Valid until, Address, ZIP code,
    City, Country, State
"""


def pretix_checkin(language: str = "en", **form: str) -> Export:
    """The list of one check-in; the first three came already."""
    _paid, _cancelled, yes, no = PRETIX_WORDS[language]
    rows = [
        {
            "Order code": f"A{guest.number // 2:03}X",
            "Attendee name": guest.name,
            "Attendee name: Given name": guest.given,
            "Attendee name: Family name": guest.family,
            "Product": "Participant",
            "Checked in": "2026-05-20 09:12" if guest.number < 4 else "",
            "Automatically checked in": no,
            "Paid": yes,
            "Secret": guest.secret,
            "Email": guest.email,
            "Phone number": guest.phone,
            "Company": guest.company,
            "Order date": "2026-03-05",
            "Order time": "14:30:00",
            "Requires special attention": yes if guest.number == 3 else no,
            "Check-in text": "Give the show ticket" if guest.number == 3 else "",
            "Country": guest.country,
        }
        for guest in guests()
    ]
    export = export_of("pretix check-in list", rows, PRETIX_CHECKIN, **form)
    return Export(
        export.known, _said(export.headers, language), export.rows, export.delimiter, export.encoding
    )


def indico() -> Export:
    """The pluses of the phone numbers are gone, and two questions are called "Country"."""
    rows = [
        {
            "ID": str(100 + guest.number),
            "Name": guest.name,
            "First Name": guest.given,
            "Last Name": guest.family,
            "Email Address": guest.email,
            "Affiliation": guest.company,
            "Position": "Manager",
            "Phone Number": guest.phone.removeprefix("+"),
            "Country": guest.country,
            "Title": "Dr",
            "Registration date": "2026-03-05T14:30:00+02:00",
            "Registration state": "Completed" if guest.going else "Withdrawn",
            "Checked in": "Yes" if guest.number < 4 else "No",
            "Tags": "Food; Sea" if guest.number % 2 else "Sea",
        }
        for guest in guests()
    ]
    headers = """
        ID, Name, First Name, Last Name, Email Address, Affiliation, Position, Phone Number, Country,
        Title, Registration date, Modification date, Registration state, Created by, Price, Checked in,
        Check-in date, Payment date, Tags
    """
    plain = export_of("Indico", rows, headers, encoding="utf-8-sig")
    return Export(
        "Indico",
        (*plain.headers, "Country"),
        tuple((*row, "Elsewhere") for row in plain.rows),
        encoding=plain.encoding,
    )


def eventbrite_summary() -> Export:
    """The classic form, with dates as Americans write them; guest 5 bought three tickets."""
    rows = [
        {
            "Order #": str(9000 + guest.number // 2),
            "Order Date": "3/5/26 14:30",
            "First Name": guest.given,
            "Last Name": guest.family,
            "Email": guest.email,
            "Quantity": "3" if guest.number == 5 else "1",
            "Ticket Type": "Participant",
            "Attendee #": str(7000 + guest.number),
            "Attendee Status": "Attending" if guest.going else "Not Attending",
            "Home Country": guest.country,
            "Job Title": "Manager",
            "Company": guest.company,
            "Diet": "None",
        }
        for guest in guests()
    ]
    headers = """
        Order #, Order Date, First Name, Last Name, Email, Quantity, Price Tier, Ticket Type,
        Attendee #, Group, Order Type, Currency, Total Paid, Fees Paid, Eventbrite Fees,
        Eventbrite Payment Processing, Attendee Status, Home Address 1, Home Address 2, Home City,
        Home State, Home Zip, Home Country, Diet, Job Title, Company
    """
    return export_of("Eventbrite attendee summary", rows, headers)


def eventbrite_orders() -> Export:
    """The form of 2025; guest 2 has not told a name, so the buyer stands for them."""
    rows = [
        {
            "Order ID": str(9000 + guest.number // 2),
            "Order date": "2026-03-05 14:30",
            "Attendee first name": "" if guest.number == 2 else guest.given,
            "Attendee last name": "" if guest.number == 2 else guest.family,
            "Attendee email": "" if guest.number == 2 else guest.email,
            "Phone number": guest.phone,
            "Purchaser country": guest.country,
            "Ticket quantity": "1",
            "Ticket type": "Participant",
            "Buyer first name": "Billie",
            "Buyer last name": "Byer",
            "Buyer email": "buyer@agency.example",
            "Barcode number": f"90002026{guest.number:08}001",
        }
        for guest in guests()
    ]
    headers = """
        Order ID, Order date, Attendee first name, Attendee last name, Attendee email, Phone number,
        Purchaser city, Purchaser state, Purchaser country, Event name, Event ID, Event start date,
        Event start time, Event timezone, Event location, Ticket quantity, Ticket tier, Ticket type,
        Currency, Ticket price, Buyer first name, Buyer last name, Buyer email, Seating location 1,
        Seating location 2, Seating location 3, Barcode number
    """
    return export_of("Eventbrite orders", rows, headers)


def eventbrite_report() -> Export:
    """The report made to order, without e-mail addresses."""
    rows = [
        {
            "Date Created": "2026-03-05 14:30:00",
            "Order ID": str(9000 + guest.number // 2),
            "Attendee ID": str(7000 + guest.number),
            "Attendee First Name": guest.given,
            "Attendee Last Name": guest.family,
            "Status": "Attending" if guest.going else "Deleted",
            "Ticket Class": "Participant",
            "Is Guest": "No",
            "Checked in": "Yes" if guest.number < 4 else "No",
            "Company": guest.company,
        }
        for guest in guests()
    ]
    headers = """
        Date Created, Order ID, Purchaser User ID, Attendee ID, Attendee First Name, Attendee Last Name,
        Status, Ticket Class, Ticket Class Price, Is Guest, Checked in, Checked in Date, Company
    """
    return export_of("Eventbrite attendee report", rows, headers)


HI_EVENTS = """
    ID, First Name, Last Name, Email, Status, Check Ins, Product ID, Product Name, Event ID, Public ID,
    Short ID, Created Date, Last Updated Date, Notes, Company
"""
HI_EVENTS_WORDS = {
    "en": {},
    "de": {
        "First Name": "Vorname",
        "Last Name": "Nachname",
        "Email": "E-Mail",
        "Product Name": "Produktname",
        "Public ID": "Öffentliche ID",
    },
    "pl": {
        "First Name": "Imię",
        "Last Name": "Nazwisko",
        "Check Ins": "Zameldowania",
        "Product Name": "Nazwa produktu",
        "Public ID": "Publiczne ID",
    },
    "sv": {"First Name": "Förnamn", "Last Name": "Efternamn"},
}


def hi_events(language: str = "en") -> Export:
    """The list of attendees."""
    rows = [
        {
            "ID": str(guest.number),
            "First Name": guest.given,
            "Last Name": guest.family,
            "Email": guest.email,
            "Status": "ACTIVE" if guest.going else "CANCELLED",
            "Check Ins": "Door (2026-05-20 09:12:00)" if guest.number < 4 else "",
            "Product Name": "Participant",
            "Public ID": f"A-{guest.secret[:7].upper()}",
            "Short ID": f"a_{guest.number}",
            "Created Date": "2026-03-05 14:30:00",
            "Notes": "Vegan" if guest.number == 2 else "",
            "Company": guest.company,
        }
        for guest in guests()
    ]
    plain = export_of("Hi.Events", rows, HI_EVENTS)
    words = HI_EVENTS_WORDS[language]
    return Export("Hi.Events", tuple(words.get(name, name) for name in plain.headers), plain.rows)


def alf_io() -> Export:
    """The list of tickets with all fields."""
    rows = [
        {
            "ID": f"00000000-0000-4000-8000-{guest.number:012}",
            "Category": "Participant",
            "Status": "ACQUIRED" if guest.going else "CANCELLED",
            "ReservationID": f"R{guest.number // 2}",
            "Full Name": guest.name,
            "First Name": guest.given,
            "Last Name": guest.family,
            "E-Mail": guest.email,
            "Language": "en",
            "Confirmation": "2026-03-05T14:30:00Z",
            "Country Code": guest.country,
            "Company": guest.company,
        }
        for guest in guests()
    ]
    headers = """
        ID, Category, Event, Status, OriginalPrice, PaidPrice, Discount, VAT, ReservationID, Full Name,
        First Name, Last Name, E-Mail, Locked, Language, Confirmation, Billing Address, Country Code,
        Promo Code, Payment ID, Payment Method, External Reference, Company
    """
    return export_of("alf.io", rows, headers, encoding="utf-8-sig")


def attendize() -> Export:
    """The list of attendees."""
    rows = [
        {
            "First Name": guest.given,
            "Last Name": guest.family,
            "Email": guest.email,
            "Ticket ID": str(5_000_000 + guest.number),
            "Reference": f"AT{guest.number // 2}",
            "Ticket Type": "Participant",
            "Order Date": "2026-03-05 14:30:00",
            "Has Arrived": "YES" if guest.number < 4 else "NO",
        }
        for guest in guests()
    ]
    headers = """
        First Name, Last Name, Email, Ticket ID, Reference, Ticket Type, Order Date, Has Arrived,
        Arrival Time
    """
    return export_of("Attendize", rows, headers)


def luma() -> Export:
    """The list of guests; guest 3 waits to be approved."""
    rows = [
        {
            "api_id": f"gst-{guest.number}",
            "name": guest.name,
            "first_name": guest.given,
            "last_name": guest.family,
            "email": guest.email,
            "phone_number": guest.phone.replace(" ", ""),
            "created_at": "2026-03-05T14:30:00.000Z",
            "approval_status": "declined"
            if not guest.going
            else "pending"
            if guest.number == 3
            else "approved",
            "checked_in_at": "2026-05-20T06:12:00.000Z" if guest.number == 1 else "",
            "qr_code_url": f"https://luma.example/check-in/evt-1?pk=g-{guest.secret[:12]}",
            "ticket_name": "Participant",
            "What is your company?": guest.company,
        }
        for guest in guests()
    ]
    headers = """
        api_id, name, first_name, last_name, email, phone_number, created_at, approval_status,
        checked_in_at, custom_source, qr_code_url, amount, amount_tax, amount_discount, currency,
        coupon_code, eth_address, solana_address, survey_response_rating, survey_response_feedback,
        ticket_type_id, ticket_name, What is your company?
    """
    return export_of("Luma", rows, headers, encoding="utf-8-sig")


def google_forms(timestamp: str = "Timestamp") -> Export:
    """Answers of a form that collects the e-mail address and asks for it, too; guest 2 typed another one."""
    headers = (timestamp, "Email Address", "Full name", "Email Address", "Company", "Country", "Phone number")
    rows = tuple(
        (
            f"2026/03/{guest.number % 28 + 1:02} 2:30:00 PM GMT+2",
            guest.email,
            guest.name,
            "other@home.example" if guest.number == 2 else guest.email,
            guest.company,
            guest.country,
            guest.phone,
        )
        for guest in guests()
    )
    return Export("Google Forms", headers, rows)


EXPORTS = {
    "pretix positions": pretix_positions,
    "pretix check-in list": pretix_checkin,
    "Indico": indico,
    "Eventbrite summary": eventbrite_summary,
    "Eventbrite orders": eventbrite_orders,
    "Eventbrite report": eventbrite_report,
    "Hi.Events": hi_events,
    "alf.io": alf_io,
    "Attendize": attendize,
    "Luma": luma,
    "Google Forms": google_forms,
}
