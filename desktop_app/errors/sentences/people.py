"""Registrations: files of people, the list, and what is changed in it."""

from __future__ import annotations

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

SENTENCES = {
    # --- photos ---
    "PhotoRefusal.NO_FOLDER": QT_TRANSLATE_NOOP("Refused", "The folder “{folder}” cannot be read."),
    "PhotoRefusal.NO_PHOTOS": QT_TRANSLATE_NOOP(
        "Refused", "There are no photos (JPEG or PNG) in the folder “{folder}”."
    ),
    # --- reading files ---
    "ReadRefusal.MISSING": QT_TRANSLATE_NOOP("Refused", "There is no file {file}. Check the name."),
    "ReadRefusal.FOLDER": QT_TRANSLATE_NOOP("Refused", "{file} is a folder. Choose the file inside it."),
    "ReadRefusal.NO_PERMISSION": QT_TRANSLATE_NOOP(
        "Refused", "You may not read {file}. Copy it to your own folder and choose the copy."
    ),
    "ReadRefusal.EMPTY": QT_TRANSLATE_NOOP("Refused", "{file} is empty. Export it again."),
    "ReadRefusal.NO_ROWS": QT_TRANSLATE_NOOP(
        "Refused", "{file} has headings but no rows. Export it again, without filters."
    ),
    "ReadRefusal.NO_SUCH_SHEET": QT_TRANSLATE_NOOP(
        "Refused", "{file} has no sheet “{sheet}”. Choose one of its sheets."
    ),
    "ReadRefusal.ENCRYPTED": QT_TRANSLATE_NOOP(
        "Refused", "{file} is locked with a password. Open it in a spreadsheet program and save it without."
    ),
    "ReadRefusal.TOO_BIG": QT_TRANSLATE_NOOP(
        "Refused", "{file} is far too big for a list of people, so it was not opened. Export the list alone."
    ),
    "ReadRefusal.WEB_PAGE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is a web page, not a table. Export it as CSV or XLSX."
    ),
    "ReadRefusal.DAMAGED": QT_TRANSLATE_NOOP(
        "Refused", "{file} is damaged or cut off. Export or download it again."
    ),
    "ReadRefusal.NOT_A_TABLE": QT_TRANSLATE_NOOP(
        "Refused", "{file} is not a table that can be read. Export it as CSV, XLSX or ODS."
    ),
    # --- mapping ---
    "MappingRefusal.MALFORMED": QT_TRANSLATE_NOOP(
        "Refused", "“{text}” is no mapping. Write it as Header=field, like “First name=given_name”."
    ),
    "MappingRefusal.UNKNOWN_HEADER": QT_TRANSLATE_NOOP(
        "Refused", "The file has no column “{header}”. It has: {headers}."
    ),
    "MappingRefusal.UNKNOWN_FIELD": QT_TRANSLATE_NOOP(
        "Refused", "There is no field “{field}”. There is: {fields}."
    ),
    # --- people ---
    "BoxRefusal.NOBODY": QT_TRANSLATE_NOOP("Refused", "No badge lies in a box yet."),
    "BoxRefusal.TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "{box} is taken by somebody else's badge. Open the dialog again and look at the boxes."
    ),
    "PersonRefusal.NO_NAME": QT_TRANSLATE_NOOP("Refused", "A given name or a family name is needed."),
    "PersonRefusal.EMAIL_INVALID": QT_TRANSLATE_NOOP(
        "Refused", "“{email}” is no e-mail address. Correct it or leave it empty."
    ),
    "MergeRefusal.SAME": QT_TRANSLATE_NOOP("Refused", "These are one and the same entry. Choose two."),
    "MergeRefusal.GONE": QT_TRANSLATE_NOOP(
        "Refused", "One of the two is not on the list any more: it was merged, taken back or erased."
    ),
    "MergeRefusal.OTHER_EVENT": QT_TRANSLATE_NOOP(
        "Refused", "The two belong to different events. Only entries of one event can be merged."
    ),
    "PersonRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "This person is not on the list any more."),
    "PersonRefusal.ERASED": QT_TRANSLATE_NOOP(
        "Refused", "This person was erased. What is left is only counted and cannot be changed."
    ),
    # --- saving tables ---
    "PlanRefusal.LIST_CHANGED": QT_TRANSLATE_NOOP(
        "Refused",
        "The list of people has changed since this preview, so nothing was written. Look at it again.",
    ),
    "WaitlistRefusal.NOT_WAITING": QT_TRANSLATE_NOOP(
        "Refused", "{name} is not on the waitlist any more, so nobody was promoted. Look at the list again."
    ),
    "NameRefusal.EMPTY": QT_TRANSLATE_NOOP("Refused", "Type a name first."),
    "NameRefusal.TAKEN": QT_TRANSLATE_NOOP(
        "Refused", "“{name}” is the name of another one already. Choose another name."
    ),
    "NameRefusal.GONE": QT_TRANSLATE_NOOP("Refused", "Somebody has deleted it meanwhile."),
    "NameRefusal.UNKNOWN": QT_TRANSLATE_NOOP(
        "Refused", "There is no saved mapping “{name}”. Saved are: {names}."
    ),
    "ExportRefusal.UNKNOWN_TYPE": QT_TRANSLATE_NOOP(
        "Refused", "{file} was not written: the name must end in .xlsx or .csv."
    ),
}
