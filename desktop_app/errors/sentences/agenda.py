"""The agenda: files of programmes, and what is changed in it."""

from __future__ import annotations

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

SENTENCES = {
    # --- the printed programme ---
    "PaperRefusal.NOTHING_SCHEDULED": QT_TRANSLATE_NOOP(
        "Refused", "There is nothing to print: no session of this choice has a time yet."
    ),
    "PaperRefusal.NOTHING_CHANGED": QT_TRANSLATE_NOOP(
        "Refused", "There is nothing to announce: the programme is as guests know it."
    ),
    # --- reading files ---
    "ProgrammeRefusal.MISSING": QT_TRANSLATE_NOOP(
        "Refused", "There is no programme {file} to read. Check the name of the file."
    ),
    "ProgrammeRefusal.FOLDER": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a folder. Choose the file of the programme inside it."
    ),
    "ProgrammeRefusal.NO_PERMISSION": QT_TRANSLATE_NOOP(
        "Refused", "You may not read {file}. Copy the programme to your own folder and choose the copy."
    ),
    "ProgrammeRefusal.EMPTY": QT_TRANSLATE_NOOP(
        "Refused", "{file} is empty. Download or export the programme again."
    ),
    "ProgrammeRefusal.TOO_BIG": QT_TRANSLATE_NOOP(
        "Refused", "{file} is far too big for a programme, so it was not opened."
    ),
    "ProgrammeRefusal.TOO_DEEP": QT_TRANSLATE_NOOP(
        "Refused", "{file} is nested deeper than any programme, so it was not read."
    ),
    "ProgrammeRefusal.ENTITIES": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} declares entities of its own, as harmful files do and programmes never. It was not read.",
    ),
    "ProgrammeRefusal.DAMAGED": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} is damaged or cut off: it cannot be read from line {line}, column {column} on. Download it again.",
    ),
    "ProgrammeRefusal.FEED": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} is a feed that announces changes of a programme, not the programme. Download schedule.xml instead.",
    ),
    "ProgrammeRefusal.OTHER_SCHEDULE": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} is a programme of another make: it holds “{element}” where schedule.xml has rooms and events. "
        "Ask for schedule.xml, iCalendar or a table.",
    ),
    "ProgrammeRefusal.SCHEMA": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a schema: it says how files of programmes look, and holds no programme."
    ),
    "ProgrammeRefusal.WEB_PAGE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a web page. Download schedule.xml, schedule.json or the calendar instead."
    ),
    "ProgrammeRefusal.OTHER_XML": QT_TRANSLATE_NOOP(
        "Refused", "{file} is XML, but no programme: its outermost element is “{root}”, not “schedule”."
    ),
    "ProgrammeRefusal.OTHER_JSON": QT_TRANSLATE_NOOP(
        "Refused", "{file} is JSON, but no programme: it has no “schedule” with a “conference” in it."
    ),
    "ProgrammeRefusal.ARCHIVE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a packed archive. Unpack it and choose the file inside."
    ),
    "ProgrammeRefusal.PICTURE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a picture. Ask for the programme as schedule.xml, iCalendar or a table."
    ),
    "ProgrammeRefusal.PDF": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} is a PDF, made for paper. Ask for the programme as schedule.xml, iCalendar or a table.",
    ),
    "ProgrammeRefusal.DATABASE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a database. Open an event file with “Open”, not as a programme."
    ),
    "ProgrammeRefusal.CALENDAR_WITHOUT_EVENTS": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a calendar without a single entry."
    ),
    "ProgrammeRefusal.TABLE_WITHOUT_SESSIONS": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} is a table, but no column holds titles. Name its columns, as in Title, Date, Start, End, Room.",
    ),
    "ProgrammeRefusal.NO_SESSIONS": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a programme without a single session."
    ),
    "ProgrammeRefusal.NOT_A_PROGRAMME": QT_TRANSLATE_NOOP(
        "Refused",
        "{file} is no programme that can be read. There is schedule.xml, schedule.json, iCalendar, CSV and XLSX.",
    ),
    "ProgrammeRefusal.NO_DAYS": QT_TRANSLATE_NOOP(
        "Refused", "The programme has no day and no session with a time yet, so there is nothing to write."
    ),
    "ProgrammeRefusal.NOT_VALID": QT_TRANSLATE_NOOP(
        "Refused", "The file would not be valid, so nothing was written: {fault}. Please tell us."
    ),
    "ProgrammeRefusal.UNKNOWN_TYPE": QT_TRANSLATE_NOOP(
        "Refused",
        "A programme cannot be written as {file}. Name it .xml, .json, .ics, .csv, .xlsx or .jsonld.",
    ),
    # --- moving sessions ---
    "MoveRefusal.LOCKED": QT_TRANSLATE_NOOP("Refused", "“{title}” is locked. Unlock it before you move it."),
    "MoveRefusal.NOT_SCHEDULED": QT_TRANSLATE_NOOP(
        "Refused", "“{title}” has no time yet. Put it into the grid first."
    ),
    "MoveRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "This session is no longer there. Nothing was moved."),
    "MoveRefusal.TOO_SHORT": QT_TRANSLATE_NOOP(
        "Refused", "“{title}” would be shorter than five minutes. Nothing was changed."
    ),
    "MoveRefusal.NOTHING_TO_SWAP": QT_TRANSLATE_NOOP(
        "Refused", "“{title}” cannot change places with itself. Choose another session."
    ),
    # --- changing the agenda ---
    "AgendaRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "It is not there any more. Look at the agenda again."),
    "AgendaRefusal.NAME_EMPTY": QT_TRANSLATE_NOOP("Refused", "Give it a name first."),
    "AgendaRefusal.NAME_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "There is “{name}” already. Choose another name."
    ),
    "AgendaRefusal.IN_USE": QT_TRANSLATE_NOOP(
        "Refused", "“{name}” has sessions ({count}). Move them elsewhere first."
    ),
    "AgendaRefusal.HAS_GUESTS": QT_TRANSLATE_NOOP(
        "Refused", "People chose “{title}”, or it has a door, so it cannot be removed. Cancel it instead."
    ),
    "AgendaRefusal.TOO_SHORT": QT_TRANSLATE_NOOP("Refused", "It must last five minutes at least."),
    "AgendaRefusal.NEGATIVE": QT_TRANSLATE_NOOP(
        "Refused", "A number below nothing means nothing here. Give a larger one."
    ),
    "AgendaRefusal.SWAPPED": QT_TRANSLATE_NOOP("Refused", "The end must be after the beginning."),
    "AgendaRefusal.VERSION_TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "Version {version} was released already. Choose another name."
    ),
    "AgendaRefusal.NOTHING_TO_RELEASE": QT_TRANSLATE_NOOP(
        "Refused", "Nothing is scheduled yet, so there is nothing to release."
    ),
    "AgendaRefusal.NOT_COMING": QT_TRANSLATE_NOOP(
        "Refused", "{name} is not registered (waiting, cancelled or declined), so nobody can sign them up."
    ),
    "AgendaRefusal.SIGNED_UP_BEFORE": QT_TRANSLATE_NOOP(
        "Refused", "This person signed up for this session already."
    ),
    "AgendaRefusal.SPEAKS_BEFORE": QT_TRANSLATE_NOOP("Refused", "{name} is in this session already."),
    "AgendaRefusal.REASON_EMPTY": QT_TRANSLATE_NOOP(
        "Refused", "Say why this is accepted, so that others understand it."
    ),
    "AgendaRefusal.PLACES_ONLY": QT_TRANSLATE_NOOP(
        "Refused",
        "A what-if copy is about times and rooms only. Go back to the programme to change anything else.",
    ),
    "AgendaRefusal.NOT_IN_PLAN": QT_TRANSLATE_NOOP(
        "Refused",
        "A what-if copy only moves sessions. Go back to the programme to make new ones.",
    ),
    "AgendaRefusal.CHANGED_MEANWHILE": QT_TRANSLATE_NOOP(
        "Refused", "The agenda was changed meanwhile. Look at the differences again."
    ),
    "AgendaRefusal.NO_SUCH_SESSION": QT_TRANSLATE_NOOP(
        "Refused", "No session is called “{title}”. Give its whole title, or its guid."
    ),
    "AgendaRefusal.SEVERAL_SESSIONS": QT_TRANSLATE_NOOP(
        "Refused", "Several sessions are called “{title}”. Give the guid of one: {guids}."
    ),
    "AgendaRefusal.NO_REMEDY": QT_TRANSLATE_NOOP(
        "Refused", "This is not possible any more. Look again at what can be done."
    ),
}
