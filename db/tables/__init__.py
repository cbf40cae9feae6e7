"""All tables of the event file, one module for each noun."""

from db.tables.attendee import AcceptedCode, Attendee, Consent, CustomField
from db.tables.category import Category
from db.tables.checkin import Annulment, CheckinPoint, Scan
from db.tables.event import Event, Series
from db.tables.journal import Action, Change
from db.tables.organisation import Organisation
from db.tables.paper import Printout, Template
from db.tables.people import Staff, Station
from db.tables.search import SearchEntry

__all__ = [
    "AcceptedCode",
    "Action",
    "Annulment",
    "Attendee",
    "Category",
    "Change",
    "CheckinPoint",
    "Consent",
    "CustomField",
    "Event",
    "Organisation",
    "Printout",
    "Scan",
    "SearchEntry",
    "Series",
    "Staff",
    "Station",
    "Template",
]
