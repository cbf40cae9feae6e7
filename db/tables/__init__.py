"""All tables of the event file, one module for each noun."""

from db.tables.attendee import AcceptedCode, Attendee, Consent, CustomField, FormerAttendee, KeptValue
from db.tables.category import Category
from db.tables.checkin import Annulment, CheckinPoint, Scan
from db.tables.event import Event, EventFigures, Series
from db.tables.hand_out import HandedOut, HandOut
from db.tables.journal import Action, Change
from db.tables.organisation import Organisation
from db.tables.paper import OwnSheet, Photo, Printer, PrintJob, Printout, Template, TemplatePicture
from db.tables.people import Staff, Station
from db.tables.saved import SavedMapping, SavedView
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
    "EventFigures",
    "FormerAttendee",
    "HandOut",
    "HandedOut",
    "KeptValue",
    "Organisation",
    "OwnSheet",
    "Photo",
    "PrintJob",
    "Printer",
    "Printout",
    "SavedMapping",
    "SavedView",
    "Scan",
    "SearchEntry",
    "Series",
    "Staff",
    "Station",
    "Template",
    "TemplatePicture",
]
