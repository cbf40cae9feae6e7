"""All tables of the event file, one module for each noun."""

from db.tables.attendee import AcceptedCode, Attendee, Consent, CustomField, FormerAttendee, KeptValue
from db.tables.category import Category
from db.tables.checkin import Annulment, CheckinPoint, Scan
from db.tables.event import Event, EventFigures, Series
from db.tables.hand_out import HandedOut, HandOut
from db.tables.journal import Action, Change
from db.tables.meetings import (
    Absence,
    CardVersion,
    Meeting,
    MeetingBlock,
    MeetingPerson,
    MeetingProfile,
    MeetingRequest,
    MeetingTable,
    MeetingType,
    RequestCompanion,
)
from db.tables.organisation import Organisation
from db.tables.paper import OwnSheet, Photo, Printer, PrintJob, Printout, Template, TemplatePicture
from db.tables.people import Staff, Station
from db.tables.saved import SavedMapping, SavedView
from db.tables.search import SearchEntry

__all__ = [
    "Absence",
    "AcceptedCode",
    "Action",
    "Annulment",
    "Attendee",
    "CardVersion",
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
    "Meeting",
    "MeetingBlock",
    "MeetingPerson",
    "MeetingProfile",
    "MeetingRequest",
    "MeetingTable",
    "MeetingType",
    "Organisation",
    "OwnSheet",
    "Photo",
    "PrintJob",
    "Printer",
    "Printout",
    "RequestCompanion",
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
